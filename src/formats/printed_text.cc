// One pass over the code points.
#include "formats/printed_text.h"

#include <algorithm>

#include "base/text.h"

namespace gongbao::formats {

namespace {

struct CodeRange {
  char32_t first, last;
};

// Controls, marks of direction, joiners, invisible fillers, separators of lines, private use, tags.
constexpr CodeRange never_drawn[] = {{0x0000, 0x001f},   {0x007f, 0x009f},   {0x00ad, 0x00ad},   {0x034f, 0x034f},
                                     {0x061c, 0x061c},   {0x115f, 0x1160},   {0x17b4, 0x17b5},   {0x180b, 0x180f},
                                     {0x200b, 0x200f},   {0x2028, 0x202e},   {0x2060, 0x206f},   {0x3164, 0x3164},
                                     {0xd800, 0xf8ff},   {0xfeff, 0xfeff},   {0xffa0, 0xffa0},   {0xfff0, 0xfffd},
                                     {0xfffe, 0xffff},   {0x1bca0, 0x1bca3}, {0x1d173, 0x1d17a}, {0xe0000, 0xe00ff},
                                     {0xe01f0, 0xe0fff}, {0xf0000, 0x10ffff}};

bool in_ranges(std::span<const CodeRange> ranges, char32_t point) {
  return std::ranges::any_of(ranges, [&](const CodeRange& each) { return point >= each.first && point <= each.last; });
}

bool is_variation_selector(char32_t point) {
  return (point >= 0xfe00 && point <= 0xfe0f) || (point >= 0xe0100 && point <= 0xe01ef);
}
bool is_mark_above(char32_t point) {
  constexpr CodeRange marks[] = {{0x0300, 0x036f}, {0x1ab0, 0x1aff}, {0x1dc0, 0x1dff}, {0x20d0, 0x20ff},
                                 {0x302a, 0x302f}, {0x3099, 0x309a}, {0xfe20, 0xfe2f}};
  return in_ranges(marks, point);
}

void append_number(std::string& out, char32_t point) {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string number;
  for (char32_t left = point; left != 0 || number.size() < 4; left >>= 4) number.insert(0, 1, digits[left & 15]);
  out += "〔U+" + number + "〕";
}

}  // namespace

std::string printed_text(std::string_view text, const std::function<bool(char32_t)>& drawable) {
  std::string out;
  out.reserve(text.size());
  bool base = false;  // the last one is drawn as itself, and has no mark yet
  for_each_code_point(text, [&](const CodePoint& point) {
    const bool attached = is_variation_selector(point.value) || is_mark_above(point.value);
    const bool drawn = point.well_formed && !in_ranges(never_drawn, point.value) && (!attached || base) &&
                       (is_variation_selector(point.value) || drawable(point.value));
    drawn ? append_utf8(out, point.value) : append_number(out, point.value);
    base = drawn && !attached;
  });
  return out;
}

}  // namespace gongbao::formats
