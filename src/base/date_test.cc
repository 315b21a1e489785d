// Every day of the calendar against the standard library's own arithmetic, and the edges of months, quarters and days.
#include "base/date.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <chrono>

namespace gongbao {
namespace {

TEST(Date, EveryDayAgreesWithTheStandardLibrary) {
  for (Date d = first_date; d <= last_date; d = d + Days{1}) {
    const std::chrono::sys_days day{std::chrono::days{d.day}};
    const std::chrono::year_month_day parts{day};
    const YearMonthDay ours = ymd(d);
    ASSERT_EQ(ours.year, static_cast<int>(parts.year())) << d.day;
    ASSERT_EQ(ours.month, static_cast<int>(static_cast<unsigned>(parts.month()))) << d.day;
    ASSERT_EQ(ours.day, static_cast<int>(static_cast<unsigned>(parts.day()))) << d.day;
    ASSERT_EQ(date_of(ours.year, ours.month, ours.day), d);
    ASSERT_EQ(weekday(d), static_cast<int>(std::chrono::weekday{day}.iso_encoding())) << d.day;
    ASSERT_EQ(parse_date(to_string(d)).value(), d);
    const Quarter q = quarter_of(d);
    ASSERT_TRUE(first_day(q) <= d && d <= last_day(q)) << d.day;
  }
}

TEST(Date, ReadsStrictly) {
  EXPECT_EQ(parse_date("1970-01-01").value(), Date{0});
  EXPECT_EQ(parse_date("2024-02-29").value(), date_of(2024, 2, 29));
  EXPECT_EQ(parse_date("1900-01-01").value(), first_date);
  EXPECT_EQ(parse_date("2199-12-31").value(), last_date);
  for (const char* text : {"",           "2023-10-9",   "2023-1-09",   "23-10-09",
                           "2023/10/09", "2023-10-09 ", " 2023-10-09", "2023-10-09T",
                           "20231009",   "2023-13-01",  "2023-00-10",  "2023-02-29",
                           "1900-02-29", "2100-02-29",  "2023-04-31",  "2023-10-00",
                           "2023-10-32", "1899-12-31",  "2200-01-01",  "9999-12-31",
                           "-023-10-09", "2023--1-09",  "2O23-10-09",  "+023-10-09"}) {
    const Result<Date> d = parse_date(text);
    ASSERT_FALSE(d.has_value()) << text;
    EXPECT_EQ(d.error().code, "ledger.schema_invalid") << text;
  }
}

TEST(Date, TodayIsAWeekday) {
  EXPECT_EQ(weekday(date_of(2023, 10, 9)), 1);
  EXPECT_EQ(weekday(date_of(2023, 10, 15)), 7);
  EXPECT_EQ(weekday(date_of(1969, 12, 29)), 1);
}

TEST(Date, MonthsKeepTheDayNumberOrEndTheMonth) {
  const struct {
    Date from;
    int months;
    Date to;
  } cases[] = {
      {date_of(2023, 10, 9), 1, date_of(2023, 11, 9)},   {date_of(2023, 1, 31), 1, date_of(2023, 2, 28)},
      {date_of(2024, 1, 31), 1, date_of(2024, 2, 29)},   {date_of(2023, 12, 31), 2, date_of(2024, 2, 29)},
      {date_of(2023, 12, 15), 1, date_of(2024, 1, 15)},  {date_of(2024, 1, 15), -1, date_of(2023, 12, 15)},
      {date_of(2024, 3, 31), -1, date_of(2024, 2, 29)},  {date_of(2024, 2, 29), 12, date_of(2025, 2, 28)},
      {date_of(2024, 2, 29), -12, date_of(2023, 2, 28)}, {date_of(2024, 2, 29), 48, date_of(2028, 2, 29)},
      {date_of(2023, 5, 31), 0, date_of(2023, 5, 31)},   {date_of(2023, 5, 31), 1, date_of(2023, 6, 30)},
      {date_of(2024, 1, 1), -1200, date_of(1924, 1, 1)},
  };
  for (const auto& c : cases) EXPECT_EQ(to_string(add_months(c.from, c.months)), to_string(c.to)) << c.months;
  EXPECT_EQ(add_years(date_of(2024, 2, 29), 1), date_of(2025, 2, 28));
  EXPECT_EQ(add_years(date_of(2024, 2, 29), 4), date_of(2028, 2, 29));
  EXPECT_EQ(add_years(date_of(2006, 2, 28), -2), date_of(2004, 2, 28));
}

TEST(Date, QuartersAreOrderedAndConsecutive) {
  EXPECT_EQ(quarter_of(date_of(2023, 12, 31)), quarter_of(date_of(2023, 10, 1)));
  EXPECT_EQ(quarter_of(date_of(2024, 1, 1)).index, quarter_of(date_of(2023, 12, 31)).index + 1);
  EXPECT_EQ(previous(quarter_of(date_of(2024, 1, 1))), quarter_of(date_of(2023, 12, 31)));
  EXPECT_EQ(first_day(quarter_of(date_of(2023, 5, 20))), date_of(2023, 4, 1));
  EXPECT_EQ(last_day(quarter_of(date_of(2023, 5, 20))), date_of(2023, 6, 30));
  EXPECT_EQ(last_day(quarter_of(date_of(2024, 2, 1))), date_of(2024, 3, 31));
  EXPECT_EQ(to_string(quarter_of(date_of(2023, 11, 1))), "2023Q4");
  EXPECT_EQ(quarter_of(date_of(2023, 1, 1)).index, 2023 * 4);
}

TEST(Date, StampsFallOnTheDayOfBeijing) {
  EXPECT_EQ(to_string(Stamp{0}), "1970-01-01T08:00:00.000000+08:00");
  EXPECT_EQ(to_string(stamp_of(date_of(2023, 10, 9), 8 * 3600)), "2023-10-09T08:00:00.000000+08:00");
  const Stamp midnight = stamp_of(date_of(2023, 10, 9), 0);
  EXPECT_EQ(date_of(midnight), date_of(2023, 10, 9));
  EXPECT_EQ(date_of(Stamp{midnight.micros - 1}), date_of(2023, 10, 8));
  EXPECT_EQ(to_string(Stamp{midnight.micros - 1}), "2023-10-08T23:59:59.999999+08:00");
  EXPECT_EQ(to_string(stamp_of(date_of(1960, 2, 29), 1)), "1960-02-29T00:00:01.000000+08:00");
  EXPECT_EQ(date_of(stamp_of(last_date, 86'399)), last_date);
  EXPECT_EQ(to_string(Stamp{std::numeric_limits<std::int64_t>::min()}), "-290308-12-22T03:59:05.224192+08:00");
}

RC_GTEST_PROP(DateProperty, MonthsThereAndBackStayWithinTheMonth, ()) {
  const Date d{*rc::gen::inRange(first_date.day, last_date.day)};
  const int months = *rc::gen::inRange(-600, 600);
  const Date moved = add_months(d, months);
  const YearMonthDay from = ymd(d);
  const YearMonthDay to = ymd(moved);
  RC_ASSERT(to.year * 12 + to.month == from.year * 12 + from.month + months);
  RC_ASSERT(to.day <= from.day);
  RC_ASSERT(to.day == from.day || ymd(moved + Days{1}).month != to.month);
}

}  // namespace
}  // namespace gongbao
