// What the calculator, an application and the books say, and what keeps a person's data (spec/03 parts 8 and 9).
#include "policies/heating/questions.h"

#include <gtest/gtest.h>

#include "policies/heating/retention.h"

namespace gongbao::heating {
namespace {

constexpr AreaCode huairou = 110116;

PersonToken person(std::uint8_t number) {
  PersonToken token;
  token.token[0] = number;
  return token;
}

class HeatingQuestions : public ::testing::Test {
 protected:
  HeatingQuestions() {
    state_.parameters = *law::Parameters::embedded("heating");
    Household household;
    household.area = huairou;
    household.village = 7;
    household.head = person(1);
    state_.households[1001] = household;
    state_.villages[7] = {"桥梓", "", huairou, {}};
    Application application;
    application.household = 1001;
    application.area = huairou;
    application.submitted_on = today_;
    state_.applications[5] = application;
    state_.applications_of[1001] = {5};
  }
  Reading reading() const { return {state_, {}, today_}; }
  Calculated calculate(const std::string& district, std::int64_t price, const std::string& category) const {
    AskCalculator asked;
    asked.district = district;
    asked.category = category;
    asked.price = Money{price};
    return *answer(reading(), asked);
  }

  State state_;
  Date today_ = date_of(2024, 1, 10);
};

// H1, H2, H5, H9 of spec/03 part 10, as anybody works them out.
TEST_F(HeatingQuestions, TheCalculatorKnowsSharesToTheFen) {
  const AmountAnswer h1 = *calculate("110116", 1'200'000, "ashp_hot_water").amount;
  EXPECT_EQ(h1.base.fen, 480'000);
  EXPECT_EQ(h1.city_share.fen, 360'000);
  EXPECT_EQ(h1.district_share.fen, 120'000);
  EXPECT_EQ(h1.household_share.fen, 720'000);
  const AmountAnswer h2 = *calculate("110116", 1'499'999, "ashp_hot_water").amount;
  EXPECT_EQ(h2.city_share.fen, 449'999);
  EXPECT_EQ(h2.district_share.fen, 150'000);
  const AmountAnswer h5 = *calculate("110112", 2'280'000, "ashp_hot_water").amount;
  EXPECT_EQ(h5.base.fen, 600'000);
  EXPECT_EQ(h5.city_share.fen, 300'000);
  EXPECT_EQ(h5.steps.front().clauses, std::vector<std::string>{"heating/3d"});
}

TEST_F(HeatingQuestions, TheCalculatorSaysWhyThereIsNothing) {
  EXPECT_EQ(calculate("110101", 1'200'000, "ashp_hot_water").code, "heating.district_not_covered");
  const Calculated none = calculate("110116", 1'200'000, "coal_stove");
  EXPECT_EQ(none.code, "heating.category_not_in_scope");
  EXPECT_FALSE(none.amount);
  AskCalculator early;
  early.district = "110116";
  early.submitted_on = date_of(2023, 9, 7);
  EXPECT_EQ(answer(reading(), early)->code, "heating.before_policy_start");
  early.submitted_on = date_of(2023, 9, 8);
  EXPECT_EQ(answer(reading(), early)->code, "");
  EXPECT_FALSE(answer(reading(), AskCalculator{}));
}

// H10 of spec/03 part 10: each class by itself, then both, so that the sum can be done again by hand.
TEST_F(HeatingQuestions, AMixedPurchaseIsWorkedOutByClass) {
  AskCalculator asked;
  asked.district = "110113";
  asked.category = "ashp_hot_air";
  asked.price = Money{720'000};
  asked.second_category = "storage_heater";
  asked.second_price = Money{1'000'000};
  const AmountAnswer h10 = *answer(reading(), asked)->amount;
  std::map<std::string, std::pair<std::string, std::int64_t>> steps;
  for (const PositionTerm& step : h10.steps) steps[step.name] = {step.formula, step.fen};
  EXPECT_EQ(steps.at("base_ashp"), std::pair(std::string("min(7,200.00 × 40%, 6,000.00)"), std::int64_t{288'000}));
  EXPECT_EQ(steps.at("base_other"), std::pair(std::string("min(10,000.00 × 40%, 3,600.00)"), std::int64_t{360'000}));
  EXPECT_EQ(steps.at("base"), std::pair(std::string("min(2,880.00 + 3,600.00, 6,000.00)"), std::int64_t{600'000}));
  EXPECT_EQ(h10.household_share.fen, 1'120'000);
  asked.second_category = "gas_boiler";
  asked.second_price = Money{1};
  EXPECT_EQ(answer(reading(), asked)->amount->base.fen, 288'000) << "40 per cent of a fen is none";
}

// The calculator and a filing of that day say the same, in the same order.
TEST_F(HeatingQuestions, TheCalculatorJudgesLikeAFiling) {
  const law::Calendar calendar = *law::published_calendar();
  const auto both = [&](Date day) {
    AskCalculator asked;
    asked.village = 7;
    asked.submitted_on = day;
    FileApplication filed;
    filed.household = 1001;
    filed.kind = Kind::renewal;
    const Context in{state_, calendar, {access::Role::household, 42, 0, 0}, day, 90};
    const Answer decided = decide(in, filed);
    return std::pair(answer(reading(), asked)->code, std::string(code_name(decided.code)));
  };
  state_.applications.clear();
  state_.applications_of.clear();
  state_.villages[7].statuses = {{date_of(2020, 1, 1), Conversion::in_progress, true, {}, {}}};
  const auto same = [&](Date day, const std::string& code) { EXPECT_EQ(both(day), std::pair(code, code)) << day.day; };
  same(date_of(2023, 9, 7), "heating.before_policy_start");
  same(date_of(2023, 9, 8), "heating.village_old_policy");
  law::ParameterVersion grace{date_of(2030, 1, 1), {}, "grace"};
  grace.value.number = 10;
  state_.parameters.set("late_application_grace_days", grace);
  same(date_of(2031, 1, 10), "heating.village_old_policy");
  same(date_of(2031, 1, 11), "heating.after_policy_end");
  state_.households[1001].area = state_.villages[7].area = 110101;
  same(today_, "heating.district_not_covered");
}

// H13, H14, H31 of spec/03 part 10, with the criterion by its clause.
TEST_F(HeatingQuestions, TheCalculatorJudgesAnOldDevice) {
  AskCalculator asked;
  asked.district = "110116";
  asked.old_type = DeviceType::ashp_hot_water;
  asked.first_run_on = date_of(2013, 11, 15);
  asked.usable = false;
  asked.submitted_on = date_of(2023, 11, 14);
  EXPECT_EQ(answer(reading(), asked)->eligibility->code, "heating.no_scrap_criterion_met");
  asked.submitted_on = date_of(2023, 11, 15);
  EXPECT_EQ(answer(reading(), asked)->eligibility->clauses, std::vector<std::string>{"heating/3a"});
  asked.first_run_on = date_of(2018, 11, 1);
  asked.cop = 200;
  const EligibilityAnswer worn = *answer(reading(), asked)->eligibility;
  EXPECT_EQ(worn.clauses, (std::vector<std::string>{"heating/3c", "heating/annex.2.1.5"}));
  EXPECT_EQ(worn.criteria.size(), 5U);
  EXPECT_TRUE(worn.criteria.back().met);
  asked.cop = 201;
  EXPECT_FALSE(answer(reading(), asked)->eligibility->eligible);
}

TEST_F(HeatingQuestions, AnApplicationSaysWhomItWaitsFor) {
  const auto told = [&] { return *answer(reading(), AskApplication{5}); };
  EXPECT_EQ(told().awaits, Awaits::household);
  Application& row = state_.applications[5];
  row.state = ApplicationState::submitted;
  row.old_device = 1002;
  state_.devices[1002].type = DeviceType::ashp_hot_water;
  state_.devices[1002].first_run_on = date_of(2013, 10, 1);
  EXPECT_EQ(told().awaits, Awaits::inspector);
  EXPECT_EQ(told().missing.front().code, "heating.condition_not_verified");
  state_.devices[1002].assessments.push_back({9, today_, false, {}, {}, {}});
  EXPECT_EQ(told().awaits, Awaits::district_reviewer);
  EXPECT_TRUE(told().eligibility->eligible);
  EXPECT_FALSE(answer(reading(), AskApplication{6}));
}

// The books sum to zero, and what is payable stands in a list of its own.
TEST_F(HeatingQuestions, TheBooksOfADistrict) {
  const SeesJournal nobody;
  Payment payment{5, huairou, {360'000, 120'000, 0, 0}, 3, PaymentState::payable};
  state_.payments[8] = payment;
  post(state_.accounts, huairou, today_, {{account::cash_city_fund, 400'000}, {account::grant_city, -400'000}}, nobody);
  post(state_.accounts, huairou, today_,
       {{account::expense_city_share, 360'000},
        {account::expense_district_share, 120'000},
        {account::payable, -480'000, 8}},
       nobody);
  const BooksAnswer books = *answer(reading(), AskBooks{"110116", {}});
  std::int64_t sum = 0;
  for (const AccountAnswer& each : books.accounts) sum += each.balance.fen;
  EXPECT_EQ(sum, 0);
  ASSERT_EQ(books.payables.size(), 1U);
  EXPECT_EQ(books.payables.front().total.fen, 480'000);
  EXPECT_EQ(books.free_city_fund.fen, 400'000);
  EXPECT_TRUE(answer(reading(), AskBooks{"110112", {}})->payables.empty());
  EXPECT_FALSE(answer(reading(), AskBooks{"nowhere", {}}));
}

TEST_F(HeatingQuestions, OwnHouseholdsAreTheAccounts) {
  bind_account(state_, 1001, 42);
  const auto own = [&](std::uint64_t account) {
    return answer(Reading{state_, {access::Role::household, account, 0, 0}, today_}, AskOwnHouseholds{})
        ->households.size();
  };
  EXPECT_EQ(own(42), 1U);
  EXPECT_EQ(own(43), 0U);
  bind_account(state_, 1001, 43);
  EXPECT_EQ(own(42), 0U);
  EXPECT_EQ(own(43), 1U);
}

// A day that ended beyond the calendar is fixed when the calendar goes on; not of what was acknowledged meanwhile.
TEST_F(HeatingQuestions, ACalendarNoticeFixesTheDayOfAComplaint) {
  const law::Calendar calendar = *law::published_calendar();
  DistrictPolicy policy;
  policy.from = today_;
  policy.complaint_ack_working_days = 3;
  state_.districts[huairou] = {policy};
  Complaint complaint;
  complaint.area = huairou;
  complaint.received_on = date_of(2024, 2, 7);
  complaint.due_on = date_of(2024, 2, 13);  // H53, had nobody told of the holiday
  complaint.due_provisional = true;
  state_.complaints[11] = complaint;
  const ComplaintsFixed fact = fixed_complaints(state_, calendar);
  ASSERT_EQ(fact.complaints.size(), 1U);
  EXPECT_EQ(fact.complaints.front().due_on, date_of(2024, 2, 18));
  EXPECT_FALSE(fact.complaints.front().provisional);
  state_.complaints[11].state = ComplaintState::accepted;
  EXPECT_TRUE(fixed_complaints(state_, calendar).complaints.empty());
}

TEST_F(HeatingQuestions, DataAreKeptAsLongAsAnythingIsUnderWay) {
  const law::Calendar calendar = *law::published_calendar();
  const auto needed = [&](const PersonToken& whose) {
    const auto need = need_of_person(Context{state_, calendar, {}, today_, 0}, whose, {});
    return need ? std::string(need->what) : std::string();
  };
  Application& row = state_.applications[5];
  EXPECT_EQ(needed(person(1)), "application");
  EXPECT_EQ(needed(person(2)), "");
  row.state = ApplicationState::withdrawn;
  EXPECT_EQ(needed(person(1)), "");
  row.state = ApplicationState::paid;
  state_.lock_outs[5] = {1001, 0, today_};
  EXPECT_EQ(needed(person(1)), "lockout") << "its last day";
  state_.lock_outs[5].until = today_ - Days{1};
  EXPECT_EQ(needed(person(1)), "");
  row.clawback = 9;
  state_.clawbacks[9].application = 5;
  state_.clawbacks[9].liable_persons = {person(3)};
  EXPECT_EQ(needed(person(1)), "clawback");
  EXPECT_EQ(needed(person(3)), "clawback");
  state_.clawbacks[9].state = ClawbackState::recovered;
  EXPECT_EQ(needed(person(3)), "");
}

}  // namespace
}  // namespace gongbao::heating
