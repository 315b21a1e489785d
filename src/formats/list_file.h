// A list as a file: CSV, or an .xlsx workbook, row by row in constant memory. What a cell says is text that was put
// there by many hands: no cell is ever a formula.
#pragma once

#include <functional>

#include "formats/output_file.h"
#include "policies/view_rows.h"

namespace gongbao::formats {

// As a person reads it: 2023-10-09, 2023Q4, BDA, 1000.01 (yuan), an account's digits. A value that is text already
// (a masked one) stays as it is; nothing is an empty cell.
std::string cell_text(const policies::Column& column, const policies::Value& value);

class ListWriter {
 public:
  virtual ~ListWriter() = default;
  virtual void header(const std::vector<policies::Column>& columns) = 0;
  virtual void row(std::span<const policies::Value> values) = 0;
  // The first problem of all: cli.file_unwritable, formats.too_many_rows.
  virtual Result<void> close() = 0;
};

// UTF-8 with a byte order mark, so that a spreadsheet reads the characters; RFC 4180. A text that begins as a formula
// would (= + - @ in either width, tab, a line end) gets an apostrophe before it.
Result<std::unique_ptr<ListWriter>> write_list_csv(const std::string& path);
// The same, piece by piece to whoever takes it; close() has nothing to do.
std::unique_ptr<ListWriter> write_list_csv(std::function<void(std::string_view)> take);

inline constexpr std::uint64_t most_rows_of_xlsx = 1'048'575;  // below the header
// At most most_rows_of_xlsx rows. Amounts are numbers of yuan, everything else is text.
Result<std::unique_ptr<ListWriter>> write_list_xlsx(const std::string& path);

}  // namespace gongbao::formats
