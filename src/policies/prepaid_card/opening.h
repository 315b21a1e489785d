// Opening balances: the cards an operator had sold before it came under custody (spec/01 8.5, O1). Their money is
// already with the operator (1004); what must be in the account is short until it is funded.
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

struct OpeningCard {
  std::uint64_t card_id = 0;
  std::uint64_t product_id = 0;
  Money principal;
  std::optional<Money> bonus;
  GB_FIELDS(card_id, product_id, principal, bonus)
};

struct LoadOpeningBalances {
  static constexpr std::uint16_t number = 1107;
  static constexpr std::string_view name = "load_opening_balances";
  std::uint64_t operator_id = 0;
  Money prior_quarter_balance;  // B_q: the balance at the end of the previous quarter
  std::vector<OpeningCard> cards;
  GB_FIELDS(operator_id, prior_quarter_balance, cards)
};
struct OpeningBalancesLoaded {
  static constexpr std::uint16_t number = 1607;
  std::uint64_t operator_id = 0;
  Money prior_quarter_balance;
  std::vector<OpeningCard> cards;
  PostedFigures posted;
  GB_FIELDS(operator_id, prior_quarter_balance, cards, posted)
};

Answer decide(const Context& in, const LoadOpeningBalances& command);
void apply(World& world, const OpeningBalancesLoaded& fact, const FactOrigin& origin);

using OpeningCommands = policies::TypeList<LoadOpeningBalances>;
using OpeningFacts = policies::TypeList<OpeningBalancesLoaded>;

}  // namespace gongbao::prepaid_card
