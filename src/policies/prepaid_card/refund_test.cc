// reg/16 and reg/17: grounds, deadlines, sums. Worked examples 23 to 28 of spec/01.
#include "policies/prepaid_card/refund.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/opening.h"
#include "policies/prepaid_card/refund_grounds.h"
#include "policies/prepaid_card/release.h"
#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {
namespace {

using custody::Ground;
using custody::Op;

DemandRefund demand(std::uint64_t op, std::uint64_t card, Ground ground, std::optional<bool> gift_kept = {}) {
  return {op, card, ground, gift_kept, {}};
}
SealedText sealed_text(std::uint8_t n) {
  SealedText text;
  text.hash[0] = n;
  return text;
}
Said accept_refund(TestWorld& world, std::uint64_t op, std::uint64_t refund, std::int64_t fen, std::int64_t gift = 0) {
  custody::Instruction in = TestWorld::make(Op::accept_refund, op, refund, fen);
  in.aux_fen = gift;
  in.flags = gift > 0 ? custody::flag::confirmed : 0;
  return world.send(in);
}
Said pay(TestWorld& world, std::uint64_t op, std::uint64_t refund, std::int64_t fen) {
  return world.send(TestWorld::make(Op::pay_refund, op, refund, fen));
}

TEST(CoolingOff, Example23) {
  struct Case {
    int day;
    bool redeemed;
    const char* code;
    const char* due_on;
  };
  const Case cases[] = {
      {16, false, "", "2023-10-21"},
      {17, false, "prepaid_card.cooling_off_expired", ""},
      {16, true, "prepaid_card.cooling_off_redeemed", ""},
  };
  for (const Case& each : cases) {
    TestWorld world(monday);
    const std::uint64_t op = world.open_operator();
    world.purchase(op, 1, 200'000);
    if (each.redeemed) world.redeem(op, 1, 1);
    world.on(date_of(2023, 10, each.day));
    const Said said = world.give(demand(op, 1, Ground::cooling_off), the_bank());
    EXPECT_EQ(said.code, each.code) << each.day << each.redeemed;
    EXPECT_EQ(said.date("due_on"), each.due_on);
  }
}

TEST(CoolingOff, LastsAsLongAsItDidOnTheDayOfTheSale) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 200'000);
  world.set("cooling_off_days", monday + Days{1}, 2);
  world.on(date_of(2023, 10, 16));
  EXPECT_EQ(world.give(demand(op, 1, Ground::cooling_off), the_bank()).code, "");
}

TEST(CoolingOff, Example24AKeptGiftIsPaidForAsAgreed) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 200'000);
  const std::uint64_t refund = world.give(demand(op, 1, Ground::cooling_off, true), the_bank()).entry;
  EXPECT_EQ(accept_refund(world, op, refund, 200'000, 8'800).code, "prepaid_card.refund_not_in_full");
  ASSERT_EQ(accept_refund(world, op, refund, 191'200, 8'800).code, "");
  EXPECT_EQ(world.books.items.find({op, world.last_id()})->kind, custody::ItemKind::gift_price);
  EXPECT_EQ(world.book(op).q.pending, 8'800);
  EXPECT_EQ(pay(world, op, refund, 191'200).code, "");
  EXPECT_EQ(world.card(op, 1).state, custody::CardState::closed);
}

// The consumer got from its bank what it was to get back: not a second time, and the rest is paid as it stands.
TEST(Agreed, AChargebackIsTakenOffARefundThatWasAccepted) {
  for (const std::int64_t charged : {1, 333, 999, 1'000}) {
    TestWorld world(monday);
    const std::uint64_t op = world.open_operator();
    world.purchase(op, 1, 1'000);
    const Id16 payment = world.last_id();
    const std::uint64_t refund = world.give(demand(op, 1, Ground::agreed), the_branch(op)).entry;
    ASSERT_EQ(accept_refund(world, op, refund, 1'000).code, "");
    custody::Instruction back = TestWorld::make(Op::chargeback, op, 1, charged);
    back.ref_id = payment;
    ASSERT_EQ(world.send(back).code, "");
    EXPECT_EQ(world.book(op).q.refunds, 1'000 - charged);
    EXPECT_EQ(world.book(op).q.due, 0);
    if (charged < 1'000) {
      EXPECT_EQ(pay(world, op, refund, 1'000).code, "prepaid_card.refund_not_in_full");
      EXPECT_EQ(pay(world, op, refund, 1'000 - charged).code, "");
    } else {
      EXPECT_EQ(pay(world, op, refund, 1'000).code, "ledger.wrong_state");
    }
    EXPECT_EQ(world.books.refunds.at({op, refund}).state, custody::RefundState::paid);
    EXPECT_EQ(world.card(op, 1).state, custody::CardState::closed);
    EXPECT_EQ(world.book(op).q.custody, 0);
    EXPECT_EQ(world.book(op).required, 0);
  }
}

TEST(Agreed, Example25IsDueInFifteenDaysWithoutRollOver) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 1'000);
  world.on(date_of(2023, 10, 20));
  EXPECT_EQ(world.give(demand(op, 1, Ground::agreed), the_branch(op)).date("due_on"), "2023-11-04");  // 4f: 赎回
  EXPECT_EQ(world.card(op, 1).state, custody::CardState::refunding);
  EXPECT_EQ(world.redeem(op, 1, 1).code, "ledger.wrong_state");
}

TEST(Agreed, GoesByTheDaysOfTheProduct) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  IssueProduct product;
  product.operator_id = op;
  product.product_id = 2;
  product.refund_days_agreed = 3;
  product.min_item_price = Money{500};
  ASSERT_EQ(world.give(product, the_operator(op)).code, "");
  custody::Instruction sale = TestWorld::make(Op::purchase, op, 1, 500);
  sale.counter_id = 2;
  sale.ref_id = world.book(op).account;
  ASSERT_EQ(world.send(sale).code, "");
  EXPECT_EQ(world.give(demand(op, 1, Ground::below_minimum_item), the_bank()).code,
            "prepaid_card.balance_not_below_minimum");  // exactly the price of one item
  world.redeem(op, 1, 1);
  const Said said = world.give(demand(op, 1, Ground::below_minimum_item), the_bank());
  EXPECT_EQ(said.date("due_on"), "2023-10-12");
  EXPECT_EQ(said.fen("amount"), 499);
}

TEST(OperatorFault, Example26) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'000, 20'000);
  world.redeem(op, 1, 30'000);
  const Said said = world.give(demand(op, 1, Ground::operator_fault), the_bank());
  EXPECT_EQ(said.fen("amount"), 75'000);
  EXPECT_EQ(said.fen("compensation"), 5'000);
  EXPECT_EQ(accept_refund(world, op, said.entry, 75'000).code, "");
  EXPECT_EQ(world.book(op).q.due, 5'000);
}

TEST(Payment, Example27NeedsFundingAtTheFloor) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  LoadOpeningBalances load;
  load.operator_id = op;
  load.prior_quarter_balance = {100'000'000};
  load.cards = {{1, 1, {99'000'000}, {}}, {2, 1, {1'000'000}, {}}};
  ASSERT_EQ(world.give(load, the_operator(op)).code, "");
  world.fund(op, 40'000'000);
  const std::uint64_t refund = world.give(demand(op, 2, Ground::agreed), the_bank()).entry;
  ASSERT_EQ(accept_refund(world, op, refund, 1'000'000).code, "");
  const Said refused = pay(world, op, refund, 1'000'000);
  EXPECT_EQ(refused.code, "prepaid_card.custody_insufficient_for_refund");
  EXPECT_EQ(refused.fen("detail"), 1'000'000);
  world.fund(op, 1'000'000);
  EXPECT_EQ(pay(world, op, refund, 1'000'000).code, "");
  EXPECT_EQ(world.book(op).q.custody, 40'000'000);
  EXPECT_EQ(static_cast<std::int64_t>(world.book(op).q.balance()), 99'000'000);
}

TEST(Payment, Example28OfANewOperator) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'000);
  world.purchase(op, 2, 300'001);
  const Said drawn = world.give(RequestFreeRelease{op, {240'000}, "rent", settlement_account}, the_operator(op));
  ASSERT_EQ(world.send(TestWorld::make(Op::execute_payout, op, drawn.entry)).code, "");
  EXPECT_EQ(world.book(op).q.custody, 160'001);
  const std::uint64_t refund = world.give(demand(op, 1, Ground::agreed), the_bank()).entry;
  ASSERT_EQ(accept_refund(world, op, refund, 100'000).code, "");
  EXPECT_EQ(pay(world, op, refund, 100'000).fen("detail"), 60'000);
  world.fund(op, 60'000);
  EXPECT_EQ(pay(world, op, refund, 100'000).code, "");
  EXPECT_EQ(world.book(op).q.custody, 120'001);
  EXPECT_EQ(world.book(op).required, 120'001);
}

TEST(Demand, IsTheHoldersOnACardInUse) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 1'000);
  BindCardHolder bind;
  bind.operator_id = op;
  bind.card_id = 1;
  bind.holder.token[0] = 1;
  bind.consumer_account = 14;
  ASSERT_EQ(world.give(bind, the_bank()).code, "");
  EXPECT_EQ(world.give(demand(op, 1, Ground::agreed), the_consumer(15)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(demand(op, 1, Ground::cooling_off), the_branch(op)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(demand(op, 2, Ground::agreed), the_consumer(14)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(demand(op, 2, Ground::agreed), the_bank()).code, "ledger.unknown_subject");
  EXPECT_EQ(world.give(demand(op, 1, Ground::termination), the_consumer(14)).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(demand(op, 1, Ground::agreed, true), the_consumer(14)).code, "ledger.schema_invalid");
  const std::uint64_t refund = world.give(demand(op, 1, Ground::agreed), the_consumer(14)).entry;
  EXPECT_EQ(world.give(demand(op, 1, Ground::agreed), the_consumer(14)).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(WithdrawRefund{op, refund}, the_consumer(15)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(WithdrawRefund{op, refund}, the_consumer(14)).code, "");
  EXPECT_EQ(world.give(WithdrawRefund{op, refund}, the_consumer(14)).code, "ledger.wrong_state");
  EXPECT_EQ(world.redeem(op, 1, 1'000).code, "");
  EXPECT_EQ(world.give(demand(op, 1, Ground::agreed), the_consumer(14)).code, "ledger.wrong_state");  // nothing left
}

TEST(Contest, EndsWithADecision) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 1'000);
  const std::uint64_t refund = world.give(demand(op, 1, Ground::not_performed), the_bank()).entry;
  const ResolveContestedRefund rejected{op, refund, RefundDecision::rejected, sealed_text(2), {}};
  EXPECT_EQ(world.give(rejected, the_district()).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(ContestRefund{op, refund, {}}, the_operator(op)).code, "ledger.schema_invalid");
  ASSERT_EQ(world.give(ContestRefund{op, refund, sealed_text(1)}, the_operator(op)).code, "");
  EXPECT_EQ(world.give(rejected, the_district("110108")).code, "ledger.forbidden");  // 3b
  ASSERT_EQ(world.give(rejected, the_district()).code, "");
  EXPECT_EQ(world.card(op, 1).state, custody::CardState::active);

  const std::uint64_t again = world.give(demand(op, 1, Ground::not_performed), the_bank()).entry;
  ASSERT_EQ(world.give(ContestRefund{op, again, sealed_text(1)}, the_operator(op)).code, "");
  ASSERT_EQ(
      world.give(ResolveContestedRefund{op, again, RefundDecision::accepted, sealed_text(2), {}}, the_district()).code,
      "");
  EXPECT_EQ(world.book(op).q.refunds, 1'000);
  EXPECT_EQ(world.card(op, 1).last_entry, world.book(op).last_entry);  // typed entries are in no chain
  EXPECT_EQ(pay(world, op, again, 1'000).code, "");
}

// Nothing is accepted or paid before it was demanded: the day would make a late payment look timely.
TEST(Demand, ComesBeforeWhatAnswersIt) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 1'000);
  world.on(monday + Days{1});
  const std::uint64_t refund = world.give(demand(op, 1, Ground::agreed), the_bank()).entry;
  const auto answer = [&](Op kind, Date event_date) {
    custody::Instruction in = TestWorld::make(kind, op, refund, 1'000);
    in.event_date = event_date;
    return world.send(in).code;
  };
  EXPECT_EQ(answer(Op::accept_refund, monday), "ledger.wrong_state");
  EXPECT_EQ(answer(Op::refund_by_operator, monday), "ledger.wrong_state");
  ASSERT_EQ(answer(Op::accept_refund, monday + Days{1}), "");
  EXPECT_EQ(answer(Op::pay_refund, monday), "ledger.wrong_state");
  EXPECT_EQ(answer(Op::pay_refund, monday + Days{1}), "");
}

TEST(Withdrawal, TakesAnAcceptedRefundBack) {
  struct Case {
    const char* name;
    std::int64_t funded;
    std::int64_t due_after, funding_after;
  };
  // 50.00 of compensation: due from the operator, made good in part, or wholly and more.
  for (const Case& each :
       {Case{"unfunded", 0, 0, 0}, Case{"in part", 2'000, 0, 2'000}, Case{"more", 9'000, 0, 9'000}}) {
    TestWorld world(monday);
    const std::uint64_t op = world.open_operator();
    world.purchase(op, 1, 100'000, 20'000);
    world.redeem(op, 1, 30'000);
    const std::uint64_t refund = world.give(demand(op, 1, Ground::operator_fault), the_bank()).entry;
    ASSERT_EQ(accept_refund(world, op, refund, 75'000).code, "");
    if (each.funded > 0) world.fund(op, each.funded);
    EXPECT_EQ(world.give(WithdrawRefund{op, refund}, the_bank()).fen("back_on_card"), 70'000) << each.name;
    EXPECT_EQ(world.card(op, 1).principal, 70'000);
    EXPECT_EQ(world.card(op, 1).state, custody::CardState::active);
    EXPECT_EQ(world.book(op).q.compensation, 0);
    EXPECT_EQ(world.book(op).q.due, each.due_after) << each.name;
    EXPECT_EQ(world.book(op).q.funding, each.funding_after) << each.name;
  }
}

// 1,912.00 to the consumer, 88.00 for the gift as an item of the operator.
std::uint64_t accepted_with_gift(TestWorld& world, std::uint64_t op) {
  world.purchase(op, 1, 200'000);
  const std::uint64_t refund = world.give(demand(op, 1, Ground::cooling_off, true), the_bank()).entry;
  EXPECT_EQ(accept_refund(world, op, refund, 191'200, 8'800).code, "");
  EXPECT_EQ(world.books.quarters.at({op, quarter_of(world.today())}).redeemed, 8'800);
  return refund;
}
void expect_all_back(const TestWorld& world, std::uint64_t op) {
  EXPECT_EQ(world.card(op, 1).principal, 200'000);
  EXPECT_EQ(world.card(op, 1).state, custody::CardState::active);
  EXPECT_EQ(world.book(op).q.pending, 0);
  EXPECT_EQ(world.book(op).disputed, 0);
  EXPECT_EQ(world.books.quarters.at({op, quarter_of(monday)}).redeemed, 0);
}

Said apply_for(TestWorld& world, std::uint64_t op, const Id16& item) {
  custody::Instruction in = TestWorld::make(Op::apply_release, op, 0);
  in.ref_id = item;
  in.counter_id = 900;
  return world.send(in);
}
Said object_to(TestWorld& world, std::uint64_t op, const Id16& item) {
  custody::Instruction in = TestWorld::make(Op::objection, op, 1);
  in.ref_id = item;
  return world.send(in);
}
Said agree_on(TestWorld& world, std::uint64_t op, const Id16& item, std::int64_t fen, std::int64_t agreed) {
  custody::Instruction in = TestWorld::make(Op::agreement, op, 1, fen);
  in.ref_id = item;
  in.aux_fen = agreed;
  in.flags = custody::flag::confirmed;
  return world.send(in);
}

TEST(Withdrawal, TakesTheGiftPriceBackUntilItIsReleased) {
  enum class Until : std::uint8_t { pending, applied, disputed, agreed };
  for (const Until until : {Until::pending, Until::applied, Until::disputed, Until::agreed}) {
    TestWorld world(monday);
    const std::uint64_t op = world.open_operator();
    const std::uint64_t refund = accepted_with_gift(world, op);
    const Id16 item = world.last_id();
    if (until >= Until::applied) ASSERT_EQ(apply_for(world, op, item).code, "");
    if (until >= Until::disputed) ASSERT_EQ(object_to(world, op, item).code, "");
    if (until == Until::agreed) ASSERT_EQ(agree_on(world, op, item, 8'800, 3'000).code, "");
    EXPECT_EQ(world.give(WithdrawRefund{op, refund}, the_bank()).code, "");
    expect_all_back(world, op);
    world.on(date_of(2023, 10, 30));
    EXPECT_FALSE(world.books.orders.contains({op, 900}));
    if (until >= Until::applied) {
      EXPECT_EQ(world.books.applications.at({op, 900}).applied, 0);
      EXPECT_EQ(world.books.applications.at({op, 900}).disputed, 0);
    }
  }
}

TEST(Withdrawal, StandsWhenTheGiftPriceWasAgreedAtNothing) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const std::uint64_t refund = accepted_with_gift(world, op);
  const Id16 item = world.last_id();
  ASSERT_EQ(apply_for(world, op, item).code, "");
  ASSERT_EQ(object_to(world, op, item).code, "");
  ASSERT_EQ(agree_on(world, op, item, 8'800, 0).code, "");
  EXPECT_EQ(world.give(WithdrawRefund{op, refund}, the_bank()).code, "");
  expect_all_back(world, op);
}

TEST(Withdrawal, IsTooLateWhenTheGiftPriceIsReleased) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const std::uint64_t refund = accepted_with_gift(world, op);
  ASSERT_EQ(apply_for(world, op, world.last_id()).code, "");
  world.on(date_of(2023, 10, 17));
  ASSERT_TRUE(world.books.orders.contains({op, 900}));
  EXPECT_EQ(world.give(WithdrawRefund{op, refund}, the_bank()).code, "ledger.wrong_state");
  EXPECT_EQ(pay(world, op, refund, 191'200).code, "");
}

// The wizard says of every ground what the demand on it is answered.
TEST(Options, SayWhatEachDemandIsAnswered) {
  struct Case {
    const char* name;
    std::int64_t redeemed;
    int day;
    bool refunding;
  };
  for (const Case& each : {Case{"fresh", 0, 9, false}, Case{"late", 0, 20, false}, Case{"used", 30'000, 10, false},
                           Case{"used up", 100'000, 10, false}, Case{"refunding", 0, 9, true}}) {
    for (const auto& [ground, name] : names_of(Ground{})) {
      TestWorld world(monday);
      const std::uint64_t op = world.open_operator();
      world.purchase(op, 1, 100'000, 20'000);
      if (each.redeemed > 0) world.redeem(op, 1, each.redeemed);
      world.on(date_of(2023, 10, each.day));
      if (each.refunding) world.give(demand(op, 1, Ground::agreed), the_bank());
      const auto told = refund_options(
          Reading{world.state, world.books, world.scheme(), world.calendar, world.terms(), world.today()}, op, 1);
      ASSERT_TRUE(told.has_value());
      const auto option = std::ranges::find(told->options, ground, &RefundOption::ground);
      ASSERT_NE(option, told->options.end());
      const Said said = world.give(demand(op, 1, ground), the_bank());
      EXPECT_EQ(option->code, said.code) << each.name << " " << name;
      EXPECT_EQ(option->allowed, said.accepted());
      EXPECT_FALSE(option->clauses.empty());
      if (!said.accepted()) continue;
      EXPECT_EQ(option->amount.fen, said.fen("amount")) << each.name << " " << name;
      EXPECT_EQ(option->compensation.fen, said.fen("compensation"));
      EXPECT_EQ(to_string(option->due_on), said.date("due_on"));
      EXPECT_EQ(option->due_on, world.today() + Days{option->term_days});
    }
  }
}

TEST(Options, WriteTheSumOut) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'000, 20'000);
  world.redeem(op, 1, 30'000);
  const auto told = refund_options(
      Reading{world.state, world.books, world.scheme(), world.calendar, world.terms(), world.today()}, op, 1);
  const auto fault = std::ranges::find(told->options, Ground::operator_fault, &RefundOption::ground);
  EXPECT_EQ(
      fault->formula,
      "max(2001, paid − floor(consumed × paid ÷ (paid + bonus))) = max(700.00, 1,000.00 − floor(300.00 × 1,000.00 "
      "÷ (1,000.00 + 200.00))) = 750.00");
  EXPECT_EQ(fault->amount.fen, 75'000);
  EXPECT_EQ(fault->compensation.fen, 5'000);
}

// Of every ground, with both ways to settle, whether it is allowed or not.
TEST(Options, EveryFormulaIsTrue) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'000);
  world.redeem(op, 1, 30'000);
  CardProduct& product = world.state.products.at({op, 1});
  product.min_item_price = {3'000};
  const auto formulas = [&] {
    std::map<Ground, std::string> all;
    const auto told = refund_options(
        Reading{world.state, world.books, world.scheme(), world.calendar, world.terms(), world.today()}, op, 1);
    for (const RefundOption& option : told->options) all[option.ground] = option.formula;
    return all;
  };
  const std::string fault =
      "max(2001, paid − floor(consumed × paid ÷ (paid + bonus))) = max(700.00, 1,000.00 − floor(300.00 × 1,000.00 ÷ "
      "(1,000.00 + 0.00))) = 700.00";
  std::map<Ground, std::string> expected{{Ground::cooling_off, "2001 = 700.00, less the agreed price of a gift kept"},
                                         {Ground::not_performed, "2001 = 700.00"},
                                         {Ground::agreed, "2001 = 700.00"},
                                         {Ground::lawful_rescission, "2001 = 700.00"},
                                         {Ground::operator_fault, fault},
                                         {Ground::below_minimum_item, "2001 = 700.00 ≥ 30.00"},
                                         {Ground::termination, "2001 = 700.00"}};
  EXPECT_EQ(formulas(), expected);
  product.min_item_price = {70'001};
  product.refund_method = RefundMethod::list_price;
  expected[Ground::below_minimum_item] = "2001 = 700.00 < 700.01";
  for (const Ground ground : {Ground::not_performed, Ground::agreed, Ground::lawful_rescission}) {
    expected[ground] = "max(0, min(2001, paid − consumed)) = max(0, min(700.00, 1,000.00 − 300.00)) = 700.00";
  }
  EXPECT_EQ(formulas(), expected);
}

// 17a says by when, 17b that it may be asked for at all.
TEST(Options, TheDeadlineHasItsOwnClause) {
  EXPECT_EQ(due_clauses_of(Ground::below_minimum_item), (std::vector<std::string>{"reg/17a", "prepaid-card/2-15a"}));
  EXPECT_EQ(due_clauses_of(Ground::cooling_off).front(), "reg/16");
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
