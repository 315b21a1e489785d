// The balance column of a CSV file against the cards: what the source says a card holds after each row, and what the
// journal says. Nothing is changed by it; it is told in the report of the import.
//
// The journal holds the balance after an accepted instruction. A refused one leaves the balance that the last accepted
// instruction on the card left; so do, until the next instruction, typed commands that touch a card.
#pragma once

#include <boost/json/object.hpp>

#include "cli/importing.h"
#include "formats/csv_import.h"

namespace gongbao::cli {

class BalanceCheck {
 public:
  // Rows without a balance are passed over.
  void planned(const formats::CsvImport::Planned& planned);
  void told(std::uint64_t ticket, journal::EntryNo entry);
  // Reads the journal once and puts what it found into notes and details. column: as the map names it.
  Result<void> report(const journal::Log& log, const std::string& column, ImportRun& run);

 private:
  struct Row {
    journal::EntryNo entry = 0;
    std::uint64_t line = 0;
    std::uint64_t operator_id = 0, card = 0;
    std::int64_t in_file = 0;
  };
  struct Found {
    std::uint64_t agree = 0, differ = 0;
    std::int64_t largest = 0;  // difference, by size
    boost::json::array first;  // that differ, in file order of what was sent
    std::vector<std::string> lines;
  };
  void compare(const Row& row, std::int64_t on_card, Found& found) const;
  Result<Found> walk(const journal::Log& log);
  void tell(Found found, const std::string& column, ImportRun& run) const;

  std::map<std::uint64_t, Row> waiting_;  // by ticket
  std::vector<Row> rows_;
};

}  // namespace gongbao::cli
