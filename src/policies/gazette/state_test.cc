// What is read from rows and texts: the check digit of an ISSN, lines of a text, and the import of any text at all,
// which editors type.
#include "policies/gazette/state.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "policies/gazette/issues.h"

namespace gongbao::gazette {
namespace {

// Example 36.
TEST(GazetteImprint, TheCheckDigitOfAnIssn) {
  EXPECT_TRUE(is_issn("1009-2862"));
  EXPECT_TRUE(is_issn("2434-561X")) << "ten is X";
  for (const char* wrong : {"1009-2863", "1009-286X", "10092862", "1009 2862", "X009-2862", "1009-28621", ""}) {
    EXPECT_FALSE(is_issn(wrong)) << wrong;
  }
}

TEST(GazetteText, LinesAreCountedFromOne) {
  const std::string text = "a\n\nc";
  EXPECT_EQ(line_of(text, 1), "a");
  EXPECT_EQ(line_of(text, 2), "");
  EXPECT_EQ(line_of(text, 3), "c");
  for (const std::int32_t none : {0, -1, 4}) EXPECT_FALSE(line_of(text, none)) << none;
}

TEST(GazetteText, ALineThatNobodyPlacedIsFound) {
  const std::string text = "a\n\n　\nd\n";
  EXPECT_EQ(uncovered_line(text, {{1, 1}}), 4) << "blank lines need no place";
  EXPECT_EQ(uncovered_line(text, {{4, 4}}), 1);
  EXPECT_FALSE(uncovered_line(text, {{1, 1}, {4, 9}}));
}

// --- import ----------------------------------------------------------------------------------------------------------

Issue one_document(std::int32_t last_line) {
  PlacedDocument placed;
  placed.document = "example";
  placed.lines = {1, last_line};
  placed.addressees_line = 2;
  Issue issue;
  issue.year = 2023;
  issue.number = 42;
  issue.documents.push_back(placed);
  return issue;
}
State handed_in() {
  State state;
  state.documents["example"].title_zh = "通知";
  return state;
}

TEST(GazetteImport, AnEmptyLineOfAddresseesIsNone) {
  const auto cut = imported(one_document(4), "通知\n\n一句\n另一句\n", handed_in());
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().code, "gazette.text_not_covered");
}

// As long as nothing changed that the cut depends on.
TEST(GazetteImport, ATextIsCutOnce) {
  State state = handed_in();
  const Issue issue = one_document(3);
  const std::string text = "通知\n各区:\n第一条 一句。\n";
  const CutIssue first = *imported(issue, text, state);
  EXPECT_EQ(imported(issue, text, state)->get(), first.get());
  state.documents["example"].title_zh = "另一通知";
  EXPECT_NE(imported(issue, text, state)->get(), first.get());
  EXPECT_NE(imported(issue, "通知\n各区:\n第一条 二句。\n", state)->get(), first.get());
}

// Chinese numbers are read up to 99; what comes after the ninety-ninth has one in digits.
TEST(GazetteImport, AHundredArticlesThatAreNotNumberedInOrder) {
  std::string text = "通知\n各区:\n";
  constexpr std::int32_t articles = 120;
  for (std::int32_t i = 0; i < articles; ++i) text += "第一条 一句。\n";
  const auto cut = imported(one_document(articles + 2), text, handed_in());
  ASSERT_FALSE(cut);
  EXPECT_EQ(cut.error().code, "gazette.slip_not_listed");
}

RC_GTEST_PROP(GazetteImport, AnyTextIsCutOrRefused, ()) {
  static const std::vector<std::string> words{"第一条",
                                              "第九十九条 ",
                                              "第二章 总则",
                                              "一、",
                                              "（二）",
                                              "3.",
                                              "- ",
                                              "**",
                                              "附件",
                                              "附件:1.甲",
                                              "附件：",
                                              "年",
                                              "2023年1月1日",
                                              "本意见自今日起施行",
                                              "。",
                                              "甲乙丙",
                                              " ",
                                              "\n",
                                              "\n",
                                              "99999999999999."};
  std::string text = "通知\n各区:\n";
  for (const auto& each :
       *rc::gen::container<std::vector<std::size_t>>(rc::gen::inRange<std::size_t>(0, words.size()))) {
    text += words[each];
  }
  const auto lines = static_cast<std::int32_t>(std::ranges::count(text, '\n')) + 1;
  const auto cut = imported(one_document(lines), text, handed_in());
  RC_ASSERT(cut || cut.error().code.starts_with("gazette."));
  if (cut) RC_ASSERT(!(*cut)->documents.front().anchors.empty());
}

}  // namespace
}  // namespace gongbao::gazette
