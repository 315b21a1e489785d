// 及时公开披露诚信状况 (12d): measured against a number of working days where one is set, and never refused for being
// late.
#include "policies/legal_profession/integrity.h"

namespace gongbao::legal_profession {

bool is_disclosable(IntegrityKind kind) {
  using enum IntegrityKind;
  return kind == penalty || kind == industry_sanction || kind == honour || kind == assessment;
}

std::optional<law::Deadline> disclosure_due(const State& state, const law::Calendar& calendar,
                                            const IntegrityEntry& row) {
  const WorkDays length = state.parameters.work_days("disclosure_target", row.decided_on);
  if (length.count == 0 || !is_disclosable(row.kind)) return std::nullopt;
  return calendar.add_work_days(row.decided_on, length);
}

namespace {

Answer filed(const Context& in, IntegrityEntry row) {
  row.role = static_cast<std::uint16_t>(in.actor.role);
  row.area = in.actor.area;
  const auto due = disclosure_due(in.state, in.calendar, row);
  Answer answer = entered(in, "integrity", IntegrityEntered{std::move(row)});
  if (due) shared::show_due(answer, *due);
  return answer;
}

}  // namespace

Answer decide(const Context& in, const EnterIntegrity& command) {
  const auto of = subject_of(in.state, command);
  if (!of) return unknown("firm");
  if (blank(command.decided_by) || blank(command.decision_no)) return refuse(code::integrity_source_missing);
  if (command.decided_on > in.today) return refuse(code::date_future);
  if (!command.text.given()) return malformed("text");
  IntegrityEntry row;
  row.of = *of;
  row.kind = command.kind;
  row.decided_by = command.decided_by;
  row.decision_no = command.decision_no;
  row.decided_on = command.decided_on;
  row.text = command.text;
  row.basis = command.basis;
  return filed(in, std::move(row));
}

Answer decide(const Context& in, const DecidePenalty& command) {
  const auto of = subject_of(in.state, command);
  if (!of) return unknown("firm");
  if (blank(command.decision_no) || blank(command.basis)) return refuse(code::basis_missing);
  const bool grounded = command.self_reported && command.cooperated && !blank(command.provision.value_or(""));
  if (command.mitigated && !grounded) return refuse(code::mitigation_not_grounded);
  if (!command.text.given()) return malformed("text");
  IntegrityEntry row;
  row.of = *of;
  row.kind = IntegrityKind::penalty;
  row.decided_by = std::string(enum_name(in.actor.role));
  row.decision_no = command.decision_no;
  row.decided_on = in.today;
  row.text = command.text;
  row.basis = command.mitigated ? command.basis + " " + *command.provision : command.basis;
  row.mitigated = command.mitigated;
  return filed(in, std::move(row));
}

void apply(World& world, const IntegrityEntered& fact, const FactOrigin& origin) {
  world.state.integrity[origin.entry] = fact.row;
}

Answer decide(const Context& in, const Disclose& command) {
  const IntegrityEntry* row = find_row(in.state.integrity, command.integrity);
  if (row == nullptr) return unknown("integrity");
  if (!is_disclosable(row->kind)) return refuse(code::not_disclosable);
  if (row->disclosed_on) return refuse(code::bad_transition);
  Answer answer = accept(Disclosed{command.integrity});
  const auto due = disclosure_due(in.state, in.calendar, *row);
  if (due) answer.count("late_by", in.calendar.work_days_between(due->last_day, in.today).count);
  return answer;
}

void apply(World& world, const Disclosed& fact, const FactOrigin& origin) {
  world.state.integrity.at(fact.integrity).disclosed_on = origin.booked_on;
}

Answer decide(const Context& in, const ReverseIntegrity& command) {
  const IntegrityEntry* row = find_row(in.state.integrity, command.integrity);
  if (row == nullptr) return unknown("integrity");
  const bool own = row->role == static_cast<std::uint16_t>(in.actor.role) && row->area == in.actor.area;
  if (!own) return refuse(code::out_of_scope);
  if (row->reversed_on) return refuse(code::bad_transition);
  if (!command.reason.given() || blank(command.reversing_decision)) return refuse(code::reason_missing);
  return accept(IntegrityReversed{command.integrity, command.reason, command.reversing_decision});
}

void apply(World& world, const IntegrityReversed& fact, const FactOrigin& origin) {
  IntegrityEntry& row = world.state.integrity.at(fact.integrity);
  row.reversed_on = origin.booked_on;
  row.reason = fact.reason;
  row.reversing_decision = fact.reversing_decision;
}

}  // namespace gongbao::legal_profession
