// A program run beside the service: what it fails at ends itself and nothing else. It gets nothing of this process but
// two pipes and the environment, gives way to it in processor and memory, and ends with it.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace gongbao::server {

struct ChildBounds {
  std::uint64_t memory = 0;  // bytes of its own, 0: no bound
  std::size_t output = std::size_t{64} << 20;
};

struct ChildWatch {
  // Each line of its standard error; beyond some length a line is let go.
  std::function<void(std::string_view)> see_line;
  // Asked some times a second; false: it is killed.
  std::function<bool()> wanted;
};

struct ChildEnd {
  enum class How : std::uint8_t { exited, signalled, unwanted, not_begun, too_much_output };
  How how = How::not_begun;
  int code = 0;  // of exit, or the signal
  std::string output;
};

// words: path and arguments, as they stand; no shell reads them. Waits for its end.
ChildEnd run_child(const std::vector<std::string>& words, const ChildBounds& bounds, const ChildWatch& watch);

}  // namespace gongbao::server
