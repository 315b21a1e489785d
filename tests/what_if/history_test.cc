// Each class of answers on a history that can be redone by hand.
#include "what_if/history.h"

#include <gmock/gmock.h>

namespace gongbao::what_if_test {
namespace {

using testing::ElementsAre;
using testing::IsEmpty;
using testing::UnorderedElementsAre;

// Example 14: of 1,200,000.00 owed 480,000.00 must stay.
const std::string free_release = R"(
scenario: A free release down to the floor, and one fen more
given: {operator: {B_q: 1000000.00, B: 1000000.00, C: 400000.00}}
steps:
  - on: 2023-10-09
    purchase: {card: a, amount: 200000.00}
  - request_free_release: {amount: 120000.01, purpose: goods}
    expect: {refused: release_below_floor}
  - id: o1
    request_free_release: {amount: 120000.00, purpose: goods}
  - execute_payout: {order: o1}
    expect: {C: 480000.00, R: 480000.00}
)";

TEST(WhatIf, NothingChangedNothingIsOtherwise) {
  const auto result = told(free_release, {});
  EXPECT_THAT(result.changes, IsEmpty());
  EXPECT_EQ(result.answers.otherwise + result.answers.cannot_be_judged(), 0u);
  EXPECT_EQ(result.answers.same, result.instructions + result.commands);
  EXPECT_EQ(result.same_with_other_figures, 0u);
  EXPECT_EQ(result.answers.refused_was, 1u);
  EXPECT_EQ(result.answers.refused_now, 1u);
  ASSERT_EQ(result.systems.size(), 1u);
  EXPECT_EQ(result.systems[0].was, result.systems[0].now);
  EXPECT_EQ(result.systems[0].was.held, Money{48'000'000});
}

// A system has the answers to its own commands, whatever operator they are about.
TEST(WhatIf, AnswersAreToldBySystem) {
  const auto result = told(free_release, {.set = {"custody_ratio=60%"}});
  ASSERT_EQ(result.systems.size(), 1u);
  const policies::AnswerCounts& own = result.systems[0].answers;
  EXPECT_EQ(own, result.answers) << "nothing else was asked";
  const auto of_cards = policies::narrowed(result, "prepaid-card"), of_lots = policies::narrowed(result, "childcare");
  EXPECT_EQ(of_cards.answers, own);
  EXPECT_EQ(of_cards.changes.size(), result.changes.size());
  EXPECT_THAT(of_lots.changes, IsEmpty());
  EXPECT_THAT(of_lots.operators, IsEmpty());
  EXPECT_THAT(of_lots.supposed, IsEmpty());
  for (const policies::WhatIfRow& row : result.weeks) EXPECT_EQ(row.answers.same, 0u) << row.week;
}

// 60 % of 1,200,000.00 are 720,000.00, more than there is: nothing may go, so the bank had nothing to pay.
TEST(WhatIf, AHigherRatioRefusesTheReleaseAndItsPayoutCannotBeJudged) {
  const auto result = told(free_release, {.set = {"custody_ratio=60%"}});
  EXPECT_THAT(
      changes_in(result),
      UnorderedElementsAre("prepaid-card/request_free_release: accepted → prepaid_card.release_below_floor (otherwise)",
                           "prepaid-card/execute_payout: accepted → ledger.unknown_subject (not_arisen)"));
  EXPECT_EQ(result.answers.otherwise, 1u);
  EXPECT_EQ(result.answers.not_arisen, 1u);
  EXPECT_EQ(result.answers.refused_was, 1u);
  EXPECT_EQ(result.answers.refused_now, 2u);
  const policies::CustodySums& now = result.systems.at(0).now;
  EXPECT_EQ(now.held, Money{60'000'000});
  EXPECT_EQ(now.required, Money{72'000'000});
  EXPECT_EQ(now.shortfall, Money{12'000'000});
  EXPECT_EQ(now.let_out.fen - result.systems[0].was.let_out.fen, -12'000'000);
}

// 39.99 % leave 479,880.00, so the first request is met: 120,000.01. What is left for the second is 119.99.
TEST(WhatIf, ALowerRatioMeetsTheRequestAndNobodyIsThereToPayIt) {
  const auto result = told(free_release, {.set = {"prepaid-card/custody_ratio=39.99%"}});
  EXPECT_THAT(
      changes_in(result),
      UnorderedElementsAre("prepaid-card/request_free_release: prepaid_card.release_below_floor → accepted (otherwise)",
                           "prepaid-card/request_free_release: accepted → prepaid_card.release_below_floor (otherwise)",
                           "prepaid-card/execute_payout: accepted → ledger.unknown_subject (not_arisen)"));
  const policies::CustodySums& now = result.systems.at(0).now;
  EXPECT_EQ(now.ordered, Money{12'000'001});
  EXPECT_EQ(now.held, Money{60'000'000});
  EXPECT_EQ(now.free, Money{60'000'000 - 47'988'000 - 12'000'001});
}

// What a bank paid on paper has no order behind it: it is judged by itself.
TEST(WhatIf, APaperReleaseIsRefusedByTheChangeItself) {
  const auto result = told(R"(
scenario: The bank pays a paper application
given: {operator: {B: 1000.00, C: 1000.00}}
steps:
  - on: 2023-10-09
    release_free: {amount: 600.00, purpose: goods, paper: p1}
)",
                           {.set = {"custody_ratio=40.01%"}});
  EXPECT_THAT(changes_in(result),
              ElementsAre("prepaid-card/release_free: accepted → prepaid_card.release_below_floor (otherwise)"));
}

// From the day after nothing that was decided changes; the floor does, by the re-split of the day turn.
TEST(WhatIf, AChangeHoldsFromItsDayOn) {
  const std::string later = free_release + "  - day: 2023-10-10\n";
  const auto result = told(later, {.set = {"custody_ratio=60%@2023-10-10"}});
  EXPECT_THAT(result.changes, IsEmpty());
  ASSERT_EQ(result.supposed.size(), 1u);
  EXPECT_EQ(result.supposed[0].was, "4000");
  EXPECT_EQ(result.supposed[0].value, "6000");
  EXPECT_EQ(result.systems.at(0).now.held, result.systems[0].was.held);
  EXPECT_EQ(result.systems[0].was.required, Money{48'000'000});
  EXPECT_EQ(result.systems[0].now.required, Money{72'000'000});
}

// Example 20. Three working days instead of five: the objection of the fifth comes too late, so there is nothing to
// agree on; the order of the whole is another one than what the bank paid.
TEST(WhatIf, AShorterWindowClosesBeforeTheObjection) {
  const auto result = told(R"(
scenario: One of two redemptions is disputed and agreed at a lower price
given: {operator: {cards: {a: 1000.00}, drawn: 600.00}}
steps:
  - on: 2023-10-09
    id: r1
    redeem: {card: a, amount: 300.00}
  - id: r2
    redeem: {card: a, amount: 200.00}
  - apply_consumption_release: {items: [r1, r2], application: a1}
  - on: 2023-10-16
    raise_objection: {item: r2}
  - day: 2023-10-17
  - execute_payout: {order: a1}
  - on: 2023-10-20
    record_agreement: {item: r2, agreed: 120.00}
)",
                           {.set = {"objection_window_days=3"}});
  EXPECT_THAT(
      changes_in(result),
      UnorderedElementsAre("prepaid-card/raise_objection: accepted → prepaid_card.objection_window_closed (otherwise)",
                           "prepaid-card/record_agreement: accepted → ledger.unknown_subject (not_arisen)"));
}

// A longer one: the bank paid an order that would not be there yet.
TEST(WhatIf, ALongerWindowIsStillOpenWhenTheBankPays) {
  const auto result = told(R"(
scenario: A redemption is released after its window
given: {operator: {cards: {a: 1000.00}, drawn: 600.00}}
steps:
  - on: 2023-10-09
    id: r1
    redeem: {card: a, amount: 300.00}
  - apply_consumption_release: {item: r1, application: a1}
  - on: 2023-10-17
    execute_payout: {order: a1}
)",
                           {.set = {"objection_window_days=6"}});
  EXPECT_THAT(changes_in(result),
              ElementsAre("prepaid-card/execute_payout: accepted → prepaid_card.window_open (not_arisen)"));
}

const std::string filing_of_a_nursery = R"(
scenario: Five materials, the ratio among them, and a lot
system: childcare
given: {institution: {account: "110100000000000001"}}
steps:
  - on: 2023-10-09
    submit_filing:
      subject: {domicile: 朝阳路1号, site_address: 朝阳路1号, premises: own, contact: 张三}
      premises_doc: {kind: title_deed, document: deed}
      account: {account_no: "110100000000000001", bank: bank, ratio: 7000}
      contract_text: {text: 合同, document: contract, items: [parties, payment, service, term, risk_prompt, gifts, changes, refund, loss, records, breach, disputes]}
      enrolment: {designed_places: 60, enrolled: 40}
  - on: 2023-10-30
    id: a
    register_bill: {amount: 9999.99}
  - pay_fee: {bill: a}
    expect: {C: 9999.99, R: 7000.00}
  - on: 2023-11-01
    execute_payout: {order: a}
    expect: {C: 7000.00, R: 7000.00}
)";

// Whoever filed under another ratio would have written that one.
TEST(WhatIf, WhoTellsFiguresThatWereCannotBeJudged) {
  const auto result = told(filing_of_a_nursery, {.set = {"ratio_other=80%"}});
  EXPECT_THAT(changes_in(result),
              ElementsAre("childcare/submit_filing: accepted → childcare.ratio_mismatch (old_figures)"));
  EXPECT_EQ(result.answers.old_figures, 1u);
  EXPECT_EQ(result.answers.refused_now, 0u) << "it is no refusal that anybody would have met";
  ASSERT_EQ(result.systems.size(), 1u);
  EXPECT_EQ(result.systems[0].system, "childcare");
  EXPECT_EQ(result.systems[0].was.held, Money{700'000});
  EXPECT_EQ(result.systems[0].now.held, Money{800'000}) << "80 % of 9,999.99 is rounded up";
}

// On the day of the payment all is in custody, two days later what the ratio kept.
TEST(WhatIf, CoverageIsThatOfTheDayOnWhichOperatorsClose) {
  for (const auto& [day, was, now] :
       {std::tuple{"2023-10-29", 0, 0}, std::tuple{"2023-10-30", 999'999, 999'999},
        std::tuple{"2023-10-31", 999'999, 999'999}, std::tuple{"2023-11-01", 700'000, 200'000}}) {
    const auto result = told(filing_of_a_nursery, {.set = {"ratio_other=20%"}, .closes_on = day});
    ASSERT_EQ(result.closing_operators.size(), 1u) << day;
    const policies::WhatIfRow& row = result.closing_operators[0];
    EXPECT_EQ(row.was.covered, Money{was}) << day;
    EXPECT_EQ(row.now.covered, Money{now}) << day;
    EXPECT_EQ(row.was.claims, Money{was == 0 ? 0 : 999'999}) << day;
  }
}

// 40 % of 12,345.67 are 4,938.26, of which the city bears three quarters; 35 % are 4,320.98, and its share of 30 % is
// the same fen: the district bears what is left.
const std::string paid_renewal = R"(
scenario: A renewal from the purchase to its payment
system: heating
given:
  districts: {110116: {city_fund: 10000.00, district_fund: 10000.00}}
  household: {district: 110116, lines: [{category: ashp_hot_water, price: 12345.67}], reached: purchase_submitted}
steps:
  - on: 2023-11-20
    id: payment
    confirm_amount: {}
    expect: {base: 4938.26, city_share: 3703.69}
  - order_payment: {payment: payment}
  - record_payment_result: {payment: payment, bank_reference: r1, result: ok}
    expect: {application_state: paid}
)";

TEST(WhatIf, SubsidiesAreToldByDistrictAndWeek) {
  const auto result = told(paid_renewal, {.set = {"subsidy_rate_bp=35%"}});
  EXPECT_THAT(result.changes, IsEmpty());
  EXPECT_EQ(result.same_with_other_figures, 1u) << "the confirmed amount";
  ASSERT_EQ(result.systems.size(), 1u);
  const auto paid = [](std::int64_t applications, std::int64_t city, std::int64_t district) {
    policies::SubsidySums sums;
    sums.applications = applications;
    sums.granted = sums.paid = {city + district};
    sums.city_share = {city};
    sums.district_share = {district};
    return sums;
  };
  const auto was = paid(1, 370'369, 123'457), now = paid(1, 370'369, 61'729), difference = paid(0, 0, -61'728);
  ASSERT_EQ(result.districts.size(), 1u);
  EXPECT_EQ(result.districts[0].district, "110116");
  for (const policies::WhatIfRow& row : {result.systems[0], result.districts[0], result.weeks.back()}) {
    EXPECT_EQ(row.system, "heating");
    ASSERT_TRUE(row.subsidies.has_value());
    EXPECT_EQ(row.subsidies->was, was);
    EXPECT_EQ(row.subsidies->now, now);
    EXPECT_EQ(row.subsidies->difference, difference);
  }
  const auto narrowed = policies::narrowed(result, "heating");
  EXPECT_EQ(narrowed.districts.size(), 1u);
  EXPECT_EQ(narrowed.weeks.size(), result.weeks.size() / 2) << "beside each row of all systems one of its own";
}

const std::string ten_years_old = R"(
scenario: A device that is ten years old on the day, and nothing else
system: heating
given: {household: {device: {type: ashp_hot_water, first_run_on: 2013-11-15}, assessed: {usable: false}, reached: submitted}}
steps:
  - on: 2023-11-15
    decide_eligibility: {}
    expect: {application_state: eligible}
)";

TEST(WhatIf, WhoeverIsFoundIneligibleIsCountedInHisDistrict) {
  const std::string eleven =
      "age_years=ashp_hot_air=10, ashp_hot_water=11, gas_boiler=8, other_electric=10, storage_heater=10";
  const auto result = told(ten_years_old, {.set = {eleven}});
  ASSERT_EQ(result.districts.size(), 1u);
  const auto& subsidies = result.districts[0].subsidies;
  ASSERT_TRUE(subsidies.has_value());
  EXPECT_EQ(subsidies->was.ineligible, 0);
  EXPECT_EQ(subsidies->now.ineligible, 1);
  EXPECT_EQ(subsidies->difference.ineligible, 1);
  EXPECT_EQ(subsidies->difference.applications, 0);
}

TEST(WhatIf, NobodyHasASubsidyWhereNobodyAsked) {
  const auto result = told(free_release, {.set = {"custody_ratio=60%"}});
  for (const auto* rows : {&result.systems, &result.districts, &result.weeks}) {
    for (const policies::WhatIfRow& row : *rows) EXPECT_FALSE(row.subsidies.has_value()) << row.week;
  }
  const policies::WhatIfRow& cards = result.systems.at(0);
  EXPECT_EQ(cards.difference.held, Money{12'000'000});
  EXPECT_EQ(cards.difference.required, Money{72'000'000 - 48'000'000});
  const policies::WhatIfRow& closing = result.closing_systems.at(0);
  EXPECT_EQ(closing.coverage_was, BasisPoints{4'000});
  EXPECT_EQ(closing.coverage_now, BasisPoints{5'000});
}

TEST(WhatIf, WeeksEndOnSundays) {
  const auto result = told(filing_of_a_nursery, {});
  std::vector<std::string> weeks;
  for (const policies::WhatIfRow& row : result.weeks) {
    if (row.system.empty()) weeks.push_back(row.week + " " + to_string(*row.ended));
  }
  EXPECT_THAT(weeks,
              ElementsAre("2023-W41 2023-10-15", "2023-W42 2023-10-22", "2023-W43 2023-10-29", "2023-W44 2023-11-01"));
  EXPECT_EQ(policies::iso_week(date_of(2024, 12, 30)), "2025-W01");
  EXPECT_EQ(policies::iso_week(date_of(2021, 1, 3)), "2020-W53");
  EXPECT_EQ(policies::iso_week(date_of(2024, 1, 1)), "2024-W01");
}

TEST(WhatIf, WhatCannotBeSupposedIsRefusedByName) {
  const std::vector<std::pair<cli::WhatIfAsked, std::string>> wrong{
      {{.set = {"custody_ratio"}}, "[document/]parameter=value[@date]"},
      {{.set = {"ratio_of_nothing=1"}}, "parameter: there is no parameter ratio_of_nothing"},
      {{.set = {"heat/custody_ratio=1"}}, "document: no document heat"},
      {{.set = {"record_retention_years=2"}}, "document: say which, prepaid-card/"},
      {{.set = {"custody_ratio=half"}}, "value: \"half\" is not a share"},
      {{.set = {"custody_ratio=100.01%"}}, "value: custody_ratio must be at most 10000"},
      {{.set = {"custody_ratio="}}, "value: "},
      {{.set = {"floor_mode=none"}}, "value: floor_mode is not one of its choices"},
      {{.set = {"custody_ratio=20%@2023-02-29"}}, "date: "},
      {{.set = {"custody_ratio=20%@2023-08-31"}}, "date: custody_ratio is in force from 2023-09-01"},
      {{.set = {"custody_ratio=20%@2023-10-10"}}, "date: the journal ends on 2023-10-09"},
      {{.set = {"allowed_purposes=goods=1, real_estate=2"}}, "value: real_estate is prohibited"},
  };
  play_each(free_release, [&](const cli::scenario::World& world) {
    for (const auto& [asked, expected] : wrong) {
      const auto answer = cli::what_if(world.log(), asked);
      ASSERT_FALSE(answer.has_value()) << expected;
      EXPECT_EQ(answer.error().code, "cli.bad_option");
      EXPECT_EQ(answer.error().field, "set");
      EXPECT_THAT(answer.error().message, testing::HasSubstr(expected));
    }
    for (const char* day : {"2023-10-10", "2020-01-01", "tomorrow"}) {
      EXPECT_EQ(cli::what_if(world.log(), {.set = {}, .closes_on = day}).error().field, "closes-on") << day;
    }
  });
  EXPECT_EQ(cli::what_if(*journal::open_memory_log(), {}).error().code, "cli.nothing_to_judge");
}

}  // namespace
}  // namespace gongbao::what_if_test
