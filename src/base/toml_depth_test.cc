// Deep TOML is seen before it is parsed, wherever strings and comments try to hide it.
#include "base/toml_depth.h"

#include <gtest/gtest.h>

#include <string>

namespace gongbao {
namespace {

std::string times(std::size_t count, const std::string& text) {
  std::string all;
  for (std::size_t i = 0; i < count; ++i) all += text;
  return all;
}

TEST(TomlDepth, IsTheNumberOfBracketsAndDots) {
  const std::string most = "a" + times(deepest_toml, ".a");
  for (const std::string& good : {std::string(), most + " = 1", "[" + most + "]", "a = " + times(deepest_toml, "["),
                                  "a = [" + times(1000, "1.5, ") + "]", times(1000, "a.b = 1.5\n"),
                                  times(1000, "[a.b]\n"), "a = \"" + times(1000, "[.") + "\"", "# " + times(1000, "."),
                                  "a = '''\n" + times(1000, "{.\n") + "'''\n" + most + " = 1"}) {
    EXPECT_EQ(toml_too_deep_at(good), std::nullopt) << good.substr(0, 100);
  }
  EXPECT_EQ(toml_too_deep_at("# one\n" + most + ".a = 1"), 2u);
  EXPECT_EQ(toml_too_deep_at("\n\na = [" + times(deepest_toml, "{a=")), 3u);
  EXPECT_EQ(toml_too_deep_at("a = \"\"\"\n\n\"\"\"\n[" + most + ".a]"), 4u);
}

TEST(TomlDepth, IsNotHiddenByStrings) {
  const std::string deep = "{a" + times(deepest_toml + 1, ".a") + " = 1}";
  for (const std::string& before : {R"("\"", )", R"('\', )", R"("""q"""", )", R"("""q""""", )", R"('''q'''', )",
                                    R"("""\"""", )", R"("", )", R"('', )", "\"#\", ", "# \"\n"}) {
    EXPECT_TRUE(toml_too_deep_at("a = [" + before + deep + "]")) << before;
  }
  EXPECT_TRUE(toml_too_deep_at(times(deepest_toml + 1, "\"a\" . ") + "a = 1"));
}

}  // namespace
}  // namespace gongbao
