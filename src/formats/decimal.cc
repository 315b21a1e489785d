// Mantissa and number of decimals; one division at the end.
#include "formats/decimal.h"

namespace gongbao::formats {
namespace {

constexpr int most_digits = 18;

std::unexpected<Problem> wrong(std::string message) { return problem("ledger.schema_invalid", "", std::move(message)); }

Result<std::int64_t> rounded(Wide mantissa, int decimals, int scale, Rounding rounding) {
  // At most 36 digits; a scale that would push them beyond 128 bits is beyond 64 bits anyway.
  if (scale > decimals) {
    const Wide factor = power_of_ten(scale - decimals);
    if (mantissa > power_of_ten(19) || mantissa < -power_of_ten(19)) return wrong("the number is too large");
    mantissa *= factor;
    decimals = scale;
  }
  const Wide divisor = power_of_ten(decimals - scale);
  const bool negative = mantissa < 0;
  const Wide size = negative ? -mantissa : mantissa;
  const Wide rest = size % divisor;
  if (rest != 0 && rounding == Rounding::exact) return wrong("has more decimals than allowed");
  const Wide whole = size / divisor + (2 * rest >= divisor && rest != 0 ? 1 : 0);
  const auto fen = narrow(negative ? -whole : whole);
  if (!fen) return wrong("the number is too large");
  return fen->fen;
}

}  // namespace

Result<Decimal> parse_decimal(std::string_view text, const DecimalStyle& style) {
  const bool negative = text.starts_with('-');
  if (negative || text.starts_with('+')) text.remove_prefix(1);
  const std::size_t point = text.find(style.point);
  const std::string_view whole = text.substr(0, point);
  const std::string_view fraction = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty()) return wrong("not a number");
  if (point != std::string_view::npos && fraction.empty()) return wrong("no digit after the decimal point");

  Decimal out;
  int digits = 0;
  const auto push = [&](char c) {
    if (c < '0' || c > '9') return false;
    if (out.digits != 0 || c != '0') ++digits;
    if (digits <= most_digits) out.digits = out.digits * 10 + (c - '0');
    return true;
  };
  const std::size_t first_separator = style.thousands == 0 ? std::string_view::npos : whole.find(style.thousands);
  for (std::size_t i = 0; i < whole.size(); ++i) {
    const bool separator_due =
        first_separator != std::string_view::npos && i >= first_separator && (i - first_separator) % 4 == 0;
    const bool grouped = first_separator > 0 && first_separator <= 3 && (whole.size() - first_separator) % 4 == 0;
    if (separator_due && whole[i] == style.thousands && grouped) continue;
    if (separator_due || !push(whole[i])) return wrong("not a number");
  }
  for (const char c : fraction) {
    if (!push(c)) return wrong("not a number");
    ++out.decimals;
  }
  if (digits > most_digits || out.decimals > most_digits) return wrong("has more than 18 digits");
  if (negative) out.digits = -out.digits;
  return out;
}

Result<std::int64_t> scaled(Decimal value, int scale, Rounding rounding) {
  return rounded(value.digits, value.decimals, scale, rounding);
}

Result<std::int64_t> scaled_product(Decimal a, Decimal b, int scale, Rounding rounding) {
  return rounded(Wide{a.digits} * b.digits, a.decimals + b.decimals, scale, rounding);
}

}  // namespace gongbao::formats
