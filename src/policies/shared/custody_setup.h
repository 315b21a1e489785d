// The custody agreement, the dedicated account and the register of accounts: one bank, one agreement, one account at a
// time. Keyed by operator first, accounts by their number.
#pragma once

#include "base/enum_names.h"
#include "custody/books.h"

namespace gongbao::shared {

using custody::OfOperatorNo;

enum class AgreementState : std::uint8_t { prepared = 0, active = 1, ended = 2 };  // prepared: for a change of bank
constexpr auto names_of(AgreementState) {
  using enum AgreementState;
  return std::array{std::pair{prepared, std::string_view("prepared")}, std::pair{active, std::string_view("active")},
                    std::pair{ended, std::string_view("ended")}};
}
struct CustodyAgreement {
  std::uint64_t bank_id = 0;
  std::string bank_district;
  Date signed_on;
  custody::PayoutCycle payout_cycle = custody::PayoutCycle::immediate;
  std::uint8_t payout_weekday = 0;  // 1 = Monday … 7, weekly only
  bool fee_agreed = false;
  AgreementState state = AgreementState::active;
  GB_FIELDS(bank_id, bank_district, signed_on, payout_cycle, payout_weekday, fee_agreed, state)
};

enum class AccountState : std::uint8_t { opening = 0, active = 1, closing = 2, closed = 3 };
constexpr auto names_of(AccountState) {
  using enum AccountState;
  return std::array{std::pair{opening, std::string_view("opening")}, std::pair{active, std::string_view("active")},
                    std::pair{closing, std::string_view("closing")}, std::pair{closed, std::string_view("closed")}};
}
// A number belongs to one operator for good.
struct CustodyAccount {
  std::uint64_t operator_id = 0;
  std::uint64_t bank_id = 0;
  Date opened_on;
  std::optional<Date> closed_on;  // the first day on which it was no longer the dedicated account
  AccountState state = AccountState::active;
  GB_FIELDS(operator_id, bank_id, opened_on, closed_on, state)
};

enum class AccountEvent : std::uint8_t { opened = 1, changed = 2, closed = 3 };  // 开立、变更和撤销
constexpr auto names_of(AccountEvent) {
  using enum AccountEvent;
  return std::array{std::pair{opened, std::string_view("opened")}, std::pair{changed, std::string_view("changed")},
                    std::pair{closed, std::string_view("closed")}};
}
struct AccountRegisterRow {
  std::uint64_t entry = 0;
  AccountEvent event{};
  std::uint64_t operator_id = 0;
  std::uint64_t bank_id = 0;
  Id16 account{};
  Date on;
  GB_FIELDS(entry, event, operator_id, bank_id, account, on)
};

struct BankChange {
  std::uint64_t agreement = 0;  // entry of the agreement that takes over
  std::uint64_t bank_id = 0;
  Id16 account{};
  std::string bank_txn_no_out;
  std::string bank_txn_no_in;
  Date effective_on;  // from 00:00
  GB_FIELDS(agreement, bank_id, account, bank_txn_no_out, bank_txn_no_in, effective_on)
};

struct CustodySetupRows {
  std::map<OfOperatorNo, CustodyAgreement> agreements;      // by entry
  std::map<Id16, CustodyAccount> accounts;                  // by account number, packed BCD
  std::map<std::uint64_t, std::vector<Id16>> of_operators;  // the same by operator, oldest first
  std::vector<AccountRegisterRow> account_register;         // in order of entry
  std::map<std::uint64_t, BankChange> bank_changes;         // ordered, not yet in effect
  GB_FIELDS(agreements, accounts, of_operators, account_register, bank_changes)
};

// The operator's agreement in that state; 0 = none.
std::uint64_t agreement_in(const CustodySetupRows& rows, std::uint64_t operator_id, AgreementState wanted);
// That agreement is the operator's from now on, and the one before has ended; its books know bank and cycle.
void take_over(CustodySetupRows& rows, custody::OperatorBook& book, std::uint64_t agreement);

// 唯一: whether the number was ever an account of this document, or is one of any other's.
bool account_taken(const CustodySetupRows& rows, const custody::Books& books, const Id16& number);

// For apply: the dedicated account of that bank is open, and stands in the register.
void add_account(CustodySetupRows& rows, const Id16& number, const CustodyAccount& account);
void open_account(CustodySetupRows& rows, custody::OperatorBook& book, const Id16& number, std::uint64_t bank_id,
                  Date opened_on, std::uint64_t entry);

// The dedicated account of that day, through which it was kept; nullptr when there was none. Costs a look at each
// account the operator ever had.
using KeptAccount = std::pair<const Id16, CustodyAccount>;
const KeptAccount* account_kept_on(const CustodySetupRows& rows, std::uint64_t operator_id, Date day);
bool kept_on(const CustodyAccount& account, Date day);

}  // namespace gongbao::shared
