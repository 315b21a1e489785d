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
  Reading reading() const { return {state_, asked_on}; }
  std::expected<LicenceAnswer, policies::Code> licence(std::optional<Stamp> at = {}) const {
    return answer(reading(), AskLicence{number_, std::nullopt, at});
  }

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
  const auto refused_as = [&](const SealedLicence& number, std::optional<Id16> token, std::optional<Stamp> at = {}) {
    const auto told = answer(reading(), AskLicence{number, token, at});
    return told ? policies::Code{0} : told.error();
  };
  SealedLicence nobody;
  nobody.hash.fill(8);
  EXPECT_EQ(refused_as(nobody, {}), code::unknown_subject);
  EXPECT_EQ(refused_as({}, Id16{}), code::unknown_subject);
  EXPECT_EQ(refused_as(number_, {}, stamp_of(date_of(2015, 5, 31), 0)), code::unknown_subject);
  EXPECT_EQ(refused_as(SealedLicence{SealedLicence::other_form()}, {}), code::licence_no_invalid);
  EXPECT_EQ(refused_as({}, {}), code::licence_no_invalid);
  EXPECT_EQ(refused_as(number_, token_), code::licence_no_invalid);
}

TEST_F(ProfessionQuestions, PlanTellsEachIndicatorWithItsClauses) {
  const PlanAnswer told = answer(reading(), AskPlan{});
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
  EXPECT_EQ(answer(reading(), AskPlan{date_of(2025, 12, 31)}).on, asked_on) << "no figure of a day to come";
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

}  // namespace
}  // namespace gongbao::legal_profession
