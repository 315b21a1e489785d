// Masks by code point.
#include "base/masking.h"

#include <algorithm>
#include <array>

#include "base/text.h"

namespace gongbao {

namespace {

// What has no place of its own: combining marks, the variation selectors of rare ideographs, and what joins two
// characters into one.
constexpr std::array<std::pair<char32_t, char32_t>, 9> attached{{
    {0x0300, 0x036F},
    {0x1AB0, 0x1AFF},
    {0x1DC0, 0x1DFF},
    {0x200D, 0x200D},
    {0x20D0, 0x20FF},
    {0x302A, 0x302F},
    {0xFE00, 0xFE0F},
    {0xFE20, 0xFE2F},
    {0xE0100, 0xE01EF},
}};

bool is_attached(char32_t point) {
  return std::ranges::any_of(attached,
                             [&](const auto& range) { return range.first <= point && point <= range.second; });
}

// The first character with what is attached to it.
std::string_view first_character(std::string_view text) {
  std::size_t size = front_code_point(text).size;
  while (size < text.size()) {
    const CodePoint next = front_code_point(text.substr(size));
    if (!next.well_formed || !is_attached(next.value)) break;
    size += next.size;
  }
  return text.substr(0, size);
}

}  // namespace

std::string mask_name(std::string_view name) {
  name = trim_blanks(name);
  if (name.empty()) return "*";
  return std::string(first_character(name)) + "*";
}

std::string mask_phone(std::string_view phone) {
  phone = trim_blanks(phone);
  const std::size_t count = count_code_points(phone);
  if (count < 11) return mask_number(phone);
  const std::string_view from_fourth = last_code_points(phone, count - 3);
  std::string out(phone.substr(0, phone.size() - from_fourth.size()));
  out += "****";
  out += last_code_points(phone, 4);
  return out;
}

std::string mask_number(std::string_view number) {
  number = trim_blanks(number);
  std::string out = "****";
  if (count_code_points(number) >= 8) out += last_code_points(number, 4);
  return out;
}

}  // namespace gongbao
