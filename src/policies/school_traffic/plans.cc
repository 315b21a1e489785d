// 各区、各中小学幼儿园要…制定交通综合治理工作实施方案,明确治理重难点、细化分工.
#include "policies/school_traffic/plans.h"

namespace gongbao::school_traffic {

namespace {

bool is_city(const Owner& owner) { return owner.school == 0 && owner.unit == 0; }

// The level above: a school's plan is filed by its district, a district's and the city's by 市教委.
bool files_plan(const Context& in, const Owner& owner) {
  if (in.actor.role == access::Role::city_edu) return owner.school == 0;
  const School* school = in.school(owner.school);
  return school != nullptr && school->unit == in.actor.area;
}

bool is_complete(const Plan& row) {
  const bool divided =
      std::ranges::any_of(row.division, [](const DividedTask& each) { return !blank(each.unit) && each.task.given(); });
  return row.key_difficulties.given() && divided;
}

}  // namespace

bool writes_for(const Context& in, const Owner& owner) {
  using enum access::Role;
  switch (in.actor.role) {
    case access::Role::school:
      return owner.school != 0 && owner.school == in.actor.organisation;
    case district_edu:
      return owner.school == 0 && owner.unit == in.actor.area;
    case city_edu:
      return is_city(owner);
    default:
      return false;
  }
}

Answer decide(const Context& in, const SubmitPlan& command) {
  Owner owner{command.school.value_or(0), 0};
  if (command.school && in.school(*command.school) == nullptr) return unknown("school");
  if (command.unit) {
    const auto unit = unit_named(in.terms(), *command.unit, in.today);
    if (!unit) return refuse(code::unit_unknown);
    owner.unit = *unit;
  }
  if (!writes_for(in, owner)) return refuse(code::plan_unit_mismatch);
  if (command.to < command.from) return malformed("to");
  Plan row;
  std::uint64_t id = in.entry;
  if (command.plan) {
    const Plan* before = find_row(in.state.plans, *command.plan);
    if (before == nullptr) return unknown("plan");
    if (before->owner != owner) return refuse(code::plan_unit_mismatch);
    if (before->state != PlanState::returned) return refuse(code::bad_transition);
    id = *command.plan;
    row.version = before->version;
  } else {
    row.version = 1 + static_cast<std::int32_t>(std::ranges::count_if(
                          in.state.plans, [&](const auto& each) { return each.second.owner == owner; }));
  }
  row.owner = owner;
  row.period = {command.from, command.to};
  row.key_difficulties = command.key_difficulties;
  row.division = command.division;
  row.file = command.file;
  return with_id(accept(PlanWritten{id, row}), "plan", id).with_count("version", row.version);
}

Answer decide(const Context& in, const FilePlan& command) {
  const Plan* found = find_row(in.state.plans, command.plan);
  if (found == nullptr) return unknown("plan");
  if (found->state != PlanState::submitted) return refuse(code::bad_transition);
  if (!files_plan(in, found->owner)) return refuse(code::plan_unit_mismatch);
  if (!is_complete(*found)) return refuse(code::plan_incomplete);
  constexpr std::size_t signers = 3;
  if (is_city(found->owner) && found->signed_by.size() < signers) return refuse(code::overall_plan_not_joint);
  Plan row = *found;
  row.state = PlanState::filed;
  Answer answer = accept(PlanWritten{command.plan, row});
  for (const auto& [id, earlier] : in.state.plans) {
    if (earlier.owner != found->owner || earlier.state != PlanState::filed) continue;
    Plan superseded = earlier;
    superseded.state = PlanState::superseded;
    answer.facts.add(PlanWritten{id, superseded});
  }
  return answer;
}

Answer decide(const Context& in, const ReturnPlan& command) {
  const Plan* found = find_row(in.state.plans, command.plan);
  if (found == nullptr) return unknown("plan");
  if (found->state != PlanState::submitted) return refuse(code::bad_transition);
  if (!files_plan(in, found->owner)) return refuse(code::plan_unit_mismatch);
  if (!command.reason.given()) return refuse(code::reason_missing);
  Plan row = *found;
  row.state = PlanState::returned;
  row.reason = command.reason;
  row.signed_by.clear();
  return accept(PlanWritten{command.plan, row});
}

Answer decide(const Context& in, const SignOverallPlan& command) {
  const Plan* found = find_row(in.state.plans, command.plan);
  if (found == nullptr) return unknown("plan");
  if (!is_city(found->owner)) return refuse(code::plan_unit_mismatch);
  if (found->state != PlanState::submitted) return refuse(code::bad_transition);
  if (std::ranges::find(found->signed_by, in.actor.role) != found->signed_by.end()) return refuse(code::duplicate);
  Plan row = *found;
  row.signed_by.push_back(in.actor.role);
  return accept(PlanWritten{command.plan, row}).with_count("signed", static_cast<std::int64_t>(row.signed_by.size()));
}

void apply(World& world, const PlanWritten& fact, const FactOrigin&) { world.state.plans[fact.plan] = fact.row; }

std::uint64_t plan_in_force(const State& state, const Owner& owner, Date day) {
  for (const auto& [id, row] : state.plans) {
    if (row.owner == owner && row.state == PlanState::filed && row.period.covers(day)) return id;
  }
  return 0;
}

}  // namespace gongbao::school_traffic
