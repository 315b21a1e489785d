// Filing: the duty of 6a with its boundary fen and days, the five materials, the quarter's enrolment.
#include "policies/childcare/filing.h"

#include <gtest/gtest.h>

#include "policies/childcare/published.h"
#include "policies/childcare/test_world.h"

namespace gongbao::childcare::testing {
namespace {

const Date thursday = date_of(2023, 9, 28);

TEST(FilingDuty, OpensStrictlyAboveTheThreshold) {  // 1, 2, 3
  TestWorld world(thursday);
  const std::uint64_t nursery = world.open_institution();
  const std::uint64_t contract = world.open_contract(nursery, thursday, date_of(2024, 6, 30));
  EXPECT_FALSE(opens_filing_duty(world.state, world.terms(), nursery, 2'000'000));
  EXPECT_TRUE(opens_filing_duty(world.state, world.terms(), nursery, 2'000'001));
  // 12,000.00 + 8,000.01 of one contract on one day; on another day, and of another scope, each counts alone.
  const auto at_once = [&](Date day) {
    return paid_at_once(world.reading(), world.terms(), nursery, contract, day, 800'001);
  };
  world.pay(a_bill(nursery, contract, thursday, date_of(2023, 10, 31), 1'200'000), thursday);
  EXPECT_TRUE(at_once(thursday) == 2'000'001);
  EXPECT_TRUE(at_once(thursday + Days{1}) == 800'001);
  Terms alone = world.terms();
  alone.payments_of_one_day_are_one = false;
  EXPECT_TRUE(paid_at_once(world.reading(), alone, nursery, contract, thursday, 800'001) == 800'001);
}

TEST(FilingDuty, IsAnsweredInFiveWorkingDays) {  // 2
  for (const bool late : {false, true}) {
    TestWorld world(thursday);
    const std::uint64_t nursery = world.open_institution();
    const law::Deadline due = world.calendar.add_work_days(thursday, world.terms().filing);
    EXPECT_EQ(due.last_day, date_of(2023, 10, 11));
    open_filing_duty(world.state, nursery, thursday, due, 900);
    EXPECT_EQ(filing_state(world.state, nursery), FilingState::due);
    EXPECT_FALSE(opens_filing_duty(world.state, world.terms(), nursery, 9'000'000));  // owed already
    EXPECT_FALSE(filing_overdue(world.state, nursery, due.last_day));
    EXPECT_TRUE(filing_overdue(world.state, nursery, due.last_day + Days{1}));
    world.on(due.last_day + Days{late ? 1 : 0});
    const Said said = world.give(five_materials(nursery), the_institution(nursery));
    EXPECT_EQ(said.code, "");
    EXPECT_EQ(said.text("kind"), "mandatory");
    EXPECT_EQ(said.flags(), late ? "childcare.filing_overdue" : "");
    EXPECT_EQ(filing_state(world.state, nursery), FilingState::filed);
    EXPECT_FALSE(shared::open_since(world.state.compliance_events, nursery, flag::filing_due));
  }
}

TEST(SubmitFiling, NamesWhatIsMissing) {  // 35
  TestWorld world(monday);
  const std::uint64_t nursery = world.open_institution();
  SubmitFiling command = five_materials(nursery);
  command.enrolment.reset();
  const Said said = world.give(command, the_institution(nursery));
  EXPECT_EQ(said.code, "childcare.filing_incomplete");
  EXPECT_EQ(said.text("missing"), "enrolment");
  command = five_materials(nursery);
  command.premises_doc->kind = PremisesDocKind::lease;  // 7b: the premises are its own
  command.account->account_no = "110100000000000009";   // 7c: not the open one
  EXPECT_EQ(world.give(command, the_institution(nursery)).text("missing"), "premises_doc, account");
  command = SubmitFiling{};
  command.operator_id = nursery;
  EXPECT_EQ(world.give(command, the_institution(nursery)).text("missing"),
            "subject, premises_doc, account, contract_text, enrolment");
  command = five_materials(nursery);
  command.subject->premises = Premises::lease;
  command.premises_doc->kind = PremisesDocKind::lease;
  EXPECT_EQ(world.give(command, the_institution(nursery)).text("missing"), "subject.lease_end");
  command.subject->lease_end = date_of(2024, 6, 30);
  ASSERT_EQ(world.give(command, the_institution(nursery)).code, "");
  EXPECT_EQ(lease_end_on(world.state.institutions.institutions.at(nursery), monday), date_of(2024, 6, 30));
}

TEST(SubmitFiling, RatioItemsAndTermsAreTested) {
  TestWorld world(monday);
  const std::uint64_t nursery = world.open_institution();
  const Said said = world.give(five_materials(nursery, 5'000), the_institution(nursery));
  EXPECT_EQ(said.code, "childcare.ratio_mismatch");
  EXPECT_EQ(said.count("ratio"), 7'000);
  world.set_demo(nursery, monday);
  SubmitFiling command = five_materials(nursery, 5'000);
  command.contract_text->items.pop_back();
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "childcare.voucher_item_missing");
  command = five_materials(nursery, 5'000);
  command.contract_text->text = "遗失不补办";
  EXPECT_EQ(world.give(command, the_institution(nursery)).text("phrase"), "不补办");
  EXPECT_EQ(world.give(five_materials(nursery, 5'000), the_institution(nursery)).text("kind"), "voluntary");
  EXPECT_EQ(world.give(five_materials(nursery, 5'000), the_institution(nursery)).code, "ledger.wrong_state");
}

TEST(UpdateFiling, MovesTheLeaseFromTheDayItChanged) {
  TestWorld world(monday);
  const std::uint64_t nursery = world.open_institution();
  UpdateFiling update;
  update.operator_id = nursery;
  update.changed_on = monday;
  EXPECT_EQ(world.give(update, the_institution(nursery)).text("field"), "fields");
  update.fields.subject.emplace();
  update.fields.subject->premises = Premises::lease;
  update.fields.subject->lease_end = date_of(2024, 3, 31);
  EXPECT_EQ(world.give(update, the_institution(nursery)).code, "ledger.wrong_state");  // not filed
  ASSERT_EQ(world.give(five_materials(nursery), the_institution(nursery)).code, "");
  world.on(monday + Days{10});
  update.changed_on = monday + Days{4};
  EXPECT_EQ(world.give(update, the_institution(nursery)).text("missing"), "premises_doc");
  update.fields.premises_doc = PremisesDoc{PremisesDocKind::lease, sealed()};
  const Said said = world.give(update, the_institution(nursery));
  ASSERT_EQ(said.code, "");
  EXPECT_EQ(said.count("days"), 6);
  const Institution& row = world.state.institutions.institutions.at(nursery);
  EXPECT_FALSE(lease_end_on(row, monday + Days{3}));
  EXPECT_EQ(lease_end_on(row, monday + Days{4}), date_of(2024, 3, 31));
  update.changed_on = monday + Days{11};
  EXPECT_EQ(world.give(update, the_institution(nursery)).code, "ledger.event_date_in_future");
}

TEST(Enrolment, IsToldOncePerQuarter) {  // 7f
  TestWorld world(date_of(2023, 12, 29));
  const std::uint64_t nursery = world.open_institution();
  EXPECT_EQ(world.give(UpdateEnrolment{nursery, 60, 41}, the_institution(nursery)).code, "ledger.wrong_state");
  ASSERT_EQ(world.give(five_materials(nursery), the_institution(nursery)).code, "");
  const auto missing = [&](Date day) {
    const auto quarter = enrolment_missing(world.state, nursery, day);
    return quarter ? to_string(*quarter) : "";
  };
  EXPECT_EQ(missing(date_of(2024, 3, 31)), "");  // the filing counts as its own quarter's
  EXPECT_EQ(missing(date_of(2024, 4, 1)), "2024Q1");
  world.on(date_of(2024, 3, 31));
  EXPECT_EQ(world.give(UpdateEnrolment{nursery, -1, 41}, the_institution(nursery)).text("field"), "designed_places");
  EXPECT_EQ(world.give(UpdateEnrolment{nursery, 60, 41}, the_institution(nursery)).text("quarter"), "2024Q1");
  EXPECT_EQ(missing(date_of(2024, 6, 30)), "");
  EXPECT_EQ(missing(date_of(2024, 7, 1)), "2024Q2");
  world.on(date_of(2024, 7, 1));
  ASSERT_EQ(world.give(UpdateEnrolment{nursery, 60, 0}, the_institution(nursery)).code, "");
  EXPECT_EQ(missing(date_of(2024, 7, 1)), "");
  EXPECT_EQ(missing(date_of(2025, 1, 1)), "2024Q4");
  EXPECT_EQ(world.state.institutions.institutions.at(nursery).enrolled, 0);
}

TEST(Published, IsWhoHasFiled) {  // 8a
  TestWorld world(monday);
  const std::uint64_t nursery = world.open_institution();
  EXPECT_FALSE(published_record(world.reading(), nursery));
  RegisterContract model = a_contract(nursery, monday, monday + Days{9});
  model.model_contract = true;
  ASSERT_EQ(world.give(model, the_institution(nursery)).code, "");
  ASSERT_EQ(world.give(five_materials(nursery), the_institution(nursery)).code, "");
  const auto record = published_record(world.reading(), nursery);
  ASSERT_TRUE(record);
  EXPECT_EQ(record->category, "other");
  EXPECT_EQ(record->ratio.bp, 7'000);
  EXPECT_EQ(record->account_last4, "0001");
  EXPECT_EQ(record->designed_places, 60);
  EXPECT_EQ(record->complaint_phone, "010-12345");
  ASSERT_EQ(record->fees.size(), 1U);
  EXPECT_EQ(record->fees.front().price.fen, 5'000'000);
  EXPECT_TRUE(record->model_contract);
}

TEST(WithdrawFiling, WaitsForTheLastContract) {
  TestWorld world(monday);
  const std::uint64_t nursery = world.open_institution();
  const std::uint64_t contract = world.open_contract(nursery, monday, monday + Days{5});
  ASSERT_EQ(world.give(five_materials(nursery), the_institution(nursery)).code, "");
  const Said said = world.give(WithdrawFiling{nursery}, the_institution(nursery));
  EXPECT_EQ(said.code, "ledger.wrong_state");
  EXPECT_EQ(said.count("contract_id"), static_cast<std::int64_t>(contract));
  world.on(monday + Days{6});
  EXPECT_EQ(world.give(WithdrawFiling{nursery}, the_institution(nursery)).code, "");
  EXPECT_EQ(filing_state(world.state, nursery), FilingState::closed);
  EXPECT_TRUE(opens_filing_duty(world.state, world.terms(), nursery, 2'000'001));
}

}  // namespace
}  // namespace gongbao::childcare::testing
