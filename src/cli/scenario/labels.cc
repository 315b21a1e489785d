// Two maps and a counter.
#include "cli/scenario/labels.h"

namespace gongbao::cli::scenario {

std::vector<std::string> Labels::names() const {
  std::vector<std::string> all;
  for (const auto& [label, made] : made_) all.push_back(label);
  return all;
}

std::uint64_t Labels::number(const std::string& kind, const std::string& label) {
  auto& of_kind = numbers_[kind];
  if (const auto it = of_kind.find(label); it != of_kind.end()) return it->second;
  auto& taken = taken_[kind];
  std::uint64_t next = 1;
  while (taken.contains(next)) ++next;
  taken.insert(next);
  of_kind[label] = next;
  return next;
}

std::optional<std::uint64_t> Labels::known_number(const std::string& kind, const std::string& label) const {
  const auto of_kind = numbers_.find(kind);
  if (of_kind == numbers_.end()) return std::nullopt;
  const auto it = of_kind->second.find(label);
  if (it == of_kind->second.end()) return std::nullopt;
  return it->second;
}

std::vector<std::string> Labels::names(const std::string& kind) const {
  std::vector<std::string> all;
  if (const auto of_kind = numbers_.find(kind); of_kind != numbers_.end()) {
    for (const auto& [label, number] : of_kind->second) all.push_back(label);
  }
  return all;
}

}  // namespace gongbao::cli::scenario
