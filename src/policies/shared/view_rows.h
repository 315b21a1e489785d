// Rows of lists that several documents have in the same words: the account register, statements and their breaks,
// changes of parameters. A document derives its own row from each, so that each has a table of its own.
#pragma once

#include "law/parameters.h"
#include "policies/shared/reconciliation_commands.h"
#include "policies/view_rows.h"

namespace gongbao::shared::view {

using policies::AccountNo;
using policies::Area;
using policies::Rows;

// 开立、变更和撤销
struct AccountRegistered {
  static constexpr std::string_view table = "account_register";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t entry = 0;
  std::int32_t place = 0;
  AccountEvent event{};
  std::uint64_t operator_id = 0;
  Area area;
  std::uint64_t bank_id = 0;
  AccountNo account_no;
  Date registered_on;
  GB_FIELDS(entry, place, event, operator_id, area, bank_id, account_no, registered_on)
};

struct Statement {
  static constexpr std::string_view table = "statements";
  static constexpr std::size_t key_fields = 2;
  AccountNo account_no;
  Date statement_date;
  std::uint64_t entry = 0;
  std::uint64_t operator_id = 0;
  Area area;
  std::uint64_t bank_id = 0;
  Date uploaded_on;
  Money opening;
  Money closing;
  Money ledger_custody;
  std::uint32_t lines = 0;
  std::uint32_t breaks_found = 0;
  GB_FIELDS(account_no, statement_date, entry, operator_id, area, bank_id, uploaded_on, opening, closing,
            ledger_custody, lines, breaks_found)
};

struct StatementBreak {
  static constexpr std::string_view table = "breaks";
  static constexpr std::size_t key_fields = 3;
  std::uint64_t operator_id = 0;
  std::uint64_t statement_id = 0;
  std::uint32_t place = 0;
  Area area;
  std::uint64_t bank_id = 0;
  custody::BreakKind kind{};
  AccountNo account_no;
  std::string bank_txn_no;
  Money bank_amount;
  Money ledger_amount;
  Date value_date;
  Date event_date;
  bool open = true;
  Date opened_on;
  std::optional<Date> closed_on;
  std::optional<custody::Resolution> resolution;
  GB_FIELDS(operator_id, statement_id, place, area, bank_id, kind, account_no, bank_txn_no, bank_amount, ledger_amount,
            value_date, event_date, open, opened_on, closed_on, resolution)
};

struct ParameterChange {
  static constexpr std::string_view table = "parameter_changes";
  static constexpr std::size_t key_fields = 2;
  std::string parameter;
  std::uint64_t entry = 0;
  Date set_on;
  Date first_day;
  std::string value;
  std::string reason;
  GB_FIELDS(parameter, entry, set_on, first_day, value, reason)
};

// --- how they are written, into the document's own rows
// ---------------------------------------------------------------

template <class Row>
void put_statement(Rows& rows, const custody::StatementTaken& taken, const policies::FactOrigin& origin,
                   const policies::Belongs& to) {
  Row row;
  row.account_no = {taken.account};
  row.statement_date = taken.date;
  row.entry = origin.entry;
  row.operator_id = taken.operator_id;
  row.area = to.area;
  row.bank_id = to.bank_id;
  row.uploaded_on = origin.booked_on;
  row.opening = {taken.opening};
  row.closing = {taken.closing};
  row.ledger_custody = {taken.ledger_custody};
  row.lines = taken.lines;
  row.breaks_found = static_cast<std::uint32_t>(taken.opened.size());
  rows.put(row);
}

template <class Row>
void put_break(Rows& rows, const custody::BreakKey& key, const custody::Break& found, const policies::Belongs& to) {
  Row row;
  row.operator_id = key.operator_id;
  row.statement_id = key.statement;
  row.place = key.place;
  row.area = to.area;
  row.bank_id = to.bank_id;
  row.kind = found.kind;
  row.account_no = {found.account};
  row.bank_txn_no = found.bank_txn_no;
  row.bank_amount = {found.bank_amount};
  row.ledger_amount = {found.ledger_amount};
  row.value_date = found.value_date;
  row.event_date = found.event_date;
  row.opened_on = found.opened_on;
  rows.put(row);
}

// What the ledger says of it now.
template <class Row>
void update_break(Rows& rows, const custody::BreakKey& key, std::int64_t ledger_amount) {
  rows.change<Row>([&](Row& row) { row.ledger_amount = {ledger_amount}; }, key.operator_id, key.statement, key.place);
}

template <class Row>
void close_break(Rows& rows, const custody::BreakKey& key, custody::Resolution how, Date on) {
  rows.change<Row>(
      [&](Row& row) {
        row.open = false;
        row.closed_on = on;
        row.resolution = how;
      },
      key.operator_id, key.statement, key.place);
}

// The fact does not say what its number counts; changes are so rare that the declarations are read for each.
template <class Row>
void put_parameter_change(Rows& rows, std::string_view document, const std::string& parameter,
                          const law::ParameterVersion& version, const policies::FactOrigin& origin) {
  const auto declared = law::Parameters::embedded(document);
  const law::Parameter* known = declared ? declared->find(parameter) : nullptr;
  Row row;
  row.parameter = parameter;
  row.entry = origin.entry;
  row.set_on = origin.booked_on;
  row.first_day = version.from;
  row.value = law::text_of(known == nullptr ? law::Unit::fen : known->unit, version.value);
  row.reason = version.reason;
  rows.put(row);
}

}  // namespace gongbao::shared::view
