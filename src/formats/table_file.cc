// Two kinds of file, one kind of row.
#include "formats/table_file.h"

#include <algorithm>
#include <array>

#include "base/text.h"
#include "formats/csv_reader.h"
#include "formats/decimal.h"
#include "formats/xlsx_reader.h"

namespace gongbao::formats {

namespace {

constexpr std::string_view archive_begins = "PK\x03\x04";

bool beyond_ascii(const std::vector<std::string>& fields) {
  return std::ranges::any_of(fields, [](const std::string& field) {
    return std::ranges::any_of(field, [](char each) { return static_cast<unsigned char>(each) >= 0x80; });
  });
}

// Encodings in which Chinese offices save CSV: what is no UTF-8 is taken for GB18030, unless its header in Chinese is
// UTF-8: then it is damaged further down, in the middle of a character where it was cut off.
Result<Encoding> encoding_of(const std::string& path) {
  auto reader = CsvReader::open(path, {.ragged = true});
  const bool chinese = reader && beyond_ascii(reader->header());
  while (reader) {
    const auto row = reader->next();
    if (!row && row.error().message == not_utf8 && !chinese) return Encoding::gb18030;
    if (!row || !*row) break;
  }
  if (!reader && reader.error().message == not_utf8) return Encoding::gb18030;
  return Encoding::utf8;
}

TableRow row_of(std::uint64_t line, const std::vector<std::string>& fields) {
  TableRow row{line, {}, false};
  for (const std::string& field : fields) row.cells.push_back({field});
  return row;
}

Result<void> read_csv(const std::string& path, const TakeRow& take, const TableBounds& bounds) {
  const auto encoding = encoding_of(path);
  if (!encoding) return std::unexpected(encoding.error());
  auto reader = CsvReader::open(path, {.encoding = *encoding,
                                       .max_field_bytes = bounds.longest_cell,
                                       .max_columns = bounds.most_columns,
                                       .ragged = true});
  if (!reader) return std::unexpected(reader.error());
  auto more = take(row_of(1, reader->header()));
  for (std::uint64_t rows = 0; more && *more; ++rows) {
    if (rows == bounds.most_rows) return problem("ledger.schema_invalid", "", "too many rows", reader->file().name());
    auto row = reader->next();
    if (!row) return std::unexpected(row.error());
    if (!*row) break;
    const bool blank = std::ranges::all_of((*row)->fields, [](const auto& f) { return trim_blanks(f).empty(); });
    if (!blank) more = take(row_of((*row)->line, (*row)->fields));
  }
  if (!more) return std::unexpected(more.error());
  return {};
}

}  // namespace

Result<bool> is_archive(const std::string& path) {
  auto file = InputFile::open(path);
  if (!file) return std::unexpected(file.error());
  std::array<std::uint8_t, archive_begins.size()> first{};
  const auto got = file->read(first);
  if (!got) return std::unexpected(got.error());
  return std::string_view(reinterpret_cast<const char*>(first.data()), *got) == archive_begins;
}

Result<void> read_table(const std::string& path, const TakeRow& take, const TableBounds& bounds) {
  const auto archive = is_archive(path);
  if (!archive) return std::unexpected(archive.error());
  return *archive ? read_xlsx(path, take, bounds) : read_csv(path, take, bounds);
}

// Day 60 of the older count is 1900-02-29, which never was: from there on one is too many.
std::optional<Date> day_of_serial(std::string_view number, bool days_from_1904) {
  constexpr std::int64_t day_that_never_was = 60;
  const auto decimal = parse_decimal(number);
  const auto serial =
      decimal ? scaled(*decimal, 0, Rounding::exact) : Result<std::int64_t>(std::unexpected(decimal.error()));
  if (!serial || *serial < 1 || *serial > last_date.day - first_date.day) return std::nullopt;
  if (!days_from_1904 && *serial <= day_that_never_was) return std::nullopt;
  const Date day =
      (days_from_1904 ? date_of(1904, 1, 1) : date_of(1899, 12, 30)) + Days{static_cast<std::int32_t>(*serial)};
  return in_calendar(day) ? std::optional(day) : std::nullopt;
}

}  // namespace gongbao::formats
