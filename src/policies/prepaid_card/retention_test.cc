// reg/19 and what else holds a person's data: the boundary days, and everything that may still be open.
#include "policies/prepaid_card/retention.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/test_filing.h"
#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {
namespace {

constexpr std::uint64_t holder_account = 77;

// One operator with a card 1 of holder 1, bought and used up on the first day.
class RetentionTest : public ::testing::Test {
 protected:
  RetentionTest() : world_(date_of(2023, 10, 9)), op_(world_.open_operator()) {
    EXPECT_TRUE(bind(1, holder_, holder_account).accepted());
  }
  Said bind(std::uint64_t card, const PersonToken& who, std::optional<std::uint64_t> of_account = {}) {
    return world_.give(BindCardHolder{op_, card, who, {}, of_account}, the_bank());
  }
  void use_up() {
    ASSERT_TRUE(world_.purchase(op_, 1, 10'000).accepted());
    ASSERT_TRUE(world_.redeem(op_, 1, 10'000).accepted());
  }

  TestWorld world_;
  std::uint64_t op_;
  const PersonToken holder_ = person(1);
};

TEST_F(RetentionTest, WhoNeverBoughtIsNotNeeded) {
  EXPECT_EQ(world_.needed_for(holder_), "");
  EXPECT_EQ(world_.needed_for(person(9)), "");
}

TEST_F(RetentionTest, ThreeYearsAfterTheLastTransaction) {
  use_up();
  EXPECT_EQ(world_.needed_for(holder_), "transaction_records");
  world_.on(date_of(2023, 10, 11));
  ASSERT_TRUE(world_.purchase(op_, 2, 5'000).accepted()) << "another's card moves nothing";
  world_.on(date_of(2026, 10, 9));
  EXPECT_EQ(world_.needed_for(holder_), "transaction_records") << "the last day of it";
  world_.on(date_of(2026, 10, 10));
  EXPECT_EQ(world_.needed_for(holder_), "");
}

TEST_F(RetentionTest, ALaterTransactionCounts) {
  use_up();
  world_.on(date_of(2023, 10, 12));
  custody::Instruction topup = TestWorld::make(custody::Op::topup, op_, 1, 100);
  topup.ref_id = world_.book(op_).account;
  ASSERT_TRUE(world_.send(topup).accepted());
  ASSERT_TRUE(world_.redeem(op_, 1, 100).accepted());
  world_.on(date_of(2026, 10, 12));
  EXPECT_EQ(world_.needed_for(holder_), "transaction_records");
  world_.on(date_of(2026, 10, 13));
  EXPECT_EQ(world_.needed_for(holder_), "");
}

// A chargeback that no instruction can make any more is a transaction all the same.
TEST_F(RetentionTest, ATypedCorrectionCounts) {
  const Said sold = world_.purchase(op_, 1, 10'000);
  ASSERT_TRUE(sold.accepted());
  ASSERT_TRUE(world_.redeem(op_, 1, 10'000).accepted());
  world_.on(date_of(2024, 1, 15));
  CorrectInstruction back;
  back.operator_id = op_;
  back.original_entry = sold.entry;
  back.correction = CorrectionKind::chargeback;
  back.bank_txn_no = "BACK";
  back.reason.hash[0] = 1;
  ASSERT_EQ(world_.give(back, the_bank()).code, "");
  world_.on(date_of(2027, 1, 15));
  EXPECT_EQ(world_.needed_for(holder_), "transaction_records");
  world_.on(date_of(2027, 1, 16));
  EXPECT_EQ(world_.needed_for(holder_), "");
}

TEST_F(RetentionTest, FromALeapDay) {
  EXPECT_EQ(to_string(kept_through(date_of(2024, 2, 29), world_.terms())), "2027-02-28");
}

TEST_F(RetentionTest, AsLongAsThereIsMoney) {
  ASSERT_TRUE(world_.purchase(op_, 1, 10'000).accepted());
  world_.on(date_of(2026, 11, 2));
  EXPECT_EQ(world_.needed_for(holder_), "card_balance");
  ASSERT_TRUE(world_.redeem(op_, 1, 9'999).accepted());
  EXPECT_EQ(world_.needed_for(holder_), "card_balance") << "one fen";
}

TEST_F(RetentionTest, AsLongAsARefundIsOpen) {
  ASSERT_TRUE(world_.purchase(op_, 1, 10'000).accepted());
  DemandRefund demand;
  demand.operator_id = op_;
  demand.card_id = 1;
  demand.ground = custody::Ground::cooling_off;
  const Said demanded = world_.give(demand, the_bank());
  ASSERT_TRUE(demanded.accepted());
  ASSERT_TRUE(world_.send(TestWorld::make(custody::Op::accept_refund, op_, demanded.entry, 10'000)).accepted());
  world_.on(date_of(2026, 11, 2));
  EXPECT_EQ(world_.needed_for(holder_), "refund");
  ASSERT_TRUE(world_.fund(op_, 10'000).accepted());
  ASSERT_EQ(world_.send(TestWorld::make(custody::Op::pay_refund, op_, demanded.entry, 10'000)).code, "");
  EXPECT_EQ(world_.needed_for(holder_), "transaction_records") << "the payment is one";
  world_.on(date_of(2029, 11, 3));
  EXPECT_EQ(world_.needed_for(holder_), "");
}

TEST_F(RetentionTest, AsLongAsAComplaintIsOpen) {
  use_up();
  const Said filed = world_.give(FileComplaint{op_, std::nullopt, sealed()}, the_consumer(holder_account));
  ASSERT_TRUE(filed.accepted());
  world_.on(date_of(2026, 11, 2));
  EXPECT_EQ(world_.needed_for(holder_), "complaint");
  ASSERT_TRUE(world_.give(AnswerComplaint{op_, filed.entry, sealed()}, the_district()).accepted());
  EXPECT_EQ(world_.needed_for(holder_), "");
}

TEST_F(RetentionTest, AComplaintWithoutACardIsOneAsWell) {
  constexpr std::uint64_t no_cards = 91;
  const std::array accounts{no_cards};
  const Said filed = world_.give(FileComplaint{op_, std::nullopt, sealed()}, the_consumer(no_cards));
  ASSERT_TRUE(filed.accepted());
  EXPECT_EQ(world_.needed_for(person(9), accounts), "complaint");
  EXPECT_EQ(world_.needed_for(person(9)), "") << "another's";
  ASSERT_TRUE(world_.give(AnswerComplaint{op_, filed.entry, sealed()}, the_district()).accepted());
  EXPECT_EQ(world_.needed_for(person(9), accounts), "");
}

TEST_F(RetentionTest, AsLongAsAnItemIsDisputed) {
  ASSERT_TRUE(world_.purchase(op_, 1, 10'000).accepted());
  ASSERT_TRUE(world_.redeem(op_, 1, 10'000).accepted());
  custody::Instruction objection = TestWorld::make(custody::Op::objection, op_, 1);
  objection.ref_id = world_.last_id();
  ASSERT_TRUE(world_.send(objection).accepted());
  world_.on(date_of(2026, 11, 2));
  EXPECT_EQ(world_.needed_for(holder_), "dispute");
}

TEST_F(RetentionTest, AFormerHolderUntilThreeYearsAfterTheNext) {
  ASSERT_TRUE(world_.purchase(op_, 1, 10'000).accepted());
  world_.on(date_of(2023, 10, 12));
  ASSERT_TRUE(bind(1, person(2)).accepted());
  EXPECT_EQ(world_.needed_for(holder_), "transaction_records");
  world_.on(date_of(2026, 10, 12));
  EXPECT_EQ(world_.needed_for(holder_), "transaction_records");
  world_.on(date_of(2026, 10, 13));
  EXPECT_EQ(world_.needed_for(holder_), "") << "the money is the other's";
  EXPECT_EQ(world_.needed_for(person(2)), "card_balance");
  ASSERT_TRUE(bind(1, holder_).accepted());
  EXPECT_EQ(world_.needed_for(holder_), "card_balance") << "bound again";
}

TEST_F(RetentionTest, ThroughAReissuedCard) {
  ASSERT_TRUE(world_.purchase(op_, 1, 10'000).accepted());
  ASSERT_TRUE(world_.give(ReportLoss{op_, 1}, the_bank()).accepted());
  ASSERT_TRUE(world_.give(ReissueCard{op_, 1, 5}, the_operator(op_)).accepted());
  world_.on(date_of(2026, 11, 2));
  EXPECT_EQ(world_.needed_for(holder_), "card_balance") << "on the new card";
}

TEST_F(RetentionTest, AsLongAsTheOperatorIsThere) {
  const std::uint64_t op = [&] {
    RegisterOperator registration;
    registration.uscc = credit_code("91110105MA00BBBB1");
    registration.operator_name = "另一公司";
    registration.district = "110105";
    registration.industry = Industry::catering;
    registration.sub_industry = "正餐服务";
    registration.legal_rep = person(7);
    return world_.give(registration, the_operator(0)).entry;
  }();
  EXPECT_EQ(world_.needed_for(person(7)), "legal_rep");
  EXPECT_TRUE(known_to_operator(world_.state, world_.books, op, person(7)));
  EXPECT_FALSE(sold_a_card_to(world_.state, world_.books, op, person(7)));
  EXPECT_FALSE(known_to_operator(world_.state, world_.books, op_, person(7)));
}

TEST_F(RetentionTest, WhoIsKnownToWhom) {
  EXPECT_FALSE(known_to_operator(world_.state, world_.books, op_, holder_)) << "a card that nobody bought";
  EXPECT_FALSE(has_account(world_.state, world_.books, holder_, holder_account)) << "the same";
  EXPECT_FALSE(bought_a_card(world_.state, world_.books, holder_));
  use_up();
  EXPECT_TRUE(known_to_operator(world_.state, world_.books, op_, holder_));
  EXPECT_TRUE(sold_a_card_to(world_.state, world_.books, op_, holder_));
  EXPECT_TRUE(bought_a_card(world_.state, world_.books, holder_));
  EXPECT_FALSE(known_to_operator(world_.state, world_.books, op_ + 1, holder_));
  EXPECT_FALSE(known_to_operator(world_.state, world_.books, op_, person(2)));
  EXPECT_TRUE(has_account(world_.state, world_.books, holder_, holder_account));
  EXPECT_FALSE(has_account(world_.state, world_.books, holder_, holder_account + 1));
  EXPECT_FALSE(has_account(world_.state, world_.books, holder_, 0));
  ASSERT_TRUE(bind(1, person(2), 88).accepted());
  EXPECT_FALSE(has_account(world_.state, world_.books, holder_, holder_account)) << "not any more";
}

TEST_F(RetentionTest, TheIndexIsRebuiltFromTheHolders) {
  ASSERT_TRUE(bind(1, person(2)).accepted());
  ASSERT_TRUE(bind(3, person(2)).accepted());
  const auto before = world_.state.cards.cards_of_persons;
  ASSERT_EQ(before.size(), 3u);
  world_.state.cards.cards_of_persons.clear();
  world_.state.cards.rebuild_derived();
  EXPECT_EQ(world_.state.cards.cards_of_persons, before);
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
