// Grounds, terms and sums of refunds (articles 15 and 16), and disputes with what proves their outcome (2-14d, 17).
#include "policies/childcare/refund.h"

#include <gtest/gtest.h>

#include "policies/childcare/disputes.h"
#include "policies/childcare/test_world.h"

namespace gongbao::childcare::testing {
namespace {

using custody::Ground;
using custody::RefundState;

struct PaidLot {
  TestWorld world{monday};
  std::uint64_t nursery = world.open_institution();
  std::uint64_t contract = world.open_contract(nursery, monday, date_of(2024, 12, 31));
  std::uint64_t lot;

  explicit PaidLot(std::int64_t fen = 1'800'000, std::int32_t units = 22, std::int32_t gifts = 0) {
    RegisterBill bill = a_bill(nursery, contract, monday, date_of(2023, 12, 31), fen, units);
    bill.gift_units = gifts;
    lot = world.pay(bill, monday);
  }
  LotFigures& figures() { return world.lots.lots.at({nursery, lot}); }
  DemandRefund demand(std::optional<Ground> ground) const {
    DemandRefund command;
    command.operator_id = nursery;
    command.lot_id = lot;
    command.ground = ground;
    return command;
  }
  Said say(std::optional<Ground> ground) { return world.give(demand(ground), the_family()); }
  const custody::Refund& refund(std::uint64_t id) const { return world.books.refunds.at({nursery, id}); }
};

TEST(DemandRefund, CoolingOffEndsOnTheSeventhDay) {  // 26
  for (const bool late : {false, true}) {
    PaidLot paid;
    paid.world.on(date_of(2023, 10, late ? 17 : 16));
    const Said said = paid.say(Ground::cooling_off);
    if (late) {
      EXPECT_EQ(said.code, "childcare.cooling_off_expired");
      EXPECT_EQ(said.date("last_day"), "2023-10-16");
      continue;
    }
    EXPECT_EQ(said.code, "");
    EXPECT_EQ(said.fen("amount"), 1'800'000);
    EXPECT_EQ(said.date("due_on"), "2023-10-21");
  }
}

TEST(DemandRefund, DeadlinesRollOverOnlyWhereTheParameterSaysSo) {
  PaidLot paid;
  paid.world.set("calendar_deadline_rolls_over_holidays", monday, 1);
  paid.world.on(date_of(2023, 10, 16));
  EXPECT_EQ(paid.say(Ground::cooling_off).date("due_on"), "2023-10-23");  // the 21st is a Saturday
}

TEST(DemandRefund, CoolingOffNeedsThatNoServiceWasReceived) {  // 28
  PaidLot paid;
  ASSERT_EQ(paid.world.give(LogAttendance{paid.nursery, paid.lot, monday}, the_institution(paid.nursery)).code, "");
  EXPECT_EQ(paid.say(Ground::cooling_off).code, "childcare.service_already_received");
  PaidLot reported;
  reported.figures().used = 1;
  EXPECT_EQ(reported.say(Ground::cooling_off).code, "childcare.service_already_received");
}

TEST(DemandRefund, OtherGroundsHaveTheAgreedTermOrFifteenDays) {
  PaidLot paid;
  EXPECT_EQ(paid.say(std::nullopt).code, "childcare.refund_ground_missing");
  EXPECT_EQ(paid.say(Ground::termination).code, "childcare.refund_ground_missing");
  EXPECT_EQ(paid.say(Ground::lawful_rescission).code, "childcare.refund_ground_missing");  // no document
  const Said said = paid.say(Ground::not_performed);
  EXPECT_EQ(said.date("due_on"), "2023-10-24");
  EXPECT_EQ(paid.say(Ground::agreed).code, "ledger.wrong_state");  // one is under way
  PaidLot agreed;
  agreed.world.state.contracts.contracts.at({agreed.nursery, agreed.contract}).refund_days_agreed = 0;
  DemandRefund command = agreed.demand(Ground::lawful_rescission);
  command.document = sealed();
  EXPECT_EQ(agreed.world.give(command, the_family()).date("due_on"), "2023-10-09");
}

TEST(DemandRefund, ByFaultAtTheOriginalPlan) {  // 29, 30
  PaidLot paid(100'000, 10, 2);
  paid.figures().used = 3;
  paid.figures().balance = 70'000;
  DemandRefund command = paid.demand(Ground::not_performed);
  command.institution_fault = true;
  const Said said = paid.world.give(command, the_family());
  EXPECT_EQ(said.fen("amount"), 75'000);
  EXPECT_EQ(said.fen("compensation"), 5'000);

  PaidLot months(1'500'001, 65);
  months.world.on(date_of(2023, 11, 20));
  months.figures().used = 11;
  months.figures().balance = 1'500'001 - earned_cum(1'500'001, 11, 65);
  command = months.demand(Ground::not_performed);
  command.institution_fault = true;
  const Said fault = months.world.give(command, the_family());
  EXPECT_EQ(fault.fen("amount"), 1'246'155);
  EXPECT_EQ(fault.date("due_on"), "2023-12-05");
}

TEST(DemandRefund, BelowTheCheapestPublishedItem) {  // 16e
  PaidLot paid;
  PublishFeeStandard meal;
  meal.operator_id = paid.nursery;
  meal.item = "餐费";
  meal.unit = FeeUnit::meal;
  meal.price = {1'501};
  ASSERT_EQ(paid.world.give(meal, the_institution(paid.nursery)).code, "");
  paid.figures().balance = 1'501;
  const Said said = paid.say(Ground::below_minimum_item);
  EXPECT_EQ(said.code, "childcare.balance_not_below_minimum");
  EXPECT_EQ(said.fen("balance"), 1'501);
  paid.figures().balance = 1'500;
  EXPECT_EQ(paid.say(Ground::below_minimum_item).fen("amount"), 1'500);
}

TEST(DemandRefund, OfALotThatIsThereAndItsFamilysOwn) {
  PaidLot paid;
  EXPECT_EQ(paid.world.give(paid.demand(Ground::agreed), the_family(the_family_account + 1)).code, "ledger.forbidden");
  EXPECT_EQ(paid.world.give(paid.demand(Ground::agreed), the_institution(paid.nursery)).code, "ledger.forbidden");
  DemandRefund kept = paid.demand(Ground::agreed);
  kept.gift_returned = false;
  EXPECT_EQ(paid.world.give(kept, the_family()).text("field"), "gift_returned");
  paid.figures().balance = 0;
  EXPECT_EQ(paid.say(Ground::agreed).code, "ledger.wrong_state");  // nothing to pay back
  paid.figures().standing = LotFigures::Standing::closed;
  EXPECT_EQ(paid.say(Ground::agreed).code, "ledger.wrong_state");
  paid.world.lots.lots.clear();
  EXPECT_EQ(paid.say(Ground::agreed).text("field"), "lot_id");
}

TEST(WithdrawRefund, EndsItAndItsDispute) {
  PaidLot paid;
  const std::uint64_t id = paid.say(Ground::agreed).entry;
  const Said contest = paid.world.give(ContestRefund{paid.nursery, id, sealed()}, the_institution(paid.nursery));
  ASSERT_EQ(contest.code, "");
  ASSERT_EQ(paid.world.give(WithdrawRefund{paid.nursery, id}, the_family()).code, "");
  EXPECT_EQ(paid.refund(id).state, RefundState::withdrawn);
  EXPECT_TRUE(find_dispute(paid.world.state, paid.nursery, contest.entry)->closed_on);
  EXPECT_EQ(paid.world.give(WithdrawRefund{paid.nursery, id}, the_family()).code, "ledger.wrong_state");
  EXPECT_EQ(paid.say(Ground::agreed).code, "");  // it may be demanded again
}

TEST(ContestRefund, AProvenOutcomeDecides) {
  for (const bool accepted : {false, true}) {
    PaidLot paid;
    const std::uint64_t id = paid.say(Ground::not_performed).entry;
    const Actor nursery = the_institution(paid.nursery);
    EXPECT_EQ(paid.world.give(ContestRefund{paid.nursery, id, {}}, nursery).text("field"), "reason");
    const std::uint64_t dispute = paid.world.give(ContestRefund{paid.nursery, id, sealed()}, nursery).entry;
    EXPECT_EQ(paid.refund(id).state, RefundState::contested);
    RecordOutcome outcome;
    outcome.operator_id = paid.nursery;
    outcome.dispute_id = dispute;
    EXPECT_EQ(paid.world.give(outcome, nursery).text("field"), "accepted");
    outcome.accepted = accepted;
    EXPECT_EQ(paid.world.give(outcome, nursery).text("proven"), "false");  // a party's word alone
    EXPECT_EQ(paid.refund(id).state, RefundState::contested);
    EXPECT_EQ(paid.world.give(ConfirmOutcome{paid.nursery, dispute}, nursery).text("proven"), "false");
    EXPECT_EQ(paid.world.give(ConfirmOutcome{paid.nursery, dispute}, nursery).code, "ledger.wrong_state");
    EXPECT_EQ(paid.world.give(ConfirmOutcome{paid.nursery, dispute}, the_family()).text("proven"), "true");
    EXPECT_EQ(paid.refund(id).state, accepted ? RefundState::demanded : RefundState::rejected);
    EXPECT_EQ(paid.world.give(ContestRefund{paid.nursery, id, sealed()}, nursery).code, "ledger.wrong_state");
    EXPECT_EQ(paid.world.give(outcome, nursery).code, "ledger.wrong_state");  // closed
  }
}

// --- disputes about items --------------------------------------------------------------------------------------------

struct DisputedItem : PaidLot {
  Id16 item{1};
  std::uint64_t dispute;
  explicit DisputedItem(DisputePath path = DisputePath::negotiation) : PaidLot(660'001) {
    world.lots.items[item] = {lot, 330'000, true};
    dispute = 5'000;
    open_item_dispute(world.state, nursery, dispute, lot, item, monday);
    world.state.contracts.disputes.at({nursery, dispute}).path = path;
  }
  RecordOutcome outcome(std::int64_t institution, std::int64_t family) const {
    RecordOutcome command;
    command.operator_id = nursery;
    command.dispute_id = dispute;
    command.institution_share = Money{institution};
    command.family_share = Money{family};
    return command;
  }
  Code division(std::int64_t institution, std::int64_t family, FamilyMode mode = FamilyMode::credit) const {
    return division_problem(*find_dispute(world.state, nursery, dispute), 330'000, {institution, family, mode});
  }
};

TEST(Division, IsTheProvenOutcome) {  // 24, 25
  DisputedItem d;
  EXPECT_EQ(d.division(200'000, 130'000), code::outcome_not_proven);  // none recorded
  ASSERT_EQ(d.world.give(d.outcome(200'000, 130'000), the_district()).code, "");
  EXPECT_EQ(d.division(200'000, 130'000), code::outcome_not_proven);  // without a document
  RecordOutcome proven = d.outcome(200'000, 130'000);
  proven.document = sealed();
  ASSERT_EQ(d.world.give(proven, the_district()).text("proven"), "true");
  EXPECT_EQ(d.division(200'000, 130'000), 0);
  EXPECT_EQ(d.division(200'000, 130'001), code::dispute_split_wrong);
  EXPECT_EQ(d.division(200'001, 129'999), code::dispute_split_wrong);
  EXPECT_EQ(d.division(200'000, 130'000, FamilyMode::refund), code::dispute_split_wrong);
  close_dispute(d.world.state, d.nursery, d.dispute, monday);
  EXPECT_EQ(d.world.give(proven, the_district()).code, "ledger.wrong_state");
}

// A court's paper, too, is read by somebody else than the side it speaks for.
TEST(RecordOutcome, APartyAloneProvesNothing) {
  for (const DisputePath path : {DisputePath::lawsuit, DisputePath::arbitration}) {
    DisputedItem court(path);
    RecordOutcome judgment = court.outcome(0, 330'000);
    judgment.document = sealed();
    const auto both = {the_family(), the_institution(court.nursery)};
    for (const auto& party : both) EXPECT_EQ(court.world.give(judgment, party).text("proven"), "false");
    EXPECT_EQ(court.division(0, 330'000), code::outcome_not_proven);
    EXPECT_EQ(court.world.give(judgment, the_district()).text("proven"), "true");
    EXPECT_EQ(court.division(0, 330'000), 0);
  }

  DisputedItem talk;
  RecordOutcome minutes = talk.outcome(0, 330'000);
  minutes.document = sealed();
  EXPECT_EQ(talk.world.give(minutes, the_family()).text("proven"), "false");
  const ConfirmOutcome confirmed{talk.nursery, talk.dispute};
  EXPECT_EQ(talk.world.give(confirmed, the_institution(talk.nursery)).text("proven"), "false");
  EXPECT_EQ(talk.world.give(confirmed, the_family()).text("proven"), "true");
  // Another outcome is nobody's word again.
  EXPECT_EQ(talk.world.give(talk.outcome(330'000, 0), the_institution(talk.nursery)).text("proven"), "false");
  EXPECT_EQ(talk.division(330'000, 0), code::outcome_not_proven);
  EXPECT_EQ(talk.world.give(talk.outcome(-1, 330'001), the_family()).text("field"), "institution_share");
}

TEST(Disputes, AMediatorSpeaksOnceItIsNamed) {
  DisputedItem d;
  RecordOutcome outcome = d.outcome(330'000, 0);
  outcome.document = sealed();
  EXPECT_EQ(d.world.give(outcome, the_mediator()).code, "ledger.forbidden");
  AddDisputeStep step;
  step.operator_id = d.nursery;
  step.dispute_id = d.dispute;
  step.text = sealed();
  step.path = DisputePath::mediation;
  step.mediator_id = the_mediator_id;
  ASSERT_EQ(d.world.give(step, the_family()).code, "");
  EXPECT_EQ(d.world.give(outcome, the_mediator(the_mediator_id + 1)).code, "ledger.forbidden");
  EXPECT_EQ(d.world.give(outcome, the_mediator()).text("proven"), "true");
  EXPECT_EQ(d.world.give(ConfirmOutcome{d.nursery, d.dispute}, the_mediator()).code, "ledger.forbidden");
  step.date = monday - Days{1};
  EXPECT_EQ(d.world.give(step, the_family()).text("field"), "date");
  step.date = monday + Days{1};
  EXPECT_EQ(d.world.give(step, the_family()).code, "ledger.event_date_in_future");
}

TEST(OpenDispute, OfOneThingAndOnce) {
  DisputedItem d;
  OpenDispute command;
  command.operator_id = d.nursery;
  command.reason = sealed();
  EXPECT_EQ(d.world.give(command, the_institution(d.nursery)).text("field"), "item");
  command.item = d.item;
  EXPECT_EQ(d.world.give(command, the_family()).code, "ledger.wrong_state");  // op 36 opened one
  EXPECT_EQ(d.world.give(command, the_family(the_family_account + 1)).code, "ledger.forbidden");
  d.world.lots.items[Id16{2}] = {d.lot, 1, false};
  command.item = Id16{2};
  const Said said = d.world.give(command, the_family());
  EXPECT_EQ(said.code, "");
  EXPECT_EQ(said.text("path"), "negotiation");
  command.refund_id = 1;
  EXPECT_EQ(d.world.give(command, the_institution(d.nursery)).text("field"), "item");
  command.item.reset();
  EXPECT_EQ(d.world.give(command, the_institution(d.nursery)).text("field"), "refund_id");
}

}  // namespace
}  // namespace gongbao::childcare::testing
