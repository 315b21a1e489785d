// The clause map: what runs for each clause, the tests that name it, or the reason why nothing runs (spec/10 A6). What
// `gongbao clauses` prints and the release gate judges.
#pragma once

#include "law/citations.h"

namespace gongbao::law {

enum class ImplementerKind : std::uint8_t { command = 1, timer, page, report, computed, record };
constexpr auto names_of(ImplementerKind) {
  using enum ImplementerKind;
  using namespace std::literals;
  return std::array{std::pair{command, "command"sv}, std::pair{timer, "timer"sv},       std::pair{page, "page"sv},
                    std::pair{report, "report"sv},   std::pair{computed, "computed"sv}, std::pair{record, "record"sv}};
}

// A row of a policy's own table; what its citation table already says need not be repeated here.
struct Implementer {
  std::string_view clause;  // path of the policy's document, or a full id
  ImplementerKind kind = ImplementerKind::command;
  std::string_view name;
};

struct NoSoftware {
  std::string_view clause;
  std::string_view reason;
};

// What a policy says about its document.
struct ClauseRegister {
  std::string_view document;
  std::span<const Implementer> implementers;
  std::span<const NoSoftware> reasons;
  const CitationSets* citations = nullptr;
  std::span<const DayRow> days = {};
};

struct NamingTest {
  std::string clause;
  std::string test;  // prepaid-card/parts.yaml:17
};

enum class ClauseState : std::uint8_t { running = 1, untested, recorded, explained, missing };
constexpr auto names_of(ClauseState) {
  using enum ClauseState;
  using namespace std::literals;
  return std::array{std::pair{running, "running"sv}, std::pair{untested, "untested"sv},
                    std::pair{recorded, "recorded"sv}, std::pair{explained, "explained"sv},
                    std::pair{missing, "missing"sv}};
}

struct ClauseReport {
  const Clause* clause = nullptr;
  ClauseState state = ClauseState::missing;
  std::vector<std::string> implementers;  // "command redeem", "timer cash", without repetition
  std::vector<std::string> tests;
  std::string reason;
  std::vector<std::string> days = {};  // "prepaid_card.outlet_not_listed event_day"
};

struct ClauseCount {
  std::uint64_t computable = 0;  // D, R, T, P, X
  std::uint64_t running = 0;     // of these
  std::int32_t rate_bp = 0;      // floor(10000 × running / computable); 10000 for an empty table
};

// Rows in the order of the clause tables; only those of the document when it is not empty. clauses must outlive them.
// A registered clause that is in no table is a problem: gazette.citation_unresolved.
Result<std::vector<ClauseReport>> clause_map(const Clauses& clauses, std::span<const ClauseRegister> registers,
                                             std::span<const NamingTest> tests, std::string_view document = {});

ClauseCount count_clauses(std::span<const ClauseReport> rows);

// The release gate: one sentence for each clause that is missing, or of class D, R, T, P or X without code and test.
std::vector<std::string> open_clauses(std::span<const ClauseReport> rows);

// Every full clause id that stands in the text of a scenario file, with its line; comments do not count.
std::vector<NamingTest> clauses_named_in(std::string_view text, std::string_view file, const Clauses& clauses);
// The same over the scenario files built into the program.
std::vector<NamingTest> embedded_naming_tests(const Clauses& clauses);

}  // namespace gongbao::law
