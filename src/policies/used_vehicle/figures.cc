// Sums of fen without rounding; shares of a whole, half up.
#include "policies/used_vehicle/figures.h"

#include <algorithm>
#include <set>

namespace gongbao::used_vehicle {

namespace {

constexpr std::int64_t whole_in_tenths = 1000;

std::optional<std::int64_t> share_in_tenths(std::int64_t part, std::int64_t all) {
  if (all == 0) return std::nullopt;
  return (2 * part * whole_in_tenths + all) / (2 * all);
}

}  // namespace

Trend trend_of(const State& state, int year, int month) {
  Trend out;
  std::vector<std::int64_t> prices;
  std::int64_t sales = 0, purchases = 0, reversed_invoices = 0;
  for (const auto& [id, row] : state.registrations) {
    const YearMonthDay on = ymd(date_of(row.registered_at));
    if (row.reversed || on.year != year || on.month != month) continue;
    const Transaction& transaction = state.transactions.at(row.transaction);
    prices.push_back(transaction.price.fen);
    out.total += transaction.price.fen;
    sales += transaction.stage == Stage::sale ? 1 : 0;
    purchases += transaction.stage == Stage::purchase ? 1 : 0;
    reversed_invoices += state.invoices.at(row.invoice).text.kind == InvoiceKind::reverse ? 1 : 0;
  }
  out.count = static_cast<std::int64_t>(prices.size());
  out.dealing_tenths = share_in_tenths(sales, out.count);
  out.reverse_tenths = share_in_tenths(reversed_invoices, purchases);
  if (prices.empty()) return out;
  const auto middle = prices.begin() + (out.count - 1) / 2;
  std::ranges::nth_element(prices, middle);
  out.median = *middle;
  return out;
}

std::vector<BrokerPattern> broker_patterns(const State& state, Date day) {
  const Date first = day - state.parameters.days("broker_pattern_days", day) + Days{1};
  std::map<std::pair<std::uint64_t, Party>, BrokerPattern> found;
  for (const auto& [id, row] : state.registrations) {
    const Date on = date_of(row.registered_at);
    const Transaction& transaction = state.transactions.at(row.transaction);
    if (row.reversed || transaction.broker == 0 || on < first || on > day) continue;
    BrokerPattern& pattern = found[{transaction.broker, transaction.seller}];
    pattern.broker = transaction.broker;
    pattern.seller = transaction.seller;
    pattern.registrations.push_back(id);
  }
  const auto vehicles = [&](const BrokerPattern& pattern) {
    std::set<std::string> vins;
    for (const std::uint64_t each : pattern.registrations) {
      vins.insert(state.transactions.at(state.registrations.at(each).transaction).vin);
    }
    return static_cast<std::int64_t>(vins.size());
  };
  std::vector<BrokerPattern> out;
  for (auto& [key, pattern] : found) {
    if (vehicles(pattern) >= state.parameters.count("broker_pattern_count", day)) out.push_back(std::move(pattern));
  }
  return out;
}

}  // namespace gongbao::used_vehicle
