// Our books as a plain-text journal that Debian's hledger and ledger read: an independent judge. Each posting carries
// its amount and, as a balance assertion, the balance that we say the account has after it; one altered figure is
// refused.
//
//   2023-10-09 * (91/12) purchase  ; entry 57: prepaid-card/9e prepaid-card/9h
//       op91:1001 custody_restricted:6217000010001234567  400.01 CNY = 400.01 CNY
//       op91:2001 card_liability:7  -400.01 CNY = -400.01 CNY
//
// Amounts are yuan, debit positive; the bonus book has a commodity of its own (BONUS) and never meets the money book.
#pragma once

#include <list>
#include <map>

#include "base/date.h"
#include "base/money.h"
#include "formats/output_file.h"

namespace gongbao::formats {

struct BookLeg {
  std::uint16_t account = 0;  // 1001 …
  std::string account_name;   // custody_restricted …
  std::string subject;        // account number, card, item …; empty when the account has none. Never a person
  Money amount;               // debit > 0
  Money balance_after;        // of this account and subject, after this leg
};

struct BookJournal {
  enum class Book : std::uint8_t { money, bonus };
  std::uint64_t entry_no = 0;
  std::uint64_t operator_id = 0;
  std::uint64_t journal_no = 0;
  Date booked_on;  // never goes back within an operator: hledger checks by date
  Date event_date;
  Book book = Book::money;
  std::string command = {};  // that posted it: redeem, turn_operator …
  std::vector<std::string> clauses = {};
  std::vector<BookLeg> legs = {};
};

class HledgerWriter {
 public:
  // Everything into one file.
  static Result<HledgerWriter> one_file(const std::string& path);
  // operator-91.journal … into a folder that exists, and all.journal, which includes them.
  static Result<HledgerWriter> file_per_operator(const std::string& folder);

  Result<void> add(const BookJournal& journal);
  Result<void> close();  // the books are complete only after this
  std::uint64_t journals() const { return journals_; }
  std::uint64_t legs() const { return legs_; }

 private:
  struct Book {
    std::uint64_t operator_id;
    OutputFile file;
  };
  HledgerWriter() = default;
  Result<OutputFile*> file_of(std::uint64_t operator_id);

  std::string folder_;                      // empty: one file
  std::list<Book> open_;                    // a bounded number, the last used in front
  std::map<std::uint64_t, Date> last_day_;  // of each operator seen
  std::uint64_t journals_ = 0;
  std::uint64_t legs_ = 0;
};

}  // namespace gongbao::formats
