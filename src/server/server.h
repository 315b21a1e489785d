// The HTTP server: sockets in, requests to handlers, responses out. It knows nothing of what is served. Every phase of
// a connection has a time limit and every buffer a size, so that no client, slow or hostile, holds more than its share.
#pragma once

#include <chrono>
#include <memory>
#include <string>
#include <vector>

#include "base/problem.h"
#include "server/devices.h"
#include "server/log.h"
#include "server/metrics.h"
#include "server/router.h"

namespace gongbao::server {

struct Limits {
  std::size_t head_bytes = 16'384;  // request line and header fields; beyond it 431
  std::size_t head_fields = 100;
  std::size_t target_bytes = 8'192;                 // beyond it 414
  std::size_t connections = 4'096;                  // beyond it 503 and closed
  std::size_t connections_per_peer = 1'024;         // of one address (IPv6: /64) that is no trusted proxy
  std::size_t body_bytes = std::size_t{256} << 20;  // of all bodies held in memory at once; beyond it 503
  std::size_t waiting_for_worker = 256;             // requests; beyond it 503
  std::size_t waiting_for_hashing = 64;             // the same of Work::hashing

  std::chrono::milliseconds handshake{10'000};
  std::chrono::milliseconds idle{60'000};  // between two requests
  std::chrono::milliseconds head{10'000};  // the whole head, from its first byte
  std::chrono::milliseconds body{20'000};  // each 64 KiB of a body, in or out, however slow the line
  // A whole body comes within that time and its size over this. Half of what the slowest line sold sends (512 kbit/s
  // up), so that bodies that trickle in do not share away body_bytes: 16 MiB are held for nine minutes at most.
  std::size_t body_rate = 32'768;               // bytes a second
  std::chrono::milliseconds heartbeat{15'000};  // of server-sent events
};

struct TlsFiles {
  std::string certificate_chain;  // PEM
  std::string private_key;        // PEM
};

struct Options {
  std::string address = "127.0.0.1";  // IPv4 or IPv6
  std::uint16_t port = 0;             // 0: any free one
  std::optional<TlsFiles> tls = {};   // TLS 1.2 or later
  std::size_t network_threads = 2;
  std::size_t worker_threads = 2;   // for routes with Work::blocking
  std::size_t hashing_threads = 1;  // for routes with Work::hashing
  std::string spool_folder = {};    // for routes that spool; must exist
  Limits limits = {};
  // Addresses whose X-Forwarded-For and X-Forwarded-Proto are believed.
  std::vector<std::string> trusted_proxies = {};
  // Set on every response that does not set them itself.
  Headers security_headers = {
      {"Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'"},
      {"X-Content-Type-Options", "nosniff"},
      {"X-Frame-Options", "DENY"},
      {"X-XSS-Protection", "0"},  // the filters of old browsers did harm
      {"Referrer-Policy", "no-referrer"},
      {"Cross-Origin-Opener-Policy", "same-origin"},
      {"Cross-Origin-Resource-Policy", "same-origin"},
      {"Permissions-Policy", "camera=(), geolocation=(), microphone=()"},
      {"Cache-Control", "no-store"},
  };
};

// What is served, and what it is served with. All of it outlives the server.
struct Site {
  const Router& router;
  std::vector<Filter> filters;  // in this order
  Metrics& metrics;
  Log& log;
  const Clock& clock;
  RandomDevice& random;
};

class Server {
 public:
  // Listens and serves when this returns. server.cannot_listen, server.bad_tls, server.bad_options.
  static Result<std::unique_ptr<Server>> start(Options options, Site site);
  ~Server();  // stop at once

  std::uint16_t port() const;
  std::size_t connections() const;

  // Stops listening, ends idle connections and event streams (with a last event "stopping"), finishes requests whose
  // head was read, closes the rest when the time is over. Returns when all is closed: true when nothing was cut off.
  // Once; not from a handler.
  bool stop(std::chrono::milliseconds grace);

 private:
  class Impl;
  explicit Server(std::unique_ptr<Impl> impl);
  std::unique_ptr<Impl> impl_;
};

}  // namespace gongbao::server
