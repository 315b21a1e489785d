// The few calls of the operating system that the journal makes, as a seam: tests put a disk behind it that fails, tears
// and forgets. Errors are errno values; file_log.cc turns them into problems.
#pragma once

#include <expected>
#include <memory>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/problem.h"

namespace gongbao::journal {

struct SystemError {
  int number = 0;  // errno
};
template <class T>
using Io = std::expected<T, SystemError>;

// An open file; closed when destroyed. Positions and sizes in bytes.
class File {
 public:
  virtual ~File() = default;
  // Bytes read: fewer than asked only at the end of the file.
  virtual Io<std::size_t> read(std::span<std::uint8_t> into, std::uint64_t at) = 0;
  // Bytes written; may be fewer than given.
  virtual Io<std::size_t> write(ByteView bytes, std::uint64_t at) = 0;
  virtual Io<void> sync_data() = 0;  // contents and size
  virtual Io<void> sync() = 0;       // all of it
  virtual Io<void> truncate(std::uint64_t size) = 0;
  virtual Io<std::uint64_t> size() = 0;
  // Exclusive, until closed; EWOULDBLOCK when another open file has it.
  virtual Io<void> lock() = 0;
};

enum class OpenMode { read, read_write, create };  // create: read_write, made when missing

class FileSystem {
 public:
  virtual ~FileSystem() = default;
  virtual Io<std::unique_ptr<File>> open(const std::string& path, OpenMode mode) = 0;
  virtual Io<std::vector<std::string>> names(const std::string& folder) = 0;
  virtual Io<void> make_folder(const std::string& folder) = 0;  // and its parents; being there already is fine
  virtual Io<void> sync_folder(const std::string& folder) = 0;
};

std::shared_ptr<FileSystem> posix_file_system();

// journal.no_space, journal.io_failed …: "writing: No space left on device".
Problem problem_of(SystemError error, std::string_view doing, const std::string& where);

// Loops over short reads and writes. read_fully may stop at the end of the file.
Io<std::size_t> read_fully(File& file, std::span<std::uint8_t> into, std::uint64_t at);
Io<void> write_fully(File& file, ByteView bytes, std::uint64_t at);

}  // namespace gongbao::journal
