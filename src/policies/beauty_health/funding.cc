// Budgets and rules, each under the clause of its kind.
#include "policies/beauty_health/funding.h"

#include <algorithm>

namespace gongbao::beauty_health {

std::string clause_of_fund(const FundKey& fund) { return clause_id(kind_named(fund.kind)->clause); }

namespace {

constexpr std::int32_t first_year = 2023, last_year = 2099;
bool is_year(std::int32_t year) { return year >= first_year && year <= last_year; }

}  // namespace

Answer decide(const Context& in, const OpenBudget& command) {
  const Kind* kind = kind_named(command.kind);
  if (kind == nullptr) return refuse(code::kind_unknown).with_text("kind", command.kind);
  const std::string clause = clause_id(kind->clause);
  if (!is_year(command.year)) return wrong_value("year");
  const auto unit = unit_named(command.unit);
  if (!unit) return refuse(code::unit_unknown).with_text("unit", command.unit);
  if (deciding_unit(in.state, *kind, *unit, in.today) != *unit) {
    return at_clause(refuse(code::unit_not_responsible).with_text("unit", command.unit), units_clause(kind->measure));
  }
  const FundKey key{command.kind, command.year, *unit};
  if (in.state.budgets_by_key.contains(key)) return at_clause(refuse(code::duplicate), clause);
  if (command.amount.fen <= 0) return at_clause(wrong_value("amount"), clause);
  return at_clause(with_id(accept(BudgetOpened{in.entry, key, command.amount}), "budget", in.entry), clause);
}

void apply(World& world, const BudgetOpened& fact, const FactOrigin& origin) {
  world.state.budgets[fact.budget] = {fact.key, true};
  world.state.budgets_by_key[fact.key] = fact.budget;
  post(world.state.books, fact.budget, origin.booked_on,
       {account::appropriation, account::available, fact.amount.fen, 0}, world.see);
}

Answer decide(const Context& in, const ChangeBudget& command) {
  const Budget* row = find_row(in.state.budgets, command.budget);
  if (row == nullptr) return unknown("budget");
  const std::string clause = clause_of_fund(row->key);
  if (!row->open) return at_clause(refuse(code::bad_transition), clause);
  const Wide granted = Wide{in.state.books.balance(command.budget, account::appropriation)} + command.change.fen;
  if (command.change.fen == 0 || !fits(granted)) return at_clause(wrong_value("change"), clause);
  const std::int64_t free = in.state.books.free(command.budget);
  if (Wide{free} + command.change.fen < 0) {
    return at_clause(refuse(code::budget_exceeded).with_fen("available", free), clause);
  }
  return at_clause(accept(BudgetChanged{command.budget, command.change}), clause);
}

void apply(World& world, const BudgetChanged& fact, const FactOrigin& origin) {
  const bool raised = fact.change.fen > 0;
  const Movement up{account::appropriation, account::available, fact.change.fen, 0};
  const Movement down{account::available, account::appropriation, -fact.change.fen, 0};
  post(world.state.books, fact.budget, origin.booked_on, raised ? up : down, world.see);
}

Answer decide(const Context& in, const CloseBudget& command) {
  const Budget* row = find_row(in.state.budgets, command.budget);
  if (row == nullptr) return unknown("budget");
  const std::string clause = clause_of_fund(row->key);
  if (!row->open) return at_clause(refuse(code::bad_transition), clause);
  const Money rest{in.state.books.free(command.budget)};
  return at_clause(accept(BudgetClosed{command.budget, rest}).with_fen("rest", rest.fen), clause);
}

void apply(World& world, const BudgetClosed& fact, const FactOrigin& origin) {
  world.state.budgets.at(fact.budget).open = false;
  post(world.state.books, fact.budget, origin.booked_on, {account::available, account::appropriation, fact.rest.fen, 0},
       world.see);
}

namespace {

// A ratio with or without a cap, or a fixed amount, and nothing of it below one.
std::optional<Answer> rule_problem(const SetKindRule& command) {
  constexpr std::int32_t whole = 10'000;
  if (command.ratio_bp.has_value() == command.fixed.has_value()) return malformed("ratio_bp");
  if (command.cap && !command.ratio_bp) return malformed("cap");
  if (command.ratio_bp && (*command.ratio_bp < 1 || *command.ratio_bp > whole)) return wrong_value("ratio_bp");
  if (command.cap && command.cap->fen <= 0) return wrong_value("cap");
  if (command.fixed && command.fixed->fen <= 0) return wrong_value("fixed");
  return std::nullopt;
}

bool has_granted(const State& state, const FundKey& fund) {
  return std::ranges::any_of(state.applications, [&](const auto& each) {
    return each.second.fund == fund &&
           (is_granted(each.second.state) || each.second.state == ApplicationState::clawed_back);
  });
}

}  // namespace

Answer decide(const Context& in, const SetKindRule& command) {
  const Kind* kind = kind_named(command.kind);
  if (kind == nullptr) return refuse(code::kind_unknown).with_text("kind", command.kind);
  const std::string clause = clause_id(kind->clause);
  if (!is_year(command.year)) return at_clause(wrong_value("year"), clause);
  if (!command.basis.given()) return at_clause(refuse(code::basis_missing), clause);
  if (auto problem = rule_problem(command)) return at_clause(std::move(*problem), clause);
  const FundKey key{command.kind, command.year, in.actor.area};
  if (has_granted(in.state, key)) return at_clause(refuse(code::rule_locked), clause);
  return at_clause(accept(KindRuleSet{key, {command.ratio_bp, command.cap, command.fixed, command.basis}}), clause);
}

void apply(World& world, const KindRuleSet& fact, const FactOrigin&) { world.state.rules[fact.key] = fact.rule; }

}  // namespace gongbao::beauty_health
