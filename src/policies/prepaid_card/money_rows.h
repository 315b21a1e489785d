// Rows of the subjects around the money: agreement and account, holders and reissued cards, refunds' papers, quarter
// and bank reports. Keyed by operator first, accounts by their number.
#pragma once

#include <set>

#include "base/enum_names.h"
#include "base/personal.h"
#include "custody/books.h"

namespace gongbao::prepaid_card {

using custody::OfOperatorId;
using custody::OfOperatorNo;
using custody::OfOperatorQuarter;

// --- agreement, account, register (custody_setup) --------------------------------------------------------------------

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

enum class AccountEvent : std::uint8_t { opened = 1, changed = 2, closed = 3 };  // 开立、变更和撤销 (13d)
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

// --- cards -----------------------------------------------------------------------------------------------------------

struct CardHolder {
  PersonToken holder;
  SealedText phone;
  std::uint64_t account = 0;  // of the service system; 0 = none yet
  Date bound_on;
  GB_FIELDS(holder, phone, account, bound_on)
};
struct CardReissue {
  std::uint64_t replaces = 0;  // the old card
  std::uint64_t entry = 0;
  Date on;
  GB_FIELDS(replaces, entry, on)
};

// A typed command about a card's money. Instructions name the one before them; these stand beside their chain.
struct CardNote {
  std::uint64_t entry = 0;
  std::uint16_t command = 0;  // its number
  Date on;
  std::int64_t amount = 0;     // of the command, fen: more than what the card had of it, when that was less
  std::int64_t principal = 0;  // what it did to the card, signed
  std::int64_t bonus = 0;
  GB_FIELDS(entry, command, on, amount, principal, bonus)
};

struct RefundPapers {
  SealedText reason;
  std::optional<Date> contested_on;
  SealedText contest_reason;
  std::optional<Date> decided_on;
  SealedText decision;
  GB_FIELDS(reason, contested_on, contest_reason, decided_on, decision)
};

struct CardRows {
  std::map<OfOperatorNo, std::vector<CardHolder>> holders;  // by card; the last one is bound now
  std::map<OfOperatorNo, CardReissue> reissues;             // by the new card
  std::map<OfOperatorNo, RefundPapers> refund_papers;
  std::map<OfOperatorNo, std::vector<CardNote>> notes;  // by the card's number of then; the oldest first
  std::map<std::uint64_t, CardNote> openings;           // by operator: when the cards it came with were loaded
  GB_FIELDS(holders, reissues, refund_papers, notes, openings)

  // Derived, rebuilt on load: every card that the person, or the account, is or was bound to. Costs nothing for cards
  // without a holder.
  std::set<std::pair<PersonToken, OfOperatorNo>> cards_of_persons;
  std::set<std::pair<std::uint64_t, OfOperatorNo>> cards_of_accounts;

  void bind(const OfOperatorNo& card, const CardHolder& holder) {
    holders[card].push_back(holder);
    know(card, holder);
  }
  void note(const OfOperatorNo& card, const CardNote& change) { notes[card].push_back(change); }
  void rebuild_derived() {
    cards_of_persons.clear();
    cards_of_accounts.clear();
    for (const auto& [card, bound] : holders) {
      for (const CardHolder& each : bound) know(card, each);
    }
  }

 private:
  void know(const OfOperatorNo& card, const CardHolder& holder) {
    cards_of_persons.insert({holder.holder, card});
    if (holder.account != 0) cards_of_accounts.insert({holder.account, card});
  }
};

// --- quarters --------------------------------------------------------------------------------------------------------

// One version of a quarter's report; the last one of its list speaks.
struct QuarterReport {
  std::uint64_t entry = 0;
  Date reported_on;
  Date due_on;
  bool due_provisional = false;
  std::uint64_t bank_id = 0;
  Id16 account{};
  std::int64_t received = 0;
  std::int64_t redeemed = 0;
  std::int64_t refunded = 0;
  std::int64_t balance = 0;
  std::int64_t custody_end = 0;
  Date check_from;  // day 0 of the check's days
  Date check_due_on;
  bool check_due_provisional = false;
  std::optional<Date> checked_on;
  std::int64_t floor = 0;  // F of the reported balance, as checked
  std::int64_t custody_at_check = 0;
  bool meets_ratio = false;  // the computed verdict
  std::optional<Date> reopened_on;
  SealedText reopen_reason;
  GB_FIELDS(entry, reported_on, due_on, due_provisional, bank_id, account, received, redeemed, refunded, balance,
            custody_end, check_from, check_due_on, check_due_provisional, checked_on, floor, custody_at_check,
            meets_ratio, reopened_on, reopen_reason)
};

struct OfBankQuarter {
  std::uint64_t bank_id = 0;
  Quarter quarter;
  GB_FIELDS(bank_id, quarter)
  auto operator<=>(const OfBankQuarter&) const = default;
};
struct BankReportRow {
  std::uint64_t operator_id = 0;
  Id16 account{};
  std::int64_t received = 0;
  std::int64_t redeemed = 0;
  std::int64_t refunded = 0;
  std::int64_t balance = 0;
  std::int64_t custody_end = 0;
  GB_FIELDS(operator_id, account, received, redeemed, refunded, balance, custody_end)
};
struct BankReport {
  std::uint64_t entry = 0;
  Date reported_on;
  std::vector<BankReportRow> rows;
  GB_FIELDS(entry, reported_on, rows)
};

struct ReportRows {
  std::map<OfOperatorQuarter, std::vector<QuarterReport>> of_quarters;
  std::map<OfBankQuarter, BankReport> of_banks;
  GB_FIELDS(of_quarters, of_banks)
};

}  // namespace gongbao::prepaid_card
