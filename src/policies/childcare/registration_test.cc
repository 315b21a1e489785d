// Institutions, categories, fee standards, disclosures, agreement and account.
#include "policies/childcare/registration.h"

#include <gtest/gtest.h>

#include "policies/childcare/test_world.h"

namespace gongbao::childcare::testing {
namespace {

TEST(RegisterInstitution, TestsStandInTheirOrder) {
  TestWorld world(monday);
  RegisterInstitution command = an_institution();
  command.uscc = "1";
  command.area = "310101";
  EXPECT_EQ(world.give(command, the_institution(0)).code, "childcare.uscc_invalid");
  command.uscc = an_institution().uscc;
  EXPECT_EQ(world.give(command, the_institution(0)).code, "childcare.out_of_scope");
  command.area = "YANSHAN";
  command.registration_no = " ";
  const Said unregistered = world.give(command, the_institution(0));
  EXPECT_EQ(unregistered.code, "childcare.out_of_scope");
  EXPECT_EQ(unregistered.text("missing"), "registration_no");
  command.registration_no = "1";
  command.premises = Premises::lease;
  EXPECT_EQ(world.give(command, the_institution(0)).text("field"), "lease_end");
  command.lease_end = monday - Days{1};
  EXPECT_EQ(world.give(command, the_institution(0)).text("field"), "lease_end");
  command.lease_end = monday;
  const Said said = world.give(command, the_institution(0));
  EXPECT_EQ(said.code, "");
  EXPECT_EQ(said.count("operator_id"), static_cast<std::int64_t>(said.entry));
  EXPECT_EQ(world.books.find_operator(said.entry)->scheme, custody::scheme_childcare);
  command.area = "310101";
  EXPECT_EQ(world.give(command, the_institution(0)).code, "childcare.institution_exists");
}

TEST(SetCategory, IsTheOwnDistrictsAndSpeaksFromItsDay) {  // 33
  TestWorld world(monday);
  const std::uint64_t nursery = world.register_institution();
  const Date new_year = date_of(2024, 1, 1);
  const SetCategory command{nursery, true, new_year, sealed()};
  EXPECT_EQ(world.give(command, the_district("110108")).code, "childcare.category_not_by_district");
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(SetCategory{nursery, true, monday - Days{1}, sealed()}, the_district()).text("field"), "from");
  EXPECT_EQ(world.give(command, the_district()).count("ratio"), 5'000);
  const InstitutionRows& rows = world.state.institutions;
  EXPECT_FALSE(demo_on(rows, nursery, new_year - Days{1}));
  EXPECT_TRUE(demo_on(rows, nursery, new_year));
  // A later word about an earlier day speaks until then; of two words about one day the later does.
  world.set_demo(nursery, monday, true);
  world.set_demo(nursery, monday, false);
  EXPECT_FALSE(demo_on(rows, nursery, monday));
  EXPECT_FALSE(demo_on(rows, nursery, new_year - Days{1}));
  EXPECT_TRUE(demo_on(rows, nursery, new_year));
}

TEST(SetCategory, OfYanshanAndBda) {
  TestWorld world(monday);
  RegisterInstitution command = an_institution();
  command.area = "YANSHAN";
  const std::uint64_t nursery = world.give(command, the_institution(0)).entry;
  const SetCategory set{nursery, true, monday, sealed()};
  EXPECT_EQ(world.give(set, the_district("110111")).code, "childcare.category_not_by_district");
  EXPECT_EQ(world.give(set, the_district("YANSHAN")).code, "");
}

TEST(FeeStandard, TheNextOneEndsTheOneBefore) {
  TestWorld world(monday);
  const std::uint64_t nursery = world.register_institution();
  PublishFeeStandard command;
  command.operator_id = nursery;
  command.item = "保育费";
  command.price = {500'001};
  ASSERT_EQ(world.give(command, the_institution(nursery)).code, "");
  command.published_from = monday + Days{10};
  command.published_to = monday + Days{20};
  command.price = {600'001};
  ASSERT_EQ(world.give(command, the_institution(nursery)).code, "");
  const InstitutionRows& rows = world.state.institutions;
  EXPECT_EQ(fee_on(rows, nursery, "保育费", monday + Days{9})->price.fen, 500'001);
  EXPECT_EQ(fee_on(rows, nursery, "保育费", monday + Days{10})->price.fen, 600'001);
  EXPECT_EQ(fee_on(rows, nursery, "保育费", monday + Days{21}), nullptr);
  EXPECT_EQ(fee_on(rows, nursery, "保育费", monday - Days{1}), nullptr);
  EXPECT_EQ(fee_on(rows, nursery, "餐费", monday), nullptr);
  command.published_from = monday - Days{1};
  EXPECT_EQ(world.give(command, the_institution(nursery)).text("field"), "published_from");
  command.published_from.reset();
  command.published_to = monday - Days{1};
  EXPECT_EQ(world.give(command, the_institution(nursery)).text("field"), "published_to");
  command.price = {0};
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "ledger.amount_not_positive");
}

TEST(Disclosure, HasFivePartsAndNoUnfairTerm) {
  TestWorld world(monday);
  const std::uint64_t nursery = world.register_institution();
  PublishDisclosure command;
  command.operator_id = nursery;
  command.institution_name = "某托育园";
  command.fee_standards = "见价目表";
  command.refund_rules = "概 不退 款";
  command.privacy = "  ";
  const Said said = world.give(command, the_institution(nursery));
  EXPECT_EQ(said.code, "childcare.disclosure_missing");
  EXPECT_EQ(said.text("missing"), "privacy, complaint_phone");
  command.privacy = "不外传";
  command.complaint_phone = "010-1";
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "childcare.unfair_term");
  command.refund_rules = "按天退";
  command.from = monday + Days{1};
  ASSERT_EQ(world.give(command, the_institution(nursery)).code, "");
  EXPECT_FALSE(disclosed_on(world.state.institutions, nursery, monday));
  EXPECT_TRUE(disclosed_on(world.state.institutions, nursery, monday + Days{1}));
}

TEST(CustodySetup, OneBankOneAgreementOneAccount) {
  TestWorld world(monday);
  const std::uint64_t nursery = world.register_institution();
  EXPECT_EQ(world.give(OpenCustodyAccount{nursery, the_account}, the_bank()).code, "childcare.agreement_missing");
  SignCustodyAgreement command;
  command.operator_id = nursery;
  command.bank_id = the_bank_id;
  command.bank_district = "310101";
  command.signed_on = monday;
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "childcare.bank_not_in_beijing");
  command.bank_district = "BDA";
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "childcare.agreement_missing");  // 10d
  command.acknowledgement = sealed();
  command.signed_on = monday + Days{1};
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "ledger.event_date_in_future");
  command.signed_on = monday;
  ASSERT_EQ(world.give(command, the_institution(nursery)).code, "");
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "childcare.bank_not_unique");
  EXPECT_EQ(world.give(OpenCustodyAccount{nursery, the_account}, the_bank(the_bank_id + 1)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(OpenCustodyAccount{nursery, "1"}, the_bank()).text("field"), "account_no");
  ASSERT_EQ(world.give(OpenCustodyAccount{nursery, the_account}, the_bank()).code, "");
  EXPECT_EQ(world.give(OpenCustodyAccount{nursery, "110100000000000002"}, the_bank()).code,
            "childcare.account_not_unique");
  // Another institution's number, and one of an operator of another document.
  const std::uint64_t other = world.register_institution("52110105MA00AAAA2");
  command.operator_id = other;
  ASSERT_EQ(world.give(command, the_institution(other)).code, "");
  EXPECT_EQ(world.give(OpenCustodyAccount{other, the_account}, the_bank()).code, "childcare.account_not_unique");
  world.books.open_operator(77'000, 1, monday).account = *custody::account_key("110100000000000003");
  EXPECT_EQ(world.give(OpenCustodyAccount{other, "110100000000000003"}, the_bank()).code,
            "childcare.account_not_unique");
  EXPECT_EQ(world.state.setup.account_register.size(), 1U);
  EXPECT_EQ(custody::account_digits(world.books.find_operator(nursery)->account), the_account);
}

}  // namespace
}  // namespace gongbao::childcare::testing
