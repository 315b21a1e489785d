// 错峰上下学 (2.9c, F6): batches of one road and direction that come too close to each other, and the largest crowd.
#pragma once

#include "policies/school_traffic/state.h"

namespace gongbao::school_traffic {

struct Conflict {
  std::int32_t earlier = 0;  // minutes of the day
  std::int32_t later = 0;
  auto operator<=>(const Conflict&) const = default;
};
std::string text_of(const Conflict& conflict);  // 15:40–15:45
std::string minute_text(std::int64_t minute);   // 15:40

// On that road that day, in order of time.
std::vector<Conflict> conflicts_on(const State& state, std::uint64_t road, Direction direction, Date day);
// Those that a school would have if these were its bell times.
std::vector<Conflict> conflicts_with(const State& state, std::uint64_t school, const std::vector<Batch>& batches,
                                     Date day);
struct Peak {
  std::int64_t headcount = 0;
  std::int32_t from = 0;  // the earliest minute that has it
};
Peak peak_on(const State& state, std::uint64_t road, Direction direction, Date day);

}  // namespace gongbao::school_traffic
