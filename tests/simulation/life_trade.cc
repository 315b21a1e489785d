// What a shop does all day: sells, redeems, applies for the money of what it redeemed, disputes.
#include "simulation/life.h"

namespace gongbao::simulation {

using custody::Instruction;
using custody::Op;

void Life::business_day(Business& of) {
  const auto acts = 1 + below(static_cast<std::uint64_t>(plan_.acts_a_day));
  for (std::uint64_t i = 0; i < acts; ++i) act(of);
  pay_what_is_due(of);
}

void Life::act(Business& of) {
  const std::uint64_t dice = below(100);
  if (dice < 14) return sell(of);
  if (dice < 20) return top_up(of);
  if (dice < 40) return redeem(of);
  if (dice < 47) return sell_for_cash(of);
  if (dice < 53) return deposit(of);
  if (dice < 63) return apply_for_release(of);
  if (dice < 66) return object(of);
  if (dice < 69) return agree(of);
  if (dice < 73) return draw(of);
  if (dice < 77) return demand_refund(of);
  if (dice < 82) return settle_refund(of);
  if (dice < 83) return transfer(of);
  if (dice < 87) return undo(of);
  if (dice < 91) return fund(of);
  if (dice < 93) return interest_or_fee(of);
  if (dice < 96) return unknown_money(of);
  if (dice < 97) return lose_a_card(of);
  if (dice < 98) return bounce(of);
  return nonsense(of);
}

void Life::sell(Business& of) {
  Instruction in = make(Op::purchase, of, ++last_card_, money(500'000));
  in.counter_id = 1;
  if (one_in(3)) in.aux_fen = money(20'000);
  send(paid_in(in, of.account_no));
}

void Life::top_up(Business& of) {
  if (const auto* id = pick(of.cards)) send(paid_in(make(Op::topup, of, *id, money(100'000)), of.account_no));
}

void Life::redeem(Business& of) {
  const auto* id = pick(of.cards);
  if (id == nullptr) return;
  const custody::Card* row = card(of, *id);
  const std::int64_t all = row == nullptr ? 0 : row->principal + row->bonus;
  send(make(Op::redeem, of, *id,
            one_in(15) ? all + 1 : money(std::max<std::int64_t>(1, std::min<std::int64_t>(all, 60'000)))));
}

void Life::sell_for_cash(Business& of) {
  const bool first = of.cards.empty() || one_in(2);
  Instruction in = make(Op::sale_in_transit, of, first ? ++last_card_ : *pick(of.cards), money(50'000));
  in.flags = static_cast<std::uint8_t>((one_in(2) ? custody::flag::cash : custody::flag::acquirer) |
                                       (first ? custody::flag::first_sale : 0));
  if (first) in.counter_id = 1;
  send(in);
}

void Life::deposit(Business& of) {
  const std::int64_t held = book(of).q.in_transit_all;
  send(paid_in(make(Op::cash_deposit, of, 0,
                    held == 0 || one_in(12) ? held + 1
                    : one_in(2)             ? held
                                            : money(held)),
               of.account_no));
}

// Up to five items under one application.
void Life::apply_for_release(Business& of) {
  ++last_application_;
  for (std::uint64_t i = 0, n = 1 + below(5); i < n; ++i) {
    const Id16* item = pick(of.items);
    if (item == nullptr) return;
    Instruction in = make(Op::apply_release, of, 0, 0);
    in.ref_id = *item;
    in.counter_id = last_application_;
    send(in);
  }
  of.orders.push_back(last_application_);
  if (one_in(12)) give(prepaid_card::WithdrawReleaseApplication{of.id, last_application_}, the_operator(of));
}

const custody::Item* Life::some_item(Business& of, Id16& id) {
  const Id16* picked = pick(of.items);
  if (picked == nullptr) return nullptr;
  id = *picked;
  return books().items.find({of.id, id});
}

void Life::object(Business& of) {
  Id16 id{};
  const custody::Item* item = some_item(of, id);
  Instruction in = make(Op::objection, of, item != nullptr ? item->card_id : 1, 0);
  in.ref_id = id;
  send(in);
}

void Life::agree(Business& of) {
  for (const Id16& id : of.items) {
    const custody::Item* item = books().items.find({of.id, id});
    if (item == nullptr || item->state != custody::ItemState::disputed) continue;
    Instruction in = make(Op::agreement, of, item->card_id, item->amount);
    in.ref_id = id;
    in.aux_fen = one_in(5) ? 0 : money(item->amount);
    if (!one_in(10)) in.flags = custody::flag::confirmed;
    if (send(in)) apply_agreed(of, id);
    return;
  }
}

void Life::apply_agreed(Business& of, const Id16& id) {
  Instruction in = make(Op::apply_release, of, 0, 0);
  in.ref_id = id;
  in.counter_id = ++last_application_;
  if (send(in)) of.orders.push_back(last_application_);
}

}  // namespace gongbao::simulation
