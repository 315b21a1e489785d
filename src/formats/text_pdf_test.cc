// A text as paper, read back by other programs: every word on it, its foot on every page, the code that opens it.
#include "formats/text_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "formats/test_printout.h"

namespace gongbao::formats {
namespace {

using ::testing::HasSubstr;
using testing::program_is_there;
using testing::qr_code_of_pdf;
using testing::text_of_pdf;

TextPdf notice(std::size_t articles) {
  TextPdf text{.title = "示例办法的通知",
               .number = "京教示〔2023〕1号",
               .source = "《北京市人民政府公报》 2023 年第 42 期，第 3 页起",
               .sha256 = std::string(64, 'a'),
               .address = "https://gongbao.example.cn/gazette/2023/42/example",
               .day = date_of(2023, 11, 23),
               .lines = {{"第一章 总则", true}}};
  for (std::size_t i = 1; i <= articles; ++i)
    text.lines.push_back({"条文" + std::to_string(i) + "各区教委应当公布名单。"});
  return text;
}

TEST(TextPdf, EqualTextsGiveEqualBytes) {
  const auto once = text_pdf(notice(120)), again = text_pdf(notice(120)), other = text_pdf(notice(119));
  ASSERT_TRUE(once && again && other);
  EXPECT_EQ(*once, *again);
  EXPECT_NE(*once, *other);
}

TEST(TextPdf, HasEveryWordAndAFootOnEveryPage) {
  if (!program_is_there("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  const auto pdf = text_pdf(notice(120));
  ASSERT_TRUE(pdf) << to_string(pdf.error());
  const std::string said = text_of_pdf(*pdf);
  EXPECT_THAT(said, HasSubstr("第一章 总则"));
  for (std::size_t i = 1; i <= 120; ++i) EXPECT_THAT(said, HasSubstr("条文" + std::to_string(i) + "各区")) << i;
  std::size_t feet = 0;
  for (std::size_t at = said.find("SHA-256"); at != std::string::npos; at = said.find("SHA-256", at + 1)) ++feet;
  EXPECT_EQ(feet, static_cast<std::size_t>(std::ranges::count(said, '\f')));
  EXPECT_GT(feet, 2U);
}

TEST(TextPdf, WhatIsLongerThanAPageGoesOn) {
  if (!program_is_there("pdftotext")) GTEST_SKIP() << "pdftotext is not installed";
  TextPdf text = notice(0);
  std::string endless;
  for (int i = 0; i < 300; ++i) endless += "第" + std::to_string(i) + "句说明各区教委应当公布的名单。";
  text.lines.push_back({endless});
  const auto pdf = text_pdf(text);
  ASSERT_TRUE(pdf) << to_string(pdf.error());
  std::string said = text_of_pdf(*pdf);
  std::erase(said, '\n');
  EXPECT_THAT(said, HasSubstr("第299句"));
}

TEST(TextPdf, ItsCodeIsItsLink) {
  if (!program_is_there("zbarimg")) GTEST_SKIP() << "zbarimg is not installed";
  const TextPdf text = notice(3);
  const auto pdf = text_pdf(text);
  ASSERT_TRUE(pdf) << to_string(pdf.error());
  EXPECT_THAT(qr_code_of_pdf(*pdf), HasSubstr(text.address));
}

}  // namespace
}  // namespace gongbao::formats
