// Who may report is asked of the day the report came in, whenever it is written down; its number in the ledger is of
// the day it is accepted.
#include "policies/eldercare/reports.h"

#include <algorithm>

namespace gongbao::eldercare {

Answer decide(const Context& in, const ReceiveReport& command) {
  const Membership* named = find_row(in.state.memberships, command.supervisor);
  if (named == nullptr) return unknown("supervisor");
  const Stamp received_at = command.received_at.value_or(in.now);
  if (received_at > in.now) return malformed("received_at");
  const std::uint64_t member = membership_on(in.state, named->person, named->department, date_of(received_at));
  if (member == 0) {
    return refuse(code::not_in_pool).with_date("last_day", named->last_day).with_text("instead", "public_complaint");
  }
  const std::vector<std::string>& channels = in.terms().list("accepted_channels", in.today);
  if (std::ranges::find(channels, command.channel) == channels.end()) return refuse(code::channel_invalid);
  const std::uint64_t target = command.institution.value_or(0);
  if (find_row(in.state.institutions, target) == nullptr) return refuse(code::target_missing);
  if (!command.text.given()) return malformed("text");
  Report row;
  row.supervisor = member;
  row.channel = command.channel;
  row.received_at = received_at;
  row.target = target;
  row.category = command.category;
  row.text = command.text;
  row.attachments = command.attachments;
  row.urgent = command.urgent;
  const Targets& targets = in.state.departments.at(named->department).targets;
  row.ack_due = due_from(in, date_of(received_at), targets.ack_working_days);
  return with_due(with_id(accept(ReportReceived{row}), "report", in.entry), row.ack_due);
}

void apply(World& world, const ReportReceived& fact, const FactOrigin& origin) {
  world.state.reports[origin.entry] = fact.row;
}

// 形成工作台账 (10b): the next number of the department's year; what is returned takes none.
Answer decide(const Context& in, const AcceptReport& command) {
  const Report* report = find_row(in.state.reports, command.report);
  if (report == nullptr) return unknown("report");
  if (report->state != ReportState::received) return refuse(code::state_invalid);
  LedgerEntry row;
  row.report = command.report;
  row.department = in.state.memberships.at(report->supervisor).department;
  row.year = year_of(in.today);
  const Department& department = in.state.departments.at(row.department);
  const std::uint64_t* last = find_row(department.serials, row.year);
  row.serial = last == nullptr ? 1 : *last + 1;
  row.registered_on = in.today;
  row.due = due_from(in, in.today, department.targets.order_working_days);
  return with_due(with_id(accept(ReportAccepted{row}), "entry_id", in.entry), row.due)
      .with_text("ledger_number", ledger_number(row));
}

void apply(World& world, const ReportAccepted& fact, const FactOrigin& origin) {
  State& state = world.state;
  state.entries[origin.entry] = fact.row;
  state.departments.at(fact.row.department).serials[fact.row.year] = fact.row.serial;
  Report& report = state.reports.at(fact.row.report);
  report.state = ReportState::accepted;
  report.entry = origin.entry;
}

Answer decide(const Context& in, const ReturnReport& command) {
  const Report* report = find_row(in.state.reports, command.report);
  if (report == nullptr) return unknown("report");
  if (report->state != ReportState::received) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(ReportReturned{command.report, command.reason});
}

void apply(World& world, const ReportReturned& fact, const FactOrigin&) {
  Report& report = world.state.reports.at(fact.report);
  report.state = ReportState::returned;
  report.reason = fact.reason;
}

}  // namespace gongbao::eldercare
