// Every worked example told once more: nothing changed, every answer is the same, and so is the whole state; under
// other terms it goes some other way, and holds.
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <map>

#include "engine/rejudge.h"
#include "policies/registry/laws.h"
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

void expect_the_same_city(const cli::scenario::World& world, const std::string& where) {
  const auto scratch = policies::City::open().value();
  Nobody nobody;
  ASSERT_TRUE(engine::rejudge(world.log(), *scratch, nobody).has_value());
  EXPECT_EQ(scratch->digest(), world.city().digest()) << where;
}

void expect_the_same_told(const cli::scenario::World& world, const std::string& where) {
  const auto answer = cli::what_if(world.log(), {});
  ASSERT_TRUE(answer.has_value());
  EXPECT_TRUE(answer->changes.empty()) << where;
  EXPECT_EQ(answer->answers.same, answer->instructions + answer->commands) << where;
  EXPECT_EQ(answer->same_with_other_figures, 0u) << where;
  for (const auto* rows : {&answer->operators, &answer->weeks, &answer->closing_operators}) {
    for (const policies::WhatIfRow& row : *rows) EXPECT_EQ(row.was, row.now) << where;
  }
}

// Whatever another law makes of it: the books of that city balance (their invariants stop the process), each command
// stands in one column, and what was is what was.
void expect_it_holds(const cli::scenario::World& world, const std::string& where) {
  // What is changed of each document: some of its numbers and choices, to where nobody has them.
  static const std::map<std::string, std::vector<std::string>> changes{
      {"prepaid-card", {"custody_ratio=59.99%", "objection_window_days=1", "cash_deposit_days=0"}},
      {"childcare",
       {"ratio_other=99.99%", "ratio_demo=0%", "deemed_confirm_days=1", "hour_cap=600", "span_cap=1",
        "initial_payout_days=5"}},
      {"heating", {"subsidy_rate_bp=40%", "lockout_years=2", "late_application_grace_days=3"}},
      {"used-vehicle", {"quota_valid_days=1", "private_flip_count=1", "broker_pattern_days=1"}},
      {"exam", {"listening_max_attempts=1", "absent_component_value=100", "small_cell=1"}},
      {"eldercare", {"class_order=flat", "older_person_age=61", "single_membership=true"}},
      {"legal-profession", {"about_tolerance=10%", "pro_bono_minutes=1", "min_contacts=1"}},
      {"school-traffic", {"zone_half_width=4999", "min_per_team=2", "rank_by=delta"}},
      {"beauty-health", {"publicity_days=3", "zone_min_cell=1", "exhibit_both_required=false"}},
      {"gazette", {"place_kinds_receiving=organ", "citation_status_check=false"}}};
  cli::WhatIfAsked asked;
  const std::string document(world.document());
  const auto changed = changes.find(document);
  ASSERT_NE(changed, changes.end()) << "no parameter of " << document << " is changed here";
  for (const std::string& each : changed->second) asked.set.push_back(document + "/" + each);
  const auto answer = cli::what_if(world.log(), asked);
  if (!answer) {  // it ends before the document is in force
    EXPECT_NE(answer.error().message.find("the journal ends on"), std::string::npos) << to_string(answer.error());
    return;
  }
  const auto& counts = answer->answers;
  EXPECT_EQ(counts.same + counts.otherwise + counts.cannot_be_judged(), answer->instructions + answer->commands)
      << where;
  const auto sums = policies::custody_sums(world.city());
  ASSERT_GE(answer->operators.size(), sums.size()) << where;
  for (const policies::OperatorSums& each : sums) {
    const auto row = std::ranges::find(answer->operators, each.operator_id, &policies::WhatIfRow::operator_id);
    ASSERT_NE(row, answer->operators.end()) << where;
    EXPECT_EQ(row->was, each.sums) << where;
  }
}

std::vector<std::string> all_examples() {
  std::vector<std::string> paths;
  for (const auto& file : std::filesystem::recursive_directory_iterator(GONGBAO_SOURCE_DIR "/tests/scenarios")) {
    if (file.path().extension() == ".yaml") paths.push_back(file.path());
  }
  std::ranges::sort(paths);
  return paths;
}

// What is told of an example, unchanged and changed, takes six cities: each of the long tests, otherwise some of each
// document, the same ones wherever the test runs.
TEST(WhatIfExamples, UnchangedTheyAreTheSameAndChangedTheyHold) {
  const std::size_t looked_at_each = std::getenv("GONGBAO_EVERY_EXAMPLE") == nullptr ? 8 : 1;
  constexpr std::size_t fewest_of_a_document = 2;
  std::map<std::string_view, std::size_t> examples;
  std::map<std::filesystem::path, std::size_t> files;  // by their folder
  for (const std::string& path : all_examples()) {
    if (files[std::filesystem::path(path).parent_path()]++ % looked_at_each != 0) continue;
    const auto look = [&](const cli::scenario::World& world) {
      ++examples[world.document()];
      expect_the_same_city(world, path);
      expect_the_same_told(world, path);
      expect_it_holds(world, path);
    };
    play_each(read(path), look, cli::scenario::JournalIs::left_alone);
  }
  for (const std::string_view each : policies::all_documents()) {
    EXPECT_GE(examples[each], fewest_of_a_document) << each;
  }
}

}  // namespace
}  // namespace gongbao::what_if_test
