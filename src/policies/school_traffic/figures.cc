// Figures from the rows as they are; nothing of it is stored.
#include "policies/school_traffic/figures.h"

#include <algorithm>

#include "policies/school_traffic/duties.h"

namespace gongbao::school_traffic {

std::int64_t share_bp(std::int64_t part, std::int64_t whole) {
  constexpr std::int64_t full = 10'000;
  return rounded_half_up(full * part, whole);
}

// --- F2 --------------------------------------------------------------------------------------------------------------

namespace {

FacilityStatus status_at(const State& state, const GateKey& gate, const std::string& kind) {
  const Facility* row = find_row(state.facilities, FacilityKey{gate, kind});
  return row == nullptr ? FacilityStatus::absent : row->status;
}

std::vector<GateKey> gates_in_use(const State& state, std::uint64_t school, Date day) {
  std::vector<GateKey> gates;
  for (auto it = state.gates.lower_bound({school, {}}); it != state.gates.end() && it->first.school == school; ++it) {
    if (it->second.in_use_on(day)) gates.push_back(it->first);
  }
  return gates;
}

// One place or several: a kind counts once, and is infeasible where it is so everywhere.
std::optional<std::int64_t> completeness_at(const State& state, const std::vector<GateKey>& gates,
                                            std::string_view list, Date day) {
  std::int64_t in_place = 0;
  std::int64_t asked = 0;
  for (const std::string& kind : state.parameters.list(list, day)) {
    const auto is = [&](FacilityStatus status) {
      return [&, status](const GateKey& gate) { return status_at(state, gate, kind) == status; };
    };
    if (std::ranges::all_of(gates, is(FacilityStatus::infeasible))) continue;
    ++asked;
    if (std::ranges::any_of(gates, is(FacilityStatus::in_place))) ++in_place;
  }
  if (asked == 0) return std::nullopt;
  return share_bp(in_place, asked);
}

}  // namespace

std::optional<std::int64_t> gate_completeness(const State& state, const GateKey& gate, std::string_view list,
                                              Date day) {
  return completeness_at(state, {gate}, list, day);
}

std::optional<std::int64_t> school_completeness(const State& state, std::uint64_t school, std::string_view list,
                                                Date day) {
  const std::vector<GateKey> gates = gates_in_use(state, school, day);
  if (gates.empty()) return std::nullopt;
  if (state.parameters.text("facility_scope", day) == "per_school") return completeness_at(state, gates, list, day);
  std::optional<std::int64_t> least;
  for (const GateKey& gate : gates) {
    const auto bp = gate_completeness(state, gate, list, day);
    if (bp && (!least || *bp < *least)) least = bp;
  }
  return least;
}

namespace {
constexpr std::int64_t all_of_it = 10'000;
}

std::optional<std::int64_t> district_rate(const State& state, AreaCode unit, std::string_view list, Date day) {
  std::int64_t schools = 0;
  std::int64_t complete = 0;
  for (const auto& [id, row] : state.schools) {
    if (!row.in_use() || (unit != 0 && row.unit != unit)) continue;
    ++schools;
    if (school_completeness(state, id, list, day) == all_of_it) ++complete;
  }
  if (schools == 0) return std::nullopt;
  return share_bp(complete, schools);
}

// --- F3 --------------------------------------------------------------------------------------------------------------

std::vector<std::string> teams_missing(const State& state, const SlotKey& slot) {
  const SlotRow* row = find_row(state.slots, slot);
  const int least = state.parameters.count("min_per_team", slot.day);
  std::vector<std::string> missing;
  for (const std::string& team : state.parameters.list("teams", slot.day)) {
    const auto present = row == nullptr ? 0 : std::ranges::count(row->check_ins, team, &Presence::team);
    if (present < least) missing.push_back(team);
  }
  return missing;
}

std::optional<std::int64_t> TeamRate::bp() const {
  if (due == 0) return std::nullopt;
  return share_bp(complete, due);
}

TeamRate team_rate(const State& state, const law::Calendar& calendar, std::uint64_t school, Date day) {
  const Span month = month_of(day);
  TeamRate rate;
  for (Date each = month.first; each <= month.last; each = each + Days{1}) {
    for (const Direction direction : {Direction::in, Direction::out}) {
      if (!slot_window(state, calendar, school, each, direction)) continue;
      ++rate.due;
      if (teams_missing(state, {school, each, direction}).empty()) ++rate.complete;
    }
  }
  rate.has_vice_principal = std::ranges::any_of(state.vice_principals, [&](const auto& each) {
    return each.second.school == school && each.second.in_force_on(month.last);
  });
  const auto bp = rate.bp();
  rate.in_place = rate.has_vice_principal && bp && *bp >= state.parameters.ratio("team_in_place_min", month.last).bp;
  return rate;
}

// --- F4, F5 ----------------------------------------------------------------------------------------------------------

bool is_carried(const State& state, std::uint64_t school, char party) {
  return duties_missing(state, school, party).empty();
}

std::vector<std::string> standard_missing(const State& state, const law::Calendar& calendar, std::uint64_t school,
                                          Date day) {
  std::vector<std::string> missing;
  if (school_completeness(state, school, list_six, day) != all_of_it) missing.emplace_back("six");
  const Date last_month = month_of(day).first - Days{1};
  if (!team_rate(state, calendar, school, last_month).in_place) missing.emplace_back("teams");
  for (const char party : {'A', 'B', 'C'}) {
    if (!is_carried(state, school, party)) missing.emplace_back(1, party);
  }
  return missing;
}

// --- the ledger ------------------------------------------------------------------------------------------------------

bool is_overdue(const Problem& problem, Date day) {
  return problem.state == ProblemState::assigned && problem.due && day > *problem.due;
}

std::vector<Department> not_reported_in(const Whistle& whistle, Date day) {
  std::vector<Department> absent;
  if (whistle.state != WhistleState::blown || day <= whistle.report_in_by) return absent;
  for (const Department each : whistle.departments) {
    if (std::ranges::find(whistle.present, each) == whistle.present.end()) absent.push_back(each);
  }
  return absent;
}

namespace {

bool is_of_unit(const State& state, std::uint64_t school, AreaCode unit) {
  const School* row = find_row(state.schools, school);
  return unit == 0 || (row != nullptr && row->unit == unit);
}

bool came_back(const State& state, std::uint64_t id, const Problem& row) {
  return std::ranges::any_of(state.problems, [&](const auto& each) {
    const Problem& earlier = each.second;
    return each.first < id && earlier.school == row.school && earlier.kind == row.kind && earlier.closed_on &&
           *earlier.closed_on <= row.opened_on;
  });
}

}  // namespace

std::int64_t repeat_rate_bp(const State& state, AreaCode unit, Date day) {
  constexpr int year_of_months = 12;
  const Date since = add_months(day, -year_of_months);
  std::int64_t all = 0;
  std::int64_t again = 0;
  for (const auto& [id, row] : state.problems) {
    if (row.opened_on <= since || row.opened_on > day || !is_of_unit(state, row.school, unit)) continue;
    ++all;
    if (came_back(state, id, row)) ++again;
  }
  return all == 0 ? -1 : share_bp(again, all);
}

Snapshot snapshot_of(const State& state, AreaCode unit, Date day) {
  Snapshot seen;
  for (const auto& [id, row] : state.problems) {
    if (row.state == ProblemState::closed || !is_of_unit(state, row.school, unit)) continue;
    ++seen.open_problems;
    if (is_overdue(row, day)) ++seen.overdue_problems;
  }
  seen.open_incidents = std::ranges::count_if(state.incidents, [&](const auto& each) {
    return each.second.state != IncidentState::closed && is_of_unit(state, each.second.school, unit);
  });
  seen.violations = std::ranges::count_if(state.violations, [&](const auto& each) {
    return std::ranges::any_of(each.second.schools, [&](std::uint64_t id) { return is_of_unit(state, id, unit); });
  });
  seen.repeat_bp = repeat_rate_bp(state, unit, day);
  return seen;
}

std::optional<bool> is_checked(const State& state, std::uint64_t school, Date day) {
  const School* row = find_row(state.schools, school);
  const auto period = row == nullptr ? std::nullopt : period_set(state, row->unit, &UnitRules::check_period, day);
  if (!period) return std::nullopt;
  return std::ranges::any_of(state.checks, [&](const auto& each) {
    const Check& check = each.second;
    const bool of_school = std::ranges::find(check.schools, school) != check.schools.end();
    return of_school && check.finished_on && period->span.covers(*check.finished_on);
  });
}

// --- F7 --------------------------------------------------------------------------------------------------------------

namespace {

std::int64_t total_of(const Round& round, std::uint64_t school) {
  std::int64_t sum = 0;
  for (const RoundItem& item : round.items) {
    const std::int32_t* score = find_row(round.scores, ScoreKey{school, item.name});
    sum += std::int64_t{item.weight} * (score == nullptr ? 0 : *score);
  }
  return rounded_half_up(sum, all_of_it);
}

std::optional<std::int64_t> delta_of(const State& state, const Round& round, std::uint64_t school) {
  const Round* before = find_row(state.rounds, round.before);
  const bool there = before != nullptr && std::ranges::find(before->schools, school) != before->schools.end();
  if (!there) return std::nullopt;
  return total_of(round, school) - total_of(*before, school);
}

}  // namespace

std::vector<Ranked> ranking(const State& state, const Round& round) {
  const bool by_delta = round.rank_by == "delta";
  std::vector<Ranked> all;
  for (const std::uint64_t school : round.schools) {
    all.push_back({school, total_of(round, school), 0, delta_of(state, round, school)});
  }
  const auto better = [&](const Ranked& a, const Ranked& b) {
    return by_delta ? a.delta > b.delta : a.total > b.total;  // no delta is less than any
  };
  for (Ranked& each : all) {
    if (by_delta && !each.delta) continue;
    each.rank = 1 + std::ranges::count_if(all, [&](const Ranked& other) { return better(other, each); });
  }
  std::ranges::sort(all, [&](const Ranked& a, const Ranked& b) {
    if (better(a, b) != better(b, a)) return better(a, b);
    return a.school < b.school;
  });
  return all;
}

std::optional<std::int64_t> unit_score(const State& state, const Round& round, AreaCode unit) {
  std::int64_t sum = 0;
  std::int64_t schools = 0;
  for (const std::uint64_t school : round.schools) {
    if (!is_of_unit(state, school, unit)) continue;
    sum += total_of(round, school);
    ++schools;
  }
  if (schools == 0) return std::nullopt;
  return rounded_half_up(sum, schools);
}

}  // namespace gongbao::school_traffic
