// How deep a TOML text nests, seen before it is parsed: the parser builds and drops nested tables by recursion, and a
// key of thousands of dotted parts would take the whole stack.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace gongbao {

inline constexpr std::size_t deepest_toml = 32;

// The line (from 1) on which arrays and inline tables nest deeper than that, or a key has more dots.
std::optional<std::size_t> toml_too_deep_at(std::string_view text);

}  // namespace gongbao
