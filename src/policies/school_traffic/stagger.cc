// The text has no gap and no window: both are parameters, and nothing is refused for them.
#include "policies/school_traffic/stagger.h"

#include <algorithm>

namespace gongbao::school_traffic {

namespace {

using Bells = std::map<std::uint64_t, std::vector<Batch>>;  // by school

Bells all_bells(const State& state, Date day) {
  Bells all;
  for (const auto& [school, unused] : state.bells) {
    const School* row = find_row(state.schools, school);
    const BellSchedule* bells = bells_on(state, school, day);
    if (bells != nullptr && row != nullptr && row->in_use()) all[school] = bells->batches;
  }
  return all;
}

std::vector<Batch> batches_on(const State& state, const Bells& bells, std::uint64_t road, Direction direction) {
  std::vector<Batch> on_road;
  for (const auto& [school, batches] : bells) {
    for (const Batch& batch : batches) {
      const Gate* gate = find_row(state.gates, GateKey{school, batch.gate});
      if (batch.direction == direction && gate != nullptr && gate->road == road) on_road.push_back(batch);
    }
  }
  std::ranges::stable_sort(on_road, {}, &Batch::minute);
  return on_road;
}

std::vector<Conflict> conflicts_among(const std::vector<Batch>& sorted, std::int64_t min_gap) {
  std::vector<Conflict> found;
  for (std::size_t i = 0; i < sorted.size(); ++i) {
    for (std::size_t k = i + 1; k < sorted.size() && sorted[k].minute - sorted[i].minute < min_gap; ++k) {
      found.push_back({sorted[i].minute, sorted[k].minute});
    }
  }
  return found;
}

std::string two_digits(std::int64_t number) {
  constexpr std::int64_t ten = 10;
  return (number < ten ? "0" : "") + std::to_string(number);
}

}  // namespace

std::string minute_text(std::int64_t minute) {
  constexpr std::int64_t an_hour = 60;
  return two_digits(minute / an_hour) + ":" + two_digits(minute % an_hour);
}
std::string text_of(const Conflict& conflict) {
  return minute_text(conflict.earlier) + "–" + minute_text(conflict.later);
}

std::vector<Conflict> conflicts_on(const State& state, std::uint64_t road, Direction direction, Date day) {
  return conflicts_among(batches_on(state, all_bells(state, day), road, direction),
                         state.parameters.minutes("stagger_min_gap", day));
}

std::vector<Conflict> conflicts_with(const State& state, std::uint64_t school, const std::vector<Batch>& batches,
                                     Date day) {
  Bells bells = all_bells(state, day);
  bells[school] = batches;
  std::map<std::pair<std::uint64_t, Direction>, bool> roads;
  for (const Batch& batch : batches) {
    const Gate* gate = find_row(state.gates, GateKey{school, batch.gate});
    if (gate != nullptr) roads[{gate->road, batch.direction}] = true;
  }
  std::vector<Conflict> all;
  for (const auto& [way, unused] : roads) {
    const auto found = conflicts_among(batches_on(state, bells, way.first, way.second),
                                       state.parameters.minutes("stagger_min_gap", day));
    all.insert(all.end(), found.begin(), found.end());
  }
  return all;
}

Peak peak_on(const State& state, std::uint64_t road, Direction direction, Date day) {
  const std::vector<Batch> sorted = batches_on(state, all_bells(state, day), road, direction);
  const std::int64_t window = state.parameters.minutes("peak_window", day);
  Peak peak;
  for (const Batch& start : sorted) {
    std::int64_t sum = 0;
    for (const Batch& each : sorted) {
      if (each.minute >= start.minute && each.minute < start.minute + window) sum += each.headcount;
    }
    if (sum > peak.headcount) peak = {sum, start.minute};
  }
  return peak;
}

}  // namespace gongbao::school_traffic
