// Weights are kept in thousandths: three decimals are all that HTTP allows.
#include "server/weighted_list.h"

#include <algorithm>

namespace gongbao::server {
namespace {

constexpr std::size_t longest_list = 32;

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && (text.front() == ' ' || text.front() == '\t')) text.remove_prefix(1);
  while (!text.empty() && (text.back() == ' ' || text.back() == '\t')) text.remove_suffix(1);
  return text;
}

// "0.5" → 500, "1" → 1000; -1: ill-formed.
int thousandths(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return -1;
  int value = (text[0] - '0') * 1000;
  if (text.size() == 1) return value;
  if (text[1] != '.') return -1;
  int unit = 100;
  for (const char c : text.substr(2)) {
    if (c < '0' || c > '9') return -1;
    value += (c - '0') * unit;
    unit /= 10;
  }
  return value <= 1000 ? value : -1;
}

}  // namespace

std::vector<std::pair<std::string, int>> weighted_list(std::string_view text) {
  std::vector<std::pair<std::string, int>> items;
  while (!text.empty() && items.size() < longest_list) {
    const auto comma = std::min(text.find(','), text.size());
    std::string_view item = text.substr(0, comma);
    text.remove_prefix(std::min(comma + 1, text.size()));
    const auto semicolon = std::min(item.find(';'), item.size());
    const std::string_view name = trimmed(item.substr(0, semicolon));
    std::string_view weight = trimmed(item.substr(std::min(semicolon + 1, item.size())));
    int value = 1000;
    if (!weight.empty())
      value = weight.starts_with("q=") || weight.starts_with("Q=") ? thousandths(weight.substr(2)) : -1;
    if (!name.empty() && value >= 0) items.emplace_back(name, value);
  }
  return items;
}

}  // namespace gongbao::server
