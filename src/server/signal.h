// A wake-up for the one coroutine of a connection, from its own executor.
#pragma once

#include "server/net.h"

namespace gongbao::server {

class Signal {
 public:
  explicit Signal(const asio::any_io_executor& executor) : timer_(executor) {}

  // On the executor. Kept until somebody waits.
  void raise() {
    raised_ = true;
    timer_.cancel();
  }

  // True when raised since the last wait, false when the time came first.
  awaitable<bool> wait_until(SteadyTime until) {
    while (!raised_ && std::chrono::steady_clock::now() < until) {
      error_code cancelled;
      timer_.expires_at(until);
      co_await timer_.async_wait(asio::redirect_error(asio::use_awaitable, cancelled));
    }
    co_return std::exchange(raised_, false);
  }

 private:
  asio::steady_timer timer_;
  bool raised_ = false;
};

}  // namespace gongbao::server
