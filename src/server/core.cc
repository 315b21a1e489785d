// The list is short-held under one lock; connections come and go far less often than requests.
#include "server/core.h"

#include <algorithm>

#include "server/connection.h"
#include "server/rate_limit.h"

namespace gongbao::server {

void Door::post(const std::weak_ptr<Connection>& to, std::function<void(Connection&)> what) {
  const std::lock_guard lock(mutex_);
  if (!io_) return;
  const std::shared_ptr<Connection> connection = to.lock();
  if (!connection) return;
  asio::post(connection->executor(), [connection, what = std::move(what)] { what(*connection); });
}

void Door::close() {
  const std::lock_guard lock(mutex_);
  io_ = nullptr;
}

Core::Entry Core::enter(const std::shared_ptr<Connection>& connection) {
  const std::lock_guard lock(mutex_);
  if (open_.size() >= options.limits.connections) return Entry::full;
  std::size_t& of_peer = by_prefix_[peer_prefix(connection->peer())];
  if (of_peer >= options.limits.connections_per_peer && !is_trusted_proxy(connection->peer())) return Entry::full;
  ++of_peer;
  open_.insert(connection);
  return Entry::welcome;
}

void Core::leave(const std::shared_ptr<Connection>& connection) {
  const std::lock_guard lock(mutex_);
  open_.erase(connection);
  if (const auto at = by_prefix_.find(peer_prefix(connection->peer())); at != by_prefix_.end() && --at->second == 0)
    by_prefix_.erase(at);
  left_.notify_all();
}

std::vector<std::shared_ptr<Connection>> Core::all() {
  const std::lock_guard lock(mutex_);
  return {open_.begin(), open_.end()};
}

std::size_t Core::count() {
  const std::lock_guard lock(mutex_);
  return open_.size();
}

bool Core::wait_until_empty(SteadyTime until) {
  std::unique_lock lock(mutex_);
  return left_.wait_until(lock, until, [&] { return open_.empty(); });
}

bool Core::is_trusted_proxy(const std::string& address) const {
  return std::ranges::find(options.trusted_proxies, address) != options.trusted_proxies.end();
}

}  // namespace gongbao::server
