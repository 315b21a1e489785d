// Who is registered as what, who is connected from which day, and which station works.
#include "policies/used_vehicle/operators.h"

#include "policies/used_vehicle/numbers.h"

namespace gongbao::used_vehicle {

Answer decide(const Context& in, const RegisterOperator& command) {
  Warnings warnings;
  const auto uscc = uscc_of(in, command.uscc, "uscc", warnings);
  if (!uscc) return uscc.error();
  if (blank(command.operator_name)) return malformed("operator_name");
  if (command.kinds.empty()) return malformed("kinds");
  if (blank(command.filing_no)) return malformed("filing_no");
  if (in.state.operators_by_uscc.contains(*uscc)) return refuse(code::operator_exists);
  const Operator* market = find_row(in.state.operators, command.market.value_or(0));
  if (command.market && (market == nullptr || !market->is(OperatorKind::market))) return unknown("market");
  Operator row;
  row.uscc = *uscc;
  row.name = command.operator_name;
  row.kinds = command.kinds;
  row.filing_no = command.filing_no;
  row.market = command.market.value_or(0);
  row.registered_on = in.today;
  return with_id(warned(accept(OperatorRegistered{std::move(row)}), warnings), "operator_id", in.entry);
}

void apply(World& world, const OperatorRegistered& fact, const FactOrigin& origin) {
  world.state.operators[origin.entry] = fact.row;
  world.state.operators_by_uscc[fact.row.uscc] = origin.entry;
}

Answer decide(const Context& in, const EndFiling& command) {
  const Operator* row = find_row(in.state.operators, command.operator_id);
  if (row == nullptr) return unknown("operator_id");
  if (row->filing != FilingState::active) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(FilingEnded{command.operator_id, command.reason});
}

void apply(World& world, const FilingEnded& fact, const FactOrigin&) {
  world.state.operators.at(fact.operator_id).filing = FilingState::ended;
}

Answer decide(const Context& in, const RecordConnection& command) {
  if (own_operator(in) == nullptr) return unknown("operator_id");
  return accept(ConnectionRecorded{in.actor.organisation, command.from});
}

void apply(World& world, const ConnectionRecorded& fact, const FactOrigin&) {
  world.state.operators.at(fact.operator_id).connected_since = fact.from;
}

Answer decide(const Context& in, const ApplyStation&) {
  if (own_operator(in) == nullptr) return unknown("operator_id");
  return with_id(accept(StationApplied{in.actor.organisation}), "station", in.entry);
}

void apply(World& world, const StationApplied& fact, const FactOrigin& origin) {
  world.state.stations[origin.entry].operator_id = fact.operator_id;
}

Answer decide(const Context& in, const ApproveStation& command) {
  const Station* row = find_row(in.state.stations, command.station);
  if (row == nullptr) return unknown("station");
  if (row->state != StationState::applied) return refuse(code::state_invalid);
  return accept(StationMoved{command.station, StationState::active, {}});
}

Answer decide(const Context& in, const StopStation& command) {
  const Station* row = find_row(in.state.stations, command.station);
  if (row == nullptr) return unknown("station");
  if (row->state != StationState::active) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(StationMoved{command.station, StationState::stopped, command.reason});
}

void apply(World& world, const StationMoved& fact, const FactOrigin& origin) {
  Station& row = world.state.stations.at(fact.station);
  row.state = fact.to;
  (fact.to == StationState::active ? row.approved_on : row.stopped_on) = origin.booked_on;
}

}  // namespace gongbao::used_vehicle
