// The citation table resolves against the printed text, and every code says which day it looks at.
#include "policies/childcare/citations.h"

#include <gtest/gtest.h>

#include <algorithm>

namespace gongbao::childcare {
namespace {

struct PrintedLaw {
  law::Gazette gazette = law::Gazette::embedded().value();
  law::Clauses clauses = law::Clauses::embedded(gazette).value();
  law::StatusBook status{gazette, &clauses};
};

TEST(ChildcareCitations, EveryAnswerRestsOnAClause) {
  const PrintedLaw printed;
  const auto resolved = law::CitationSets::resolve(citation_table(), printed.gazette, printed.clauses, printed.status);
  for (const Problem& problem : resolved.problems) ADD_FAILURE() << to_string(problem);
  const law::CitationSet* fine = resolved.sets.find("record_penalty", "childcare.fine_out_of_range");
  ASSERT_NE(fine, nullptr);
  EXPECT_EQ(fine->clauses, (std::vector<std::string>{"reg/28", "childcare/22a"}));
}

TEST(ChildcareCitations, EveryCheckNamesItsDay) {
  std::set<std::pair<std::string_view, law::JudgedOn>> rows;
  for (const law::DayRow& row : judged_on()) {
    EXPECT_TRUE(rows.emplace(row.code, row.day).second) << row.code << " stands twice";
    EXPECT_TRUE(code_named(row.code)) << row.code << " is no code";
  }
  for (const std::string_view code : all_code_names()) {
    if (law::is_technical(code)) continue;
    const auto first = rows.lower_bound({code, law::JudgedOn::no_day});
    EXPECT_TRUE(first != rows.end() && first->first == code) << code << " does not say which day it looks at";
  }
}

// What a clause's row promises, some answer gives: its refusals and flags cite it.
TEST(ChildcareClauses, EachIsCitedByTheCodesOfItsRow) {
  const PrintedLaw printed;
  for (const law::Clause& clause : printed.clauses.all()) {
    if (!clause.id.starts_with("childcare/")) continue;
    std::vector<std::string> codes = clause.refuses;
    codes.insert(codes.end(), clause.flags.begin(), clause.flags.end());
    for (const std::string& code : codes) {
      const auto cited = clauses_of_code(code);
      EXPECT_TRUE(law::is_technical(code) || std::ranges::find(cited, clause.id) != cited.end())
          << code << " does not cite " << clause.id;
    }
  }
}

TEST(ChildcareClauseMap, HasSomethingForEveryClause) {
  const PrintedLaw printed;
  const auto resolved = law::CitationSets::resolve(citation_table(), printed.gazette, printed.clauses, printed.status);
  const law::ClauseRegister registers[] = {{document, implementers(), clauses_without_software(), &resolved.sets}};
  const auto map = law::clause_map(printed.clauses, registers, {}, document);
  ASSERT_TRUE(map) << to_string(map.error());
  std::string missing;
  for (const law::ClauseReport& row : *map) {
    if (row.state == law::ClauseState::missing)
      missing += row.clause->id.substr(std::string_view("childcare/").size()) + " ";
  }
  EXPECT_EQ(missing, "");
}

}  // namespace
}  // namespace gongbao::childcare
