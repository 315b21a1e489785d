// Content types by their marks, and the scanner as a child process.
#include "vault/attachment.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/mman.h>
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

// The exit code; nullopt when it did not run to an end of its own.
std::optional<int> run_on(int input, const std::vector<std::string>& words) {
  std::vector<char*> arguments;
  for (const std::string& word : words) arguments.push_back(const_cast<char*>(word.c_str()));
  arguments.push_back(nullptr);
  posix_spawn_file_actions_t actions;
  posix_spawn_file_actions_init(&actions);
  posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO);
  posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, "/dev/null", O_WRONLY, 0);
  posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0);
  pid_t child = 0;
  const int spawned = posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
  posix_spawn_file_actions_destroy(&actions);
  if (spawned != 0) return std::nullopt;
  int status = 0;
  while (::waitpid(child, &status, 0) < 0) {
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

Scanner scan_with(std::vector<std::string> words) {
  return [words = std::move(words)](ByteView content) {
    if (words.empty()) return Scan::failed;
    const int input = ::memfd_create("attachment", MFD_CLOEXEC);
    if (input < 0) return Scan::failed;
    const bool ready = write_all(input, content) && ::lseek(input, 0, SEEK_SET) == 0;
    const auto exit_code = ready ? run_on(input, words) : std::nullopt;
    ::close(input);
    if (exit_code == 0) return Scan::clean;
    return exit_code == 1 ? Scan::infected : Scan::failed;
  };
}

}  // namespace gongbao::vault
