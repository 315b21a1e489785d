// Buckets in the order of their last use: the one to forget is at the end.
#include "server/rate_limit.h"

#include <arpa/inet.h>

#include <algorithm>

#include "server/problem_json.h"

namespace gongbao::server {
namespace {

constexpr std::int64_t one_token = 1000;  // millitokens

std::optional<Response> take_one(RateLimiter& limiter, const Clock& clock, const std::string& key,
                                 const Request& request) {
  const auto wait = limiter.take(key, clock.steady());
  if (!wait) return std::nullopt;
  HttpProblem problem = http_problem("http.too_many_requests");
  problem.headers.set("Retry-After", std::to_string(wait->count()));
  return problem_response(request, std::move(problem));
}

std::optional<Response> take_by_peer(RateLimiter& limiter, const Clock& clock, const Request& request) {
  return take_one(limiter, clock, "peer " + peer_prefix(request.peer), request);
}

// Who has signed in from that browser before can do so again, whatever others at the address are up to.
std::optional<Response> take_by_visitor(RateLimiter& limiter, const Clock& clock, const Request& request) {
  if (request.visitor.empty()) return take_by_peer(limiter, clock, request);
  return take_one(limiter, clock, "visitor " + request.visitor, request);
}

std::optional<Response> take_by_account(RateLimiter& limiter, const Clock& clock, const Request& request) {
  return take_one(limiter, clock, "account " + std::to_string(request.account), request);
}

}  // namespace

void RateLimiter::fill(Bucket& bucket, std::chrono::steady_clock::time_point now) const {
  const std::int64_t full = std::int64_t{rate_.burst} * one_token;
  // A millitoken takes 60,000,000 / (per_minute * 1000) microseconds. An hour fills any bucket worth the name.
  const auto passed = std::min<std::chrono::steady_clock::duration>(now - bucket.filled, std::chrono::hours(1));
  const std::int64_t micros = std::chrono::duration_cast<std::chrono::microseconds>(passed).count();
  const std::int64_t gained = micros * rate_.per_minute / 60'000;
  if (gained <= 0) return;
  bucket.millitokens = std::min(full, bucket.millitokens + gained);
  bucket.filled = now;
}

std::optional<std::chrono::seconds> RateLimiter::take(const std::string& key,
                                                      std::chrono::steady_clock::time_point now) {
  const std::lock_guard lock(mutex_);
  if (const auto found = buckets_.find(key); found != buckets_.end()) {
    used_.splice(used_.begin(), used_, found->second);
  } else {
    if (used_.size() >= rate_.max_keys) {
      buckets_.erase(used_.back().key);
      used_.pop_back();
    }
    used_.push_front({key, std::int64_t{rate_.burst} * one_token, now});
    buckets_.emplace(used_.front().key, used_.begin());
  }
  Bucket& bucket = used_.front();
  fill(bucket, now);
  if (bucket.millitokens >= one_token) {
    bucket.millitokens -= one_token;
    return std::nullopt;
  }
  const std::int64_t missing = one_token - bucket.millitokens;
  return std::chrono::seconds(std::max<std::int64_t>(1, (missing * 60 / rate_.per_minute + 999) / 1000));
}

std::size_t RateLimiter::keys() const {
  const std::lock_guard lock(mutex_);
  return used_.size();
}

std::string peer_prefix(std::string_view address) {
  const std::string text(address);
  in6_addr bytes{};
  if (inet_pton(AF_INET6, text.c_str(), &bytes) != 1) return text;
  if (IN6_IS_ADDR_V4MAPPED(&bytes)) return text.substr(text.rfind(':') + 1);
  std::fill(bytes.s6_addr + 8, bytes.s6_addr + 16, std::uint8_t{0});
  char prefix[INET6_ADDRSTRLEN];
  inet_ntop(AF_INET6, &bytes, prefix, sizeof prefix);
  return std::string(prefix) + "/64";
}

Turnstile limit_by_peer(RateLimiter& limiter, const Clock& clock) {
  return [&limiter, &clock](const Request& request) { return take_by_peer(limiter, clock, request); };
}

Filter limit_each(Filter who, Limiters limiters, const Clock& clock) {
  return [who = std::move(who), limiters, &clock](Request& request) -> std::optional<Response> {
    if (auto refused = who(request)) {
      auto too_many = take_by_peer(limiters.by_peer, clock, request);
      return too_many ? std::move(too_many) : std::move(refused);
    }
    return request.account != 0 ? take_by_account(limiters.by_account, clock, request)
                                : take_by_visitor(limiters.by_peer, clock, request);
  };
}

Turnstile limit_visitors(Filter who, Limiters limiters, const Clock& clock) {
  return [who = std::move(who), limiters, &clock](const Request& request) -> std::optional<Response> {
    Request claimed = request;
    if (who(claimed)) return take_by_peer(limiters.by_peer, clock, request);
    return claimed.account != 0 ? take_by_account(limiters.by_account, clock, claimed)
                                : take_by_visitor(limiters.by_peer, clock, claimed);
  };
}

}  // namespace gongbao::server
