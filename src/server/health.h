// Whether the process lives, whether it can work already, and what it counts: /healthz, /readyz, /metrics.
#pragma once

#include <atomic>
#include <boost/json/object.hpp>
#include <functional>
#include <mutex>

#include "server/metrics.h"
#include "server/router.h"

namespace gongbao::server {

// Told by whoever starts the engine, asked by probes and by the filter; any thread.
class Readiness {
 public:
  // Entries (or bytes; whatever both are) replayed so far and in all; total 0: not known yet.
  void progress(std::string phase, std::uint64_t done, std::uint64_t total);
  void ready();
  void stopping();
  // The engine has failed: not ready, not healthy. code of the Problem.
  void failed(std::string code);

  bool is_ready() const { return state_ == State::ready; }
  bool is_healthy() const { return state_ != State::failed; }
  boost::json::object facts() const;  // {"status":"replaying","phase":…,"done":…,"total":…}

 private:
  enum class State : std::uint8_t { replaying, ready, stopping, failed };
  std::atomic<State> state_ = State::replaying;
  mutable std::mutex mutex_;  // guards what follows
  std::string phase_, code_;
  std::uint64_t done_ = 0, total_ = 0;
};

// healthy: asked at each probe in addition, e.g. whether the engine has failed; may be empty. All outlive the routes.
Result<void> add_health_routes(Router& router, const Readiness& readiness, const Metrics& metrics,
                               std::function<bool()> healthy = {});

// 503 http.not_ready with Retry-After and the progress as facts, until ready.
Filter only_when_ready(const Readiness& readiness);

}  // namespace gongbao::server
