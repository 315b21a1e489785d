// Weeks and half-months, one after the other.
#include "policies/childcare/cycle.h"

#include <algorithm>

namespace gongbao::childcare {

namespace {

constexpr int days_of_a_week = 7;
constexpr int last_of_first_half = 15;

Date month_end(Date day) {
  const YearMonthDay at = ymd(day);
  return add_months(date_of(at.year, at.month, 1), 1) - Days{1};
}

}  // namespace

DayRange calendar_cycle_of(Cycle cycle, Date day) {
  if (cycle == Cycle::weekly) {
    const Date monday = day - Days{weekday(day) - 1};
    return {monday, monday + Days{days_of_a_week - 1}};
  }
  const YearMonthDay at = ymd(day);
  if (at.day <= last_of_first_half) {
    return {date_of(at.year, at.month, 1), date_of(at.year, at.month, last_of_first_half)};
  }
  return {date_of(at.year, at.month, last_of_first_half + 1), month_end(day)};
}

std::uint64_t cycles_in(Cycle cycle, const DayRange& period) {
  if (period.last < period.first) return 0;
  const auto index = [cycle](Date day) {
    const DayRange days = calendar_cycle_of(cycle, day);
    if (cycle == Cycle::weekly) return (days.first.day - 4) / days_of_a_week;  // 1970-01-05 was a Monday
    const YearMonthDay at = ymd(days.first);
    return (at.year * 12 + at.month) * 2 + (at.day > last_of_first_half ? 1 : 0);
  };
  return static_cast<std::uint64_t>(index(period.last) - index(period.first)) + 1;
}

std::optional<DayRange> cycle_days(Cycle cycle, const DayRange& period, std::uint64_t number) {
  if (number == 0 || number > cycles_in(cycle, period)) return std::nullopt;
  DayRange days = calendar_cycle_of(cycle, period.first);
  if (cycle == Cycle::weekly) {
    const auto weeks = static_cast<std::int32_t>(number - 1);
    const Days later{weeks * days_of_a_week};
    days = {days.first + later, days.last + later};
  } else {
    // Two cycles a month, from the half in which the period begins.
    const bool in_second_half = ymd(days.first).day > last_of_first_half;
    const auto halves = static_cast<int>(number - 1) + (in_second_half ? 1 : 0);
    const YearMonthDay at = ymd(period.first);
    const Date month = add_months(date_of(at.year, at.month, 1), halves / 2);
    days = calendar_cycle_of(cycle, halves % 2 == 0 ? month : month_end(month));
  }
  return DayRange{std::max(days.first, period.first), std::min(days.last, period.last)};
}

Date last_day_of_span(Date start, int months) {
  const Date same = add_months(start, months);
  return ymd(same).day == ymd(start).day ? same - Days{1} : same;
}

Date months_before(Date start, int months) { return add_months(start, -months); }

}  // namespace gongbao::childcare
