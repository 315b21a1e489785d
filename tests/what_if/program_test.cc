// The program itself: beside a store that somebody has open, nothing changed on disk, the same bytes twice.
#include <gtest/gtest.h>

#include <filesystem>
#include <map>
#include <sstream>

#include "cli/store.h"
#include "import/program.h"

namespace gongbao::what_if_test {
namespace {

namespace fs = std::filesystem;
using import_test::read_file;
using import_test::run;

std::string example(const std::string& name) { return GONGBAO_SOURCE_DIR "/examples/" + name; }

std::map<std::string, std::string> bytes_in(const std::string& folder) {
  std::map<std::string, std::string> all;
  for (const auto& file : fs::recursive_directory_iterator(folder)) {
    if (file.is_regular_file()) all[file.path()] = read_file(file.path());
  }
  return all;
}

class WhatIfProgram : public testing::Test {
 protected:
  import_test::Folder folder;
  const std::string data = folder.path("data");

  WhatIfProgram() {
    for (const char* file : {"setup.ndjson", "night.gbb"}) {
      EXPECT_EQ(run({"import", "--data", data, example(file)}).exit_code, 0) << file;
    }
  }
};

TEST_F(WhatIfProgram, RunsBesideWhoeverHasTheStoreOpenAndChangesNothing) {
  const auto open = cli::Store::open(data, {});
  ASSERT_TRUE(open.has_value());
  const auto before = bytes_in(data);
  const auto first = run({"whatif", "--data", data, "--set", "custody_ratio=60%", "--json"});
  const auto again = run({"whatif", "--data", data, "--set", "custody_ratio=60%", "--json"});
  ASSERT_EQ(first.exit_code, 0) << first.err;
  EXPECT_EQ(first.out, again.out);
  EXPECT_EQ(bytes_in(data), before);
  const auto answer = first.json();
  EXPECT_EQ(import_test::text_of(answer.at("supposed").at(0).at("value")), "6000");
  const auto& sums = answer.at("systems").at(0).as_object();
  EXPECT_GT(sums.at("now").at("required_fen").as_int64(), sums.at("was").at("required_fen").as_int64());
}

// A program that waits reads how far it is, line by line.
TEST_F(WhatIfProgram, SaysHowFarItIs) {
  const auto ran = run({"whatif", "--data", data, "--set", "custody_ratio=60%", "--json", "--progress"});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  std::istringstream lines(ran.err);
  std::string line, last;
  while (std::getline(lines, line)) last = line;
  const auto told = boost::json::parse(last);
  EXPECT_GT(told.at("total").as_int64(), 0);
  EXPECT_EQ(told.at("done"), told.at("total"));
}

TEST_F(WhatIfProgram, WritesATableWithARowForEachPlace) {
  for (const std::string file : {"what.csv", "what.xlsx"}) {
    const std::string path = folder.path(file);
    ASSERT_EQ(run({"whatif", "--data", data, "--set", "custody_ratio=60%", "--to", path}).exit_code, 0) << file;
    EXPECT_GT(fs::file_size(path), 100u) << file;
  }
  const std::string table = read_file(folder.path("what.csv"));
  for (const char* word : {"held_was,held_now", "system,prepaid-card", "district,prepaid-card", "operator,prepaid-card",
                           "week,prepaid-card", "closing,prepaid-card"}) {
    EXPECT_NE(table.find(word), std::string::npos) << word;
  }
}

TEST_F(WhatIfProgram, WhatIsWrongIsNamed) {
  for (const auto& [arguments, word] : std::vector<std::pair<std::vector<std::string>, std::string>>{
           {{"--set", "custody_ratio=200%"}, "at most 10000"},
           {{"--set", "nothing=1"}, "parameter: "},
           {{"--set", "custody_ratio=20%@yesterday"}, "date: "},
           {{"--closes-on", "1999-01-01"}, "closes-on"},
           {{"--to", folder.path("what.pdf")}, ".csv or .xlsx"},
           {{"--to", data + "/journal/x.csv"}, "to"}}) {
    std::vector<std::string> line{"whatif", "--data", data};
    line.insert(line.end(), arguments.begin(), arguments.end());
    const auto ran = run(line);
    EXPECT_EQ(ran.exit_code, 1) << arguments[1];
    EXPECT_NE(ran.err.find(word), std::string::npos) << ran.err;
  }
  EXPECT_EQ(run({"whatif", "--data", folder.path("nowhere")}).exit_code, 1);
}

}  // namespace
}  // namespace gongbao::what_if_test
