// O1 of spec/01 8.5: loaded once, before anything else; what is short shows until it is funded.
#include "policies/prepaid_card/opening.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {
namespace {

LoadOpeningBalances balances(std::uint64_t op, std::vector<std::int64_t> cards, std::int64_t prior) {
  LoadOpeningBalances command;
  command.operator_id = op;
  command.prior_quarter_balance = {prior};
  for (std::size_t i = 0; i < cards.size(); ++i) command.cards.push_back({i + 1, 1, {cards[i]}, {}});
  return command;
}

TEST(Opening, ShowsTheMoneyAsReleasedAndTheFloorAsShort) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const Said said = world.give(balances(op, {60'000'000, 40'000'000}, 100'000'000), the_operator(op));
  EXPECT_EQ(said.code, "");
  EXPECT_EQ(said.fen("required"), 40'000'000);
  EXPECT_EQ(said.fen("short"), 40'000'000);
  EXPECT_EQ(said.flags(), "prepaid_card.custody_shortfall");
  EXPECT_EQ(world.book(op).q.released, 100'000'000);
  EXPECT_EQ(world.book(op).shortfall_since, monday.day);
  EXPECT_EQ(world.card(op, 2).principal, 40'000'000);
  world.fund(op, 39'999'999);
  EXPECT_NE(world.book(op).shortfall_since, 0);
  world.fund(op, 1);
  EXPECT_EQ(world.book(op).shortfall_since, 0);
  EXPECT_EQ(world.book(op).q.custody, 40'000'000);
}

TEST(Opening, KeepsTheQuartersEquation) {
  struct Case {
    std::int64_t balance, prior, received, redeemed;
  };
  for (const Case& each : {Case{1000, 700, 300, 0}, Case{700, 1000, 0, 300}, Case{500, 0, 500, 0}}) {
    TestWorld world(monday);
    const std::uint64_t op = world.open_operator();
    ASSERT_EQ(world.give(balances(op, {each.balance}, each.prior), the_operator(op)).code, "");
    const Quarter running = quarter_of(monday);
    const auto& before = world.books.quarters.at({op, previous(running)});
    const auto& now = world.books.quarters.at({op, running});
    EXPECT_EQ(before.balance, each.prior);
    EXPECT_EQ(now.balance, each.balance);
    EXPECT_EQ(now.received, each.received);
    EXPECT_EQ(now.redeemed, each.redeemed);
    EXPECT_EQ(before.balance + now.received - now.redeemed - now.refunded, now.balance);
    EXPECT_EQ(world.book(op).q.prior_quarter_balance, each.prior);
  }
}

// All cards are used up; what was prepaid at the end of the quarter is still under the ratio.
TEST(Opening, NeedsNoCardWhereTheQuarterEndedWithABalance) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const Said said = world.give(balances(op, {}, 1001), the_operator(op));
  EXPECT_EQ(said.code, "");
  EXPECT_EQ(said.fen("required"), 401);
  EXPECT_EQ(said.fen("balance"), 0);
  EXPECT_NE(world.book(op).shortfall_since, 0);
  EXPECT_EQ(world.books.quarters.at({op, quarter_of(monday)}).redeemed, 1001);
  world.fund(op, 401);
  EXPECT_EQ(world.book(op).shortfall_since, 0);
}

TEST(Opening, IsRefusedWhenSomethingIsWrong) {
  struct Case {
    const char* name;
    void (*change)(LoadOpeningBalances&);
    const char* code;
  };
  const Case cases[] = {
      {"no cards", [](LoadOpeningBalances& c) { c.cards.clear(); }, "ledger.schema_invalid"},
      {"twice the same", [](LoadOpeningBalances& c) { c.cards[1].card_id = 1; }, "ledger.schema_invalid"},
      {"negative B_q", [](LoadOpeningBalances& c) { c.prior_quarter_balance.fen = -1; }, "ledger.amount_not_positive"},
      {"empty card", [](LoadOpeningBalances& c) { c.cards[0].principal.fen = 0; }, "ledger.amount_not_positive"},
      {"product", [](LoadOpeningBalances& c) { c.cards[0].product_id = 9; }, "prepaid_card.product_not_head_office"},
      {"overflow",
       [](LoadOpeningBalances& c) {
         for (OpeningCard& card : c.cards) card.principal.fen = std::numeric_limits<std::int64_t>::max();
       },
       "ledger.amount_overflow"},
      {"bonus only",
       [](LoadOpeningBalances& c) {
         c.cards[0] = {1, 1, {0}, Money{5}};
       },
       ""},
  };
  for (const Case& each : cases) {
    TestWorld world(monday);
    const std::uint64_t op = world.open_operator();
    LoadOpeningBalances command = balances(op, {100, 200}, 0);
    each.change(command);
    EXPECT_EQ(world.give(command, the_operator(op)).code, each.code) << each.name;
  }
}

TEST(Opening, ComesOnceAndBeforeTheFirstInstruction) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  ASSERT_EQ(world.give(balances(op, {100}, 0), the_operator(op)).code, "");
  EXPECT_EQ(world.give(balances(op, {100}, 0), the_operator(op)).code, "ledger.wrong_state");
  TestWorld sold(monday);
  const std::uint64_t other = sold.open_operator();
  sold.purchase(other, 7, 100);
  EXPECT_EQ(sold.give(balances(other, {100}, 0), the_operator(other)).code, "ledger.wrong_state");
}

TEST(Opening, TakesAHundredThousandCardsAtOnce) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const std::size_t n = 100'000;
  const Said said = world.give(balances(op, std::vector<std::int64_t>(n, 123), 0), the_operator(op));
  EXPECT_EQ(said.count("cards"), static_cast<std::int64_t>(n));
  EXPECT_EQ(world.book(op).q.liability, static_cast<std::int64_t>(n) * 123);
  EXPECT_EQ(world.book(op).last_journal_no, 1U);
}

// An event before the load day is none of a loaded card's (part 12, A5).
TEST(Opening, CardsBeginOnTheLoadDay) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  ASSERT_EQ(world.give(balances(op, {100}, 0), the_operator(op)).code, "");
  custody::Instruction early = TestWorld::make(custody::Op::redeem, op, 1, 50);
  early.event_date = monday - Days{1};
  EXPECT_EQ(world.send(early).code, "ledger.wrong_state");
  EXPECT_EQ(world.redeem(op, 1, 50).code, "");
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
