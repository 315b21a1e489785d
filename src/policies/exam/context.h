// What a command of this policy is decided on, and what its facts are folded into. Decide functions have the form
//   Answer decide(const Context& in, const EnterGrade& command);
// and are one column of early returns in the order of spec/05 part 6; apply functions have the form
//   void apply(World& world, const ResultsEntered& fact, const FactOrigin& origin);
// and cannot fail.
#pragma once

#include "law/area.h"
#include "law/calendar.h"
#include "policies/command.h"
#include "policies/exam/codes.h"
#include "policies/exam/state.h"
#include "policies/shared/answers.h"
#include "policies/shared/row_id.h"

namespace gongbao::exam {

using access::Role;
using policies::accept;
using policies::Answer;
using policies::FactOrigin;
using policies::refuse;
using shared::blank;
using shared::malformed;
using shared::row_id;
using shared::rows_per_entry;

struct Context {
  const State& state;
  const law::Calendar& calendar;
  access::Actor actor;
  Date today;
  policies::EntryNo entry = 0;  // the number this command becomes; ids are minted from it

  const law::Parameters& terms() const { return state.parameters; }
};

struct World {
  State& state;
};

// What is named and is not there.
inline Answer unknown(std::string field) { return refuse(code::unknown_subject).with_text("field", std::move(field)); }
inline Answer&& with_id(Answer&& answer, std::string name, std::uint64_t id) {
  return std::move(answer).with_count(std::move(name), static_cast<std::int64_t>(id));
}
inline Answer&& with_points(Answer&& answer, std::string name, std::int64_t centipoints) {
  return std::move(answer).with_text(std::move(name), points_text(centipoints));
}

// Whose paper or session it is does with it what is to be done, and nobody above or beside: 0 and 0 are the city's.
inline bool owns(const access::Actor& actor, std::uint32_t area, std::uint64_t school) {
  if (actor.role == Role::city_edu) return area == 0 && school == 0;
  if (actor.role == Role::district_edu) return school == 0 && area != 0 && area == actor.area;
  return school != 0 && school == actor.organisation;
}

}  // namespace gongbao::exam
