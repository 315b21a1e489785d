// 各区教委和各中小学幼儿园要建立…定期报告制度: how often and until when, the unit says.
#include "policies/school_traffic/reports.h"

#include "policies/school_traffic/plans.h"

namespace gongbao::school_traffic {

AreaCode unit_of_owner(const State& state, const Owner& owner) {
  if (owner.school == 0) return owner.unit;
  const School* school = find_row(state.schools, owner.school);
  return school == nullptr ? 0 : school->unit;
}

std::optional<ReportDue> report_due(const State& state, const law::Calendar& calendar, AreaCode unit, Date day) {
  const auto set = period_set(state, unit, &UnitRules::report_period, day);
  if (!set || !set->rules->report_lag) return std::nullopt;
  return ReportDue{set->span, calendar.add_work_days(set->span.last, WorkDays{*set->rules->report_lag})};
}

bool is_report_late(const State& state, const law::Calendar& calendar, const ReportKey& key, AreaCode unit,
                    Date today) {
  const auto due = report_due(state, calendar, unit, key.period.last);
  if (!due) return false;
  const Report* row = find_row(state.reports, key);
  return (row == nullptr ? today : row->first_submitted_on) > due->due.last_day;
}

const std::pair<const ReportKey, Report>* report_numbered(const State& state, std::uint64_t report) {
  const auto it = std::ranges::find_if(state.reports, [&](const auto& each) { return each.second.id == report; });
  return it == state.reports.end() ? nullptr : &*it;
}

Answer decide(const Context& in, const SubmitReport& command) {
  Owner owner{command.school.value_or(0), 0};
  if (!command.school) owner.unit = in.actor.area;
  if (command.school && in.school(*command.school) == nullptr) return unknown("school");
  if (!writes_for(in, owner)) return refuse(code::out_of_scope);
  const auto due = report_due(in.state, in.calendar, unit_of_owner(in.state, owner), command.period);
  if (!due) return refuse(code::report_period_not_set);
  if (in.today <= due->period.last) return refuse(code::period_not_ended).with_date("period_ends", due->period.last);
  const ReportKey key{owner, due->period};
  const Report* before = find_row(in.state.reports, key);
  const bool again =
      before != nullptr && (before->state == ReportState::returned || before->state == ReportState::withdrawn);
  if (before != nullptr && !again) return refuse(code::report_duplicate);
  if (!command.text.given()) return malformed("text");
  Report row;
  row.id = again ? before->id : in.entry;
  row.first_submitted_on = again ? before->first_submitted_on : in.today;
  row.submitted_on = in.today;
  row.text = command.text;
  Answer answer = accept(ReportWritten{key, row});
  shared::show_due(answer, due->due);
  if (row.first_submitted_on > due->due.last_day) answer.flag(flag::late);
  return with_id(std::move(answer), "report", row.id);
}

namespace {

// A school's report is its district's to take, a district's 市教委's.
bool takes_report(const Context& in, const Owner& owner) {
  if (in.actor.role == access::Role::city_edu) return owner.school == 0;
  return owner.school != 0 && unit_of_owner(in.state, owner) == in.actor.area;
}

Answer report_moved(const ReportKey& key, Report row, ReportState to, const SealedText& reason) {
  row.state = to;
  row.reason = reason;
  return accept(ReportWritten{key, row});
}

}  // namespace

Answer decide(const Context& in, const AcceptReport& command) {
  const auto* found = report_numbered(in.state, command.report);
  if (found == nullptr) return unknown("report");
  if (!takes_report(in, found->first.owner)) return refuse(code::out_of_scope);
  if (found->second.state != ReportState::submitted) return refuse(code::bad_transition);
  return report_moved(found->first, found->second, ReportState::accepted, {});
}

Answer decide(const Context& in, const ReturnReport& command) {
  const auto* found = report_numbered(in.state, command.report);
  if (found == nullptr) return unknown("report");
  if (!takes_report(in, found->first.owner)) return refuse(code::out_of_scope);
  if (found->second.state != ReportState::submitted) return refuse(code::bad_transition);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return report_moved(found->first, found->second, ReportState::returned, command.reason);
}

// As long as nobody has taken it.
Answer decide(const Context& in, const WithdrawSubmission& command) {
  if (command.plan.has_value() == command.report.has_value()) return malformed("report");
  const Plan* plan = command.plan ? find_row(in.state.plans, *command.plan) : nullptr;
  const auto* report = command.report ? report_numbered(in.state, *command.report) : nullptr;
  if (plan == nullptr && report == nullptr) return unknown(command.plan ? "plan" : "report");
  if (!writes_for(in, plan != nullptr ? plan->owner : report->first.owner)) return refuse(code::out_of_scope);
  const bool waits =
      plan != nullptr ? plan->state == PlanState::submitted : report->second.state == ReportState::submitted;
  if (!waits) return refuse(code::bad_transition);
  if (!command.reason.given()) return refuse(code::reason_missing);
  if (plan == nullptr) return report_moved(report->first, report->second, ReportState::withdrawn, command.reason);
  Plan row = *plan;
  row.state = PlanState::withdrawn;
  row.reason = command.reason;
  return accept(PlanWritten{*command.plan, row});
}

void apply(World& world, const ReportWritten& fact, const FactOrigin&) { world.state.reports[fact.report] = fact.row; }

}  // namespace gongbao::school_traffic
