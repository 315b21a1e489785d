// CSV with a header line, as RFC 4180 has it: fields in quotes may hold separators, doubled quotes and line breaks.
// UTF-8 or GB18030, with or without a byte order mark, plain or gzip. Fields and rows are bounded; faults name line,
// row and column.
#pragma once

#include "formats/input_file.h"

namespace gongbao::formats {

enum class Encoding { utf8, gb18030 };

struct CsvOptions {
  Encoding encoding = Encoding::utf8;
  char separator = ',';
  std::size_t max_field_bytes = std::size_t{64} << 10;
  std::size_t max_columns = 1'000;
  bool ragged = false;  // rows may have more or fewer fields than the header, and columns no name
};

// What a Problem says of bytes in another encoding.
inline constexpr std::string_view not_utf8 = "not UTF-8";

struct CsvRow {
  std::uint64_t number = 0;  // data rows from 1
  std::uint64_t line = 0;    // of the file, on which the row begins
  std::vector<std::string> fields;
};

class CsvReader {
 public:
  // Reads the header: names are trimmed, must not be empty and not stand twice.
  static Result<CsvReader> open(const std::string& path, const CsvOptions& options = {});
  CsvReader(CsvReader&&) noexcept;
  CsvReader& operator=(CsvReader&&) noexcept;
  ~CsvReader();

  const std::vector<std::string>& header() const { return header_; }
  // Place of a column; a missing one is a Problem that names it, the file, and the columns there are.
  Result<std::size_t> column(std::string_view name) const;
  // nullopt at the end. A row has as many fields as the header; empty lines are stepped over.
  Result<std::optional<CsvRow>> next();
  Result<void> rewind();
  const InputFile& file() const;
  // "shop.csv, line 12 (row 11)"
  std::string where(const CsvRow& row) const;

 private:
  struct Decoder;
  CsvReader(std::unique_ptr<Decoder> decoder, const CsvOptions& options);
  Result<std::optional<CsvRow>> read_row();
  Result<bool> read_quoted(std::string& field, std::uint64_t started_on);
  Result<void> read_plain(std::string& field);
  Result<void> read_header();
  std::unexpected<Problem> fault(std::string message, std::string field = {}) const;
  std::string column_name(std::size_t index) const;

  std::unique_ptr<Decoder> decoder_;
  CsvOptions options_;
  std::vector<std::string> header_;
  std::uint64_t line_ = 1;
  std::uint64_t rows_ = 0;
  std::size_t place_ = 0;  // of the field being read
};

}  // namespace gongbao::formats
