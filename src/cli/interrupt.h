// Ctrl-C during an import: what has begun is finished, then the import says how to go on.
#pragma once

namespace gongbao::cli {

// While one lives, SIGINT and SIGTERM are only noted. A second signal ends the process at once.
class InterruptWatch {
 public:
  InterruptWatch();
  ~InterruptWatch();
  InterruptWatch(const InterruptWatch&) = delete;
  InterruptWatch& operator=(const InterruptWatch&) = delete;
  bool asked() const;
};

}  // namespace gongbao::cli
