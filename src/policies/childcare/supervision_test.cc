// Complaints (reg/25), problems told to the city (19d), inspections, orders, fines, disqualifications; codes and
// grants.
#include "policies/childcare/supervision.h"

#include <gtest/gtest.h>

#include "policies/childcare/test_world.h"

namespace gongbao::childcare::testing {
namespace {

TEST(Complaint, IsAnsweredInSevenWorkingDays) {
  for (const bool late : {false, true}) {
    TestWorld world(monday);
    const std::uint64_t nursery = world.open_institution();
    FileComplaint command;
    command.operator_id = nursery;
    command.about = ComplaintAbout::forced_bank_service;
    EXPECT_EQ(world.give(command, the_family()).text("field"), "text");
    command.text = sealed();
    const Said said = world.give(command, the_family());
    EXPECT_EQ(said.date("due_on"), "2023-10-18");
    world.on(date_of(2023, 10, late ? 19 : 18));
    const AnswerComplaint answer{nursery, said.entry, sealed()};
    EXPECT_EQ(world.give(answer, the_district("110108")).code, "ledger.forbidden");
    EXPECT_EQ(world.give(answer, the_district()).flags(), late ? "childcare.complaint_late" : "");
    EXPECT_EQ(world.give(answer, the_district()).code, "ledger.wrong_state");
    EXPECT_EQ(world.state.compliance_events.size(), late ? 1U : 0U);
  }
}

TEST(Complaint, AboutAContractIsItsFamilysOwn) {
  TestWorld world(monday);
  const std::uint64_t nursery = world.open_institution();
  FileComplaint command;
  command.operator_id = nursery;
  command.contract_id = world.open_contract(nursery, monday, monday + Days{9});
  command.text = sealed();
  EXPECT_EQ(world.give(command, the_family(the_family_account + 1)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(command, the_family()).code, "");
}

TEST(ChildcarePenalty, StaysInsideTheRange) {
  const struct {
    std::int32_t article;
    std::int64_t fen;
    const char* code;
  } rows[] = {{28, 100'000, ""},
              {28, 99'999, "childcare.fine_out_of_range"},
              {32, 10'000'000, ""},
              {32, 10'000'001, "childcare.fine_out_of_range"},
              {27, 100'000, "ledger.schema_invalid"},
              {28, 0, "ledger.amount_not_positive"}};
  for (const auto& row : rows) {
    TestWorld world(monday);
    RecordPenalty command;
    command.operator_id = world.register_institution();
    command.article = row.article;
    command.amount = {row.fen};
    command.decision = sealed();
    EXPECT_EQ(world.give(command, the_district()).code, row.code) << row.article << ' ' << row.fen;
  }
}

TEST(ChildcareOrders, BindUntilTheyAreLifted) {
  TestWorld world(monday);
  const std::uint64_t nursery = world.register_institution();
  OrderSuspendIssuing command;
  command.operator_id = nursery;
  command.findings = sealed();
  const std::uint64_t order = world.give(command, the_district()).entry;
  EXPECT_TRUE(shared::suspended_on(world.state.supervision_orders, nursery, monday + Days{365}));
  EXPECT_FALSE(shared::suspended_on(world.state.supervision_orders, nursery, monday - Days{1}));
  EXPECT_FALSE(shared::suspended_on(world.state.supervision_orders, nursery + 1, monday));
  world.on(monday + Days{2});
  ASSERT_EQ(world.give(LiftOrder{nursery, order, {}}, the_district()).code, "");
  EXPECT_TRUE(shared::suspended_on(world.state.supervision_orders, nursery, monday + Days{1}));
  EXPECT_FALSE(shared::suspended_on(world.state.supervision_orders, nursery, monday + Days{2}));
  EXPECT_EQ(world.give(LiftOrder{nursery, order, {}}, the_district()).code, "ledger.wrong_state");
}

TEST(ReportsToTheCity, AreOfTheOwnDistrict) {  // 19d
  TestWorld world(monday);
  const std::uint64_t nursery = world.register_institution();
  EXPECT_EQ(world.give(ReportProblem{nursery, sealed()}, the_district("110108")).code, "ledger.forbidden");
  const Said said = world.give(ReportProblem{nursery, sealed()}, the_district());
  ASSERT_EQ(said.code, "");
  EXPECT_EQ(world.state.supervision.problems.at({nursery, said.entry}).area, 110105U);
  RecordInspection inspection;
  inspection.operator_id = nursery;
  inspection.inspected_on = date_of(2023, 9, 18);
  inspection.findings = sealed();
  EXPECT_EQ(world.give(inspection, the_district()).code, "childcare.not_in_force");
  inspection.inspected_on = date_of(2023, 9, 19);
  EXPECT_EQ(world.give(inspection, the_district()).code, "");
}

// The numbers of 8.5 are storage format: written down a second time.
TEST(ChildcareCodes, HaveTheirNumbersAndNames) {
  EXPECT_EQ(code_name(301), "childcare.custody_not_set_up");
  EXPECT_EQ(code_name(316), "childcare.fee_too_early");
  EXPECT_EQ(code_name(320), "childcare.confirm_window_closed");
  EXPECT_EQ(code_name(329), "childcare.not_in_force");
  EXPECT_EQ(code_name(333), "childcare.lot_balance_insufficient");
  EXPECT_EQ(code_named("childcare.custody_not_set_up"), 301);
  EXPECT_EQ(code_name(flag::custody_not_set_up), "childcare.custody_not_set_up");
  EXPECT_FALSE(is_flag(code::parameter_invalid));
  EXPECT_TRUE(is_flag(flag::child_over_three));
  std::set<std::string_view> names;
  for (const std::string_view name : all_code_names()) EXPECT_TRUE(names.insert(name).second) << name;
}

TEST(ChildcareGrants, EveryCommandHasSomebodyAndNobodyElse) {
  Commands::each([]<class Command>() {
    EXPECT_FALSE(grants_of(Command::name).empty()) << Command::name;
    EXPECT_FALSE(access::may_ever(grants_of(Command::name), Role::operator_)) << Command::name;
    EXPECT_FALSE(access::may_ever(grants_of(Command::name), Role::public_)) << Command::name;
    EXPECT_TRUE(Command::number > 2000 && Command::number < 2200) << Command::name;
  });
  FactTypes::each([]<class Fact>() { EXPECT_TRUE(Fact::number > 2500 && Fact::number < 2700) << Fact::number; });
}

// What was remembered comes back from its bytes.
TEST(ChildcareState, IsTheSameAfterItsBytes) {
  TestWorld world(monday);
  const std::uint64_t nursery = world.open_institution();
  const std::uint64_t contract = world.open_contract(nursery, monday, monday + Days{60});
  world.pay(a_bill(nursery, contract, monday, monday + Days{30}, 100'001), monday);
  ASSERT_EQ(world.give(five_materials(nursery), the_institution(nursery)).code, "");
  State read;
  ASSERT_TRUE(decode_all(canonical_bytes(world.state), read));
  EXPECT_EQ(canonical_bytes(read), canonical_bytes(world.state));
}

}  // namespace
}  // namespace gongbao::childcare::testing
