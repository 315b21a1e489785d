// Departments, persons and institutions as targets; 0 stays where nothing is known.
#include "policies/eldercare/target.h"

namespace gongbao::eldercare {

namespace {
constexpr std::uint64_t nobody = ~std::uint64_t{0};
}

access::Target target_of_department(const State& state, const std::optional<std::string>& department, Date day) {
  access::Target target;
  if (department) target.area = department_named(state.parameters, *department, day).value_or(0);
  return target;
}

access::Target target_of_round(const State& state, std::uint64_t round) {
  access::Target target;
  if (const Round* row = find_row(state.rounds, round)) target.area = row->department;
  return target;
}

access::Target target_of_application(const State& state, std::uint64_t application) {
  access::Target target;
  const Application* row = find_row(state.applications, application);
  if (row == nullptr) return target;
  target.area = state.rounds.at(row->round).department;
  target.person = row->account;
  return target;
}

access::Target target_of_supervisor(const State& state, std::uint64_t supervisor) {
  access::Target target;
  const Membership* row = find_row(state.memberships, supervisor);
  if (row == nullptr) return target;
  target.area = row->department;
  target.person = row->account;
  return target;
}

// Of an institution its own, of the welfare centre those that the city runs (R6).
access::Target target_of_institution(const State& state, const access::Actor& actor, std::uint64_t institution) {
  access::Target target;
  const Institution* row = find_row(state.institutions, institution);
  const bool centre = actor.role == access::Role::welfare_centre;
  if (centre) target.operator_id = row != nullptr && row->city_run ? actor.organisation : nobody;
  if (!centre && row != nullptr) target.operator_id = institution;
  return target;
}

access::Target target_of_report(const State& state, const access::Actor& actor, std::uint64_t report) {
  const Report* row = find_row(state.reports, report);
  if (row == nullptr) return {};
  access::Target target = target_of_supervisor(state, row->supervisor);
  target.operator_id = target_of_institution(state, actor, row->target).operator_id;
  return target;
}

access::Target target_of_entry(const State& state, const access::Actor& actor, std::uint64_t entry) {
  const LedgerEntry* row = find_row(state.entries, entry);
  if (row == nullptr) return target_of_report(state, actor, entry);
  access::Target target = target_of_report(state, actor, row->report);
  // Who has the order reports its rectification; before there is one, nobody does.
  if (actor.role == access::Role::eldercare_institution) {
    target.operator_id = row->institution == 0 ? nobody : row->institution;
  }
  return target;
}

// Of several departments it is nobody's own.
access::Target target_of_rows(const State& state, const std::vector<InstitutionRow>& rows, const access::Actor& actor,
                              Date day) {
  for (const InstitutionRow& row : rows) {
    const access::Target target = target_of_department(state, row.department, day);
    if (target.area != 0 && target.area != actor.area) return target;
  }
  return {};
}

}  // namespace gongbao::eldercare
