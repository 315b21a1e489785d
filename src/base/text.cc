// UTF-8 by the table of well-formed byte sequences (The Unicode Standard, table 3-7).
#include "base/text.h"

#include <algorithm>
#include <cstdint>
#include <cstring>

#include "base/check.h"

namespace gongbao {
namespace {

constexpr char32_t replacement = 0xfffd;
constexpr char32_t ideographic_space = 0x3000;

std::uint8_t byte_at(std::string_view text, std::size_t i) { return static_cast<std::uint8_t>(text[i]); }

// What may follow a leading byte: how many bytes, and the range of the first of them. The narrow ranges are what keeps
// out overlong forms, surrogates and everything above U+10FFFF.
struct Lead {
  std::size_t size;
  std::uint8_t low, high;
};

constexpr Lead lead_of(std::uint8_t byte) {
  if (byte < 0x80) return {1, 0, 0};
  if (byte < 0xc2) return {0, 0, 0};
  if (byte < 0xe0) return {2, 0x80, 0xbf};
  if (byte == 0xe0) return {3, 0xa0, 0xbf};
  if (byte == 0xed) return {3, 0x80, 0x9f};
  if (byte < 0xf0) return {3, 0x80, 0xbf};
  if (byte == 0xf0) return {4, 0x90, 0xbf};
  if (byte < 0xf4) return {4, 0x80, 0xbf};
  if (byte == 0xf4) return {4, 0x80, 0x8f};
  return {0, 0, 0};
}

constexpr CodePoint ill_formed{replacement, 1, false};

bool begins_as_formula(std::string_view text) {
  constexpr std::string_view marks[] = {"=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"};
  return std::ranges::any_of(marks, [&](std::string_view mark) { return text.starts_with(mark); });
}

bool is_blank(char32_t c) { return c == ' ' || (c >= '\t' && c <= '\r') || c == ideographic_space; }

}  // namespace

CodePoint front_code_point(std::string_view text) {
  GB_CHECK(!text.empty());
  const std::uint8_t first = byte_at(text, 0);
  const Lead lead = lead_of(first);
  if (lead.size == 0 || lead.size > text.size()) return ill_formed;
  if (lead.size == 1) return {first, 1, true};
  if (byte_at(text, 1) < lead.low || byte_at(text, 1) > lead.high) return ill_formed;
  char32_t value = first & (0x7fu >> lead.size);
  for (std::size_t i = 1; i < lead.size; ++i) {
    if ((byte_at(text, i) & 0xc0) != 0x80) return ill_formed;
    value = value << 6 | (byte_at(text, i) & 0x3f);
  }
  return {value, lead.size, true};
}

std::optional<std::size_t> invalid_utf8_at(std::string_view text) {
  constexpr std::uint64_t high_bits = 0x8080808080808080;
  std::size_t at = 0;
  while (at < text.size()) {
    std::uint64_t word;
    if (text.size() - at >= sizeof word) {  // most of a file is ASCII: eight bytes a step
      std::memcpy(&word, text.data() + at, sizeof word);
      if ((word & high_bits) == 0) {
        at += sizeof word;
        continue;
      }
    }
    const CodePoint point = front_code_point(text.substr(at));
    if (!point.well_formed) return at;
    at += point.size;
  }
  return std::nullopt;
}

std::size_t count_code_points(std::string_view text) {
  std::size_t count = 0;
  for_each_code_point(text, [&](CodePoint) { ++count; });
  return count;
}

std::string_view last_code_points(std::string_view text, std::size_t n) {
  for (std::size_t count = count_code_points(text); count > n; --count) text.remove_prefix(front_code_point(text).size);
  return text;
}

void append_utf8(std::string& out, char32_t point) {
  GB_CHECK(point <= 0x10ffff && !(point >= 0xd800 && point <= 0xdfff));
  const auto put = [&out](char32_t byte) { out += static_cast<char>(byte); };
  if (point < 0x80) return put(point);
  if (point < 0x800) {
    put(0xc0 | point >> 6);
  } else if (point < 0x10000) {
    put(0xe0 | point >> 12);
    put(0x80 | (point >> 6 & 0x3f));
  } else {
    put(0xf0 | point >> 18);
    put(0x80 | (point >> 12 & 0x3f));
    put(0x80 | (point >> 6 & 0x3f));
  }
  put(0x80 | (point & 0x3f));
}

std::string fold_width(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  while (!text.empty()) {
    const CodePoint point = front_code_point(text);
    if (point.value >= 0xff01 && point.value <= 0xff5e) {
      out += static_cast<char>(point.value - 0xff01 + '!');
    } else if (point.value == ideographic_space) {
      out += ' ';
    } else {
      out += text.substr(0, point.size);
    }
    text.remove_prefix(point.size);
  }
  return out;
}

std::string_view trim_blanks(std::string_view text) {
  std::size_t begin = 0;
  std::size_t end = 0;  // after the last code point that is no blank
  std::size_t at = 0;
  for_each_code_point(text, [&](CodePoint point) {
    if (!is_blank(point.value)) {
      if (end == 0) begin = at;
      end = at + point.size;
    }
    at += point.size;
  });
  return text.substr(begin, end - begin);
}

std::string upper_ascii(std::string_view text) {
  std::string out(text);
  for (char& c : out) {
    if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
  }
  return out;
}

std::string percent_encoded(std::string_view text, std::string_view plain) {
  constexpr std::string_view marks = "-._~", digits = "0123456789ABCDEF";
  std::string out;
  for (const char c : text) {
    const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    if (letter || marks.contains(c) || plain.contains(c)) {
      out += c;
    } else {
      const auto byte = static_cast<std::uint8_t>(c);
      out += {'%', digits[byte >> 4], digits[byte & 0xf]};
    }
  }
  return out;
}

void append_csv_cell(std::string& out, std::string_view text) {
  const bool formula = begins_as_formula(text);
  if (!formula && text.find_first_of(",\"\r\n") == text.npos) {
    out += text;
    return;
  }
  out += formula ? "\"'" : "\"";
  for (const char c : text) {
    if (c == '"') out += c;
    out += c;
  }
  out += '"';
}

}  // namespace gongbao
