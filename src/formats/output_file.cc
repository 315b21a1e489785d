// Plain C streams; the first error number is kept.
#include "formats/output_file.h"

#include <unistd.h>

#include <cerrno>
#include <system_error>

namespace gongbao::formats {

Result<OutputFile> OutputFile::create(const std::string& path, Mode mode) {
  OutputFile out;
  out.path_ = path;
  const char* how = mode == Mode::create ? "wb" : "ab";
  out.file_.reset(path == standard_output ? fdopen(dup(STDOUT_FILENO), how) : std::fopen(path.c_str(), how));
  if (out.file_ == nullptr) return problem("cli.file_unwritable", "", std::generic_category().message(errno), path);
  return out;
}

void OutputFile::write(std::string_view bytes) {
  if (error_ != 0 || bytes.empty()) return;
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_.get()) != bytes.size()) error_ = errno;
}

Result<void> OutputFile::flush() {
  if (error_ == 0 && std::fflush(file_.get()) != 0) error_ = errno;
  if (error_ != 0) return problem("cli.file_unwritable", "", std::generic_category().message(error_), path_);
  return {};
}

Result<void> OutputFile::close() {
  if (file_ == nullptr) return {};
  Result<void> flushed = flush();
  // Pipes and terminals cannot be synced; that is no error.
  if (flushed && fsync(fileno(file_.get())) != 0 && errno != EINVAL && errno != EROFS) error_ = errno;
  file_.reset();
  if (flushed && error_ != 0) return problem("cli.file_unwritable", "", std::generic_category().message(error_), path_);
  return flushed;
}

}  // namespace gongbao::formats
