// A table somebody filled in, row by row, from CSV or an .xlsx workbook (its first sheet): what stands in which column
// is for others to judge. Bounded, however large the file says it is.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "base/date.h"
#include "base/problem.h"

namespace gongbao::formats {

struct TableCell {
  std::string text;
  bool number = false;  // a workbook keeps it as one: a date is a number of days there
  bool error = false;   // of a formula: #N/A
};

struct TableRow {
  std::uint64_t line = 0;  // of a CSV file; of a workbook, the row of the sheet
  std::vector<TableCell> cells;
  bool days_from_1904 = false;  // how the workbook counts the days of its dates
};

struct TableBounds {
  std::size_t most_columns = 256;
  std::size_t longest_cell = 32'767;  // bytes; a spreadsheet holds no more characters
  std::uint64_t most_rows = 1'048'576;
  std::uint64_t most_strings = 4'000'000;  // a workbook keeps each text once
  std::uint64_t most_string_bytes = std::uint64_t{256} << 20;
  std::uint64_t most_part_bytes = std::uint64_t{1} << 30;  // that a part of a workbook unfolds to
};

// By its first bytes: an archive, as every workbook is. cli.file_unreadable.
Result<bool> is_archive(const std::string& path);

// false: enough. Rows without any text are stepped over; the first that has some is the header.
using TakeRow = std::function<Result<bool>(TableRow)>;
Result<void> read_table(const std::string& path, const TakeRow& take, const TableBounds& bounds = {});

// The day a workbook means by a number; nullopt: none that it can show, or none of this program's calendar.
std::optional<Date> day_of_serial(std::string_view number, bool days_from_1904);

}  // namespace gongbao::formats
