// Playing a scenario: each step in turn against a fresh city, until one does not go as expected.
#pragma once

#include "cli/scenario/expect.h"

namespace gongbao::cli::scenario {

struct FailedStep {
  std::size_t number = 0;  // 1 … among the written steps; 0: a shorthand's
  std::string action;
  std::string where;  // line and column
  std::vector<Mismatch> mismatches;
  std::vector<std::string> places;  // of each mismatch
  boost::json::object answer;       // empty when nothing was answered
};

struct Played {
  std::size_t steps = 0;           // written steps that went as expected
  std::optional<Problem> invalid;  // the file is wrong, or the program could not go on
  std::optional<FailedStep> failed;
  Answered answered;  // what was answered, and the clauses behind answers and figures
  bool ok() const { return !invalid && !failed; }
};

// at_end: sees the city and its journal, when all went as expected.
using AtEnd = std::function<void(const World&)>;
// The journal of what went as expected is replayed and decided again, and so must hold; unless whoever looks at the end
// does as much himself.
enum class JournalIs : std::uint8_t { told_again, left_alone };
Played play(const Scenario& scenario, const policies::LawBooks& law, const AtEnd& at_end = {},
            JournalIs journal = JournalIs::told_again);

}  // namespace gongbao::cli::scenario
