// What is worked out when it is read (spec/07 part 5): completeness, teams, parties, the standard, rankings. Whole
// numbers only: shares in basis points, halves up.
#pragma once

#include "policies/school_traffic/state.h"

namespace gongbao::school_traffic {

// Halves up; denominator > 0, numerator ≥ 0.
constexpr std::int64_t rounded_half_up(std::int64_t numerator, std::int64_t denominator) {
  return (2 * numerator + denominator) / (2 * denominator);
}
std::int64_t share_bp(std::int64_t part, std::int64_t whole);

// --- F2: 六类设施齐全
// -------------------------------------------------------------------------------------------------

inline constexpr std::string_view list_six = "facilities.six", list_basic = "facilities.basic",
                                  list_enhancing = "facilities.enhancing";
// In basis points; nullopt: not measurable (every kind of the list is infeasible, or no gate is in use).
std::optional<std::int64_t> gate_completeness(const State& state, const GateKey& gate, std::string_view list, Date day);
std::optional<std::int64_t> school_completeness(const State& state, std::uint64_t school, std::string_view list,
                                                Date day);
// Complete schools of the unit (0: of the city) among those in use; nullopt: it has none.
std::optional<std::int64_t> district_rate(const State& state, AreaCode unit, std::string_view list, Date day);

// --- F3: 四支队伍到位
// -------------------------------------------------------------------------------------------------

// Teams short of their number at that time, in the order of the parameter.
std::vector<std::string> teams_missing(const State& state, const SlotKey& slot);
struct TeamRate {
  std::int64_t complete = 0;
  std::int64_t due = 0;
  bool has_vice_principal = false;  // on the last day of the month
  bool in_place = false;
  std::optional<std::int64_t> bp() const;
};
// Of the month that the day lies in.
TeamRate team_rate(const State& state, const law::Calendar& calendar, std::uint64_t school, Date day);

// --- F4, F5: 三方责任压实, 治理标准
// --------------------------------------------------------------------------------------

bool is_carried(const State& state, std::uint64_t school, char party);
// What of the standard is not met, in the order of its clause: six, teams, A, B, C; empty: it is met. Teams are those
// of the last full month before the day.
std::vector<std::string> standard_missing(const State& state, const law::Calendar& calendar, std::uint64_t school,
                                          Date day);

// --- the ledger ------------------------------------------------------------------------------------------------------

// T4: from 00:00 of the day after, as long as nobody has put it right.
bool is_overdue(const Problem& problem, Date day);
// T5: departments that were called and have not come, from the day after.
std::vector<Department> not_reported_in(const Whistle& whistle, Date day);
// F8: of the problems of twelve months those that had been closed before at that school, of that kind; -1: there were
// none.
std::int64_t repeat_rate_bp(const State& state, AreaCode unit, Date day);
Snapshot snapshot_of(const State& state, AreaCode unit, Date day);
// T3: whether a check of the school was finished inside the period that the day lies in; nullopt: no period is set.
std::optional<bool> is_checked(const State& state, std::uint64_t school, Date day);

// --- F7: 监测评价排名
// -------------------------------------------------------------------------------------------------

struct Ranked {
  std::uint64_t school = 0;
  std::int64_t total = 0;  // hundredths
  std::int64_t rank = 0;   // 0: none, by delta without a round before
  std::optional<std::int64_t> delta;
};
// In the order of the rank, inside a tie by the school's number.
std::vector<Ranked> ranking(const State& state, const Round& round);
// nullopt: none of its schools is in the round.
std::optional<std::int64_t> unit_score(const State& state, const Round& round, AreaCode unit);

}  // namespace gongbao::school_traffic
