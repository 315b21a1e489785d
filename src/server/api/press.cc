// Places under one short lock.
#include "server/api/press.h"

namespace gongbao::server {

Turn::Turn(Press& press, std::uint64_t account) : press_(press), account_(account) {
  const std::lock_guard lock(press_.mutex);
  mine_ = press_.places.take(account, account == 0 ? Press::for_strangers : Press::for_one);
  all_taken_ = !mine_ && press_.places.full();
}

Turn::~Turn() {
  const std::lock_guard lock(press_.mutex);
  if (mine_) press_.places.give_back(account_);
}

std::optional<HttpProblem> Turn::refused() const {
  if (mine_) return std::nullopt;
  HttpProblem busy = http_problem(all_taken_ || account_ == 0 ? "http.overloaded" : "http.too_many_requests");
  if (busy.status == 429) busy.detail = {"每个账号同时只能打印一份", "an account prints one paper at a time"};
  busy.headers.add("Retry-After", "2");
  return busy;
}

}  // namespace gongbao::server
