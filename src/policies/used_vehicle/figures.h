// 及时准确掌握分析行业动态 (4e): a month in figures.
#pragma once

#include "policies/used_vehicle/state.h"

namespace gongbao::used_vehicle {

// Of the transfers registered in a month and not reversed.
struct Trend {
  std::int64_t count = 0;
  std::int64_t sales = 0;  // by stage; the rest is neither dealt in
  std::int64_t purchases = 0;
  std::int64_t total = 0;                      // fen
  std::optional<std::int64_t> median;          // of an even count the lower middle
  std::optional<std::int64_t> stock_days;      // of the sales, the same: how long the dealer had been the owner
  std::optional<std::int64_t> dealing_tenths;  // share of the stage sale, 0.1 %, half up
  std::optional<std::int64_t> reverse_tenths;  // of the purchases: share of reverse invoices
};
Trend trend_of(const State& state, int year, int month);
// A transfer is registered (1) or reversed (-1).
void count_in_month(State& state, const Registration& row, std::int64_t change);

}  // namespace gongbao::used_vehicle
