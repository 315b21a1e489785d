// Tests first, then deadlines, then the sums in words.
#include "policies/prepaid_card/refund_grounds.h"

#include <algorithm>

#include "policies/prepaid_card/citations.h"

namespace gongbao::prepaid_card {

using custody::Card;
using custody::CardState;
using custody::Ground;
using custody::Refund;

namespace {

const CardProduct* product_of(const Reading& in, const Card& card) {
  const auto it = in.state.products.find({card.key.operator_id, card.product_id});
  return it == in.state.products.end() ? nullptr : &it->second;
}

std::int64_t cheapest_item(const Reading& in, const Card& card) {
  const CardProduct* product = product_of(in, card);
  return product == nullptr ? 0 : product->min_item_price.fen;
}

// 0, or the code of the test that the ground fails.
Code test_ground(const Reading& in, const Card& card, Ground ground) {
  switch (ground) {
    case Ground::cooling_off:
      // reg/16: 七日内 from the first purchase; top-ups do not restart it. Of a loaded card that day lies before the
      // load.
      if (card.loaded != 0) return code::cooling_off_expired;
      if (in.today > cooling_off_ends(in.state.parameters, Date{card.first_sale})) return code::cooling_off_expired;
      return card.redemptions > 0 ? code::cooling_off_redeemed : Code{0};
    case Ground::below_minimum_item:  // reg/17b: not enough for the cheapest single item
      return card.principal < cheapest_item(in, card) ? Code{0} : code::balance_not_below_minimum;
    case Ground::termination: {
      const auto* book = in.books.find_operator(card.key.operator_id);
      return book == nullptr || book->standing == custody::Standing::active ? code::wrong_state : Code{0};
    }
    case Ground::not_performed:
    case Ground::agreed:
    case Ground::lawful_rescission:
    case Ground::operator_fault:
      return 0;
  }
  return code::schema_invalid;
}

Days refund_term(const Reading& in, const Card& card, Ground ground) {
  if (ground == Ground::cooling_off) return in.terms.cooling_off_refund;
  const CardProduct* product = product_of(in, card);
  return product != nullptr && product->refund_days_agreed ? Days{*product->refund_days_agreed}
                                                           : in.terms.refund_default;
}

}  // namespace

RefundGround refund_ground(const Reading& in, const Card& card, Ground ground, bool gift_kept) {
  RefundGround told;
  told.refused = test_ground(in, card, ground);
  Refund refund;
  refund.card_id = card.key.card_id;
  refund.ground = ground;
  refund.gift_kept = gift_kept;
  told.sum = in.scheme.refund_sum(card, refund, 0);
  told.term = refund_term(in, card, ground);
  // Calendar days; whether they roll over rest days is a parameter (reg/16–17).
  told.due_on = shared::days_from(in.today, told.term, in.terms.calendar_deadline_rolls_over_holidays, in.calendar);
  if (told.refused == 0 && Wide{told.sum.payable} + told.sum.compensation <= 0) {
    told.refused = code::wrong_state;
    told.nothing_to_pay = true;
  }
  return told;
}

namespace {

std::string in_yuan(std::int64_t fen) { return format_yuan_grouped(Money{fen}); }

// As Scheme::refund_sum makes it, with the figures put in.
std::string formula_of(const Reading& in, const Card& card, Ground ground, const custody::RefundSum& sum) {
  if (ground == Ground::operator_fault) {
    return "max(2001, paid − floor(consumed × paid ÷ (paid + bonus))) = max(" + in_yuan(card.principal) + ", " +
           in_yuan(card.paid) + " − floor(" + in_yuan(card.consumed) + " × " + in_yuan(card.paid) + " ÷ (" +
           in_yuan(card.paid) + " + " + in_yuan(card.bonus_granted) +
           "))) = " + in_yuan(sum.payable + sum.compensation);
  }
  const CardProduct* product = product_of(in, card);
  const bool by_list_price = product != nullptr && product->refund_method == RefundMethod::list_price &&
                             ground != Ground::cooling_off && ground != Ground::below_minimum_item &&
                             ground != Ground::termination;
  if (by_list_price) {
    return "max(0, min(2001, paid − consumed)) = max(0, min(" + in_yuan(card.principal) + ", " + in_yuan(card.paid) +
           " − " + in_yuan(card.consumed) + ")) = " + in_yuan(sum.payable);
  }
  const std::string whole = "2001 = " + in_yuan(card.principal);
  if (ground == Ground::cooling_off) return whole + ", less the agreed price of a gift kept";
  if (ground == Ground::below_minimum_item) {
    const std::int64_t cheapest = cheapest_item(in, card);
    return whole + (card.principal < cheapest ? " < " : " ≥ ") + in_yuan(cheapest);
  }
  return whole;
}

RefundOption option_of(const Reading& in, const Card& card, Ground ground) {
  const RefundGround told = refund_ground(in, card, ground, false);
  RefundOption option;
  option.ground = ground;
  const Code refused = card.state == CardState::active ? told.refused : code::wrong_state;
  option.allowed = refused == 0;
  option.code = std::string(code_name(refused));
  option.amount = {told.sum.payable + told.sum.compensation};
  option.compensation = {told.sum.compensation};
  option.to_operator = {told.sum.item};
  option.formula = formula_of(in, card, ground, told.sum);
  option.term_days = told.term.count;
  option.due_on = told.due_on;
  const bool own_right = ground == Ground::cooling_off || ground == Ground::below_minimum_item;
  option.needs_acceptance = !own_right && ground != Ground::termination;
  if (ground == Ground::cooling_off && card.loaded == 0) {
    option.last_day = cooling_off_ends(in.state.parameters, Date{card.first_sale});
  }
  option.clauses = clauses_of(ground);
  option.due_clauses = due_clauses_of(ground);
  return option;
}

}  // namespace

std::optional<RefundOptions> refund_options(const Reading& in, std::uint64_t operator_id, std::uint64_t card_id) {
  const std::uint64_t current = in.books.current_card(operator_id, card_id);
  const Card* card = in.books.cards.find({operator_id, current});
  if (card == nullptr || card->state == CardState::stock) return std::nullopt;
  RefundOptions told;
  told.operator_id = operator_id;
  told.card_id = current;
  told.day = in.today;
  told.state = card->state;
  told.principal = {card->principal};
  told.bonus = {card->bonus};
  for (const auto& [ground, name] : names_of(Ground{})) told.options.push_back(option_of(in, *card, ground));
  return told;
}

}  // namespace gongbao::prepaid_card
