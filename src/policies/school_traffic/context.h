// What a command of this policy is decided on, and what its facts are folded into. Decide functions have the form
//   Answer decide(const Context& in, const OpenProblem& command);
// and are one column of early returns in the order of spec/07 part 6; apply functions have the form
//   void apply(World& world, const ProblemWritten& fact, const FactOrigin& origin);
// and cannot fail. Most facts are the whole of a row as it is from then on.
#pragma once

#include <algorithm>

#include "policies/command.h"
#include "policies/school_traffic/codes.h"
#include "policies/school_traffic/state.h"
#include "policies/shared/answers.h"
#include "policies/shared/row_id.h"

namespace gongbao::school_traffic {

using policies::accept;
using policies::Answer;
using policies::FactOrigin;
using policies::refuse;
using shared::blank;
using shared::malformed;
using shared::row_id;
using shared::rows_per_command;

struct Context {
  const State& state;
  const law::Calendar& calendar;
  access::Actor actor;
  Date today;
  Stamp now;
  policies::EntryNo entry = 0;  // the number this command becomes; ids are minted from it

  const law::Parameters& terms() const { return state.parameters; }
  const School* school(std::uint64_t id) const { return find_row(state.schools, id); }
};

struct World {
  State& state;
};

// What is named by a number and is not there.
inline Answer unknown(std::string field) { return refuse(code::unknown_subject).with_text("field", std::move(field)); }
inline Answer&& with_id(Answer&& answer, std::string name, std::uint64_t id) {
  return std::move(answer).with_count(std::move(name), static_cast<std::int64_t>(id));
}

// The unit an actor speaks in; the city's speak in none.
inline AreaCode unit_of(const access::Actor& actor) { return actor.area == the_city ? 0 : actor.area; }

// The first of them that is no school in use; nullopt: all are.
inline std::optional<std::uint64_t> not_in_use(const Context& in, const std::vector<std::uint64_t>& schools) {
  for (const std::uint64_t id : schools) {
    const School* row = in.school(id);
    if (row == nullptr || !row->in_use()) return id;
  }
  return std::nullopt;
}

}  // namespace gongbao::school_traffic
