// A signal handler can reach nothing but variables of the process: the only ones of the program.
#include "cli/interrupt.h"

#include <csignal>

namespace gongbao::cli {

namespace {
volatile std::sig_atomic_t signalled = 0;
volatile std::sig_atomic_t reopen = 0;

void note(int) {
  signalled = 1;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}
void note_reopen(int) { reopen = 1; }
}  // namespace

InterruptWatch::InterruptWatch() {
  signalled = 0;
  std::signal(SIGINT, note);
  std::signal(SIGTERM, note);
  std::signal(SIGHUP, note_reopen);
}

InterruptWatch::~InterruptWatch() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
  std::signal(SIGHUP, SIG_DFL);
}

bool InterruptWatch::asked() const { return signalled != 0; }

bool InterruptWatch::asked_to_reopen() const {
  const bool asked = reopen != 0;
  reopen = 0;
  return asked;
}

}  // namespace gongbao::cli
