// Tables as people fill them in: one and the same as text and as a workbook.
#pragma once

#include <string>
#include <vector>

namespace gongbao::import_test {

using Cells = std::vector<std::string>;  // of a row

// Without quotes: no cell has a comma, a quote or a new line.
std::string csv_of(const std::vector<Cells>& rows);

// What a cell that holds a number is in the workbook: typed as text, or as a number, which is what a spreadsheet makes
// of it by itself.
enum class Numbers { as_text, as_numbers };
// Writes one sheet there; the path again. What goes wrong is a failure of the test.
std::string xlsx_of(const std::string& path, const std::vector<Cells>& rows, Numbers numbers = Numbers::as_text);

}  // namespace gongbao::import_test
