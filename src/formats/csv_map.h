// The column map: how the rows of somebody's CSV become custody instructions. A TOML file; docs/csv-map.md is its page.
#pragma once

#include <map>
#include <string>
#include <variant>
#include <vector>

#include "custody/record.h"
#include "formats/csv_reader.h"
#include "formats/decimal.h"

namespace gongbao::formats {

// What a row does. credit: purchase while the subject has no accepted sale, top-up afterwards. cancel: takes back an
// earlier row. skip: nothing, and is counted.
enum class RowAction : std::uint8_t { instruction, credit, cancel, skip };
struct RowRule {
  RowAction action = RowAction::instruction;
  custody::Op op{};  // of an instruction
};

// A value from a column, or the same for all rows. Neither: absent.
struct ColumnOr {
  std::string column;
  std::string constant;
  bool given() const { return !column.empty() || !constant.empty(); }
};

struct CsvMap {
  std::string source_name;  // part of every id; empty: the file's name
  Encoding encoding = Encoding::utf8;
  char separator = ',';
  bool sort_by_date = false;

  std::vector<std::string> id_columns;  // empty: the id comes from the row itself

  std::string date_column;
  std::string date_format = "%Y-%m-%d";
  Days date_shift;

  struct OpByColumn {
    std::string column;
    std::map<std::string, RowRule> values;
  };
  struct OpBySign {
    std::string column;
    RowRule positive, negative;
  };
  std::variant<RowRule, OpByColumn, OpBySign> op;

  std::vector<std::string> amount_columns;  // one, or two whose product is the amount
  DecimalStyle amount_style;
  int amount_scale = 2;  // 2: yuan; 0: fen
  Rounding rounding = Rounding::exact;

  std::vector<std::string> subject_columns;
  bool subject_is_text = false;
  ColumnOr operator_id, outlet_id, bank_txn_no, account, purpose, counter_id, aux;
  std::string bank_txn_prefix;
  std::uint64_t first_sale_product = 0;
  std::uint8_t scheme = custody::scheme_prepaid_card;
  std::uint8_t flags = 0;

  std::vector<std::string> cancel_match;  // columns that must be equal; empty: no cancellations
  std::string cancel_quantity;

  // Column of the card's balance after the row, as the source keeps it; empty: there is none. Read like the amount.
  std::string check_balance;

  // Every column the map names.
  std::vector<std::string> columns() const;
};

// Unknown keys, wrong types and contradictions are Problems with line and column of the map.
Result<CsvMap> parse_csv_map(std::string_view toml, const std::string& name = "map");
Result<CsvMap> load_csv_map(const std::string& path);

// The number that a map makes of cells where subject.kind is "text": the head of their SM3.
std::uint64_t subject_of_text(std::span<const std::string_view> texts);

}  // namespace gongbao::formats
