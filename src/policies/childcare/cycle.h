// Days of a lot: periods, the weeks and half-months in which it is served (14c 14d), and the month arithmetic of the
// caps of article 12. Pure functions of days.
#pragma once

#include "custody/lot_rows.h"

namespace gongbao::childcare {

// 周结, 半月结: by which what was served is settled.
using Cycle = custody::SettlementCycle;

// Both days inclusive.
struct DayRange {
  Date first;
  Date last;
  GB_FIELDS(first, last)
  bool operator==(const DayRange&) const = default;
  bool covers(Date day) const { return day >= first && day <= last; }
  bool inside(const DayRange& whole) const { return first >= whole.first && last <= whole.last; }
  bool overlaps(const DayRange& other) const { return first <= other.last && other.first <= last; }
};

// The calendar cycle in which the day lies: Monday to Sunday; 1 to 15, 16 to the month's end.
DayRange calendar_cycle_of(Cycle cycle, Date day);
// How many cycles the period touches; cycle 1 is the calendar cycle of its first day.
std::uint64_t cycles_in(Cycle cycle, const DayRange& period);
// The days of that cycle inside the period; nullopt when the period has no such cycle.
std::optional<DayRange> cycle_days(Cycle cycle, const DayRange& period, std::uint64_t number);
// 每周/每半月托育服务完成后: from the day after its last day on.
inline bool cycle_finished(const DayRange& days, Date today) { return today > days.last; }

// The last day of a span of so many months: the day before the same day number, or, where that month has no such day,
// its last day (Civil Code 202).
Date last_day_of_span(Date start, int months);
// So many months before: the same day number, or the last day of that month.
Date months_before(Date start, int months);

}  // namespace gongbao::childcare
