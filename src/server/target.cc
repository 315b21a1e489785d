// By hand, because it is short and because a library's leniency is what must not be had here.
#include "server/target.h"

#include <algorithm>

#include "base/text.h"

namespace gongbao::server {
namespace {

constexpr std::size_t most_parameters = 100;

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

bool is_plain(char c) {
  return c > ' ' && c < '\x7f' && std::string_view("\"#<>\\^`{|}").find(c) == std::string_view::npos;
}

enum class Plus : std::uint8_t { stays, is_space };

std::optional<std::string> decode(std::string_view text, Plus plus) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (!is_plain(text[i])) return std::nullopt;
    if (text[i] == '+' && plus == Plus::is_space) {
      out += ' ';
    } else if (text[i] == '%') {
      const int high = i + 2 < text.size() ? hex_digit(text[i + 1]) : -1;
      const int low = i + 2 < text.size() ? hex_digit(text[i + 2]) : -1;
      if (high < 0 || low < 0) return std::nullopt;
      out += static_cast<char>(high * 16 + low);
      i += 2;
    } else {
      out += text[i];
    }
  }
  const auto control = [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == '\x7f'; };
  if (std::ranges::any_of(out, control) || invalid_utf8_at(out)) return std::nullopt;
  return out;
}

bool add_segments(std::string_view path, Target& target) {
  if (path == "/") {
    target.segments.emplace_back();
    target.path = "/";
    return true;
  }
  while (!path.empty()) {
    path.remove_prefix(1);
    const auto slash = std::min(path.find('/'), path.size());
    auto segment = decode(path.substr(0, slash), Plus::stays);
    if (!segment || segment->empty() || *segment == "." || *segment == "..") return false;
    if (segment->find_first_of("/\\") != std::string::npos) return false;
    target.path += "/" + *segment;
    target.segments.push_back(*std::move(segment));
    path.remove_prefix(slash);
  }
  return true;
}

bool add_parameters(std::string_view query, Target& target) {
  while (!query.empty()) {
    const auto end = std::min(query.find('&'), query.size());
    const std::string_view pair = query.substr(0, end);
    query.remove_prefix(std::min(end + 1, query.size()));
    if (pair.empty()) continue;
    const auto equals = std::min(pair.find('='), pair.size());
    auto name = decode(pair.substr(0, equals), Plus::is_space);
    auto value = decode(pair.substr(std::min(equals + 1, pair.size())), Plus::is_space);
    if (!name || !value || name->empty() || target.query.size() == most_parameters) return false;
    target.query.add(*std::move(name), *std::move(value));
  }
  return true;
}

}  // namespace

std::optional<Target> parse_target(std::string_view text) {
  if (!text.starts_with('/')) return std::nullopt;
  const auto question = std::min(text.find('?'), text.size());
  Target target;
  if (!add_segments(text.substr(0, question), target)) return std::nullopt;
  if (!add_parameters(text.substr(std::min(question + 1, text.size())), target)) return std::nullopt;
  return target;
}

std::optional<std::string> percent_decoded(std::string_view text) { return decode(text, Plus::stays); }

}  // namespace gongbao::server
