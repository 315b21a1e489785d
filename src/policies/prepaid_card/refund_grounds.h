// The grounds of spec/01 8.7: whether a card may be given back on one, for how much, and by when. The demand asks for
// its own ground; the refund wizard asks for all of them at once, with the sums written out.
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

struct RefundGround {
  Code refused = 0;             // why not
  bool nothing_to_pay = false;  // it is that
  custody::RefundSum sum;       // fen; without the price of a gift, which is agreed later
  Days term;                    // from today
  Date due_on;
};
// The card is active.
RefundGround refund_ground(const Reading& in, const custody::Card& card, custody::Ground ground, bool gift_kept);

struct RefundOption {
  custody::Ground ground{};
  bool allowed = false;
  std::string code;  // why not; empty when it is allowed
  Money amount;      // to the consumer, compensation included
  Money compensation;
  Money to_operator;  // rest of the principal: what was consumed at list price
  std::string formula;
  std::int32_t term_days = 0;
  Date due_on;
  std::optional<Date> last_day;          // on which it may be demanded
  bool needs_acceptance = false;         // the operator accepts it, or a decision is attached
  std::vector<std::string> clauses;      // behind ground and amount
  std::vector<std::string> due_clauses;  // behind the deadline
  GB_FIELDS(ground, allowed, code, amount, compensation, to_operator, formula, term_days, due_on, last_day,
            needs_acceptance, clauses, due_clauses)
};
struct RefundOptions {
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  Date day;
  custody::CardState state = custody::CardState::stock;
  Money principal;
  Money bonus;  // ends with the card
  std::vector<RefundOption> options;
  GB_FIELDS(operator_id, card_id, day, state, principal, bonus, options)
};
// nullopt: there is no such card, or it is not sold.
std::optional<RefundOptions> refund_options(const Reading& in, std::uint64_t operator_id, std::uint64_t card_id);

}  // namespace gongbao::prepaid_card
