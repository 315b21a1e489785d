// Who is taken when places are short: who was outstanding and wants to stay, then the class, then the earlier one.
#include "policies/eldercare/rounds.h"

#include <algorithm>
#include <tuple>

#include "policies/eldercare/departments.h"

namespace gongbao::eldercare {

Answer decide(const Context& in, const OpenRound& command) {
  const auto department = department_meant(in, command.department);
  if (!department) return refuse(code::department_unknown);
  const Date in_force_from = in.terms().date("in_force_from", in.today);
  if (command.opens < in_force_from) {
    return refuse(code::before_in_force).with_date("in_force_from", in_force_from);
  }
  if (!has_contact_staff(in.state, *department, in.today)) return refuse(code::contact_staff_missing);
  const auto missing = channels_missing(in.state, *department, in.today);
  if (!missing.empty()) return channels_are_missing(missing);
  if (command.opens < in.today) return malformed("opens");
  if (command.closes < command.opens) return malformed("closes");
  // Of the year it opens in, or of the one to come.
  const std::int32_t opening = year_of(command.opens);
  if (command.year != opening && command.year != opening + 1) return malformed("year");
  if (command.size && *command.size < 1) return malformed("size");
  Round row;
  row.department = *department;
  row.year = command.year;
  row.opens = command.opens;
  row.closes = command.closes;
  row.size = command.size;
  return with_id(accept(RoundOpened{std::move(row)}), "round", in.entry);
}

void apply(World& world, const RoundOpened& fact, const FactOrigin& origin) {
  world.state.rounds[origin.entry] = fact.row;
  world.state.departments[fact.row.department];
}

std::vector<std::uint64_t> ranked(const State& state, std::uint64_t round, bool flat) {
  const Round& of = state.rounds.at(round);
  const auto rank = [&](std::uint64_t id) {
    const Application& row = state.applications.at(id);
    const bool preferred = is_preferred(state, row.person, of.department, of.year);
    const std::int32_t place = flat && row.best_class != no_class ? 1 : row.best_class;
    return std::tuple(!preferred, place, row.submitted_at.micros, id);
  };
  std::vector<std::uint64_t> all;
  if (const auto* own = find_row(state.applications_of, round)) all = *own;
  std::erase_if(all, [&](std::uint64_t id) { return state.applications.at(id).state != ApplicationState::accepted; });
  std::ranges::sort(all, {}, rank);
  return all;
}

Answer decide(const Context& in, const Select& command) {
  const Round* row = find_row(in.state.rounds, command.round);
  if (row == nullptr) return unknown("round");
  if (row->decided) return refuse(code::state_invalid);
  if (in.today <= row->closes) return refuse(code::round_not_closed).with_date("closes", row->closes);
  PoolSelected fact;
  fact.round = command.round;
  fact.first_day = std::max(in.today, date_of(row->year, 1, 1));
  fact.selected = ranked(in.state, command.round, in.terms().text("class_order", in.today) == "flat");
  const Department& department = in.state.departments.at(row->department);
  const std::optional<std::int32_t> places = row->size ? row->size : department.targets.pool_size;
  const auto taken = static_cast<std::size_t>(places.value_or(static_cast<std::int32_t>(fact.selected.size())));
  if (taken < fact.selected.size()) {
    fact.reserve.assign(fact.selected.begin() + static_cast<std::ptrdiff_t>(taken), fact.selected.end());
    fact.selected.resize(taken);
  }
  if (const auto* own = find_row(in.state.applications_of, command.round)) {
    for (const std::uint64_t each : *own) {
      const bool waits = in.state.applications.at(each).state == ApplicationState::submitted;
      if (waits) fact.not_selected.push_back(each);
    }
  }
  return accept(fact)
      .with_count("selected_count", static_cast<std::int64_t>(fact.selected.size()))
      .with_count("reserve_count", static_cast<std::int64_t>(fact.reserve.size()))
      .with_date("first_day", fact.first_day);
}

void apply(World& world, const PoolSelected& fact, const FactOrigin&) {
  State& state = world.state;
  Round& round = state.rounds.at(fact.round);
  round.decided = true;
  round.selected = fact.selected;
  round.reserve = fact.reserve;
  for (const std::uint64_t id : fact.reserve) state.applications.at(id).state = ApplicationState::reserve;
  for (const std::uint64_t id : fact.not_selected) state.applications.at(id).state = ApplicationState::not_selected;
  for (const std::uint64_t id : fact.selected) {
    Application& from = state.applications.at(id);
    from.state = ApplicationState::selected;
    Membership row;
    row.person = from.person;
    row.account = from.account;
    row.department = round.department;
    row.year = round.year;
    row.best_class = from.best_class;
    row.first_day = fact.first_day;
    row.last_day = last_day_of_year(round.year);
    state.memberships[id] = row;
    state.memberships_of[row.person].push_back(id);
  }
}

}  // namespace gongbao::eldercare
