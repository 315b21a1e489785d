// No person in the register (9a), a product's data to whoever holds its certificate today (9b, O7).
#include "policies/beauty_health/reactions.h"

#include <algorithm>
#include <charconv>

namespace gongbao::beauty_health {

Date first_of_month(Date day) {
  const YearMonthDay parts = ymd(day);
  return date_of(parts.year, parts.month, 1);
}

namespace {

bool is_product(const State& state, const std::string& number) {
  const Certificate* row = find_row(state.certificates, number);
  return row != nullptr && row->kind != CertificateKind::new_ingredient;
}

// So many digits in a row are a telephone or the number of a person.
bool could_name_somebody(std::string_view text) {
  constexpr int shortest_number = 7;
  int run = 0;
  for (const char each : text) {
    run = each >= '0' && each <= '9' ? run + 1 : 0;
    if (run == shortest_number) return true;
  }
  return false;
}

}  // namespace

Answer decide(const Context& in, const ReportReaction& command) {
  if (!is_product(in.state, command.product_no)) {
    return refuse(code::product_unknown).with_text("product_no", command.product_no);
  }
  if (could_name_somebody(command.reaction_kind)) return refuse(code::person_data).with_text("field", "reaction_kind");
  if (could_name_somebody(command.age_band)) return refuse(code::person_data).with_text("field", "age_band");
  if (blank(command.reaction_kind)) return malformed("reaction_kind");
  if (command.month > in.today) return malformed("month");
  ReactionReported fact{in.entry, {}};
  fact.row.product_no = command.product_no;
  fact.row.month = first_of_month(command.month);
  fact.row.kind = command.reaction_kind;
  fact.row.severity = command.severity;
  fact.row.sex = command.sex.value_or(Sex::unknown);
  fact.row.age_band = command.age_band;
  fact.row.source = command.source;
  return with_id(accept(fact), "reaction", fact.reaction);
}

void apply(World& world, const ReactionReported& fact, const FactOrigin&) {
  world.state.reactions[fact.reaction] = fact.row;
}

Answer decide(const Context& in, const EvaluateReaction& command) {
  const Reaction* row = find_row(in.state.reactions, command.reaction);
  if (row == nullptr) return unknown("reaction");
  if (row->evaluated) return refuse(code::bad_transition);
  if (!command.finding.given()) return malformed("finding");
  return accept(ReactionEvaluated{command.reaction, command.finding});
}

void apply(World& world, const ReactionEvaluated& fact, const FactOrigin&) {
  Reaction& row = world.state.reactions.at(fact.reaction);
  row.evaluated = true;
  row.finding = fact.finding;
}

// --- tables from elsewhere (F7)
// ----------------------------------------------------------------------------------------

namespace {

constexpr std::string_view total_row = "合计", population = "population_10k", of_months = "reports_total",
                           rate = "reports_per_million";

bool is_month(std::string_view column) { return column.size() == 3 && column.front() == 'm'; }

// Where the column's cells stand in a row; nullopt: the table has none such.
std::optional<std::size_t> cell_of(const ReactionTable& table, std::string_view column) {
  const auto it = std::ranges::find(table.columns, column);
  if (it == table.columns.end() || it == table.columns.begin()) return std::nullopt;
  return static_cast<std::size_t>(it - table.columns.begin()) - 1;
}

void note_difference(std::vector<TableFinding>& findings, std::string place, std::int64_t printed, Wide computed) {
  if (Wide{printed} == computed) return;
  findings.push_back({std::move(place), printed, static_cast<std::int64_t>(computed)});
}

// 100 × reports / population in units of 10 000, half a report up.
Wide rate_per_million(std::int64_t reports, std::int64_t people) {
  return (Wide{200} * reports + people) / (Wide{2} * people);
}

void check_row(const ReactionTable& table, const TableRow& row, std::vector<TableFinding>& findings) {
  const auto total = cell_of(table, of_months), people = cell_of(table, population), per_million = cell_of(table, rate);
  Wide months = 0;
  for (std::size_t i = 0; i < row.cells.size(); ++i) months += is_month(table.columns[i + 1]) ? row.cells[i] : 0;
  if (total) note_difference(findings, row.region + " " + std::string(of_months), row.cells[*total], months);
  if (!total || !people || !per_million || row.cells[*people] == 0) return;
  const Wide computed = rate_per_million(row.cells[*total], row.cells[*people]);
  note_difference(findings, row.region + " " + std::string(rate), row.cells[*per_million], computed);
}

void check_columns(const ReactionTable& table, const TableRow& total, std::vector<TableFinding>& findings) {
  for (std::size_t i = 0; i < total.cells.size(); ++i) {
    if (table.columns[i + 1] == rate) continue;  // rates do not add up
    Wide sum = 0;
    for (const TableRow& row : table.rows) sum += row.region == total_row ? 0 : row.cells[i];
    note_difference(findings, std::string(total_row) + " " + table.columns[i + 1], total.cells[i], sum);
  }
}

}  // namespace

std::vector<TableFinding> check_table(const ReactionTable& table) {
  std::vector<TableFinding> findings;
  for (const TableRow& row : table.rows) check_row(table, row, findings);
  const auto total = std::ranges::find(table.rows, total_row, &TableRow::region);
  if (total != table.rows.end()) check_columns(table, *total, findings);
  return findings;
}

namespace {

// A whole number that is not negative; larger ones than a count of people nobody prints.
std::optional<std::int64_t> printed_number(const std::string& cell) {
  constexpr std::int64_t largest = 10'000'000'000;
  std::int64_t value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  const bool whole = error == std::errc{} && end == cell.data() + cell.size();
  return whole && value >= 0 && value <= largest ? std::optional(value) : std::nullopt;
}

}  // namespace

Answer decide(const Context& in, const ImportReactionTable& command) {
  if (command.columns.empty()) return malformed("columns");
  for (const std::string& each : command.columns) {
    if (!lists(in.terms(), "table_columns", each, in.today)) {
      return refuse(code::table_columns_unknown).with_text("column", each);
    }
  }
  ReactionTableImported fact{in.entry, {command.source, command.columns, {}, {}}};
  for (const PrintedRow& each : command.rows) {
    if (each.cells.size() + 1 != command.columns.size()) return malformed("cells").with_text("region", each.region);
    TableRow row{each.region, {}};
    for (const std::string& cell : each.cells) {
      const auto value = printed_number(cell);
      if (!value) return wrong_value("cells").with_text("region", each.region);
      row.cells.push_back(*value);
    }
    fact.row.rows.push_back(std::move(row));
  }
  fact.row.findings = check_table(fact.row);
  Answer answer = with_id(accept(fact), "table", fact.table);
  answer.count("findings", static_cast<std::int64_t>(fact.row.findings.size()));
  for (const TableFinding& each : fact.row.findings) {
    answer.text("finding", each.place + ": " + std::to_string(each.printed) + ", " + std::to_string(each.computed));
  }
  return answer;
}

void apply(World& world, const ReactionTableImported& fact, const FactOrigin&) {
  world.state.tables[fact.table] = fact.row;
}

// --- one's own products (F2)
// ---------------------------------------------------------------------------------------------

Answer decide(const Context& in, const QueryReactions& command) {
  const Enterprise* who = find_row(in.state.enterprises, command.enterprise);
  if (who == nullptr) return unknown("enterprise");
  if (!is_product(in.state, command.product_no)) {
    return refuse(code::product_unknown).with_text("product_no", command.product_no);
  }
  const std::string* holder = in.state.certificates.at(command.product_no).holder_on(in.today);
  if (holder == nullptr || *holder != who->uscc) return refuse(code::not_own_product);
  const Date from = first_of_month(command.from.value_or(first_date)), to = command.to.value_or(in.today);
  std::int64_t reports = 0, serious = 0;
  for (const auto& [id, row] : in.state.reactions) {
    if (row.product_no != command.product_no || row.month < from || row.month > to) continue;
    ++reports;
    serious += row.severity == Severity::ordinary ? 0 : 1;
  }
  return accept(ReactionsQueried{command.enterprise, command.product_no})
      .with_count("reports", reports)
      .with_count("serious", serious);
}

void apply(World&, const ReactionsQueried&, const FactOrigin&) {}  // the entry is the trace

}  // namespace gongbao::beauty_health
