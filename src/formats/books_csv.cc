// No cell can hold a comma or a quote: they are numbers, dates, names of ours and clause ids. Tests hold us to it.
#include "formats/books_csv.h"

#include "base/check.h"

namespace gongbao::formats {

namespace {

void cell(std::string& row, std::string_view text, char after) {
  GB_CHECK(text.find_first_of(",\"\r\n") == text.npos);
  row += text;
  row += after;
}

}  // namespace

Result<BooksCsvWriter> BooksCsvWriter::create(const std::string& path) {
  auto file = OutputFile::create(path);
  if (!file) return std::unexpected(file.error());
  file->write(
      "entry_no,operator_id,journal_no,booked_on,event_date,book,command,account,account_name,subject,amount_fen,"
      "balance_fen,clauses\n");
  return BooksCsvWriter(*std::move(file));
}

Result<void> BooksCsvWriter::add(const BookJournal& journal) {
  std::string head;
  for (const std::uint64_t number : {journal.entry_no, journal.operator_id, journal.journal_no}) {
    cell(head, std::to_string(number), ',');
  }
  cell(head, to_string(journal.booked_on), ',');
  cell(head, to_string(journal.event_date), ',');
  cell(head, journal.book == BookJournal::Book::money ? "money" : "bonus", ',');
  cell(head, journal.command, ',');
  std::string clauses;
  for (const std::string& clause : journal.clauses) clauses += (clauses.empty() ? "" : " ") + clause;
  for (const BookLeg& leg : journal.legs) {
    std::string row = head;
    cell(row, std::to_string(leg.account), ',');
    cell(row, leg.account_name, ',');
    cell(row, leg.subject, ',');
    cell(row, std::to_string(leg.amount.fen), ',');
    cell(row, std::to_string(leg.balance_after.fen), ',');
    cell(row, clauses, '\n');
    file_.write(row);
  }
  return {};
}

}  // namespace gongbao::formats
