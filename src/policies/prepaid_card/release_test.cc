// Articles 9 and 10: what is free goes out on application, for the main business, to the operator's own account.
// Worked example 14 of spec/01.
#include "policies/prepaid_card/release.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/opening.h"
#include "policies/prepaid_card/questions.h"
#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {
namespace {

RequestFreeRelease request(std::uint64_t op, std::int64_t fen) { return {op, {fen}, "goods", settlement_account}; }

// B_q = B = 1,000,000.00, C = 400,000.00
std::uint64_t loaded(TestWorld& world) {
  const std::uint64_t op = world.open_operator();
  LoadOpeningBalances command;
  command.operator_id = op;
  command.prior_quarter_balance = {100'000'000};
  command.cards = {{1, 1, {100'000'000}, {}}};
  GB_CHECK(world.give(command, the_operator(op)).accepted());
  GB_CHECK(world.fund(op, 40'000'000).accepted());
  return op;
}

TEST(FreeRelease, Example14) {
  TestWorld world(monday);
  const std::uint64_t op = loaded(world);
  ASSERT_EQ(world.purchase(op, 2, 20'000'000).code, "");
  EXPECT_EQ(world.book(op).required, 48'000'000);
  const Said refused = world.give(request(op, 12'000'001), the_operator(op));
  EXPECT_EQ(refused.code, "prepaid_card.release_below_floor");
  EXPECT_EQ(refused.fen("releasable"), 12'000'000);
  const Said said = world.give(request(op, 12'000'000), the_operator(op));
  EXPECT_EQ(said.code, "");
  EXPECT_EQ(said.date("due_on"), "2023-10-09");  // 即时
  EXPECT_EQ(static_cast<std::uint64_t>(said.count("order_id")), said.entry);
  EXPECT_EQ(world.book(op).q.open_orders, 12'000'000);
  EXPECT_EQ(world.give(request(op, 1), the_operator(op)).fen("releasable"), 0);
  ASSERT_EQ(world.send(TestWorld::make(custody::Op::execute_payout, op, said.entry)).code, "");
  EXPECT_EQ(world.book(op).q.custody, 48'000'000);
  EXPECT_EQ(world.book(op).q.open_orders, 0);
}

TEST(FreeRelease, ChecksPurposeThenAccountThenAmount) {
  struct Case {
    const char* name;
    RequestFreeRelease command;
    const char* code;
  };
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'001);
  const Case cases[] = {
      {"10b: real estate", {op, {1}, "real_estate", settlement_account}, "prepaid_card.use_prohibited"},
      {"9j: unknown", {op, {1}, "holiday", "1"}, "prepaid_card.use_prohibited"},
      {"another account", {op, {1}, "wages", the_account}, "ledger.account_mismatch"},
      {"no account", {op, {1}, "wages", ""}, "ledger.account_mismatch"},
      {"nothing", {op, {0}, "wages", settlement_account}, "ledger.amount_not_positive"},
      {"one fen too much", {op, {60'001}, "wages", settlement_account}, "prepaid_card.release_below_floor"},
      {"all of it", {op, {60'000}, "wages", settlement_account}, ""},
  };
  for (const Case& each : cases) EXPECT_EQ(world.give(each.command, the_operator(op)).code, each.code) << each.name;
  EXPECT_EQ(world.give(request(op, 1), the_branch(op)).code, "ledger.forbidden");
}

TEST(Orders, AreCancelledWhileOpen) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'000);
  const std::uint64_t order = world.give(request(op, 60'000), the_operator(op)).entry;
  EXPECT_EQ(world.give(CancelOrder{op, order + 1}, the_operator(op)).code, "ledger.unknown_subject");
  EXPECT_EQ(world.give(CancelOrder{op, order}, the_operator(op)).code, "");
  EXPECT_EQ(world.book(op).q.open_orders, 0);
  EXPECT_EQ(world.give(CancelOrder{op, order}, the_operator(op)).code, "ledger.order_not_open");
  EXPECT_EQ(world.send(TestWorld::make(custody::Op::execute_payout, op, order)).code, "ledger.order_not_open");
  EXPECT_EQ(world.give(request(op, 60'000), the_operator(op)).code, "");
}

TEST(Applications, AreWithdrawnWhileTheirWindowIsOpen) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'000);
  world.redeem(op, 1, 30'000);
  custody::Instruction apply_for = TestWorld::make(custody::Op::apply_release, op, 0);
  apply_for.ref_id = world.last_id();
  apply_for.counter_id = 900'000;
  ASSERT_EQ(world.send(apply_for).code, "");
  EXPECT_EQ(world.give(WithdrawReleaseApplication{op, 1}, the_operator(op)).code, "ledger.unknown_subject");
  EXPECT_EQ(world.give(WithdrawReleaseApplication{op, 900'000}, the_operator(op)).code, "");
  EXPECT_EQ(world.give(WithdrawReleaseApplication{op, 900'000}, the_operator(op)).code, "ledger.wrong_state");
  world.on(date_of(2023, 10, 17));
  EXPECT_EQ(world.book(op).q.pending, 30'000);
  EXPECT_TRUE(world.books.orders.empty());
  apply_for.instr_id = {};
  apply_for.event_date = {};
  apply_for.counter_id = 900'001;
  ASSERT_EQ(world.send(apply_for).code, "");
  world.on(date_of(2023, 10, 25));
  EXPECT_EQ(world.books.orders.at({op, 900'001}).amount, 30'000);
  EXPECT_EQ(world.give(WithdrawReleaseApplication{op, 900'001}, the_operator(op)).code, "ledger.wrong_state");
}

TEST(Applications, AnOpenWindowSaysWhatWasAppliedForAndWhatIsDisputed) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'000);
  const auto windows = [&] {
    return *answer(Reading{world.state, world.books, world.scheme(), world.calendar, world.terms(), world.today()},
                   AskOpenWindows{op});
  };
  EXPECT_TRUE(windows().windows.empty());
  std::vector<Id16> items;
  for (const std::int64_t fen : {30'000, 20'000}) {
    ASSERT_TRUE(world.redeem(op, 1, fen).accepted());
    items.push_back(world.last_id());
    custody::Instruction apply_for = TestWorld::make(custody::Op::apply_release, op, 0);
    apply_for.ref_id = items.back();
    apply_for.counter_id = 900'000;
    ASSERT_EQ(world.send(apply_for).code, "");
  }
  ASSERT_EQ(windows().windows.size(), 1U);
  EXPECT_EQ(windows().windows[0].last_objection_day, date_of(2023, 10, 16));
  EXPECT_EQ(windows().windows[0].items, 2U);
  EXPECT_EQ(windows().applied.fen, 50'000);
  custody::Instruction objection = TestWorld::make(custody::Op::objection, op, 1);
  objection.ref_id = items[1];
  ASSERT_EQ(world.send(objection).code, "");
  EXPECT_EQ(windows().applied.fen, 30'000);
  EXPECT_EQ(windows().disputed.fen, 20'000);
  custody::Instruction agreement = TestWorld::make(custody::Op::agreement, op, 1, 20'000);
  agreement.ref_id = items[1];
  agreement.aux_fen = 12'000;
  agreement.flags = custody::flag::confirmed;
  ASSERT_EQ(world.send(agreement).code, "");
  EXPECT_EQ(windows().disputed.fen, 0);
  EXPECT_EQ(windows().applied.fen, 30'000);
  world.on(date_of(2023, 10, 17));
  EXPECT_TRUE(windows().windows.empty());
  EXPECT_EQ(world.books.orders.at({op, 900'000}).amount, 30'000);
}

// However many there are, and however much cash is on its way besides: a hundred are told, and that there are others.
TEST(OpenWindows, AreToldUpToAHundred) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'000);
  custody::Instruction cash = TestWorld::make(custody::Op::sale_in_transit, op, 2, 1'000);
  cash.flags = custody::flag::cash | custody::flag::first_sale;
  cash.counter_id = 1;
  ASSERT_EQ(world.send(cash).code, "");
  const auto told = [&] {
    return *answer(Reading{world.state, world.books, world.scheme(), world.calendar, world.terms(), world.today()},
                   AskOpenWindows{op});
  };
  for (std::uint64_t n = 0; n < 101; ++n) {
    if (n == 100) {
      EXPECT_EQ(told().windows.size(), 100U);
      EXPECT_FALSE(told().more);
    }
    ASSERT_TRUE(world.redeem(op, 1, 100).accepted());
    custody::Instruction apply_for = TestWorld::make(custody::Op::apply_release, op, 0);
    apply_for.ref_id = world.last_id();
    apply_for.counter_id = 900'000 + n;
    ASSERT_EQ(world.send(apply_for).code, "");
  }
  EXPECT_EQ(told().windows.size(), 100U);
  EXPECT_TRUE(told().more);
  EXPECT_EQ(told().applied.fen, 10'000);
}

// Nothing is paid out before it was ordered, sent back before it was paid, or deposited before it was taken.
TEST(EventDates, ComeAfterTheirCause) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'000);
  world.on(monday + Days{1});
  const auto send = [&](custody::Instruction in, Date event_date) {
    in.event_date = event_date;
    return world.send(in).code;
  };
  const Date today = world.today();
  const Said order = world.give(RequestFreeRelease{op, {1'000}, "rent", settlement_account}, the_operator(op));
  EXPECT_EQ(send(TestWorld::make(custody::Op::execute_payout, op, order.entry), monday), "ledger.wrong_state");
  ASSERT_EQ(send(TestWorld::make(custody::Op::execute_payout, op, order.entry), today), "");
  EXPECT_EQ(send(TestWorld::make(custody::Op::payout_returned, op, order.entry), monday), "ledger.wrong_state");
  EXPECT_EQ(send(TestWorld::make(custody::Op::payout_returned, op, order.entry), today), "");

  for (const Date taken : {monday, today}) {
    custody::Instruction cash = TestWorld::make(custody::Op::sale_in_transit, op, 1, 50);
    cash.flags = custody::flag::cash;
    ASSERT_EQ(send(cash, taken), "");
  }
  custody::Instruction deposit = TestWorld::make(custody::Op::cash_deposit, op, 0, 51);
  deposit.ref_id = world.book(op).account;
  EXPECT_EQ(send(deposit, monday), "ledger.wrong_state");
  deposit.amount_fen = 50;
  EXPECT_EQ(send(deposit, monday), "");
  EXPECT_EQ(send(deposit, today), "");
}

// 9q, 9l: a window that began on an earlier day is as long as it was then.
TEST(Windows, GoByTheParametersOfTheDayTheyBeganOn) {
  TestWorld world(monday);
  world.set("cash_deposit_days", monday + Days{1}, 3);
  world.set("objection_window_days", monday + Days{1}, 1);
  world.on(monday + Days{1});
  EXPECT_EQ(world.scheme().deposit_window(monday, false).last_day, monday + Days{1});
  EXPECT_EQ(world.scheme().deposit_window(world.today(), false).last_day, monday + Days{4});
  EXPECT_EQ(world.scheme().objection_window(world.today(), monday).last_day, monday + Days{2});
  world.state.parameters.set("window_starts_on", {world.today() + Days{1}, {0, "redemption", {}, {}}, {}});
  world.on(monday + Days{2});
  EXPECT_EQ(world.scheme().objection_window(world.today(), monday).last_day, monday + Days{7});
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
