// Reconciliation (对账): an account's statement, day by day, against the cash legs of its operator's entries (spec/01
// 8.11). Tolerance zero fen. Nothing is ever edited: a break closes when an instruction, a reversal or a later line has
// made both sides equal.
//
// The journal is the ledger's side: an operator's accepted instructions are walked backwards, newest first. What typed
// commands moved stands in loose_cash, because that chain does not pass them.
//
// Which legs a statement of day D looks at: those not looked at before (event date after the last statement's, or
// entered after its upload) with an event date up to D. So a leg reported late meets its line's open break.
#pragma once

#include "base/enum_names.h"
#include "base/personal.h"
#include "custody/decide.h"

namespace gongbao::custody {

enum class BreakKind : std::uint8_t {
  missing_in_ledger = 1,
  missing_in_bank = 2,
  amount_differs = 3,
  direction_differs = 4,
  date_differs = 5,
  duplicate_in_bank = 6,
  balance_break = 7,
};
constexpr auto names_of(BreakKind) {
  using enum BreakKind;
  using namespace std::literals;
  return std::array{
      std::pair{missing_in_ledger, "missing_in_ledger"sv}, std::pair{missing_in_bank, "missing_in_bank"sv},
      std::pair{amount_differs, "amount_differs"sv},       std::pair{direction_differs, "direction_differs"sv},
      std::pair{date_differs, "date_differs"sv},           std::pair{duplicate_in_bank, "duplicate_in_bank"sv},
      std::pair{balance_break, "balance_break"sv}};
}
enum class Resolution : std::uint8_t {
  instruction_sent = 1,
  unidentified_receipt = 2,
  reversed = 3,
  reversed_and_resent = 4,
  accepted_with_reason = 5,
  later_line = 6,  // a line on a later statement: of the missing one, or correcting a double one
  followed = 7,    // a balance break, once the others closed or the balances met again
};
constexpr auto names_of(Resolution) {
  using enum Resolution;
  using namespace std::literals;
  return std::array{std::pair{instruction_sent, "instruction_sent"sv},
                    std::pair{unidentified_receipt, "unidentified_receipt"sv},
                    std::pair{reversed, "reversed"sv},
                    std::pair{reversed_and_resent, "reversed_and_resent"sv},
                    std::pair{accepted_with_reason, "accepted_with_reason"sv},
                    std::pair{later_line, "later_line"sv},
                    std::pair{followed, "followed"sv}};
}

// --- rows ------------------------------------------------------------------------------------------------------------

struct BreakKey {
  std::uint64_t operator_id = 0;
  std::uint64_t statement = 0;  // entry of the statement that showed it
  std::uint32_t place = 0;      // 1, 2, 3 … within the statement
  GB_FIELDS(operator_id, statement, place)
  auto operator<=>(const BreakKey&) const = default;
};
struct Break {
  BreakKind kind{};
  Id16 account{};
  std::string bank_txn_no;         // empty for a balance break
  std::int64_t bank_amount = 0;    // as the bank shows it, inbound positive; a balance break: closing
  std::int64_t ledger_amount = 0;  // Σ cash legs of the key; a balance break: C at 24:00 of the date
  Date value_date;                 // the bank's
  Date event_date;                 // the ledger's
  SealedText counterparty;
  Date opened_on;
  std::optional<Date> closed_on;
  std::optional<Resolution> resolution;
  SealedText reason;
  std::uint64_t counted_through = 0;  // legs up to this entry were counted when it was resolved by hand
  GB_FIELDS(kind, account, bank_txn_no, bank_amount, ledger_amount, value_date, event_date, counterparty, opened_on,
            closed_on, resolution, reason, counted_through)
  bool open() const { return !closed_on; }
};

struct OfAccountTxn {
  Id16 account{};
  std::string bank_txn_no;  // empty: the balance
  bool twice = false;       // the duplicate's own break
  GB_FIELDS(account, bank_txn_no, twice)
  auto operator<=>(const OfAccountTxn&) const = default;
};
struct OfAccountDate {
  Id16 account{};
  Date date;
  GB_FIELDS(account, date)
  auto operator<=>(const OfAccountDate&) const = default;
};
struct StatementRow {
  std::uint64_t entry = 0;
  Date uploaded_on;
  std::int64_t opening = 0;
  std::int64_t closing = 0;
  std::int64_t ledger_custody = 0;  // C at 24:00 of the date by event date, as known at the upload
  std::uint32_t lines = 0;
  GB_FIELDS(entry, uploaded_on, opening, closing, ledger_custody, lines)
};
// How far an account's statements have come.
struct Reconciled {
  Date date;                      // of the last statement
  std::uint64_t entry = 0;        // of its upload
  std::int64_t closing = 0;       // of the last statement
  std::uint32_t open_breaks = 0;  // all kinds
  GB_FIELDS(date, entry, closing, open_breaks)
};
// Cash moved by a typed command; kept until a statement has looked at it.
struct LooseCash {
  std::uint64_t entry = 0;
  Id16 account{};
  std::string bank_txn_no;
  Date event_date;
  std::int64_t amount = 0;  // into the account positive
  GB_FIELDS(entry, account, bank_txn_no, event_date, amount)
};
struct Reconciliation {
  std::map<OfAccountDate, StatementRow> statements;
  std::map<Id16, Reconciled> accounts;
  std::map<BreakKey, Break> breaks;
  std::map<OfAccountTxn, BreakKey> latest;  // the latest break of a key
  std::map<std::uint64_t, std::vector<LooseCash>> loose_cash;
  GB_FIELDS(statements, accounts, breaks, latest, loose_cash)

  const Break* open_break(const OfAccountTxn& key) const;
};

// An account is balanced for a date of which it has a statement while no break is open; C ≠ closing is a break too.
bool balanced(const Reconciliation& rows, const Id16& account, Date date);

// --- the ledger's side -----------------------------------------------------------------------------------------------

struct CashLeg {
  std::uint64_t entry = 0;
  Op op{};  // of a typed command: that of the instruction it carries; 0 for a change of bank
  std::string bank_txn_no;
  Date event_date;
  std::int64_t amount = 0;  // into the account positive
};
// What an accepted instruction moved in the dedicated account.
std::int64_t cash_moved(const Books& books, const Instruction& in, std::span<const Ext> extensions);
// Its own number; a reversal without one speaks of its original's line.
std::string cash_key(const Originals& originals, const Instruction& in, std::span<const Ext> extensions);
std::string text_of(const std::array<char, 32>& bank_txn_no);
// 1 to 32 printable characters, as a record may carry them.
bool bank_txn_no_ok(const std::string& text);

// Whose books, which account, and the days on which it was the dedicated one.
struct AccountPeriod {
  std::uint64_t operator_id = 0;
  Id16 account{};
  Date from;               // first booking day
  std::optional<Date> to;  // first booking day on which it no longer was
};

// --- statements ------------------------------------------------------------------------------------------------------

struct StatementLine {
  std::string bank_txn_no;
  Date value_date;
  Money amount;  // into the account positive; never 0
  std::optional<SealedText> counterparty;
  GB_FIELDS(bank_txn_no, value_date, amount, counterparty)
};
struct Statement {
  Date date;
  std::int64_t opening = 0;
  std::int64_t closing = 0;
  std::vector<StatementLine> lines;
};

struct BreakUpdate {
  BreakKey key;
  std::int64_t ledger_amount = 0;
  std::optional<Resolution> closed_by;
  GB_FIELDS(key, ledger_amount, closed_by)
};
// The fact of an upload.
struct StatementTaken {
  std::uint64_t operator_id = 0;
  Id16 account{};
  Date date;
  std::int64_t opening = 0;
  std::int64_t closing = 0;
  std::int64_t ledger_custody = 0;
  std::uint32_t lines = 0;
  std::vector<Break> opened;  // places 1, 2, 3 …
  std::vector<BreakUpdate> updates;
  GB_FIELDS(operator_id, account, date, opening, closing, ledger_custody, lines, opened, updates)
};
struct StatementDecision {
  Code code = 0;              // schema_invalid, statement_broken
  std::string field;          // that is wrong
  std::int64_t expected = 0;  // the opening or closing that would have been right
  StatementTaken taken;
};

// Everything a decision about an account reads.
struct Ledger {
  const Books& books;
  const Reconciliation& rows;
  const Originals& originals;
  Date today;
};
StatementDecision take_statement(const Ledger& ledger, const AccountPeriod& account, const Statement& statement);
void apply(Reconciliation& rows, const StatementTaken& taken, std::uint64_t entry, Date booked_on);

struct BreakResolved {
  BreakKey key;
  Resolution resolution{};
  SealedText reason;
  std::int64_t ledger_amount = 0;
  bool balance_follows = false;  // the account's balance break closes with it
  GB_FIELDS(key, resolution, reason, ledger_amount, balance_follows)
};
struct ResolutionDecision {
  Code code = 0;  // unknown_subject, wrong_state, schema_invalid
  std::int64_t ledger_amount = 0;
  BreakResolved resolved;
};
// Only what the table of 8.11 allows for the kind, and only when the ledger now says what the bank says.
ResolutionDecision resolve(const Ledger& ledger, const AccountPeriod& account, const BreakKey& key, Resolution how,
                           const SealedText& reason);
void apply(Reconciliation& rows, const BreakResolved& resolved, std::uint64_t entry, Date booked_on);

}  // namespace gongbao::custody
