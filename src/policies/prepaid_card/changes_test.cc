// Article 7 (7a 7b) and corrections of the record. Worked example 6 of spec/01.
#include "policies/prepaid_card/changes.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/test_filing.h"

namespace gongbao::prepaid_card::testing {
namespace {

const Date changed_on = date_of(2023, 9, 20);

struct FiledWorld : TestWorld {
  explicit FiledWorld(Date day) : TestWorld(day), op(register_operator()) { file(*this, op); }
  std::uint64_t op;
};

SubmitChange new_name(std::uint64_t op, Date day) {
  SubmitChange command;
  command.operator_id = op;
  command.changed_on = day;
  command.fields.operator_name = "新名称有限公司";
  return command;
}

TEST(Changes, AreSubmittedWithinFifteenWorkingDays) {  // 6
  const struct {
    Date on;
    const char* flags;
    const char* handled_by;
  } rows[] = {{date_of(2023, 10, 17), "", "2023-10-20"},
              {date_of(2023, 10, 18), "prepaid_card.change_late", "2023-10-23"}};
  for (const auto& row : rows) {
    FiledWorld world(changed_on);
    world.on(row.on);
    const Said said = world.give(new_name(world.op, changed_on), the_operator(world.op));
    EXPECT_EQ(said.code, "");
    EXPECT_EQ(said.date("submit_by"), "2023-10-17");
    EXPECT_EQ(said.date("due_on"), row.handled_by);
    EXPECT_EQ(said.flags(), row.flags);
    EXPECT_EQ(events_of(world, world.op, flag::change_late).size(), row.flags[0] == '\0' ? 0U : 1U);
  }
}

TEST(Changes, HaveTheDaysOfTheDayTheyHappened) {
  FiledWorld world(changed_on);
  world.set("change_submit_days", changed_on + Days{3}, 5);
  world.on(date_of(2023, 10, 17));
  const Said said = world.give(new_name(world.op, changed_on), the_operator(world.op));
  EXPECT_EQ(said.date("submit_by"), "2023-10-17");
  EXPECT_EQ(said.flags(), "");
}

TEST(Changes, AreHandledWithinThreeWorkingDays) {
  const struct {
    Date on;
    const char* flags;
  } rows[] = {{date_of(2023, 9, 25), ""}, {date_of(2023, 9, 26), "prepaid_card.change_handle_late"}};
  for (const auto& row : rows) {
    FiledWorld world(changed_on);
    const std::uint64_t change = world.give(new_name(world.op, changed_on), the_operator(world.op)).entry;
    world.on(row.on);
    EXPECT_EQ(world.state.operators.at(world.op).name, "某餐饮有限公司");
    const Said said = world.give(ApplyChange{world.op, change}, the_district());
    EXPECT_EQ(said.code, "");
    EXPECT_EQ(said.flags(), row.flags);
    EXPECT_EQ(world.state.operators.at(world.op).name, "新名称有限公司");
    EXPECT_EQ(world.state.filing.versions.size(), 2U);
    EXPECT_EQ(latest_of(world.state.filing.versions, world.op)->from, row.on);
    EXPECT_EQ(world.give(ApplyChange{world.op, change}, the_district()).code, "ledger.wrong_state");
  }
}

TEST(Changes, CanBeReturned) {
  FiledWorld world(changed_on);
  const std::uint64_t change = world.give(new_name(world.op, changed_on), the_operator(world.op)).entry;
  EXPECT_EQ(world.give(ReturnChange{world.op, change + 7, sealed()}, the_district()).code, "ledger.unknown_subject");
  ASSERT_EQ(world.give(ReturnChange{world.op, change, sealed()}, the_district()).code, "");
  EXPECT_EQ(world.give(ApplyChange{world.op, change}, the_district()).code, "ledger.wrong_state");
  EXPECT_EQ(world.state.operators.at(world.op).name, "某餐饮有限公司");
}

TEST(Changes, OfTheSettlementAccountTakeEffectInTheBooks) {
  FiledWorld world(changed_on);
  SubmitChange command;
  command.operator_id = world.op;
  command.changed_on = changed_on;
  command.fields.settlement_account = "6222020200000009";
  const std::uint64_t change = world.give(command, the_operator(world.op)).entry;
  EXPECT_EQ(world.book(world.op).settlement_account, *custody::account_key(settlement_account));
  ASSERT_EQ(world.give(ApplyChange{world.op, change}, the_district()).code, "");
  EXPECT_EQ(world.book(world.op).settlement_account, *custody::account_key("6222020200000009"));
}

TEST(Changes, ListAndCloseOutlets) {
  FiledWorld world(changed_on);
  SubmitChange opening;
  opening.operator_id = world.op;
  opening.changed_on = changed_on;
  opening.fields.list_outlets = {outlet(5)};
  const std::uint64_t opened = world.give(opening, the_operator(world.op)).entry;
  ASSERT_EQ(world.give(ApplyChange{world.op, opened}, the_district()).code, "");
  EXPECT_EQ(world.give(opening, the_operator(world.op)).code, "ledger.wrong_state");

  world.on(changed_on + Days{5});
  SubmitChange closing;
  closing.operator_id = world.op;
  closing.changed_on = changed_on;
  closing.fields.close_outlets = {5};
  const std::uint64_t closed = world.give(closing, the_operator(world.op)).entry;
  ASSERT_EQ(world.give(ApplyChange{world.op, closed}, the_district()).code, "");
  EXPECT_EQ(world.state.outlets.at({world.op, 5}).listed_to, world.today());
  EXPECT_TRUE(latest_of(world.state.filing.versions, world.op)->form.outlets.empty());
  EXPECT_EQ(world.give(closing, the_operator(world.op)).code, "ledger.wrong_state");
  closing.fields.close_outlets = {9};
  EXPECT_EQ(world.give(closing, the_operator(world.op)).code, "ledger.unknown_subject");
}

// It is listed on the days it was and is, and on none between (4i).
TEST(Changes, ListAClosedOutletAgain) {
  FiledWorld world(changed_on);
  const auto handled = [&](const SubmitChange& command) {
    const Said said = world.give(command, the_operator(world.op));
    return world.give(ApplyChange{world.op, said.entry}, the_district()).code;
  };
  SubmitChange opening{world.op, changed_on, {}}, closing{world.op, changed_on, {}};
  opening.fields.list_outlets = {outlet(5)};
  closing.fields.close_outlets = {5};
  ASSERT_EQ(handled(opening), "");
  const Date closed_on = changed_on + Days{3}, again_on = changed_on + Days{6};
  ASSERT_EQ((world.on(closed_on), handled(closing)), "");
  ASSERT_EQ((world.on(again_on), handled(opening)), "");
  const struct {
    Date day;
    bool listed;
  } rows[] = {{changed_on - Days{1}, false}, {changed_on, true},          {closed_on, true},
              {closed_on + Days{1}, false},  {again_on - Days{1}, false}, {again_on, true}};
  for (const auto& row : rows) EXPECT_EQ(world.state.outlets.at({world.op, 5}).listed_on(row.day), row.listed);
  EXPECT_EQ(latest_of(world.state.filing.versions, world.op)->form.outlets.size(), 1U);
  EXPECT_EQ(handled(opening), "ledger.unknown_subject") << "it is listed";
  world.on(again_on + Days{1});
  ASSERT_EQ(handled(closing), "");

  // By the command of its own it is named at once, and listed when the district has applied it.
  const Said named = world.give(ListOutlet{world.op, outlet(5)}, the_operator(world.op));
  ASSERT_EQ(named.code, "");
  EXPECT_TRUE(world.state.outlets.at({world.op, 5}).listed_on(again_on + Days{1}));
  EXPECT_FALSE(world.state.outlets.at({world.op, 5}).listed_on(again_on + Days{2}));
  world.on(again_on + Days{2});
  ASSERT_EQ(world.give(ApplyChange{world.op, named.entry}, the_district()).code, "");
  EXPECT_FALSE(world.state.outlets.at({world.op, 5}).listed_on(closed_on + Days{1}));
  EXPECT_TRUE(world.state.outlets.at({world.op, 5}).listed_on(world.today()));
}

TEST(Changes, OfTheAddressAreTold) {  // reg/18
  TestWorld world(changed_on);
  const std::uint64_t op = world.open_operator();
  file(world, op);
  ASSERT_EQ(world.purchase(op, 1, 1).code, "");
  const auto moved_to = [&](const char* address) {
    SubmitChange command{op, world.today(), {}};
    command.fields.address = address;
    const Said submitted = world.give(command, the_operator(op));
    EXPECT_EQ(submitted.flags(), "") << "there is time until it is applied";
    return world.give(ApplyChange{op, submitted.entry}, the_district()).flags();
  };
  const NotifyHolders notice{op, NoticeReason::move, NoticeChannel::wechat, {}, 1, sealed()};
  EXPECT_EQ(moved_to("某街1号"), "") << "none was filed";
  world.on(changed_on + Days{1});
  EXPECT_EQ(moved_to("某街1号"), "") << "the same one";
  world.on(changed_on + Days{3});
  EXPECT_EQ(moved_to("某街2号"), "prepaid_card.holders_not_told");
  ASSERT_EQ(world.give(notice, the_operator(op)).code, "");
  EXPECT_FALSE(events_of(world, op, flag::holders_not_told).front().open());
  world.on(changed_on + Days{5});
  EXPECT_EQ(moved_to("某街3号"), "prepaid_card.holders_not_told") << "they were told of the move before";
  world.on(changed_on + Days{7});
  ASSERT_EQ(world.give(notice, the_operator(op)).code, "");
  ASSERT_EQ(world.give(notice, the_operator(op)).code, "");
  EXPECT_EQ(moved_to("某街4号"), "") << "one for each";
}

// A shop that sold a card and files, moves and tells its holders of it.
struct MovingShop {
  TestWorld world{changed_on};
  std::uint64_t op = 0;
  MovingShop() {
    op = world.open_operator();
    file(world, op);
    GB_CHECK(world.purchase(op, 1, 1).code.empty());
  }
  // The flags of its application.
  std::string moves_to(const char* address) {
    SubmitChange command{op, world.today(), {}};
    command.fields.address = address;
    const Said submitted = world.give(command, the_operator(op));
    return world.give(ApplyChange{op, submitted.entry}, the_district()).flags();
  }
  std::string tells(std::optional<Date> on = {}) {
    const NotifyHolders notice{op, NoticeReason::move, NoticeChannel::wechat, on, 1, sealed()};
    return world.give(notice, the_operator(op)).code;
  }
  std::size_t moves_nobody_was_told_of() {
    return static_cast<std::size_t>(std::ranges::count_if(events_of(world, op, flag::holders_not_told), &is_open));
  }
  static bool is_open(const ComplianceEvent& event) { return event.open(); }
};

TEST(Moves, TheFirstAddressIsNoneAndTakesNoNotice) {  // reg/18
  MovingShop shop;
  ASSERT_EQ(shop.tells(), "");
  shop.world.on(changed_on + Days{2});
  EXPECT_EQ(shop.moves_to("某街1号"), "") << "none was filed before";
  EXPECT_EQ(shop.moves_to("某街2号"), "") << "of this one they were told";
}

TEST(Moves, ANoticeIsOfOneMove) {  // reg/18
  MovingShop shop;
  EXPECT_EQ(shop.moves_to("某街1号"), "");
  shop.world.on(changed_on + Days{2});
  EXPECT_EQ(shop.moves_to("某街2号"), "prepaid_card.holders_not_told");
  shop.world.on(changed_on + Days{3});
  ASSERT_EQ(shop.tells(), "");
  EXPECT_EQ(shop.moves_nobody_was_told_of(), 0U);
  EXPECT_EQ(shop.moves_to("某街3号"), "prepaid_card.holders_not_told") << "the notice was of the move before";
  shop.world.on(changed_on + Days{4});
  ASSERT_EQ(shop.tells(), "");
  ASSERT_EQ(shop.tells(), "");
  EXPECT_EQ(shop.moves_to("某街4号"), "") << "the second notice is of the next one";
  EXPECT_EQ(shop.moves_to("某街5号"), "prepaid_card.holders_not_told");
}

TEST(Moves, WhatWasToldLongAgoEndsNothing) {  // reg/18
  MovingShop shop;
  EXPECT_EQ(shop.moves_to("某街1号"), "");
  shop.world.on(changed_on + Days{5});
  EXPECT_EQ(shop.moves_to("某街2号"), "prepaid_card.holders_not_told");
  ASSERT_EQ(shop.tells(changed_on - Days{1}), "") << "before its filing; kept all the same";
  EXPECT_EQ(shop.moves_nobody_was_told_of(), 1U);
  ASSERT_EQ(shop.tells(changed_on), "");
  EXPECT_EQ(shop.moves_nobody_was_told_of(), 0U);
  shop.world.on(changed_on + Days{9});
  EXPECT_EQ(shop.moves_to("某街3号"), "prepaid_card.holders_not_told");
  ASSERT_EQ(shop.tells(changed_on + Days{5}), "") << "the day of the move before";
  EXPECT_EQ(shop.moves_nobody_was_told_of(), 1U);
  ASSERT_EQ(shop.tells(changed_on + Days{6}), "");
  EXPECT_EQ(shop.moves_nobody_was_told_of(), 0U);
}

TEST(Changes, NeedAFilingAndSomethingToChange) {
  TestWorld world(changed_on);
  const std::uint64_t op = world.register_operator();
  EXPECT_EQ(world.give(new_name(op, changed_on), the_operator(op)).code, "ledger.wrong_state");
  file(world, op);
  EXPECT_EQ(world.give(new_name(op, changed_on + Days{1}), the_operator(op)).code, "ledger.event_date_in_future");
  EXPECT_EQ(world.give(new_name(op, date_of(2001, 1, 1)), the_operator(op)).code, "prepaid_card.not_in_force");
  SubmitChange nothing;
  nothing.operator_id = op;
  nothing.changed_on = changed_on;
  EXPECT_EQ(world.give(nothing, the_operator(op)).code, "ledger.schema_invalid");
}

TEST(Changes, OfTheDistrictMoveTheCase) {  // 3b
  FiledWorld world(changed_on);
  SubmitChange command;
  command.operator_id = world.op;
  command.changed_on = changed_on;
  command.fields.district = "BDA";
  const std::uint64_t change = world.give(command, the_operator(world.op)).entry;
  ASSERT_EQ(world.give(ApplyChange{world.op, change}, the_district()).code, "");
  EXPECT_EQ(world.give(RecordInspection{world.op, {}, {}, sealed(), {}}, the_district()).code, "ledger.forbidden");
  EXPECT_EQ(world.give(RecordInspection{world.op, {}, {}, sealed(), {}}, the_district("BDA")).code, "");
}

TEST(Corrections, KeepTheHistory) {
  FiledWorld world(changed_on);
  CorrectRecord command;
  command.operator_id = world.op;
  command.fields.bank = "另一银行";
  EXPECT_EQ(world.give(command, the_district()).code, "ledger.schema_invalid");  // no reason
  command.reason = sealed();
  world.on(changed_on + Days{1});
  ASSERT_EQ(world.give(command, the_district()).code, "");
  const auto& versions = world.state.filing.versions;
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_EQ(versions.begin()->second.form.bank, "某银行");
  EXPECT_EQ(versions.rbegin()->second.form.bank, "另一银行");
  EXPECT_EQ(versions.rbegin()->second.cause, VersionCause::corrected);
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
