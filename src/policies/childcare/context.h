// What a typed command is decided on. Decide functions have the form
//   Answer decide(const Context& in, const RegisterContract& command);
// and read like the article: one column of early returns, then accept(facts). Apply functions have the form
//   void apply(World& world, const ContractRegistered& fact, const FactOrigin& origin);
// and cannot fail.
#pragma once

#include "custody/decide.h"
#include "policies/childcare/state.h"
#include "policies/command.h"
#include "policies/shared/answers.h"

namespace gongbao::childcare {

using policies::accept;
using policies::Answer;
using policies::FactOrigin;
using policies::refuse;
using shared::blank;
using shared::malformed;
using shared::regulation_from;
using shared::show_due;

// What of the money this policy asks for: how a lot stands, and an item of service. The books of custody answer.
struct LotFigures {
  // refunded: its refund was accepted; closed: nothing is left of it, be it served or paid back.
  enum class Standing : std::uint8_t { in_transit, live, refunded, closed };
  Standing standing = Standing::live;
  Date paid_on;              // of the payment; of cash, of the receipt
  std::int64_t paid = 0;     // X
  std::int64_t balance = 0;  // 2001
  std::int64_t used = 0;     // u: units reported and not withdrawn
  bool open() const { return standing == Standing::in_transit || standing == Standing::live; }
};
struct ItemFigures {
  std::uint64_t lot = 0;
  std::int64_t amount = 0;  // e
  bool disputed = false;
};
class Lots {
 public:
  virtual ~Lots() = default;
  // nullopt: the bill is not paid, or its payment was reversed.
  virtual std::optional<LotFigures> lot(std::uint64_t operator_id, std::uint64_t bill) const = 0;
  // nullopt: there is no such item, or it is cleared.
  virtual std::optional<ItemFigures> item(std::uint64_t operator_id, const Id16& item) const = 0;
};

// What an answer to a question is made of; of the day that has begun.
struct Reading {
  const State& state;
  const custody::Books& books;
  const Lots& lots;
  const law::Calendar& calendar;
  const Terms& terms;
  Date today;
};

struct Context {
  const State& state;
  const custody::Books& books;
  const Lots& lots;
  const law::Calendar& calendar;
  const Terms& terms;                   // of today
  const custody::Originals& originals;  // of the institution's entries
  access::Actor actor;
  Date today;
  policies::EntryNo entry = 0;  // the number this command becomes; ids are minted from it

  const Institution* find_institution(std::uint64_t id) const {
    const auto it = state.institutions.institutions.find(id);
    return it == state.institutions.institutions.end() ? nullptr : &it->second;
  }
  bool knows(std::uint64_t id) const { return find_institution(id) != nullptr; }
  law::Deadline work_days(Date day0, WorkDays n) const { return calendar.add_work_days(day0, n); }
  Reading reading() const { return {state, books, lots, calendar, terms, today}; }
};

struct World {
  State& state;
  custody::Books& books;
};

// What is wrong with a day on which something is said to have happened: it has not come yet, or no law asked for it.
inline std::optional<Answer> day_problem(const Context& in, std::string field, Date day, Date in_force_from) {
  return shared::day_problem(std::move(field), day, in.today, in_force_from, code::not_in_force);
}

// 不得包含概不退款、不补办、解释权归经营者等 (5q): the refusal that names the phrase.
std::optional<Answer> unfair_term_in(const Context& in, std::string_view text);
// 载明下列内容 (5b–5n): the refusal that names the first of the twelve items that is missing.
std::optional<Answer> voucher_problem(const VoucherPaper& voucher);

}  // namespace gongbao::childcare
