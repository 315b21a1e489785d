// docs/scenarios.md is true: every example on it plays, every error on it is the program's own words, and every key,
// command and input stands on it.
#include <gtest/gtest.h>

#include "cli/scenario/expect_state.h"
#include "cli/scenario/keys.h"
#include "cli/scenario/report.h"
#include "policies/childcare/citations.h"
#include "scenarios/page.h"

namespace gongbao::scenarios {
namespace {

namespace scenario = cli::scenario;

const std::string& page() {
  static const std::string text =
      scenario::read_text_file(std::string(GONGBAO_SOURCE_DIR) + "/docs/scenarios.md", std::size_t{1} << 20).value();
  return text;
}
const policies::LawBooks& law() {
  static const std::unique_ptr<policies::LawBooks> opened = policies::LawBooks::open().value();
  return *opened;
}

// What the page shows below an example: "text told" the report, "text explained" the shorthands written out.
std::string told_below(const Block& example, const Block& below) {
  if (below.fence == "text told") return scenario::told(scenario::play_text("example.yaml", example.text, law()));
  const auto scenarios = scenario::read_scenarios(example.text);
  return scenarios ? scenario::explained(scenarios->front()) : to_string(scenarios.error());
}

TEST(Page, EveryExamplePlaysAsItSays) {
  std::size_t played = 0;
  const std::vector<Block> blocks = blocks_of(page());
  for (const Block& block : blocks) {
    if (block.fence != "yaml") continue;
    const auto report = scenario::play_text("docs/scenarios.md:" + std::to_string(block.line), block.text, law());
    EXPECT_TRUE(report.ok()) << scenario::told(report);
    ++played;
  }
  EXPECT_GE(played, 6U);
}

TEST(Page, EveryAnswerBelowAnExampleIsTheProgramsOwn) {
  std::size_t compared = 0;
  const std::vector<Block> blocks = blocks_of(page());
  for (std::size_t i = 1; i < blocks.size(); ++i) {
    const bool told = blocks[i].fence == "text told" || blocks[i].fence == "text explained";
    if (!told) continue;
    EXPECT_EQ(told_below(blocks[i - 1], blocks[i]), blocks[i].text) << "docs/scenarios.md:" << blocks[i].line;
    ++compared;
  }
  EXPECT_GE(compared, 5U);
}

TEST(Page, WhatIsShownAsWrongIsWrong) {
  for (const Block& block : blocks_of(page())) {
    if (block.fence != "yaml wrong") continue;
    EXPECT_FALSE(scenario::play_text("f", block.text, law()).ok()) << "docs/scenarios.md:" << block.line;
  }
}

TEST(Page, HasEveryCommandWithItsInputs) {
  EXPECT_EQ(part_of(page(), "shared commands"), table_of_shared_commands());
  EXPECT_EQ(part_of(page(), "commands"), table_of_commands(prepaid_card::document));
  EXPECT_EQ(part_of(page(), "ops"), table_of_ops(prepaid_card::document));
  EXPECT_EQ(part_of(page(), "childcare commands"), table_of_commands(childcare::document));
  EXPECT_EQ(part_of(page(), "childcare ops"), table_of_ops(childcare::document));
}

TEST(Page, HasEveryKey) {
  namespace keys = scenario::keys;
  for (const auto& list :
       {keys::scenario, keys::manner, keys::batch, keys::given, keys::registration, keys::agreement, keys::operator_own,
        keys::given_childcare, keys::institution_registration, keys::institution_agreement, keys::institution_own,
        keys::lot, scenario::state_keys(prepaid_card::document), scenario::state_keys(childcare::document)}) {
    for (const std::string& key : list) {
      EXPECT_NE(page().find("`" + key + "`"), std::string::npos) << key << " is not explained";
    }
  }
}

TEST(Page, HasNoBlockThatNobodyReads) {
  for (const Block& block : blocks_of(page())) {
    const bool known = block.fence == "yaml" || block.fence == "yaml wrong" || block.fence == "text told" ||
                       block.fence == "text explained" || block.fence == "sh";
    EXPECT_TRUE(known) << "docs/scenarios.md:" << block.line << ": " << block.fence;
  }
}

}  // namespace
}  // namespace gongbao::scenarios
