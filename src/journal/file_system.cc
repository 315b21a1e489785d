// The seam over POSIX: plain pread, pwrite, fdatasync and flock, which work in any container and on any kernel.
#include "journal/file_system.h"

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <filesystem>
#include <system_error>

namespace gongbao::journal {
namespace {

std::unexpected<SystemError> last_error() { return std::unexpected(SystemError{errno}); }

// Runs a call again while signals interrupt it.
template <class Call>
auto uninterrupted(Call call) {
  auto result = call();
  while (result < 0 && errno == EINTR) result = call();
  return result;
}

template <class Call>
Io<void> plain(Call call) {
  if (uninterrupted(call) < 0) return last_error();
  return {};
}

class PosixFile final : public File {
 public:
  explicit PosixFile(int fd) : fd_(fd) {}
  PosixFile(const PosixFile&) = delete;
  PosixFile& operator=(const PosixFile&) = delete;
  ~PosixFile() override { ::close(fd_); }

  Io<std::size_t> read(std::span<std::uint8_t> into, std::uint64_t at) override {
    const ssize_t n = uninterrupted([&] { return ::pread(fd_, into.data(), into.size(), static_cast<off_t>(at)); });
    if (n < 0) return last_error();
    return static_cast<std::size_t>(n);
  }
  Io<std::size_t> write(ByteView bytes, std::uint64_t at) override {
    const ssize_t n = uninterrupted([&] { return ::pwrite(fd_, bytes.data(), bytes.size(), static_cast<off_t>(at)); });
    if (n < 0) return last_error();
    return static_cast<std::size_t>(n);
  }
  Io<void> sync_data() override {
    return plain([&] { return ::fdatasync(fd_); });
  }
  Io<void> sync() override {
    return plain([&] { return ::fsync(fd_); });
  }
  Io<void> truncate(std::uint64_t size) override {
    return plain([&] { return ::ftruncate(fd_, static_cast<off_t>(size)); });
  }
  Io<std::uint64_t> size() override {
    struct stat status {};
    if (::fstat(fd_, &status) < 0) return last_error();
    return static_cast<std::uint64_t>(status.st_size);
  }
  Io<void> lock() override {
    return plain([&] { return ::flock(fd_, LOCK_EX | LOCK_NB); });
  }

 private:
  int fd_;
};

int flags_of(OpenMode mode) {
  switch (mode) {
    case OpenMode::read:
      return O_RDONLY | O_CLOEXEC;
    case OpenMode::read_write:
      return O_RDWR | O_CLOEXEC;
    case OpenMode::create:
      return O_RDWR | O_CREAT | O_CLOEXEC;
  }
  return O_RDONLY | O_CLOEXEC;
}

class PosixFileSystem final : public FileSystem {
 public:
  Io<std::unique_ptr<File>> open(const std::string& path, OpenMode mode) override {
    const int fd = uninterrupted([&] { return ::open(path.c_str(), flags_of(mode), 0644); });
    if (fd < 0) return last_error();
    return std::make_unique<PosixFile>(fd);
  }
  Io<std::vector<std::string>> names(const std::string& folder) override {
    std::error_code error;
    std::vector<std::string> names;
    for (std::filesystem::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
      names.push_back(at->path().filename().string());
    }
    if (error) return std::unexpected(SystemError{error.value()});
    return names;
  }
  Io<void> make_folder(const std::string& folder) override {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    if (error) return std::unexpected(SystemError{error.value()});
    return {};
  }
  Io<void> sync_folder(const std::string& folder) override {
    const int fd = uninterrupted([&] { return ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC); });
    if (fd < 0) return last_error();
    return PosixFile(fd).sync();
  }
};

}  // namespace

std::shared_ptr<FileSystem> posix_file_system() { return std::make_shared<PosixFileSystem>(); }

Problem problem_of(SystemError error, std::string_view doing, const std::string& where) {
  const bool full = error.number == ENOSPC || error.number == EDQUOT;
  const std::string reason = std::generic_category().message(error.number);
  return {full ? "journal.no_space" : "journal.io_failed", {}, std::string(doing) + ": " + reason, where};
}

Io<std::size_t> read_fully(File& file, std::span<std::uint8_t> into, std::uint64_t at) {
  std::size_t done = 0;
  while (done < into.size()) {
    const Io<std::size_t> n = file.read(into.subspan(done), at + done);
    if (!n) return n;
    if (*n == 0) break;
    done += *n;
  }
  return done;
}

Io<void> write_fully(File& file, ByteView bytes, std::uint64_t at) {
  std::size_t done = 0;
  while (done < bytes.size()) {
    const Io<std::size_t> n = file.write(bytes.subspan(done), at + done);
    if (!n) return std::unexpected(n.error());
    if (*n == 0) return std::unexpected(SystemError{EIO});
    done += *n;
  }
  return {};
}

}  // namespace gongbao::journal
