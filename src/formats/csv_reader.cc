// A small automaton over decoded bytes; iconv turns GB18030 into UTF-8 before it, piece by piece.
#include "formats/csv_reader.h"

#include <iconv.h>

#include <cerrno>

#include "base/text.h"

namespace gongbao::formats {
namespace {

constexpr std::size_t bytes_read_at_once = std::size_t{1} << 16;
constexpr std::string_view byte_order_mark = "\xEF\xBB\xBF";
constexpr int end_of_file = -1;

}  // namespace

// Bytes of the file as UTF-8, one at a time with one byte of view ahead.
struct CsvReader::Decoder {
  explicit Decoder(InputFile input, Encoding from)
      : file(std::move(input)), encoding(from), raw(bytes_read_at_once), text(bytes_read_at_once * 4) {
    if (encoding == Encoding::gb18030) converter = iconv_open("UTF-8", "GB18030");
  }
  ~Decoder() {
    if (converted()) iconv_close(converter);
  }
  Decoder(const Decoder&) = delete;
  Decoder& operator=(const Decoder&) = delete;

  InputFile file;
  Encoding encoding;
  iconv_t converter = iconv_t(-1);
  Bytes raw;  // read, not yet decoded
  std::size_t raw_size = 0;
  std::vector<char> text;  // decoded
  std::size_t at = 0, size = 0;
  bool first = true;
  std::optional<Problem> failed;
  bool broken = false;  // the failure is the encoding's, not the disk's

  // What was decoded before the fault is still handed out.
  bool failed_here() const { return failed && at == size; }
  bool converted() const { return converter != iconv_t(-1); }

  int peek() {
    if (at == size) fill();
    return at == size ? end_of_file : static_cast<unsigned char>(text[at]);
  }
  int get() {
    const int c = peek();
    if (c != end_of_file) ++at;
    return c;
  }

  Result<void> restart() {
    raw_size = at = size = 0;
    first = true;
    failed.reset();
    if (converted()) iconv(converter, nullptr, nullptr, nullptr, nullptr);
    return file.rewind();
  }

 private:
  void fill() {
    if (failed) return;
    at = size = 0;
    const auto got = file.read(std::span(raw).subspan(raw_size));
    if (!got) {
      failed = got.error();
      return;
    }
    raw_size += *got;
    if (encoding == Encoding::utf8) {
      std::memcpy(text.data(), raw.data(), raw_size);
      size = std::exchange(raw_size, 0);
    } else {
      convert(*got == 0);
    }
    if (std::exchange(first, false) && std::string_view(text.data(), size).starts_with(byte_order_mark)) {
      at = byte_order_mark.size();
    }
  }

  // What iconv cannot finish for want of bytes is kept for the next piece.
  void convert(bool last) {
    if (raw_size == 0) return;
    char* in = reinterpret_cast<char*>(raw.data());
    std::size_t in_left = raw_size;
    char* out = text.data();
    std::size_t out_left = text.size();
    const std::size_t done = iconv(converter, &in, &in_left, &out, &out_left);
    size = static_cast<std::size_t>(out - text.data());
    const bool cut = done == static_cast<std::size_t>(-1) && errno == EINVAL;
    const bool full = done == static_cast<std::size_t>(-1) && errno == E2BIG;
    std::memmove(raw.data(), in, in_left);
    raw_size = in_left;
    if (done != static_cast<std::size_t>(-1) || full || (cut && !last)) return;
    failed = Problem{"ledger.schema_invalid", "", "not GB18030", ""};
    broken = true;
  }
};

CsvReader::CsvReader(std::unique_ptr<Decoder> decoder, const CsvOptions& options)
    : decoder_(std::move(decoder)), options_(options) {}
CsvReader::CsvReader(CsvReader&&) noexcept = default;
CsvReader& CsvReader::operator=(CsvReader&&) noexcept = default;
CsvReader::~CsvReader() = default;

const InputFile& CsvReader::file() const { return decoder_->file; }

std::string CsvReader::where(const CsvRow& row) const {
  return file().name() + ", line " + std::to_string(row.line) + " (row " + std::to_string(row.number) + ")";
}

Result<CsvReader> CsvReader::open(const std::string& path, const CsvOptions& options) {
  auto input = InputFile::open(path);
  if (!input) return std::unexpected(input.error());
  auto decoder = std::make_unique<Decoder>(*std::move(input), options.encoding);
  if (options.encoding == Encoding::gb18030 && !decoder->converted()) {
    return problem("cli.encoding_missing", "", "this system cannot convert GB18030");
  }
  CsvReader reader(std::move(decoder), options);
  if (auto read = reader.read_header(); !read) return std::unexpected(read.error());
  return reader;
}

Result<void> CsvReader::read_header() {
  auto row = read_row();
  if (!row) return std::unexpected(row.error());
  if (!*row) return problem("ledger.schema_invalid", "", "the file is empty: its header is missing", file().name());
  std::vector<std::string> names;
  for (const std::string& field : (*row)->fields) {
    const std::string name(trim_blanks(field));
    const std::string place = "column " + std::to_string(names.size() + 1);
    if (name.empty() && !options_.ragged) {
      return problem("ledger.schema_invalid", place, "the header has no name here", file().name());
    }
    if (!name.empty() && std::ranges::find(names, name) != names.end()) {
      return problem("ledger.schema_invalid", name, "the column stands twice in the header", file().name());
    }
    names.push_back(name);
  }
  header_ = std::move(names);
  rows_ = 0;
  return {};
}

Result<void> CsvReader::rewind() {
  if (auto again = decoder_->restart(); !again) return again;
  line_ = 1;
  rows_ = 0;
  header_.clear();
  return read_header();
}

Result<std::size_t> CsvReader::column(std::string_view name) const {
  const auto found = std::ranges::find(header_, name);
  if (found != header_.end()) return static_cast<std::size_t>(found - header_.begin());
  constexpr std::size_t longest = 400;
  std::string all;
  for (const std::string& each : header_) {
    const bool fits = all.size() + each.size() <= longest;
    all += (all.empty() ? "" : ", ") + (fits ? each : "…");
    if (!fits) break;
  }
  return problem("ledger.schema_invalid", std::string(name), "the column is missing; the file has " + all,
                 file().name());
}

std::string CsvReader::column_name(std::size_t index) const {
  return index < header_.size() ? header_[index] : "column " + std::to_string(index + 1);
}

std::unexpected<Problem> CsvReader::fault(std::string message, std::string field) const {
  std::string at = file().name() + ", line " + std::to_string(line_);
  if (!header_.empty()) at += " (row " + std::to_string(rows_ + 1) + ")";
  return problem("ledger.schema_invalid", std::move(field), std::move(message), std::move(at));
}

Result<std::optional<CsvRow>> CsvReader::next() {
  for (;;) {
    auto row = read_row();
    if (!row || !*row) return row;
    const bool blank = (*row)->fields.size() == 1 && (*row)->fields[0].empty();
    if (blank && header_.size() > 1) continue;
    if (!options_.ragged && (*row)->fields.size() != header_.size()) {
      CsvRow at = **row;
      at.number = rows_ + 1;
      return problem(
          "ledger.schema_invalid", "",
          "has " + std::to_string(at.fields.size()) + " fields, the header has " + std::to_string(header_.size()),
          where(at));
    }
    (*row)->number = ++rows_;
    return row;
  }
}

Result<std::optional<CsvRow>> CsvReader::read_row() {
  Decoder& in = *decoder_;
  if (in.peek() == end_of_file && !in.failed_here()) return std::optional<CsvRow>{};
  CsvRow row;
  row.line = line_;
  for (place_ = 0;; ++place_) {
    if (place_ == options_.max_columns) return fault("more than " + std::to_string(options_.max_columns) + " columns");
    std::string field;
    if (in.peek() == '"') {
      const auto closed = read_quoted(field, line_);
      if (!closed) return std::unexpected(closed.error());
    } else if (const auto read = read_plain(field); !read) {
      return std::unexpected(read.error());
    }
    if (const auto bad = invalid_utf8_at(field)) return fault(std::string(not_utf8), column_name(place_));
    row.fields.push_back(std::move(field));
    if (in.peek() == options_.separator) {
      in.get();
      continue;
    }
    if (in.failed_here()) break;
    if (in.peek() == '\r') in.get();
    const int end = in.get();
    if (end == '\n') ++line_;
    if (end != '\n' && end != end_of_file) return fault("a carriage return inside a row", column_name(place_));
    break;
  }
  if (!in.failed_here()) return std::optional(std::move(row));
  if (in.broken) return fault(in.failed->message, column_name(place_));
  Problem p = *in.failed;
  p.where += ", line " + std::to_string(line_);
  return std::unexpected(std::move(p));
}

Result<bool> CsvReader::read_quoted(std::string& field, std::uint64_t started_on) {
  Decoder& in = *decoder_;
  in.get();
  for (;;) {
    const int c = in.get();
    if (c == end_of_file) {
      if (in.failed_here()) return true;
      return fault("the file ends inside a quoted field that began on line " + std::to_string(started_on),
                   column_name(place_));
    }
    if (c == '"') {
      if (in.peek() != '"') break;
      in.get();
    }
    if (c == '\n') ++line_;
    field += static_cast<char>(c);
    if (field.size() > options_.max_field_bytes) {
      return fault("longer than " + std::to_string(options_.max_field_bytes) + " bytes", column_name(place_));
    }
  }
  const int after = in.peek();
  if (after == options_.separator || after == '\n' || after == '\r' || after == end_of_file) return true;
  return fault("text after the closing quote", column_name(place_));
}

Result<void> CsvReader::read_plain(std::string& field) {
  Decoder& in = *decoder_;
  for (;;) {
    const int c = in.peek();
    if (c == options_.separator || c == '\n' || c == '\r' || c == end_of_file) return {};
    if (c == '"') return fault("a quote inside a field that is not in quotes", column_name(place_));
    if (c == '\0') return fault("a character U+0000", column_name(place_));
    in.get();
    field += static_cast<char>(c);
    if (field.size() > options_.max_field_bytes) {
      return fault("longer than " + std::to_string(options_.max_field_bytes) + " bytes", column_name(place_));
    }
  }
}

}  // namespace gongbao::formats
