// What a day closed with, and what the turn to the next one changes.
#include <gtest/gtest.h>

#include "custody/test_scheme.h"

namespace gongbao::custody {
namespace {

// Cash that leaves T at 00:00 was there when the day ended.
TEST(DayTurn, ClosingsAreOfTheDayThatEnds) {
  Bank bank(date_of(2023, 10, 9));
  ASSERT_EQ(bank.send(Op::sale_in_transit, 1, 50'000).code, 0);
  bank.turn_to(date_of(2023, 10, 10));
  ASSERT_EQ(bank.send(Op::purchase, 2, 100'000).code, 0);
  const Date next = date_of(2023, 10, 11);
  apply(bank.books, turn_of(bank.books, bank.scheme, Bank::operator_id, next), {});
  ASSERT_EQ(bank.book().q.in_transit_in_time, 0);

  const std::vector<Closing> closed = closings(bank.books);
  ASSERT_EQ(closed.size(), 1U);
  EXPECT_EQ(closed[0].in_transit, 50'000);
  EXPECT_EQ(closed[0].required, 40'000);
  begin_day(bank.books, next);
  // The turn's own change is the new day's.
  const std::vector<Closing> running = closings(bank.books);
  ASSERT_EQ(running.size(), 1U);
  EXPECT_EQ(running[0].in_transit, 0);
  EXPECT_EQ(running[0].required, 60'000);
  bank.turn_to(date_of(2023, 10, 12));
  EXPECT_TRUE(closings(bank.books).empty());
}

// What was settled is in the journal: the state, and with it each day's digest, would grow with every item ever
// cleared.
TEST(DayTurn, ASettledApplicationForgetsItsItems) {
  Bank bank(date_of(2023, 10, 9));
  ASSERT_EQ(bank.send(Op::purchase, 1, 50'001).code, 0);
  const Instruction redeemed = bank.make(Op::redeem, 1, 7);
  ASSERT_EQ(bank.send(redeemed).code, 0);
  ASSERT_EQ(bank.apply_release(redeemed.instr_id, 5).code, 0);
  const auto application = [&]() -> const Application& { return bank.books.applications.at({Bank::operator_id, 5}); };
  ASSERT_EQ(application().items.size(), 1U);
  bank.turn_to(application().window_end + Days{1});
  EXPECT_EQ(application().state, ApplicationState::settled);
  EXPECT_TRUE(application().items.empty());
  EXPECT_EQ(application().applied, 7);
}

}  // namespace
}  // namespace gongbao::custody
