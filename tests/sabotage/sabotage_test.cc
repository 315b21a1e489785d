// Rules are switched off one by one in a copy of the source, and somebody must notice: the campaign, the tests of the
// room or of the policies, or the scenarios. A mutation that nobody notices is a missing test.
//
//   GONGBAO_MUTATION=fees_are_agreed sabotage_test   one of them
#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <sstream>
#include <vector>

#include "sabotage/mutations.h"

namespace gongbao::sabotage {
namespace {

namespace fs = std::filesystem;

const fs::path workshop = fs::path(GONGBAO_BINARY_DIR) / "sabotage";
const fs::path copy = workshop / "source";
const fs::path build = workshop / "build";

std::string text_of(const fs::path& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

// What is the same already keeps its time, so that it need not be built again.
void write_when_different(const fs::path& path, const std::string& text) {
  if (fs::exists(path) && text_of(path) == text) return;
  fs::create_directories(path.parent_path());
  std::ofstream(path) << text;
}

// Neither a browser's packages nor what is built is source.
std::vector<fs::path> files_below(const fs::path& folder) {
  std::vector<fs::path> found;
  if (fs::is_regular_file(folder)) return {folder};
  if (!fs::is_directory(folder)) return {};
  for (auto it = fs::recursive_directory_iterator(folder); it != fs::recursive_directory_iterator(); ++it) {
    if (it->path().filename() == "node_modules") it.disable_recursion_pending();
    if (it->is_regular_file()) found.push_back(it->path());
  }
  return found;
}

// A file that the source has no more would be built with the rest.
void copy_the_source() {
  const fs::path source = GONGBAO_SOURCE_DIR;
  for (const char* name :
       {"CMakeLists.txt", "CMakePresets.json", "cmake", "src", "gazette", "tests", "benches", "docs"}) {
    for (const fs::path& file : files_below(source / name)) {
      write_when_different(copy / fs::relative(file, source), text_of(file));
    }
    for (const fs::path& file : files_below(copy / name)) {
      if (!fs::exists(source / fs::relative(file, copy))) fs::remove(file);
    }
  }
}

// What was said goes to a file beside.
bool succeeds(const std::string& command) {
  return std::system((command + " >" + (workshop / "log").string() + " 2>&1").c_str()) == 0;
}
bool builds(const std::string& target) {
  return succeeds("nice cmake --build " + build.string() + " -j2 --target " + target);
}
bool campaign_succeeds() {
  return succeeds("GONGBAO_SEEDS=40 timeout 600 " + (build / "tests/simulation/campaign_test").string() +
                  " --gtest_filter=*Promises");
}

bool scenarios_go() {
  return succeeds("timeout 600 " + (build / "gongbao").string() + " scenario " + (copy / "tests/scenarios").string());
}

// Who noticed; empty when nobody did.
std::string who_notices(const Mutation& mutation) {
  if (!builds("campaign_test")) return "does not build: " + text_of(workshop / "log");
  if (!campaign_succeeds()) return "campaign_test";
  const std::string room(mutation.file.substr(0, mutation.file.find('/')));
  for (const std::string& test : {room + "_test", std::string("policies_test")}) {
    if (!builds(test)) return "does not build: " + text_of(workshop / "log");
    if (!succeeds("timeout 600 " + (build / test).string())) return test;
  }
  if (!builds("gongbao")) return "does not build: " + text_of(workshop / "log");
  return scenarios_go() ? "" : "scenarios";
}

TEST(Sabotage, SomebodyNotices) {
  copy_the_source();
  // Without warnings: what the compiler says of a mutation is no test's finding.
  ASSERT_TRUE(succeeds("cd " + copy.string() + " && cmake --preset dev -DCMAKE_CXX_FLAGS=-w -B " + build.string()));
  ASSERT_TRUE(builds("campaign_test")) << text_of(workshop / "log");
  ASSERT_TRUE(campaign_succeeds()) << text_of(workshop / "log");
  const char* only = std::getenv("GONGBAO_MUTATION");
  std::size_t tried = 0;
  for (const Mutation& each : mutations) {
    if (only != nullptr && each.name != only) continue;
    ++tried;
    const fs::path file = copy / "src" / each.file;
    const std::string whole = text_of(file);
    const std::size_t at = whole.find(each.from);
    ASSERT_NE(at, std::string::npos) << each.name;
    write_when_different(file, std::string(whole).replace(at, each.from.size(), each.to));
    const std::string noticed = who_notices(each);
    write_when_different(file, whole);
    std::cout << each.name << ": " << (noticed.empty() ? "nobody" : noticed) << std::endl;
    EXPECT_NE(noticed, "") << each.name << " was noticed by nobody";
    EXPECT_FALSE(noticed.starts_with("does not build")) << each.name << " " << noticed;
  }
  EXPECT_GT(tried, 0U) << "there is no such mutation";
}

}  // namespace
}  // namespace gongbao::sabotage
