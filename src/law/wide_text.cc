// White space and Chinese numerals.
#include "law/wide_text.h"

#include "base/check.h"
#include "base/text.h"

namespace gongbao::law {
namespace {

constexpr std::u32string_view digits = U"零一二三四五六七八九";

}  // namespace

std::optional<std::u32string> decode_utf8(std::string_view text) {
  if (invalid_utf8_at(text)) return std::nullopt;
  std::u32string out;
  out.reserve(text.size());
  for_each_code_point(text, [&](const CodePoint& point) { out += point.value; });
  return out;
}

std::string encode_utf8(std::u32string_view text) {
  std::string out;
  for (const char32_t c : text) append_utf8(out, c);
  return out;
}

bool is_white(char32_t c) { return c == U' ' || (c >= U'\t' && c <= U'\r') || c == 0x00A0 || c == 0x3000; }

std::u32string_view trim(std::u32string_view text) {
  while (!text.empty() && is_white(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_white(text.back())) text.remove_suffix(1);
  return text;
}

std::u32string squash(std::u32string_view text) {
  std::u32string out;
  for (const char32_t c : text) {
    if (!is_white(c)) out += c;
  }
  return out;
}

std::optional<int> parse_chinese_number(std::u32string_view text) {
  const auto digit = [](std::u32string_view one) -> std::optional<int> {
    if (one.size() != 1) return std::nullopt;
    const auto at = digits.find(one[0]);
    if (at == std::u32string_view::npos || at == 0) return std::nullopt;
    return static_cast<int>(at);
  };
  const auto ten = text.find(U'十');
  if (ten == std::u32string_view::npos) return digit(text);
  const auto tens = ten == 0 ? std::optional<int>(1) : digit(text.substr(0, ten));
  const auto ones = ten + 1 == text.size() ? std::optional<int>(0) : digit(text.substr(ten + 1));
  if (!tens || !ones) return std::nullopt;
  return *tens * 10 + *ones;
}

std::u32string chinese_number(int n) {
  GB_CHECK(n >= 1 && n <= 99);
  std::u32string out;
  if (n >= 20) out += digits[static_cast<std::size_t>(n / 10)];
  if (n >= 10) out += U'十';
  if (n % 10 != 0) out += digits[static_cast<std::size_t>(n % 10)];
  return out;
}

}  // namespace gongbao::law
