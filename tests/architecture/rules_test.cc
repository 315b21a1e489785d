// Each rule shown able to fail, on snippets.
#include "architecture/rules.h"

#include <gtest/gtest.h>

namespace gongbao::architecture {
namespace {

struct Case {
  std::string path, text;
  bool clean;
};

void expect(Findings (*rule)(const File&), const std::vector<Case>& cases) {
  for (const Case& c : cases) EXPECT_EQ(rule({c.path, c.text}).empty(), c.clean) << c.path << ": " << c.text;
}

TEST(Rules, Includes) {
  expect(check_includes, {
                             {"src/ledger/a.cc", "#include \"base/money.h\"\n", true},
                             {"src/ledger/a.cc", "#include \"ledger/chart.h\"\n#include <map>\n", true},
                             {"src/ledger/a.cc", "#include \"law/clause.h\"\n", false},
                             {"src/ledger/a.cc", "// #include \"law/clause.h\"\n", true},
                             {"src/ledger/a.cc", "#  include \"law/clause.h\"\n", false},
                             {"src/ledger/a.cc", "#include \"chart.h\"\n", false},
                             {"src/ledger/a.cc", "#include \"nowhere/chart.h\"\n", false},
                             {"src/ledger/a_test.cc", "#include \"support/temp_folder.h\"\n", true},
                             {"src/ledger/a_test.cc", "#include \"law/clause.h\"\n", false},
                             {"src/attic/a.cc", "#include \"base/money.h\"\n", false},
                             {"src/engine/a.cc", "#include \"journal/journal.h\"\n", true},
                             {"src/engine/a.cc", "#include \"journal/files.h\"\n", false},
                             {"src/policies/prepaid_card/a.cc", "#include \"engine/contract.h\"\n", true},
                             {"src/policies/prepaid_card/a.cc", "#include \"engine/engine.h\"\n", false},
                             {"src/access/a.cc", "#include \"engine/batch.h\"\n", false},
                             {"src/policies/prepaid_card/a.cc", "#include \"policies/prepaid_card/facts.h\"\n", true},
                             {"src/policies/prepaid_card/a.cc", "#include \"policies/childcare/facts.h\"\n", false},
                             {"src/policies/prepaid_card/a.cc", "#include \"policies/registry/city.h\"\n", false},
                             {"src/policies/prepaid_card/a.cc", "#include \"policies/shared/period.h\"\n", true},
                             {"src/policies/shared/period.h", "#include \"policies/childcare/facts.h\"\n", false},
                             {"src/policies/registry/city.cc", "#include \"policies/childcare/facts.h\"\n", true},
                             {"tests/simulation/a.cc", "#include \"cli/main.h\"\n", true},
                         });
}

TEST(Rules, Bans) {
  expect(check_bans, {
                         {"src/engine/a.cc", "auto x = std::rand();\n", false},
                         {"src/engine/a.cc", "auto x = rand ();\n", false},
                         {"src/engine/a.cc", "auto x = grand();\n", true},
                         {"src/engine/a_test.cc", "std::random_device d;\n", false},
                         {"src/law/a_test.cc", "std::shuffle(a, b, c);\n", false},
                         {"src/cli/a.cc", "std::random_device d;\n", true},
                         {"src/journal/a.cc", "std::chrono::system_clock::now();\n", false},
                         {"src/journal/a_test.cc", "std::chrono::steady_clock::now();\n", true},
                         {"src/cli/clock.cc", "std::chrono::system_clock::now();\n", true},
                         {"src/law/a.cc", "const auto t = time(nullptr);\n", false},
                         {"src/law/a.cc", "return std::time(nullptr);\n", false},
                         {"src/law/a.cc", "return ::time(nullptr);\n", false},
                         {"src/law/a.cc", "Stamp time() const;\n", true},
                         {"src/law/a.cc", "order.time(); order->time(); Order::time();\n", true},
                         {"src/law/a.cc", "// at this time (midnight)\n", true},
                         {"src/custody/a.cc", "double ratio = 0.4;\n", false},
                         {"src/custody/a.cc", "/* a double entry */ int double_entry;\n", true},
                         {"src/custody/a.cc", "say(\"double\"); say(R\"(float)\");\n", true},
                         {"src/formats/a.cc", "double progress;\n", true},
                         {"src/ledger/a_test.cc", "double ratio;\n", true},
                         {"src/policies/x/a.cc", "std::unordered_map<int, int> m;\n", false},
                         {"src/formats/a.cc", "std::unordered_map<int, int> m;\n", true},
                         {"src/formats/a.cc", "throw std::runtime_error(\"x\");\n", false},
                         {"src/formats/a_test.cc", "EXPECT_THROW(x(), Y);\n", true},
                         {"src/base/a.cc", "assert(x);\n", false},
                         {"src/base/a.cc", "static_assert(x);\n", true},
                         {"src/base/a.cc", "#include <cassert>\n", false},
                         {"src/base/a.cc", "#include <boost/json.hpp>\n", false},
                         {"src/law/calendar.h", "#include <boost/json.hpp>\n", false},
                         {"src/law/calendar.cc", "#include <boost/json.hpp>\n", true},
                         {"src/formats/a.cc", "#include <boost/json.hpp>\n", true},
                     });
}

TEST(Rules, OpeningComment) {
  expect(check_opening_comment, {
                                    {"src/law/a.h", "// Why.\n#pragma once\n", true},
                                    {"src/law/a.h", "#pragma once\n", false},
                                    {"src/law/a.h", "", false},
                                    {"tools/x", "#!/usr/bin/env bash\n# Why.\n", true},
                                    {"tools/x", "#!/usr/bin/env bash\nset -e\n", false},
                                    {"tests/x/CMakeLists.txt", "gb_test(x)\n", false},
                                    {"docs/x.md", "# Title\n", true},
                                });
}

TEST(Rules, WorkplaceWords) {
  expect(check_workplace_words, {
                                    {"docs/x.md", "we work / rest, and homework/", true},
                                    {"docs/x.md", std::string("see /wo") + "rk/main", false},
                                    {"src/law/a.h", std::string("// by a Sub") + "agent", false},
                                    {"docs/x.md", std::string("a farm") + "-7 run", false},
                                });
}

TEST(Rules, Length) {
  std::string text;
  for (int i = 0; i < 800; ++i) text += "x\n";
  expect(check_length, {{"src/law/a.h", text, true}, {"src/law/a.h", text + "x\n", false}});
}

TEST(Rules, Codes) {
  const std::string glossary = "| 101 | `ledger.schema_invalid` | …";
  EXPECT_TRUE(check_words({"src/law/a.cc", "f(\"ledger.schema_invalid\");"}, glossary).empty());
  EXPECT_FALSE(check_words({"src/law/a.cc", "f(\"ledger.schema\");"}, glossary).empty());
  EXPECT_FALSE(
      check_words({"src/law/a.h", "static constexpr std::string_view name = \"new_command\";"}, glossary).empty());
  EXPECT_FALSE(check_words({"src/law/a.cc", "f(\"x\", \"prepaid_card.new_code\");"}, glossary).empty());
}

TEST(Rules, CMakeRooms) {
  const auto complains = [](std::string_view lists, std::string_view about) {
    return std::ranges::any_of(check_cmake_rooms(lists),
                               [&](const std::string& f) { return f.find(about) != std::string::npos; });
  };
  EXPECT_TRUE(complains("gb_room(law ROOMS base ledger)", "gb_room(law)"));
  EXPECT_TRUE(complains("gb_room(law LINK Boost::json)", "gb_room(law)"));
  EXPECT_TRUE(complains("gb_room(attic ROOMS base)", "gb_room(attic)"));
  EXPECT_FALSE(complains("gb_room(law  ROOMS base LINK Boost::json)", "gb_room(law)"));
  EXPECT_FALSE(complains("gb_room(base LINK xxhash)", "gb_room(base)"));
  EXPECT_TRUE(complains("", "gb_room(base)"));
}

TEST(Rules, CodeKeepsItsLineNumbers) {
  const std::string text = "a /* b\n c */ d // e\n\"f // g\" 'h' 1'000 R\"(i\n\")\" j\n";
  EXPECT_EQ(code_of(text, Literals::blank), "a     \n      d     \n\"      \" ' ' 1'000 R   \n  \" j\n");
  EXPECT_EQ(code_of(text, Literals::keep), "a     \n      d     \n\"f // g\" 'h' 1'000 R\"(i\n\")\" j\n");
}

}  // namespace
}  // namespace gongbao::architecture
