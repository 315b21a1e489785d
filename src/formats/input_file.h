// A file from outside as bytes or lines, plain or gzip, never more of it in memory than asked for. Both kinds are told
// apart by their first bytes. A damaged or cut gzip stream is an error, not an end.
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/bytes.h"
#include "base/problem.h"

extern "C" {
struct gzFile_s;
}

namespace gongbao::formats {

class InputFile {
 public:
  static Result<InputFile> open(const std::string& path);  // cli.file_unreadable

  // Fills the span; less only at the end of the file, 0 after it.
  Result<std::size_t> read(std::span<std::uint8_t> into);
  Result<void> rewind();
  const std::string& name() const { return name_; }  // without folders
  // Of the file as it lies on disk, for progress bars.
  std::uint64_t bytes_done() const;
  std::uint64_t bytes_total() const { return bytes_total_; }

 private:
  struct Close {
    void operator()(gzFile_s* file) const;
  };
  InputFile() = default;
  std::unique_ptr<gzFile_s, Close> file_;
  std::string name_;
  std::uint64_t bytes_total_ = 0;
};

// ledger.schema_invalid, naming the encoding, when the file begins as UTF-16 or UTF-32 does; nothing here reads those.
Result<void> check_encoding(const std::string& path);

// Lines of a file, without their line feed (and without a carriage return before it).
class LineReader {
 public:
  LineReader(InputFile file, std::size_t max_line_bytes);

  struct Line {
    std::string_view text;  // valid until the next call
    std::uint64_t number;   // from 1
    bool complete;          // false: the file ends without a line feed here
  };
  // nullopt at the end. A line longer than the limit, or an unreadable file, is a Problem with the line number.
  Result<std::optional<Line>> next();
  Result<void> rewind();
  const InputFile& file() const { return file_; }

  // The rest of the file as bytes, after the lines read so far.
  Result<std::size_t> read_bytes(std::span<std::uint8_t> into);
  // The next byte without taking it; nullopt at the end.
  Result<std::optional<std::uint8_t>> peek();

 private:
  Result<bool> fill();  // false: nothing more to come

  InputFile file_;
  std::size_t max_line_bytes_;
  Bytes buffer_;
  std::size_t begin_ = 0;  // of what is not yet handed out
  std::size_t end_ = 0;
  std::uint64_t number_ = 0;
};

}  // namespace gongbao::formats
