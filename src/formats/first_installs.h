// The registry of first installations as a table that a district fills in (docs/first-installs.md): a row of cells, to
// the row of heating/import_first_install_records, or to the field that is wrong and why. Persons and accounts stay
// apart until the row is known to be good: only then are they given to the gate.
#pragma once

#include <map>

#include "formats/gate.h"
#include "formats/table_file.h"
#include "policies/heating/import.h"

namespace gongbao::formats {

// The names of all columns, as the template has them or as the command's fields are called.
std::vector<std::string_view> install_columns(bool chinese);
// What the template calls the column of that field, the first of several (head); empty: it has none.
std::string_view install_column_of(std::string_view field);

// Why a cell is not taken, in both languages, never with what stands in it.
struct CellFault {
  std::string field;  // of the command: first_run_on, head.phone
  std::string_view chinese, english;
};

struct InstallRow {
  heating::FirstInstallRow row;  // without persons and account
  PersonFields head;
  std::vector<PersonFields> members;
  std::string bank_account;
};

class InstallTable {
 public:
  // The columns, by the names of the template or of the command's fields; unknown, missing or repeated ones are a
  // Problem: the file is another one.
  static Result<InstallTable> of(const TableRow& header, const std::string& file);
  std::expected<InstallRow, CellFault> read(const TableRow& row) const;

 private:
  std::map<std::string_view, std::size_t> places_;  // by field
  std::size_t columns_ = 0;
};

// The row as it is sent.
Result<heating::FirstInstallRow> seal(const InstallRow& row, Gate& gate);

}  // namespace gongbao::formats
