// Sums kept while closings come in: a change costs its operator and its district, a day costs one row a district.
#include <limits>

#include "law/area.h"
#include "policies/prepaid_card/views/events.h"
#include "policies/prepaid_card/views/sum_rows.h"

namespace gongbao::prepaid_card::view {

namespace {

constexpr Money ClosingSums::*summed[] = {&ClosingSums::balance,  &ClosingSums::custody,     &ClosingSums::in_transit,
                                          &ClosingSums::pending,  &ClosingSums::pledge_base, &ClosingSums::required,
                                          &ClosingSums::shortfall};
constexpr std::uint64_t AreaSums::*counted[] = {&AreaSums::operators, &AreaSums::operators_filed,
                                                &AreaSums::operators_short};

void add(Money& sum, Wide fen) {
  sum = narrow(Wide{sum.fen} + fen).value_or(Money{std::numeric_limits<std::int64_t>::max()});
}
void add(ClosingSums& sums, const ClosingSums& more, int sign) {
  for (const auto member : summed) add(sums.*member, Wide{(more.*member).fen} * sign);
}
void add(AreaSums& sums, const AreaSums& more) {
  add(static_cast<ClosingSums&>(sums), more, 1);
  for (const auto member : counted) sums.*member += more.*member;
}

// In the district's sums, or out of them.
void count(Rows& rows, const Operator& of, int sign) {
  auto row = rows.find<AreaStanding>(of.counted_in).value_or(AreaStanding{});
  row.counted_in = of.counted_in;
  const auto step = static_cast<std::uint64_t>(sign);
  row.operators += step;
  if (of.counted_filed) row.operators_filed += step;
  if (of.shortfall.fen > 0) row.operators_short += step;
  add(row, of, sign);
  rows.put(row);
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
    now.shortfall = closing.shortfall;
    now.coverage_bp = closing.coverage_bp;
  });
}

void write_sums(Rows& rows, Date day) {
  CityDay city;
  city.day = day;
  const auto take = [&](Area area) {
    const auto standing = rows.find<AreaStanding>(area);
    if (!standing) return;
    add(city, *standing);
    AreaDay row;
    row.day = day;
    row.area = area;
    static_cast<AreaSums&>(row) = *standing;
    row.coverage_bp = coverage_of(row.balance, row.custody);
    rows.put(row);
  };
  take({});  // registered in no district that is known
  for (const law::Area& each : law::districts_and_bda()) take({each.code});
  city.coverage_bp = coverage_of(city.balance, city.custody);
  rows.put(city);
}

}  // namespace gongbao::prepaid_card::view
