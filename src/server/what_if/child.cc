// See child.h.
#include "server/what_if/child.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <fstream>
#include <utility>

namespace gongbao::server {

namespace {

constexpr int looks_apart_ms = 100;
constexpr int gives_way = 10;  // of nice
constexpr std::size_t read_at_once = std::size_t{64} << 10, longest_line = 4096;
constexpr int most_pieces = 16;
// Below a sanitizer, whose shadow is larger than any machine, no bound of memory holds.
#if defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer)
#define GB_SANITIZED 1
#endif
#endif
#ifdef GB_SANITIZED
constexpr bool bounds_memory = false;
#else
constexpr bool bounds_memory = true;
#endif

class Pipe {
 public:
  Pipe() {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return;
    from_ = ends[0];
    into_ = ends[1];
    ::fcntl(from_, F_SETFL, O_NONBLOCK);
  }
  ~Pipe() {
    close_into();
    close_from();
  }
  Pipe(const Pipe&) = delete;
  Pipe& operator=(const Pipe&) = delete;
  bool open() const { return from_ >= 0; }
  int from() const { return from_; }
  int into() const { return into_; }
  void close_into() { close_end(into_); }

  // What is there now: more than a pipe holds, so of a process that has ended all.
  template <class Take>
  void drain(Take&& take) {
    std::array<char, read_at_once> piece;
    for (int pieces = 0; from_ >= 0 && pieces < most_pieces; ++pieces) {
      const ssize_t count = ::read(from_, piece.data(), piece.size());
      if (count < 0 && errno == EINTR) continue;
      if (count < 0 && errno == EAGAIN) return;
      if (count <= 0) return close_from();
      take(std::string_view(piece.data(), static_cast<std::size_t>(count)));
    }
  }

 private:
  static void close_end(int& end) {
    if (end >= 0) ::close(std::exchange(end, -1));
  }
  void close_from() { close_end(from_); }
  int from_ = -1, into_ = -1;
};

// A group of its own, so that what it starts ends with it; signals as at a fresh start, so that it ends when nobody
// reads what it prints.
std::optional<pid_t> spawn_between(const std::vector<std::string>& words, const Pipe& output, const Pipe& errors) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, "/dev/null", O_RDONLY, 0);
  posix_spawn_file_actions_adddup2(&actions, output.into(), STDOUT_FILENO);
  posix_spawn_file_actions_adddup2(&actions, errors.into(), STDERR_FILENO);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP | POSIX_SPAWN_SETSIGDEF | POSIX_SPAWN_SETSIGMASK);
  posix_spawnattr_setpgroup(&attributes, 0);
  sigset_t all, none;
  ::sigfillset(&all);
  ::sigemptyset(&none);
  posix_spawnattr_setsigdefault(&attributes, &all);
  posix_spawnattr_setsigmask(&attributes, &none);
  pid_t child = 0;
  const int spawned = posix_spawn(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return spawned == 0 ? std::optional(child) : std::nullopt;
}

// What it cannot be given at its start. Where one of these is refused it runs all the same.
void put_behind(pid_t child, const ChildBounds& bounds) {
  ::setpriority(PRIO_PROCESS, static_cast<id_t>(child), gives_way);
  // When memory runs short the kernel ends this one and not the service.
  std::ofstream("/proc/" + std::to_string(child) + "/oom_score_adj") << 1000;
  if (!bounds_memory || bounds.memory == 0) return;
  const rlimit most{bounds.memory, bounds.memory};
  ::prlimit(child, RLIMIT_DATA, &most, nullptr);
}

class Lines {
 public:
  explicit Lines(const std::function<void(std::string_view)>& see) : see_(see) {}
  void add(std::string_view text) {
    for (std::size_t end; (end = text.find('\n')) != std::string_view::npos; text.remove_prefix(end + 1)) {
      keep(text.substr(0, end));
      if (waiting_.size() < longest_line) see_(waiting_);
      waiting_.clear();
    }
    keep(text);
  }

 private:
  void keep(std::string_view text) { waiting_ += text.substr(0, longest_line - waiting_.size()); }
  const std::function<void(std::string_view)>& see_;
  std::string waiting_;
};

}  // namespace

ChildEnd run_child(const std::vector<std::string>& words, const ChildBounds& bounds, const ChildWatch& watch) {
  ChildEnd end;
  Pipe output, errors;
  if (words.empty() || !output.open() || !errors.open()) return end;
  const auto child = spawn_between(words, output, errors);
  if (!child) return end;
  put_behind(*child, bounds);
  output.close_into();
  errors.close_into();

  Lines lines(watch.see_line);
  std::optional<ChildEnd::How> killed_for;
  int status = 0;
  for (bool ended = false; !ended;) {
    pollfd ready[] = {{output.from(), POLLIN, 0}, {errors.from(), POLLIN, 0}};
    ::poll(ready, std::size(ready), looks_apart_ms);
    const pid_t waited = ::waitpid(*child, &status, WNOHANG);  // before the last is read
    ended = waited == *child || (waited < 0 && errno != EINTR);
    output.drain([&](std::string_view piece) {
      if (end.output.size() + piece.size() > bounds.output) killed_for = ChildEnd::How::too_much_output;
      if (!killed_for) end.output += piece;
    });
    errors.drain([&](std::string_view piece) { lines.add(piece); });
    if (!killed_for && !watch.wanted()) killed_for = ChildEnd::How::unwanted;
    if (killed_for && !ended) ::kill(-*child, SIGKILL);
  }
  end.how = killed_for.value_or(WIFSIGNALED(status) ? ChildEnd::How::signalled : ChildEnd::How::exited);
  end.code = WIFSIGNALED(status) ? WTERMSIG(status) : WEXITSTATUS(status);
  return end;
}

}  // namespace gongbao::server
