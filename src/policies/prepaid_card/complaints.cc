// Complaints: reg/25.
#include "policies/prepaid_card/complaints.h"

namespace gongbao::prepaid_card {

Answer decide(const Context& in, const FileComplaint& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const bool of_a_card = command.card_id.has_value();
  if (of_a_card && in.books.cards.find({command.operator_id, *command.card_id}) == nullptr) {
    return refuse(code::unknown_subject).with_text("field", "card_id");
  }
  if (!command.text.given()) return refuse(code::schema_invalid).with_text("field", "text");
  const law::Deadline due = in.work_days(in.today, in.terms.complaint);
  const Complaint complaint = shared::complaint_of(in.actor.account, command.card_id, command.text, in.today, due);
  Answer answer = accept(ComplaintFiled{command.operator_id, complaint});
  answer.count("complaint_id", static_cast<std::int64_t>(in.entry));
  show_due(answer, due);
  return answer;
}

void apply(World& world, const ComplaintFiled& fact, const FactOrigin& origin) {
  world.state.supervision.complaints[{fact.operator_id, origin.entry}] = fact.complaint;
}

}  // namespace gongbao::prepaid_card
