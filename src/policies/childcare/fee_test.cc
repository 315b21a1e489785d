// The worked examples of spec/02 part 10 that are sums and days alone, and the boundaries beside them.
#include "policies/childcare/fee.h"

#include <gtest/gtest.h>

namespace gongbao::childcare {
namespace {

DayRange days(Date first, Date last) { return {first, last}; }

TEST(Span, EndsTheDayBeforeTheSameDayNumber) {  // 12, 13
  EXPECT_EQ(last_day_of_span(date_of(2023, 11, 1), 3), date_of(2024, 1, 31));
  EXPECT_EQ(last_day_of_span(date_of(2023, 11, 30), 3), date_of(2024, 2, 29));
  EXPECT_EQ(last_day_of_span(date_of(2025, 11, 29), 3), date_of(2026, 2, 28));
  EXPECT_EQ(last_day_of_span(date_of(2025, 11, 28), 3), date_of(2026, 2, 27));
  EXPECT_EQ(last_day_of_span(date_of(2023, 11, 29), 3), date_of(2024, 2, 28));
  EXPECT_EQ(last_day_of_span(date_of(2023, 12, 31), 3), date_of(2024, 3, 30));
  EXPECT_FALSE(span_exceeded(days(date_of(2023, 11, 1), date_of(2024, 1, 31)), 3));
  EXPECT_TRUE(span_exceeded(days(date_of(2023, 11, 1), date_of(2024, 2, 1)), 3));
}

TEST(EarliestDay, IsTheSameDayNumberOrTheMonthsEnd) {  // 14, 15
  const DayRange april = days(date_of(2024, 4, 1), date_of(2024, 4, 30));
  EXPECT_FALSE(too_early(april, date_of(2024, 3, 1), 1));
  EXPECT_TRUE(too_early(april, date_of(2024, 2, 29), 1));
  const DayRange last_of_march = days(date_of(2024, 3, 31), date_of(2024, 4, 30));
  EXPECT_FALSE(too_early(last_of_march, date_of(2024, 2, 29), 1));
  EXPECT_TRUE(too_early(last_of_march, date_of(2024, 2, 28), 1));
}

TEST(Lease, BoundsThePeriod) {  // 16
  const Date end = date_of(2023, 12, 31);
  EXPECT_FALSE(beyond_lease(days(date_of(2023, 11, 1), end), end));
  EXPECT_TRUE(beyond_lease(days(date_of(2023, 11, 1), end + Days{1}), end));
  EXPECT_FALSE(beyond_lease(days(date_of(2023, 11, 1), end + Days{1}), std::nullopt));
}

TEST(Hours, CountWhatIsUnused) {  // 10, 11
  constexpr std::int64_t cap = 3'600;
  EXPECT_FALSE(hours_exceeded(600, 3'000, cap));
  EXPECT_TRUE(hours_exceeded(600, 3'001, cap));
  EXPECT_FALSE(hours_exceeded(0, 3'600, cap));
  EXPECT_EQ(unused_paid(3'600, 3'599), 1);
  EXPECT_EQ(unused_paid(3'600, 3'601), 0);  // gift minutes
}

TEST(Periods, InsideAndOverlapCountBothEnds) {
  const DayRange november = days(date_of(2023, 11, 1), date_of(2023, 11, 30));
  EXPECT_TRUE(november.inside(november));
  EXPECT_FALSE(days(date_of(2023, 10, 31), date_of(2023, 11, 30)).inside(november));
  EXPECT_FALSE(days(date_of(2023, 11, 1), date_of(2023, 12, 1)).inside(november));
  EXPECT_TRUE(november.overlaps(days(date_of(2023, 11, 30), date_of(2023, 12, 31))));
  EXPECT_FALSE(november.overlaps(days(date_of(2023, 12, 1), date_of(2023, 12, 31))));
}

// 18: X = 12,345.67, N = 22; 19: X = 9,999.99 by halves. The custody share follows each step and telescopes.
TEST(Earned, SumsToWhatWasPaid) {
  const struct {
    std::int64_t paid, ratio;
    std::vector<std::int64_t> units, settled;
    std::int64_t initial;
  } rows[] = {{1'234'567, 5'000, {3, 5, 5, 5, 4}, {84'175, 140'292, 140'291, 140'292, 112'234}, 617'283},
              {999'999, 7'000, {11, 11}, {350'000, 350'000}, 299'999}};
  for (const auto& row : rows) {
    const auto floor_of = [&](std::int64_t held) {
      return static_cast<std::int64_t>(share_rounded_up(held, BasisPoints{static_cast<std::int32_t>(row.ratio)}));
    };
    std::int64_t held = row.paid, used = 0, out = row.paid - floor_of(row.paid);
    EXPECT_EQ(out, row.initial);
    for (std::size_t i = 0; i < row.units.size(); ++i) {
      const std::int64_t earned = earned_by(row.paid, used, row.units[i], 22);
      const std::int64_t settled = floor_of(held) - floor_of(held - earned);
      EXPECT_EQ(settled, row.settled[i]) << i;
      used += row.units[i];
      held -= earned;
      out += settled;
    }
    EXPECT_EQ(held, 0);
    EXPECT_EQ(out, row.paid);
  }
  EXPECT_EQ(earned_by(999'999, 0, 11, 22), 499'999);
  EXPECT_EQ(earned_by(999'999, 11, 11, 22), 500'000);
  EXPECT_EQ(earned_by(480'000, 0, 455, 3'600), 60'666);  // 31
  EXPECT_EQ(earned_by(660'001, 0, 11, 22), 330'000);     // 24
  EXPECT_EQ(earned_by(1, 0, 1, 3), 0);
  EXPECT_EQ(earned_by(1, 2, 1, 3), 1);
}

TEST(Earned, GiftUnitsEarnNothing) {
  EXPECT_EQ(earned_by(480'001, 3'590, 20, 3'600), 480'001 - earned_cum(480'001, 3'590, 3'600));
  EXPECT_EQ(earned_by(480'001, 3'600, 360, 3'600), 0);
}

TEST(RefundSums, OfExamples29And30) {
  const std::int64_t earned = earned_cum(1'500'001, 11, 65);
  EXPECT_EQ(balance_refund({1'500'001, 1'500'001 - earned, 11, 65, 0}, true).total(), 1'246'155);
  const LotSums lot{100'000, 70'000, 3, 10, 2};
  EXPECT_EQ(balance_refund(lot, true).principal, 70'000);
  EXPECT_EQ(balance_refund(lot, true).compensation, 5'000);
  EXPECT_EQ(balance_refund(lot, false).total(), 70'000);
  // More was credited back than the plan gives: the balance stays the least.
  EXPECT_EQ(balance_refund({100'000, 99'999, 3, 10, 2}, true).total(), 99'999);
  EXPECT_EQ(cooling_off_refund({100'001, 100'001, 0, 10, 2}, 101).total(), 99'900);
}

TEST(Cycles, EndWithTheirCalendarAndWithThePeriod) {  // 20
  const DayRange november = days(date_of(2023, 11, 1), date_of(2023, 11, 30));
  EXPECT_EQ(cycles_in(Cycle::semi_monthly, november), 2U);
  EXPECT_EQ(cycle_days(Cycle::semi_monthly, november, 1), days(date_of(2023, 11, 1), date_of(2023, 11, 15)));
  EXPECT_EQ(cycle_days(Cycle::semi_monthly, november, 2), days(date_of(2023, 11, 16), date_of(2023, 11, 30)));
  EXPECT_FALSE(cycle_days(Cycle::semi_monthly, november, 3));
  EXPECT_FALSE(cycle_days(Cycle::semi_monthly, november, 0));
  EXPECT_FALSE(cycle_finished(*cycle_days(Cycle::semi_monthly, november, 1), date_of(2023, 11, 15)));
  EXPECT_TRUE(cycle_finished(*cycle_days(Cycle::semi_monthly, november, 1), date_of(2023, 11, 16)));
  // 2023-11-01 is a Wednesday: the first week has five days, the last four.
  EXPECT_EQ(cycles_in(Cycle::weekly, november), 5U);
  EXPECT_EQ(cycle_days(Cycle::weekly, november, 1), days(date_of(2023, 11, 1), date_of(2023, 11, 5)));
  EXPECT_EQ(cycle_days(Cycle::weekly, november, 2), days(date_of(2023, 11, 6), date_of(2023, 11, 12)));
  EXPECT_EQ(cycle_days(Cycle::weekly, november, 5), days(date_of(2023, 11, 27), date_of(2023, 11, 30)));
  // From the second half of a month over the year's end.
  const DayRange winter = days(date_of(2023, 12, 20), date_of(2024, 2, 29));
  EXPECT_EQ(cycles_in(Cycle::semi_monthly, winter), 5U);
  EXPECT_EQ(cycle_days(Cycle::semi_monthly, winter, 1), days(date_of(2023, 12, 20), date_of(2023, 12, 31)));
  EXPECT_EQ(cycle_days(Cycle::semi_monthly, winter, 2), days(date_of(2024, 1, 1), date_of(2024, 1, 15)));
  EXPECT_EQ(cycle_days(Cycle::semi_monthly, winter, 5), days(date_of(2024, 2, 16), date_of(2024, 2, 29)));
}

// Every day of a period lies in exactly one of its cycles.
RC_GTEST_PROP(CyclesOfAnyPeriod, CoverItOnce, ()) {
  const Date first{*rc::gen::inRange(19'000, 20'500)};
  const DayRange period{first, first + Days{*rc::gen::inRange(0, 400)}};
  const auto cycle = *rc::gen::element(Cycle::weekly, Cycle::semi_monthly);
  Date next = period.first;
  for (std::uint64_t n = 1; n <= cycles_in(cycle, period); ++n) {
    const auto part = cycle_days(cycle, period, n);
    RC_ASSERT(part && part->first == next && part->last >= part->first);
    RC_ASSERT(calendar_cycle_of(cycle, part->first) == calendar_cycle_of(cycle, part->last));
    next = part->last + Days{1};
  }
  RC_ASSERT(next == period.last + Days{1});
}

}  // namespace
}  // namespace gongbao::childcare
