// The formula of the operator desk, with the figures of worked examples 14, 29 and 41 of spec/01.
#include "policies/prepaid_card/position.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {
namespace {

using custody::Op;

Position position(const TestWorld& world, std::uint64_t op) {
  return *position_of(world.books, world.scheme(), world.terms(), op);
}
std::int64_t fen(const Position& position, std::string_view name) { return position.find(name)->fen; }

TEST(Position, WritesTheSumOut) {  // example 14
  TestWorld world(date_of(2023, 10, 9));
  const std::uint64_t op = world.open_operator();
  ASSERT_EQ(world.give(LoadOpeningBalances{op, {100'000'000}, {{1, 1, {100'000'000}, {}}}}, the_operator(op)).code, "");
  world.fund(op, 40'000'000);
  world.purchase(op, 2, 20'000'000);
  const Position now = position(world, op);
  EXPECT_EQ(now.find("R")->formula, "max(F, progress) + S = max(400,000.00, 480,000.00) + 0.00");
  EXPECT_EQ(now.find("R")->fen, 48'000'000);
  EXPECT_EQ(now.find("R")->clauses,
            (std::vector<std::string>{"prepaid-card/9i", "prepaid-card/9o", "prepaid-card/9p"}));
  EXPECT_EQ(now.find("free")->formula, "C − R − E = 600,000.00 − 480,000.00 − 0.00");
  EXPECT_EQ(now.find("free")->fen, 12'000'000);
  EXPECT_EQ(now.find("F")->formula, "ceil(40% × B_q) = ceil(40% × 1,000,000.00)");
  EXPECT_EQ(fen(now, "B"), 120'000'000);
  EXPECT_EQ(fen(now, "P"), 120'000'000);
  EXPECT_EQ(fen(now, "C"), 60'000'000);
  EXPECT_EQ(fen(now, "shortfall"), 0);
  EXPECT_EQ(now.find("X"), nullptr);
  EXPECT_EQ(now.find("R")->label, "应存管 must stay in custody");
}

TEST(Position, CashInTransitStandsInForTheFloorUntilItIsOverdue) {  // example 41
  TestWorld world(date_of(2023, 9, 28));
  const std::uint64_t op = world.open_operator();
  custody::Instruction cash = TestWorld::make(Op::sale_in_transit, op, 1, 50'000);
  cash.flags = custody::flag::cash | custody::flag::first_sale;
  cash.counter_id = 1;
  ASSERT_EQ(world.send(cash).code, "");
  world.purchase(op, 2, 100'000);
  custody::Instruction draw = TestWorld::make(Op::release_free, op, 0, 60'000);
  draw.purpose = 1;
  draw.ref_id[0] = 1;
  ASSERT_EQ(world.send(draw).code, "");
  world.on(date_of(2023, 10, 1));
  EXPECT_EQ(fen(position(world, op), "R"), 60'000);
  EXPECT_EQ(fen(position(world, op), "shortfall"), 0);
  EXPECT_EQ(position(world, op).late_cash.fen, 0);
  world.on(date_of(2023, 10, 8));
  const Position late = position(world, op);
  EXPECT_EQ(fen(late, "T"), 0);
  EXPECT_EQ(late.late_cash.fen, 50'000);
  EXPECT_EQ(fen(late, "shortfall"), 20'000);
  EXPECT_EQ(to_string(*late.shortfall_since), "2023-10-08");
  custody::Instruction deposit = TestWorld::make(Op::cash_deposit, op, 0, 50'000);
  deposit.ref_id = world.book(op).account;
  ASSERT_EQ(world.send(deposit).code, "");
  EXPECT_EQ(fen(position(world, op), "free"), 30'000);
  EXPECT_EQ(position(world, op).late_cash.fen, 0);
  EXPECT_FALSE(position(world, op).shortfall_since);
}

TEST(Position, OfATerminatingOperatorIsTheWholeBalance) {
  TestWorld world(date_of(2023, 10, 9));
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'001);
  world.redeem(op, 1, 1);
  world.books.find_operator(op)->standing = custody::Standing::terminating;
  const Position now = position(world, op);
  EXPECT_EQ(now.find("R")->formula, "max(0, ceil(100% × (B − T) + 40% × U)) + S = 1,000.01 + 0.00");
  EXPECT_EQ(now.find("R")->fen, 100'001);
  EXPECT_EQ(now.find("R")->clauses, std::vector<std::string>{"prepaid-card/8d"});
  EXPECT_EQ(now.find("free")->fen, 0);
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
