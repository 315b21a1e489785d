// Orders, fines, disqualifications (reg/11, reg/28–32), complaints (reg/25), advertisements (6e), risk prompts (14c).
#include "policies/prepaid_card/supervision.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/published.h"
#include "policies/prepaid_card/test_filing.h"

namespace gongbao::prepaid_card::testing {
namespace {

TEST(Suspension, ForbidsIssuingFromItsDayUntilItIsLifted) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  ASSERT_EQ(world.purchase(op, 1, 100).code, "");
  OrderSuspendIssuing order;
  order.operator_id = op;
  order.findings = sealed();
  const Said said = world.give(order, the_district());
  ASSERT_EQ(said.code, "");
  EXPECT_EQ(world.purchase(op, 2, 100).code, "prepaid_card.issuing_suspended");
  EXPECT_EQ(world.redeem(op, 1, 10).code, "");
  world.on(monday + Days{3});
  ASSERT_EQ(world.give(LiftOrder{op, said.entry, {}}, the_district()).code, "");
  EXPECT_EQ(world.purchase(op, 2, 100).code, "");
  EXPECT_EQ(world.give(LiftOrder{op, said.entry, {}}, the_district()).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(LiftOrder{op, said.entry + 1, {}}, the_district()).code, "ledger.unknown_subject");
}

TEST(Suspension, EndsWithItsLastDayIncluded) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  OrderSuspendIssuing order;
  order.operator_id = op;
  order.to = monday + Days{1};
  EXPECT_EQ(world.give(order, the_district()).code, "ledger.schema_invalid");  // no findings
  order.findings = sealed();
  ASSERT_EQ(world.give(order, the_district()).code, "");
  EXPECT_EQ(world.on(monday + Days{1}).purchase(op, 1, 100).code, "prepaid_card.issuing_suspended");
  EXPECT_EQ(world.on(monday + Days{2}).purchase(op, 1, 100).code, "");
}

TEST(Disqualification, ForbidsIssuingOnItsDays) {  // reg/11
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  RecordDisqualification command;
  command.operator_id = op;
  command.kind = DisqualificationKind::abnormal_operation;
  command.from = monday;
  const Said said = world.give(command, the_district());
  ASSERT_EQ(said.code, "");
  EXPECT_EQ(world.purchase(op, 1, 100).code, "prepaid_card.issuer_disqualified");
  world.on(monday + Days{1});
  ASSERT_EQ(world.give(LiftDisqualification{op, said.entry, {}}, the_district()).code, "");
  EXPECT_EQ(world.purchase(op, 1, 100).code, "");
  EXPECT_EQ(world.give(LiftDisqualification{op, said.entry, {}}, the_district()).code, "ledger.wrong_state");
}

TEST(Penalty, StaysInsideTheRangeAndShowsIt) {
  const struct {
    std::int32_t article;
    std::int64_t fen;
    const char* code;
  } rows[] = {{28, 100'000, ""},
              {28, 99'999, "prepaid_card.fine_out_of_range"},
              {32, 10'000'000, ""},
              {32, 10'000'001, "prepaid_card.fine_out_of_range"},
              {27, 100'000, "ledger.schema_invalid"},
              {28, 0, "ledger.amount_not_positive"}};
  for (const auto& row : rows) {
    TestWorld world(monday);
    const std::uint64_t op = world.register_operator();
    RecordPenalty command;
    command.operator_id = op;
    command.article = row.article;
    command.amount = {row.fen};
    command.decision = sealed();
    const Said said = world.give(command, the_district());
    EXPECT_EQ(said.code, row.code) << row.article << ' ' << row.fen;
    EXPECT_EQ(world.state.supervision.penalties.size(), said.accepted() ? 1U : 0U);
    if (said.accepted()) {
      EXPECT_EQ(said.fen("most"), 10'000'000);
    }
  }
}

TEST(Violation, IsAnEventOfTheDayItWasSeen) {
  TestWorld world(monday);
  const std::uint64_t op = world.register_operator();
  RecordViolation command;
  command.operator_id = op;
  command.code = "use_prohibited";
  command.observed_on = monday - Days{2};
  command.findings = sealed();
  ASSERT_EQ(world.give(command, the_district()).code, "");
  const auto events = events_of(world, op, code::use_prohibited);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events.front().opened_on, monday - Days{2});
  EXPECT_FALSE(events.front().open());
  command.code = "rudeness";
  EXPECT_EQ(world.give(command, the_district()).code, "ledger.schema_invalid");
}

TEST(Rectification, HasATermThatIsNotOver) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  OrderRectification command;
  command.operator_id = op;
  command.term = monday - Days{1};
  command.findings = sealed();
  EXPECT_EQ(world.give(command, the_district()).code, "ledger.schema_invalid");
  command.term = monday;
  EXPECT_EQ(world.give(command, the_district()).date("due_on"), "2023-10-09");
  EXPECT_EQ(world.purchase(op, 1, 100).code, "");  // it forbids nothing
}

TEST(Complaints, AreAnsweredWithinSevenWorkingDays) {
  const struct {
    Date on;
    const char* flags;
  } rows[] = {{date_of(2023, 10, 18), ""}, {date_of(2023, 10, 19), "prepaid_card.complaint_late"}};
  for (const auto& row : rows) {
    TestWorld world(monday);
    const std::uint64_t op = world.register_operator();
    FileComplaint command;
    command.operator_id = op;
    command.text = sealed();
    const Said filed = world.give(command, the_consumer());
    EXPECT_EQ(filed.date("due_on"), "2023-10-18");
    world.on(row.on);
    const Said said = world.give(AnswerComplaint{op, filed.entry, sealed()}, the_district());
    EXPECT_EQ(said.code, "");
    EXPECT_EQ(said.flags(), row.flags);
    EXPECT_EQ(world.give(AnswerComplaint{op, filed.entry, sealed()}, the_district()).code, "ledger.wrong_state");
  }
}

TEST(Complaints, NameACardThatExists) {
  TestWorld world(monday);
  const std::uint64_t op = world.register_operator();
  FileComplaint command;
  command.operator_id = op;
  EXPECT_EQ(world.give(command, the_consumer()).code, "ledger.schema_invalid");
  command.text = sealed();
  command.card_id = 5;
  EXPECT_EQ(world.give(command, the_consumer()).code, "ledger.unknown_subject");
  BindCardHolder bind;
  bind.operator_id = op;
  bind.card_id = 5;
  bind.holder.token[0] = 1;
  bind.consumer_account = the_consumer().account + 1;
  ASSERT_EQ(world.give(bind, the_operator(op)).code, "");
  EXPECT_EQ(world.give(command, the_consumer()).code, "ledger.forbidden");  // another's
}

TEST(Advertisements, MustSayWhatIsPublished) {
  struct Case {
    const char* name;
    void (*change)(CheckAdvertisement&);
    const char* code;
    const char* fields;
  };
  const Case cases[] = {
      {"all of it", [](CheckAdvertisement&) {}, "", ""},
      {"less of it", [](CheckAdvertisement& c) { c.bank.reset(), c.status.reset(); }, "", ""},
      {"number", [](CheckAdvertisement& c) { c.filing_number = "BJYFK-110105-2023-000002"; },
       "prepaid_card.ad_mismatch", "filing_number"},
      {"name and status", [](CheckAdvertisement& c) { c.operator_name = "某餐饮", c.status = "deregistered"; },
       "prepaid_card.ad_mismatch", "operator_name, status"},
      {"account", [](CheckAdvertisement& c) { c.account_tail = "0002"; }, "prepaid_card.ad_mismatch", "account_tail"},
  };
  for (const Case& each : cases) {
    TestWorld world(monday);
    const std::uint64_t op = world.open_operator();
    file(world, op);
    CheckAdvertisement command;
    command.operator_id = op;
    command.filing_number = "BJYFK-110105-2023-000001";
    command.operator_name = "某餐饮有限公司";
    command.bank = "某银行";
    command.account_tail = "0001";
    command.status = "active";
    each.change(command);
    const Said said = world.give(command, the_operator(op));
    EXPECT_EQ(said.code, each.code) << each.name;
    EXPECT_EQ(said.text("fields"), each.fields) << each.name;
    EXPECT_EQ(world.state.supervision.advertisements.size(), said.accepted() ? 1U : 0U) << each.name;
  }
}

TEST(Advertisements, OfWhoHasNotFiledMaySayNothingOfAFiling) {
  TestWorld world(monday);
  const std::uint64_t op = world.register_operator();
  CheckAdvertisement command;
  command.operator_id = op;
  EXPECT_EQ(world.give(command, the_operator(op)).code, "ledger.schema_invalid");
  command.filing_number = "BJYFK-110105-2023-000001";
  EXPECT_EQ(world.give(command, the_operator(op)).code, "prepaid_card.ad_mismatch");
}

TEST(RiskPrompts, StandOnThePublicRecordWhileTheyLast) {
  TestWorld world(monday);
  const std::uint64_t op = world.register_operator();
  file(world, op);
  PublishRiskPrompt command;
  command.operator_id = op;
  command.text = "门店将停业";
  command.to = monday + Days{1};
  ASSERT_EQ(world.give(command, the_district()).code, "");
  command.operator_id = 0;
  command.text = "理性消费";
  command.to.reset();
  const Actor association{Role::association, 16, 0, 0};
  ASSERT_EQ(world.give(command, association).code, "");
  const auto on = [&](Date d) { return published_record(world.state, world.books, op, d)->risk_prompts; };
  EXPECT_EQ(on(monday + Days{1}), (std::vector<std::string>{"理性消费", "门店将停业"}));
  EXPECT_EQ(on(monday + Days{2}), std::vector<std::string>{"理性消费"});
  EXPECT_EQ(world.give(command, the_operator(op)).code, "ledger.forbidden");
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
