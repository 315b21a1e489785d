// What a step expects, compared with what came of it: the outcome, the answer's figures, and the state after.
#pragma once

#include "cli/scenario/expect_state.h"

namespace gongbao::cli::scenario {

// What came of a step, as far as expectations can speak of it.
struct Happened {
  const Reply* reply = nullptr;   // nullptr: nothing was said (day, check)
  std::uint64_t operator_id = 0;  // whose state is meant; 0 = none
  const std::vector<ledger::Journal>* journals = nullptr;
  bool state_known = true;  // false inside a batch
};

// A Problem when the expectation itself cannot be read. Nothing written means accepted.
Result<Compared> compare(const boost::json::value* expected, const std::string& path, const Happened& happened,
                         const World& world, Inputs& inputs);

// The full id of a clause that stands in a clause table.
Result<std::string> read_clause(const boost::json::value& value, std::string_view path, const law::Clauses& clauses);

// "refused prepaid_card.release_below_floor"
std::string outcome_text(const Reply& reply);

}  // namespace gongbao::cli::scenario
