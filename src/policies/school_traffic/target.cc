// Schools as targets; 0 stays where nothing is known.
#include "policies/school_traffic/target.h"

namespace gongbao::school_traffic {

access::Target target_of_unit(const State& state, const std::optional<std::string>& unit, Date day) {
  access::Target target;
  if (unit) target.area = unit_named(state.parameters, *unit, day).value_or(0);
  return target;
}

access::Target target_of_school(const State& state, const access::Actor& actor, std::optional<std::uint64_t> school) {
  access::Target target;
  const School* row = school ? find_row(state.schools, *school) : nullptr;
  if (row == nullptr) return target;
  target.area = row->unit;
  target.operator_id = actor.role == access::Role::subdistrict ? row->township : *school;
  return target;
}

access::Target target_of_whistle(const State& state, const access::Actor& actor, std::uint64_t whistle) {
  const Whistle* row = find_row(state.whistles, whistle);
  if (row == nullptr) return {};
  access::Target target = target_of_school(state, actor, row->school);
  target.area = row->unit;
  if (actor.role == access::Role::subdistrict) target.operator_id = row->township;
  return target;
}

access::Target target_of_report(const State& state, const access::Actor& actor, std::uint64_t report) {
  const auto* row = report_numbered(state, report);
  if (row == nullptr) return {};
  if (row->first.owner.school != 0) return target_of_school(state, actor, row->first.owner.school);
  access::Target target;
  target.area = row->first.owner.unit;
  return target;
}

access::Target target_of_presence(const State& state, const access::Actor& actor, const CheckIn& command, Date day) {
  access::Target target;
  target.person = 0;
  const Date on = command.at ? date_of(*command.at) : day;
  const SlotRow* slot = find_row(state.slots, SlotKey{command.school, on, command.direction});
  const bool own = slot != nullptr && std::ranges::any_of(slot->rostered, [&](const TeamMember& each) {
                     return each.account == actor.account;
                   });
  if (own) target.person = actor.account;
  return target;
}

}  // namespace gongbao::school_traffic
