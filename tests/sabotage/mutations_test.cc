// The table of sabotage fits the source: each row's text stands once in its file.
#include <gtest/gtest.h>

#include <fstream>
#include <set>
#include <sstream>
#include <string>

#include "sabotage/mutations.h"

namespace gongbao::sabotage {
namespace {

std::string text_of(const std::string& path) {
  std::ostringstream text;
  text << std::ifstream(path).rdbuf();
  return text.str();
}

TEST(Mutations, EachStandsOnceInItsFile) {
  std::set<std::string_view> names;
  for (const Mutation& each : mutations) {
    EXPECT_TRUE(names.insert(each.name).second) << each.name;
    const std::string text = text_of(GONGBAO_SOURCE_DIR "/src/" + std::string(each.file));
    const std::size_t first = text.find(each.from);
    ASSERT_NE(first, std::string::npos) << each.name << ": not in " << each.file;
    EXPECT_EQ(text.find(each.from, first + 1), std::string::npos) << each.name << ": twice in " << each.file;
    EXPECT_NE(each.from, each.to) << each.name;
  }
}

}  // namespace
}  // namespace gongbao::sabotage
