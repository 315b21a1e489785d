// What the READMEs say one can type is typed here, in an empty folder that looks like the project's root.
#include "tour/tour.h"

#include <gtest/gtest.h>
#include <sys/wait.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace gongbao::tour {
namespace {

TEST(Tour, ReadsItsBlocksOnly) {
  const auto steps =
      steps_of("a\n```sh\nrm -r x\n```\n```sh tour\none\ntwo\n```\nprose\n```text tour\n  three \n```\n");
  ASSERT_EQ(steps.size(), 1u);
  EXPECT_EQ(steps[0].line, 5u);
  EXPECT_EQ(steps[0].script, "one\ntwo\n");
  EXPECT_EQ(steps[0].expected, std::vector<std::string>{"three"});
}

TEST(Tour, NoticesAMissingLine) {
  EXPECT_EQ(missing_line({"b", "…", "d"}, "a\nb\nc\n  d\n"), std::nullopt);
  EXPECT_EQ(missing_line({"d", "b"}, "a\nb\nc\nd\n"), "b");
  EXPECT_EQ(missing_line({"a"}, "ab\n"), "a");
  EXPECT_EQ(missing_line({"read … lines"}, "read 12 lines\n"), std::nullopt);
  EXPECT_EQ(missing_line({"read … lines"}, "we read 12 lines\n"), "read … lines");
  EXPECT_EQ(missing_line({"read … lines"}, "read 12 lines.\n"), "read … lines");
  EXPECT_EQ(missing_line({"… lines"}, "12 lines\n"), std::nullopt);
}

namespace fs = std::filesystem;

std::string text_of(const fs::path& path) {
  std::ifstream in(path);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::vector<Step> steps_in(const std::string& page) { return steps_of(text_of(fs::path(GONGBAO_SOURCE_DIR) / page)); }

// A service that a step began is ended, should the tour break off before it does so itself.
struct ServedInTour {
  fs::path pid;
  ~ServedInTour() {
    if (std::system(("kill $(cat '" + pid.string() + "') 2>/dev/null").c_str()) == -1) perror("kill");
  }
};

// What both pages say of the same step: they type the same (below), so it is typed once.
void expect_told(const std::string& page, const Step& step, const std::string& output) {
  const auto missing = missing_line(step.expected, output);
  EXPECT_FALSE(missing) << page << ":" << step.line << ": " << step.script << "does not print\n  "
                        << missing.value_or("") << "\nbut\n"
                        << output;
}

void walk(const std::vector<Step>& steps, const std::vector<Step>& chinese) {
  ASSERT_FALSE(steps.empty());
  ASSERT_EQ(steps.size(), chinese.size());
  const fs::path examples = fs::path(GONGBAO_SOURCE_DIR) / "examples";
  std::string name = fs::temp_directory_path() / "gongbao-tour-XXXXXX";
  ASSERT_NE(mkdtemp(name.data()), nullptr);
  const fs::path folder = name;
  fs::create_directories(folder / "build/release");
  fs::create_symlink(GONGBAO_PROGRAM, folder / "build/release/gongbao");
  fs::create_symlink(examples, folder / "examples");

  const ServedInTour served{folder / "data/serve.pid"};
  for (std::size_t i = 0; i < steps.size(); ++i) {
    const Step& step = steps[i];
    std::ofstream(folder / "step.sh") << step.script;
    const std::string command = "cd '" + folder.string() + "' && sh -e step.sh >output.txt 2>&1 </dev/null";
    const int status = std::system(command.c_str());
    const std::string output = text_of(folder / "output.txt");
    ASSERT_TRUE(WIFEXITED(status) && WEXITSTATUS(status) == 0)
        << "README.md:" << step.line << ": " << step.script << output;
    expect_told("README.md", step, output);
    expect_told("README.zh-CN.md", chinese[i], output);
  }
  fs::remove_all(folder);
}

TEST(Readmes, AreTrue) { walk(steps_in("README.md"), steps_in("README.zh-CN.md")); }

// The night that the tour imports is the one the program still makes.
TEST(Tour, TheExamplesAreWhatSampleWrites) {
  std::string name = fs::temp_directory_path() / "gongbao-tour-XXXXXX";
  ASSERT_NE(mkdtemp(name.data()), nullptr);
  const std::string command = std::string("'") + GONGBAO_PROGRAM + "' sample --to '" + name + "' >/dev/null";
  ASSERT_EQ(std::system(command.c_str()), 0);
  for (const char* file : {"setup.ndjson", "night.gbb", "operator-id"}) {
    EXPECT_EQ(text_of(fs::path(name) / file), text_of(fs::path(GONGBAO_SOURCE_DIR) / "examples" / file))
        << file << ": write it again with gongbao sample --to examples";
  }
  fs::remove_all(name);
}

TEST(Tour, BothReadmesTypeTheSame) {
  std::vector<std::string> english, chinese;
  for (const Step& step : steps_in("README.md")) english.push_back(step.script);
  for (const Step& step : steps_in("README.zh-CN.md")) chinese.push_back(step.script);
  EXPECT_EQ(english, chinese);
}

}  // namespace
}  // namespace gongbao::tour
