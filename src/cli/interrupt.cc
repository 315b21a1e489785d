// A signal handler can reach nothing but a variable of the process: the only one of the program.
#include "cli/interrupt.h"

#include <csignal>

namespace gongbao::cli {

namespace {
volatile std::sig_atomic_t signalled = 0;

void note(int) {
  signalled = 1;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}
}  // namespace

InterruptWatch::InterruptWatch() {
  signalled = 0;
  std::signal(SIGINT, note);
  std::signal(SIGTERM, note);
}

InterruptWatch::~InterruptWatch() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool InterruptWatch::asked() const { return signalled != 0; }

}  // namespace gongbao::cli
