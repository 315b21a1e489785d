// The tour of a README: shell blocks whose opening fence reads "sh tour", each followed, if what it prints matters, by
// a block "text tour" with lines that must appear in that order. In such a line … stands for anything; a line that is
// only … is for the reader.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao::tour {

struct Step {
  std::size_t line = 0;  // of the opening fence
  std::string script;
  std::vector<std::string> expected;
};

std::vector<Step> steps_of(std::string_view page);

// The first expected line that the output lacks, or nothing.
std::optional<std::string> missing_line(const std::vector<std::string>& expected, std::string_view output);

}  // namespace gongbao::tour
