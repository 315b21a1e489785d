// What a command of this policy is decided on, and what its facts are folded into. Decide functions have the form
//   Answer decide(const Context& in, const OpenRound& command);
// and are one column of early returns in the order of spec/06 part 6; apply functions have the form
//   void apply(World& world, const RoundOpened& fact, const FactOrigin& origin);
// and cannot fail.
#pragma once

#include "policies/command.h"
#include "policies/eldercare/codes.h"
#include "policies/eldercare/state.h"
#include "policies/shared/answers.h"
#include "policies/shared/row_id.h"

namespace gongbao::eldercare {

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
};

struct World {
  State& state;
};

// What is named by a number and is not there.
inline Answer unknown(std::string field) { return refuse(code::unknown_subject).with_text("field", std::move(field)); }
inline Answer&& with_id(Answer&& answer, std::string name, std::uint64_t id) {
  return std::move(answer).with_count(std::move(name), static_cast<std::int64_t>(id));
}

// Named, or the one that the actor speaks for.
inline std::optional<law::AreaCode> department_meant(const Context& in, const std::optional<std::string>& named) {
  return department_named(in.terms(), named ? *named : department_text(in.actor.area), in.today);
}

// 及时 without a number: a day to be done by, where the department has set itself one (R4).
inline std::optional<Due> due_from(const Context& in, Date day0, const std::optional<std::int32_t>& working_days) {
  if (!working_days) return std::nullopt;
  const law::Deadline due = in.calendar.add_work_days(day0, WorkDays{*working_days});
  return Due{due.last_day, due.provisional};
}
inline Answer&& with_due(Answer&& answer, const std::optional<Due>& due) {
  if (due) shared::show_due(answer, {due->last_day, due->provisional});
  return std::move(answer);
}

}  // namespace gongbao::eldercare
