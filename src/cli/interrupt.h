// Signals from outside. Ctrl-C: what has begun is finished, then the program says how to go on. SIGHUP: a log file was
// renamed.
#pragma once

namespace gongbao::cli {

// While one lives, SIGINT, SIGTERM and SIGHUP are only noted. A second SIGINT or SIGTERM ends the process at once.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;
  bool asked() const;
  // Since the last time it was asked.
  bool asked_to_reopen() const;
};

}  // namespace gongbao::cli
