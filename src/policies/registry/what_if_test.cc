// In which column an answer stands, and what a city may suppose.
#include "policies/registry/what_if.h"

#include <gtest/gtest.h>

namespace gongbao::policies {
namespace {

using engine::Verdict;

constexpr Answered accepted{Verdict::accepted, 0};
constexpr Answered refused(Code code) { return {Verdict::refused, code}; }
constexpr Answered said_again(Code first) { return {Verdict::duplicate, first}; }

TEST(WhatIfJudge, TheColumnsAreTriedInOrder) {
  namespace cards = prepaid_card::code;
  using enum Reference;
  struct Row {
    Answered was, now;
    Reference reference;
    Judged expected;
  };
  const Row rows[] = {
      {accepted, accepted, stands, Judged::same},
      {accepted, accepted, missing, Judged::same},
      {refused(cards::release_below_floor), refused(cards::release_below_floor), went_otherwise, Judged::same},
      {said_again(0), said_again(cards::release_below_floor), stands, Judged::same},
      {accepted, refused(cards::release_below_floor), stands, Judged::otherwise},
      {refused(cards::release_below_floor), accepted, stands, Judged::otherwise},
      {refused(cards::release_below_floor), refused(cards::insufficient_cash), stands, Judged::otherwise},
      {accepted, refused(cards::card_balance_insufficient), went_otherwise, Judged::went_otherwise},
      {refused(cards::card_balance_insufficient), accepted, went_otherwise, Judged::went_otherwise},
      {accepted, refused(cards::unknown_subject), stands, Judged::not_arisen},
      {accepted, refused(cards::unknown_subject), went_otherwise, Judged::not_arisen},
      {accepted, refused(cards::window_open), missing, Judged::not_arisen},
      {accepted, refused(cards::window_open), stands, Judged::went_otherwise},
      {accepted, refused(cards::wrong_state), stands, Judged::went_otherwise},
      {refused(cards::wrong_state), accepted, stands, Judged::otherwise},
      {accepted, refused(cards::report_mismatch), stands, Judged::old_figures},
      {accepted, refused(childcare::code::ratio_mismatch), stands, Judged::old_figures},
      {refused(childcare::code::ratio_mismatch), accepted, stands, Judged::otherwise},
  };
  AnswerCounts counts;
  std::size_t n = 0;
  for (const Row& row : rows) {
    const Judged judged = judge(row.was, row.now, row.reference);
    EXPECT_EQ(judged, row.expected) << "row " << n << ": " << enum_name(judged);
    counts.count(judged, row.was, row.now);
    ++n;
    EXPECT_EQ(counts.same + counts.otherwise + counts.cannot_be_judged(), n);
  }
  EXPECT_EQ(counts.refused_was, 6u);
  EXPECT_EQ(counts.refused_now, 3u) << "those that cannot be judged nobody would have met";
}

TEST(WhatIfSums, StopAtWhatASumCanSay) {
  const std::int64_t most = std::numeric_limits<std::int64_t>::max();
  CustodySums sums, more;
  sums.held = {most};
  more.held = {1};
  more.shortfall = {3};
  sums.add(more);
  EXPECT_EQ(sums.held, Money{most});
  EXPECT_EQ(sums.shortfall, Money{3});
}

// What is in force may be supposed as it is told.
TEST(CitySupposes, TheValuesInForce) {
  const Date day = date_of(2024, 1, 1);
  for (const char* document : {"prepaid-card", "childcare", "heating"}) {
    const auto city = City::open().value();
    for (const auto& [name, parameter] : city->parameters_of(document)->all()) {
      const std::string value =
          law::text_of(parameter.unit, city->parameters_of(document)->version_on(name, day).value);
      const auto supposed = suppose(*city, {document, name, value, {}}, day, day);
      ASSERT_TRUE(supposed.has_value()) << document << "/" << name << ": " << to_string(supposed.error());
      EXPECT_EQ(supposed->value, value);
    }
  }
}

TEST(CitySupposes, WhatCanStandAndNothingElse) {
  const auto refused = [](const std::string& document, const std::string& parameter, law::ParameterVersion version) {
    const auto city = City::open().value();
    const auto done = city->suppose(document, parameter, version);
    EXPECT_EQ(city->digest(), City::open().value()->digest()) << "what is refused leaves no trace";
    return done ? std::string("accepted") : done.error().code + " " + done.error().field;
  };
  const auto number = [](Date from, std::int64_t n) { return law::ParameterVersion{from, {n, {}, {}, {}}, "what if"}; };
  const Date day = date_of(2024, 1, 1);
  EXPECT_EQ(refused("no-such-document", "rate", number(day, 1)), "law.parameter_unknown document");
  EXPECT_EQ(refused("childcare", "rate", number(day, 1)), "law.parameter_unknown parameter");
  EXPECT_EQ(refused("childcare", "ratio_demo", number(day, 10'001)), "law.parameter_invalid value");
  EXPECT_EQ(refused("childcare", "ratio_demo", number(date_of(2023, 9, 18), 1)), "law.parameter_not_in_force from");
  law::ParameterVersion fines{day, {}, "what if"};
  for (const char* article : {"28", "29", "30", "31", "32"}) fines.value.table[article] = 10'000'001;
  EXPECT_EQ(refused("childcare", "fine_least", fines), "law.parameter_invalid value") << "above fine_most";
  EXPECT_EQ(refused("prepaid-card", "fine_least", fines), "law.parameter_invalid value");

  const auto city = City::open().value();
  ASSERT_TRUE(city->suppose("childcare", "ratio_demo", number(day, 10'000)).has_value());
  EXPECT_EQ(city->parameters_of("childcare")->ratio("ratio_demo", day).bp, 10'000);
  EXPECT_EQ(city->parameters_of("childcare")->ratio("ratio_demo", day - Days{1}).bp, 5'000);
}

}  // namespace
}  // namespace gongbao::policies
