// What people take away on paper: a certificate, a statement, a form. A policy says in both languages what stands on it
// and which clause is behind each line; how it looks is for formats/printout_pdf.h, and who sees which number in clear
// for access/disclosure.h.
//
// A printout is a struct like a question, its fields are its parameters:
//   static constexpr std::string_view name = "filing_certificate";
//   static constexpr std::string_view title_zh = "备案凭证", title_en = "Filing certificate";
// and a function compose(reading, printout) of its policy fills in a Printout.
#pragma once

#include <functional>

#include "base/personal.h"
#include "policies/view_rows.h"

namespace gongbao::policies {

struct Bilingual {
  std::string zh, en;
};

// Text as it is printed, or what is masked by role before it is: a card, an account, a person.
using PrintedValue = std::variant<std::string, CardNo, AccountNo, PersonToken>;

struct PrintedFact {
  Bilingual label;
  PrintedValue value;
  std::string clauses = {};  // as they are printed: "6a 6c"
  bool warns = false;        // must not be overlooked
};

struct PrintedColumn {
  // Digits of numbers and amounts are equally wide; amounts stand at the right edge, below one another.
  enum class Holds : std::uint8_t { words, numbers, amounts };
  Bilingual title;
  int share = 1;  // of the width, against the others'
  Holds holds = Holds::words;
};

struct PrintedTable {
  Bilingual title;  // may be empty
  std::vector<PrintedColumn> columns;
  std::vector<std::vector<std::string>> rows;
};

// A line of a card's history as it is printed.
struct PrintedMovement {
  EntryNo entry = 0;
  Date booked_on, event_day;
  Bilingual kind;
  Money change, balance;  // of the principal
  std::string clauses;
};

struct Printout;

// What of the journal a printout needs besides the state: the history of a card, under all its numbers. Read on the
// asker's thread, from the newest movement back to the first that was booked on from.
struct HistoryWanted {
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  Date from = first_date;
  std::function<void(Printout&, std::span<const PrintedMovement> oldest_first)> write;
};

struct Printout {
  // A certificate is one page in a frame, to be hung up or handed over; a sheet may have any number.
  enum class Look : std::uint8_t { certificate, sheet };
  Look look = Look::sheet;
  Bilingual title;
  Bilingual basis;   // the document of the law behind it
  Bilingual number;  // under the title: 备案号 BJYFK-…
  std::vector<PrintedFact> facts;
  std::optional<PrintedTable> table;
  std::vector<Bilingual> notes;
  std::vector<Bilingual> signatures;  // lines to be written on
  Bilingual issuer;                   // with issued_on, in the place of a seal
  std::optional<Date> issued_on;
  std::string check_page;  // address on the service of what everybody may compare it with: "/check?operator=1"
  std::string file_word;   // in the file's name, never personal data: the filing number, a quarter
  EntryNo entry = 0;       // the last one that changed what stands here; its moment is the file's
  Date day;                // of which day the figures are
  std::optional<HistoryWanted> history = {};
};

}  // namespace gongbao::policies
