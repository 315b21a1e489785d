// One state after the other; a complaint of 2e or 5c that is upheld opens a rectification case (R7).
#include "policies/used_vehicle/complaints.h"

namespace gongbao::used_vehicle {

Answer decide(const Context& in, const FileComplaint& command) {
  if (find_row(in.state.operators, command.against) == nullptr) return unknown("against");
  if (!command.text.given()) return malformed("text");
  ComplaintFiled fact;
  fact.row.account = in.actor.account;
  fact.row.against = command.against;
  fact.row.type = command.type;
  fact.row.text = command.text;
  fact.row.received_on = in.today;
  const WorkDays term = in.terms().work_days("market_service_targets", in.today);
  if (term.count == 0) return with_id(accept(fact), "complaint", in.entry);  // the text gives none
  const law::Deadline due = in.calendar.add_work_days(in.today, term);
  fact.row.due_on = due.last_day;
  fact.row.due_provisional = due.provisional;
  Answer answer = with_id(accept(fact), "complaint", in.entry);
  shared::show_due(answer, due);
  return answer;
}

void apply(World& world, const ComplaintFiled& fact, const FactOrigin& origin) {
  world.state.complaints[origin.entry] = fact.row;
}

namespace {

Answer moved(const Context& in, ComplaintState from, const ComplaintMoved& fact) {
  const Complaint* row = find_row(in.state.complaints, fact.complaint);
  if (row == nullptr) return unknown("complaint");
  return row->state == from ? accept(fact) : refuse(code::state_invalid);
}

// 不得再要求重新换开, 不得阻碍: what a market may not do.
bool opens_case(const Context& in, const Complaint& row) {
  const bool forbidden = row.type == ComplaintType::reissue_demand || row.type == ComplaintType::obstruction;
  return forbidden && in.state.operators.at(row.against).is(OperatorKind::market);
}

}  // namespace

Answer decide(const Context& in, const AcceptComplaint& command) {
  using enum ComplaintState;
  return moved(in, received, {command.complaint, accepted, std::nullopt, {}});
}
Answer decide(const Context& in, const DecideComplaint& command) {
  using enum ComplaintState;
  Answer answer = moved(in, accepted, {command.complaint, decided, command.upheld, command.reason});
  if (answer.code != 0) return answer;
  if (!command.reason.given()) return refuse(code::reason_missing);
  const Complaint& row = in.state.complaints.at(command.complaint);
  if (!command.upheld || !opens_case(in, row)) return answer;
  const CaseFound found = case_of_complaint(in, row.against, command.complaint);
  answer.facts.add(found);
  return with_id(std::move(answer), "case_id", found.case_id);
}
Answer decide(const Context& in, const ReplyComplaint& command) {
  using enum ComplaintState;
  if (!command.text.given()) return malformed("text");
  return moved(in, decided, {command.complaint, replied, std::nullopt, command.text});
}
Answer decide(const Context& in, const CloseComplaint& command) {
  using enum ComplaintState;
  return moved(in, replied, {command.complaint, closed, std::nullopt, {}});
}

void apply(World& world, const ComplaintMoved& fact, const FactOrigin&) {
  Complaint& row = world.state.complaints.at(fact.complaint);
  row.state = fact.to;
  if (fact.upheld) row.upheld = fact.upheld;
  if (fact.to == ComplaintState::decided) row.reason = fact.text;
  if (fact.to == ComplaintState::replied) row.reply = fact.text;
}

Answer decide(const Context& in, const FileLossClaim& command) {
  if (find_row(in.state.registrations, command.registration) == nullptr) return unknown("registration");
  if (!command.text.given()) return malformed("text");
  LossClaimFiled fact;
  fact.row.account = in.actor.account;
  fact.row.registration = command.registration;
  fact.row.text = command.text;
  fact.row.filed_on = in.today;
  return with_id(accept(fact), "claim", in.entry);
}

void apply(World& world, const LossClaimFiled& fact, const FactOrigin& origin) {
  world.state.loss_claims[origin.entry] = fact.row;
}

Answer decide(const Context& in, const AnswerLossClaim& command) {
  const LossClaim* row = find_row(in.state.loss_claims, command.claim);
  if (row == nullptr) return unknown("claim");
  if (row->state != LossClaimState::filed) return refuse(code::state_invalid);
  if (!command.text.given()) return malformed("text");
  return accept(LossClaimMoved{command.claim, LossClaimState::answered, command.text});
}
Answer decide(const Context& in, const CloseLossClaim& command) {
  const LossClaim* row = find_row(in.state.loss_claims, command.claim);
  if (row == nullptr) return unknown("claim");
  if (row->state != LossClaimState::answered) return refuse(code::state_invalid);
  if (!command.outcome.given()) return malformed("outcome");
  return accept(LossClaimMoved{command.claim, LossClaimState::closed, command.outcome});
}

void apply(World& world, const LossClaimMoved& fact, const FactOrigin&) {
  LossClaim& row = world.state.loss_claims.at(fact.claim);
  row.state = fact.to;
  (fact.to == LossClaimState::answered ? row.answer : row.outcome) = fact.text;
}

}  // namespace gongbao::used_vehicle
