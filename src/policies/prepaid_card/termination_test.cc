// Article 8 and reg/18. Worked examples 7 to 9 of spec/01.
#include "policies/prepaid_card/termination.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/published.h"
#include "policies/prepaid_card/test_filing.h"

namespace gongbao::prepaid_card::testing {
namespace {

const Date notice_day = date_of(2023, 11, 1);

struct FiledWorld : TestWorld {
  explicit FiledWorld(Date day) : TestWorld(day), op(open_operator()) { file(*this, op); }
  Said announce() {
    AnnounceTermination command;
    command.operator_id = op;
    command.channel = "门店及官网";
    command.notice = sealed();
    return give(command, the_operator(op));
  }
  Said deregister() { return give(SubmitDeregistration{op}, the_operator(op)); }
  // Of what may be drawn, that much.
  Said draw(std::int64_t fen) {
    custody::Instruction in = make(custody::Op::release_free, op, 0, fen);
    in.purpose = 1;
    in.ref_id.fill(0x11);
    return send(in);
  }
  std::uint64_t op;
};

TEST(Termination, NeedsThirtyFullDaysOfNotice) {  // 7
  const struct {
    Date on;
    const char* code;
  } rows[] = {{date_of(2023, 12, 1), "prepaid_card.notice_period_not_over"}, {date_of(2023, 12, 2), ""}};
  for (const auto& row : rows) {
    FiledWorld world(notice_day);
    EXPECT_EQ(world.announce().date("first_admissible_day"), "2023-12-02");
    world.on(row.on);
    const Said said = world.deregister();
    EXPECT_EQ(said.code, row.code);
    if (said.accepted()) {
      EXPECT_EQ(said.date("due_on"), "2023-12-06");
    }
    if (!said.accepted()) {
      EXPECT_EQ(said.date("first_admissible_day"), "2023-12-02");
    }
  }
}

TEST(Termination, KeepsTheWholeBalanceForClearing) {  // 8
  FiledWorld world(notice_day);
  ASSERT_EQ(world.purchase(world.op, 1, 8'000'000).code, "");
  ASSERT_EQ(world.draw(4'800'000).code, "");
  const Said announced = world.announce();
  EXPECT_EQ(announced.fen("required"), 8'000'000);
  EXPECT_EQ(announced.fen("short"), 4'800'000);
  EXPECT_EQ(announced.flags(), "prepaid_card.custody_shortfall");
  EXPECT_EQ(world.book(world.op).shortfall_since, notice_day.day);
  world.on(date_of(2023, 12, 2));
  const Said refused = world.deregister();
  EXPECT_EQ(refused.code, "prepaid_card.clearing_fund_insufficient");
  EXPECT_EQ(refused.fen("short"), 4'800'000);
  ASSERT_EQ(world.fund(world.op, 4'800'000).code, "");
  EXPECT_EQ(world.book(world.op).shortfall_since, 0);
  EXPECT_EQ(events_of(world, world.op, flag::custody_shortfall).front().closed_on, world.today());
  EXPECT_EQ(world.deregister().code, "");
  EXPECT_EQ(world.book(world.op).required, 8'000'000);
}

TEST(Termination, StopsIssuingAndLetsRedeem) {  // 9
  FiledWorld world(notice_day - Days{1});
  ASSERT_EQ(world.purchase(world.op, 1, 100'000).code, "");
  world.on(notice_day);
  ASSERT_EQ(world.announce().code, "");
  custody::Instruction topup = TestWorld::make(custody::Op::topup, world.op, 1, 100);
  topup.ref_id = world.book(world.op).account;
  EXPECT_EQ(world.send(topup).code, "prepaid_card.issuing_stopped");
  topup.event_date = notice_day - Days{1};  // reported late, of a day on which issuing was allowed
  EXPECT_EQ(world.send(topup).code, "");
  EXPECT_EQ(world.redeem(world.op, 1, 100).code, "");
  IssueProduct product;
  product.operator_id = world.op;
  product.product_id = 2;
  EXPECT_EQ(world.give(product, the_operator(world.op)).code, "prepaid_card.issuing_stopped");
}

TEST(Termination, CanBeCancelledBeforeDeregistration) {
  FiledWorld world(notice_day);
  ASSERT_EQ(world.purchase(world.op, 1, 100'000).code, "");
  ASSERT_EQ(world.draw(60'000).code, "");
  ASSERT_EQ(world.announce().code, "");
  EXPECT_EQ(world.announce().code, "ledger.wrong_state");
  ASSERT_NE(world.book(world.op).shortfall_since, 0);
  const Said said = world.give(CancelTermination{world.op, {}}, the_operator(world.op));
  EXPECT_EQ(said.fen("required"), 40'000);
  EXPECT_EQ(world.book(world.op).shortfall_since, 0);
  EXPECT_EQ(world.book(world.op).restricted, 40'000);
  EXPECT_EQ(world.purchase(world.op, 2, 100).code, "");
  EXPECT_EQ(world.give(CancelTermination{world.op, {}}, the_operator(world.op)).code, "ledger.wrong_state");
}

// A notice that was taken back speaks of nothing: 30 days of its successor begin when it may begin (8c).
TEST(Termination, ANoticeThatWasTakenBackIsNoNotice) {
  FiledWorld world(notice_day);
  ASSERT_EQ(world.announce().code, "");
  const Date taken_back = notice_day + Days{20};
  world.on(taken_back);
  ASSERT_EQ(world.give(CancelTermination{world.op, {}}, the_operator(world.op)).code, "");
  world.on(taken_back + Days{1});
  AnnounceTermination again;
  again.operator_id = world.op;
  again.channel = "官网";
  again.notice = sealed();
  for (const Date old : {notice_day, taken_back - Days{1}}) {
    again.notice_on = old;
    const Said said = world.give(again, the_operator(world.op));
    EXPECT_EQ(said.code, "ledger.wrong_state");
    EXPECT_EQ(said.date("first_admissible_day"), to_string(taken_back));
  }
  again.notice_on = taken_back;
  const Said said = world.give(again, the_operator(world.op));
  EXPECT_EQ(said.code, "");
  EXPECT_EQ(said.date("first_admissible_day"), to_string(taken_back + Days{31}));
}

TEST(Termination, ChecklistAndOpenItemsComeLast) {
  FiledWorld world(notice_day);
  ASSERT_EQ(world.purchase(world.op, 1, 100'000).code, "");
  ASSERT_EQ(world.redeem(world.op, 1, 1'000).code, "");
  const Id16 item = world.last_id();
  ASSERT_EQ(world.announce().code, "");
  EXPECT_EQ(world.give(SetChecklist{world.op, {"a", "a"}}, the_district()).code, "ledger.schema_invalid");
  EXPECT_EQ(world.give(SetChecklist{world.op, {"a"}}, the_operator(world.op)).code, "ledger.forbidden");
  ASSERT_EQ(world.give(SetChecklist{world.op, {"税务", "公告张贴"}}, the_district()).code, "");
  custody::Instruction objection = TestWorld::make(custody::Op::objection, world.op, 1);
  objection.ref_id = item;
  ASSERT_EQ(world.send(objection).code, "");
  world.on(date_of(2023, 12, 2));

  const Said listed = world.deregister();
  EXPECT_EQ(listed.code, "prepaid_card.checklist_open");
  EXPECT_EQ(listed.text("open"), "税务; 公告张贴");
  EXPECT_EQ(world.give(TickChecklist{world.op, "水电", {}}, the_district()).code, "ledger.unknown_subject");
  EXPECT_EQ(world.give(TickChecklist{world.op, "税务", {}}, the_district()).count("open"), 1);
  ASSERT_EQ(world.give(SetChecklist{world.op, {"税务"}}, the_district()).code, "");  // the tick stays

  const Said disputed = world.deregister();
  EXPECT_EQ(disputed.code, "prepaid_card.open_items");
  EXPECT_EQ(disputed.count("disputed_items"), 1);
}

TEST(Termination, CashInTransitMustReachTheAccountFirst) {
  FiledWorld world(notice_day);
  world.on(date_of(2023, 12, 1));
  AnnounceTermination command;
  command.operator_id = world.op;
  command.channel = "官网";
  command.notice = sealed();
  command.notice_on = notice_day;
  command.stop_issue_on = date_of(2023, 12, 2);
  custody::Instruction cash = TestWorld::make(custody::Op::sale_in_transit, world.op, 1, 500);
  cash.flags = custody::flag::cash | custody::flag::first_sale;
  cash.counter_id = 1;
  ASSERT_EQ(world.send(cash).code, "");
  ASSERT_EQ(world.give(command, the_operator(world.op)).code, "");
  world.on(date_of(2023, 12, 2));
  const Said said = world.deregister();
  EXPECT_EQ(said.code, "prepaid_card.clearing_fund_insufficient");
  EXPECT_EQ(said.fen("in_transit"), 500);
}

TEST(Deregistration, IsHandledWithinThreeWorkingDaysAndPublished) {
  const struct {
    Date on;
    const char* flags;
  } rows[] = {{date_of(2023, 12, 6), ""}, {date_of(2023, 12, 7), "prepaid_card.deregistration_late"}};
  for (const auto& row : rows) {
    FiledWorld world(notice_day);
    ASSERT_EQ(world.announce().code, "");
    world.on(date_of(2023, 12, 2));
    EXPECT_EQ(world.give(HandleDeregistration{world.op}, the_district()).code, "ledger.wrong_state");
    ASSERT_EQ(world.deregister().code, "");
    EXPECT_EQ(world.give(CancelTermination{world.op, {}}, the_operator(world.op)).code, "ledger.wrong_state");
    world.on(row.on);
    const Said said = world.give(HandleDeregistration{world.op}, the_district());
    EXPECT_EQ(said.code, "");
    EXPECT_EQ(said.flags(), row.flags);
    const auto record = published_record(world.state, world.books, world.op, row.on);
    ASSERT_TRUE(record);
    EXPECT_EQ(record->status, FilingState::deregistered);
    EXPECT_EQ(record->cancelled_on, row.on);
    EXPECT_EQ(world.book(world.op).standing, custody::Standing::deregistered);
  }
}

TEST(Holders, AreToldAndItIsKept) {  // reg/18
  TestWorld world(notice_day);
  const std::uint64_t op = world.register_operator();
  NotifyHolders command;
  command.operator_id = op;
  command.holders = 12;
  EXPECT_EQ(world.give(command, the_operator(op)).code, "ledger.schema_invalid");
  command.notice = sealed();
  ASSERT_EQ(world.give(command, the_operator(op)).code, "");
  EXPECT_EQ(latest_of(world.state.filing.holder_notices, op)->told_on, notice_day);
  command.told_on = notice_day + Days{1};
  EXPECT_EQ(world.give(command, the_operator(op)).code, "ledger.event_date_in_future");
}

NotifyHolders notice_of(std::uint64_t op, NoticeReason reason) {
  return {op, reason, NoticeChannel::phone, {}, 1, sealed()};
}

TEST(Holders, OfACloserStandInItsFileUntilTheyAreTold) {  // reg/18
  FiledWorld world(notice_day);
  ASSERT_EQ(world.purchase(world.op, 1, 1).code, "");
  EXPECT_EQ(world.announce().flags(), "");
  world.on(notice_day + Days{2});
  ASSERT_EQ(world.give(notice_of(world.op, NoticeReason::move), the_operator(world.op)).code, "");
  world.on(notice_day + Days{31});
  const Said said = world.give(SubmitDeregistration{world.op}, the_operator(world.op));
  ASSERT_EQ(said.code, "");
  EXPECT_EQ(said.flags(), "prepaid_card.holders_not_told") << "they were told of something else";
  EXPECT_TRUE(events_of(world, world.op, flag::holders_not_told).front().open());
  ASSERT_EQ(world.give(notice_of(world.op, NoticeReason::closure), the_operator(world.op)).code, "");
  const auto events = events_of(world, world.op, flag::holders_not_told);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events.front().closed_on, world.today());
}

TEST(Holders, ToldOfAClosureThatWasTakenBackAreToldAnew) {
  FiledWorld world(notice_day);
  ASSERT_EQ(world.purchase(world.op, 1, 1).code, "");
  ASSERT_EQ(world.announce().code, "");
  ASSERT_EQ(world.give(notice_of(world.op, NoticeReason::closure), the_operator(world.op)).code, "");
  world.on(notice_day + Days{2});
  ASSERT_EQ(world.give(CancelTermination{world.op, {}}, the_operator(world.op)).code, "");
  ASSERT_EQ(world.announce().code, "");
  world.on(notice_day + Days{33});
  EXPECT_EQ(world.give(SubmitDeregistration{world.op}, the_operator(world.op)).flags(),
            "prepaid_card.holders_not_told");
}

TEST(Holders, ToldBeforeTheFilingWereToldOfSomethingElse) {  // reg/18
  FiledWorld world(notice_day);
  ASSERT_EQ(world.purchase(world.op, 1, 1).code, "");
  ASSERT_EQ(world.announce().code, "");
  world.on(notice_day + Days{31});
  ASSERT_EQ(world.give(SubmitDeregistration{world.op}, the_operator(world.op)).flags(),
            "prepaid_card.holders_not_told");
  NotifyHolders notice = notice_of(world.op, NoticeReason::closure);
  notice.told_on = notice_day - Days{1};
  ASSERT_EQ(world.give(notice, the_operator(world.op)).code, "");
  EXPECT_TRUE(events_of(world, world.op, flag::holders_not_told).front().open());
  notice.told_on = notice_day;
  ASSERT_EQ(world.give(notice, the_operator(world.op)).code, "");
  EXPECT_FALSE(events_of(world, world.op, flag::holders_not_told).front().open());
}

TEST(Holders, WhoAreToldInTimeOrHoldNothingAreNoEvent) {
  for (const bool told : {true, false}) {
    FiledWorld world(notice_day);
    if (told) ASSERT_EQ(world.purchase(world.op, 1, 1).code, "");
    ASSERT_EQ(world.announce().code, "");
    if (told) ASSERT_EQ(world.give(notice_of(world.op, NoticeReason::closure), the_operator(world.op)).code, "");
    world.on(notice_day + Days{31});
    const Said said = world.give(SubmitDeregistration{world.op}, the_operator(world.op));
    EXPECT_EQ(said.code, "");
    EXPECT_EQ(said.flags(), "");
  }
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
