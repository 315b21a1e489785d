// Rows of the subjects around the money: holders and reissued cards, refunds' papers, quarter and bank reports. Keyed
// by operator first. Agreement and account are rows of policies/shared.
#pragma once

#include <set>

#include "base/enum_names.h"
#include "base/personal.h"
#include "custody/books.h"
#include "policies/shared/custody_setup.h"

namespace gongbao::prepaid_card {

using custody::OfOperatorId;
using custody::OfOperatorNo;
using custody::OfOperatorQuarter;

using shared::AccountEvent;
using shared::AccountRegisterRow;
using shared::AccountState;
using shared::AgreementState;
using shared::BankChange;
using shared::CustodyAccount;
using shared::CustodyAgreement;
using shared::CustodySetupRows;

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
