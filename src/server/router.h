// Which handler answers a method and a path. Patterns are made of literal and named segments, /v1/{system}/{command};
// a literal goes before a name; a last segment {rest...} takes all that follows.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "base/problem.h"
#include "server/answer.h"

namespace gongbao::server {

enum class Work : std::uint8_t {
  quick,     // on a network thread
  blocking,  // on the server's few worker threads: SQLite, the vault
  hashing,  // on workers of its own: passwords, which are slow on purpose; a flood of wrong ones holds up no other work
};

struct RouteOptions {
  std::size_t max_body = std::size_t{1} << 20;  // bytes, after content coding is removed
  bool spool = false;                           // the body becomes a file (Request::upload)
  Work work = Work::quick;
  // No answer by then: 503 http.timeout. Streams may go on as long as they like.
  std::chrono::milliseconds timeout{30'000};
  bool filtered = true;  // false: health, metrics; reachable before anyone is known and before the replay is done
};

struct Route {
  std::string pattern;
  Handler handler;
  RouteOptions options;
};

class Router {
 public:
  // GET answers HEAD as well; OPTIONS is answered by the server. server.bad_route: the pattern is ill-formed, the route
  // is there already, or the method is one of those.
  Result<void> add(Method method, std::string pattern, Handler handler, RouteOptions options = {});

  struct Match {
    const Route* route = nullptr;  // nullptr: none for this method (allowed not empty) or none at all
    Parameters segments;
    std::string allowed;  // for Allow: the methods of that path, "GET, HEAD, OPTIONS"
  };
  // path: decoded segments, as target.h gives them.
  Match find(Method method, const std::vector<std::string>& path) const;

  // What a browser gets at an address that is none; programs get a problem. No route has it as its pattern.
  void set_page_of_nothing(Handler handler, RouteOptions options) {
    page_of_nothing_ = std::make_unique<Route>(Route{"/{nothing}", std::move(handler), options});
  }
  const Route* page_of_nothing() const { return page_of_nothing_.get(); }

  std::vector<std::string> patterns() const;  // each once, sorted

 private:
  struct Node {
    std::map<std::string, std::unique_ptr<Node>, std::less<>> literals;
    std::unique_ptr<Node> named;
    std::map<Method, Route> routes;  // of the path that ends here
    std::map<Method, Route> rest;    // of {rest...}
  };
  struct Found;
  static Found search(const Node& node, const std::vector<std::string>& path, std::size_t at);

  Node root_;
  std::unique_ptr<Route> page_of_nothing_;
};

}  // namespace gongbao::server
