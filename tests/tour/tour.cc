// Reads fences line by line; other fences and prose are passed over.
#include "tour/tour.h"

#include <sstream>

namespace gongbao::tour {
namespace {

const std::string gap = "…";

std::string trimmed(const std::string& line) {
  const auto from = line.find_first_not_of(" \t\r"), to = line.find_last_not_of(" \t\r");
  return from == line.npos ? std::string() : line.substr(from, to - from + 1);
}

bool matches(const std::string& pattern, const std::string& line) {
  std::size_t from = 0, at = 0;
  for (bool first = true;; first = false) {
    const auto end = pattern.find(gap, from);
    const std::string piece = pattern.substr(from, end == pattern.npos ? end : end - from);
    if (end == pattern.npos) return first ? line == piece : line.size() >= at + piece.size() && line.ends_with(piece);
    const auto found = line.find(piece, at);
    if (found == line.npos || (first && found != 0)) return false;
    at = found + piece.size();
    from = end + gap.size();
  }
}

}  // namespace

std::vector<Step> steps_of(std::string_view page) {
  std::vector<Step> steps;
  std::istringstream in{std::string(page)};
  std::string fence;  // empty outside a block
  std::size_t number = 0;
  for (std::string line; std::getline(in, line);) {
    ++number;
    if (line.starts_with("```")) {
      const bool opens = fence.empty();
      fence = opens ? line : "";
      if (opens && line == "```sh tour") steps.push_back({number, {}, {}});
    } else if (fence == "```sh tour") {
      steps.back().script += line + "\n";
    } else if (fence == "```text tour" && !steps.empty()) {
      steps.back().expected.push_back(trimmed(line));
    }
  }
  return steps;
}

std::optional<std::string> missing_line(const std::vector<std::string>& expected, std::string_view output) {
  std::istringstream in{std::string(output)};
  std::string line;
  for (const std::string& pattern : expected) {
    if (pattern.empty() || pattern == gap) continue;
    bool found = false;
    while (!found && std::getline(in, line)) found = matches(pattern, trimmed(line));
    if (!found) return pattern;
  }
  return std::nullopt;
}

}  // namespace gongbao::tour
