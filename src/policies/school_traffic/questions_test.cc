// What is told of a school, a unit and a round, and to whom (spec/07 parts 2, 9, 2.1c).
#include "policies/school_traffic/questions.h"

#include <gtest/gtest.h>

#include "policies/school_traffic/target.h"

namespace gongbao::school_traffic {
namespace {

constexpr std::uint64_t one_school = 1, other_school = 2, street = 7, scorer = 9;
constexpr AreaCode in_chaoyang = 110105, in_haidian = 110108;

class TrafficQuestions : public ::testing::Test {
 protected:
  TrafficQuestions() {
    state_.parameters = law::Parameters::embedded("school-traffic").value();
    add_school(one_school, in_chaoyang);
    add_school(other_school, in_haidian);
  }
  void add_school(std::uint64_t id, AreaCode unit) {
    School row;
    row.name = "第" + std::to_string(id) + "小学";
    row.kind = SchoolKind::primary;
    row.unit = unit;
    row.township = street;
    row.compulsory = true;
    row.since = date_of(2023, 9, 20);
    state_.schools[id] = row;
    state_.gates[{id, "N"}] = {id, 120'000, date_of(2023, 9, 20), std::nullopt};
  }
  void add_problem(std::uint64_t id, std::uint64_t school, ProblemState standing, std::optional<Date> due) {
    Problem row;
    row.school = school;
    row.nature = Nature::hardware;
    row.kind = "surveillance";
    row.source = ProblemSource::self;
    row.state = standing;
    row.due = due;
    row.opened_on = date_of(2023, 10, 9);
    if (standing == ProblemState::closed) row.closed_on = date_of(2023, 10, 12);
    state_.problems[id] = row;
  }
  void add_round(RoundState standing, std::uint64_t published_at) {
    Round row;
    row.period = {date_of(2023, 10, 1), date_of(2023, 10, 31)};
    row.third_party = scorer;
    row.items = {{"停车秩序", 10'000}};
    row.schools = {one_school, other_school};
    row.scores = {{{one_school, "停车秩序"}, 8'000}};
    row.rank_by = "score";
    row.state = standing;
    row.published_at = published_at;
    state_.rounds[20] = row;
  }
  Reading as(access::Role role, std::uint64_t organisation = 0, AreaCode area = 0) const {
    return {state_, calendar_, {role, 5, organisation, area}, today_};
  }
  bool may(const access::Actor& actor, const auto& question) const {
    return access::allowed(grants_of_question(std::remove_cvref_t<decltype(question)>::name), actor,
                           target_of(state_, actor, today_, question));
  }

  State state_;
  law::Calendar calendar_ = law::published_calendar().value();
  Date today_ = date_of(2023, 11, 8);
};

TEST_F(TrafficQuestions, APublicPageShowsZoneTicksAndCountsAndNoText) {
  state_.facilities[{{one_school, "N"}, "crossing"}].status = FacilityStatus::in_place;
  add_problem(11, one_school, ProblemState::assigned, date_of(2023, 11, 20));
  add_problem(12, one_school, ProblemState::closed, date_of(2023, 10, 20));
  const auto told = answer(as(access::Role::public_), AskSchoolPage{one_school}).value();
  ASSERT_EQ(told.zones.size(), 1U);
  EXPECT_EQ(told.zones.front().lo_cm, 115'000);
  EXPECT_EQ(told.zones.front().hi_cm, 125'000);
  EXPECT_EQ(told.problems_open, 1);
  EXPECT_EQ(told.problems_closed, 1);
  ASSERT_EQ(told.gates.size(), 1U);
  EXPECT_EQ(told.gates.front().facilities.size(), 12U) << "of three lists, each kind once";
  EXPECT_EQ(told.facilities.basic_bp, 2'000);
  EXPECT_FALSE(answer(as(access::Role::public_), AskSchoolPage{99}));
}

TEST_F(TrafficQuestions, WhatIsMissingStandsInTheOrderOfItsClause) {
  const auto told = answer(as(access::Role::school, one_school), AskSchoolDesk{one_school}).value();
  ASSERT_FALSE(told.missing.empty());
  EXPECT_EQ(told.missing.front().what, "plan");
  EXPECT_EQ(told.missing.front().clause, "school-traffic/1.3.4a");
  const auto of = [&](std::string_view what) {
    return std::ranges::any_of(told.missing, [&](const MissingAnswer& each) { return each.what == what; });
  };
  EXPECT_TRUE(of("alarm"));
  EXPECT_TRUE(of("crossing"));
  EXPECT_TRUE(of("C1"));
  EXPECT_FALSE(of("report")) << "no period is set, and nothing is late";
  EXPECT_EQ(told.duties.size(), 14U);
  EXPECT_EQ(told.standard_missing, (std::vector<std::string>{"six", "teams", "A", "B", "C"}));
}

TEST_F(TrafficQuestions, WhoStandsAtTheGateIsToldToTheSchoolAndOfThePoliceToThePolice) {
  UnitRules rules;
  rules.from = date_of(2023, 9, 20);
  rules.terms = {{date_of(2023, 9, 20), date_of(2024, 1, 31), {}}};
  state_.rules[in_chaoyang] = {rules};
  state_.bells[one_school] = {
      {date_of(2023, 9, 20), {{"一", "N", Direction::in, 460, 100}, {"一", "N", Direction::out, 930, 100}}}};
  const auto teams_told = [&](access::Role role) {
    const auto told = answer(as(role), AskSchoolDesk{one_school}).value();
    EXPECT_EQ(told.slots.size(), 2U);
    return told.slots.front().teams.size();
  };
  EXPECT_EQ(teams_told(access::Role::school), 4U);
  EXPECT_EQ(teams_told(access::Role::district_edu), 4U);
  EXPECT_EQ(teams_told(access::Role::traffic_police), 1U);
  EXPECT_EQ(teams_told(access::Role::subdistrict), 0U);
  EXPECT_EQ(teams_told(access::Role::city_edu), 0U);
}

TEST_F(TrafficQuestions, ABoardCountsItsUnitAndTheCityAll) {
  add_problem(11, one_school, ProblemState::assigned, date_of(2023, 11, 7));
  add_problem(12, other_school, ProblemState::assigned, date_of(2023, 11, 8));
  const auto unit = answer(as(access::Role::district_edu, 0, in_chaoyang), AskBoard{"110105"}).value();
  EXPECT_EQ(unit.all.schools, 1);
  EXPECT_EQ(unit.all.overdue, 1);
  ASSERT_EQ(unit.schools.size(), 1U);
  EXPECT_FALSE(unit.schools.front().checked) << "no period is set";
  const auto city = answer(as(access::Role::city_edu), AskBoard{}).value();
  EXPECT_EQ(city.all.schools, 2);
  EXPECT_EQ(city.all.open, 2);
  EXPECT_EQ(city.all.overdue, 1) << "a problem due today is not overdue";
  EXPECT_EQ(city.units.size(), 2U);
  EXPECT_TRUE(city.schools.empty());
  EXPECT_FALSE(answer(as(access::Role::city_edu), AskBoard{"110199"}));
}

TEST_F(TrafficQuestions, EachLooksAtItsOwnUnitAndSchool) {
  const access::Actor school{access::Role::school, 5, one_school, 0}, other{access::Role::school, 5, other_school, 0},
      edu{access::Role::district_edu, 5, 0, in_chaoyang},
      street_office{access::Role::subdistrict, 5, street, in_chaoyang},
      health{access::Role::district_health, 5, 0, in_chaoyang}, city{access::Role::city_edu, 5, 0, 0};
  EXPECT_TRUE(may(school, AskSchoolDesk{one_school}));
  EXPECT_FALSE(may(other, AskSchoolDesk{one_school}));
  EXPECT_TRUE(may(edu, AskSchoolDesk{one_school}));
  EXPECT_FALSE(may(edu, AskSchoolDesk{other_school}));
  EXPECT_TRUE(may(street_office, AskSchoolDesk{one_school}));
  EXPECT_FALSE(may(health, AskSchoolDesk{one_school}));
  EXPECT_TRUE(may(edu, AskBoard{"110105"}));
  EXPECT_FALSE(may(edu, AskBoard{"110108"}));
  EXPECT_FALSE(may(edu, AskBoard{})) << "the whole city is no unit's";
  EXPECT_TRUE(may(city, AskBoard{}));
  EXPECT_FALSE(may(school, AskSituation{"110105"}));
  EXPECT_TRUE(may({access::Role::public_, 0, 0, 0}, AskSchoolPage{one_school}));
}

TEST_F(TrafficQuestions, ARankingIsToldWhenItIsPublishedAndBeforeToWhoMakesIt) {
  add_round(RoundState::scoring, 0);
  EXPECT_FALSE(answer(as(access::Role::public_), AskRanking{20}));
  EXPECT_FALSE(answer(as(access::Role::third_party, scorer + 1), AskRanking{20}));
  EXPECT_FALSE(answer(as(access::Role::school, one_school), AskRanking{20}));
  EXPECT_EQ(answer(as(access::Role::leading_office), AskRanking{20})->cells_missing, 1);
  EXPECT_TRUE(answer(as(access::Role::third_party, scorer), AskRanking{20}));
  add_round(RoundState::withdrawn, 30);
  const auto told = answer(as(access::Role::public_), AskRanking{20}).value();
  EXPECT_EQ(told.state, RoundState::withdrawn) << "a withdrawn version stays to be seen";
  ASSERT_EQ(told.rows.size(), 2U);
  EXPECT_EQ(told.rows.front().school, one_school);
  EXPECT_EQ(told.rows.front().total, 8'000);
  EXPECT_EQ(told.rows.front().unit, "110105");
}

TEST_F(TrafficQuestions, AReportIsFollowedByItsCodeAndNoOther) {
  add_problem(11, one_school, ProblemState::open, std::nullopt);
  state_.problems.at(11).source = ProblemSource::resident;
  EXPECT_FALSE(answer(as(access::Role::public_), AskResidentReport{11, ""})) << "nobody kept a code";
  state_.problems.at(11).follow_digest = follow_digest_of("k7f2-9qx4");
  EXPECT_FALSE(answer(as(access::Role::public_), AskResidentReport{11, "k7f2-9qx5"}));
  const auto told = answer(as(access::Role::public_), AskResidentReport{11, "k7f2-9qx4"}).value();
  EXPECT_EQ(told.state, ProblemState::open);
  EXPECT_EQ(told.school_name, "第1小学");
}

// Who reported without an account is nobody: the public is many, and one of it does not close the report of another.
TEST_F(TrafficQuestions, NobodyVerifiesForThePublic) {
  add_problem(11, one_school, ProblemState::rectified, date_of(2023, 11, 20));
  Problem& row = state_.problems.at(11);
  row.source = ProblemSource::resident;
  row.opener = access::Role::public_;
  row.lead = Department::traffic_police;
  const Context somebody{state_, calendar_, {access::Role::public_, 0, 0, 0}, today_, {}, 40};
  EXPECT_EQ(decide(somebody, VerifyProblem{11, true, {}, std::nullopt, {}}).code, code::out_of_scope);
}

TEST_F(TrafficQuestions, TheSituationCountsMonthsHoursAndCalls) {
  Violation seen;
  seen.kind = "parking";
  seen.schools = {one_school};
  seen.at = stamp_of(date_of(2023, 11, 6), (7 * 60 + 42) * 60);
  state_.violations[31] = seen;
  seen.at = stamp_of(date_of(2022, 10, 31), 0);
  state_.violations[32] = seen;  // before the thirteen months
  add_problem(11, one_school, ProblemState::closed, date_of(2023, 10, 20));
  RegisterEntry call;
  call.kind = "call";
  call.unit = in_chaoyang;
  call.received_at = stamp_of(date_of(2023, 11, 6), 27'000);
  call.arrived_at = stamp_of(date_of(2023, 11, 6), 27'000 + 7 * 60 + 59);
  state_.entries[33] = call;
  const auto told = answer(as(access::Role::district_edu, 0, in_chaoyang), AskSituation{"110105"}).value();
  ASSERT_EQ(told.months.size(), 13U);
  EXPECT_EQ(told.months.back().month, date_of(2023, 11, 1));
  EXPECT_EQ(told.months.back().violations, 1);
  EXPECT_EQ(told.months[11].hardware, 1);
  EXPECT_EQ(told.months[11].closed, 1);
  ASSERT_EQ(told.hours.size(), 1U);
  EXPECT_EQ(told.hours.front().kind, "07");
  EXPECT_EQ(told.minutes_to_arrive, 7);
  EXPECT_EQ(told.repeat_bp, 0);
  EXPECT_FALSE(answer(as(access::Role::district_edu, 0, in_haidian), AskSituation{"110108"})->repeat_bp);
}

}  // namespace
}  // namespace gongbao::school_traffic
