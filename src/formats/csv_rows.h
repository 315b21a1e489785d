// One CSV row by its map: everything about it that does not depend on other rows' answers. For csv_import.cc.
#pragma once

#include <unordered_map>

#include "base/hash.h"
#include "formats/csv_map.h"

namespace gongbao::formats {

struct ParsedRow {
  std::uint64_t line = 0;
  std::uint64_t row = 0;
  RowAction action = RowAction::instruction;
  custody::Instruction instruction;          // op is open for credit and cancel
  Id16 match{};                              // hash of the cells a cancellation must agree in
  Decimal quantity, price;                   // of maps with cancellations; quantity without sign
  std::optional<std::int64_t> file_balance;  // fen, of maps that check it; nullopt: the cell is empty
};

// Reads rows and gives each its id. Made for one pass over the file; the n-th of equal rows depends on those before.
class RowParser {
 public:
  // Finds the columns: a missing one is a Problem naming it and the file.
  static Result<RowParser> create(const CsvReader& reader, const CsvMap& map);
  Result<ParsedRow> parse(const CsvReader& reader, const CsvRow& row);
  void restart() { equal_rows_.clear(); }

 private:
  explicit RowParser(const CsvMap& map) : map_(map) {}
  struct HashOfId {
    std::size_t operator()(const Id16& id) const {
      std::size_t value;
      std::memcpy(&value, id.data(), sizeof value);
      return value;
    }
  };
  std::string_view cell(const CsvRow& row, const std::string& column) const;
  Result<RowRule> rule_of(const CsvRow& row) const;
  Result<void> read_when(const CsvRow& row, ParsedRow& out) const;
  Result<void> read_amount(const CsvRow& row, ParsedRow& out) const;
  Result<void> read_parties(const CsvRow& row, ParsedRow& out) const;
  Result<void> read_bank_side(const CsvRow& row, ParsedRow& out) const;
  Result<void> read_cancel_side(const CsvRow& row, ParsedRow& out) const;
  Result<void> read_check_side(const CsvRow& row, ParsedRow& out) const;
  Result<std::uint64_t> whole_number(const CsvRow& row, const ColumnOr& from, const char* field,
                                     std::uint64_t most) const;
  std::string text_of(const CsvRow& row, const ColumnOr& from) const;
  Result<Decimal> decimal(const CsvRow& row, const std::string& column) const;
  Id16 id_of(const CsvRow& row, Date day);

  CsvMap map_;
  std::map<std::string, std::size_t> places_;
  std::unordered_map<Id16, std::uint32_t, HashOfId> equal_rows_;
};

// The id of the instruction that follows from another one's row: the rest after a partial cancellation.
Id16 derived_id(const Id16& from, std::string_view purpose);
// Money moves through the bank account: bank_txn_no is then required (spec/01 part 12, B15).
bool is_cash_op(custody::Op op);

}  // namespace gongbao::formats
