// Every worked example told once more and nothing changed: every answer is the same, and so is the whole state.
#include <filesystem>
#include <fstream>

#include "engine/rejudge.h"
#include "what_if/history.h"

namespace gongbao::what_if_test {
namespace {

class Nobody final : public engine::RejudgeWitness {
 public:
  void before_day(Date) override {}
  void see(engine::EntryNo, const engine::Source&, const journal::InstructionView&,
           const engine::InstructionDecision&) override {}
  void see(engine::EntryNo, const engine::Source&, const journal::TypedView&, const engine::TypedDecision&) override {}
};

std::string read(const std::filesystem::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator(in), {}};
}

TEST(WhatIfExamples, UnchangedTheyAreTheSame) {
  std::size_t examples = 0;
  for (const auto& file : std::filesystem::recursive_directory_iterator(GONGBAO_SOURCE_DIR "/tests/scenarios")) {
    if (file.path().extension() != ".yaml") continue;
    play_each(read(file.path()), [&](const cli::scenario::World& world) {
      ++examples;
      const auto scratch = policies::City::open().value();
      Nobody nobody;
      ASSERT_TRUE(engine::rejudge(world.log(), *scratch, nobody).has_value());
      EXPECT_EQ(scratch->digest(), world.city().digest()) << file.path();
      const auto answer = cli::what_if(world.log(), {});
      ASSERT_TRUE(answer.has_value());
      EXPECT_TRUE(answer->changes.empty()) << file.path();
      EXPECT_EQ(answer->answers.same, answer->instructions + answer->commands) << file.path();
      EXPECT_EQ(answer->same_with_other_figures, 0u) << file.path();
      for (const auto* rows : {&answer->operators, &answer->weeks, &answer->closing_operators}) {
        for (const policies::WhatIfRow& row : *rows) EXPECT_EQ(row.was, row.now) << file.path();
      }
    });
  }
  EXPECT_GT(examples, 150u);
}

}  // namespace
}  // namespace gongbao::what_if_test
