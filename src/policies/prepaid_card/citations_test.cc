// The citation table resolves against the printed text, and every clause of the document has something that runs for it
// or a reason why nothing does.
#include "policies/prepaid_card/citations.h"

#include <gmock/gmock.h>

#include "policies/prepaid_card/codes.h"

namespace gongbao::prepaid_card {
namespace {

struct Law {
  law::Gazette gazette = law::Gazette::embedded().value();
  law::Clauses clauses = law::Clauses::embedded(gazette).value();
  law::StatusBook status{gazette, &clauses};
};

TEST(Citations, EveryAnswerRestsOnAClause) {
  const Law law;
  const auto resolved = law::CitationSets::resolve(citation_table(), law.gazette, law.clauses, law.status);
  for (const Problem& problem : resolved.problems) ADD_FAILURE() << to_string(problem);
  const law::CitationSet* fine = resolved.sets.find("record_penalty", "prepaid_card.fine_out_of_range");
  ASSERT_NE(fine, nullptr);
  EXPECT_EQ(fine->clauses, (std::vector<std::string>{"reg/28", "prepaid-card/2-15a"}));
}

// Each check names its day: every code that rests on a clause says which it looks at, once, and no other code does.
TEST(Citations, EveryCheckNamesItsDay) {
  std::set<std::pair<std::string_view, law::JudgedOn>> rows;
  std::map<std::string_view, int> looks_at_none;
  for (const law::DayRow& row : judged_on()) {
    EXPECT_TRUE(rows.emplace(row.code, row.day).second) << row.code << " stands twice";
    EXPECT_TRUE(code_named(row.code)) << row.code << " is no code";
    looks_at_none[row.code] += row.day == law::JudgedOn::no_day ? 1 : 0;
  }
  for (const std::string_view code : all_code_names()) {
    if (law::is_technical(code)) continue;
    const auto it = looks_at_none.find(code);
    ASSERT_NE(it, looks_at_none.end()) << code << " does not say which day it looks at";
    const bool also_a_day = rows.contains({code, law::JudgedOn::booking_day}) ||
                            rows.contains({code, law::JudgedOn::event_day}) ||
                            rows.contains({code, law::JudgedOn::stored_day});
    EXPECT_NE(it->second == 1, also_a_day) << code;
  }
}

// 202 to 206 and 219 ask how things stood when it happened (spec/01 part 12, B18), windows how they stand today (B8).
TEST(Citations, TheClauseTableShowsTheDays) {
  const Law law;
  const auto resolved = law::CitationSets::resolve(citation_table(), law.gazette, law.clauses, law.status);
  const law::ClauseRegister registers[] = {
      {document, implementers(), clauses_without_software(), &resolved.sets, judged_on()}};
  const auto map = law::clause_map(law.clauses, registers, {}, document).value();
  const auto days = [&](std::string_view id) {
    return std::ranges::find(map, id, [](const law::ClauseReport& row) { return row.clause->id; })->days;
  };
  EXPECT_THAT(days("prepaid-card/4i"), ::testing::Contains("prepaid_card.outlet_not_listed event_day"));
  EXPECT_THAT(days("prepaid-card/9l"),
              ::testing::IsSupersetOf({"prepaid_card.window_open booking_day", "prepaid_card.window_open stored_day"}));
  EXPECT_THAT(days("prepaid-card/9q"), ::testing::Contains("prepaid_card.cash_deposit_late event_day"));
  EXPECT_TRUE(days("prepaid-card/4g").empty());
}

TEST(ClauseMap, EveryClauseHasSomethingThatRunsOrAReason) {
  const Law law;
  const auto resolved = law::CitationSets::resolve(citation_table(), law.gazette, law.clauses, law.status);
  const law::ClauseRegister registers[] = {{document, implementers(), clauses_without_software(), &resolved.sets}};
  const auto map = law::clause_map(law.clauses, registers, {}, document);
  ASSERT_TRUE(map) << to_string(map.error());
  for (const law::ClauseReport& row : *map) {
    EXPECT_NE(row.state, law::ClauseState::missing) << row.clause->id;
  }
}

}  // namespace
}  // namespace gongbao::prepaid_card
