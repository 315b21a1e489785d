// A district's whole cohort on the day after its results: students of 朝阳区 who sat in 2026, with the totals that were
// published of it (totals_2026.h). Schools, names and how a total is made up of its parts are invented. Every result is
// entered, confirmed by another officer and published through the commands that everybody uses.
#pragma once

#include "cli/demo/cast.h"
#include "cli/demo/demo_city.h"

namespace gongbao::cli::demo {

// The day on which it stops.
inline const Date cohort_day = date_of(2026, 7, 10);

inline constexpr std::uint64_t most_left_out = 100;

struct CohortPlan {
  std::uint64_t seed = 1;
  std::uint64_t one_in = 1;  // every so many-th of them, by total; a smaller city
};

// Into an empty store on the demo clock. Problems as of live_the_demo.
Result<DemoCity> live_a_cohort(Store& store, formats::Gate& gate, const CohortPlan& plan,
                               const std::function<void(std::int32_t done, std::int32_t days)>& progress = {});

}  // namespace gongbao::cli::demo
