// Token buckets, one for each key, in bounded memory. Counts by the caller's clock.
#pragma once

#include <chrono>
#include <list>
#include <mutex>
#include <optional>
#include <string>
#include <unordered_map>

#include "server/answer.h"
#include "server/devices.h"

namespace gongbao::server {

struct Rate {
  std::uint32_t per_minute = 600;
  std::uint32_t burst = 120;      // a bucket that was left alone holds so many
  std::size_t max_keys = 65'536;  // beyond it the key that was asked for longest ago is forgotten
};

class RateLimiter {
 public:
  explicit RateLimiter(Rate rate) : rate_(rate) {}
  // nullopt: go on. Else the whole seconds (at least 1) after which it is worth asking again. Any thread.
  std::optional<std::chrono::seconds> take(const std::string& key, std::chrono::steady_clock::time_point now);
  std::size_t keys() const;

 private:
  struct Bucket {
    std::string key;
    std::int64_t millitokens;
    std::chrono::steady_clock::time_point filled;
  };
  void fill(Bucket& bucket, std::chrono::steady_clock::time_point now) const;

  const Rate rate_;
  mutable std::mutex mutex_;
  std::list<Bucket> used_;  // last used first
  std::unordered_map<std::string_view, std::list<Bucket>::iterator> buckets_;
};

// An IPv4 address, or the /64 of an IPv6 address: what one subscriber has.
std::string peer_prefix(std::string_view address);

// Who a request is counted for: the account, once it is known who asks; a browser that has signed in before, where
// nobody is signed in; the address of everybody else, of whoever could not prove who he is among them. So what
// strangers at an address use up is nobody's who is signed in there or about to, and who only claims an account uses up
// nothing of it.
struct Limiters {
  RateLimiter& by_account;
  RateLimiter& by_peer;
};

// 429 http.too_many_requests with Retry-After. Limiters and clock outlive the filters.
Turnstile limit_by_peer(RateLimiter& limiter, const Clock& clock);
// Finds out who asks, and counts; refuses as `who` does.
Filter limit_each(Filter who, Limiters limiters, const Clock& clock);
// The same of what is open to everybody: whoever could not prove who he is is a stranger, and let in as one.
Turnstile limit_visitors(Filter who, Limiters limiters, const Clock& clock);

}  // namespace gongbao::server
