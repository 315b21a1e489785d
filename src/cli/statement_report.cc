// Figures first, then the verdict, then what does not agree.
#include "cli/statement_report.h"

#include "formats/command_json.h"

namespace gongbao::cli {

namespace {

constexpr std::size_t most_breaks = 1000;
constexpr std::size_t breaks_shown = 20;

boost::json::object as_json(const BreakShown& shown) {
  const custody::Break& row = shown.row;
  boost::json::object object{{"place", shown.place},
                             {"kind", enum_name(row.kind)},
                             {"bank_txn_no", row.bank_txn_no},
                             {"bank_amount_fen", row.bank_amount},
                             {"ledger_amount_fen", row.ledger_amount},
                             {"value_date", to_string(row.value_date)},
                             {"open", row.open()}};
  if (row.resolution) object["resolution"] = enum_name(*row.resolution);
  return object;
}

std::string as_line(const BreakShown& shown) {
  const custody::Break& row = shown.row;
  return "    ✗ " + padded(enum_name(row.kind), 20) + padded(row.bank_txn_no.empty() ? "–" : row.bank_txn_no, 20) +
         "银行 bank " + yuan(row.bank_amount) + ", 账上 ledger " + yuan(row.ledger_amount) +
         (row.resolution ? ", 已解决 " + std::string(enum_name(*row.resolution)) : "");
}

// Statements of other accounts may be in any currency.
std::string amount(std::int64_t fen, const std::string& currency) {
  return format_yuan_grouped(Money{fen}) + " " + currency;
}

std::int64_t sum_of(const formats::Statement& statement) {
  Wide sum = 0;
  for (const formats::StatementLine& line : statement.lines) sum += line.amount.fen;
  const auto fen = narrow(sum);
  return fen ? fen->fen : 0;  // out of range: the continuity says so
}

}  // namespace

std::vector<BreakShown> breaks_of(const custody::Reconciliation& rows, std::uint64_t operator_id,
                                  journal::EntryNo statement) {
  std::vector<BreakShown> shown;
  const custody::BreakKey first{operator_id, statement, 0};
  for (auto it = rows.breaks.lower_bound(first); it != rows.breaks.end() && shown.size() < most_breaks; ++it) {
    if (it->first.operator_id != operator_id || it->first.statement != statement) break;
    shown.push_back({it->first.place, it->second});
  }
  return shown;
}

boost::json::object& StatementReport::begin(const formats::Statement& statement, std::string_view outcome) {
  const auto before = closings_.find(statement.account_no);
  const auto fits = formats::check_continuity(
      statement, before == closings_.end() ? std::optional<Money>{} : std::optional(before->second));
  closings_[statement.account_no] = statement.closing.amount;

  lines_.push_back("对账单 statement " + statement.statement_id + " · 账户 account " + statement.account_no + " · " +
                   to_string(statement.date));
  lines_.push_back("    期初 opening " + amount(statement.opening.amount.fen, statement.opening.currency) + " + " +
                   grouped(statement.lines.size()) + " 笔 lines " + format_yuan_grouped(Money{sum_of(statement)}) +
                   " = 期末 closing " + amount(statement.closing.amount.fen, statement.closing.currency) +
                   (fits ? "  ✓ 连续 continuous" : ""));
  if (!fits) lines_.push_back("    ✗ 不连续 not continuous: " + fits.error().field + ": " + fits.error().message);
  boost::json::array remarks;
  for (const Problem& remark : formats::remarks(statement)) {
    remarks.emplace_back(to_string(remark));
    lines_.push_back("    " + to_string(remark));
  }
  boost::json::object object{{"statement_id", statement.statement_id},
                             {"account_no", statement.account_no},
                             {"date", to_string(statement.date)},
                             {"currency", statement.closing.currency},
                             {"opening_fen", statement.opening.amount.fen},
                             {"closing_fen", statement.closing.amount.fen},
                             {"lines", statement.lines.size()},
                             {"sum_fen", sum_of(statement)},
                             {"continuous", fits.has_value()},
                             {"remarks", std::move(remarks)},
                             {"outcome", outcome}};
  if (!fits) object["discontinuity"] = fits.error().field + ": " + fits.error().message;
  statements_.push_back(std::move(object));
  return statements_.back().get_object();
}

void StatementReport::nobodys(const formats::Statement& statement) {
  begin(statement, "unknown_account");
  lines_.push_back("    ✗ 不是这里的专用存管账户 not a custody account here: nothing is entered");
}

void StatementReport::answered(const formats::Statement& statement, std::uint64_t operator_id,
                               const engine::TypedReply& reply, std::vector<BreakShown> breaks) {
  const std::string_view outcome = formats::name_of(static_cast<formats::VerdictOutcome>(reply.verdict));
  boost::json::object& object = begin(statement, outcome);
  formats::AnswerFields fields{.outcome = outcome, .code = reply.code, .flags = {}, .figures = {}, .clauses = {}};
  if (auto figures = formats::figures_from_bytes(reply.figures)) fields.figures = *std::move(figures);
  boost::json::object answer = formats::answer_to_json(fields);
  const std::string code(formats::code_name(reply.code));
  lines_.push_back("    " + std::string(outcome) + (code.empty() ? "" : " " + code) + ", 条目 entry " +
                   grouped(reply.entry_no) + "  " + formats::json_line(answer["facts"]));
  const std::size_t shown = std::min(breaks_shown, breaks.size());
  for (std::size_t i = 0; i < shown; ++i) lines_.push_back(as_line(breaks[i]));
  if (shown < breaks.size()) lines_.push_back("    … " + grouped(breaks.size() - shown) + " more");

  boost::json::array list;
  for (const BreakShown& each : breaks) list.push_back(as_json(each));
  object["operator_id"] = operator_id;
  object["entry_no"] = reply.entry_no;
  object["code"] = code;
  object["flags"] = answer["flags"];
  object["facts"] = answer["facts"];
  object["breaks"] = std::move(list);
}

void StatementReport::finish(ImportRun& run) {
  for (std::string& line : lines_) run.notes.push_back(std::move(line));
  run.details["statements"] = std::move(statements_);
}

}  // namespace gongbao::cli
