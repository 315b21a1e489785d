// What there is to give: budgets of a kind, year and deciding unit, and the rule that says how much (1c to 21b). No
// amount is printed: each is set with the document it rests on.
#pragma once

#include "policies/beauty_health/context.h"

namespace gongbao::beauty_health {

struct OpenBudget {
  static constexpr std::uint16_t number = 11020;
  static constexpr std::string_view name = "open_budget";
  std::string kind;
  std::int32_t year = 0;
  std::string unit;  // the one that decides
  Money amount;
  GB_FIELDS(kind, year, unit, amount)
};
struct BudgetOpened {
  static constexpr std::uint16_t number = 11520;
  std::uint64_t budget = 0;
  FundKey key;
  Money amount;
  GB_FIELDS(budget, key, amount)
};
struct ChangeBudget {
  static constexpr std::uint16_t number = 11021;
  static constexpr std::string_view name = "change_budget";
  std::uint64_t budget = 0;
  Money change;  // below zero: less
  GB_FIELDS(budget, change)
};
struct BudgetChanged {
  static constexpr std::uint16_t number = 11521;
  std::uint64_t budget = 0;
  Money change;
  GB_FIELDS(budget, change)
};
struct CloseBudget {
  static constexpr std::uint16_t number = 11022;
  static constexpr std::string_view name = "close_budget";
  std::uint64_t budget = 0;
  GB_FIELDS(budget)
};
struct BudgetClosed {
  static constexpr std::uint16_t number = 11522;
  std::uint64_t budget = 0;
  Money rest;
  GB_FIELDS(budget, rest)
};

struct SetKindRule {
  static constexpr std::uint16_t number = 11023;
  static constexpr std::string_view name = "set_kind_rule";
  std::string kind;
  std::int32_t year = 0;
  std::optional<std::int32_t> ratio_bp;  // or a fixed amount
  std::optional<Money> cap;
  std::optional<Money> fixed;
  SealedDocument basis;
  GB_FIELDS(kind, year, ratio_bp, cap, fixed, basis)
};
struct KindRuleSet {
  static constexpr std::uint16_t number = 11523;
  FundKey key;
  AmountRule rule;
  GB_FIELDS(key, rule)
};

// Of the budget's kind, "beauty-health/14b".
std::string clause_of_fund(const FundKey& fund);

Answer decide(const Context& in, const OpenBudget& command);
Answer decide(const Context& in, const ChangeBudget& command);
Answer decide(const Context& in, const CloseBudget& command);
Answer decide(const Context& in, const SetKindRule& command);
void apply(World& world, const BudgetOpened& fact, const FactOrigin& origin);
void apply(World& world, const BudgetChanged& fact, const FactOrigin& origin);
void apply(World& world, const BudgetClosed& fact, const FactOrigin& origin);
void apply(World& world, const KindRuleSet& fact, const FactOrigin& origin);

using FundingCommands = policies::TypeList<OpenBudget, ChangeBudget, CloseBudget, SetKindRule>;
using FundingFacts = policies::TypeList<BudgetOpened, BudgetChanged, BudgetClosed, KindRuleSet>;

}  // namespace gongbao::beauty_health
