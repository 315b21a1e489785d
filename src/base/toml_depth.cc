// Counts brackets and dots outside strings and comments. A text that is no TOML may be counted wrongly from its first
// fault on: the parser goes no further than that.
#include "base/toml_depth.h"

#include <algorithm>

namespace gongbao {

namespace {

// Where the string that begins there ends: behind its last quote, or at the end of the line or the text.
std::size_t end_of_string(std::string_view text, std::size_t begin) {
  const char quote = text[begin];
  const std::string_view three = text.substr(begin, 3);
  const bool multi_line = three.size() == 3 && three[1] == quote && three[2] == quote;
  for (std::size_t at = begin + (multi_line ? 3 : 1); at < text.size(); ++at) {
    if (text[at] == '\\' && quote == '"') {
      ++at;
    } else if (!multi_line && text[at] == '\n') {
      return at;
    } else if (text[at] == quote && !multi_line) {
      return at + 1;
    } else if (multi_line && text.substr(at, 3) == three) {
      // Up to two quotes more belong to it.
      at += 3;
      for (int more = 0; more < 2 && at < text.size() && text[at] == quote; ++more) ++at;
      return at;
    }
  }
  return text.size();
}

}  // namespace

std::optional<std::size_t> toml_too_deep_at(std::string_view text) {
  std::size_t line = 1, depth = 0, dots = 0;
  for (std::size_t at = 0; at < text.size(); ++at) {
    switch (text[at]) {
      case '#':
        at = std::min(text.find('\n', at), text.size()) - 1;
        break;
      case '"':
      case '\'': {
        const std::size_t end = end_of_string(text, at);
        line += static_cast<std::size_t>(std::ranges::count(text.substr(at, end - at), '\n'));
        at = end - 1;
        break;
      }
      case '.':
        ++dots;
        break;
      case '[':
      case '{':
        ++depth;
        dots = 0;
        break;
      case ']':
      case '}':
        depth -= depth > 0 ? 1 : 0;
        dots = 0;
        break;
      case '\n':
        ++line;
        dots = 0;
        break;
      case '=':
      case ',':
        dots = 0;
        break;
      default:
        break;
    }
    if (depth > deepest_toml || dots > deepest_toml) return line;
  }
  return std::nullopt;
}

}  // namespace gongbao
