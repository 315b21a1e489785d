// Decimals: exact, and strict about what is a number.
#include "formats/decimal.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace gongbao::formats {
namespace {

std::optional<std::int64_t> fen(std::string_view text, DecimalStyle style = {}, Rounding rounding = Rounding::exact) {
  const auto value = parse_decimal(text, style);
  if (!value) return std::nullopt;
  const auto whole = scaled(*value, 2, rounding);
  return whole ? std::optional(*whole) : std::nullopt;
}

TEST(Decimal, Styles) {
  EXPECT_EQ(fen("1000.01"), 100'001);
  EXPECT_EQ(fen("-0.5"), -50);
  EXPECT_EQ(fen("+7"), 700);
  EXPECT_EQ(fen("1000,01", {','}), 100'001);
  EXPECT_EQ(fen("1.000,01", {',', '.'}), 100'001);
  EXPECT_EQ(fen("1,000,000.5", {'.', ','}), 100'000'050);
  EXPECT_EQ(fen("12.300"), 1230);
}

TEST(Decimal, HalvesGoAwayFromZero) {
  for (const auto& [text, expected] : std::vector<std::pair<const char*, std::int64_t>>{
           {"0.004", 0}, {"0.005", 1}, {"-0.005", -1}, {"0.015", 2}, {"1.004999", 100}}) {
    EXPECT_EQ(fen(text, {}, Rounding::half_up), expected) << text;
    EXPECT_FALSE(fen(text)) << text;
  }
  EXPECT_EQ(*scaled_product(*parse_decimal("12"), *parse_decimal("0.425"), 2, Rounding::half_up), 510);
  EXPECT_EQ(*scaled_product(*parse_decimal("-3"), *parse_decimal("0.425"), 2, Rounding::half_up), -128);
}

TEST(Decimal, WhatIsNotANumber) {
  for (const char* text : {"", "-", ".", "1.", ".5", "1e5", "1 000", "１", "0x10", "1,000", "--1", "1.2.3", "NaN",
                           "1234567890123456789", "0.1234567890123456789"}) {
    EXPECT_FALSE(parse_decimal(text)) << text;
  }
  for (const char* text : {"1,00", "1,0000", ",100", "1000,000", "1,000,00", "100,"}) {
    EXPECT_FALSE(parse_decimal(text, {'.', ','})) << text;
  }
  EXPECT_FALSE(fen("999999999999999999"));  // × 100 leaves 64 bits
}

RC_GTEST_PROP(DecimalProperty, FenComeBackInAnyStyle, ()) {
  const auto value = *rc::gen::inRange<std::int64_t>(-999'999'999'999'999, 999'999'999'999'999);
  std::string text = format_yuan(Money{value});
  RC_ASSERT(fen(text) == value);
  RC_ASSERT(fen(format_yuan_grouped(Money{value}), {'.', ','}) == value);
  text[text.find('.')] = ',';
  RC_ASSERT(fen(text, {','}) == value);
}

}  // namespace
}  // namespace gongbao::formats
