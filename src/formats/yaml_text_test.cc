// YAML as JSON values: what it means, where it stood, and how little a hostile text can do.
#include "formats/yaml_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "formats/json_fields.h"

namespace gongbao::formats {
namespace {

constexpr const char* yaml_sample = R"(name: "37"
on: 2023-10-09
given:
  - card: 7        # a comment
    balance: 1,000.01
  - {card: 8, balance: 0.50, frozen: true, holder: ~}
base: &b {amount: 12345678901234567890, low: -3, zip: 007, hex: 0x10}
again: *b
说明: |
  两行
  文字
)";

TEST(YamlText, MeansText_WholeNumbers_TrueFalse_Null) {
  const auto document = parse_yaml(yaml_sample);
  ASSERT_TRUE(document) << to_string(document.error());
  EXPECT_EQ(json_line(document->value),
            R"({"name":"37","on":"2023-10-09","given":[{"card":7,"balance":"1,000.01"},)"
            R"({"card":8,"balance":"0.50","frozen":true,"holder":null}],)"
            R"("base":{"amount":12345678901234567890,"low":-3,"zip":"007","hex":"0x10"},)"
            R"("again":{"amount":12345678901234567890,"low":-3,"zip":"007","hex":"0x10"},"说明":"两行\n文字\n"})");
}

TEST(YamlText, EveryValueKnowsItsPlace) {
  const auto document = parse_yaml(yaml_sample);
  ASSERT_TRUE(document);
  EXPECT_EQ(document->where("given[1].balance"), "line 6, column 15");
  EXPECT_EQ(document->where("given[0].card"), "line 4, column 5");
  EXPECT_EQ(document->where("given[0].card.nothing[3]"), "line 4, column 5");
  EXPECT_EQ(document->where("elsewhere"), "line 1, column 1");
  EXPECT_EQ(located(Problem{"c", "given[1].card", "m", ""}, *document).where, "line 6, column 6");
}

TEST(YamlText, FaultsAreNamedWithLineAndColumn) {
  struct Case {
    std::string text, where, message;
  };
  std::string bomb = "a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n";
  for (int i = 1; i < 9; ++i) {
    const std::string name = "a" + std::to_string(i);
    const std::string below = "*a" + std::to_string(i - 1) + ",";
    bomb += name + ": &" + name + " [";
    for (int k = 0; k < 10; ++k) bomb += below;
    bomb += "x]\n";
  }
  const std::vector<Case> cases{
      {"a: 1\nb: 2\na: 3\n", "line 3, column 1", "second time"},
      {"a: [1, 2", "line ", "not YAML"},
      {"a: !!binary abc", "line 1", "tags"},
      {"a: !custom {b: 1}\nc: !x y", "line 2", "tags"},
      {"? [1, 2]\n: x", "line 1", "key must be text"},
      {"a: 1\nb: \xff\n", "line 2, column 4", "not UTF-8"},
      {std::string("a: 1\nb: \x01\n"), "line 2, column 4", "control character"},
      {"a: *nowhere", "line 1", "not YAML"},
      {",a: 1\n", "line 1, column 1", "unexpected text"},
      {"a: 1\n---\n,b: 2\n", "line 3", "not YAML"},
      {"a: &a [*a]", "line 1", "nested deeper"},
      {bomb, "line ", "more than 500000 values"},
      {std::string(10'000, '['), "", "YAML"},
      {std::string(5'000'000, 'x'), "", "5000000 bytes"},
      {"a: 1\n---\nb: 2\n", "line 3", "several"},
      {"", "line 1, column 1", "empty"},
  };
  for (const Case& c : cases) {
    const auto document = parse_yaml(c.text);
    ASSERT_FALSE(document) << c.text.substr(0, 60);
    EXPECT_EQ(document.error().where.substr(0, c.where.size()), c.where) << c.text.substr(0, 60);
    EXPECT_NE(document.error().message.find(c.message), std::string::npos) << document.error().message;
  }
}

TEST(YamlText, AStreamHasSeveralDocuments) {
  const auto documents = parse_yaml_stream("a: 1\n---\na: 2\n");
  ASSERT_TRUE(documents);
  ASSERT_EQ(documents->size(), 2u);
  EXPECT_EQ((*documents)[1].where("a"), "line 3, column 1");
}

RC_GTEST_PROP(YamlTextProperty, MutatedTextIsAValueOrAProblem, ()) {
  std::string text = yaml_sample;
  const int strokes = *rc::gen::inRange(1, 8);
  for (int i = 0; i < strokes; ++i) {
    const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
    const auto byte = *rc::gen::elementOf(std::string("\n\t -:[]{}&*!|>'\"%@`#?,a1\x80~"));
    switch (*rc::gen::inRange(0, 4)) {
      case 0:
        text[at] = byte;
        break;
      case 1:
        text.insert(at, 1, byte);
        break;
      case 2:
        text.erase(at, *rc::gen::inRange<std::size_t>(1, 20));
        break;
      default:
        text.insert(at, text.substr(0, *rc::gen::inRange<std::size_t>(0, 60)));
        break;
    }
    if (text.empty()) text = "a";
  }
  const auto documents = parse_yaml_stream(text);
  RC_ASSERT(documents.has_value() || !documents.error().message.empty());
}

}  // namespace
}  // namespace gongbao::formats
