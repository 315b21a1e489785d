// Plain C streams; the first error number is kept.
#include "formats/output_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace gongbao::formats {

namespace fs = std::filesystem;

namespace {

constexpr mode_t readable_by_all = 0666;  // less what the umask takes

bool is_open_as(int descriptor, const struct stat& found) {
  struct stat given {};
  return fstat(descriptor, &given) == 0 && given.st_dev == found.st_dev && given.st_ino == found.st_ino;
}

// The name under which a whole file may take the place of what is there; empty where bytes must go into what is there:
// pipes and devices, and whatever somebody gave the program as its output (/dev/stdout may lead to a plain file).
std::string replaceable(const std::string& path) {
  struct stat found {};
  if (stat(path.c_str(), &found) != 0) return path;
  if (!S_ISREG(found.st_mode) || is_open_as(STDOUT_FILENO, found) || is_open_as(STDERR_FILENO, found)) return {};
  if (path.starts_with("/dev/") || path.starts_with("/proc/")) return {};
  std::error_code failed;
  const fs::path whole = fs::canonical(path, failed);  // a link stays a link
  return failed || ::access(path.c_str(), W_OK) != 0 ? std::string() : whole.string();
}

// Beside the name, with the rights of what it replaces.
std::FILE* begin_beside(const std::string& beside, const std::string& name) {
  struct stat found {};
  const mode_t rights = stat(name.c_str(), &found) == 0 ? found.st_mode & 07777 : readable_by_all;
  unlink(beside.c_str());  // of a run that was killed
  const int file = open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, rights);
  return file < 0 ? nullptr : fdopen(file, "wb");
}

}  // namespace

Result<OutputFile> OutputFile::create(const std::string& path, Mode mode) {
  OutputFile out;
  out.path_ = path;
  const char* how = mode == Mode::create ? "wb" : "ab";
  if (path == standard_output) {
    out.file_.reset(fdopen(dup(STDOUT_FILENO), how));
  } else if (out.replaced_ = mode == Mode::create ? replaceable(path) : std::string(); !out.replaced_.empty()) {
    out.beside_ = out.replaced_ + ".part";
    out.file_.reset(begin_beside(out.beside_, out.replaced_));
  } else {
    out.file_.reset(std::fopen(path.c_str(), how));
  }
  if (out.file_ != nullptr) return out;
  out.error_ = errno;
  return out.unwritable();
}

OutputFile::~OutputFile() {
  if (file_ != nullptr && !beside_.empty()) unlink(beside_.c_str());
}

std::unexpected<Problem> OutputFile::unwritable() const {
  return problem("cli.file_unwritable", "", std::generic_category().message(error_), path_);
}

void OutputFile::write(std::string_view bytes) {
  if (error_ != 0 || bytes.empty()) return;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) error_ = errno;
}

Result<void> OutputFile::flush() {
  if (error_ == 0 && std::fflush(file_.get()) != 0) error_ = errno;
  if (error_ != 0) return unwritable();
  return {};
}

Result<void> OutputFile::close() {
  if (file_ == nullptr) return {};
  const Result<void> flushed = flush();
  // Pipes and terminals cannot be synced; that is no error.
  if (flushed && fsync(fileno(file_.get())) != 0 && errno != EINVAL && errno != EROFS) error_ = errno;
  file_.reset();
  if (!beside_.empty()) {
    if (error_ == 0 && std::rename(beside_.c_str(), replaced_.c_str()) != 0) error_ = errno;
    if (error_ != 0) unlink(beside_.c_str());
  }
  if (error_ != 0) return unwritable();
  return {};
}

}  // namespace gongbao::formats
