// Small answers for machines that ask often.
#include "server/health.h"

#include <boost/json/serialize.hpp>
#include <boost/json/value.hpp>

#include "server/problem_json.h"

namespace gongbao::server {

void Readiness::progress(std::string phase, std::uint64_t done, std::uint64_t total) {
  const std::lock_guard lock(mutex_);
  phase_ = std::move(phase);
  done_ = done;
  total_ = total;
}

void Readiness::ready() { state_ = State::ready; }
void Readiness::stopping() { state_ = State::stopping; }

void Readiness::failed(std::string code) {
  const std::lock_guard lock(mutex_);
  code_ = std::move(code);
  state_ = State::failed;
}

boost::json::object Readiness::facts() const {
  static constexpr std::string_view names[] = {"replaying", "ready", "stopping", "failed"};
  const std::lock_guard lock(mutex_);
  const State state = state_;
  boost::json::object facts{{"status", names[static_cast<std::size_t>(state)]}};
  if (state == State::failed) facts["code"] = code_;
  if (state == State::replaying) {
    if (!phase_.empty()) facts["phase"] = phase_;
    facts["done"] = done_;
    if (total_ > 0) facts["total"] = total_;
  }
  return facts;
}

Result<void> add_health_routes(Router& router, const Readiness& readiness, const Metrics& metrics,
                               std::function<bool()> healthy) {
  const RouteOptions open{.max_body = 0, .filtered = false};
  auto added = router.add(
      Method::get, "/healthz",
      [&readiness, healthy = std::move(healthy)](const RequestPtr&, const Answer& answer) {
        const bool good = readiness.is_healthy() && (!healthy || healthy());
        answer(json_response(good ? 200 : 503, good ? R"({"status":"alive"})" : R"({"status":"failed"})"));
      },
      open);
  if (!added) return added;
  added = router.add(
      Method::get, "/readyz",
      [&readiness](const RequestPtr&, const Answer& answer) {
        answer(json_response(readiness.is_ready() ? 200 : 503, boost::json::serialize(readiness.facts())));
      },
      open);
  if (!added) return added;
  return router.add(
      Method::get, "/metrics",
      [&metrics](const RequestPtr&, const Answer& answer) {
        answer(text_response(200, "text/plain; version=0.0.4; charset=utf-8", metrics.text()));
      },
      open);
}

Filter only_when_ready(const Readiness& readiness) {
  return [&readiness](Request& request) -> std::optional<Response> {
    if (readiness.is_ready()) return std::nullopt;
    HttpProblem problem = http_problem("http.not_ready");
    problem.facts = readiness.facts();
    problem.headers.set("Retry-After", "5");
    return problem_response(request, std::move(problem));
  };
}

}  // namespace gongbao::server
