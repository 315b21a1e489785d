// Civil dates of Asia/Shanghai (UTC+8, no summer time in the years of this program) and stamps in UTC microseconds.
// Calendar days (日) and working days (工作日) are different types that do not convert into one another.
#pragma once

#include <compare>
#include <cstdint>
#include <string>
#include <string_view>

#include "base/problem.h"

namespace gongbao {

struct Days {
  std::int32_t count = 0;
  auto operator<=>(const Days&) const = default;
};

struct WorkDays {
  std::int32_t count = 0;
  auto operator<=>(const WorkDays&) const = default;
};

struct Date {
  std::int32_t day = 0;  // days since 1970-01-01
  auto operator<=>(const Date&) const = default;
};

constexpr Date operator+(Date d, Days n) { return {d.day + n.count}; }
constexpr Date operator-(Date d, Days n) { return {d.day - n.count}; }
constexpr Days operator-(Date a, Date b) { return {a.day - b.day}; }

struct YearMonthDay {
  int year, month, day;
};

// Dates outside 1900-01-01 … 2199-12-31 are not dates of this program.
inline constexpr Date first_date{-25567};
inline constexpr Date last_date{84005};
constexpr bool in_calendar(Date d) { return d >= first_date && d <= last_date; }

Date date_of(int year, int month, int day);  // must be a real date
YearMonthDay ymd(Date d);
Result<Date> parse_date(std::string_view text);  // 2023-10-09, strictly
std::string to_string(Date d);
int weekday(Date d);  // 1 = Monday … 7 = Sunday

// A quarter as year × 4 + (0 … 3), so that quarters are ordered and consecutive.
struct Quarter {
  std::int32_t index = 0;
  auto operator<=>(const Quarter&) const = default;
};
Quarter quarter_of(Date d);
Date first_day(Quarter q);
Date last_day(Quarter q);
constexpr Quarter previous(Quarter q) { return {q.index - 1}; }
std::string to_string(Quarter q);  // 2023Q4

// Same day number months later (or earlier, for negative counts); the last day of that month when it has none such.
Date add_months(Date d, int months);
Date add_years(Date d, int years);

// A moment: microseconds since 1970-01-01T00:00:00Z.
struct Stamp {
  std::int64_t micros = 0;
  auto operator<=>(const Stamp&) const = default;
};
Date date_of(Stamp s);                               // the civil day in Beijing
Stamp stamp_of(Date d, std::int64_t second_of_day);  // Beijing wall time
std::string to_string(Stamp s);                      // 2023-10-09T08:00:00.000000+08:00

}  // namespace gongbao
