// From the newest registration back, as far as the parameters look.
#include "policies/used_vehicle/patterns.h"

#include <algorithm>
#include <ranges>
#include <set>

namespace gongbao::used_vehicle {

namespace {

constexpr std::size_t model_signs = 8;  // of a VIN: maker and model; the check digit follows
constexpr std::int64_t percent = 100;

using Numbers = std::vector<std::uint64_t>;

bool stands(const State& state, std::uint64_t registration) { return !state.registrations.at(registration).reversed; }

// Of those, that stand and were registered on the first day or later, in their order.
Numbers since(const State& state, const Numbers* all, Date first) {
  Numbers found;
  if (all == nullptr) return found;
  for (const std::uint64_t each : std::views::reverse(*all)) {
    if (date_of(state.registrations.at(each).registered_at) < first) break;
    if (stands(state, each)) found.push_back(each);
  }
  std::ranges::reverse(found);
  return found;
}

Date first_day(const State& state, std::string_view days, Date day) {
  return day - state.parameters.days(days, day) + Days{1};
}

std::optional<Pattern> resold(const State& state, const Transaction& row, Date day) {
  Numbers earlier =
      since(state, find_row(state.registrations_of, row.vin), first_day(state, "resale_pattern_days", day));
  const auto count = static_cast<std::int64_t>(earlier.size()) + 1;
  if (count < state.parameters.count("resale_pattern_count", day)) return std::nullopt;
  return Pattern{PatternKind::resold, std::move(earlier), count, std::nullopt};
}

std::optional<Pattern> broker_deals(const State& state, const Transaction& row, Date day) {
  Numbers earlier = since(state, find_row(state.brokered, row.broker), first_day(state, "broker_pattern_days", day));
  std::set<std::string> vehicles{row.vin};
  std::erase_if(earlier, [&](std::uint64_t each) {
    const Transaction& other = state.transactions.at(state.registrations.at(each).transaction);
    if (other.seller != row.seller) return true;
    vehicles.insert(other.vin);
    return false;
  });
  const auto count = static_cast<std::int64_t>(vehicles.size());
  if (row.broker == 0 || count < state.parameters.count("broker_pattern_count", day)) return std::nullopt;
  return Pattern{PatternKind::broker_deals, std::move(earlier), count, std::nullopt};
}

// The newest ones that stand, as many as are compared.
Numbers newest(const State& state, const Numbers* all, std::int64_t most) {
  Numbers found;
  if (all == nullptr) return found;
  for (const std::uint64_t each : std::views::reverse(*all)) {
    if (static_cast<std::int64_t>(found.size()) == most) break;
    if (stands(state, each)) found.push_back(each);
  }
  std::ranges::reverse(found);
  return found;
}

// Under that share of the usual price, or the usual price under that share of it.
std::optional<Pattern> price_far(const State& state, const Transaction& row, Date day) {
  const std::int64_t most = state.parameters.count("price_pattern_count", day);
  Numbers compared = newest(state, find_row(state.registrations_by_kind, kind_of_vehicle(state, row.vin)), most);
  if (compared.empty() || static_cast<std::int64_t>(compared.size()) < most) return std::nullopt;
  std::vector<Money> prices;
  for (const std::uint64_t each : compared) {
    prices.push_back(state.transactions.at(state.registrations.at(each).transaction).price);
  }
  const auto middle = prices.begin() + static_cast<std::ptrdiff_t>((prices.size() - 1) / 2);
  std::ranges::nth_element(prices, middle);
  const Wide share = state.parameters.percent("price_pattern_share", day);
  const Wide price = row.price.fen, usual = middle->fen;
  if (price * percent >= usual * share && usual * percent >= price * share) return std::nullopt;
  return Pattern{PatternKind::price_far, std::move(compared), most, *middle};
}

}  // namespace

std::string kind_of_vehicle(const State& state, const std::string& vin) {
  const Vehicle* vehicle = find_row(state.vehicles, vin);
  return vin.substr(0, model_signs) + " " + (vehicle == nullptr ? std::string() : vehicle->type);
}

std::vector<Pattern> patterns_of(const State& state, const Transaction& row, Date day) {
  std::vector<Pattern> all;
  for (auto* look : {resold, broker_deals, price_far}) {
    if (auto found = look(state, row, day)) all.push_back(*std::move(found));
  }
  return all;
}

}  // namespace gongbao::used_vehicle
