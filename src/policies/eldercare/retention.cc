// From the person's applications to the memberships and the reports that came of them.
#include "policies/eldercare/retention.h"

#include <algorithm>

#include "policies/eldercare/figures.h"

namespace gongbao::eldercare {

using policies::PersonNeed;

namespace {

bool is_under_way(const State& state, const Application& row) {
  const bool waits = row.state == ApplicationState::submitted || row.state == ApplicationState::accepted;
  return waits && !state.rounds.at(row.round).decided;
}

PersonNeed needed(std::string_view what, std::optional<Date> until = {}) {
  return {code::retention_period, what, 0, until};
}

}  // namespace

std::optional<PersonNeed> need_of_person(const Context& in, const PersonToken& person, std::span<const std::uint64_t>) {
  for (const auto& [id, row] : in.state.applications) {
    if (row.person == person && is_under_way(in.state, row)) return needed("application");
  }
  const std::vector<std::uint64_t>* own = find_row(in.state.memberships_of, person);
  if (own == nullptr) return std::nullopt;
  for (const auto& [id, row] : in.state.reports) {
    const bool his = in.state.memberships.at(row.supervisor).person == person;
    if (his && age_of_report(in.state, row, in.today)) return needed("report");
  }
  for (const std::uint64_t each : *own) {
    const Membership& row = in.state.memberships.at(each);
    if (in.today <= row.last_day) return needed("membership", row.last_day);
  }
  return std::nullopt;
}

bool known_to_house(const State& state, std::uint64_t application, const PersonToken& person) {
  const Application* row = find_row(state.applications, application);
  return row != nullptr && row->person == person;
}

bool has_account(const State& state, const PersonToken& person, std::uint64_t account) {
  return account != 0 && std::ranges::any_of(state.applications, [&](const auto& each) {
           return each.second.person == person && each.second.account == account;
         });
}

}  // namespace gongbao::eldercare
