// Sums kept while closings come in: a change costs its operator and its district, a day costs one row a district.
#include <limits>

#include "law/area.h"
#include "policies/prepaid_card/views/events.h"
#include "policies/prepaid_card/views/sum_rows.h"

namespace gongbao::prepaid_card::view {

namespace {

constexpr Money ClosingSums::*summed[] = {&ClosingSums::balance, &ClosingSums::custody,     &ClosingSums::in_transit,
                                          &ClosingSums::pending, &ClosingSums::pledge_base, &ClosingSums::required};
constexpr std::size_t of_shortfalls = std::size(summed);
constexpr std::uint64_t AreaStanding::*counted[] = {&AreaStanding::operators, &AreaStanding::operators_filed,
                                                    &AreaStanding::operators_short};

Wide wide(const RunningSum& sum) {
  constexpr int bits_below = 64;
  return (Wide{sum.high} << bits_below) + sum.low;
}
void add(RunningSum& sum, Wide fen) {
  const Wide whole = wide(sum) + fen;
  constexpr int bits_below = 64;
  sum = {static_cast<std::int64_t>(whole >> bits_below), static_cast<std::uint64_t>(whole)};
}

// As far as a column reaches.
Money told(const RunningSum& sum) {
  using Column = std::numeric_limits<std::int64_t>;
  const Wide whole = wide(sum);
  return narrow(whole).value_or(Money{whole < 0 ? Column::min() : Column::max()});
}

// In the district's sums, or out of them.
void count(Rows& rows, const Operator& of, int sign) {
  auto row = rows.find<AreaStanding>(of.counted_in).value_or(AreaStanding{});
  row.counted_in = of.counted_in;
  const auto step = static_cast<std::uint64_t>(sign);
  row.operators += step;
  if (of.counted_filed) row.operators_filed += step;
  if (of.shortfall.fen > 0) row.operators_short += step;
  row.sums.resize(of_shortfalls + 1);
  for (std::size_t i = 0; i < std::size(summed); ++i) add(row.sums[i], Wide{(of.*summed[i]).fen} * sign);
  add(row.sums[of_shortfalls], Wide{of.shortfall.fen} * sign);
  rows.put(row);
}

void add(AreaStanding& all, const AreaStanding& more) {
  for (const auto member : counted) all.*member += more.*member;
  all.sums.resize(more.sums.size());
  for (std::size_t i = 0; i < more.sums.size(); ++i) add(all.sums[i], wide(more.sums[i]));
}

AreaSums sums_of(const AreaStanding& standing) {
  AreaSums sums;
  sums.operators = standing.operators;
  sums.operators_filed = standing.operators_filed;
  sums.operators_short = standing.operators_short;
  for (std::size_t i = 0; i < std::size(summed); ++i) sums.*summed[i] = told(standing.sums[i]);
  sums.shortfall = told(standing.sums[of_shortfalls]);
  return sums;
}

template <class Change>
void recount(Rows& rows, std::uint64_t operator_id, Change&& change) {
  rows.change<Operator>(
      [&](Operator& of) {
        if (of.counted) count(rows, of, -1);
        change(of);
        of.counted = true;
        count(rows, of, 1);
      },
      operator_id);
}

bool is_filed(const Operator& of) {
  if (!of.filing_state) return false;
  return *of.filing_state == FilingState::active || *of.filing_state == FilingState::terminating ||
         *of.filing_state == FilingState::deregistering;
}

}  // namespace

std::optional<std::int64_t> coverage_of(Money balance, Money custody) {
  constexpr Wide whole = 10'000;
  if (balance.fen <= 0) return std::nullopt;
  const auto share = narrow(Wide{custody.fen} * whole / balance.fen);
  return share ? std::optional(share->fen) : std::nullopt;
}

void count_operator(Rows& rows, std::uint64_t operator_id) {
  const auto of = rows.find<Operator>(operator_id);
  if (!of || (of->counted && of->counted_in == of->area && of->counted_filed == is_filed(*of))) return;
  recount(rows, operator_id, [](Operator& now) {
    now.counted_in = now.area;
    now.counted_filed = is_filed(now);
  });
}

void count_closing(Rows& rows, const DayClosing& closing) {
  recount(rows, closing.operator_id, [&](Operator& now) {
    now.closed_on = closing.day;
    now.balance = closing.balance;
    now.custody = closing.custody;
    now.in_transit = closing.in_transit;
    now.pending = closing.pending;
    now.pledge_base = closing.pledge_base;
    now.required = closing.required;
    now.shortfall = closing.shortfall.value_or(Money{});
    now.shortfall_told = true;
    now.coverage_bp = closing.coverage_bp;
  });
}

void write_sums(Rows& rows, Date day) {
  AreaStanding all;
  const auto take = [&](Area area) {
    const auto standing = rows.find<AreaStanding>(area);
    if (!standing) return;
    add(all, *standing);
    AreaDay row;
    row.day = day;
    row.area = area;
    static_cast<AreaSums&>(row) = sums_of(*standing);
    row.coverage_bp = coverage_of(row.balance, row.custody);
    rows.put(row);
  };
  take({});  // registered in no district that is known
  for (const law::Area& each : law::districts_and_bda()) take({each.code});
  if (all.sums.empty()) return;
  CityDay city;
  city.day = day;
  static_cast<AreaSums&>(city) = sums_of(all);
  city.coverage_bp = coverage_of(city.balance, city.custody);
  rows.put(city);
}

void forget_shortfalls(Rows& rows, const std::vector<custody::Closing>& closings, Date day) {
  for (const custody::Closing& closing : closings) {
    rows.change<DayClosing>([](DayClosing& row) { row.shortfall.reset(); }, day, closing.operator_id);
    rows.change<Operator>([](Operator& row) { row.shortfall_told = false; }, closing.operator_id);
  }
  const auto forget = [](AreaSums& sums) {
    sums.operators_short.reset();
    sums.shortfall.reset();
  };
  rows.change<AreaDay>(forget, day, Area{});
  for (const law::Area& each : law::districts_and_bda()) rows.change<AreaDay>(forget, day, Area{each.code});
  rows.change<CityDay>(forget, day);
}

}  // namespace gongbao::prepaid_card::view
