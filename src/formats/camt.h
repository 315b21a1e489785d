// Bank statements as ISO 20022 camt.053 (versions 02, 04 and 08), for reconciliation (spec/01 8.11). XML from outside:
// no network, no document type, no entities, bounded size and depth; the order, number and form of the elements we read
// are checked here, and everything else too when the folder of the published schemas is given.
//
// A statement is read as the bank wrote it. Whether its figures fit together is check_continuity's question; nothing is
// repaired.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/money.h"
#include "base/problem.h"

namespace gongbao::formats {

// Personal data: stays in memory, goes into the vault or nowhere. Deliberately without a field list.
struct Counterparty {
  std::string name;
  std::string account;
};

struct StatementBalance {
  Money amount;  // negative: the account is in debit
  std::string currency;
  Date date;
  std::uint64_t source_line = 0;
};

struct StatementLine {
  // The first of these that is there: AcctSvcrRef of the entry (the bank's own number), NtryRef, and of the only detail
  // AcctSvcrRef, EndToEndId (unless NOTPROVIDED), TxId, proprietary reference. Empty when there is none: such a line
  // matches nothing.
  std::string bank_txn_no;
  Date booking_date;
  Date value_date;  // the booking date when the bank gives none
  Money amount;     // credit positive, debit negative
  std::string currency;
  std::uint32_t details = 0;         // transactions inside the entry
  std::optional<Money> details_sum;  // signed; only when every detail has an amount in the entry's currency
  Counterparty counterparty;         // of an entry with one detail
  std::uint64_t source_line = 0;
};

struct Statement {
  std::string statement_id;
  std::string account_no;             // IBAN, or the other identification
  Date date;                          // of the closing balance
  StatementBalance opening, closing;  // booked: OPBD (or PRCD) and CLBD
  std::vector<StatementLine> lines;   // booked entries only, in file order
};

struct CamtOptions {
  std::string schema_folder;  // with camt.053.001.02.xsd …; empty: our own checks only
  std::size_t max_bytes = std::size_t{64} << 20;
};

// Whether the file begins as XML does, white space and a byte order mark aside.
Result<bool> is_xml(const std::string& path);

// ledger.schema_invalid naming line and element; a camt.054 or another message is named as what it is.
Result<std::vector<Statement>> read_camt053(const std::string& path, const CamtOptions& options = {});

// opening = previous closing, and opening + Σ lines = closing, to the fen; else ledger.statement_broken with the
// figures.
Result<void> check_continuity(const Statement& statement, std::optional<Money> previous_closing);

// What is odd without breaking the statement: details that do not add up to their entry, several currencies, value
// dates after the statement's day, lines without a reference. Never with personal data.
std::vector<Problem> remarks(const Statement& statement);

}  // namespace gongbao::formats
