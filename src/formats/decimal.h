// Decimal numbers as people and spreadsheets write them, exactly: no floating point, no locale.
#pragma once

#include "base/money.h"

namespace gongbao::formats {

// digits × 10^-decimals; at most 18 digits, so that products of two fit into 128 bits.
struct Decimal {
  std::int64_t digits = 0;
  int decimals = 0;
};

struct DecimalStyle {
  char point = '.';
  char thousands = 0;  // 0 = none; else only between groups of three before the point
};

// For 0 ≤ exponent ≤ 38.
constexpr Wide power_of_ten(int exponent) {
  Wide power = 1;
  for (int i = 0; i < exponent; ++i) power *= 10;
  return power;
}

enum class Rounding { exact, half_up };

// An optional sign, digits, an optional point with digits. No blanks, no exponent, no full-width digits.
Result<Decimal> parse_decimal(std::string_view text, const DecimalStyle& style = {});

// value × 10^scale as a whole number. exact: a rest is a Problem; half_up: halves go away from zero.
Result<std::int64_t> scaled(Decimal value, int scale, Rounding rounding);
// The same of a × b.
Result<std::int64_t> scaled_product(Decimal a, Decimal b, int scale, Rounding rounding);

}  // namespace gongbao::formats
