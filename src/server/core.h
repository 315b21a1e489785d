// What all connections of one server share, and the list of those that are open.
#pragma once

#include <atomic>
#include <boost/asio/thread_pool.hpp>
#include <condition_variable>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <stop_token>

#include "server/budget.h"
#include "server/net.h"
#include "server/server.h"

namespace gongbao::server {

class Connection;

// The way back to the network threads for answers that come from elsewhere, maybe when the server is gone.
class Door {
 public:
  explicit Door(asio::io_context& io) : io_(&io) {}
  // Runs that on the connection's executor, if there still is a connection.
  void post(const std::weak_ptr<Connection>& to, std::function<void(Connection&)> what);
  void close();

 private:
  std::mutex mutex_;
  asio::io_context* io_;  // nullptr: closed
};

// Threads that may wait, and how many requests wait for one of them.
struct Workers {
  Workers(std::size_t threads, std::size_t most) : pool(threads), most_waiting(most) {}
  asio::thread_pool pool;
  const std::size_t most_waiting;
  std::atomic<std::size_t> waiting = 0;
};

struct Core {
  Core(Options o, Site s, std::optional<asio::ssl::context> t)
      : options(std::move(o)),
        site(std::move(s)),
        tls(std::move(t)),
        workers(options.worker_threads, options.limits.waiting_for_worker),
        hashing(options.hashing_threads, options.limits.waiting_for_hashing),
        bodies(options.limits.body_bytes) {}

  const Options options;
  const Site site;
  std::optional<asio::ssl::context> tls;
  asio::io_context io;
  Workers workers, hashing;
  Budget bodies;
  const std::shared_ptr<Door> door = std::make_shared<Door>(io);
  std::stop_source stop = {};  // asked to stop when the server begins to
  bool stopping() const { return stop.stop_requested(); }

  // --- the open connections ---
  enum class Entry : std::uint8_t { welcome, full };
  Entry enter(const std::shared_ptr<Connection>& connection);
  void leave(const std::shared_ptr<Connection>& connection);
  std::vector<std::shared_ptr<Connection>> all();
  std::size_t count();
  // True when the last one has left in time.
  bool wait_until_empty(SteadyTime until);

  bool is_trusted_proxy(const std::string& address) const;

 private:
  std::mutex mutex_;
  std::condition_variable left_;
  std::set<std::shared_ptr<Connection>> open_;
  std::map<std::string, std::size_t> by_prefix_;
};

}  // namespace gongbao::server
