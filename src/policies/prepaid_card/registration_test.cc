// Articles 2 and 4: who may register, and that the head office alone issues. Worked example 40 of spec/01.
#include "policies/prepaid_card/registration.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {
namespace {

RegisterOperator good() {
  RegisterOperator command;
  command.uscc = "91110105MA00AAAA1T";
  command.operator_name = "某餐饮有限公司";
  command.district = "110105";
  command.industry = Industry::catering;
  command.sub_industry = "正餐服务";
  command.settlement_account = settlement_account;
  return command;
}

struct Registration {
  const char* name;
  void (*change)(RegisterOperator&);
  const char* code;
};

TEST(Registration, AsksForACreditCodeABeijingDistrictAndAListedIndustry) {
  const Registration cases[] = {
      {"complete", [](RegisterOperator&) {}, ""},
      {"40: check digit", [](RegisterOperator& c) { c.uscc = "91110105MA00AAAA10"; }, "prepaid_card.uscc_invalid"},
      {"2a: outside Beijing", [](RegisterOperator& c) { c.district = "120101"; }, "prepaid_card.out_of_scope"},
      {"account", [](RegisterOperator& c) { c.settlement_account = "12345"; }, "ledger.schema_invalid"},
  };
  for (const Registration& each : cases) {
    TestWorld world(date_of(2023, 10, 9));
    RegisterOperator command = good();
    each.change(command);
    const Said said = world.give(command, the_operator(0));
    EXPECT_EQ(said.code, each.code) << each.name;
    EXPECT_EQ(world.state.operators.size(), said.accepted() ? 1U : 0U) << each.name;
  }
}

TEST(Registration, KnowsACreditCodeOnce) {
  TestWorld world(date_of(2023, 10, 9));
  ASSERT_EQ(world.give(good(), the_operator(0)).code, "");
  EXPECT_EQ(world.give(good(), the_operator(0)).code, "prepaid_card.operator_exists");
}

TEST(Products, AreTheHeadOfficesAlone) {
  TestWorld world(date_of(2023, 10, 9));
  const std::uint64_t op = world.give(good(), the_operator(0)).entry;
  IssueProduct product;
  product.operator_id = op;
  product.product_id = 1;
  EXPECT_EQ(world.give(product, the_branch(op)).code, "prepaid_card.branch_cannot_issue");  // 4d
  EXPECT_EQ(world.give(product, the_operator(op + 1)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(product, the_operator(op)).code, "");
  EXPECT_EQ(world.give(product, the_operator(op)).code, "prepaid_card.product_exists");
}

TEST(Products, CannotPromiseTheImpossible) {
  struct Promise {
    const char* field;
    void (*change)(IssueProduct&);
  };
  const Promise cases[] = {
      {"product_id", [](IssueProduct& p) { p.product_id = 0; }},
      {"price", [](IssueProduct& p) { p.price = Money{-1}; }},
      {"bonus", [](IssueProduct& p) { p.bonus = Money{-1}; }},
      {"min_item_price", [](IssueProduct& p) { p.min_item_price = Money{-500}; }},
      {"refund_days_agreed", [](IssueProduct& p) { p.refund_days_agreed = -1; }},
      {"refund_days_agreed", [](IssueProduct& p) { p.refund_days_agreed = 2'147'483'647; }},
      {"", [](IssueProduct& p) { p.refund_days_agreed = 30; }},
  };
  for (const Promise& each : cases) {
    TestWorld world(date_of(2023, 10, 9));
    IssueProduct product;
    product.operator_id = world.give(good(), the_operator(0)).entry;
    product.product_id = 1;
    each.change(product);
    const Said said = world.give(product, the_operator(product.operator_id));
    EXPECT_EQ(said.text("field"), each.field);
    EXPECT_EQ(said.accepted(), std::string_view(each.field).empty()) << each.field;
  }
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
