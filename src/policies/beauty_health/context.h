// What a command of this policy is decided on, and what its facts are folded into. Decide functions have the form
//   Answer decide(const Context& in, const PlanItem& command);
// and are one column of early returns in the order of spec/09 part 6; apply functions have the form
//   void apply(World& world, const ItemPlanned& fact, const FactOrigin& origin);
// and cannot fail.
#pragma once

#include "policies/beauty_health/codes.h"
#include "policies/beauty_health/state.h"
#include "policies/document.h"
#include "policies/shared/answers.h"
#include "policies/shared/row_id.h"

namespace gongbao::beauty_health {

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
  access::Actor actor;  // of a unit: its area is the unit
  Date today;
  policies::EntryNo entry = 0;  // the number this command becomes; ids are minted from it

  const law::Parameters& terms() const { return state.parameters; }
};

struct World {
  State& state;
  const SeesJournal& see;
};

// What is named by a number and is not there.
inline Answer unknown(std::string field) { return refuse(code::unknown_subject).with_text("field", std::move(field)); }
// Below one, or of no use as a value.
Answer wrong_value(std::string field);
inline Answer&& with_id(Answer&& answer, std::string name, std::uint64_t id) {
  return std::move(answer).with_count(std::move(name), static_cast<std::int64_t>(id));
}
// The one clause meant, where the table has those of all measures or kinds.
inline Answer&& at_clause(Answer&& answer, std::string clause) {
  return std::move(answer).with_text("clause", std::move(clause));
}

}  // namespace gongbao::beauty_health
