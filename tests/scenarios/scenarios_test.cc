// Every scenario file under tests/scenarios is a test of its own, named after its folder and file.
#include <gtest/gtest.h>

#include <cctype>
#include <filesystem>

#include "cli/scenario/report.h"

namespace gongbao::cli::scenario {
namespace {

// Opened once: what a scenario is judged by does not change between two of them.
const policies::LawBooks& law() {
  static const std::unique_ptr<policies::LawBooks> opened = policies::LawBooks::open().value();
  return *opened;
}

std::string folder() { return std::string(GONGBAO_SOURCE_DIR) + "/tests/scenarios"; }

std::vector<std::string> all_files() {
  const auto files = scenario_files({folder()});
  return files ? *files : std::vector<std::string>{};
}

class Played : public testing::TestWithParam<std::string> {};

TEST_P(Played, GoesAsItSays) {
  const FileReport report = play_file(GetParam(), law());
  EXPECT_TRUE(report.ok()) << told(report);
}

std::string name_of(const testing::TestParamInfo<std::string>& info) {
  std::string name = std::filesystem::path(info.param).lexically_relative(folder()).string();
  for (char& c : name) {
    if (std::isalnum(static_cast<unsigned char>(c)) == 0) c = '_';
  }
  return name;
}

INSTANTIATE_TEST_SUITE_P(Scenarios, Played, testing::ValuesIn(all_files()), name_of);

// The worked examples of the specifications, one by one: none may be missing.
std::set<std::string> examples_in(const std::string& part) {
  std::set<std::string> found;
  for (const std::string& file : all_files()) {
    if (!file.contains("/" + part + "/")) continue;
    const auto text = read_text_file(file, std::size_t{1} << 20);
    const auto scenarios = text ? read_scenarios(*text) : std::unexpected(text.error());
    EXPECT_TRUE(scenarios) << file;
    for (const Scenario& each : scenarios.value_or(std::vector<Scenario>{})) {
      const std::string& rest = each.example;
      for (std::size_t at = 0; at <= rest.size();) {
        const std::size_t comma = std::min(rest.find(", ", at), rest.size());
        found.insert(rest.substr(at, comma - at));
        at = comma + 2;
      }
    }
  }
  return found;
}

void expect_all(const std::set<std::string>& found, int worked_examples) {
  for (int n = 1; n <= worked_examples; ++n) EXPECT_TRUE(found.contains(std::to_string(n))) << "example " << n;
}

TEST(WorkedExamples, EachOfSpec01HasAScenario) { expect_all(examples_in("prepaid_card"), 41); }
TEST(WorkedExamples, EachOfSpec02HasAScenario) { expect_all(examples_in("childcare"), 38); }
TEST(WorkedExamples, EachOfSpec03HasAScenario) {
  const std::set<std::string> found = examples_in("heating");
  constexpr int worked_examples = 53;
  for (int n = 1; n <= worked_examples; ++n) {
    EXPECT_TRUE(found.contains("H" + std::to_string(n))) << "example H" << n;
  }
}
TEST(WorkedExamples, EachOfSpec04HasAScenario) {
  const std::set<std::string> found = examples_in("used_vehicle");
  constexpr int worked_examples = 43;
  for (int n = 1; n <= worked_examples; ++n) {
    EXPECT_TRUE(found.contains("U" + std::to_string(n))) << "example U" << n;
  }
}
TEST(WorkedExamples, EachOfSpec05HasAScenario) {
  const std::set<std::string> found = examples_in("exam");
  constexpr int worked_examples = 46;
  for (int n = 1; n <= worked_examples; ++n) {
    EXPECT_TRUE(found.contains("X" + std::to_string(n))) << "example X" << n;
  }
}
TEST(WorkedExamples, EachOfSpec07HasAScenario) {
  const std::set<std::string> found = examples_in("school_traffic");
  constexpr int worked_examples = 39;
  for (int n = 1; n <= worked_examples; ++n) {
    EXPECT_TRUE(found.contains("T" + std::to_string(n))) << "example T" << n;
  }
}
TEST(WorkedExamples, EachOfSpec06HasAScenario) {
  const std::set<std::string> found = examples_in("eldercare");
  constexpr int worked_examples = 24;
  for (int n = 1; n <= worked_examples; ++n) {
    EXPECT_TRUE(found.contains("E" + std::to_string(n))) << "example E" << n;
  }
}
TEST(WorkedExamples, EachOfSpec08HasAScenario) {
  const std::set<std::string> found = examples_in("legal_profession");
  constexpr int worked_examples = 36;
  for (int n = 1; n <= worked_examples; ++n) {
    EXPECT_TRUE(found.contains("L" + std::to_string(n))) << "example L" << n;
  }
}

TEST(WorkedExamples, EachOfSpec09HasAScenario) {
  const std::set<std::string> found = examples_in("beauty_health");
  constexpr int worked_examples = 33;
  for (int n = 1; n <= worked_examples; ++n) {
    EXPECT_TRUE(found.contains("B" + std::to_string(n))) << "example B" << n;
  }
}

}  // namespace
}  // namespace gongbao::cli::scenario
