// A city to try the program on: a year of some forty invented businesses, lived day by day through the public commands
// up to the demo day, on which something is left to do on every desk. The same seed gives the same ledger.
#pragma once

#include "cli/demo/cast.h"

namespace gongbao::cli::demo {

inline const Date demo_day = date_of(2024, 11, 20);
inline constexpr std::int32_t whole_year = 366, shortest_stay = 120;

struct CityPlan {
  std::uint64_t seed = 1;
  std::int32_t days = whole_year;  // lived before the demo day; at least shortest_stay
};

struct DemoCity {
  std::vector<DemoAccount> accounts;
  std::vector<Person> people;  // everybody who is named anywhere; for the test that looks for them
  Play::Counts counts;
};

// Into an empty store on the demo clock. Problems: cli.demo_story (what was answered otherwise than the story wants,
// and on which day), and those of engine and vault.
Result<DemoCity> live_the_demo(Store& store, formats::Gate& gate, const CityPlan& plan,
                               const std::function<void(std::int32_t done, std::int32_t days)>& progress = {});

}  // namespace gongbao::cli::demo
