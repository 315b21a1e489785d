// 律师不当执业线索转递查处及违法犯罪情况通报机制 (26a), 接诉即办 (30a).
#include "policies/legal_profession/cases.h"

#include <algorithm>
#include <array>

namespace gongbao::legal_profession {

namespace {

Office office_of(access::Role role) {
  using access::Role;
  if (role == Role::partner) return Office::partner;
  const bool association = role == Role::city_association || role == Role::district_association;
  return association ? Office::association : Office::justice;
}

}  // namespace

Answer decide(const Context& in, const SendClue& command) {
  const auto of = subject_of(in.state, command);
  if (!of) return unknown("firm");
  const Office sender = office_of(in.actor.role);
  // Between the two sides, never inside one.
  const bool crosses = (sender == Office::partner) != (command.receiver == Office::partner);
  if (!crosses) return refuse(code::clue_not_transferable);
  if (!command.text.given()) return malformed("text");
  Clue row;
  row.sender = sender;
  row.organisation = sender == Office::partner ? in.actor.organisation : command.organisation.value_or(0);
  row.receiver = command.receiver;
  row.of = *of;
  row.kind = command.kind;
  row.text = command.text;
  row.sent_on = in.today;
  return entered(in, "clue", ClueSent{std::move(row)});
}

void apply(World& world, const ClueSent& fact, const FactOrigin& origin) { world.state.clues[origin.entry] = fact.row; }

namespace {

// By whoever received it.
Answer clue_moved(const Context& in, std::uint64_t clue, ClueState from, ClueState to, const SealedText& said) {
  const Clue* row = find_row(in.state.clues, clue);
  if (row == nullptr) return unknown("clue");
  const Office office = office_of(in.actor.role);
  const bool own = office == row->receiver &&
                   (office != Office::partner || row->organisation == 0 || row->organisation == in.actor.organisation);
  if (!own) return refuse(code::out_of_scope);
  if (row->state != from) return refuse(code::bad_transition);
  return accept(ClueMoved{clue, to, said});
}

}  // namespace

Answer decide(const Context& in, const AcceptClue& command) {
  return clue_moved(in, command.clue, ClueState::sent, ClueState::accepted, {});
}
Answer decide(const Context& in, const ReturnClue& command) {
  if (!command.reason.given()) return refuse(code::reason_missing);
  return clue_moved(in, command.clue, ClueState::sent, ClueState::returned, command.reason);
}
Answer decide(const Context& in, const ConcludeClue& command) {
  if (!command.result.given()) return refuse(code::result_missing);
  return clue_moved(in, command.clue, ClueState::accepted, ClueState::concluded, command.result);
}
Answer decide(const Context& in, const AnswerClue& command) {
  return clue_moved(in, command.clue, ClueState::concluded, ClueState::answered, {});
}

void apply(World& world, const ClueMoved& fact, const FactOrigin&) {
  Clue& row = world.state.clues.at(fact.clue);
  row.state = fact.state;
  if (fact.said.given()) row.said = fact.said;
}

// --- complaints ------------------------------------------------------------------------------------------------------

std::optional<law::Deadline> complaint_due(const State& state, const law::Calendar& calendar, const Complaint& row) {
  const WorkDays length = state.parameters.work_days("complaint_due", row.received_on);
  const bool over = row.state == ComplaintState::answered || row.state == ComplaintState::transferred;
  if (length.count == 0 || over) return std::nullopt;
  return calendar.add_work_days(row.received_on, length);
}

Answer decide(const Context& in, const ReceiveComplaint& command) {
  // 违规炒作案件 (4b); 虚假宣传、不正当竞争、收费不开发票、不勤勉尽责等 (9b).
  constexpr std::array<std::string_view, 6> kinds{"case_hyping", "false_publicity", "unfair_competition",
                                                  "no_invoice",  "not_diligent",    "other"};
  const auto of = subject_of(in.state, command);
  if (!of) return unknown("firm");
  if (std::ranges::find(kinds, command.kind) == kinds.end()) return refuse(code::complaint_kind_unknown);
  if (!command.text.given()) return malformed("text");
  Complaint row;
  row.complainant = command.complainant;
  row.of = *of;
  row.kind = command.kind;
  row.channel = command.channel;
  row.text = command.text;
  row.received_on = in.today;
  const auto due = complaint_due(in.state, in.calendar, row);
  Answer answer = entered(in, "complaint", ComplaintReceived{std::move(row)});
  if (due) shared::show_due(answer, *due);
  return answer;
}

void apply(World& world, const ComplaintReceived& fact, const FactOrigin& origin) {
  world.state.complaints[origin.entry] = fact.row;
}

namespace {

std::uint64_t firm_complained_of(const State& state, const Complaint& row, Date day) {
  if (row.of.firm != 0) return head_of(state, row.of.firm);
  return head_of(state, firm_on(state.lawyers.at(row.of.lawyer), day));
}

ComplaintMoved moved_complaint(std::uint64_t complaint, const Complaint& row, ComplaintState state) {
  ComplaintMoved fact;
  fact.complaint = complaint;
  fact.state = state;
  fact.handler = row.handler;
  fact.to = row.to;
  fact.said = row.result;
  fact.upheld = row.upheld;
  return fact;
}

}  // namespace

Answer decide(const Context& in, const HandleComplaint& command) {
  const Complaint* row = find_row(in.state.complaints, command.complaint);
  if (row == nullptr) return unknown("complaint");
  if (row->state != ComplaintState::received) return refuse(code::bad_transition);
  const std::uint64_t own = firm_of_account(in.state, command.handler_account, in.today);
  if (own != 0 && own == firm_complained_of(in.state, *row, in.today)) return refuse(code::handler_conflict);
  ComplaintMoved fact = moved_complaint(command.complaint, *row, ComplaintState::handling);
  fact.handler = command.handler_account;
  return accept(fact);
}

Answer decide(const Context& in, const TransferComplaint& command) {
  const Complaint* row = find_row(in.state.complaints, command.complaint);
  if (row == nullptr) return unknown("complaint");
  if (row->state != ComplaintState::received) return refuse(code::bad_transition);
  if (!command.reason.given()) return refuse(code::reason_missing);
  if (blank(command.to)) return malformed("to");
  ComplaintMoved fact = moved_complaint(command.complaint, *row, ComplaintState::transferred);
  fact.to = command.to;
  fact.said = command.reason;
  return accept(fact);
}

Answer decide(const Context& in, const ConcludeComplaint& command) {
  const Complaint* row = find_row(in.state.complaints, command.complaint);
  if (row == nullptr) return unknown("complaint");
  if (row->state != ComplaintState::handling) return refuse(code::bad_transition);
  if (!command.result.given()) return refuse(code::result_missing);
  ComplaintMoved fact = moved_complaint(command.complaint, *row, ComplaintState::concluded);
  fact.said = command.result;
  fact.upheld = command.upheld;
  if (command.upheld) {
    IntegrityEntry filed;
    filed.of = row->of;
    filed.kind = IntegrityKind::complaint_upheld;
    filed.decided_by = std::string(enum_name(in.actor.role));
    filed.decision_no = std::to_string(command.complaint);
    filed.decided_on = in.today;
    filed.text = command.result;
    filed.role = static_cast<std::uint16_t>(in.actor.role);
    filed.area = in.actor.area;
    fact.filed = std::move(filed);
  }
  return accept(fact);
}

Answer decide(const Context& in, const AnswerComplaint& command) {
  const Complaint* row = find_row(in.state.complaints, command.complaint);
  if (row == nullptr) return unknown("complaint");
  if (row->state != ComplaintState::concluded) return refuse(code::bad_transition);
  return accept(moved_complaint(command.complaint, *row, ComplaintState::answered));
}

void apply(World& world, const ComplaintMoved& fact, const FactOrigin& origin) {
  Complaint& row = world.state.complaints.at(fact.complaint);
  row.state = fact.state;
  row.handler = fact.handler;
  row.to = fact.to;
  row.result = fact.said;
  row.upheld = fact.upheld;
  if (fact.filed) world.state.integrity[origin.entry] = *fact.filed;
}

}  // namespace gongbao::legal_profession
