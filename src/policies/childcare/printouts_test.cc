// What stands on paper: the twelve items of a voucher, a payment to the fen, and nothing of who reads it.
#include "policies/childcare/printouts.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "policies/childcare/test_money.h"

namespace gongbao::childcare::testing {
namespace {

using policies::PrintedFact;
using policies::Printout;
using ::testing::HasSubstr;

// November of 2023 by the half-month: worked example 24's payment, 70 % kept.
class Printed : public MoneyWorld {
 public:
  Printed() : MoneyWorld(date_of(2023, 10, 30), false, date_of(2023, 11, 1)) {}
  template <class Asked>
  std::optional<Printout> composed(const Asked& asked) const {
    const Scheme law(state, books, calendar, terms());
    return compose(law.reading(), asked);
  }
  std::uint64_t a_month(std::int64_t fen) { return paid(date_of(2023, 11, 1), date_of(2023, 11, 30), fen); }
};

const PrintedFact* find_fact(const Printout& printout, std::string_view label) {
  for (const PrintedFact& fact : printout.facts) {
    if (fact.label.zh == label) return &fact;
  }
  return nullptr;
}
std::string fact_of(const Printout& printout, std::string_view label) {
  const PrintedFact* fact = find_fact(printout, label);
  if (fact == nullptr) return "(no such fact)";
  const auto* text = std::get_if<std::string>(&fact->value);
  return text != nullptr ? *text : "(masked by role)";
}

// childcare/5b to 5n
TEST(ContractVoucher, HasTheTwelveItemsEachWithItsClause) {
  Printed world;
  world.a_month(660'001);
  const auto voucher = world.composed(ContractVoucher{world.nursery, world.contract});
  ASSERT_TRUE(voucher);
  ASSERT_TRUE(voucher->table);
  ASSERT_EQ(voucher->table->rows.size(), 12U);
  char item = 'c';
  for (const auto& row : voucher->table->rows) EXPECT_THAT(row[2], HasSubstr("5" + std::string(1, item++))) << row[0];
  EXPECT_THAT(voucher->table->rows[1][1], HasSubstr("6,600.01 元"));
  EXPECT_THAT(voucher->table->rows[1][1], HasSubstr("70%"));
  EXPECT_THAT(voucher->table->rows[4][1], HasSubstr("read by the family 2023-10-30"));
  EXPECT_THAT(voucher->table->rows[7][1], HasSubstr("15 日内"));
  EXPECT_EQ(fact_of(*voucher, "家庭"), "(masked by role)");
  EXPECT_EQ(fact_of(*voucher, "幼儿"), "(masked by role)");
  EXPECT_EQ(fact_of(*voucher, "专用存管账户"), "(masked by role)");
  EXPECT_EQ(voucher->check_page, "/childcare/check?operator=" + std::to_string(world.nursery));
  EXPECT_FALSE(world.composed(ContractVoucher{world.nursery, world.contract + 1'000}));
  EXPECT_FALSE(world.composed(ContractVoucher{world.nursery + 1, world.contract}));
}

// childcare/5g childcare/9b
TEST(ContractVoucher, OfADraftSaysThatTheRiskIsNotReadYet) {
  Printed world;
  const Said draft = world.give(a_contract(world.nursery, date_of(2023, 11, 1), date_of(2023, 12, 31)),
                                the_institution(world.nursery));
  const auto voucher = world.composed(ContractVoucher{world.nursery, draft.entry});
  ASSERT_TRUE(voucher);
  EXPECT_THAT(voucher->table->rows[4][1], HasSubstr("not read yet"));
  EXPECT_THAT(voucher->table->rows[1][1], HasSubstr("0.00 元"));
}

// childcare/13b childcare/13c, worked example 7: what is kept is rounded up.
TEST(FeeReceipt, DividesThePaymentToTheFen) {
  Printed world;
  const std::uint64_t lot = world.a_month(333'333);
  const auto receipt = world.composed(FeeReceipt{world.nursery, lot});
  ASSERT_TRUE(receipt);
  EXPECT_EQ(fact_of(*receipt, "缴费金额"), "3,333.33 元");
  EXPECT_EQ(fact_of(*receipt, "存管比例"), "70%，2,333.34 元");
  EXPECT_EQ(fact_of(*receipt, "预先拨付机构"), "999.99 元");
  EXPECT_EQ(fact_of(*receipt, "缴费日期"), "2023-10-30");
  EXPECT_EQ(fact_of(*receipt, "可全额退费至"), "2023-11-06");
  EXPECT_FALSE(find_fact(*receipt, "状态")->warns);
  ASSERT_TRUE(receipt->table);
  EXPECT_THAT(receipt->table->rows,
              ::testing::ElementsAre(::testing::ElementsAre("保育费", "3,333.33", "1", "3,333.33")));
  for (const PrintedFact& fact : receipt->facts) EXPECT_FALSE(fact.clauses.empty()) << fact.label.zh;
}

// childcare/10i: cash that is on its way is no money in the account.
TEST(FeeReceipt, WarnsOfCashThatIsNotDepositedYet) {
  Printed world;
  const std::uint64_t bill = world.bill(date_of(2023, 11, 1), date_of(2023, 11, 30), 660'001);
  EXPECT_FALSE(world.composed(FeeReceipt{world.nursery, bill})) << "nothing was paid yet";
  Instruction cash = world.make(Op::collect_cash, bill, 660'001);
  cash.counter_id = world.contract;
  cash.flags = custody::flag::cash;
  ASSERT_EQ(world.send(cash), "");
  const auto receipt = world.composed(FeeReceipt{world.nursery, bill});
  ASSERT_TRUE(receipt);
  EXPECT_THAT(fact_of(*receipt, "状态"), HasSubstr("现金尚未存入"));
  EXPECT_TRUE(find_fact(*receipt, "状态")->warns);
}

// A payment that was taken back is none; what the bank took back of one is told.
TEST(FeeReceipt, IsOfNoPaymentThatWasReversed) {
  Printed world;
  const std::uint64_t lot = world.bill(date_of(2023, 11, 1), date_of(2023, 11, 30), 660'001);
  Instruction pay = world.make(Op::pay_fee, lot, 660'001);
  pay.counter_id = world.contract;
  pay.ref_id = world.books.find_operator(world.nursery)->account;
  ASSERT_EQ(world.send(pay), "");
  Instruction back = world.make(Op::chargeback, lot, 1);
  back.ref_id = pay.instr_id;
  ASSERT_EQ(world.send(back), "");
  EXPECT_EQ(fact_of(*world.composed(FeeReceipt{world.nursery, lot}), "已被银行扣回"), "0.01 元");

  const std::uint64_t other = world.bill(date_of(2023, 12, 1), date_of(2023, 12, 31), 100'001);
  world.turn_to(date_of(2023, 11, 1));
  Instruction wrong = world.make(Op::pay_fee, other, 100'001);
  wrong.counter_id = world.contract;
  wrong.ref_id = world.books.find_operator(world.nursery)->account;
  ASSERT_EQ(world.send(wrong), "");
  ASSERT_TRUE(world.composed(FeeReceipt{world.nursery, other}));
  Instruction undo = world.make(Op::reverse, other, 100'001);
  undo.ref_id = wrong.instr_id;
  ASSERT_EQ(world.send(undo), "");
  EXPECT_FALSE(world.composed(FeeReceipt{world.nursery, other}));
}

}  // namespace
}  // namespace gongbao::childcare::testing
