// Civil dates by arithmetic alone: a year is counted from 1 March, so that the leap day is its last.
#include "base/date.h"

#include <algorithm>
#include <array>

#include "base/check.h"

namespace gongbao {
namespace {

constexpr std::int64_t micros_per_second = 1'000'000;
constexpr std::int64_t day_seconds = 86'400;
constexpr std::int64_t beijing_offset = 8 * 3'600;

constexpr std::int64_t floor_div(std::int64_t a, std::int64_t b) { return a / b - (a % b < 0 ? 1 : 0); }

constexpr bool is_leap(int year) { return year % 4 == 0 && (year % 100 != 0 || year % 400 == 0); }

constexpr int month_length(int year, int month) {
  if (month == 2) return is_leap(year) ? 29 : 28;
  return month == 4 || month == 6 || month == 9 || month == 11 ? 30 : 31;
}

constexpr bool is_real(int year, int month, int day) {
  return month >= 1 && month <= 12 && day >= 1 && day <= month_length(year, month);
}

constexpr int days_of_400_years = 146'097;
constexpr int days_before_1970 = 719'468;  // from 0000-03-01

constexpr Date date_from(int year, int month, int day) {
  const int shifted = month <= 2 ? year - 1 : year;
  const int era = static_cast<int>(floor_div(shifted, 400));
  const int year_of_era = shifted - era * 400;
  const int day_of_year = (153 * ((month + 9) % 12) + 2) / 5 + day - 1;
  const int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
  return {era * days_of_400_years + day_of_era - days_before_1970};
}

static_assert(date_from(1970, 1, 1) == Date{0});
static_assert(date_from(1900, 1, 1) == first_date);
static_assert(date_from(2199, 12, 31) == last_date);

// The first day of each quarter of the calendar, and the day behind the last.
constexpr int first_year = 1900, quarters_of_calendar = 300 * 4;
constexpr std::array<std::int32_t, quarters_of_calendar + 1> quarter_begins = [] {
  std::array<std::int32_t, quarters_of_calendar + 1> days{};
  for (int i = 0; i <= quarters_of_calendar; ++i) {
    days[static_cast<std::size_t>(i)] = date_from(first_year + i / 4, i % 4 * 3 + 1, 1).day;
  }
  return days;
}();

void put(std::string& out, std::int64_t value, int width) {
  const std::string digits = std::to_string(value);
  out.append(static_cast<std::size_t>(std::max(0, width - static_cast<int>(digits.size()))), '0');
  out += digits;
}

// The decimal number in text; -1 when a character is not a digit.
int number(std::string_view text) {
  int value = 0;
  for (const char c : text) {
    if (c < '0' || c > '9') return -1;
    value = value * 10 + (c - '0');
  }
  return value;
}

}  // namespace

Date date_of(int year, int month, int day) {
  GB_CHECK(is_real(year, month, day));
  return date_from(year, month, day);
}

YearMonthDay ymd(Date d) {
  const std::int64_t z = std::int64_t{d.day} + days_before_1970;
  const std::int64_t era = floor_div(z, days_of_400_years);
  const int day_of_era = static_cast<int>(z - era * days_of_400_years);
  const int year_of_era =
      (day_of_era - day_of_era / 1'460 + day_of_era / 36'524 - day_of_era / (days_of_400_years - 1)) / 365;
  const int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
  const int from_march = (5 * day_of_year + 2) / 153;
  const int day = day_of_year - (153 * from_march + 2) / 5 + 1;
  const int month = from_march < 10 ? from_march + 3 : from_march - 9;
  return {static_cast<int>(year_of_era + era * 400 + (month <= 2 ? 1 : 0)), month, day};
}

Result<Date> parse_date(std::string_view text) {
  if (text.size() != 10 || text[4] != '-' || text[7] != '-') {
    return problem("ledger.schema_invalid", "", "a date is written like 2023-10-09");
  }
  const int year = number(text.substr(0, 4));
  const int month = number(text.substr(5, 2));
  const int day = number(text.substr(8, 2));
  if (year < 0 || month < 0 || day < 0) {
    return problem("ledger.schema_invalid", "", "a date is written like 2023-10-09");
  }
  if (!is_real(year, month, day)) return problem("ledger.schema_invalid", "", "there is no such day");
  const Date d = date_from(year, month, day);
  if (!in_calendar(d)) return problem("ledger.schema_invalid", "", "the date is not between 1900-01-01 and 2199-12-31");
  return d;
}

std::string to_string(Date d) {
  const YearMonthDay parts = ymd(d);
  std::string out;
  put(out, parts.year, 4);
  out += '-';
  put(out, parts.month, 2);
  out += '-';
  put(out, parts.day, 2);
  return out;
}

int weekday(Date d) {
  const std::int64_t from_monday = std::int64_t{d.day} + 3;  // 1970-01-01 was a Thursday
  return static_cast<int>(from_monday - floor_div(from_monday, 7) * 7) + 1;
}

// Asked several times for each instruction: near enough by the length of a quarter, then by its days.
Quarter quarter_of(Date d) {
  if (!in_calendar(d)) {
    const YearMonthDay parts = ymd(d);
    return {parts.year * 4 + (parts.month - 1) / 3};
  }
  constexpr std::uint32_t days_of_100_quarters = 9131;
  std::size_t at = static_cast<std::uint32_t>(d.day - first_date.day) * 100 / days_of_100_quarters;
  if (d.day < quarter_begins[at]) --at;
  if (d.day >= quarter_begins[at + 1]) ++at;
  return {first_year * 4 + static_cast<std::int32_t>(at)};
}

Date first_day(Quarter q) {
  const int year = static_cast<int>(floor_div(q.index, 4));
  return date_from(year, (q.index - year * 4) * 3 + 1, 1);
}

Date last_day(Quarter q) { return first_day(Quarter{q.index + 1}) - Days{1}; }

std::string to_string(Quarter q) {
  const int year = static_cast<int>(floor_div(q.index, 4));
  std::string out;
  put(out, year, 4);
  out += 'Q';
  put(out, q.index - year * 4 + 1, 1);
  return out;
}

Date add_months(Date d, int months) {
  const YearMonthDay parts = ymd(d);
  const std::int64_t index = std::int64_t{parts.year} * 12 + (parts.month - 1) + months;
  const int year = static_cast<int>(floor_div(index, 12));
  const int month = static_cast<int>(index - std::int64_t{year} * 12) + 1;
  return date_from(year, month, std::min(parts.day, month_length(year, month)));
}

Date add_years(Date d, int years) { return add_months(d, years * 12); }

Date date_of(Stamp s) {
  // Floored before the offset is added: a stamp near the end of int64 must not overflow.
  return {static_cast<std::int32_t>(floor_div(floor_div(s.micros, micros_per_second) + beijing_offset, day_seconds))};
}

Stamp stamp_of(Date d, std::int64_t second_of_day) {
  return {(std::int64_t{d.day} * day_seconds + second_of_day - beijing_offset) * micros_per_second};
}

std::string to_string(Stamp s) {
  const Date d = date_of(s);
  const std::int64_t seconds = floor_div(s.micros, micros_per_second);
  const std::int64_t of_day = seconds + beijing_offset - std::int64_t{d.day} * day_seconds;
  std::string out = to_string(d);
  out += 'T';
  put(out, of_day / 3'600, 2);
  out += ':';
  put(out, of_day / 60 % 60, 2);
  out += ':';
  put(out, of_day % 60, 2);
  out += '.';
  put(out, (s.micros % micros_per_second + micros_per_second) % micros_per_second, 6);
  return out + "+08:00";
}

}  // namespace gongbao
