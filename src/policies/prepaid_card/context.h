// What a typed command is decided on. Decide functions have the form
//   Answer decide(const Context& in, const RegisterOperator& command);
// and read like the article: one column of early returns, then accept(facts). Apply functions have the form
//   void apply(World& world, const OperatorRegistered& fact, const FactOrigin& origin);
// and cannot fail.
#pragma once

#include "custody/decide.h"
#include "custody/turn.h"
#include "policies/command.h"
#include "policies/prepaid_card/codes.h"
#include "policies/prepaid_card/scheme.h"
#include "policies/prepaid_card/state.h"
#include "policies/shared/answers.h"

namespace gongbao::prepaid_card {

using policies::accept;
using policies::Answer;
using policies::FactOrigin;
using policies::refuse;
using shared::blank;
using shared::malformed;
using shared::regulation_from;  // 2-15a
using shared::show_due;

// What an answer to a question is made of; of the day that has begun.
struct Reading {
  const State& state;
  const custody::Books& books;
  const Scheme& scheme;
  const law::Calendar& calendar;
  const Terms& terms;
  Date today;
};

struct Context {
  const State& state;
  const custody::Books& books;
  const Scheme& scheme;
  const law::Calendar& calendar;
  const Terms& terms;                   // of today
  const custody::Originals& originals;  // of the actor's bank
  access::Actor actor;
  Date today;
  policies::EntryNo entry = 0;  // the number this command becomes; ids are minted from it

  const OperatorRecord* find_operator(std::uint64_t id) const {
    const auto it = state.operators.find(id);
    return it == state.operators.end() ? nullptr : &it->second;
  }
  bool knows(std::uint64_t id) const { return find_operator(id) != nullptr; }
  law::Deadline work_days(Date day0, WorkDays n) const { return calendar.add_work_days(day0, n); }
  Reading reading() const { return {state, books, scheme, calendar, terms, today}; }
};

struct World {
  State& state;
  custody::Books& books;
};

// What is wrong with a day on which something is said to have happened: it has not come yet, or no law asked for it.
std::optional<Answer> day_problem(const Context& in, std::string field, Date day, Date in_force_from);
// Dates that a command names: 0, or the code of the first rule they break. In the order of spec/01 part 6.
Code check_event_date(const Context& in, std::uint64_t operator_id, Date event_date);

// Money posted by a typed command: what the movement would leave behind, with R and the flags of I3. The fact carries
// every figure, so that apply needs no law.
struct PostedFigures {
  std::int64_t custody_after = 0;
  std::int64_t required_after = 0;
  std::uint8_t flags = 0;
  std::uint64_t journal_no = 0;
  GB_FIELDS(custody_after, required_after, flags, journal_no)
};
// book_after carries changes of standing, account or quarter that the command makes besides the movement.
PostedFigures figures_after(const Context& in, const custody::OperatorBook& book_after, custody::Movement movement);
// Nothing moves but what R depends on: the split follows (8.4).
PostedFigures figures_resplit(const Context& in, const custody::OperatorBook& book_after);

// For apply: posts the rebuilt movement with the figures of the fact, and keeps the events that its flags tell of.
// event_date: the booking day where the command names none.
void post(World& world, custody::OperatorBook& book, custody::Movement& movement, const PostedFigures& figures,
          const FactOrigin& origin, std::optional<Date> event_date = {});
void post_resplit(World& world, custody::OperatorBook& book, const PostedFigures& figures, const FactOrigin& origin);

// What every answer about an operator's money shows: R after it, and what is short; the flag when a shortfall opens.
void show_required(Answer& answer, const PostedFigures& figures);

}  // namespace gongbao::prepaid_card
