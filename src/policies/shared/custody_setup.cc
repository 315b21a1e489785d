// Finds agreements and accounts, and enters new ones.
#include "policies/shared/custody_setup.h"

#include <algorithm>
#include <ranges>

namespace gongbao::shared {

std::uint64_t agreement_in(const CustodySetupRows& rows, std::uint64_t operator_id, AgreementState wanted) {
  for (auto it = rows.agreements.lower_bound({operator_id, 0});
       it != rows.agreements.end() && it->first.operator_id == operator_id; ++it) {
    if (it->second.state == wanted) return it->first.number;
  }
  return 0;
}

void take_over(CustodySetupRows& rows, custody::OperatorBook& book, std::uint64_t agreement) {
  const std::uint64_t operator_id = book.key.operator_id;
  for (auto it = rows.agreements.lower_bound({operator_id, 0});
       it != rows.agreements.end() && it->first.operator_id == operator_id; ++it) {
    if (it->second.state == AgreementState::active) it->second.state = AgreementState::ended;
  }
  CustodyAgreement& now = rows.agreements.at({operator_id, agreement});
  now.state = AgreementState::active;
  book.bank_id = now.bank_id;
  book.payout_cycle = now.payout_cycle;
  book.payout_weekday = now.payout_weekday;
  book.fee_agreed = now.fee_agreed ? 1 : 0;
}

bool account_taken(const CustodySetupRows& rows, const custody::Books& books, const Id16& number) {
  return rows.accounts.contains(number) || std::ranges::any_of(books.operator_ids, [&](std::uint64_t id) {
           return books.find_operator(id)->account == number;
         });
}

void add_account(CustodySetupRows& rows, const Id16& number, const CustodyAccount& account) {
  rows.accounts[number] = account;
  rows.of_operators[account.operator_id].push_back(number);
}

void open_account(CustodySetupRows& rows, custody::OperatorBook& book, const Id16& number, std::uint64_t bank_id,
                  Date opened_on, std::uint64_t entry) {
  book.account = number;
  CustodyAccount account;
  account.operator_id = book.key.operator_id;
  account.bank_id = bank_id;
  account.opened_on = opened_on;
  add_account(rows, number, account);
  rows.account_register.push_back({entry, AccountEvent::opened, account.operator_id, bank_id, number, opened_on});
}

bool kept_on(const CustodyAccount& account, Date day) {
  return account.opened_on <= day && (!account.closed_on || *account.closed_on > day);
}

const KeptAccount* account_kept_on(const CustodySetupRows& rows, std::uint64_t operator_id, Date day) {
  const auto of_operator = rows.of_operators.find(operator_id);
  if (of_operator == rows.of_operators.end()) return nullptr;
  // On a day on which one was closed and the next opened, the next one is the account at its end.
  for (const Id16& number : of_operator->second | std::views::reverse) {
    const auto account = rows.accounts.find(number);
    if (kept_on(account->second, day)) return &*account;
  }
  return nullptr;
}

}  // namespace gongbao::shared
