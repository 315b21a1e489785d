// A tree of segments, searched with at most one step back for each: a literal that leads nowhere gives way to the name.
#include "server/router.h"

#include <algorithm>
#include <set>

namespace gongbao::server {
namespace {

struct Segment {
  enum class Kind : std::uint8_t { literal, named, rest } kind;
  std::string text;
};

bool is_literal(std::string_view text) {
  return std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' ||
           c == '.';
  });
}

// "/v1/{system}" → its segments; empty: ill-formed. "/" is one empty literal.
std::vector<Segment> segments_of(std::string_view pattern) {
  std::vector<Segment> segments;
  if (!pattern.starts_with('/')) return {};
  pattern.remove_prefix(1);
  while (true) {
    const auto slash = std::min(pattern.find('/'), pattern.size());
    std::string_view text = pattern.substr(0, slash);
    const bool last = slash == pattern.size();
    Segment::Kind kind = Segment::Kind::literal;
    if (text.starts_with('{') && text.ends_with('}') && text.size() > 2) {
      text = text.substr(1, text.size() - 2);
      kind = text.ends_with("...") ? Segment::Kind::rest : Segment::Kind::named;
      if (kind == Segment::Kind::rest) text.remove_suffix(3);
      if (text.empty() || (kind == Segment::Kind::rest && !last)) return {};
    }
    if (!is_literal(text) || (text.empty() && !(last && segments.empty()))) return {};
    segments.push_back({kind, std::string(text)});
    if (last) return segments;
    pattern.remove_prefix(slash + 1);
  }
}

std::string joined(const std::vector<std::string>& path, std::size_t from) {
  std::string text;
  for (std::size_t i = from; i < path.size(); ++i) text += (i == from ? "" : "/") + path[i];
  return text;
}

std::string allow_list(const std::map<Method, Route>& routes) {
  std::string text;
  for (const auto& [method, route] : routes) {
    text += std::string(to_text(method)) + ", ";
    if (method == Method::get) text += "HEAD, ";
  }
  return text + "OPTIONS";
}

}  // namespace

struct Router::Found {
  const std::map<Method, Route>* routes = nullptr;
  std::size_t rest_from = 0;
};

Result<void> Router::add(Method method, std::string pattern, Handler handler, RouteOptions options) {
  const auto segments = segments_of(pattern);
  if (segments.empty()) return problem("server.bad_route", "pattern", pattern + " is not a pattern");
  if (method == Method::head || method == Method::options || method == Method::other)
    return problem("server.bad_route", "method", "the server answers this method itself");
  Node* node = &root_;
  bool rest = false;
  for (const Segment& segment : segments) {
    rest = segment.kind == Segment::Kind::rest;
    if (rest) break;
    auto& next = segment.kind == Segment::Kind::named ? node->named : node->literals[segment.text];
    if (!next) next = std::make_unique<Node>();
    node = next.get();
  }
  auto& routes = rest ? node->rest : node->routes;
  if (routes.contains(method)) return problem("server.bad_route", "pattern", pattern + " is there already");
  routes.emplace(method, Route{std::move(pattern), std::move(handler), options});
  return {};
}

Router::Found Router::search(const Node& node, const std::vector<std::string>& path, std::size_t at) {
  if (at == path.size() && !node.routes.empty()) return {&node.routes, at};
  if (at < path.size()) {
    if (const auto literal = node.literals.find(path[at]); literal != node.literals.end())
      if (const Found found = search(*literal->second, path, at + 1); found.routes) return found;
    if (node.named && !path[at].empty())
      if (const Found found = search(*node.named, path, at + 1); found.routes) return found;
    if (!node.rest.empty()) return {&node.rest, at};
  }
  return {};
}

Router::Match Router::find(Method method, const std::vector<std::string>& path) const {
  const Found found = search(root_, path, 0);
  Match match;
  if (!found.routes) return match;
  match.allowed = allow_list(*found.routes);
  const auto route = found.routes->find(method == Method::head ? Method::get : method);
  if (route == found.routes->end()) return match;
  match.route = &route->second;
  const auto segments = segments_of(match.route->pattern);
  for (std::size_t i = 0; i < segments.size(); ++i) {
    if (segments[i].kind == Segment::Kind::named) match.segments.add(segments[i].text, path[i]);
    if (segments[i].kind == Segment::Kind::rest) match.segments.add(segments[i].text, joined(path, i));
  }
  return match;
}

std::vector<std::string> Router::patterns() const {
  std::set<std::string> patterns;
  const auto walk = [&](const auto& self, const Node& node) -> void {
    for (const auto* routes : {&node.routes, &node.rest})
      for (const auto& [method, route] : *routes) patterns.insert(route.pattern);
    for (const auto& [text, next] : node.literals) self(self, *next);
    if (node.named) self(self, *node.named);
  };
  walk(walk, root_);
  return {patterns.begin(), patterns.end()};
}

}  // namespace gongbao::server
