// Content types by their marks, and the scanner as a child process.
#include "vault/attachment.h"

#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/syscall.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <vector>

#include "base/text.h"
#include "vault/files.h"

extern char** environ;

namespace gongbao::vault {

namespace {

bool starts_with(ByteView content, std::string_view mark) {
  return content.size() >= mark.size() && std::ranges::equal(content.first(mark.size()), as_bytes(mark));
}

bool is_plain_text(ByteView content) {
  const std::string_view text(reinterpret_cast<const char*>(content.data()), content.size());
  if (content.empty() || invalid_utf8_at(text)) return false;
  return std::ranges::none_of(content, [](std::uint8_t byte) {
    return (byte < 0x20 && byte != '\t' && byte != '\n' && byte != '\r') || byte == 0x7f;
  });
}

// Whether it ended within that time. With all signals held back nothing interrupts the wait, so no clock is read.
bool ends_within(pid_t child, std::chrono::milliseconds longest) {
  // As a call to the system: the declaration of glibc 2.36 cannot be linked from C++.
  pollfd ended{static_cast<int>(::syscall(SYS_pidfd_open, child, 0)), POLLIN, 0};
  if (ended.fd < 0) return false;
  const auto whole = std::chrono::floor<std::chrono::seconds>(longest);
  const timespec wait{whole.count(), std::chrono::nanoseconds(longest - whole).count()};
  sigset_t all;
  ::sigfillset(&all);
  const bool ready = ::ppoll(&ended, 1, &wait, &all) > 0;
  ::close(ended.fd);
  return ready;
}

// A process group of its own, so that what it starts ends with it; of this process it has the input and nothing else,
// no socket above all.
std::optional<pid_t> spawn_on(int input, const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1);
  posix_spawnattr_t attributes;
  posix_spawnattr_init(&attributes);
  posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETPGROUP);
  posix_spawnattr_setpgroup(&attributes, 0);
  pid_t child = 0;
  const int spawned = posix_spawnp(&child, arguments[0], &actions, &attributes, arguments.data(), environ);
  posix_spawnattr_destroy(&attributes);
  posix_spawn_file_actions_destroy(&actions);
  return spawned == 0 ? std::optional(child) : std::nullopt;
}

// The exit code; nullopt when it did not run to an end of its own in that time.
std::optional<int> run_on(int input, const std::vector<std::string>& words, std::chrono::milliseconds longest) {
  const auto child = spawn_on(input, words);
  if (!child) return std::nullopt;
  if (!ends_within(*child, longest)) ::kill(-*child, SIGKILL);
  int status = 0;
  while (::waitpid(*child, &status, 0) < 0) {
    if (errno != EINTR) return std::nullopt;
  }
  return WIFEXITED(status) ? std::optional(WEXITSTATUS(status)) : std::nullopt;
}

}  // namespace

std::optional<ContentType> content_type_of(ByteView content) {
  if (starts_with(content, "%PDF-")) return ContentType::pdf;
  if (starts_with(content, "\x89PNG\r\n\x1a\n")) return ContentType::png;
  if (starts_with(content, "\xff\xd8\xff")) return ContentType::jpeg;
  if (is_plain_text(content)) return ContentType::plain_text;
  return std::nullopt;
}

Scanner scan_with(std::vector<std::string> words, std::chrono::milliseconds longest) {
  return [words = std::move(words), longest](ByteView content) {
    if (words.empty()) return Scan::failed;
    const int input = ::memfd_create("attachment", MFD_CLOEXEC);
    if (input < 0) return Scan::failed;
    const bool ready = write_all(input, content) && ::lseek(input, 0, SEEK_SET) == 0;
    const auto exit_code = ready ? run_on(input, words, longest) : std::nullopt;
    ::close(input);
    if (exit_code == 0) return Scan::clean;
    return exit_code == 1 ? Scan::infected : Scan::failed;
  };
}

}  // namespace gongbao::vault
