// Money by the law of this document: worked examples 2 to 9, 18 to 21, 24 to 29, 31 and 33 of spec/02 part 10, through
// custody's own decisions.
#include "policies/childcare/scheme.h"

#include <gtest/gtest.h>

#include "policies/childcare/test_money.h"

namespace gongbao::childcare::testing {
namespace {

TEST(Money, TheInitialShareAndItsDay) {  // 2, 4 to 8
  const struct {
    Date day;
    bool demo;
    std::int64_t fen, custody, initial;
    Date due;
  } rows[] = {{date_of(2023, 9, 28), false, 2'000'001, 1'400'001, 600'000, date_of(2023, 10, 8)},
              {date_of(2023, 10, 30), false, 999'999, 700'000, 299'999, date_of(2023, 11, 1)},
              {date_of(2023, 10, 30), true, 1'234'567, 617'284, 617'283, date_of(2023, 11, 1)},
              {date_of(2023, 10, 13), false, 333'333, 233'334, 99'999, date_of(2023, 10, 17)},
              {date_of(2024, 2, 8), true, 333'333, 166'667, 166'666, date_of(2024, 2, 18)},
              {date_of(2024, 2, 9), false, 333'333, 233'334, 99'999, date_of(2024, 2, 19)}};
  for (const auto& row : rows) {
    MoneyWorld world(row.day, row.demo);
    const std::uint64_t lot = world.paid(row.day, row.day + Days{30}, row.fen);
    EXPECT_EQ(world.r(), row.custody);
    EXPECT_EQ(world.initial_order(lot).amount, row.initial);
    EXPECT_EQ(world.initial_order(lot).due_on, row.due);
  }
  MoneyWorld one_fen(monday);
  EXPECT_EQ(one_fen.books.lots.find({one_fen.nursery, one_fen.paid(monday, monday, 1)})->order, 0U);
}

TEST(Money, FiveWeeksOfADemonstrationNursery) {  // 18
  const Date november = date_of(2023, 11, 1);
  MoneyWorld world(november, true);
  const std::uint64_t lot = world.paid(november, date_of(2023, 11, 30), 1'234'567);
  ASSERT_EQ(world.execute(world.books.lots.find({world.nursery, lot})->order), "");
  const std::int64_t units[] = {3, 5, 5, 5, 4}, settled[] = {84'175, 140'292, 140'291, 140'292, 112'234};
  for (std::size_t week = 0; week < 5; ++week) {
    const auto days = cycle_days(Cycle::weekly, {november, date_of(2023, 11, 30)}, week + 1);
    world.turn_to(days->last);
    world.report(lot, week + 1, units[week]);
    EXPECT_EQ(world.said, "childcare.cycle_not_finished");
    world.turn_to(days->last + Days{1});
    const Id16 item = world.report(lot, week + 1, units[week]);
    ASSERT_EQ(world.said, "");
    ASSERT_EQ(world.answer(Op::confirm_service, lot, item), "");
    EXPECT_EQ(world.order_of(item).amount, settled[week]) << week;
    ASSERT_EQ(world.execute(world.find(item)->entry), "");
  }
  EXPECT_EQ(world.c(), 0);
  EXPECT_EQ(world.r(), 0);
}

TEST(Money, SilenceBecomesConsent) {  // 20, 21
  const Date november = date_of(2023, 11, 1);
  MoneyWorld world(november);
  const std::uint64_t lot = world.paid(november, date_of(2023, 11, 30), 999'999);
  world.turn_to(date_of(2023, 11, 15));
  world.report(lot, 1, 11);
  EXPECT_EQ(world.said, "childcare.cycle_not_finished");
  world.turn_to(date_of(2023, 11, 16));
  const Id16 item = world.report(lot, 1, 11);
  EXPECT_EQ(world.said, "");
  world.turn_to(date_of(2023, 11, 23));
  EXPECT_NE(world.books.services.find({world.nursery, item}), nullptr);
  world.turn_to(date_of(2023, 11, 24));
  EXPECT_EQ(world.answer(Op::dispute_service, lot, item), "childcare.confirm_window_closed");
  EXPECT_EQ(world.order_of(item).amount, 350'000);
  EXPECT_EQ(world.order_of(item).due_on, date_of(2023, 11, 28));
}

TEST(Money, AnOutcomeDividesADisputedItem) {  // 24, 25
  const Date november = date_of(2023, 11, 1);
  MoneyWorld world(november);
  const std::uint64_t lot = world.paid(november, date_of(2023, 11, 30), 660'001);
  world.turn_to(date_of(2023, 11, 16));
  const Id16 item = world.report(lot, 1, 11);
  ASSERT_EQ(world.answer(Op::dispute_service, lot, item), "");
  constexpr std::uint64_t dispute = 900'000;
  open_item_dispute(world.state, world.nursery, dispute, lot, item, world.today());
  world.turn_to(date_of(2023, 11, 27));
  RecordOutcome outcome;
  outcome.operator_id = world.nursery;
  outcome.dispute_id = dispute;
  outcome.institution_share = Money{200'000};
  outcome.family_share = Money{130'000};
  outcome.document = sealed();
  Instruction resolve = world.make(Op::resolve_dispute, lot, 200'000);
  resolve.counter_id = dispute;
  resolve.ref_id = item;
  resolve.aux_fen = 130'000;
  EXPECT_EQ(world.send(resolve), "childcare.outcome_not_proven");
  ASSERT_EQ(world.give(outcome, the_district()).code, "");
  resolve = world.make(Op::resolve_dispute, lot, 200'000);
  resolve.counter_id = dispute;
  resolve.ref_id = item;
  resolve.aux_fen = 130'001;
  EXPECT_EQ(world.send(resolve), "childcare.dispute_split_wrong");
  resolve.aux_fen = 130'000;
  resolve.instr_id[0] ^= 1;
  EXPECT_EQ(world.send(resolve), "");
  EXPECT_EQ(world.order_of(item).amount, 140'000);
  EXPECT_EQ(world.order_of(item).due_on, date_of(2023, 11, 29));
  EXPECT_EQ(world.r(), 322'001);
}

TEST(Money, ADemandHoldsTheInitialShare) {  // 26, 27
  MoneyWorld world(monday);
  const std::uint64_t lot = world.paid(monday, date_of(2023, 12, 31), 1'800'000);
  const std::uint64_t order = world.books.lots.find({world.nursery, lot})->order;
  DemandRefund demand;
  demand.operator_id = world.nursery;
  demand.lot_id = lot;
  demand.ground = custody::Ground::cooling_off;
  const std::uint64_t first = world.give(demand, the_family()).entry;
  EXPECT_EQ(world.initial_order(lot).state, OrderState::suspended);
  EXPECT_EQ(world.execute(order), "ledger.order_not_open");
  world.turn_to(date_of(2023, 10, 11));
  ASSERT_EQ(world.give(WithdrawRefund{world.nursery, first}, the_family()).code, "");
  EXPECT_EQ(world.initial_order(lot).state, OrderState::open);
  EXPECT_EQ(world.initial_order(lot).due_on, date_of(2023, 10, 13));
  ASSERT_EQ(world.execute(order), "");
  world.turn_to(date_of(2023, 10, 16));
  const std::uint64_t second = world.give(demand, the_family()).entry;
  EXPECT_EQ(world.send(world.make(Op::accept_refund, second, 1'799'999)), "childcare.refund_not_in_full");
  ASSERT_EQ(world.send(world.make(Op::accept_refund, second, 1'800'000)), "");
  EXPECT_EQ(world.send(world.make(Op::pay_refund, second, 1'800'000)), "childcare.custody_insufficient_for_refund");
  Instruction funding = world.make(Op::fund_custody, 0, 540'000);
  funding.ref_id = world.books.find_operator(world.nursery)->settlement_account;
  ASSERT_EQ(world.send(funding), "");
  EXPECT_EQ(world.send(world.make(Op::pay_refund, second, 1'800'000)), "");
  EXPECT_EQ(world.c(), 0);
  EXPECT_EQ(world.r(), 0);
  EXPECT_EQ(contract_state(world.reading(), world.nursery,
                           *find_contract(world.state.contracts, world.nursery, world.contract)),
            ContractState::terminated);
}

TEST(Money, TheInstitutionsFault) {  // 30
  const Date november = date_of(2023, 11, 1);
  MoneyWorld world(november);
  const std::uint64_t lot = world.paid(november, date_of(2023, 11, 30), 100'000, 10, 2);
  world.turn_to(date_of(2023, 11, 16));
  const Id16 item = world.report(lot, 1, 3);
  ASSERT_EQ(world.answer(Op::confirm_service, lot, item), "");
  DemandRefund demand;
  demand.operator_id = world.nursery;
  demand.lot_id = lot;
  demand.ground = custody::Ground::not_performed;
  demand.institution_fault = true;
  const Said said = world.give(demand, the_family());
  EXPECT_EQ(said.fen("amount"), 75'000);
  EXPECT_EQ(world.send(world.make(Op::accept_refund, said.entry, 70'000)), "childcare.refund_not_in_full");
  EXPECT_EQ(world.send(world.make(Op::accept_refund, said.entry, 75'000)), "");
}

TEST(Money, TheCategoryOfThePaymentsDaySplitsIt) {  // 33
  MoneyWorld world(date_of(2023, 12, 30));
  world.set_demo(world.nursery, date_of(2024, 1, 1));
  const std::uint64_t old_bill = world.bill(date_of(2024, 1, 1), date_of(2024, 1, 31), 100'001);
  world.turn_to(date_of(2024, 1, 1));
  Instruction late = world.make(Op::pay_fee, old_bill, 100'001);
  late.counter_id = world.contract;
  late.ref_id = world.books.find_operator(world.nursery)->account;
  late.event_date = date_of(2023, 12, 31);
  ASSERT_EQ(world.send(late), "");
  EXPECT_EQ(world.books.lots.find({world.nursery, old_bill})->ratio_bp, 7'000);
  const std::uint64_t fresh = world.bill(date_of(2024, 2, 1), date_of(2024, 2, 29), 100'001);
  EXPECT_EQ(world.pay(fresh), "childcare.cycle_not_confirmed");
  ASSERT_EQ(world.give(AcknowledgeContract{world.nursery, world.contract, true, Cycle::weekly}, the_family()).code, "");
  EXPECT_EQ(world.pay(fresh), "");
  EXPECT_EQ(world.books.lots.find({world.nursery, fresh})->ratio_bp, 5'000);
  EXPECT_EQ(world.pay(fresh), "ledger.wrong_state");
}

}  // namespace
}  // namespace gongbao::childcare::testing
