// The text knows no term for an answer: its age is shown.
#include "policies/exam/desk.h"

namespace gongbao::exam {

Days age_of(const DeskCase& row, Date day) { return row.replied_on.value_or(day) - row.filed_on; }

Answer decide(const Context& in, const FileQuestion& command) {
  if (!command.text.given()) return malformed("text");
  DeskCase row;
  row.type = CaseType::question;
  row.account = in.actor.account;
  row.text = command.text;
  row.filed_on = in.today;
  return with_id(accept(CaseFiled{row}), "case_id", in.entry);
}

Answer decide(const Context& in, const FileComplaint& command) {
  if (!command.text.given()) return malformed("text");
  if (command.type == CaseType::question) return malformed("type");
  if (command.school && find_row(in.state.schools, *command.school) == nullptr) return unknown("school");
  DeskCase row;
  row.type = command.type;
  row.account = in.actor.account;
  row.school = command.school.value_or(0);
  row.text = command.text;
  row.filed_on = in.today;
  return with_id(accept(CaseFiled{row}), "case_id", in.entry);
}

void apply(World& world, const CaseFiled& fact, const FactOrigin& origin) { world.state.desk[origin.entry] = fact.row; }

Answer decide(const Context& in, const ReplyCase& command) {
  const DeskCase* row = find_row(in.state.desk, command.case_id);
  if (row == nullptr) return unknown("case_id");
  if (row->state != CaseState::open) return refuse(code::state_invalid);
  if (!command.text.given()) return malformed("text");
  return with_id(accept(CaseReplied{command.case_id, command.text}), "age_days",
                 static_cast<std::uint64_t>(age_of(*row, in.today).count));
}

void apply(World& world, const CaseReplied& fact, const FactOrigin& origin) {
  DeskCase& row = world.state.desk.at(fact.case_id);
  row.state = CaseState::replied;
  row.reply = fact.text;
  row.replied_on = origin.booked_on;
}

}  // namespace gongbao::exam
