// The citation table resolves against the printed text, and every clause of the document has something that runs for it
// or a reason why nothing does.
#include "policies/prepaid_card/citations.h"

#include <gtest/gtest.h>

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
