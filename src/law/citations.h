// Which clauses an answer rests on: one table per policy, (command, code or "accepted") → clauses. Refusals, pages, API
// errors and the clause map all derive from it. It is data and resolved as a whole at start and at each day turn
// (spec/10 A7), so that a decision only looks its set up.
#pragma once

#include <functional>
#include <span>

#include "base/enum_names.h"
#include "law/status.h"

namespace gongbao::law {

inline constexpr std::string_view accepted = "accepted";
// In the command column: what every command of the policy may answer.
inline constexpr std::string_view any_command = "*";

//   {"request_free_release", "prepaid_card.release_below_floor", "9i 9p"},
//   {"demand_refund", "prepaid_card.cooling_off_expired", "reg/16 2-15a"},
struct CitationRow {
  std::string_view command;
  std::string_view code;     // accepted, a refusal, or a flag that the command raises
  std::string_view clauses;  // paths of the policy's document, or full ids with a slash; apart by blanks
};

// Paths of a document's clauses as full ids; one that stands already is not added again.
void add_full_ids(std::vector<std::string>& into, std::string_view document, std::string_view paths);
// The full ids behind a code, over all commands that may answer it.
std::vector<std::string> clauses_of_code(std::span<const CitationRow> rows, std::string_view document,
                                         std::string_view code);

// The days a check looks at. Booking day: the engine's. Event day: the one that the command names. Stored day: one that
// was worked out earlier and is kept, a deadline say. A check that compares two has a row for each.
enum class JudgedOn : std::uint8_t { no_day = 1, booking_day, event_day, stored_day };
constexpr auto names_of(JudgedOn) {
  using enum JudgedOn;
  using namespace std::literals;
  return std::array{std::pair{no_day, "no_day"sv}, std::pair{booking_day, "booking_day"sv},
                    std::pair{event_day, "event_day"sv}, std::pair{stored_day, "stored_day"sv}};
}
struct DayRow {
  std::string_view code;
  JudgedOn day = JudgedOn::no_day;
};

// What a policy hands in.
struct CitationTable {
  std::string_view document;  // prepaid-card
  std::span<const CitationRow> rows;
  std::vector<std::string_view> commands;  // each needs an accepted row
  std::vector<std::string_view> timers;    // what a day turn does of its own accord; cited like commands
  std::vector<std::string_view> codes;     // every refusal and flag; each needs a row, technical ones excepted
  std::span<const DayRow> days = {};       // of every code
};

struct CitationSet {
  std::string command;
  std::string code;
  std::vector<std::string> clauses;  // full ids
  bool of_timer = false;
  // The days on which all its printed clauses are in force.
  Date first_day = first_date;
  Date last_day = last_date;
};

// A set that fails to hold on a day: the clause and the source of its status.
struct NotInForce {
  std::string clause;
  LegalStatus status = LegalStatus::in_force;
  std::vector<std::string> sources;
};

// Refusals of form, idempotency, batch and not found rest on no clause and are no decisions.
bool is_technical(std::string_view code);

class CitationSets {
 public:
  struct Resolved;
  // Every problem of the table, not only the first: gazette.citation_missing, gazette.citation_unresolved,
  // gazette.citation_ambiguous, gazette.external_without_gateway, gazette.error_code_unknown; field = "command code".
  // Any problem stops the start.
  static Resolved resolve(const CitationTable& table, const Gazette& gazette, const Clauses& clauses,
                          const StatusBook& status, const StatusReading& reading = {});

  // The row of the command, else the row of any command; nullptr when there is none.
  const CitationSet* find(std::string_view command, std::string_view code) const;
  const std::vector<CitationSet>& all() const { return sets_; }  // in the order of the table

 private:
  std::vector<CitationSet> sets_;
  std::map<std::pair<std::string, std::string>, std::size_t, std::less<>> index_;
};

struct CitationSets::Resolved {
  CitationSets sets;
  std::vector<Problem> problems;
};

// What keeps an acceptance on that day from resting on the set (gazette.citation_not_in_force); nullopt when it may.
std::optional<NotInForce> not_in_force(const CitationSet& set, Date day, const StatusBook& status,
                                       const StatusReading& reading = {});

}  // namespace gongbao::law
