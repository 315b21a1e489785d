// What the public is told of a licence, of the plan, of a draw and of an integrity file.
#include "policies/legal_profession/questions.h"

#include <gtest/gtest.h>

namespace gongbao::legal_profession {
namespace {

constexpr std::uint64_t first_firm = 11, second_firm = 12, some_lawyer = 21;
const Date asked_on = date_of(2025, 6, 10);

class ProfessionQuestions : public ::testing::Test {
 protected:
  ProfessionQuestions() {
    state_.parameters = law::Parameters::embedded("legal-profession").value();
    add_firm(first_firm, "31110000MD0001107G", "甲所");
    add_firm(second_firm, "31110000MD00010785", "乙所");
    number_.hash.fill(7);
    token_.fill(9);
    Lawyer row;
    row.licence = number_;
    row.token = token_;
    row.cls = LawyerClass::full_time;
    row.first_date = date_of(2015, 6, 1);
    row.firms[date_of(2015, 6, 1)] = first_firm;
    row.firms[date_of(2025, 6, 10)] = second_firm;
    row.standings = {{stamp_of(date_of(2015, 6, 1), 0), Standing::in_practice, {}, "许1"},
                     {ten_o_clock(), Standing::suspended, date_of(2025, 9, 9), "罚1"}};
    state_.lawyers[some_lawyer] = row;
    state_.licences[number_] = some_lawyer;
    state_.licence_tokens[token_] = some_lawyer;
  }
  static Stamp ten_o_clock() { return stamp_of(asked_on, 10 * 3600); }
  void add_firm(std::uint64_t id, const std::string& uscc, const std::string& name) {
    Firm row;
    row.uscc = uscc;
    row.name = name;
    row.area = 110105;
    row.standings = {{stamp_of(date_of(2010, 1, 1), 0), Standing::in_practice, {}, "许0"}};
    state_.firms[id] = row;
    state_.firm_numbers[uscc] = id;
  }
  void add_entry(std::uint64_t id, Date decided_on, std::optional<Date> disclosed_on) {
    IntegrityEntry row;
    row.of = {first_firm, 0};
    row.kind = IntegrityKind::penalty;
    row.decided_on = decided_on;
    row.disclosed_on = disclosed_on;
    state_.integrity[id] = row;
  }
  Reading reading(access::Actor actor = {}) const { return {state_, calendar_, actor, asked_on}; }
  std::optional<LicenceAnswer> licence(std::optional<Stamp> at = {}) const {
    return answer(reading(), AskLicence{number_, std::nullopt, at});
  }

  law::Calendar calendar_ = law::published_calendar().value();
  State state_;
  SealedLicence number_;
  Id16 token_{};
};

TEST_F(ProfessionQuestions, LicenceIsAnsweredAsOfTheMoment) {
  const auto now = licence();
  ASSERT_TRUE(now);
  EXPECT_EQ(now->status, LicenceStatus::suspended);
  EXPECT_EQ(now->to, date_of(2025, 9, 9));
  EXPECT_EQ(now->firm_name, "乙所");
  EXPECT_EQ(licence(ten_o_clock())->status, LicenceStatus::suspended);
  const auto before = licence(Stamp{ten_o_clock().micros - 1});
  EXPECT_EQ(before->status, LicenceStatus::valid);
  EXPECT_FALSE(before->to);
  EXPECT_EQ(licence(stamp_of(date_of(2025, 6, 9), 0))->firm_name, "甲所");
}

TEST_F(ProfessionQuestions, TokenAndNumberLeadToTheSameLicence) {
  const auto by_token = answer(reading(), AskLicence{{}, token_, {}});
  ASSERT_TRUE(by_token);
  EXPECT_EQ(canonical_bytes(*by_token), canonical_bytes(*licence()));
}

TEST_F(ProfessionQuestions, LicenceOfAnotherFormIsToldFromOneThatIsNotThere) {
  SealedLicence nobody;
  nobody.hash.fill(8);
  for (const AskLicence& asked : {AskLicence{nobody, {}, {}}, AskLicence{{}, Id16{}, {}},
                                  AskLicence{number_, {}, stamp_of(date_of(2015, 5, 31), 0)}}) {
    EXPECT_EQ(refusal_of(asked), 0);
    EXPECT_FALSE(answer(reading(), asked));
  }
  EXPECT_EQ(refusal_of({SealedLicence{SealedLicence::other_form()}, {}, {}}), code::licence_no_invalid);
  EXPECT_EQ(refusal_of({{}, {}, {}}), code::licence_no_invalid);
  EXPECT_EQ(refusal_of({number_, token_, {}}), code::licence_no_invalid);
}

TEST_F(ProfessionQuestions, PlanTellsEachIndicatorWithItsClauses) {
  const PlanAnswer told = answer(reading(), AskPlan{}).value();
  EXPECT_EQ(told.on, asked_on);
  ASSERT_EQ(told.indicators.size(), indicator_rules().size());
  const IndicatorAnswer& workers = told.indicators[2];
  EXPECT_EQ(workers.clauses, (std::vector<std::string>{"legal-profession/s2.2d", "legal-profession/7a"}));
  EXPECT_FALSE(workers.target);
  EXPECT_EQ(workers.verdict, Verdict::not_measurable);
  const IndicatorAnswer& standard = told.indicators[0];
  EXPECT_EQ(standard.target, 9500);
  EXPECT_EQ(standard.value, 0);
  EXPECT_EQ(standard.of, 2);
  EXPECT_EQ(standard.verdict, Verdict::not_met);
  EXPECT_EQ(answer(reading(), AskPlan{date_of(2025, 12, 31)})->on, asked_on) << "no figure of a day to come";
}

TEST_F(ProfessionQuestions, DrawIsToldWithAllThatRepeatsIt) {
  EXPECT_FALSE(answer(reading(), AskSpotCheck{2025}));
  SpotRound row;
  row.seed = "2025-spot";
  row.rate_bp = 3000;
  row.drawn_on = asked_on;
  row.eligible = {second_firm, first_firm};
  row.sample = {first_firm};
  state_.spot_rounds[2025] = row;
  const auto told = answer(reading(), AskSpotCheck{2025});
  ASSERT_TRUE(told);
  ASSERT_EQ(told->eligible.size(), 2U);
  EXPECT_TRUE(told->eligible[0].key.starts_with("1e5c8d15")) << told->eligible[0].key;  // spec/08 example 22
  EXPECT_TRUE(told->eligible[1].key.starts_with("68d3d810")) << told->eligible[1].key;
  EXPECT_TRUE(told->eligible[0].in_sample);
  EXPECT_FALSE(told->eligible[1].in_sample);
  EXPECT_EQ(told->sample_size, 1);
}

TEST_F(ProfessionQuestions, OnlyWhatIsDisclosedIsToldNewestFirst) {
  add_entry(31, date_of(2024, 1, 5), date_of(2024, 1, 9));
  add_entry(32, date_of(2025, 1, 5), date_of(2025, 1, 9));
  add_entry(33, date_of(2025, 2, 5), std::nullopt);
  state_.integrity[31].reversed_on = date_of(2024, 3, 1);
  const auto told = answer(reading(), AskDisclosed{first_firm, std::nullopt});
  ASSERT_TRUE(told);
  ASSERT_EQ(told->entries.size(), 2U);
  EXPECT_EQ(told->entries[0].integrity, 32U);
  EXPECT_EQ(told->entries[1].reversed_on, date_of(2024, 3, 1));
  EXPECT_TRUE(answer(reading(), AskDisclosed{second_firm, std::nullopt})->entries.empty());
  EXPECT_FALSE(answer(reading(), AskDisclosed{99, std::nullopt}));
  EXPECT_FALSE(answer(reading(), AskDisclosed{first_firm, some_lawyer}));
}

TEST_F(ProfessionQuestions, TrendIsToldAtTheEndOfEachQuarterThatIsOverAndToday) {
  const auto told = answer(reading(), AskTrend{1});
  ASSERT_TRUE(told);
  ASSERT_EQ(told->points.size(), 10U) << "nine quarters are over on 10 June 2025";
  EXPECT_EQ(told->points.front().on, date_of(2023, 3, 31));
  EXPECT_EQ(told->points[8].on, date_of(2025, 3, 31));
  EXPECT_EQ(told->points.back().on, asked_on);
  EXPECT_EQ(told->points.back().of, 2);
  EXPECT_FALSE(answer(reading(), AskTrend{0}));
  EXPECT_FALSE(answer(reading(), AskTrend{27}));
}

TEST_F(ProfessionQuestions, RecordsBehindATargetBeginWithThoseThatLackIt) {
  RegisterEntry row;
  row.kind = EntryKind::party_standard;
  row.firm = first_firm;
  row.year = 2024;
  row.yes = true;
  row.from = date_of(2025, 1, 8);
  state_.entries[41] = row;
  const auto told = answer(reading(), AskRecords{1, {}});
  ASSERT_TRUE(told);
  EXPECT_EQ(told->counted, 1);
  EXPECT_EQ(told->missing, 1);
  ASSERT_EQ(told->rows.size(), 2U);
  EXPECT_EQ(told->rows[0].record, second_firm);
  EXPECT_FALSE(told->rows[0].counted);
  EXPECT_EQ(told->rows[1].firm_name, "甲所");
  EXPECT_TRUE(answer(reading(), AskRecords{1, date_of(2025, 1, 7)})->rows[0].record == first_firm);
  EXPECT_FALSE(answer(reading(), AskRecords{27, {}}));
}

TEST_F(ProfessionQuestions, WhatWaitsIsToldToThoseWhoseWorkItIs) {
  add_entry(31, date_of(2025, 6, 3), std::nullopt);
  Complaint row;
  row.of = {0, some_lawyer};
  row.received_on = date_of(2025, 6, 9);
  row.state = ComplaintState::received;
  state_.complaints[51] = row;
  const auto kinds = [&](access::Role role, std::uint32_t area) {
    std::vector<MatterKind> all;
    for (const OpenMatter& each : answer(reading({role, 1, 0, area}), AskMatters{})->matters) all.push_back(each.kind);
    return all;
  };
  EXPECT_EQ(kinds(access::Role::city_justice, 0), (std::vector{MatterKind::disclosure, MatterKind::complaint}));
  EXPECT_EQ(kinds(access::Role::district_association, 110105),
            (std::vector{MatterKind::disclosure, MatterKind::complaint}));
  EXPECT_TRUE(kinds(access::Role::district_justice, 110108).empty()) << "of another district";
  EXPECT_EQ(kinds(access::Role::party_body, 110105),
            (std::vector{MatterKind::instructor_missing, MatterKind::instructor_missing}))
      << "firms without members and without an instructor, which nobody else reads";
  state_.complaints[51].state = ComplaintState::answered;
  EXPECT_EQ(kinds(access::Role::city_justice, 0), std::vector{MatterKind::disclosure});
}

TEST_F(ProfessionQuestions, WhatIsLateStandsFirst) {
  add_entry(31, date_of(2025, 6, 3), std::nullopt);
  StandingRow over{stamp_of(date_of(2025, 1, 1), 0), Standing::suspended, date_of(2025, 6, 9), "罚2"};
  state_.firms[second_firm].standings.push_back(over);
  const auto told = answer(reading({access::Role::city_justice, 1, 0, 0}), AskMatters{});
  ASSERT_EQ(told->matters.size(), 2U);
  EXPECT_EQ(told->late, 1);
  EXPECT_EQ(told->matters[0].kind, MatterKind::suspension_over);
  EXPECT_EQ(told->matters[0].due, date_of(2025, 6, 9));
  EXPECT_EQ(told->matters[0].clause, "legal-profession/12a");
  EXPECT_EQ(told->matters[1].firm_name, "甲所");
}

TEST_F(ProfessionQuestions, ThirtyTasksWithWhatTheyAreMeasuredBy) {
  state_.tasks[8] = {TaskState::in_progress, {"city_justice"}, {}, {{}}};
  const auto told = answer(reading(), AskTasks{});
  ASSERT_EQ(told->tasks.size(), 30U);
  const TaskTold& contacts = told->tasks[7];
  EXPECT_EQ(contacts.state, TaskState::in_progress);
  EXPECT_EQ(contacts.indicators, std::vector<std::int32_t>{24});
  EXPECT_FALSE(contacts.indicators_met);
  EXPECT_EQ(contacts.clause, "legal-profession/8a");
  EXPECT_TRUE(told->tasks[0].indicators_met) << "it is bound to none";
}

TEST_F(ProfessionQuestions, AFirmIsToldWithItsBranchesAndWhatItHasToHandIn) {
  Firm branch;
  branch.parent = second_firm;
  branch.place = "雄安";
  branch.confirmed = false;
  state_.firms[13] = branch;
  Assessment assessment;
  assessment.of = {second_firm, 0};
  assessment.year = 2025;
  state_.assessments[61] = assessment;
  state_.returns[71] = {second_firm, 2023, {100}, {10}, date_of(2024, 5, 1)};
  state_.returns[72] = {second_firm, 2024, {100}, {10}, std::nullopt};
  const auto told = answer(reading(), AskFirm{second_firm});
  ASSERT_TRUE(told);
  ASSERT_EQ(told->branches.size(), 1U);
  EXPECT_FALSE(told->branches[0].confirmed);
  EXPECT_EQ(told->return_year, 2024);
  EXPECT_FALSE(told->return_accepted);
  EXPECT_EQ(told->open_assessment, 61U);
  EXPECT_EQ(told->lawyers, 0) << "its lawyer is suspended";
  EXPECT_EQ(told->district, "110105");
  EXPECT_FALSE(answer(reading(), AskFirm{13})) << "a branch is told with its firm";
}

TEST_F(ProfessionQuestions, ALawyerSeesVerifiedHoursByMonth) {
  const auto claim = [&](std::uint64_t id, Date on, std::int64_t minutes, ProBonoState state) {
    ProBono row;
    row.lawyer = some_lawyer;
    row.on = on;
    row.minutes = minutes;
    row.state = state;
    state_.pro_bono[id] = row;
    state_.pro_bono_of[some_lawyer].push_back(id);
  };
  claim(81, date_of(2025, 1, 31), 600, ProBonoState::verified);
  claim(82, date_of(2025, 2, 1), 120, ProBonoState::verified);
  claim(83, date_of(2025, 2, 2), 90, ProBonoState::claimed);
  claim(84, date_of(2025, 2, 3), 90, ProBonoState::rejected);
  claim(85, date_of(2024, 12, 31), 60, ProBonoState::verified);
  const auto told = answer(reading(), AskLawyer{some_lawyer, {}});
  ASSERT_TRUE(told);
  ASSERT_EQ(told->minutes_by_month.size(), 12U);
  EXPECT_EQ(told->minutes_by_month[0], 600);
  EXPECT_EQ(told->minutes_by_month[1], 120);
  EXPECT_EQ(told->verified_minutes, 720);
  EXPECT_EQ(told->claimed_minutes, 90);
  EXPECT_EQ(told->encouraged_minutes, 3000);
  EXPECT_EQ(told->licence.status, LicenceStatus::suspended);
  EXPECT_EQ(answer(reading(), AskLawyer{some_lawyer, 2024})->verified_minutes, 60);
  EXPECT_FALSE(answer(reading(), AskLawyer{99, {}}));
}

}  // namespace
}  // namespace gongbao::legal_profession
