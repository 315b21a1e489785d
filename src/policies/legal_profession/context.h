// What a command of this policy is decided on, and what its facts are folded into. Decide functions have the form
//   Answer decide(const Context& in, const RegisterFirm& command);
// and are one column of early returns in the order of spec/08 part 6; apply functions have the form
//   void apply(World& world, const FirmRegistered& fact, const FactOrigin& origin);
// and cannot fail.
#pragma once

#include "policies/command.h"
#include "policies/legal_profession/codes.h"
#include "policies/legal_profession/state.h"
#include "policies/shared/answers.h"
#include "policies/shared/row_id.h"

namespace gongbao::legal_profession {

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
// An accepted fact whose row is kept under the number of the entry.
template <class Fact>
Answer entered(const Context& in, std::string name, const Fact& fact) {
  return with_id(accept(fact), std::move(name), in.entry);
}

// Of a command that names a firm or a lawyer: the one that is there; nullopt: none, or both.
template <class Command>
std::optional<Subject> subject_of(const State& state, const Command& command) {
  const Subject of{command.firm.value_or(0), command.lawyer.value_or(0)};
  const bool one = (of.firm == 0) != (of.lawyer == 0);
  const bool there = of.firm == 0 || state.firms.contains(of.firm);
  if (!one || !there || (of.lawyer != 0 && !state.lawyers.contains(of.lawyer))) return std::nullopt;
  return of;
}

// Shares are kept in basis points.
inline constexpr std::int64_t whole_bp = 10'000;
inline bool is_score(std::int64_t score) { return score >= 0 && score <= whole_bp; }
// Σ weight × score / 10000, half up.
constexpr std::int64_t weighed(std::int64_t sum) { return (sum * 2 + whole_bp) / (whole_bp * 2); }

inline bool is_year(std::int32_t year) {
  constexpr std::int32_t first = 1949, last = 2199;
  return year >= first && year <= last;
}

}  // namespace gongbao::legal_profession
