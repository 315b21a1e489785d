// Fee lots: the worked sums of spec/02 part 10, and every way in and out. One file, since each way is read beside the
// others: what one lets in another must let out.
#include <gtest/gtest.h>

#include "custody/test_lot_scheme.h"

namespace gongbao::custody {

namespace {

constexpr std::int32_t half = 5000, most = 7000;  // ρ of 13d, 13e

// C and the initial order of a payment.
std::pair<std::int64_t, std::int64_t> paid(std::int32_t ratio, std::int64_t amount) {
  LotBank bank;
  bank.bill(5, ratio, 22);
  EXPECT_EQ(bank.send(Op::pay_fee, 5, amount).code, 0);
  bank.expect_books_agree();
  return {bank.book().required, bank.q().open_orders};
}

TEST(Lots, KeepTheirRatioRoundedUp) {
  EXPECT_EQ(paid(most, 999'999), std::pair(std::int64_t{700'000}, std::int64_t{299'999}));    // example 4
  EXPECT_EQ(paid(half, 1'234'567), std::pair(std::int64_t{617'284}, std::int64_t{617'283}));  // 5
  EXPECT_EQ(paid(most, 1), std::pair(std::int64_t{1}, std::int64_t{0}));                      // 6
  EXPECT_EQ(paid(half, 1), std::pair(std::int64_t{1}, std::int64_t{0}));
  EXPECT_EQ(paid(most, 333'333), std::pair(std::int64_t{233'334}, std::int64_t{99'999}));  // 7
  EXPECT_EQ(paid(half, 333'333), std::pair(std::int64_t{166'667}, std::int64_t{166'666}));
  EXPECT_EQ(paid(most, 2'000'001), std::pair(std::int64_t{1'400'001}, std::int64_t{600'000}));  // 2
}

// What each cycle pays out, when all are confirmed in turn.
std::vector<std::int64_t> settlements(std::int32_t ratio, std::int64_t amount, std::uint32_t units,
                                      const std::vector<std::int64_t>& by_cycle) {
  LotBank bank;
  bank.bill(5, ratio, units);
  std::vector<std::int64_t> orders{bank.send(Op::pay_fee, 5, amount).detail_fen};
  for (std::size_t i = 0; i < by_cycle.size(); ++i) {
    bank.turn_to(*bank.books.day + Days{7});
    Id16 item{};
    EXPECT_EQ(bank.report(5, i + 1, by_cycle[i], true, &item).code, 0);
    orders.push_back(bank.about(Op::confirm_service, 5, item).detail_fen);
    bank.expect_books_agree();
  }
  return orders;
}

TEST(Lots, PayOutByProgressToTheFen) {
  EXPECT_EQ(settlements(half, 1'234'567, 22, {3, 5, 5, 5, 4}),  // 18
            (std::vector<std::int64_t>{617'283, 84'175, 140'292, 140'291, 140'292, 112'234}));
  EXPECT_EQ(settlements(most, 999'999, 22, {11, 11}), (std::vector<std::int64_t>{299'999, 350'000, 350'000}));  // 19
}

TEST(Lots, AreClosedWhenNothingIsLeft) {
  LotBank bank;
  bank.bill(5, half, 2);
  const std::uint64_t initial = (bank.send(Op::pay_fee, 5, 101), bank.last_entry());
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  bank.report(5, 1, 2, true, &item);
  bank.about(Op::confirm_service, 5, item);
  EXPECT_EQ(bank.lot(5).state, LotState::closed);
  EXPECT_EQ(bank.book().required, 0);
  EXPECT_EQ(bank.send(Op::execute_payout, initial, 0).code, 0);
  EXPECT_EQ(bank.send(Op::execute_payout, bank.lot(5).order + 1, 0).code, 0);
  EXPECT_EQ(bank.q().custody, 0);
  bank.expect_books_agree();
}

TEST(Lots, SilenceIsConsentAfterTheWindow) {
  LotBank bank;
  bank.paid_lot(5, most, 100'001, 10);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  EXPECT_EQ(bank.report(5, 1, 5, true, &item).code, 0);
  const std::uint64_t made_by = bank.last_entry();
  EXPECT_EQ(bank.send(Op::execute_payout, made_by, 0).code, lot_code::not_confirmed);
  bank.turn_to(date_of(2023, 11, 11));
  EXPECT_EQ(bank.service(item)->state, ServiceState::awaiting);  // the last day is the family's
  bank.turn_to(date_of(2023, 11, 12));
  EXPECT_EQ(bank.service(item), nullptr);
  EXPECT_EQ(bank.order(made_by).amount, 35'000);
  EXPECT_EQ(bank.order(made_by).created_on, date_of(2023, 11, 12));
  EXPECT_EQ(bank.order(made_by).due_on, date_of(2023, 11, 14));
  EXPECT_EQ(bank.about(Op::confirm_service, 5, item).code, lot_code::confirm_window_closed);
  EXPECT_EQ(bank.about(Op::dispute_service, 5, item).code, lot_code::confirm_window_closed);
  EXPECT_EQ(bank.send(Op::execute_payout, made_by, 0).code, 0);
  bank.expect_books_agree();
}

// Also on a day on which everybody is turned: the first of a quarter.
TEST(Lots, TheLastDayIsTheFamilysWhenAQuarterBegins) {
  for (const Op answer : {Op::confirm_service, Op::dispute_service}) {
    LotBank bank;
    bank.paid_lot(5, most, 1'001, 10);
    bank.turn_to(date_of(2023, 12, 27));
    Id16 item{};
    bank.report(5, 1, 5, true, &item);
    bank.turn_to(date_of(2024, 1, 1));
    ASSERT_NE(bank.service(item), nullptr);
    EXPECT_EQ(bank.about(answer, 5, item).code, 0);
    bank.turn_to(date_of(2024, 1, 9));
    EXPECT_EQ(bank.service(item) != nullptr,
              answer == Op::dispute_service);  // silence says nothing of what is disputed
    bank.expect_books_agree();
  }
}

TEST(Lots, NoMoreIsEarnedThanIsLeft) {
  LotBank bank;
  bank.paid_lot(5, most, 1'001, 10);
  bank.paid_lot(6, most, 333, 10);
  Instruction out = bank.make(Op::transfer, 5, 400);
  out.counter_id = 6;
  EXPECT_EQ(bank.send(out).code, 0);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  EXPECT_EQ(bank.report(5, 1, 10, true, &item).code, 0);
  EXPECT_EQ(bank.service(item)->amount, 601);
  EXPECT_EQ(bank.principal(5), 0);
  bank.expect_books_agree();
}

TEST(Lots, NobodyIsDeemedToAgreeBeforeBeingTold) {
  LotBank bank;
  bank.paid_lot(5, most, 1'000, 10);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  bank.report(5, 1, 5, false, &item);
  bank.turn_to(date_of(2023, 12, 6));
  EXPECT_EQ(bank.service(item)->state, ServiceState::reported);
  notify(bank.books, LotBank::operator_id, item, *bank.books.day, bank.scheme.confirmation_window(*bank.books.day));
  bank.turn_to(date_of(2023, 12, 11));
  EXPECT_NE(bank.service(item), nullptr);
  bank.turn_to(date_of(2023, 12, 12));
  EXPECT_EQ(bank.service(item), nullptr);
}

TEST(Lots, ReportsAreOfFinishedCyclesOnceAndWithinTheLot) {
  LotBank bank;
  bank.paid_lot(5, most, 1'000, 10, 2);
  bank.turn_to(date_of(2023, 11, 5));
  EXPECT_EQ(bank.report(5, 1, 5, true).code, lot_code::cycle_not_finished);
  bank.turn_to(date_of(2023, 11, 6));
  EXPECT_EQ(bank.report(5, 99, 5, true).code, code::schema_invalid);
  EXPECT_EQ(bank.report(5, 1, 13, true).code, lot_code::units_exceed_lot);
  EXPECT_EQ(bank.report(5, 1, 0, true).code, lot_code::units_exceed_lot);
  EXPECT_EQ(bank.report(6, 1, 1, true).code, code::unknown_subject);
  EXPECT_EQ(bank.report(5, 1, 11, true).code, 0);
  EXPECT_EQ(bank.report(5, 1, 1, true).code, lot_code::cycle_already_reported);
  EXPECT_EQ(bank.lot(5).earned, 1'000);  // gifts earn nothing
  bank.turn_to(date_of(2023, 11, 13));
  EXPECT_EQ(bank.lot(5).state, LotState::closed);  // silence has settled it, so nothing is left to report for
  EXPECT_EQ(bank.report(5, 2, 1, true).code, code::wrong_state);
  bank.expect_books_agree();
}

TEST(Lots, RememberCyclesBeyondTheSixtyFourth) {
  LotBank bank(date_of(2024, 1, 1));
  bank.bill(5, most, 600, 0, 600);
  bank.send(Op::pay_fee, 5, 60'000);
  bank.turn_to(date_of(2025, 6, 1));
  EXPECT_EQ(bank.report(5, 70, 1, false).code, 0);
  EXPECT_EQ(bank.report(5, 70, 1, false).code, lot_code::cycle_already_reported);
  EXPECT_EQ(bank.report(5, 64, 1, false).code, 0);
  EXPECT_EQ(bank.report(5, 6, 1, false).code, 0);
}

// Example 24 and 25.
TEST(Lots, ADisputeIsFrozenUntilItsOutcome) {
  LotBank bank;
  bank.paid_lot(5, most, 660'001, 22);
  bank.turn_to(date_of(2023, 11, 16));
  Id16 item{};
  bank.report(5, 1, 11, true, &item);
  const std::uint64_t made_by = bank.last_entry();
  EXPECT_EQ(bank.about(Op::dispute_service, 5, item).code, 0);
  EXPECT_EQ(bank.book().disputed, 1);
  bank.turn_to(date_of(2023, 11, 27));
  EXPECT_EQ(bank.send(Op::execute_payout, made_by, 0).code, lot_code::item_disputed);
  EXPECT_EQ(bank.about(Op::resolve_dispute, 5, item, 200'000, 130'001).code, lot_code::dispute_split_wrong);
  bank.scheme.outcome_code = lot_code::outcome_not_proven;
  EXPECT_EQ(bank.about(Op::resolve_dispute, 5, item, 200'000, 130'000).code, lot_code::outcome_not_proven);
  bank.scheme.outcome_code = 0;
  EXPECT_EQ(bank.book().required, 462'001);
  EXPECT_EQ(bank.about(Op::resolve_dispute, 5, item, 200'000, 130'000).code, 0);
  EXPECT_EQ(bank.about(Op::resolve_dispute, 5, item, 200'000, 130'000).code, code::wrong_state);
  EXPECT_EQ(bank.book().required, 322'001);
  EXPECT_EQ(bank.order(made_by).amount, 140'000);
  EXPECT_EQ(bank.order(made_by).due_on, date_of(2023, 11, 29));
  EXPECT_EQ(bank.principal(5), 330'001 + 130'000);
  EXPECT_EQ(bank.book().disputed, 0);
  bank.expect_books_agree();
}

TEST(Lots, AnOutcomeMayGoBackToTheFamily) {
  LotBank bank;
  bank.paid_lot(5, most, 1'000, 10);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  bank.report(5, 1, 5, true, &item);
  bank.about(Op::dispute_service, 5, item);
  EXPECT_EQ(bank.about(Op::resolve_dispute, 5, item, 0, 500, flag::refunded).code, 0);
  const std::uint64_t refund = bank.last_entry();
  EXPECT_EQ(bank.q().refunds, 500);
  EXPECT_EQ(bank.book().required, 700);
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 499).code, code::refund_not_in_full);
  // Of what goes back the institution holds, or is owed, its share.
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 500).detail_fen, 150);
  bank.send(Op::fund_custody, 0, 150);
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 500).code, 0);
  EXPECT_EQ(bank.book().required, 350);
  bank.expect_books_agree();
}

TEST(Lots, APartMayBeConfirmedAndTheRestDisputed) {
  LotBank bank;
  bank.paid_lot(5, most, 1'003, 10);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  bank.report(5, 1, 3, true, &item);  // e = 300
  const std::uint64_t made_by = bank.last_entry();
  EXPECT_EQ(bank.about(Op::confirm_service, 5, item, 0, 4).code, lot_code::units_exceed_lot);
  Instruction part = bank.make(Op::confirm_service, 5, 0);
  part.ref_id = item;
  part.aux_fen = 2;
  EXPECT_EQ(bank.send(part).code, 0);
  EXPECT_EQ(bank.service(item), nullptr);
  EXPECT_EQ(bank.service(part.instr_id)->amount, 100);
  EXPECT_EQ(bank.service(part.instr_id)->units, 1U);
  EXPECT_EQ(bank.service(part.instr_id)->state, ServiceState::disputed);
  EXPECT_EQ(bank.order(made_by).amount, 140);
  bank.expect_books_agree();
}

TEST(Lots, CashHasNoFloorUntilItIsInTheAccount) {
  LotBank bank;
  bank.bill(5, most, 22);
  EXPECT_EQ(bank.send(Op::collect_cash, 5, 360'000).code, 0);
  EXPECT_EQ(bank.book().required, 0);
  EXPECT_EQ(bank.q().open_orders, 0);
  EXPECT_EQ(bank.lot(5).state, LotState::in_transit);
  bank.turn_to(date_of(2023, 11, 6));
  EXPECT_EQ(bank.report(5, 1, 5, true).code, code::wrong_state);
  EXPECT_EQ(bank.send(Op::deposit_cash, 5, 359'999).code, code::deposit_exceeds_in_transit);
  const Decision late = bank.send(Op::deposit_cash, 5, 360'000);
  EXPECT_EQ(late.code, 0);
  EXPECT_EQ(late.flags & result_flag::late, result_flag::late);
  EXPECT_EQ(bank.book().required, 252'000);
  EXPECT_EQ(bank.q().open_orders, 108'000);
  EXPECT_EQ(bank.send(Op::deposit_cash, 5, 360'000).code, code::deposit_exceeds_in_transit);
  bank.expect_books_agree();
}

// Examples 26, 27.
TEST(Lots, ARefundIsFundedFirstWhereMoneyIsOut) {
  LotBank bank(date_of(2023, 10, 9));
  const std::uint64_t initial = bank.paid_lot(5, most, 1'800'000, 22);
  bank.send(Op::execute_payout, initial, 0);
  const std::uint64_t refund = bank.demand(5, Ground::cooling_off);
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 1'799'999).code, code::refund_not_in_full);
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 1'800'000).code, 0);
  const Decision refused = bank.send(Op::pay_refund, refund, 1'800'000);
  EXPECT_EQ(refused.code, code::custody_insufficient_for_refund);
  EXPECT_EQ(refused.detail_fen, 540'000);
  EXPECT_EQ(bank.send(Op::fund_custody, 0, 540'000).code, 0);
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 1'800'000).code, 0);
  EXPECT_EQ(bank.q().custody, 0);
  EXPECT_EQ(bank.book().required, 0);
  EXPECT_EQ(bank.lot(5).state, LotState::closed);
  bank.expect_books_agree();
}

TEST(Lots, AnAcceptedRefundCancelsTheShareThatIsNotOutYet) {
  LotBank bank;
  const std::uint64_t initial = bank.paid_lot(5, most, 1'000, 22);
  const std::uint64_t refund = bank.demand(5, Ground::agreed);
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 1'000).code, 0);
  EXPECT_EQ(bank.order(initial).state, OrderState::cancelled);
  EXPECT_EQ(bank.send(Op::execute_payout, initial, 0).code, code::order_not_open);
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 1'000).code, 0);
  EXPECT_EQ(bank.q().custody, 0);
  bank.expect_books_agree();
}

// What was served while the initial share was not paid out stays the institution's: nothing is left in custody that
// nobody could draw.
TEST(Lots, ARefundLeavesOrderedWhatWasEarned) {
  LotBank bank;
  const std::uint64_t initial = bank.paid_lot(5, most, 1'000, 10);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  bank.report(5, 1, 4, true, &item);
  const std::uint64_t served = bank.last_entry();
  EXPECT_EQ(bank.about(Op::confirm_service, 5, item).detail_fen, 280);
  const std::uint64_t refund = bank.demand(5, Ground::agreed);
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 600).code, 0);
  EXPECT_EQ(bank.order(initial).amount, 120);
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 600).code, 0);
  EXPECT_EQ(bank.send(Op::execute_payout, initial, 0).code, 0);
  EXPECT_EQ(bank.send(Op::execute_payout, served, 0).code, 0);
  EXPECT_EQ(bank.q().custody, 0);
  bank.expect_books_agree();
}

// Example 30: X = 1,000.00 for 10 + 2, 3 used.
TEST(Lots, TheInstitutionsFaultIsRefundedByItsOwnPlan) {
  LotBank bank;
  bank.paid_lot(5, most, 100'000, 10, 2);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  bank.report(5, 1, 3, true, &item);
  bank.about(Op::confirm_service, 5, item);
  const std::uint64_t refund = bank.demand(5, Ground::operator_fault);
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 70'000).code, code::refund_not_in_full);
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 75'000).code, 0);
  EXPECT_EQ(bank.q().compensation, 5'000);
  bank.expect_books_agree();
}

// Example 29.
TEST(Lots, WhatIsReleasedIsMissingForARefund) {
  LotBank bank;
  bank.paid_lot(5, most, 1'500'001, 65);
  bank.send(Op::execute_payout, bank.last_entry(), 0);
  bank.turn_to(date_of(2023, 11, 13));
  Id16 item{};
  bank.report(5, 1, 11, true, &item);
  const std::uint64_t made_by = bank.last_entry();
  EXPECT_EQ(bank.about(Op::confirm_service, 5, item).detail_fen, 177'692);
  bank.send(Op::execute_payout, made_by, 0);
  const std::uint64_t refund = bank.demand(5, Ground::operator_fault);
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 1'246'155).code, 0);
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 1'246'155).detail_fen, 373'846);
  bank.send(Op::fund_custody, 0, 373'846);
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 1'246'155).code, 0);
  EXPECT_EQ(bank.q().custody, 0);
  EXPECT_EQ(bank.book().required, 0);
}

TEST(Lots, WhatWasServedIsSettledBeforeARefund) {
  LotBank bank;
  bank.paid_lot(5, most, 1'000, 10);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  bank.report(5, 1, 3, true, &item);
  const std::uint64_t refund = bank.demand(5, Ground::agreed);
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 700).code, code::wrong_state);
  bank.about(Op::confirm_service, 5, item);
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 700).code, 0);
}

TEST(Lots, AGiftThatIsKeptHasAnAgreedPrice) {
  LotBank bank;
  bank.paid_lot(5, most, 1'000, 10);
  const std::uint64_t refund = bank.demand(5, Ground::cooling_off, true);
  EXPECT_EQ(bank.about(Op::accept_refund, refund, {}, 1'000, 0, flag::confirmed).code, lot_code::gift_price_not_agreed);
  EXPECT_EQ(bank.about(Op::accept_refund, refund, {}, 900, 100).code, lot_code::gift_price_not_agreed);
  EXPECT_EQ(bank.about(Op::accept_refund, refund, {}, 900, 100, flag::other_channel | flag::confirmed).code, 0);
  EXPECT_EQ(bank.q().entitled, 100);
  EXPECT_EQ(bank.order(bank.last_entry()).amount, 70);
  bank.expect_books_agree();
}

TEST(Lots, AnotherChannelNeedsTheFamilysWord) {
  LotBank bank;
  bank.paid_lot(5, most, 1'000, 10);
  const std::uint64_t refund = bank.demand(5, Ground::agreed);
  EXPECT_EQ(bank.about(Op::accept_refund, refund, {}, 1'000, 0, flag::other_channel).code,
            lot_code::refund_channel_not_agreed);
}

TEST(Lots, WhatTheInstitutionPaidBackItselfComesOutAgain) {
  LotBank bank;
  const std::uint64_t initial = bank.paid_lot(5, most, 1'000, 10);
  const std::uint64_t refund = bank.demand(5, Ground::agreed);
  bank.books.orders.at({LotBank::operator_id, initial}).state = OrderState::suspended;
  Instruction in = bank.make(Op::refund_by_operator, 5, 1'000);
  in.counter_id = refund;
  EXPECT_EQ(bank.send(in).code, 0);
  const std::uint64_t made_by = bank.last_entry();
  EXPECT_EQ(bank.order(initial).state, OrderState::open);
  EXPECT_EQ(bank.send(Op::execute_payout, initial, 0).code, 0);
  EXPECT_EQ(bank.book().required, 700);
  bank.turn_to(*bank.books.day + Days{6});
  EXPECT_EQ(bank.order(made_by).amount, 700);
  EXPECT_EQ(bank.lot(5).state, LotState::closed);
  EXPECT_EQ(bank.send(Op::execute_payout, made_by, 0).code, 0);
  EXPECT_EQ(bank.q().custody, 0);
  bank.expect_books_agree();
}

TEST(Lots, CashInTransitIsHandedBack) {
  LotBank bank;
  bank.bill(5, most, 10);
  bank.send(Op::collect_cash, 5, 1'000);
  const std::uint64_t refund = bank.demand(5, Ground::agreed);
  Instruction in = bank.make(Op::refund_by_operator, 5, 1'000);
  in.counter_id = refund;
  EXPECT_EQ(bank.send(in).code, 0);
  EXPECT_EQ(bank.q().in_transit_all, 0);
  EXPECT_EQ(bank.q().liability, 0);
  bank.expect_books_agree();
}

TEST(Lots, OwnMoneyIsWithdrawnAboveTheFloorOnly) {
  LotBank bank;
  bank.paid_lot(5, most, 1'000, 10);
  EXPECT_EQ(bank.send(Op::withdraw_funding, 0, 1).code, code::release_below_floor);
  bank.send(Op::fund_custody, 0, 500);
  bank.send(Op::interest, 0, 7);
  EXPECT_EQ(bank.send(Op::withdraw_funding, 0, 508).code, code::release_below_floor);
  EXPECT_EQ(bank.send(Op::withdraw_funding, 0, 507).code, 0);
  const std::uint64_t order = bank.last_entry();
  EXPECT_EQ(bank.send(Op::withdraw_funding, 0, 1).code, code::release_below_floor);
  EXPECT_EQ(bank.send(Op::execute_payout, order, 0).code, 0);
  EXPECT_EQ(bank.q().funding, 0);
  EXPECT_EQ(bank.q().interest, 0);
  EXPECT_EQ(bank.send(Op::payout_returned, order, 0).code, 0);
  EXPECT_EQ(bank.q().open_orders, 300 + 507);  // what came back is still owed
  EXPECT_EQ(bank.send(Op::execute_payout, order, 0).code, 0);
  bank.expect_books_agree();
}

TEST(Lots, OutflowsThatTheLawDoesNotNameAreRefused) {
  LotBank bank;
  EXPECT_EQ(bank.send(Op::bank_fee, 0, 100).code, lot_code::custody_fee_prohibited);
  EXPECT_EQ(bank.send(Op::release_free, 0, 100).code, lot_code::outflow_not_named);
  EXPECT_EQ(bank.send(Op::redeem, 5, 100).code, code::schema_invalid);
}

TEST(Lots, AReversalReopensTheBill) {
  LotBank bank;
  bank.bill(5, most, 10);
  const Instruction payment = bank.make(Op::pay_fee, 5, 1'000);
  bank.send(payment);
  const std::uint64_t initial = bank.last_entry();
  EXPECT_EQ(bank.send(Op::pay_fee, 5, 1'000).code, code::wrong_state);
  EXPECT_EQ(bank.about(Op::reverse, 5, payment.instr_id, 1'000).code, 0);
  EXPECT_EQ(bank.order(initial).state, OrderState::cancelled);
  EXPECT_EQ(bank.q().custody, 0);
  EXPECT_EQ(bank.lot(5).state, LotState::reversed);
  EXPECT_EQ(bank.report(5, 1, 1, true).code, code::unknown_subject);
  EXPECT_EQ(bank.send(Op::pay_fee, 5, 1'000).code, 0);
  bank.expect_books_agree();
}

TEST(Lots, AReportIsTakenBackOnlyBeforeTheFamilyIsTold) {
  LotBank bank;
  bank.paid_lot(5, most, 1'000, 10);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 first{};
  bank.report(5, 1, 3, false, &first);
  Instruction back = bank.make(Op::reverse, 5, 0);
  back.ref_id = first;
  back.amount_fen = 0;
  EXPECT_EQ(bank.send(back).code, 0);
  EXPECT_EQ(bank.principal(5), 1'000);
  EXPECT_EQ(bank.lot(5).used, 0U);
  Id16 again{};
  EXPECT_EQ(bank.report(5, 1, 4, true, &again).code, 0);
  Instruction late = bank.make(Op::reverse, 5, 0);
  late.ref_id = again;
  EXPECT_EQ(bank.send(late).code, code::not_reversible);
  bank.expect_books_agree();
}

TEST(Lots, AChargebackCancelsTheShareOfWhatIsGone) {
  LotBank bank;
  bank.bill(5, most, 10);
  const Instruction payment = bank.make(Op::pay_fee, 5, 1'000);
  bank.send(payment);
  const std::uint64_t initial = bank.last_entry();
  EXPECT_EQ(bank.about(Op::chargeback, 5, payment.instr_id, 400).code, 0);
  EXPECT_EQ(bank.order(initial).amount, 180);
  EXPECT_EQ(bank.about(Op::chargeback, 5, payment.instr_id, 600).code, 0);
  EXPECT_EQ(bank.order(initial).state, OrderState::cancelled);
  EXPECT_EQ(bank.q().custody, 0);
  EXPECT_EQ(bank.book().required, 0);
  bank.expect_books_agree();
}

TEST(Lots, CashIsTakenBeforeThereIsAnAccount) {
  LotBank bank;
  bank.books.find_operator(LotBank::operator_id)->account = {};
  bank.bill(5, most, 10);
  EXPECT_EQ(bank.send(Op::pay_fee, 5, 1'000).code, lot_code::custody_not_set_up);
  EXPECT_EQ(bank.send(Op::collect_cash, 5, 1'000).code, 0);
}

TEST(Lots, ChargebacksLeaveAShortfall) {
  LotBank bank;
  bank.bill(5, most, 10);
  const Instruction payment = bank.make(Op::pay_fee, 5, 1'000);
  bank.send(payment);
  bank.send(Op::execute_payout, bank.last_entry(), 0);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  bank.report(5, 1, 5, true, &item);
  bank.about(Op::confirm_service, 5, item);
  EXPECT_EQ(bank.about(Op::chargeback, 5, payment.instr_id, 701).code, code::insufficient_cash);
  const Decision gone = bank.about(Op::chargeback, 5, payment.instr_id, 700);
  EXPECT_EQ(gone.code, 0);
  EXPECT_EQ(bank.q().due, 200);  // 500 were left on the lot
  bank.expect_books_agree();
}

TEST(Lots, MoneyOfNobodyIsIdentifiedAsALot) {
  LotBank bank;
  bank.bill(5, half, 10);
  const Instruction line = bank.make(Op::unidentified_receipt, 0, 1'001);
  bank.send(line);
  EXPECT_EQ(bank.book().required, 1'001);
  Instruction in = bank.make(Op::identify_receipt, 5, 1'001);
  in.ref_id = line.instr_id;
  in.counter_id = LotBank::contract;
  in.purpose = purpose::card;
  EXPECT_EQ(bank.send(in).code, 0);
  EXPECT_EQ(bank.book().required, 501);
  EXPECT_EQ(bank.q().open_orders, 500);
  bank.expect_books_agree();
}

TEST(Lots, MoneyMovesBetweenLotsOfOneContract) {
  LotBank bank;
  bank.bill(5, most, 10);
  bank.bill(6, most, 10);
  bank.send(Op::pay_fee, 5, 1'000);
  bank.send(Op::pay_fee, 6, 333);
  Instruction in = bank.make(Op::transfer, 5, 1'001);
  in.counter_id = 6;
  EXPECT_EQ(bank.send(in).code, code::card_balance_insufficient);
  in = bank.make(Op::transfer, 5, 10);
  in.counter_id = 6;
  EXPECT_EQ(bank.send(in).code, 0);
  EXPECT_EQ(bank.principal(6), 343);
  bank.expect_books_agree();
}

TEST(Lots, MoneyMovesOnTheSameTermsOnly) {
  const auto move = [](std::int32_t ratio, SettlementCycle cycle, bool hourly) {
    LotBank bank;
    bank.bill(5, most, 10);
    bank.bill(6, ratio, 10);
    bank.scheme.bills[6].cycle = cycle;
    bank.scheme.bills[6].hourly = hourly;
    bank.send(Op::pay_fee, 5, 1'001);
    bank.send(Op::pay_fee, 6, 333);
    Instruction in = bank.make(Op::transfer, 5, 1);
    in.counter_id = 6;
    const Code said = bank.send(in).code;
    bank.expect_books_agree();
    return said;
  };
  EXPECT_EQ(move(most, SettlementCycle::weekly, false), 0);
  EXPECT_EQ(move(half, SettlementCycle::weekly, false), code::wrong_state);
  EXPECT_EQ(move(most, SettlementCycle::semi_monthly, false), code::wrong_state);
  EXPECT_EQ(move(most, SettlementCycle::weekly, true), code::wrong_state);
}

// Each of these once stopped the books, stranded money or paid it twice.
TEST(Lots, ABouncedPayoutInAShortfallIsOwedAgain) {
  LotBank bank;
  bank.bill(5, most, 10);
  const Instruction payment = bank.make(Op::pay_fee, 5, 1'000);
  bank.send(payment);
  const std::uint64_t initial = bank.last_entry();
  bank.send(Op::execute_payout, initial, 0);
  EXPECT_EQ(bank.about(Op::chargeback, 5, payment.instr_id, 500).code, 0);
  EXPECT_NE(bank.book().shortfall_since, 0);
  EXPECT_EQ(bank.send(Op::payout_returned, initial, 0).code, 0);
  EXPECT_EQ(bank.q().open_orders, 300);
  bank.expect_books_agree();
}

TEST(Lots, ATransferGoesBackToALotThatCanTakeIt) {
  LotBank bank;
  bank.bill(5, most, 10);
  bank.bill(6, most, 10);
  const Instruction first = bank.make(Op::pay_fee, 5, 1'000);
  bank.send(first);
  bank.send(Op::pay_fee, 6, 1'000);
  Instruction out = bank.make(Op::transfer, 5, 10);
  out.counter_id = 6;
  bank.send(out);
  Instruction back = bank.make(Op::transfer, 6, 10);
  back.counter_id = 5;
  bank.send(back);
  EXPECT_EQ(bank.about(Op::reverse, 5, first.instr_id, 1'000).code, 0);
  EXPECT_EQ(bank.about(Op::reverse, 5, out.instr_id, 10).code, code::not_reversible);
  bank.expect_books_agree();
}

TEST(Lots, ALotThatGaveAllAwayLivesAgainWhenThatIsUndone) {
  LotBank bank;
  bank.bill(5, most, 10);
  bank.bill(6, most, 10);
  bank.send(Op::pay_fee, 5, 1'000);
  bank.send(Op::pay_fee, 6, 1'000);
  Instruction out = bank.make(Op::transfer, 5, 1'000);
  out.counter_id = 6;
  bank.send(out);
  EXPECT_EQ(bank.lot(5).state, LotState::closed);
  EXPECT_EQ(bank.about(Op::reverse, 5, out.instr_id, 1'000).code, 0);
  EXPECT_EQ(bank.lot(5).state, LotState::live);
  const std::uint64_t refund = bank.demand(5, Ground::agreed);
  EXPECT_EQ(bank.send(out).code, code::wrong_state);  // not out of a lot that is asked back
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 1'000).code, 0);
  bank.expect_books_agree();
}

TEST(Lots, OwnMoneyIsNotDrawnTwiceNorOutOfARefund) {
  LotBank bank;
  bank.paid_lot(5, most, 1'000, 10);
  const std::uint64_t refund = bank.demand(5, Ground::agreed);
  bank.send(Op::accept_refund, refund, 1'000);
  bank.send(Op::fund_custody, 0, 300);
  EXPECT_EQ(bank.send(Op::withdraw_funding, 0, 300).code, code::release_below_floor);
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 1'000).code, 0);
  EXPECT_EQ(bank.send(Op::withdraw_funding, 0, 300).code, 0);
  const std::uint64_t order = bank.last_entry();
  EXPECT_EQ(bank.send(Op::withdraw_funding, 0, 1).code, code::release_below_floor);
  EXPECT_EQ(bank.send(Op::execute_payout, order, 0).code, 0);
  EXPECT_EQ(bank.q().custody, 0);
  bank.expect_books_agree();
}

TEST(Lots, WhatAShortfallHoldsUpIsPaidWhenTheMoneyIsThere) {
  LotBank bank;
  bank.bill(5, most, 10);
  bank.bill(6, most, 10);
  const Instruction payment = bank.make(Op::pay_fee, 5, 1'000);
  bank.send(payment);
  bank.send(Op::execute_payout, bank.last_entry(), 0);
  bank.send(Op::pay_fee, 6, 1'000);
  bank.send(Op::execute_payout, bank.last_entry(), 0);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 all{};
  bank.report(5, 1, 10, true, &all);
  const std::uint64_t made = bank.last_entry();
  bank.about(Op::confirm_service, 5, all);
  bank.send(Op::execute_payout, made, 0);
  bank.about(Op::chargeback, 5, payment.instr_id, 600);
  Id16 six{};
  bank.report(6, 1, 10, true, &six);
  const std::uint64_t order = bank.last_entry();
  EXPECT_EQ(bank.about(Op::confirm_service, 6, six).detail_fen, 700);
  EXPECT_EQ(bank.send(Op::execute_payout, order, 0).code, code::release_below_floor);
  bank.send(Op::fund_custody, 0, 600);
  EXPECT_EQ(bank.send(Op::execute_payout, order, 0).code, 0);
  EXPECT_EQ(bank.q().custody, 0);
  bank.expect_books_agree();
}

TEST(Lots, AReturnThatIsCreditedIsTheFamilysAgain) {
  LotBank bank;
  bank.paid_lot(5, most, 1'000, 10);
  const std::uint64_t refund = bank.demand(5, Ground::agreed);
  Instruction in = bank.make(Op::refund_by_operator, 5, 1'000);
  in.counter_id = refund;
  EXPECT_EQ(bank.send(in).code, 0);
  EXPECT_EQ(bank.about(Op::dispute_service, 5, in.instr_id).code, 0);
  EXPECT_EQ(bank.about(Op::resolve_dispute, 5, in.instr_id, 0, 1'000).code, 0);
  EXPECT_EQ(bank.lot(5).state, LotState::live);
  EXPECT_EQ(bank.send(Op::accept_refund, bank.demand(5, Ground::agreed), 1'000).code, 0);
  bank.expect_books_agree();
}

TEST(Lots, TheInitialShareWaitsAsLongAsARefundIsDemanded) {
  LotBank bank;
  bank.bill(5, most, 10);
  bank.send(Op::collect_cash, 5, 1'000);
  bank.demand(5, Ground::agreed);
  bank.send(Op::deposit_cash, 5, 1'000);
  EXPECT_EQ(bank.send(Op::execute_payout, bank.last_entry(), 0).code, code::order_not_open);
  EXPECT_EQ(bank.q().open_orders, 300);
}

}  // namespace

}  // namespace gongbao::custody
