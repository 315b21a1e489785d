// Most lines differ in their first bytes: these are compared as numbers that lie where they are sorted, so that a
// line's text is seldom looked at before it is copied out.
#include "ledger/ordered_lines.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstdint>
#include <cstring>

namespace gongbao::ledger {

namespace {

struct Line {
  std::array<std::uint64_t, 4> head{};  // its first bytes, big-endian, zeros behind a shorter one
  const std::string* text = nullptr;

  explicit Line(const std::string& line) : text(&line) {
    std::memcpy(head.data(), line.data(), std::min(sizeof head, line.size()));
    for (std::uint64_t& word : head) word = __builtin_bswap64(word);
  }
  bool operator<(const Line& other) const { return head != other.head ? head < other.head : *text < *other.text; }
};
static_assert(std::endian::native == std::endian::little);

}  // namespace

std::string joined_in_order(const std::vector<std::string>& lines) {
  std::vector<Line> ordered(lines.begin(), lines.end());
  std::sort(ordered.begin(), ordered.end());
  std::size_t bytes = 0;
  for (const std::string& line : lines) bytes += line.size();
  std::string all;
  all.reserve(bytes);
  for (const Line& line : ordered) all += *line.text;
  return all;
}

}  // namespace gongbao::ledger
