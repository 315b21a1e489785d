// Text as people type it: UTF-8 judged strictly, full-width forms folded, blanks trimmed; and as it stands in an
// address and in a table. Everything counts code points, so a rare surname beyond the basic plane (𠮷, four bytes) is
// one character.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace gongbao {

// The byte position where the first ill-formed sequence starts (overlong, surrogate, above U+10FFFF, cut off, stray);
// nullopt when the whole text is UTF-8.
std::optional<std::size_t> invalid_utf8_at(std::string_view text);

struct CodePoint {
  char32_t value;    // U+FFFD for an ill-formed byte
  std::size_t size;  // bytes it takes in the text, at least 1
  bool well_formed;
};
// The code point at the front of a text that is not empty.
CodePoint front_code_point(std::string_view text);

// Calls visit(CodePoint) for each code point in turn.
template <class Visit>
void for_each_code_point(std::string_view text, Visit&& visit) {
  while (!text.empty()) {
    const CodePoint point = front_code_point(text);
    visit(point);
    text.remove_prefix(point.size);
  }
}

std::size_t count_code_points(std::string_view text);
// The last n code points; all of them when there are fewer.
std::string_view last_code_points(std::string_view text, std::size_t n);
// point must be a Unicode scalar value.
void append_utf8(std::string& out, char32_t point);

// U+FF01 … U+FF5E become their ASCII twins, U+3000 a space; everything else, also ill-formed bytes, stays.
std::string fold_width(std::string_view text);
// Without leading and trailing blanks: space, tab, line ends and U+3000.
std::string_view trim_blanks(std::string_view text);
// a … z become A … Z; nothing else changes.
std::string upper_ascii(std::string_view text);

// As it stands in an address (RFC 3986) and in the value of a header (RFC 8187): everything but letters, digits, - . _
// ~ and what is plain there as %XX.
std::string percent_encoded(std::string_view text, std::string_view plain = {});
// A cell of CSV (RFC 4180), in quotes where it must be. What a spreadsheet would read as a formula (= + - @ in either
// width, tab, a line end) gets an apostrophe before it.
void append_csv_cell(std::string& out, std::string_view text);

}  // namespace gongbao
