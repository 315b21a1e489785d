// What a command of this policy is decided on, and what its facts are folded into. Decide functions have the form
//   Answer decide(const Context& in, const FileApplication& command);
// and are one column of early returns in the order of spec/03 part 6; apply functions have the form
//   void apply(World& world, const ApplicationFiled& fact, const FactOrigin& origin);
// and cannot fail.
#pragma once

#include "policies/document.h"
#include "policies/heating/codes.h"
#include "policies/heating/state.h"
#include "policies/shared/answers.h"
#include "policies/shared/row_id.h"

namespace gongbao::heating {

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
  policies::EntryNo entry = 0;  // the number this command becomes; ids are minted from it
  // Accounts are no business of this folder, but for what offices one has.
  std::function<bool(std::uint64_t account, access::Role office)> has_office = {};

  const law::Parameters& terms() const { return state.parameters; }
};

struct World {
  State& state;
  const SeesJournal& see;
};

// What is named by a number and is not there.
inline Answer unknown(std::string field) { return refuse(code::unknown_subject).with_text("field", std::move(field)); }
inline Answer wrong_value(std::string field) {
  return refuse(code::value_invalid).with_text("field", std::move(field));
}

}  // namespace gongbao::heating
