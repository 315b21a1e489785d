// zlib reads plain files as they are and gzip files unpacked; its errors become problems here.
#include "formats/input_file.h"

#include <sys/stat.h>
#include <zlib.h>

#include <cerrno>
#include <system_error>

namespace gongbao::formats {
namespace {

constexpr std::size_t chunk = std::size_t{1} << 18;

std::string last_part(const std::string& path) {
  const std::size_t slash = path.rfind('/');
  return slash == std::string::npos ? path : path.substr(slash + 1);
}

std::string reason(int error_number) { return std::generic_category().message(error_number); }

}  // namespace

void InputFile::Close::operator()(gzFile_s* file) const { gzclose_r(file); }

Result<InputFile> InputFile::open(const std::string& path) {
  struct stat status {};
  InputFile file;
  file.name_ = last_part(path);
  if (stat(path.c_str(), &status) != 0) return problem("cli.file_unreadable", "", reason(errno), file.name_);
  if (S_ISDIR(status.st_mode)) return problem("cli.file_unreadable", "", "is a folder", file.name_);
  file.bytes_total_ = static_cast<std::uint64_t>(status.st_size);
  file.file_.reset(gzopen(path.c_str(), "rb"));
  if (file.file_ == nullptr) return problem("cli.file_unreadable", "", reason(errno), file.name_);
  gzbuffer(file.file_.get(), chunk);
  return file;
}

Result<std::size_t> InputFile::read(std::span<std::uint8_t> into) {
  std::size_t done = 0;
  while (done < into.size()) {
    const auto wanted = static_cast<unsigned>(std::min<std::size_t>(into.size() - done, std::size_t{1} << 30));
    const int got = gzread(file_.get(), into.data() + done, wanted);
    int fault = Z_OK;
    const char* message = gzerror(file_.get(), &fault);
    if (got < 0 || fault != Z_OK) {
      const std::string why = fault == Z_ERRNO       ? reason(errno)
                              : fault == Z_BUF_ERROR ? "the compressed file ends too early"
                                                     : std::string("the compressed file is damaged: ") + message;
      return problem("cli.file_unreadable", "", why, name_);
    }
    if (got == 0) break;
    done += static_cast<std::size_t>(got);
  }
  return done;
}

Result<void> InputFile::rewind() {
  if (gzrewind(file_.get()) != 0) return problem("cli.file_unreadable", "", "cannot be read a second time", name_);
  return {};
}

std::uint64_t InputFile::bytes_done() const { return static_cast<std::uint64_t>(gzoffset(file_.get())); }

Result<void> check_encoding(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) return std::unexpected(file.error());
  std::array<std::uint8_t, 4> head{1, 1, 1, 1};
  if (!file->read(head)) return {};  // whoever reads it says where
  const auto is_ascii = [](std::uint8_t byte) { return byte > 0 && byte < 0x80; };
  const bool marked = (head[0] == 0xFF && head[1] == 0xFE) || (head[0] == 0xFE && head[1] == 0xFF);
  const bool zero_between = (head[0] == 0 && is_ascii(head[1])) || (is_ascii(head[0]) && head[1] == 0);
  const bool wide = (head[2] == 0 && head[3] == 0 && (marked || zero_between)) || (head[0] == 0 && head[1] == 0);
  if (!marked && !zero_between && !wide) return {};
  return problem("ledger.schema_invalid", "",
                 std::string("the file is in ") + (wide ? "UTF-32" : "UTF-16") + ": save it as UTF-8", file->name());
}

LineReader::LineReader(InputFile file, std::size_t max_line_bytes)
    : file_(std::move(file)), max_line_bytes_(max_line_bytes), buffer_(chunk) {}

Result<bool> LineReader::fill() {
  if (begin_ > 0) {
    std::memmove(buffer_.data(), buffer_.data() + begin_, end_ - begin_);
    end_ -= begin_;
    begin_ = 0;
  }
  if (end_ == buffer_.size()) buffer_.resize(buffer_.size() * 2);
  const auto got = file_.read(std::span(buffer_).subspan(end_));
  if (!got) return std::unexpected(got.error());
  end_ += *got;
  return *got > 0;
}

Result<std::optional<LineReader::Line>> LineReader::next() {
  std::size_t searched = 0;
  for (;;) {
    const auto* from = buffer_.data() + begin_;
    const void* found = std::memchr(from + searched, '\n', end_ - begin_ - searched);
    const std::size_t length =
        found == nullptr ? end_ - begin_ : static_cast<std::size_t>(static_cast<const std::uint8_t*>(found) - from);
    if (length > max_line_bytes_) {
      return problem("ledger.schema_invalid", "", "longer than " + std::to_string(max_line_bytes_) + " bytes",
                     file_.name() + ", line " + std::to_string(number_ + 1));
    }
    if (found == nullptr) {
      searched = length;
      const auto more = fill();
      if (!more) {
        Problem p = more.error();
        p.where += ", line " + std::to_string(number_ + 1);
        return std::unexpected(std::move(p));
      }
      if (*more) continue;
      if (length == 0) return std::optional<Line>{};
    }
    const char* text = reinterpret_cast<const char*>(buffer_.data() + begin_);
    begin_ += length + (found == nullptr ? 0 : 1);
    std::string_view line(text, length);
    if (line.ends_with('\r')) line.remove_suffix(1);
    return std::optional<Line>{{line, ++number_, found != nullptr}};
  }
}

Result<void> LineReader::rewind() {
  begin_ = end_ = 0;
  number_ = 0;
  return file_.rewind();
}

Result<std::size_t> LineReader::read_bytes(std::span<std::uint8_t> into) {
  const std::size_t kept = std::min(into.size(), end_ - begin_);
  std::memcpy(into.data(), buffer_.data() + begin_, kept);
  begin_ += kept;
  if (kept == into.size()) return kept;
  const auto got = file_.read(into.subspan(kept));
  if (!got) return got;
  return kept + *got;
}

Result<std::optional<std::uint8_t>> LineReader::peek() {
  if (begin_ == end_) {
    const auto more = fill();
    if (!more) return std::unexpected(more.error());
    if (!*more) return std::optional<std::uint8_t>{};
  }
  return std::optional(buffer_[begin_]);
}

}  // namespace gongbao::formats
