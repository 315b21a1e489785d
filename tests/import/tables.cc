// Workbooks by libxlsxwriter, which the program reads with other code.
#include "import/tables.h"

#include <gtest/gtest.h>
#include <xlsxwriter.h>

#include <charconv>
#include <optional>

namespace gongbao::import_test {

namespace {

std::optional<double> number_in(const std::string& cell) {
  double number = 0;
  const char* end = cell.data() + cell.size();
  const auto read = std::from_chars(cell.data(), end, number);
  if (read.ec != std::errc{} || read.ptr != end) return std::nullopt;
  return number;
}

}  // namespace

std::string csv_of(const std::vector<Cells>& rows) {
  std::string text;
  for (const Cells& row : rows) {
    for (const std::string& cell : row) text += cell + (&cell == &row.back() ? "\n" : ",");
  }
  return text;
}

std::string xlsx_of(const std::string& path, const std::vector<Cells>& rows, Numbers numbers) {
  lxw_workbook* book = workbook_new(path.c_str());
  lxw_worksheet* sheet = workbook_add_worksheet(book, nullptr);
  for (std::size_t row = 0; row < rows.size(); ++row) {
    for (std::size_t column = 0; column < rows[row].size(); ++column) {
      const auto at_row = static_cast<lxw_row_t>(row);
      const auto at_column = static_cast<lxw_col_t>(column);
      const std::string& cell = rows[row][column];
      const auto number = numbers == Numbers::as_numbers ? number_in(cell) : std::nullopt;
      if (number) {
        worksheet_write_number(sheet, at_row, at_column, *number, nullptr);
      } else {
        worksheet_write_string(sheet, at_row, at_column, cell.c_str(), nullptr);
      }
    }
  }
  EXPECT_EQ(workbook_close(book), LXW_NO_ERROR);
  return path;
}

}  // namespace gongbao::import_test
