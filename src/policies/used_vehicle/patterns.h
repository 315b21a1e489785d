// 为及时准确掌握分析行业动态 (4e), 不得以经纪之名开展经销业务 (1a): what an official should look at, found when a
// transfer is registered and kept with what it was found by. A pattern refuses nothing and is told to no station.
#pragma once

#include "policies/used_vehicle/context.h"

namespace gongbao::used_vehicle {

// A vehicle sold again and again, one seller's vehicles through one broker, a price far from those of its kind.
enum class PatternKind : std::uint8_t { resold = 1, broker_deals = 2, price_far = 3 };
constexpr auto names_of(PatternKind) {
  using enum PatternKind;
  using namespace std::literals;
  return std::array{std::pair{resold, "resold"sv}, std::pair{broker_deals, "broker_deals"sv},
                    std::pair{price_far, "price_far"sv}};
}
struct Pattern {
  PatternKind kind{};
  std::vector<std::uint64_t> registrations;  // the earlier ones that it was found by
  std::int64_t count = 0;                    // transfers or vehicles, this one among them; prices it is compared with
  std::optional<Money> usual;                // the middle one of those prices
  GB_FIELDS(kind, registrations, count, usual)
};

// Vehicles of one kind: maker and model as the first eight signs of the VIN say them (GB 16735), and the type.
std::string kind_of_vehicle(const State& state, const std::string& vin);

// Of a transfer of that transaction on that day, before it is registered.
std::vector<Pattern> patterns_of(const State& state, const Transaction& row, Date day);

}  // namespace gongbao::used_vehicle
