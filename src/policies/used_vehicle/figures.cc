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

// Of so many that are counted by value the middle one; of an even number the lower.
template <class Value>
std::optional<Value> middle_of(const std::map<Value, std::int64_t>& times_of, std::int64_t all) {
  std::int64_t left = (all + 1) / 2;
  for (const auto& [value, times] : times_of) {
    left -= times;
    if (left <= 0) return value;
  }
  return std::nullopt;
}

template <class Value>
void count_in(std::map<Value, std::int64_t>& times_of, Value value, std::int64_t change) {
  std::int64_t& times = times_of[value];
  times += change;
  if (times == 0) times_of.erase(value);
}

}  // namespace

Trend trend_of(const State& state, int year, int month) {
  Trend out;
  const MonthTrade* trade = find_row(state.months, month_number(year, month));
  if (trade == nullptr) return out;
  out.count = trade->count;
  out.sales = trade->sales;
  out.purchases = trade->purchases;
  out.total = trade->total;
  if (const auto price = middle_of(trade->prices, trade->count)) out.median = price->fen;
  out.stock_days = middle_of(trade->stock_days, trade->sales);
  out.dealing_tenths = share_in_tenths(trade->sales, trade->count);
  out.reverse_tenths = share_in_tenths(trade->reverse_invoices, trade->purchases);
  return out;
}

void count_in_month(State& state, const Registration& row, std::int64_t change) {
  const Date day = date_of(row.registered_at);
  const YearMonthDay on = ymd(day);
  MonthTrade& trade = state.months[month_number(on.year, on.month)];
  const Transaction& transaction = state.transactions.at(row.transaction);
  trade.count += change;
  trade.total += change * transaction.price.fen;
  if (transaction.stage == Stage::sale) {
    trade.sales += change;
    count_in(trade.stock_days, std::int64_t{(day - row.owner_since_before).count}, change);
  }
  if (transaction.stage == Stage::purchase) trade.purchases += change;
  if (state.invoices.at(row.invoice).text.kind == InvoiceKind::reverse) trade.reverse_invoices += change;
  count_in(trade.prices, transaction.price, change);
}

}  // namespace gongbao::used_vehicle
