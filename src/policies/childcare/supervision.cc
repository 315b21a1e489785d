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

Answer decide(const Context& in, const ReportProblem& command) {
  if (in.find_institution(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (!command.text.given()) return malformed("text");
  return accept(ProblemReported{command.operator_id, {in.today, in.actor.area, command.text}});
}

void apply(World& world, const ProblemReported& fact, const FactOrigin& origin) {
  world.state.supervision.problems[{fact.operator_id, origin.entry}] = fact.problem;
}

}  // namespace gongbao::childcare
