// Complaints, findings, orders: articles 17 to 19 and the Regulation.
#include "policies/childcare/supervision.h"

namespace gongbao::childcare {

// reg/25, 17d
Answer decide(const Context& in, const FileComplaint& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (command.contract_id && find_contract(in.state.contracts, command.operator_id, *command.contract_id) == nullptr) {
    return refuse(code::unknown_subject).with_text("field", "contract_id");
  }
  if (!command.text.given()) return malformed("text");
  const law::Deadline due = in.work_days(in.today, in.terms.complaint);
  Answer answer = accept(ComplaintFiled{
      command.operator_id, shared::complaint_of(in.actor.account, command.contract_id, command.text, in.today, due),
      command.about.value_or(ComplaintAbout::other)});
  answer.count("complaint_id", static_cast<std::int64_t>(in.entry));
  show_due(answer, due);
  return answer;
}

void apply(World& world, const ComplaintFiled& fact, const FactOrigin& origin) {
  world.state.supervision.complaints[{fact.operator_id, origin.entry}] = fact.complaint;
  world.state.supervision.complaint_kinds[{fact.operator_id, origin.entry}] = fact.about;
}

Answer decide(const Context& in, const AnswerComplaint& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const OfOperatorNo asked{command.operator_id, command.complaint_id};
  if (const Code failed = shared::answer_problem(in.state.supervision.complaints, asked)) return refuse(failed);
  if (!command.text.given()) return malformed("text");
  const Date due_on = in.state.supervision.complaints.at(asked).due_on;
  const bool late = in.today > due_on;
  Answer answer = accept(ComplaintAnswered{command.operator_id, command.complaint_id, command.text, late});
  answer.date("due_on", due_on);
  if (late) answer.flag(flag::complaint_late);
  return answer;
}

void apply(World& world, const ComplaintAnswered& fact, const FactOrigin& origin) {
  shared::Complaint& complaint = world.state.supervision.complaints.at({fact.operator_id, fact.complaint_id});
  complaint.answered_on = origin.booked_on;
  complaint.answer = fact.text;
  if (!fact.late) return;
  record_event(world.state.compliance_events, fact.operator_id, flag::complaint_late, {origin.booked_on, origin.entry});
}

Answer decide(const Context& in, const ReportProblem& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (!command.text.given()) return malformed("text");
  return accept(ProblemReported{command.operator_id, {in.today, in.actor.area, command.text}});
}

void apply(World& world, const ProblemReported& fact, const FactOrigin& origin) {
  world.state.supervision.problems[{fact.operator_id, origin.entry}] = fact.problem;
}

// 负责辖区内托育机构预付卡的备案监管 (19a)
Answer decide(const Context& in, const RecordInspection& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const Date day = command.inspected_on.value_or(in.today);
  if (auto wrong = day_problem(in, "inspected_on", day, in.terms.effective_from)) return std::move(*wrong);
  if (!command.findings.given()) return malformed("findings");
  return accept(
      InspectionRecorded{command.operator_id, {day, command.on_site.value_or(true), command.findings, std::nullopt}});
}

void apply(World& world, const InspectionRecorded& fact, const FactOrigin& origin) {
  world.state.supervision.inspections[{fact.operator_id, origin.entry}] = fact.inspection;
}

Answer decide(const Context& in, const OrderSuspendIssuing& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  auto order = shared::suspension_of(in.today, command.from, command.to, command.findings);
  if (!order) return std::move(order.error());
  return accept(OrderGiven{command.operator_id, *order})
      .with_count("order_id", static_cast<std::int64_t>(in.entry))
      .with_date("from", order->period.from);
}

void apply(World& world, const OrderGiven& fact, const FactOrigin& origin) {
  world.state.orders[{fact.operator_id, origin.entry}] = fact.order;
}

Answer decide(const Context& in, const LiftOrder& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const Code failed = shared::lift_problem(in.state.orders, {command.operator_id, command.order_id});
  if (failed != 0) return refuse(failed);
  return accept(OrderLifted{command.operator_id, command.order_id, command.reason});
}

void apply(World& world, const OrderLifted& fact, const FactOrigin& origin) {
  shared::lift(world.state.orders.at({fact.operator_id, fact.order_id}), origin.booked_on, fact.reason);
}

// reg/28–32: whether and how much is a person's decision; the range is the law's.
Answer decide(const Context& in, const RecordPenalty& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const auto range = shared::fine_range(in.state.parameters, command.article, in.today);
  if (!range) return malformed("article");
  const Date day = command.decided_on.value_or(in.today);
  if (auto wrong = day_problem(in, "decided_on", day, regulation_from(in.state.parameters))) return std::move(*wrong);
  if (command.amount.fen <= 0) return refuse(code::amount_not_positive);
  if (!command.decision.given()) return malformed("decision");
  Answer answer = refuse(code::fine_out_of_range);
  if (range->holds(command.amount)) {
    answer = accept(PenaltyRecorded{command.operator_id, {command.article, command.amount, day, command.decision}});
  }
  answer.fen("least", range->least);
  answer.fen("most", range->most);
  return answer;
}

void apply(World& world, const PenaltyRecorded& fact, const FactOrigin& origin) {
  world.state.supervision.penalties[{fact.operator_id, origin.entry}] = fact.penalty;
}

// reg/11
Answer decide(const Context& in, const RecordDisqualification& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  auto row = shared::disqualification_of(command.kind, {command.from, command.to}, command.reason);
  if (!row) return std::move(row.error());
  return accept(DisqualificationRecorded{command.operator_id, *row})
      .with_count("disqualification_id", static_cast<std::int64_t>(in.entry));
}

void apply(World& world, const DisqualificationRecorded& fact, const FactOrigin& origin) {
  world.state.disqualifications[{fact.operator_id, origin.entry}] = fact.disqualification;
}

}  // namespace gongbao::childcare
