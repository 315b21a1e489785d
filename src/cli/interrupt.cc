// A signal handler can reach nothing but variables of the process: the only ones of the program.
#include "cli/interrupt.h"

#include <unistd.h>

#include <csignal>
#include <cstring>

namespace gongbao::cli {

namespace {
volatile std::sig_atomic_t signalled = 0;
volatile std::sig_atomic_t reopen = 0;

void note(int) {
  signalled = 1;
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}
const char* volatile early_line = "";
void end_early(int signal) {
  // Whatever becomes of the line, the process ends, and by the signal.
  [[maybe_unused]] const auto written = write(STDERR_FILENO, early_line, std::strlen(early_line));
  std::signal(signal, SIG_DFL);
  std::raise(signal);
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

InterruptedEarly::InterruptedEarly(const char* line) {
  early_line = line;
  std::signal(SIGINT, end_early);
  std::signal(SIGTERM, end_early);
}

InterruptedEarly::~InterruptedEarly() {
  std::signal(SIGINT, SIG_DFL);
  std::signal(SIGTERM, SIG_DFL);
}

bool InterruptWatch::asked() const { return signalled != 0; }

bool InterruptWatch::asked_to_reopen() const {
  const bool asked = reopen != 0;
  reopen = 0;
  return asked;
}

}  // namespace gongbao::cli
