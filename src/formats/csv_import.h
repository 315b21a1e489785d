// Rows of a CSV file become planned instructions, by a column map, and the answers to them come back: some rows can
// only be planned when the answer to an earlier one is known (first sale or top-up? was the line accepted that is now
// taken back?). The instructions depend on the file and on answers, never on how many are in flight, so an import that
// was interrupted sends the same bytes again.
//
// The whole file is read and checked before the first instruction is handed out: a fault anywhere refuses the file with
// line, row and column, and nothing of it has been posted.
#pragma once

#include <memory>

#include "formats/csv_map.h"
#include "formats/verdicts.h"

namespace gongbao::formats {

struct CsvImportLimits {
  std::uint64_t max_rows = 5'000'000;
  std::size_t max_listed = 10'000;  // rows a report lists; all are counted
};

class CsvImport {
 public:
  using Ticket = std::uint64_t;  // 1, 2, 3 … in the order of planning

  enum class Cause { row, reversal, rest };  // rest: what remains of a line that was taken back in part
  struct Planned {
    Ticket ticket = 0;
    std::uint64_t line = 0;
    std::uint64_t row = 0;
    Cause cause = Cause::row;
    custody::Instruction instruction;
    std::optional<std::int64_t> file_balance = {};  // fen; of the card after the whole row, as the file has it
  };
  struct Next {
    enum class Kind { planned, wait, end } kind = Kind::end;  // wait: tell more answers first
    Planned planned;
  };
  // code is the original's for a duplicate.
  struct Answer {
    VerdictOutcome outcome = VerdictOutcome::accepted;
    std::uint16_t code = 0;
  };

  // A row that was not sent on, or not finished.
  struct Held {
    std::uint64_t line = 0;
    std::uint64_t row = 0;
    enum class Why { nothing_to_cancel, original_not_reversible } why = Why::nothing_to_cancel;
    std::uint16_t code = 0;  // of the refused reversal
    bool operator==(const Held&) const = default;
  };
  struct Changed {  // new here although later rows of the file are known: a corrected or inserted line
    std::uint64_t line = 0;
    std::uint64_t row = 0;
  };
  struct Report {
    std::uint64_t rows = 0;
    std::uint64_t skipped = 0;
    std::uint64_t planned = 0;
    std::uint64_t accepted = 0, refused = 0, duplicate = 0;
    std::uint64_t held_count = 0, changed_count = 0;
    std::vector<Held> held;
    std::vector<Changed> changed;
  };

  static Result<std::unique_ptr<CsvImport>> open(const std::string& path, const CsvMap& map,
                                                 const CsvImportLimits& limits = {});
  virtual ~CsvImport() = default;

  // In file order (or by date, if the map sorts). After end there is nothing more; it may follow a wait.
  virtual Result<Next> next() = 0;
  // Exactly once for each ticket, in any order.
  virtual void told(Ticket ticket, Answer answer) = 0;
  virtual const Report& report() const = 0;
  // For progress bars.
  virtual std::uint64_t rows_planned() const = 0;
  virtual std::uint64_t rows_total() const = 0;
  // Each day that is later than all before it, in the order in which rows are taken, and where it stands first.
  struct Rise {
    Date day;
    std::string where;
  };
  virtual const std::vector<Rise>& rises() const = 0;
  // First and last event date of the rows; equal to first_date when there is no row.
  virtual std::pair<Date, Date> days() const = 0;
};

// "nothing to set it against" …: for reports.
std::string_view explain(CsvImport::Held::Why why);

}  // namespace gongbao::formats
