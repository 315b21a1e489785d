// Supervision: articles 13 and 14, and the Regulation's orders and fines.
#include "policies/prepaid_card/supervision.h"

namespace gongbao::prepaid_card {

namespace {

// "ad_mismatch" or "prepaid_card.ad_mismatch".
std::optional<Code> rule_named(const std::string& name) {
  if (const auto code = code_named(name)) return code;
  return code_named("prepaid_card." + name);
}

}  // namespace

// 第十四条 现场检查 (14a)
Answer decide(const Context& in, const RecordInspection& command) {
  auto inspection = shared::inspection_of(in, command);
  if (!inspection) return std::move(inspection.error());
  if (command.outlet_id && !in.state.outlets.contains({command.operator_id, *command.outlet_id})) {
    return refuse(code::unknown_subject).with_text("field", "outlet_id");
  }
  inspection->outlet_id = command.outlet_id;
  return accept(InspectionRecorded{command.operator_id, *inspection});
}

Answer decide(const Context& in, const RecordViolation& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const auto rule = rule_named(command.code);
  if (!rule) return malformed("code");
  const Date day = command.observed_on.value_or(in.today);
  if (auto wrong = day_problem(in, "observed_on", day, regulation_from(in.state.parameters))) return std::move(*wrong);
  if (!command.findings.given()) return malformed("findings");
  return accept(ViolationRecorded{command.operator_id, {std::string(code_name(*rule)), day, command.findings}, *rule});
}

void apply(World& world, const ViolationRecorded& fact, const FactOrigin& origin) {
  world.state.supervision.violations[{fact.operator_id, origin.entry}] = fact.violation;
  record_event(world.state.compliance_events, fact.operator_id, fact.code, {fact.violation.observed_on, origin.entry});
}

// 督导备案经营者落实预收资金存管要求 (13a)
Answer decide(const Context& in, const OrderRectification& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  if (command.term < in.today) return malformed("term");
  if (!command.findings.given()) return malformed("findings");
  SupervisionOrder order;
  order.kind = OrderOfDistrict::rectification;
  order.period = {in.today, command.term};
  order.findings = command.findings;
  return accept(OrderGiven{command.operator_id, order})
      .with_count("order_id", static_cast<std::int64_t>(in.entry))
      .with_date("due_on", command.term);
}

Answer decide(const Context& in, const LiftDisqualification& command) {
  if (in.find_operator(command.operator_id) == nullptr) return refuse(code::unknown_operator);
  const auto row = in.state.disqualifications.find({command.operator_id, command.disqualification_id});
  if (row == in.state.disqualifications.end()) return refuse(code::unknown_subject);
  const Date to = command.to.value_or(in.today - Days{1});
  if (command.to && to < row->second.period.from - Days{1}) return malformed("to");  // the day before: it never was one
  if (row->second.period.to && *row->second.period.to <= to) return refuse(code::wrong_state);
  return accept(DisqualificationLifted{command.operator_id, command.disqualification_id, to}).with_date("to", to);
}

void apply(World& world, const DisqualificationLifted& fact, const FactOrigin&) {
  world.state.disqualifications.at({fact.operator_id, fact.disqualification_id}).period.to = fact.to;
}

}  // namespace gongbao::prepaid_card
