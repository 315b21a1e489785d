// 民政部门每年对社会监督员库中的人员进行更新 (6a, 6b).
#include "policies/eldercare/pool.h"

#include <algorithm>

namespace gongbao::eldercare {

namespace {

// Of this year, or of the last one until its pool is renewed: later nobody reads it.
bool may_be_rated(const Context& in, const Membership& row) {
  const std::int32_t this_year = year_of(in.today);
  if (row.year == this_year) return true;
  return row.year == this_year - 1 && !in.state.departments.at(row.department).renewed.contains(this_year);
}

}  // namespace

Answer decide(const Context& in, const RateSupervisor& command) {
  const Membership* row = find_row(in.state.memberships, command.supervisor);
  if (row == nullptr) return unknown("supervisor");
  if (!may_be_rated(in, *row)) return refuse(code::rating_year_invalid).with_count("year", row->year);
  return accept(SupervisorRated{command.supervisor, command.rating});
}

void apply(World& world, const SupervisorRated& fact, const FactOrigin&) {
  world.state.memberships.at(fact.supervisor).rating = fact.rating;
}

Answer decide(const Context& in, const StateWill& command) {
  const Membership* row = find_row(in.state.memberships, command.supervisor);
  if (row == nullptr) return unknown("supervisor");
  if (!may_be_rated(in, *row)) return refuse(code::rating_year_invalid).with_count("year", row->year);
  return accept(WillStated{command.supervisor, command.will_continue});
}

void apply(World& world, const WillStated& fact, const FactOrigin&) {
  world.state.memberships.at(fact.supervisor).will_continue = fact.will_continue;
}

namespace {

// The round that the willing enter: of that year, and open; 0: none.
std::uint64_t open_round_of(const Context& in, law::AreaCode department, std::int32_t year) {
  for (const auto& [id, row] : in.state.rounds) {
    if (row.department == department && row.year == year && row.open_on(in.today)) return id;
  }
  return 0;
}

// What a reviewer has refused in that round no renewal brings back.
bool was_refused(const State& state, std::uint64_t round, const PersonToken& person) {
  const std::vector<std::uint64_t>* own = find_row(state.applications_of, round);
  return own != nullptr && std::ranges::any_of(*own, [&](std::uint64_t each) {
           const Application& row = state.applications.at(each);
           return row.person == person && row.state == ApplicationState::refused;
         });
}

// Outstanding last year and without a place in the new one; who left or was removed is no member that could stay.
bool may_stay(const Context& in, const Membership& row, std::uint64_t round) {
  const Round& into = in.state.rounds.at(round);
  const bool last_year = row.department == into.department && row.year == into.year - 1;
  if (!last_year || row.rating != Rating::outstanding || !row.lasts()) return false;
  return !has_a_place(in.state, row.person, into.department, into.year) && !was_refused(in.state, round, row.person);
}

bool has_pool(const State& state, law::AreaCode department, std::int32_t year) {
  return std::ranges::any_of(state.memberships, [&](const auto& each) {
    return each.second.department == department && each.second.year == year;
  });
}

}  // namespace

Answer decide(const Context& in, const RenewPool& command) {
  const auto department = department_meant(in, command.department);
  if (!department) return refuse(code::department_unknown);
  const Department* own = find_row(in.state.departments, *department);
  if (own != nullptr && own->renewed.contains(command.year)) return refuse(code::pool_already_renewed);
  const std::uint64_t round = open_round_of(in, *department, command.year);
  if (round == 0 || !has_pool(in.state, *department, command.year - 1)) return refuse(code::state_invalid);
  PoolRenewed fact;
  fact.department = *department;
  fact.year = command.year;
  std::vector<std::uint64_t> unwilling;
  for (const auto& [id, row] : in.state.memberships) {
    if (!may_stay(in, row, round)) continue;
    if (!row.preferred()) {
      unwilling.push_back(id);
    } else {
      fact.entered[row_id(in.entry, fact.entered.size() + 1)] = {
          round, row.person, row.account, row.best_class, in.now, ApplicationState::accepted};
    }
  }
  Answer answer = accept(fact);
  answer.count("entered", static_cast<std::int64_t>(fact.entered.size()));
  for (const std::uint64_t id : unwilling) answer.count("supervisor", static_cast<std::int64_t>(id));
  if (!unwilling.empty()) answer.flag(flag::will_missing);
  return answer;
}

void apply(World& world, const PoolRenewed& fact, const FactOrigin& origin) {
  State& state = world.state;
  state.departments[fact.department].renewed[fact.year] = origin.booked_on;
  for (const auto& [id, row] : fact.entered) {
    state.applications[id] = row;
    state.applications_of[row.round].push_back(id);
  }
}

namespace {

Answer ended(const Context& in, std::uint64_t supervisor, MembershipEnded fact) {
  const Membership* row = find_row(in.state.memberships, supervisor);
  if (row == nullptr) return unknown("supervisor");
  if (!row->lasts() || in.today > row->last_day) return refuse(code::state_invalid);
  fact.supervisor = supervisor;
  fact.last_day = in.today;
  return accept(fact).with_date("last_day", in.today);
}

}  // namespace

Answer decide(const Context& in, const Leave& command) {
  return ended(in, command.supervisor, {0, MembershipEnd::left, {}, {}, {}});
}

Answer decide(const Context& in, const RemoveMember& command) {
  if (!command.reason.given() || !command.hearing.given()) return refuse(code::reason_missing);
  return ended(in, command.supervisor, {0, MembershipEnd::removed, {}, command.reason, command.hearing});
}

void apply(World& world, const MembershipEnded& fact, const FactOrigin&) {
  Membership& row = world.state.memberships.at(fact.supervisor);
  row.end = fact.end;
  row.last_day = fact.last_day;
}

}  // namespace gongbao::eldercare
