// F1: one interval a gate, merged.
#include "policies/school_traffic/zones.h"

#include <algorithm>

namespace gongbao::school_traffic {

std::vector<Interval> zones_of(const State& state, std::uint64_t school, std::uint64_t road, Date day) {
  const std::int64_t half = state.parameters.count("zone_half_width", day);
  std::vector<Interval> all;
  for (auto it = state.gates.lower_bound({school, {}}); it != state.gates.end() && it->first.school == school; ++it) {
    const Gate& gate = it->second;
    if (gate.road == road && gate.in_use_on(day)) all.push_back({gate.pos_cm - half, gate.pos_cm + half});
  }
  std::ranges::sort(all);
  std::vector<Interval> merged;
  for (const Interval& each : all) {
    const bool apart = merged.empty() || each.lo > merged.back().hi;
    if (apart) {
      merged.push_back(each);
    } else {
      merged.back().hi = std::max(merged.back().hi, each.hi);
    }
  }
  return merged;
}

namespace {

bool meets(const Interval& zone, const Stretch& where, bool inclusive) {
  if (inclusive) return where.from_cm <= zone.hi && where.to_cm >= zone.lo;
  return where.from_cm < zone.hi && where.to_cm > zone.lo;
}

}  // namespace

std::vector<std::uint64_t> schools_at(const State& state, const Stretch& where, Date day) {
  const bool inclusive = state.parameters.on("zone_boundary_inclusive", day);
  std::vector<std::uint64_t> schools;
  for (const auto& [id, row] : state.schools) {
    const std::vector<Interval> zones = zones_of(state, id, where.road, day);
    const bool inside = std::ranges::any_of(zones, [&](const Interval& each) { return meets(each, where, inclusive); });
    if (inside) schools.push_back(id);
  }
  return schools;
}

}  // namespace gongbao::school_traffic
