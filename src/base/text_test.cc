// Strict UTF-8, width folding, trimming, with the characters that break byte-wise code.
#include "base/text.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace gongbao {
namespace {

using namespace std::string_view_literals;

TEST(Utf8, NamesTheFirstBadByte) {
  const struct {
    std::string_view text;
    std::size_t at;
    const char* why;
  } cases[] = {
      {"\x80"sv, 0, "stray continuation"},
      {"abc\xff"sv, 3, "never a byte of UTF-8"},
      {"\xc0\xaf"sv, 0, "overlong slash, two bytes"},
      {"\xc1\xbf"sv, 0, "overlong, two bytes"},
      {"a\xe0\x80\xaf"sv, 1, "overlong, three bytes"},
      {"\xe0\x9f\xbf"sv, 0, "largest overlong of three bytes"},
      {"\xf0\x80\x80\xaf"sv, 0, "overlong, four bytes"},
      {"\xf0\x8f\xbf\xbf"sv, 0, "largest overlong of four bytes"},
      {"中\xed\xa0\x80"sv, 3, "high surrogate"},
      {"\xed\xbf\xbf"sv, 0, "low surrogate"},
      {"\xf4\x90\x80\x80"sv, 0, "U+110000"},
      {"\xf5\x80\x80\x80"sv, 0, "above"},
      {"12345678\xe4\xb8"sv, 8, "cut off after two of three"},
      {"\xf0\xa0\xae"sv, 0, "cut off after three of four"},
      {"\xe4\xb8z"sv, 0, "ASCII where a continuation must be"},
      {"\xf0\xa0z\x80"sv, 0, "the third of four is wrong"},
      {"京东\xd6\xd0"sv, 6, "GB 18030 bytes"},
  };
  for (const auto& c : cases) EXPECT_EQ(invalid_utf8_at(c.text), c.at) << c.why;
}

TEST(Utf8, AcceptsTheEdges) {
  for (const std::string_view text : {""sv, "plain ascii, longer than eight bytes"sv, "\0"sv, "\x7f"sv, "\xc2\x80"sv,
                                      "\xdf\xbf"sv, "\xe0\xa0\x80"sv, "\xed\x9f\xbf"sv, "\xee\x80\x80"sv,
                                      "\xef\xbf\xbf"sv, "\xf0\x90\x80\x80"sv, "\xf4\x8f\xbf\xbf"sv, "𠮷野家，公报"sv}) {
    EXPECT_EQ(invalid_utf8_at(text), std::nullopt) << text;
  }
}

TEST(Utf8, EveryScalarValueIsReadAsItIsWritten) {
  for (char32_t point = 0; point <= 0x10ffff; ++point) {
    if (point == 0xd800) point = 0xe000;
    std::string text;
    append_utf8(text, point);
    const CodePoint read = front_code_point(text);
    ASSERT_TRUE(read.well_formed && read.value == point && read.size == text.size()) << std::uint32_t{point};
  }
}

RC_GTEST_PROP(Utf8Property, AnyBytesAreWalkedToTheEnd, (const std::string& bytes)) {
  std::size_t walked = 0;
  std::optional<std::size_t> bad;
  for_each_code_point(bytes, [&](CodePoint point) {
    if (!point.well_formed && !bad) bad = walked;
    walked += point.size;
  });
  RC_ASSERT(walked == bytes.size());
  RC_ASSERT(bad == invalid_utf8_at(bytes));
}

TEST(Text, FoldsFullWidth) {
  EXPECT_EQ(fold_width("９１１１０１０８ＭＡ０１ｘ！～"), "91110108MA01x!~");
  EXPECT_EQ(fold_width("　公报　"), " 公报 ");
  EXPECT_EQ(fold_width("，"), ",");           // U+FF0C
  EXPECT_EQ(fold_width("。、￥"), "。、￥");  // not twins of ASCII
  EXPECT_EQ(fold_width("𠮷\xff"), "𠮷\xff");
}

TEST(Text, TrimsBlanksOfBothWidths) {
  EXPECT_EQ(trim_blanks(" \t\r\n　a　b　 \n"), "a　b");
  EXPECT_EQ(trim_blanks("　　"), "");
  EXPECT_EQ(trim_blanks(""), "");
  EXPECT_EQ(trim_blanks("北京"), "北京");
  EXPECT_EQ(trim_blanks("\xe3\x80"), "\xe3\x80");  // half a U+3000 is no blank
}

TEST(Text, RaisesAsciiOnly) { EXPECT_EQ(upper_ascii("maé0z中"), "MAé0Z中"); }

TEST(Text, CountsAndCutsByCodePoint) {
  EXPECT_EQ(count_code_points("𠮷野a"), 3u);
  EXPECT_EQ(last_code_points("𠮷野家", 2), "野家");
  EXPECT_EQ(last_code_points("𠮷野家", 3), "𠮷野家");
  EXPECT_EQ(last_code_points("𠮷", 5), "𠮷");
  EXPECT_EQ(last_code_points("𠮷", 0), "");
}

TEST(PercentEncoded, KeepsWhatIsPlainEverywhere) {
  EXPECT_EQ(percent_encoded("aZ09-._~"), "aZ09-._~");
  EXPECT_EQ(percent_encoded("笔 录/%\"\r\n+"), "%E7%AC%94%20%E5%BD%95%2F%25%22%0D%0A%2B");
  EXPECT_EQ(percent_encoded("childcare/5.12 甲", "/"), "childcare/5.12%20%E7%94%B2");
  EXPECT_EQ(percent_encoded("\0\xff"sv), "%00%FF");
}

TEST(CsvCell, IsQuotedWhereItMustAndNeverAFormula) {
  const std::pair<std::string_view, std::string_view> cells[] = {
      {"", ""},
      {"东来顺", "东来顺"},
      {"a=1", "a=1"},
      {"a,b", "\"a,b\""},
      {"a\"b\"", "\"a\"\"b\"\"\""},
      {"a\nb", "\"a\nb\""},
      {"=1+1", "\"'=1+1\""},
      {"=\"x\"", "\"'=\"\"x\"\"\""},
      {"+8610", "\"'+8610\""},
      {"-2", "\"'-2\""},
      {"@SUM(A1)", "\"'@SUM(A1)\""},
      {"\tx", "\"'\tx\""},
      {"\rx", "\"'\rx\""},
      {"\nx", "\"'\nx\""},
      {"＝1", "\"'＝1\""},
      {"＋1", "\"'＋1\""},
      {"－1", "\"'－1\""},
      {"＠1", "\"'＠1\""},
  };
  for (const auto& [text, cell] : cells) {
    std::string out = "before,";
    append_csv_cell(out, text);
    EXPECT_EQ(out, "before," + std::string(cell));
  }
}

}  // namespace
}  // namespace gongbao
