// Our books as one CSV row a posting: for spreadsheets, databases and auditors.
#pragma once

#include "formats/hledger_book.h"

namespace gongbao::formats {

// Columns: entry_no, operator_id, journal_no, booked_on, event_date, book, command, account, account_name, subject,
// amount_fen, balance_fen (debit positive, after the posting), clauses (apart by blanks).
class BooksCsvWriter {
 public:
  static Result<BooksCsvWriter> create(const std::string& path);
  Result<void> add(const BookJournal& journal);
  Result<void> close() { return file_.close(); }

 private:
  explicit BooksCsvWriter(OutputFile file) : file_(std::move(file)) {}
  OutputFile file_;
};

}  // namespace gongbao::formats
