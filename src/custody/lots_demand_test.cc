// A lot that is asked back while its money goes elsewhere: charged back by the family's bank, or served to the end.
#include <gtest/gtest.h>

#include "custody/test_lot_scheme.h"

namespace gongbao::custody {

namespace {

constexpr std::int32_t ratio_of_others = 7000;  // 13e

// The family got from its bank what it was to get back: not a second time, and the rest is paid out as it stands.
TEST(Lots, AChargebackIsTakenOffARefundThatWasAccepted) {
  for (const std::int64_t charged : {1, 333, 999, 1'000}) {
    LotBank bank;
    bank.bill(5, ratio_of_others, 10);
    const Instruction payment = bank.make(Op::pay_fee, 5, 1'000);
    bank.send(payment);
    const std::uint64_t refund = bank.demand(5, Ground::agreed);
    EXPECT_EQ(bank.send(Op::accept_refund, refund, 1'000).code, 0);
    EXPECT_EQ(bank.about(Op::chargeback, 5, payment.instr_id, charged).code, 0);
    EXPECT_EQ(bank.q().refunds, 1'000 - charged);
    EXPECT_EQ(bank.q().due, 0);
    bank.expect_books_agree();
    if (charged < 1'000) {
      EXPECT_EQ(bank.send(Op::pay_refund, refund, 1'000).code, code::refund_not_in_full);
      EXPECT_EQ(bank.send(Op::pay_refund, refund, 1'000 - charged).code, 0);
    }
    EXPECT_EQ(bank.books.refunds.at({LotBank::operator_id, refund}).state, RefundState::paid);
    EXPECT_EQ(bank.lot(5).state, LotState::closed);
    EXPECT_EQ(bank.q().custody, 0);
    EXPECT_EQ(bank.book().required, 0);
    bank.expect_books_agree();
  }
}

// Principal, then compensation, then what the operator owes: it had the rest.
TEST(Lots, AChargebackIsTakenOffACompensationToo) {
  LotBank bank;
  bank.bill(5, ratio_of_others, 10, 2);
  const Instruction payment = bank.make(Op::pay_fee, 5, 100'000);
  bank.send(payment);
  bank.send(Op::execute_payout, bank.last_entry(), 0);
  bank.turn_to(date_of(2023, 11, 6));
  Id16 item{};
  bank.report(5, 1, 3, true, &item);
  bank.about(Op::confirm_service, 5, item);
  const std::uint64_t refund = bank.demand(5, Ground::operator_fault);
  EXPECT_EQ(bank.send(Op::accept_refund, refund, 75'000).code, 0);
  EXPECT_EQ(bank.send(Op::fund_custody, 0, 60'000).code, 0);
  EXPECT_EQ(bank.about(Op::chargeback, 5, payment.instr_id, 70'001).code, 0);
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 5'000).code, code::refund_not_in_full);
  EXPECT_EQ(bank.about(Op::chargeback, 5, payment.instr_id, 29'999).code, 0);
  EXPECT_EQ(bank.send(Op::pay_refund, refund, 4'999).code, code::wrong_state);
  EXPECT_EQ(bank.q().compensation, 0);
  EXPECT_EQ(bank.lot(5).state, LotState::closed);
  bank.expect_books_agree();
}

// Nothing is left to pay back: the demand is over, and the initial share that waited for it is due again.
struct Demanded {
  LotBank bank;
  Instruction payment;
  std::uint64_t initial = 0, refund = 0;
  Id16 item{};

  explicit Demanded(Ground ground, std::uint32_t gifts = 0) {
    bank.bill(5, ratio_of_others, 10, gifts);
    payment = bank.make(Op::pay_fee, 5, 1'001);
    bank.send(payment);
    initial = bank.last_entry();
    refund = bank.demand(5, ground);
    bank.books.orders.at({LotBank::operator_id, initial}).state = OrderState::suspended;
    bank.turn_to(date_of(2023, 11, 6));
    EXPECT_EQ(bank.report(5, 1, 10, true, &item).code, 0);
  }
  const Refund& row() const { return bank.books.refunds.at({LotBank::operator_id, refund}); }
  void expect_over(Date due_on) const {
    EXPECT_EQ(row().state, RefundState::withdrawn);
    EXPECT_EQ(bank.lot(5).state, LotState::closed);
    EXPECT_EQ(bank.order(initial).state, OrderState::open);
    EXPECT_EQ(bank.order(initial).due_on, due_on);
    bank.expect_books_agree();
  }
};

TEST(Lots, ADemandEndsWithWhatWasServed) {
  Demanded confirmed(Ground::agreed);
  EXPECT_EQ(confirmed.bank.about(Op::confirm_service, 5, confirmed.item).code, 0);
  confirmed.expect_over(date_of(2023, 11, 8));

  Demanded silent(Ground::agreed);
  silent.bank.turn_to(date_of(2023, 11, 11));
  EXPECT_EQ(silent.row().state, RefundState::demanded);
  silent.bank.turn_to(date_of(2023, 11, 12));
  silent.expect_over(date_of(2023, 11, 14));

  Demanded disputed(Ground::agreed);
  EXPECT_EQ(disputed.bank.about(Op::dispute_service, 5, disputed.item).code, 0);
  EXPECT_EQ(disputed.bank.about(Op::resolve_dispute, 5, disputed.item, 1'001, 0).code, 0);
  disputed.expect_over(date_of(2023, 11, 8));
}

TEST(Lots, ADemandStandsWhileAnythingIsLeft) {
  Demanded part(Ground::agreed);
  EXPECT_EQ(part.bank.about(Op::dispute_service, 5, part.item).code, 0);
  EXPECT_EQ(part.bank.about(Op::resolve_dispute, 5, part.item, 1'000, 1).code, 0);
  EXPECT_EQ(part.row().state, RefundState::demanded);
  EXPECT_EQ(part.bank.send(Op::accept_refund, part.refund, 1).code, 0);
  part.bank.expect_books_agree();
}

// 按照原约定的优惠方案 (16f): the gift units that were not given are owed when the paid ones are used up.
TEST(Lots, WhatIsOwedBeyondTheLotIsAcceptedWhenItIsClosed) {
  Demanded gifts(Ground::operator_fault, 1);
  EXPECT_EQ(gifts.bank.about(Op::confirm_service, 5, gifts.item).code, 0);
  EXPECT_EQ(gifts.bank.lot(5).state, LotState::closed);
  EXPECT_EQ(gifts.row().state, RefundState::demanded);
  EXPECT_EQ(gifts.bank.send(Op::accept_refund, gifts.refund, 91).code, 0);  // 1001 − floor(1001 × 10 ÷ 11)
  EXPECT_EQ(gifts.bank.order(gifts.initial).state, OrderState::open);
  EXPECT_EQ(gifts.bank.send(Op::fund_custody, 0, 91).code, 0);
  EXPECT_EQ(gifts.bank.send(Op::pay_refund, gifts.refund, 91).code, 0);
  EXPECT_EQ(gifts.bank.lot(5).state, LotState::closed);
  gifts.bank.expect_books_agree();
}

TEST(Lots, ADemandEndsWithAChargebackOfAll) {
  LotBank bank;
  bank.bill(5, ratio_of_others, 10);
  const Instruction payment = bank.make(Op::pay_fee, 5, 1'001);
  bank.send(payment);
  const std::uint64_t initial = bank.last_entry();
  const std::uint64_t refund = bank.demand(5, Ground::cooling_off);
  bank.books.orders.at({LotBank::operator_id, initial}).state = OrderState::suspended;
  EXPECT_EQ(bank.about(Op::chargeback, 5, payment.instr_id, 1'000).code, 0);
  EXPECT_EQ(bank.books.refunds.at({LotBank::operator_id, refund}).state, RefundState::demanded);
  EXPECT_EQ(bank.about(Op::chargeback, 5, payment.instr_id, 1).code, 0);
  EXPECT_EQ(bank.books.refunds.at({LotBank::operator_id, refund}).state, RefundState::withdrawn);
  EXPECT_EQ(bank.order(initial).state, OrderState::cancelled);
  bank.expect_books_agree();
}

}  // namespace

}  // namespace gongbao::custody
