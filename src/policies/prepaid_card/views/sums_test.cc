// Sums of a district, when there is more in it than a column holds.
#include "policies/prepaid_card/views/sum_rows.h"

#include <gtest/gtest.h>

#include <limits>

#include "policies/test_rows.h"

namespace gongbao::prepaid_card::view {
namespace {

using policies::testing::MemoryRows;

constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
const Date day = date_of(2024, 5, 6);

void register_operator(Rows& rows, std::uint64_t operator_id) {
  Operator of;
  of.operator_id = operator_id;
  of.area = {110105};
  rows.put(of);
  count_operator(rows, operator_id);
}
void close(Rows& rows, std::uint64_t operator_id, std::int64_t balance) {
  DayClosing closing;
  closing.operator_id = operator_id;
  closing.balance = {balance};
  count_closing(rows, closing);
}

TEST(Sums, ComeBackFromBeyondAColumn) {
  MemoryRows rows;
  register_operator(rows, 1);
  register_operator(rows, 2);
  close(rows, 1, most);
  close(rows, 2, most);
  write_sums(rows, day);
  EXPECT_EQ(rows.find<CityDay>(day)->balance.fen, most);  // as far as it goes
  close(rows, 1, 5);
  close(rows, 2, 7);
  write_sums(rows, day);
  EXPECT_EQ(rows.find<CityDay>(day)->balance.fen, 12);
  const auto area = rows.find<AreaDay>(day, Area{110105});
  ASSERT_TRUE(area.has_value());
  EXPECT_EQ(area->balance.fen, 12);
  close(rows, 2, -7);
  write_sums(rows, day);
  EXPECT_EQ(rows.find<CityDay>(day)->balance.fen, -2);
}

// Of one day only: the next one's are known again.
TEST(Sums, AreUnknownWhereTheJournalDidNotSay) {
  MemoryRows rows;
  register_operator(rows, 1);
  DayClosing closing;
  closing.day = day;
  closing.operator_id = 1;
  closing.shortfall = Money{};
  rows.put(closing);
  write_sums(rows, day);
  write_sums(rows, day + Days{1});
  custody::Closing closed;
  closed.operator_id = 1;
  forget_shortfalls(rows, {closed}, day);
  EXPECT_FALSE(rows.find<DayClosing>(day, std::uint64_t{1})->shortfall.has_value());
  EXPECT_FALSE(rows.find<CityDay>(day)->shortfall.has_value());
  EXPECT_FALSE(rows.find<CityDay>(day)->operators_short.has_value());
  EXPECT_FALSE(rows.find<AreaDay>(day, Area{110105})->shortfall.has_value());
  EXPECT_EQ(rows.find<CityDay>(day)->operators, 1U);
  EXPECT_EQ(rows.find<CityDay>(day + Days{1})->shortfall, Money{});
}

TEST(Sums, BeginWithTheFirstOperator) {
  MemoryRows rows;
  write_sums(rows, day);
  EXPECT_FALSE(rows.find<CityDay>(day).has_value());
  register_operator(rows, 1);
  write_sums(rows, day);
  ASSERT_TRUE(rows.find<CityDay>(day).has_value());
  EXPECT_EQ(rows.find<CityDay>(day)->operators, 1U);
}

}  // namespace
}  // namespace gongbao::prepaid_card::view
