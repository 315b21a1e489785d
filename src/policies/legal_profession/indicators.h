// The 26 indicators (二, 8a, 14a): each computed from the register on any day, compared in whole numbers, and shown
// rounded down, so that nothing shows a target it has not reached; with the records behind it.
#pragma once

#include <span>

#include "policies/legal_profession/state.h"

namespace gongbao::legal_profession {

// reach v ≥ t · exceed v > t · about v ≥ t less the tolerance, rounded up · rate n × 10000 ≥ t × d · ratio n ≥ t × d ·
// full n = d · growth more than the year before · report shown only. What has a d of 0 is not measurable.
enum class Comparator : std::uint8_t { reach = 1, exceed, about, rate, ratio, full, growth, report };
constexpr auto names_of(Comparator) {
  using enum Comparator;
  using namespace std::literals;
  return std::array{std::pair{reach, "reach"sv},   std::pair{exceed, "exceed"sv}, std::pair{about, "about"sv},
                    std::pair{rate, "rate"sv},     std::pair{ratio, "ratio"sv},   std::pair{full, "full"sv},
                    std::pair{growth, "growth"sv}, std::pair{report, "report"sv}};
}
struct IndicatorRule {
  std::int32_t number = 0;   // 6 for I06
  std::string_view clauses;  // paths, apart by blanks
  Comparator comparator{};
  std::string_view target;  // the parameter that has it; empty: none is printed
};
std::span<const IndicatorRule> indicator_rules();

// 今后三年 (intro-a); growth is from its second year on (O11).
inline constexpr std::int32_t plan_first_year = 2023, plan_last_year = 2025;

struct Indicator {
  std::int32_t number = 0;
  std::int64_t value = 0;  // of a rate: how many of them; I06: lawyers × 10000; I07, I08: fen
  std::int64_t of = 0;     // of how many; of a growth: the year before; 0: of nothing
  std::int64_t target = 0;
  Verdict verdict{};
  std::vector<std::uint64_t> counted;  // records behind the value
  std::vector<std::uint64_t> missing;  // of those it is a part of, which lack it
};
Indicator indicator_on(const State& state, std::int32_t number, Date day);
bool is_met(const State& state, std::int32_t number, Date day);
// All of them, in their order, without their records.
std::vector<FrozenValue> all_values(const State& state, Date day);

// "34.99 %", "19.99", "474"; fen as they are. Rounded down.
std::string shown_value(const Indicator& indicator);

// Lawyers of a firm with those of its branches in the city (I10).
std::map<std::uint64_t, std::int64_t> lawyers_by_firm(const State& state, Date day);

}  // namespace gongbao::legal_profession
