// 学校门前100米(两侧各50米) (2.5a), in whole centimetres along a road.
#pragma once

#include "policies/school_traffic/state.h"

namespace gongbao::school_traffic {

// Both ends inside.
struct Interval {
  std::int64_t lo = 0;
  std::int64_t hi = 0;
  auto operator<=>(const Interval&) const = default;
};
// Around the gates of a school that are in use on that day, on that road; what overlaps or touches is one, in their
// order.
std::vector<Interval> zones_of(const State& state, std::uint64_t school, std::uint64_t road, Date day);
// The schools in whose zone that stretch of road lies on that day.
std::vector<std::uint64_t> schools_at(const State& state, const Stretch& where, Date day);

}  // namespace gongbao::school_traffic
