// What every kind of import shares: the verdict file, the totals, and who speaks when nobody is named.
#pragma once

#include <boost/json/object.hpp>

#include "access/access.h"
#include "cli/interrupt.h"
#include "cli/screen.h"
#include "cli/store.h"
#include "formats/verdicts.h"
#include "policies/registry/law_books.h"
#include "server/api/pipeline.h"

namespace gongbao::cli {

struct Tally {
  std::uint64_t lines = 0;
  std::array<std::uint64_t, 3> outcomes{};       // by VerdictOutcome
  std::map<std::uint16_t, std::uint64_t> codes;  // of refusals, duplicates of refusals included
  std::map<std::uint16_t, journal::EntryNo> first_of_code;
  journal::EntryNo first_entry = 0, last_entry = 0;  // new in this run
};

// Verdicts in the order of the input, to the file and into the totals.
class Verdicts {
 public:
  // The form follows the name (verdict_form); what has none, a pipe or a device, gets .bin (56 bytes each). The file is
  // begun with the first verdict, so a file that is refused as a whole leaves the verdicts of an earlier run alone.
  explicit Verdicts(std::string path) : path_(std::move(path)) {}
  void add(const formats::VerdictLine& line);
  // Into the totals alone, of who writes a file of another form.
  void count(const formats::VerdictLine& line);
  void add(std::uint64_t line, const engine::InstructionResult& result);
  // Of a file that is checked, or interrupted: lines without a verdict.
  void count_unanswered(std::uint64_t lines) { tally_.lines += lines; }
  // Of a file whose lines are not entries: those it made. 0: none.
  void count_entries(journal::EntryNo first, journal::EntryNo last);
  // What went wrong with the file, if anything.
  Result<void> close();
  const Tally& tally() const { return tally_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  std::optional<Result<formats::VerdictWriter>> writer_;
  Tally tally_;
};

// An import as far as it has come.
struct ImportRun {
  Store& store;
  const policies::LawBooks& law;
  Verdicts& verdicts;
  const Screen& screen;
  std::optional<InterruptWatch> interrupt;  // from the first line that is sent; until then a signal ends the program
  std::optional<access::Actor> as;          // --as
  std::optional<std::uint64_t> bank;        // --bank
  bool long_turns = false;                  // --catch-up
  bool was_interrupted = false;
  bool incomplete = false;  // something the file is about was not taken: not a success, though nothing went wrong
  std::vector<std::string> notes = {};  // for people: what is held, what was known
  boost::json::object details = {};     // for --json
};

// The days of a file in the order in which they are entered, before anything of it is.
class DayCheck {
 public:
  // Asks the day the books stand on.
  static Result<DayCheck> of(const ImportRun& run);
  // engine.days_missed: it lies too long after the latest day before it.
  Result<void> see(Date day);

 private:
  std::optional<Date> latest_;
  bool any_distance_ = false;  // the clock is not the file's, or --catch-up
};

// The day a file without days of its own is entered on: that of the clock, that of the books, or on (--on).
// cli.bad_option, cli.clock_differs, engine.days_missed.
Result<Date> day_of_entry(const std::string& on, const ImportRun& run);

// The form that the ending of a name stands for; nothing for another ending.
std::optional<formats::VerdictForm> verdict_form(const std::string& path);

// Rows of a list that are sent as one piece.
inline constexpr std::size_t records_a_run = 8192;

// The account number under which the command line speaks.
inline constexpr std::uint64_t command_line_account = 1;

// Full ids of the clauses behind each code of the totals, as its first refusal rests on them; technical codes have
// none.
std::map<std::uint16_t, std::vector<std::string>> clauses_of_refusals(const ImportRun& run);
// The names of the flags among the figures of an answer.
std::vector<std::string> flag_names(const std::vector<policies::Figure>& figures);
std::string bracketed(const std::vector<std::string>& clauses);  // " [prepaid-card/9i prepaid-card/9p]", or nothing

access::Actor bank_actor(std::uint64_t bank_id);

}  // namespace gongbao::cli
