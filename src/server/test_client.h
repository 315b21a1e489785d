// The other end of the wire, for tests of this room: a client that can be as slow, as terse and as wrong as it likes,
// and a server with everything it needs.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "server/health.h"
#include "server/server.h"

namespace gongbao::server::testing {

// What came back, taken apart.
struct Reply {
  int status = 0;  // 0: nothing, or not HTTP
  Headers headers;
  std::string body;    // chunks joined
  bool whole = false;  // the body came to its end
};

// A blocking TCP connection to the loopback address. Every read gives up after `patience`.
class Client {
 public:
  explicit Client(std::uint16_t port, std::chrono::milliseconds patience = std::chrono::seconds(5),
                  int receive_buffer = 0);
  ~Client();
  Client(Client&& other) noexcept : socket_(std::exchange(other.socket_, -1)), buffer_(std::move(other.buffer_)) {}
  Client(const Client&) = delete;
  Client& operator=(const Client&) = delete;

  bool send(std::string_view bytes);  // false: the other side has closed
  void end_sending();
  Reply read_reply(bool to_head = false);
  std::string read_some();    // empty: closed or out of patience
  std::string read_to_end();  // until it closes or patience runs out
  bool is_closed();           // waits for the end, up to patience
  int handle() const { return socket_; }

 private:
  bool fill();
  int socket_ = -1;
  std::string buffer_;
};

Reply ask(std::uint16_t port, std::string_view request);
std::string get(std::string_view target, std::string_view fields = {});
std::string post(std::string_view target, std::string_view body, std::string_view fields = {});

// A folder that goes with the object.
class Folder {
 public:
  Folder();
  ~Folder();
  const std::string& path() const { return path_; }
  std::size_t files() const;

 private:
  std::string path_;
};

std::string read_file(const std::string& path);

// A server on a free port; add routes, then start.
struct World {
  explicit World(std::string log_path = {});
  ~World();
  void start();
  std::uint16_t port() const { return server->port(); }
  // GET that answers at once.
  void answers(const std::string& pattern, std::function<Response(const RequestPtr&)> with, Method method = Method::get,
               RouteOptions options = {});

  Folder folder;
  SystemClock clock;
  SystemRandom random;
  Metrics metrics;
  Readiness readiness;
  Router router;
  std::unique_ptr<Log> log;
  std::vector<Filter> filters;
  Options options;
  std::unique_ptr<Server> server;
};

}  // namespace gongbao::server::testing
