// Plain system calls: the file is written once, front to back.
#include "server/upload.h"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

namespace gongbao::server {
namespace {

std::unexpected<Problem> failed(const char* what) {
  return problem("server.spool_failed", "", std::string(what) + ": " + std::strerror(errno));
}

}  // namespace

Result<std::shared_ptr<Upload>> Upload::create(const std::string& folder, const std::string& name) {
  std::string path = folder + "/" + name + ".upload";
  const int file = open(path.c_str(), O_CREAT | O_EXCL | O_RDWR | O_CLOEXEC | O_NOFOLLOW, 0600);
  if (file < 0) return failed("a file in the spool folder");
  return std::shared_ptr<Upload>(new Upload(std::move(path), file));
}

Upload::~Upload() {
  close(file_);
  unlink(path_.c_str());
}

Result<void> Upload::append(ByteView bytes) {
  while (!bytes.empty()) {
    const ssize_t written = write(file_, bytes.data(), bytes.size());
    if (written < 0 && errno == EINTR) continue;
    if (written <= 0) return failed("writing the upload");
    size_ += static_cast<std::uint64_t>(written);
    bytes = bytes.subspan(static_cast<std::size_t>(written));
  }
  return {};
}

}  // namespace gongbao::server
