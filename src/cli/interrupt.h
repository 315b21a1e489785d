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

// While one lives and nothing else watches, SIGINT and SIGTERM end the process with that line.
class InterruptedEarly {
 public:
  explicit InterruptedEarly(const char* line);  // a literal
  ~InterruptedEarly();
  InterruptedEarly(const InterruptedEarly&) = delete;
  InterruptedEarly& operator=(const InterruptedEarly&) = delete;
};

}  // namespace gongbao::cli
