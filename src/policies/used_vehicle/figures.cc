// Sums of fen without rounding; shares of a whole, half up.
#include "policies/used_vehicle/figures.h"

namespace gongbao::used_vehicle {

namespace {

constexpr std::int64_t whole_in_tenths = 1000;

std::optional<std::int64_t> share_in_tenths(std::int64_t part, std::int64_t all) {
  if (all == 0) return std::nullopt;
  return (2 * part * whole_in_tenths + all) / (2 * all);
}

}  // namespace

namespace {

constexpr int months_of_a_year = 12;

std::int32_t month_number(int year, int month) { return year * months_of_a_year + month - 1; }

// Of an even count the lower one.
std::optional<std::int64_t> middle_of(const MonthTrade& trade) {
  std::int64_t left = (trade.count + 1) / 2;
  for (const auto& [price, times] : trade.prices) {
    left -= times;
    if (left <= 0) return price.fen;
  }
  return std::nullopt;
}

}  // namespace

Trend trend_of(const State& state, int year, int month) {
  Trend out;
  const MonthTrade* trade = find_row(state.months, month_number(year, month));
  if (trade == nullptr) return out;
  out.count = trade->count;
  out.total = trade->total;
  out.median = middle_of(*trade);
  out.dealing_tenths = share_in_tenths(trade->sales, trade->count);
  out.reverse_tenths = share_in_tenths(trade->reverse_invoices, trade->purchases);
  return out;
}

void count_in_month(State& state, const Registration& row, std::int64_t change) {
  const YearMonthDay on = ymd(date_of(row.registered_at));
  MonthTrade& trade = state.months[month_number(on.year, on.month)];
  const Transaction& transaction = state.transactions.at(row.transaction);
  trade.count += change;
  trade.total += change * transaction.price.fen;
  if (transaction.stage == Stage::sale) trade.sales += change;
  if (transaction.stage == Stage::purchase) trade.purchases += change;
  if (state.invoices.at(row.invoice).text.kind == InvoiceKind::reverse) trade.reverse_invoices += change;
  std::int64_t& times = trade.prices[transaction.price];
  times += change;
  if (times == 0) trade.prices.erase(transaction.price);
}

}  // namespace gongbao::used_vehicle
