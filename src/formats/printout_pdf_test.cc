// A printout read back by other programs: the text that is copied out of it, its code, its pages; and names that were
// written to break a page.
#include "formats/printout_pdf.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <chrono>

#include "formats/pdf_canvas.h"
#include "formats/test_printout.h"

namespace gongbao::formats {
namespace {

using policies::Printout;
using testing::fonts_of_pdf;
using ::testing::HasSubstr;
using testing::info_of_pdf;
using ::testing::Not;
using testing::program_is_there;
using testing::qr_code_of_pdf;
using testing::text_of_pdf;

constexpr const char* address = "https://fuka.example.cn";

Printout certificate(const std::string& name = "燕南麦穗面包（北京）有限公司") {
  Printout printout;
  printout.look = Printout::Look::certificate;
  printout.title = {"单用途商业预付卡备案凭证", "Certificate of filing"};
  printout.basis = {"京商秩字〔2023〕18号", ""};
  printout.number = {"备案号 BJYFK-110105-2023-000001", ""};
  printout.facts = {{{"经营者", "Operator"}, name, "5b"},
                    {{"专用存管账户", "Custody account"}, policies::AccountNo{}, "9d"},
                    {{"状态", "Status"}, "终止中 terminating", "6c", true}};
  printout.notes = {{"以扫码所见为准。", "What the code opens is current."}};
  printout.issuer = {"北京市朝阳区商务局", "commerce authority"};
  printout.issued_on = date_of(2023, 10, 12);
  printout.check_page = "/check?operator=12";
  printout.entry = 1234;
  printout.day = date_of(2024, 11, 20);
  return printout;
}

Printout statement(std::size_t rows) {
  Printout printout = certificate();
  printout.look = Printout::Look::sheet;
  printout.title = {"单用途商业预付卡对账单", "Statement of a card"};
  policies::PrintedTable table;
  using enum policies::PrintedColumn::Holds;
  table.columns = {
      {{"记录号", "Entry"}, 12, numbers}, {{"类别", "Kind"}, 20}, {{"余额（元）", "Balance"}, 16, amounts}};
  for (std::size_t i = 1; i <= rows; ++i) {
    table.rows.push_back(
        {std::to_string(100'000 + i), "兑付 redeem", format_yuan_grouped(Money{static_cast<std::int64_t>(i) * 101})});
  }
  printout.table = std::move(table);
  return printout;
}

PrintoutSettings settings(std::string public_address = address) {
  PrintoutSettings made;
  made.made = stamp_of(date_of(2024, 11, 20), 3600);
  made.public_address = std::move(public_address);
  made.show = [](const policies::PrintedValue& value) {
    const auto* text = std::get_if<std::string>(&value);
    return text != nullptr ? *text : std::string("****0001");
  };
  return made;
}

std::string pdf_of(const Printout& printout, const PrintoutSettings& how = settings()) {
  auto pdf = printout_pdf(printout, how);
  EXPECT_TRUE(pdf) << (pdf ? "" : to_string(pdf.error()));
  return pdf.value_or("");
}

TEST(PrintoutPdf, CopiesOutAsTheSameText) {
  const std::string pdf = pdf_of(certificate());
  const std::string text = text_of_pdf(pdf);
  for (const char* words :
       {"单用途商业预付卡备案凭证", "备案号 BJYFK-110105-2023-000001", "燕南麦穗面包（北京）有限公司", "****0001",
        "终止中 terminating", "北京市朝阳区商务局", "2023年10月12日", "https://fuka.example.cn/check?operator=12",
        "截至 as of 2024-11-20 · 记录 entry 1234"}) {
    EXPECT_THAT(text, HasSubstr(words));
  }
}

TEST(PrintoutPdf, SaysOfItselfWhatItIs) {
  const std::string info = info_of_pdf(pdf_of(certificate()));
  EXPECT_THAT(info, HasSubstr("单用途商业预付卡备案凭证 Certificate of filing"));
  EXPECT_THAT(info, HasSubstr("Wed Nov 20 01:00:00 2024 CST"));
  EXPECT_THAT(info, ::testing::ContainsRegex("Tagged: +yes"));
  EXPECT_THAT(info, HasSubstr("(A4)"));
  EXPECT_THAT(info, ::testing::ContainsRegex("Pages: +1\n"));
  const std::string fonts = fonts_of_pdf(pdf_of(statement(3)));
  EXPECT_THAT(fonts, HasSubstr("NotoSerifCJKsc-Regular"));
  EXPECT_THAT(fonts, ::testing::ContainsRegex("CID Type 0C +Identity-H +yes yes yes"))
      << "embedded, a subset, with text";
  EXPECT_THAT(fonts, Not(HasSubstr(" no "))) << fonts;
}

TEST(PrintoutPdf, EqualPrintoutsGiveEqualBytes) {
  EXPECT_EQ(pdf_of(certificate()), pdf_of(certificate()));
  EXPECT_EQ(pdf_of(statement(200)), pdf_of(statement(200)));
  EXPECT_NE(pdf_of(certificate()), pdf_of(certificate("另一家")));
}

// Thousands of rows take seconds; who has gone away keeps no worker for them.
TEST(PrintoutPdf, IsGivenUpBetweenPages) {
  PrintoutSettings how = settings();
  std::stop_source gone;
  how.abandoned = gone.get_token();
  const auto begun = std::chrono::steady_clock::now();
  EXPECT_TRUE(printout_pdf(statement(20'000), how)) << "somebody waits";
  const auto whole = std::chrono::steady_clock::now() - begun;
  how.show = [&](const policies::PrintedValue&) {
    gone.request_stop();
    return std::string("****0001");
  };
  const auto again = std::chrono::steady_clock::now();
  const auto given_up = printout_pdf(statement(20'000), how);
  ASSERT_FALSE(given_up);
  EXPECT_EQ(given_up.error().code, "formats.abandoned");
  EXPECT_LT((std::chrono::steady_clock::now() - again) * 4, whole);
}

TEST(PrintoutPdf, TheCodeOpensThePublicPage) {
  if (!program_is_there("zbarimg")) GTEST_SKIP() << "zbarimg (package zbar-tools) is missing: no code was read";
  EXPECT_EQ(qr_code_of_pdf(pdf_of(certificate())), "https://fuka.example.cn/check?operator=12");
}

TEST(PrintoutPdf, WithoutAPublicAddressThereIsNoCode) {
  const std::string pdf = pdf_of(certificate(), settings(""));
  EXPECT_THAT(text_of_pdf(pdf), Not(HasSubstr("扫码核验")));
  EXPECT_THAT(pdf, Not(HasSubstr("/URI")));
}

TEST(PrintoutPdf, ATableGoesOnOverPagesUnderItsHead) {
  const std::string text = text_of_pdf(pdf_of(statement(120)));
  EXPECT_EQ(std::ranges::count(text, '\f'), 4);
  for (int i = 1; i <= 120; ++i) EXPECT_THAT(text, HasSubstr(std::to_string(100'000 + i)));
  std::ptrdiff_t heads = 0;
  for (std::size_t at = text.find("余额（元）"); at != text.npos; at = text.find("余额（元）", at + 1)) ++heads;
  EXPECT_EQ(heads, std::ranges::count(text, '\f')) << "no rows without their head";
  EXPECT_THAT(text, HasSubstr("第 2 页，共 4 页"));
}

// A certificate stays whole on its page whatever stands in it; what is too long goes on behind it.
TEST(PrintoutPdf, HostileNamesBreakNothing) {
  const std::string wide = [] {
    std::string text;
    for (int i = 0; i < 200; ++i) text += "超";
    return text;
  }();
  for (const std::string& name :
       {std::string("甲\u202E乙\u2066丙"), std::string("a\nb\r\n\tc\x01"), std::string("<b>&amp;</b><span size='9'>"),
        std::string("%s%n\\'\"()[]{}"), std::string(200, 'W'), wide, std::string("\xff\xfe\xc3"),
        std::string("شركة חברה"), std::string("𠮷野\U0002A6A5\U00030EDE")}) {
    Printout printout = certificate(name);
    printout.title.zh = name.substr(0, 40);
    printout.signatures = {{name, name}};
    const std::string text = text_of_pdf(pdf_of(printout));
    EXPECT_THAT(text, HasSubstr("北京市朝阳区商务局")) << name;
    EXPECT_THAT(text, HasSubstr("终止中 terminating")) << name;
    EXPECT_LE(std::ranges::count(text, '\f'), 2) << name;
  }
}

TEST(PrintoutPdf, RareCharactersAreDrawnOrTold) {
  const std::string text = text_of_pdf(pdf_of(certificate("𠮷野\U0002A6A5")));
  EXPECT_THAT(text, HasSubstr("𠮷野〔U+2A6A5〕"));
  EXPECT_THAT(text_of_pdf(pdf_of(certificate("甲\u202E乙"))), HasSubstr("甲〔U+202E〕乙"));
}

TEST(PdfCanvas, WhatDoesNotFitItsWidthWraps) {
  auto canvas = PdfCanvas::open({.title = "t", .subject = "", .made = {}}).value();
  const TextStyle style{.size = 10};
  const double one = canvas->height_of("字", style, 100);
  EXPECT_NEAR(canvas->height_of(std::string(40, 'W'), style, 100) / one, 4, 1);
  EXPECT_EQ(canvas->height_of("字", style, 1), one) << "a character is the least";
  EXPECT_GT(canvas->width_of("单用途", style), 29);
  EXPECT_EQ(canvas->width_of("1111", {.figures = true}), canvas->width_of("8008", {.figures = true}));
  EXPECT_EQ(canvas->qr_code(std::string(5000, 'x'), 0, 0, 100).error().code, "formats.qr_too_long");
}

}  // namespace
}  // namespace gongbao::formats
