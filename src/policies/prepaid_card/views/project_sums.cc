// Sums kept while closings come in: a change costs its operator, its district and its industry, a day one row of each.
#include <limits>

#include "law/area.h"
#include "policies/prepaid_card/views/events.h"
#include "policies/prepaid_card/views/sum_rows.h"

namespace gongbao::prepaid_card::view {

namespace {

constexpr Money ClosingSums::*summed[] = {&ClosingSums::balance, &ClosingSums::custody,     &ClosingSums::in_transit,
                                          &ClosingSums::pending, &ClosingSums::pledge_base, &ClosingSums::required};
constexpr std::size_t of_shortfalls = std::size(summed);
constexpr std::uint64_t Standing::*counted[] = {&Standing::operators, &Standing::operators_filed,
                                                &Standing::operators_short};

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

void count_in(Standing& row, const Operator& of, int sign) {
  const auto step = static_cast<std::uint64_t>(sign);
  row.operators += step;
  if (of.counted_filed) row.operators_filed += step;
  if (of.shortfall.fen > 0) row.operators_short += step;
  row.sums.resize(of_shortfalls + 1);
  for (std::size_t i = 0; i < std::size(summed); ++i) add(row.sums[i], Wide{(of.*summed[i]).fen} * sign);
  add(row.sums[of_shortfalls], Wide{of.shortfall.fen} * sign);
}

// In the sums of its district and its industry, or out of them.
void count(Rows& rows, const Operator& of, int sign) {
  auto district = rows.find<AreaStanding>(of.counted_in).value_or(AreaStanding{});
  district.counted_in = of.counted_in;
  count_in(district, of, sign);
  rows.put(district);
  auto industry = rows.find<IndustryStanding>(of.industry).value_or(IndustryStanding{});
  industry.industry = of.industry;
  count_in(industry, of, sign);
  rows.put(industry);
}

void add(Standing& all, const Standing& more) {
  for (const auto member : counted) all.*member += more.*member;
  all.sums.resize(more.sums.size());
  for (std::size_t i = 0; i < more.sums.size(); ++i) add(all.sums[i], wide(more.sums[i]));
}

AreaSums sums_of(const Standing& standing) {
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
  Standing all;
  const auto put = [&](auto row, const Standing& standing) {
    row.day = day;
    static_cast<AreaSums&>(row) = sums_of(standing);
    row.coverage_bp = coverage_of(row.balance, row.custody);
    rows.put(row);
  };
  const auto take = [&](Area area) {
    const auto standing = rows.find<AreaStanding>(area);
    if (!standing) return;
    add(all, *standing);
    AreaDay row;
    row.area = area;
    put(std::move(row), *standing);
  };
  for (const auto& [industry, name] : names_of(Industry{})) {
    const auto standing = rows.find<IndustryStanding>(industry);
    if (!standing) continue;
    IndustryDay row;
    row.industry = industry;
    put(std::move(row), *standing);
  }
  take({});  // registered in no district that is known
  for (const law::Area& each : law::districts_and_bda()) take({each.code});
  if (all.sums.empty()) return;
  put(CityDay{}, all);
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
  for (const auto& [industry, name] : names_of(Industry{})) rows.change<IndustryDay>(forget, day, industry);
  rows.change<CityDay>(forget, day);
}

}  // namespace gongbao::prepaid_card::view
