// One state after the other; a complaint without a reply is not closed.
#include "policies/heating/complaints.h"

namespace gongbao::heating {

Answer decide(const Context& in, const FileComplaint& command) {
  const auto area = law::area_named(command.district);
  if (!area) return malformed("district");
  if (!command.target.given()) return malformed("target");
  if (!command.text.given()) return malformed("text");
  ComplaintFiled fact;
  fact.complaint.area = *area;
  fact.complaint.account = in.actor.account;
  fact.complaint.target = command.target;
  fact.complaint.text = command.text;
  fact.complaint.contact = command.contact;
  fact.complaint.received_on = in.today;
  const auto days = complaint_ack_on(in.state, *area, in.today);
  if (!days) return accept(fact);
  const law::Deadline due = in.calendar.add_work_days(in.today, *days);
  fact.complaint.due_on = due.last_day;
  fact.complaint.due_provisional = due.provisional;
  Answer answer = accept(fact);
  shared::show_due(answer, due);
  return answer;
}

void apply(World& world, const ComplaintFiled& fact, const FactOrigin& origin) {
  world.state.complaints[origin.entry] = fact.complaint;
}

namespace {

// What comes next, of a complaint that has come that far.
Answer moved(const Context& in, std::uint64_t complaint, ComplaintState from, const ComplaintMoved& fact) {
  const Complaint* row = find_row(in.state.complaints, complaint);
  if (row == nullptr) return unknown("complaint");
  return row->state == from ? accept(fact) : refuse(code::state_invalid);
}

}  // namespace

Answer decide(const Context& in, const AcceptComplaint& command) {
  using enum ComplaintState;
  return moved(in, command.complaint, received, {command.complaint, accepted, std::nullopt, {}});
}
Answer decide(const Context& in, const InvestigateComplaint& command) {
  using enum ComplaintState;
  return moved(in, command.complaint, accepted, {command.complaint, investigating, std::nullopt, {}});
}
Answer decide(const Context& in, const DecideComplaint& command) {
  using enum ComplaintState;
  return moved(in, command.complaint, investigating, {command.complaint, decided, command.outcome, {}});
}
Answer decide(const Context& in, const ReplyComplaint& command) {
  using enum ComplaintState;
  if (!command.text.given()) return malformed("text");
  return moved(in, command.complaint, decided, {command.complaint, replied, std::nullopt, command.text});
}
Answer decide(const Context& in, const CloseComplaint& command) {
  using enum ComplaintState;
  const Complaint* row = find_row(in.state.complaints, command.complaint);
  if (row != nullptr && row->state == decided) return refuse(code::complaint_not_replied);
  return moved(in, command.complaint, replied, {command.complaint, closed, std::nullopt, {}});
}

void apply(World& world, const ComplaintMoved& fact, const FactOrigin& origin) {
  Complaint& row = world.state.complaints.at(fact.complaint);
  row.state = fact.to;
  if (fact.outcome) row.outcome = fact.outcome;
  if (fact.reply.given()) row.reply = Said{origin.entry, fact.reply};
}

ComplaintsFixed fixed_complaints(const State& state, const law::Calendar& after) {
  ComplaintsFixed fact;
  for (const auto& [number, row] : state.complaints) {
    if (!row.due_provisional || row.state != ComplaintState::received) continue;
    const auto days = complaint_ack_on(state, row.area, row.received_on);
    if (!days) continue;
    const law::Deadline due = after.add_work_days(row.received_on, *days);
    const bool changes = due.last_day != *row.due_on || !due.provisional;
    if (changes) fact.complaints.push_back({number, due.last_day, due.provisional});
  }
  return fact;
}

std::size_t settle_deadlines(const State& state, const law::Calendar& after, policies::Facts& facts) {
  const ComplaintsFixed fact = fixed_complaints(state, after);
  if (!fact.complaints.empty()) facts.add(fact);
  return fact.complaints.size();
}

void apply(World& world, const ComplaintsFixed& fact, const FactOrigin&) {
  for (const ComplaintDue& each : fact.complaints) {
    Complaint& row = world.state.complaints.at(each.complaint);
    row.due_on = each.due_on;
    row.due_provisional = each.provisional;
  }
}

}  // namespace gongbao::heating
