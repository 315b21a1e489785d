// What a command of this policy is decided on, and what its facts are folded into. Decide functions have the form
//   Answer decide(const Context& in, const IssueInvoice& command);
// and are one column of early returns in the order of spec/04 part 6; apply functions have the form
//   void apply(World& world, const InvoiceIssued& fact, const FactOrigin& origin);
// and cannot fail.
#pragma once

#include "law/calendar.h"
#include "policies/document.h"
#include "policies/shared/answers.h"
#include "policies/shared/row_id.h"
#include "policies/used_vehicle/codes.h"
#include "policies/used_vehicle/state.h"

namespace gongbao::used_vehicle {

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
  Stamp now;                    // to the minute
  policies::EntryNo entry = 0;  // the number this command becomes; ids are minted from it

  const law::Parameters& terms() const { return state.parameters; }
};

struct World {
  State& state;
};

// What is named by a number and is not there.
inline Answer unknown(std::string field) { return refuse(code::unknown_subject).with_text("field", std::move(field)); }
inline Answer wrong_value(std::string field) {
  return refuse(code::value_invalid).with_text("field", std::move(field));
}
inline Answer&& with_id(Answer&& answer, std::string name, std::uint64_t id) {
  return std::move(answer).with_count(std::move(name), static_cast<std::int64_t>(id));
}

// Whose command it is.
inline const Operator* own_operator(const Context& in) { return find_row(in.state.operators, in.actor.organisation); }

}  // namespace gongbao::used_vehicle
