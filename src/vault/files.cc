// POSIX, because a file that must survive a crash needs fsync on itself and on its folder.
#include "vault/files.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

namespace gongbao::vault {

namespace {

class File {
 public:
  explicit File(int number) : number_(number) {}
  ~File() { close(); }
  File(const File&) = delete;
  File& operator=(const File&) = delete;
  bool open() const { return number_ >= 0; }
  int number() const { return number_; }
  bool close() {
    const bool closed = number_ < 0 || ::close(number_) == 0;
    number_ = -1;
    return closed;
  }

 private:
  int number_;
};

std::unexpected<Problem> failed(const std::string& path) {
  return problem("vault.io_failed", "", std::strerror(errno), path);
}

Result<void> sync_folder_of(const std::string& path) {
  std::string folder = std::filesystem::path(path).parent_path().string();
  if (folder.empty()) folder = ".";
  const File opened(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
  if (!opened.open() || ::fsync(opened.number()) != 0) return failed(folder);
  return {};
}

}  // namespace

bool write_all(int file, ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = ::write(file, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return false;
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return true;
}

Result<Bytes> read_file(const std::string& path, std::size_t most_bytes) {
  const File file(::open(path.c_str(), O_RDONLY | O_CLOEXEC));
  struct stat found {};
  if (!file.open() || ::fstat(file.number(), &found) != 0) return failed(path);
  if (static_cast<std::uint64_t>(found.st_size) > most_bytes) {
    return problem("vault.io_failed", "", "the file is longer than it can be", path);
  }
  Bytes bytes(static_cast<std::size_t>(found.st_size));
  std::size_t at = 0;
  while (at < bytes.size()) {
    const ssize_t got = ::read(file.number(), bytes.data() + at, bytes.size() - at);
    if (got < 0 && errno == EINTR) continue;
    if (got < 0) return failed(path);
    if (got == 0) break;
    at += static_cast<std::size_t>(got);
  }
  bytes.resize(at);
  return bytes;
}

Result<void> write_file(const std::string& path, ByteView bytes, unsigned mode) {
  const std::string beside = path + std::string(unfinished);
  ::unlink(beside.c_str());  // of a run that was killed; its mode may have been another
  File file(::open(beside.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode));
  if (!file.open()) return failed(beside);
  if (!write_all(file.number(), bytes) || ::fsync(file.number()) != 0 || !file.close()) {
    auto why = failed(beside);
    ::unlink(beside.c_str());
    return why;
  }
  if (::rename(beside.c_str(), path.c_str()) != 0) return failed(path);
  return sync_folder_of(path);
}

void create_for_oneself(const std::string& path) {
  const File file(::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600));
}

Result<void> remove_file(const std::string& path) {
  if (::unlink(path.c_str()) != 0 && errno != ENOENT) return failed(path);
  return {};
}

void overwrite(int file) {
  struct stat found {};
  if (::fstat(file, &found) != 0 || ::lseek(file, 0, SEEK_SET) != 0) return;
  write_all(file, Bytes(static_cast<std::size_t>(found.st_size)));
  ::fsync(file);
}

}  // namespace gongbao::vault
