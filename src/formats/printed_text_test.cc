// Nothing is dropped, nothing acts.
#include "formats/printed_text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"

namespace gongbao::formats {
namespace {

bool all_drawable(char32_t) { return true; }
std::string printed(std::string_view text) { return printed_text(text, all_drawable); }

TEST(PrintedText, WordsStayAsTheyAre) {
  for (const char* text :
       {"", "燕南麦穗面包（北京）有限公司", "𠮷野家 Café <b>&amp;</b>", "葛\U000E0100城", "A\u0301"}) {
    EXPECT_EQ(printed(text), text);
  }
}

TEST(PrintedText, WhatTurnsBreaksOrHidesIsTold) {
  EXPECT_EQ(printed("甲\u202E乙"), "甲〔U+202E〕乙");
  EXPECT_EQ(printed("\u2066a\u2069"), "〔U+2066〕a〔U+2069〕");
  EXPECT_EQ(printed("a\nb\tc"), "a〔U+000A〕b〔U+0009〕c");
  EXPECT_EQ(printed(std::string_view("\0\x7f", 2)), "〔U+0000〕〔U+007F〕");
  EXPECT_EQ(printed("a\u200Bb\uFEFF\u00AD"), "a〔U+200B〕b〔U+FEFF〕〔U+00AD〕");
  EXPECT_EQ(printed("\u2028\u2029"), "〔U+2028〕〔U+2029〕");
  EXPECT_EQ(printed("\U000E0041\uE000\U0010FFFD"), "〔U+E0041〕〔U+E000〕〔U+10FFFD〕");
  EXPECT_EQ(printed("ok\xff\xc0\x80"), "ok〔U+FFFD〕〔U+FFFD〕〔U+FFFD〕");
}

TEST(PrintedText, WhatTheFontsLackIsToldByItsNumber) {
  const auto lacks = [](char32_t point) { return point != 0x2A6A5; };
  EXPECT_EQ(printed_text("张\U0002A6A5", lacks), "张〔U+2A6A5〕");
}

TEST(PrintedText, MarksDoNotPileUp) {
  EXPECT_EQ(printed("Z\u0301\u0302\u0303"), "Z\u0301〔U+0302〕〔U+0303〕");
  EXPECT_EQ(printed("\u0301Z"), "〔U+0301〕Z");
  EXPECT_EQ(printed("\uFE00"), "〔U+FE00〕");
}

RC_GTEST_PROP(PrintedText, AnyBytesBecomeTextThatPrintsAsItself, (const std::string& bytes)) {
  const std::string once = printed(bytes);
  RC_ASSERT(!invalid_utf8_at(once).has_value());
  RC_ASSERT(printed(once) == once);
}

}  // namespace
}  // namespace gongbao::formats
