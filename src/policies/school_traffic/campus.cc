// 校内机动车行驶或停放须与学生活动区域物理隔离 (2.2b): where that is not so, no vehicle comes in.
#include "policies/school_traffic/campus.h"

#include "policies/school_traffic/problems.h"

namespace gongbao::school_traffic {

Answer decide(const Context& in, const PermitCampusVehicle& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (!school->in_use()) return refuse(code::bad_transition);
  if (school->separation != Separation::full) return refuse(code::no_physical_separation);
  if (!command.plate.given()) return malformed("plate");
  if (command.to < command.from || command.to < in.today) return malformed("to");
  const Permit row{command.school, CampusUse::vehicle, command.plate, command.from, command.to, std::nullopt};
  return accept(PermitWritten{in.entry, row});
}

// 如校内不具备物理隔离条件,须禁止机动车进入校园 (2.2c): permits end at that moment.
Answer decide(const Context& in, const SetSeparation& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (!school->in_use()) return refuse(code::bad_transition);
  if (command.state == Separation::full && !command.evidence.given()) return refuse(code::evidence_missing);
  Answer answer = accept(SeparationSet{command.school, command.state, command.evidence});
  if (command.state == Separation::full) return answer;
  std::int64_t ended = 0;
  for (const auto& [id, row] : in.state.permits) {
    const bool lasts = row.to >= in.today && !row.ended_at;
    if (row.school != command.school || row.use != CampusUse::vehicle || !lasts) continue;
    Permit over = row;
    over.ended_at = in.now;
    answer.facts.add(PermitWritten{id, over});
    ++ended;
  }
  answer.count("permits_ended", ended);
  return answer;
}

Answer decide(const Context& in, const PermitCampusUse& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (!school->in_use()) return refuse(code::bad_transition);
  if (command.use == CampusUse::outside_parking) return refuse(code::campus_let_for_parking);
  if (command.use == CampusUse::vehicle) return malformed("use");  // has a command of its own
  if (command.to < command.from) return malformed("to");
  return accept(
      PermitWritten{in.entry, {command.school, command.use, command.what, command.from, command.to, std::nullopt}});
}

Answer decide(const Context& in, const ReportCampusUse& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (!command.evidence.given()) return refuse(code::evidence_missing);
  Answer answer = accept(CampusUseSeen{command.school, command.use, command.evidence});
  if (command.use != CampusUse::outside_parking) return answer;
  Problem row = new_problem(in, command.school);
  row.nature = Nature::software;
  row.kind = "outside_parking";
  row.source = in.actor.role == access::Role::public_ ? ProblemSource::resident : ProblemSource::check;
  row.evidence = command.evidence;
  answer.facts.add(ProblemWritten{in.entry, row});
  return with_id(std::move(answer), "problem", in.entry);
}

Answer decide(const Context& in, const ReviewProject& command) {
  if (in.school(command.school) == nullptr) return unknown("school");
  if (command.public_car_park) return refuse(code::public_car_park_on_school_land);
  if (command.dropoff_m2 <= 0 || !command.inside_land) return refuse(code::dropoff_area_missing);
  return accept(ProjectReviewed{{command.school, command.type, command.dropoff_m2, in.today}});
}

// 并与属地接警平台联网: what is not there cannot be networked.
Answer decide(const Context& in, const SetAlarm& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (command.state == Alarm::networked && school->alarm == Alarm::none) return refuse(code::alarm_not_installed);
  return accept(AlarmSet{command.school, command.state});
}

void apply(World& world, const PermitWritten& fact, const FactOrigin&) { world.state.permits[fact.permit] = fact.row; }
void apply(World& world, const SeparationSet& fact, const FactOrigin&) {
  world.state.schools.at(fact.school).separation = fact.state;
}
void apply(World&, const CampusUseSeen&, const FactOrigin&) {}
void apply(World& world, const ProjectReviewed& fact, const FactOrigin& origin) {
  world.state.projects[origin.entry] = fact.row;
}
void apply(World& world, const AlarmSet& fact, const FactOrigin&) {
  world.state.schools.at(fact.school).alarm = fact.state;
}

}  // namespace gongbao::school_traffic
