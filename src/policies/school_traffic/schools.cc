// 各区教委,燕山教委、北京经济技术开发区社会事业局: whose schools these are, and how their gates come and go.
#include "policies/school_traffic/schools.h"

namespace gongbao::school_traffic {

namespace {

// Roads are no longer than a thousand kilometres.
constexpr std::int64_t longest_road_cm = 100'000'000;

std::optional<Answer> gate_problem(const std::string& gate, std::uint64_t road, std::int64_t pos_cm) {
  if (blank(gate)) return malformed("gate");
  if (road == 0) return malformed("road");
  if (pos_cm < 0 || pos_cm > longest_road_cm) return malformed("pos_cm");
  return std::nullopt;
}

}  // namespace

Answer decide(const Context& in, const RegisterSchool& command) {
  const auto unit = unit_named(in.terms(), command.unit, in.today);
  if (!unit) return refuse(code::unit_unknown);
  if (in.school(command.school) != nullptr) return refuse(code::duplicate);
  if (command.school == 0) return malformed("school");
  if (blank(command.school_name)) return malformed("school_name");
  if (auto wrong = gate_problem(command.gate, command.road, command.pos_cm)) return std::move(*wrong);
  School row;
  row.name = command.school_name;
  row.kind = command.kind;
  row.unit = *unit;
  row.township = command.township;
  row.compulsory = command.compulsory;
  row.internal_system = command.internal_system;
  row.since = in.today;
  const Gate gate{command.road, command.pos_cm, in.today, std::nullopt};
  return accept(SchoolWritten{command.school, row}, GateWritten{{command.school, command.gate}, gate});
}

Answer decide(const Context& in, const RegisterGate& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (!school->in_use()) return refuse(code::bad_transition);
  if (auto wrong = gate_problem(command.gate, command.road, command.pos_cm)) return std::move(*wrong);
  const GateKey key{command.school, command.gate};
  if (in.state.gates.contains(key)) return refuse(code::duplicate);
  return accept(GateWritten{key, {command.road, command.pos_cm, in.today, std::nullopt}});
}

Answer decide(const Context& in, const CloseGate& command) {
  const GateKey key{command.school, command.gate};
  const Gate* gate = find_row(in.state.gates, key);
  if (gate == nullptr) return unknown("gate");
  if (!gate->in_use_on(in.today)) return refuse(code::bad_transition);
  const bool another = std::ranges::any_of(in.state.gates, [&](const auto& each) {
    return each.first.school == key.school && each.first != key && each.second.in_use_on(in.today);
  });
  if (!another) return refuse(code::last_gate);
  Gate row = *gate;
  row.closed_on = in.today;
  return accept(GateWritten{key, row});
}

// Its gates close with it.
Answer decide(const Context& in, const CloseSchool& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (!school->in_use()) return refuse(code::bad_transition);
  School row = *school;
  row.closed_on = in.today;
  Answer answer = accept(SchoolWritten{command.school, row});
  for (const auto& [key, gate] : in.state.gates) {
    if (key.school != command.school || !gate.in_use_on(in.today)) continue;
    Gate closed = gate;
    closed.closed_on = in.today;
    answer.facts.add(GateWritten{key, closed});
  }
  return answer;
}

namespace {

bool impossible_terms(const std::vector<Term>& terms) {
  return std::ranges::any_of(terms, [](const Term& term) { return term.last < term.first; });
}

}  // namespace

Answer decide(const Context& in, const ConfigureUnit& command) {
  const auto unit = unit_named(in.terms(), command.unit, in.today);
  if (!unit) return refuse(code::unit_unknown);
  const auto& lag = in.terms().table("report_lag", in.today);
  if (command.report_lag && (*command.report_lag < lag.at("least") || *command.report_lag > lag.at("most"))) {
    return refuse(code::value_out_of_range);
  }
  constexpr std::int32_t longest_target = 24 * 60;
  if (command.incident_target && (*command.incident_target < 1 || *command.incident_target > longest_target)) {
    return refuse(code::value_out_of_range);
  }
  if (impossible_terms(command.terms)) return malformed("terms");
  const Date from = command.from.value_or(in.today);
  if (from < in.today) return refuse(code::effective_date_past);
  const UnitRules* before = rules_on(in.state, *unit, from);
  UnitRules row = before == nullptr ? UnitRules{} : *before;
  row.from = from;
  if (command.report_period) row.report_period = command.report_period;
  if (command.report_lag) row.report_lag = command.report_lag;
  if (command.check_period) row.check_period = command.check_period;
  if (command.incident_target) row.incident_target = command.incident_target;
  if (!command.terms.empty()) row.terms = command.terms;
  return accept(UnitConfigured{*unit, row}).with_date("from", from);
}

void apply(World& world, const SchoolWritten& fact, const FactOrigin&) { world.state.schools[fact.school] = fact.row; }
void apply(World& world, const GateWritten& fact, const FactOrigin&) { world.state.gates[fact.gate] = fact.row; }
void apply(World& world, const UnitConfigured& fact, const FactOrigin&) {
  std::vector<UnitRules>& rows = world.state.rules[fact.unit];
  std::erase_if(rows, [&](const UnitRules& each) { return each.from == fact.row.from; });
  rows.insert(std::ranges::upper_bound(rows, fact.row.from, {}, &UnitRules::from), fact.row);
}

}  // namespace gongbao::school_traffic
