// 12a, 12b, 12e.
#include "policies/prepaid_card/quarter.h"

#include <algorithm>

#include "policies/prepaid_card/custody_setup.h"

namespace gongbao::prepaid_card {

using custody::OperatorBook;
using custody::QuarterRow;
using custody::QuarterStage;

namespace {

// What the operator gave beside what the ledger says.
class Comparison {
 public:
  void money(const char* name, std::int64_t ledger, const std::optional<Money>& given) {
    if (!given || given->fen == ledger) return;
    // ledger less report: what the report leaves out is positive
    const Wide difference = Wide{ledger} - given->fen;
    differences_.push_back({name, ledger, fits(difference) ? static_cast<std::int64_t>(difference) : 0});
  }
  void other(const char* name, bool equal) {
    if (!equal) unequal_.emplace_back(name);
  }
  bool equal() const { return differences_.empty() && unequal_.empty(); }
  // Each difference by name; "difference" is the first one's.
  Answer refusal() const {
    Answer answer = refuse(code::report_mismatch);
    if (!differences_.empty()) answer.fen("difference", differences_.front().difference);
    for (const auto& each : differences_) {
      answer.fen(std::string(each.name) + "_difference", each.difference);
      answer.fen(each.name, each.ledger);
    }
    for (const std::string& name : unequal_) answer.text("differs", name);
    return answer;
  }

 private:
  struct Difference {
    const char* name;
    std::int64_t ledger;
    std::int64_t difference;
  };
  std::vector<Difference> differences_;
  std::vector<std::string> unequal_;
};

const QuarterRow* find_row(const Context& in, std::uint64_t operator_id, Quarter quarter) {
  const auto it = in.books.quarters.find({operator_id, quarter});
  return it == in.books.quarters.end() ? nullptr : &it->second;
}

// Quarters before an operator was registered are nobody's to confirm.
std::optional<Quarter> first_unconfirmed(const Context& in, std::uint64_t operator_id, Quarter before) {
  const Quarter first = quarter_of(in.find_operator(operator_id)->registered_on);
  for (auto it = in.books.quarters.lower_bound({operator_id, first});
       it != in.books.quarters.end() && it->first.operator_id == operator_id && it->first.quarter < before; ++it) {
    if (it->second.stage != QuarterStage::confirmed) return it->first.quarter;
  }
  return std::nullopt;
}

// Bank and account as they were when the quarter ended; of whoever had none then, those of now.
struct Custodian {
  std::uint64_t bank_id = 0;
  Id16 account{};
};
Custodian custodian_of(const Context& in, const OperatorBook& book, Quarter quarter) {
  const KeptAccount* kept = account_kept_on(in.state, book.key.operator_id, last_day(quarter));
  return kept == nullptr ? Custodian{book.bank_id, book.account} : Custodian{kept->second.bank_id, kept->first};
}

QuarterReport report_of(const Context& in, const Custodian& custodian, const QuarterRow& row, Quarter quarter) {
  QuarterReport report;
  report.entry = in.entry;
  report.reported_on = in.today;
  const law::Deadline due = quarter_report_due(in.state.parameters, in.calendar, quarter);
  report.due_on = due.last_day;
  report.due_provisional = due.provisional;
  report.bank_id = custodian.bank_id;
  report.account = custodian.account;
  report.received = row.received;
  report.redeemed = row.redeemed;
  report.refunded = row.refunded;
  report.balance = row.balance;
  report.custody_end = row.custody_end;
  // 3个工作日内…核对 (12b)
  const law::Deadline check = in.work_days(in.today, in.terms.report_check);
  report.check_from = in.today;
  report.check_due_on = check.last_day;
  report.check_due_provisional = check.provisional;
  return report;
}

// A late event has moved the ledger since the report was made.
Comparison compare(const QuarterReport& report, const QuarterRow& row) {
  Comparison comparison;
  comparison.money("received", row.received, Money{report.received});
  comparison.money("redeemed", row.redeemed, Money{report.redeemed});
  comparison.money("refunded", row.refunded, Money{report.refunded});
  comparison.money("balance", row.balance, Money{report.balance});
  comparison.money("custody_end", row.custody_end, Money{report.custody_end});
  return comparison;
}

}  // namespace

Answer decide(const Context& in, const SubmitQuarterReport& command) {
  const OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  const QuarterRow* row = find_row(in, command.operator_id, command.quarter);
  if (row == nullptr) return refuse(code::unknown_subject).with_text("quarter", to_string(command.quarter));
  const bool open = row->stage == QuarterStage::provisional || row->stage == QuarterStage::reported;
  if (!open) return refuse(code::wrong_state).with_text("quarter", to_string(command.quarter));
  Comparison comparison;
  comparison.money("balance", row->balance, command.balance);
  comparison.money("received", row->received, command.received);
  comparison.money("redeemed", row->redeemed, command.redeemed);
  comparison.money("refunded", row->refunded, command.refunded);
  comparison.money("custody_end", row->custody_end, command.custody_end);
  const Custodian custodian = custodian_of(in, *book, command.quarter);
  comparison.other("reported_bank", command.reported_bank.value_or(custodian.bank_id) == custodian.bank_id);
  if (command.account_no) {
    const auto account = custody::account_key(*command.account_no);
    comparison.other("account_no", account && *account == custodian.account);
  }
  if (!comparison.equal()) return comparison.refusal();
  const QuarterReport report = report_of(in, custodian, *row, command.quarter);
  const bool late = in.today > report.due_on;
  Answer answer = accept(QuarterReported{command.operator_id, command.quarter, report, late});
  answer.date("due_on", report.due_on);
  answer.date("check_due_on", report.check_due_on);
  answer.fen("balance", report.balance);
  answer.fen("received", report.received);
  answer.fen("redeemed", report.redeemed);
  answer.fen("refunded", report.refunded);
  answer.fen("custody_end", report.custody_end);
  if (late) answer.flag(flag::report_late);
  return answer;
}

void apply(World& world, const QuarterReported& fact, const FactOrigin& origin) {
  world.books.quarters.at({fact.operator_id, fact.quarter}).stage = QuarterStage::reported;
  auto& versions = world.state.reports.of_quarters[{fact.operator_id, fact.quarter}];
  const bool again = !versions.empty();
  versions.push_back(fact.report);
  // A report that is made anew was late once, if at all.
  if (fact.late && !again) {
    record_event(world.state.compliance_events, fact.operator_id, flag::report_late, {origin.booked_on, origin.entry});
  }
}

Answer decide(const Context& in, const CheckQuarterReport& command) {
  const OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  const QuarterRow* row = find_row(in, command.operator_id, command.quarter);
  const auto reports = in.state.reports.of_quarters.find({command.operator_id, command.quarter});
  if (row == nullptr) return refuse(code::unknown_subject).with_text("quarter", to_string(command.quarter));
  if (row->stage != QuarterStage::reported || reports == in.state.reports.of_quarters.end()) {
    return refuse(code::wrong_state).with_text("quarter", to_string(command.quarter));
  }
  if (const auto earlier = first_unconfirmed(in, command.operator_id, command.quarter)) {
    return refuse(code::wrong_state).with_text("first_unconfirmed", to_string(*earlier));
  }
  const QuarterReport& report = reports->second.back();
  if (const Comparison comparison = compare(report, *row); !comparison.equal()) return comparison.refusal();
  // 接受管理的预收资金…不低于…40% (9i): F of the balance at the quarter's end, against C then and now, each by the
  // ratio of its day
  const auto floor_by = [&](BasisPoints ratio) {
    return static_cast<std::int64_t>(share_rounded_up(row->balance, ratio));
  };
  QuarterConfirmed fact;
  fact.operator_id = command.operator_id;
  fact.quarter = command.quarter;
  fact.floor = floor_by(in.state.parameters.ratio("custody_ratio", last_day(command.quarter)));
  const std::int64_t floor_at_check = floor_by(in.terms.custody_ratio);
  fact.custody_at_check = book->q.custody;
  fact.meets_ratio = row->custody_end >= fact.floor && fact.custody_at_check >= floor_at_check;
  fact.late = in.today > report.check_due_on;
  Answer answer = accept(fact);
  answer.text("verdict", fact.meets_ratio ? "meets_ratio" : "below_ratio");
  answer.fen("floor", fact.floor);
  answer.fen("custody_end", row->custody_end);
  if (floor_at_check != fact.floor) answer.fen("floor_at_check", floor_at_check);
  answer.fen("custody_at_check", fact.custody_at_check);
  answer.date("due_on", report.check_due_on);
  if (fact.late) answer.flag(flag::report_check_late);
  return answer;
}

void apply(World& world, const QuarterConfirmed& fact, const FactOrigin& origin) {
  world.books.quarters.at({fact.operator_id, fact.quarter}).stage = QuarterStage::confirmed;
  OperatorBook& book = *world.books.find_operator(fact.operator_id);
  book.closed_through = std::max(book.closed_through, last_day(fact.quarter).day);
  QuarterReport& report = world.state.reports.of_quarters.at({fact.operator_id, fact.quarter}).back();
  report.checked_on = origin.booked_on;
  report.floor = fact.floor;
  report.custody_at_check = fact.custody_at_check;
  report.meets_ratio = fact.meets_ratio;
  if (!fact.late) return;
  record_event(world.state.compliance_events, fact.operator_id, flag::report_check_late,
               {origin.booked_on, origin.entry});
}

Answer decide(const Context& in, const ReopenQuarter& command) {
  const OperatorBook* book = in.books.find_operator(command.operator_id);
  if (in.find_operator(command.operator_id) == nullptr || book == nullptr) return refuse(code::unknown_operator);
  if (!command.reason.given()) return refuse(code::schema_invalid).with_text("field", "reason");
  const QuarterRow* row = find_row(in, command.operator_id, command.quarter);
  if (row == nullptr) return refuse(code::unknown_subject).with_text("quarter", to_string(command.quarter));
  const bool latest = book->closed_through == last_day(command.quarter).day;
  if (row->stage != QuarterStage::confirmed || !latest) return refuse(code::wrong_state);
  const QuarterRow* before = find_row(in, command.operator_id, previous(command.quarter));
  const bool closed_before = before != nullptr && before->stage == QuarterStage::confirmed;
  const Date closed_through = closed_before ? last_day(previous(command.quarter)) : Date{};
  const law::Deadline check = in.work_days(in.today, in.terms.report_check);  // 12b
  return accept(QuarterReopened{command.operator_id, command.quarter, command.reason, closed_through, check.last_day,
                                check.provisional})
      .with_date("check_due_on", check.last_day);
}

void apply(World& world, const QuarterReopened& fact, const FactOrigin& origin) {
  world.books.quarters.at({fact.operator_id, fact.quarter}).stage = QuarterStage::reported;
  world.books.find_operator(fact.operator_id)->closed_through = fact.closed_through.day;
  // History is kept: what was checked stays as it was, and a new version waits to be checked.
  auto& versions = world.state.reports.of_quarters.at({fact.operator_id, fact.quarter});
  QuarterReport again = versions.back();
  versions.back().reopened_on = origin.booked_on;
  versions.back().reopen_reason = fact.reason;
  again.check_from = origin.booked_on;
  again.check_due_on = fact.check_due_on;
  again.check_due_provisional = fact.check_due_provisional;
  again.checked_on.reset();
  again.floor = 0;
  again.custody_at_check = 0;
  again.meets_ratio = false;
  versions.push_back(std::move(again));
}

// 定期…报送 (12e): generated, one row per operator whose account the bank kept when the period ended.
Answer decide(const Context& in, const SubmitBankReport& command) {
  if (in.actor.organisation != command.bank_id) return refuse(code::forbidden);
  if (last_day(command.period) >= in.today) {
    return refuse(code::wrong_state).with_date("period_ends_on", last_day(command.period));
  }
  if (in.state.reports.of_banks.contains({command.bank_id, command.period})) return refuse(code::wrong_state);
  BankReported fact;
  fact.bank_id = command.bank_id;
  fact.period = command.period;
  Wide balance = 0;
  for (const auto& [number, account] : in.state.setup.accounts) {
    if (account.bank_id != command.bank_id || !kept_on(account, last_day(command.period))) continue;
    const QuarterRow* row = find_row(in, account.operator_id, command.period);
    if (row == nullptr) continue;
    fact.rows.push_back(
        {account.operator_id, number, row->received, row->redeemed, row->refunded, row->balance, row->custody_end});
    balance += row->balance;
  }
  std::ranges::sort(fact.rows, {}, &BankReportRow::operator_id);
  if (fact.rows.empty()) return refuse(code::unknown_subject);
  const auto operators = static_cast<std::int64_t>(fact.rows.size());
  Answer answer = accept(fact);
  answer.count("operators", operators);
  if (fits(balance)) answer.fen("balance", static_cast<std::int64_t>(balance));
  return answer;
}

std::vector<Quarter> bank_reports_missing(const State& state, const custody::Books& books, std::uint64_t bank_id,
                                          Date on) {
  std::set<Quarter> missing;
  for (const auto& [number, account] : state.setup.accounts) {
    if (account.bank_id != bank_id || account.state == AccountState::opening) continue;
    for (auto it = books.quarters.lower_bound({account.operator_id, quarter_of(account.opened_on)});
         it != books.quarters.end() && it->first.operator_id == account.operator_id; ++it) {
      const Quarter quarter = it->first.quarter;
      const bool over = last_day(quarter) < on;
      if (over && kept_on(account, last_day(quarter)) && !state.reports.of_banks.contains({bank_id, quarter}))
        missing.insert(quarter);
    }
  }
  return {missing.begin(), missing.end()};
}

void apply(World& world, const BankReported& fact, const FactOrigin& origin) {
  world.state.reports.of_banks[{fact.bank_id, fact.period}] = {origin.entry, origin.booked_on, fact.rows};
}

}  // namespace gongbao::prepaid_card
