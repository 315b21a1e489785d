// 完善校园周边“六类交通设施” (2.3a), 禁止停放机动车,不施划停车位 (2.5a, 2.5b).
#include "policies/school_traffic/facilities.h"

namespace gongbao::school_traffic {

namespace {

bool is_facility_kind(const law::Parameters& terms, std::string_view kind, Date day) {
  for (const char* list : {"facilities.six", "facilities.basic", "facilities.enhancing", "facilities.optional"}) {
    if (listed(terms, list, kind, day)) return true;
  }
  return false;
}

// absent, removed, infeasible → planned → in_place ⇄ damaged → removed; infeasible from what does not stand yet.
bool facility_may_become(FacilityStatus from, FacilityStatus to) {
  using enum FacilityStatus;
  switch (to) {
    case absent:
      return false;
    case planned:
      return from == absent || from == removed || from == infeasible;
    case in_place:
      return from == planned || from == damaged || from == absent;
    case damaged:
      return from == in_place;
    case removed:
      return from == in_place || from == damaged;
    case infeasible:
      return from == absent || from == planned;
  }
  return false;
}

std::optional<Answer> stretch_problem(const Stretch& where) {
  if (where.road == 0) return malformed("road");
  if (where.from_cm >= where.to_cm) return refuse(code::interval_invalid);
  return std::nullopt;
}

// An event day that no published calendar reaches, or that has not come.
std::optional<Answer> event_problem(const Context& in, Stamp at) {
  if (at > in.now) return malformed("at");
  if (!in.calendar.known(date_of(at))) return refuse(code::calendar_missing);
  return std::nullopt;
}

}  // namespace

Answer decide(const Context& in, const RecordFacility& command) {
  using enum FacilityStatus;
  const GateKey gate{command.school, command.gate};
  const Gate* at = find_row(in.state.gates, gate);
  if (at == nullptr) return unknown("gate");
  if (!is_facility_kind(in.terms(), command.kind, in.today)) return refuse(code::facility_kind_unknown);
  const FacilityKey key{gate, command.kind};
  const Facility* before = find_row(in.state.facilities, key);
  if (command.status == infeasible) {
    if (!listed(in.terms(), "facilities.enhancing", command.kind, in.today))
      return refuse(code::infeasible_not_allowed);
    if (in.actor.role != access::Role::traffic_police) return refuse(code::infeasible_not_confirmed);
    if (!command.reason.given()) return refuse(code::reason_missing);
  }
  const bool stands = at->in_use_on(in.today);
  if (!stands || !facility_may_become(before == nullptr ? absent : before->status, command.status)) {
    return refuse(code::bad_transition);
  }
  if (command.status == in_place && !command.evidence.given()) return refuse(code::evidence_missing);
  return accept(FacilityWritten{key, {command.status, command.evidence, command.reason, in.today}});
}

Answer decide(const Context& in, const ProposeMarking& command) {
  const Stretch where{command.road, command.from_cm, command.to_cm};
  if (auto wrong = stretch_problem(where)) return std::move(*wrong);
  const std::vector<std::uint64_t> schools = schools_at(in.state, where, in.today);
  if (!schools.empty()) return with_id(refuse(code::marking_in_zone), "school", schools.front());
  return accept(MarkingRecorded{{where, command.kind}});
}

// Judged on the day it stood there: the gates of that day, the width of that day.
Answer decide(const Context& in, const RecordParkedVehicle& command) {
  const Stretch where{command.road, command.from_cm, command.to_cm};
  if (auto wrong = stretch_problem(where)) return std::move(*wrong);
  const Stamp at = command.at.value_or(in.now);
  if (auto wrong = event_problem(in, at)) return std::move(*wrong);
  const std::vector<std::uint64_t> schools = schools_at(in.state, where, date_of(at));
  if (schools.empty()) return accept(VehicleSeen{where, at}).with_flag(flag::outside_zone);
  Answer answer = accept(ViolationRecorded{{"parking", schools, command.road, at, command.plate}});
  for (const std::uint64_t school : schools) answer.count("school", static_cast<std::int64_t>(school));
  return answer;
}

Answer decide(const Context& in, const RecordViolation& command) {
  if (in.school(command.school) == nullptr) return unknown("school");
  const Stamp at = command.at.value_or(in.now);
  if (auto wrong = event_problem(in, at)) return std::move(*wrong);
  if (!listed(in.terms(), "violation_kinds", command.kind, date_of(at))) return refuse(code::violation_kind_unknown);
  // 摊点占道经营 is urban management's and the police's; that department looks after nothing else.
  const bool of_streets = in.actor.role == access::Role::urban_management;
  if (of_streets && command.kind != "stall") return refuse(code::out_of_scope);
  return accept(ViolationRecorded{{command.kind, {command.school}, command.road, at, command.plate}});
}

void apply(World& world, const FacilityWritten& fact, const FactOrigin&) {
  world.state.facilities[fact.facility] = fact.row;
}
void apply(World& world, const MarkingRecorded& fact, const FactOrigin& origin) {
  world.state.markings[origin.entry] = fact.row;
}
void apply(World& world, const ViolationRecorded& fact, const FactOrigin& origin) {
  world.state.violations[origin.entry] = fact.row;
}
void apply(World&, const VehicleSeen&, const FactOrigin&) {}

}  // namespace gongbao::school_traffic
