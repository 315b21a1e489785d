// The target of a request line, taken apart and judged: what two programs could read differently is refused.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "server/message.h"

namespace gongbao::server {

struct Target {
  std::vector<std::string> segments;  // decoded; "/" is one empty segment
  std::string path;                   // decoded
  Parameters query;                   // decoded, + is a space
};

// nullopt: not in origin-form (absolute-form, authority-form, *), bad percent escapes, an encoded slash, control
// characters, ill-formed UTF-8, "." or ".." or empty segments, a fragment, more than 100 query parameters.
std::optional<Target> parse_target(std::string_view target);

// UTF-8 out of percent escapes. nullopt: bad escapes, what must be escaped and is not, control characters, ill-formed
// UTF-8.
std::optional<std::string> percent_decoded(std::string_view text);

}  // namespace gongbao::server
