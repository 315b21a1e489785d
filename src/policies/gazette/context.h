// What a command of this policy is decided on, and what its facts are folded into. Decide functions have the form
//   Answer decide(const Context& in, const OpenIssue& command);
// and are one column of early returns in the order of spec/10 part 6; apply functions have the form
//   void apply(World& world, const IssueOpened& fact, const FactOrigin& origin);
// and cannot fail.
#pragma once

#include "policies/command.h"
#include "policies/gazette/codes.h"
#include "policies/gazette/state.h"
#include "policies/shared/answers.h"

namespace gongbao::gazette {

using policies::accept;
using policies::Answer;
using policies::FactOrigin;
using policies::refuse;
using shared::blank;
using shared::malformed;

struct Context {
  const State& state;
  access::Actor actor;
  Date today;
  policies::EntryNo entry = 0;  // the number this command becomes; ids are minted from it

  const law::Parameters& terms() const { return state.parameters; }
  bool in_list(std::string_view parameter, std::string_view word) const {
    const auto& all = terms().list(parameter, today);
    return std::ranges::find(all, word) != all.end();
  }
};

struct World {
  State& state;
};

// What is named and is not there.
inline Answer unknown(std::string field) { return refuse(code::unknown_subject).with_text("field", std::move(field)); }
inline Answer&& with_id(Answer&& answer, std::string name, std::uint64_t id) {
  return std::move(answer).with_count(std::move(name), static_cast<std::int64_t>(id));
}

// The draft of that name, or why it cannot be worked on: it is not there, or it is published.
inline const Issue* draft_issue(const Context& in, const std::string& name, Answer& why) {
  const Issue* row = find_row(in.state.issues, name);
  if (row != nullptr && !row->published_on) return row;
  const bool published = row != nullptr || is_printed_issue(name);
  why = published ? refuse(code::published_immutable) : unknown("issue");
  return nullptr;
}

}  // namespace gongbao::gazette
