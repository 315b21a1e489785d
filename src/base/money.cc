// Reading and writing yuan: character by character, without a locale and without floating point.
#include "base/money.h"

namespace gongbao {
namespace {

constexpr bool is_figure(char c) { return c >= '0' && c <= '9'; }

std::unexpected<Problem> malformed(std::string message) {
  return problem("ledger.schema_invalid", "", std::move(message));
}

std::unexpected<Problem> overflow() {
  return problem("ledger.amount_overflow", "", "the amount leaves the range of 64-bit fen");
}

// Commas stand only between a first group of one to three digits and further groups of exactly three.
bool well_grouped(std::string_view whole) {
  const std::size_t first = whole.find(',');
  if (first == std::string_view::npos) return true;
  if (first == 0 || first > 3 || (whole.size() - first) % 4 != 0) return false;
  for (std::size_t i = first; i < whole.size(); ++i) {
    if ((whole[i] == ',') != ((i - first) % 4 == 0)) return false;
  }
  return true;
}

// |fen| without sign trouble: the most negative amount has no positive twin in 64 bits.
std::uint64_t magnitude(Money amount) {
  const auto bits = static_cast<std::uint64_t>(amount.fen);
  return amount.fen < 0 ? 0 - bits : bits;
}

std::string fraction(std::uint64_t fen) {
  return {'.', static_cast<char>('0' + fen / 10 % 10), static_cast<char>('0' + fen % 10)};
}

}  // namespace

Result<Money> parse_yuan(std::string_view text) {
  const bool negative = text.starts_with('-');
  if (negative) text.remove_prefix(1);
  const std::size_t point = text.find('.');
  const std::string_view whole = text.substr(0, point);
  const std::string_view decimals = point == std::string_view::npos ? std::string_view{} : text.substr(point + 1);
  if (whole.empty()) return malformed("no digit before the decimal point");
  if (point != std::string_view::npos && decimals.empty()) return malformed("no digit after the decimal point");
  if (decimals.size() > 2) return malformed("more than two decimals");
  if (!well_grouped(whole)) return malformed("thousands separators must stand every three digits");

  constexpr Wide beyond = Wide{std::numeric_limits<std::int64_t>::max()} + 2;
  Wide fen = 0;
  // Saturates instead of stopping, so that a wrong character further on is still the error that is named.
  const auto push = [&](char digit) { fen = std::min<Wide>(beyond, fen * 10 + (digit - '0')); };
  for (const char c : whole) {
    if (c == ',') continue;
    if (!is_figure(c)) return malformed("not an amount in yuan");
    push(c);
  }
  for (std::size_t i = 0; i < 2; ++i) {
    const char c = i < decimals.size() ? decimals[i] : '0';
    if (!is_figure(c)) return malformed("not an amount in yuan");
    push(c);
  }
  const std::optional<Money> amount = narrow(negative ? -fen : fen);
  if (!amount) return overflow();
  return *amount;
}

std::string format_yuan(Money amount) {
  const std::uint64_t fen = magnitude(amount);
  return (amount.fen < 0 ? "-" : "") + std::to_string(fen / 100) + fraction(fen);
}

std::string format_yuan_grouped(Money amount) {
  const std::uint64_t fen = magnitude(amount);
  std::string whole = std::to_string(fen / 100);
  for (std::size_t at = whole.size(); at > 3;) whole.insert(at -= 3, 1, ',');
  return (amount.fen < 0 ? "-" : "") + whole + fraction(fen);
}

std::string format_percent(BasisPoints ratio) {
  std::string text = std::to_string(ratio.bp / 100);
  const int rest = ratio.bp % 100;
  if (rest != 0) text += (rest < 10 ? ".0" : ".") + std::to_string(rest % 10 == 0 ? rest / 10 : rest);
  return text + "%";
}

}  // namespace gongbao
