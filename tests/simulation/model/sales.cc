// Money in and its use: ops 1 to 5, 14, 20, 21 of spec/01 8.5.
#include "simulation/model/model.h"

namespace gongbao::model {

namespace {
constexpr int cash = 1, acquirer = 2, first_sale_flag = 4;
}

int dates(const Attempt& t) {
  if (t.in.event_date > t.today) return 105;
  if (!t.calendar.known(t.in.event_date)) return 117;
  if (t.shop.any_closed && t.in.event_date <= t.shop.closed_through) return 106;
  return 0;
}

int dated_amount(const Attempt& t) {
  if (const int code = dates(t)) return code;
  return t.in.amount_fen <= 0 ? 107 : 0;
}

bool pays_into(const Shop& shop, const Id& account) { return shop.account != Id{} && account == shop.account; }

void change_balance(Attempt& t, Fen by) {
  if (by != 0) t.shop.balance_changes.emplace_back(t.in.event_date, by);
}

int may_sell(const Attempt& t, std::uint64_t product) {
  if (t.shop.stopped && t.in.event_date >= t.shop.stopped_on) return 202;
  if (t.in.outlet_id != 0) return 205;
  return t.shop.products.contains(product) ? 0 : 206;
}

int first_sale_possible(const Attempt& t) {
  const auto it = t.shop.cards.find(t.in.subject_id);
  return it != t.shop.cards.end() && it->second.state != CardState::stock ? 108 : 0;
}

int top_up_possible(const Attempt& t) {
  const auto it = t.shop.cards.find(t.in.subject_id);
  if (it == t.shop.cards.end() || it->second.state == CardState::stock) return 104;
  return it->second.state != CardState::active || t.in.event_date < it->second.first_sale ? 108 : 0;
}

void sale_on_card(Attempt& t, bool first) {
  Card& card = t.shop.cards[t.in.subject_id];
  if (first) {
    card.product = t.in.counter_id;
    card.first_sale = t.in.event_date;
    card.state = CardState::active;
  }
  card.principal += t.in.amount_fen;
  card.paid += t.in.amount_fen;
  card.bonus += t.in.aux_fen;
  card.granted += t.in.aux_fen;
  t.shop.bonus_granted += t.in.aux_fen;
  t.money = true;
  t.bonus = t.in.aux_fen > 0;
  change_balance(t, t.in.amount_fen);
}

int sell(Attempt& t) {
  const int op = static_cast<int>(t.in.op);
  const bool first = op == 1 || (op == 3 && t.in.has(first_sale_flag));
  if (const int code = first ? first_sale_possible(t) : top_up_possible(t)) return code;
  if (const int code = dated_amount(t)) return code;
  if (t.in.event_date < date_of(2023, 9, 1)) return 219;
  if (op != 3 && !pays_into(t.shop, t.in.ref_id)) return 201;
  if (op == 3 && t.shop.account == Id{}) return 201;  // cash that could be brought nowhere (part 7, custody_setup)
  const std::uint64_t product = first ? t.in.counter_id : t.shop.cards.at(t.in.subject_id).product;
  if (const int code = may_sell(t, product)) return code;
  sale_on_card(t, first);
  if (op != 3) {
    t.shop.custody += t.in.amount_fen;
    return 0;
  }
  Receipt receipt;
  receipt.card = t.in.subject_id;
  receipt.amount = receipt.left = t.in.amount_fen;
  receipt.day = t.in.event_date;
  const WorkDays days = t.in.has(acquirer) ? WorkDays{1} : t.terms.deposit_days.on(t.in.event_date);
  receipt.deadline = t.calendar.add_work_days(t.in.event_date, days).last_day;
  receipt.overdue = t.late = receipt.deadline < t.today;
  t.shop.receipts[t.in.instr_id] = receipt;
  return 0;
}

// Oldest first: by event date, then by id.
Uses use_receipts(Attempt& t, Fen amount, std::uint64_t of_card, bool tell_late) {
  std::vector<std::pair<Date, Id>> queue;
  for (const auto& [id, receipt] : t.shop.receipts) {
    const bool asked = of_card == 0 || current_card(t.shop, receipt.card) == of_card;
    if (asked && receipt.left > 0) queue.emplace_back(receipt.day, id);
  }
  std::ranges::sort(queue);
  Uses uses;
  for (const auto& [day, id] : queue) {
    if (amount == 0) break;
    Receipt& receipt = t.shop.receipts.at(id);
    const Fen taken = std::min(amount, receipt.left);
    receipt.left -= taken;
    amount -= taken;
    uses.emplace_back(id, taken);
    if (tell_late && t.in.event_date > receipt.deadline) t.late = true;
  }
  return uses;
}

namespace {

// Nothing is deposited before it was taken.
int take_cash(Attempt& t) {
  if (t.in.amount_fen > in_transit(t.shop)) return 116;
  t.own.uses = use_receipts(t, t.in.amount_fen, 0, true);
  for (const auto& [id, taken] : t.own.uses) {
    if (t.in.event_date < t.shop.receipts.at(id).day) return 108;
  }
  return 0;
}

}  // namespace

int deposit(Attempt& t) {
  if (const int code = dated_amount(t)) return code;
  if (!pays_into(t.shop, t.in.ref_id)) return 201;
  if (const int code = take_cash(t)) return code;
  t.shop.custody += t.in.amount_fen;
  t.money = true;
  return 0;
}

Fen add_item(Attempt& t, ItemKind kind, Fen amount, std::uint64_t card) {
  if (amount == 0) return 0;
  Item item;
  item.kind = kind;
  item.amount = amount;
  item.card = card;
  item.day = t.in.event_date;
  t.shop.items[t.in.instr_id] = item;
  return amount;
}

namespace {

// Spec/01 8.8: how much of a price is paid from the principal.
Fen from_principal(const Card& card, int redeem_order, Fen price) {
  if (card.bonus == 0) return price;
  switch (redeem_order) {
    case 1:
      return price - std::min(price, card.bonus);
    case 2:
      return price == card.principal + card.bonus ? card.principal
                                                  : price * card.principal / (card.principal + card.bonus);
    default:
      return std::min(price, card.principal);
  }
}

}  // namespace

int redeem(Attempt& t) {
  if (const int code = top_up_possible(t)) return code;  // the same tests of the card
  if (const int code = dated_amount(t)) return code;
  if (t.in.outlet_id != 0) return 205;
  Card& card = t.shop.cards.at(t.in.subject_id);
  const Fen price = t.in.amount_fen;
  if (price > card.principal + card.bonus) return 207;
  const auto product = t.shop.products.find(card.product);
  const Fen p = from_principal(card, product == t.shop.products.end() ? 0 : product->second.redeem_order, price);
  t.own.principal = p;
  t.own.bonus = price - p;
  card.principal -= p;
  card.bonus -= price - p;
  card.consumed += price;
  ++card.redemptions;
  t.shop.bonus_consumed += price - p;
  add_item(t, ItemKind::sale, p, t.in.subject_id);
  change_balance(t, -p);
  t.money = p > 0;
  t.bonus = price > p;
  return 0;
}

int transfer(Attempt& t) {
  const auto from = t.shop.cards.find(t.in.subject_id);
  const auto to = t.shop.cards.find(t.in.counter_id);
  const auto gone = [&](auto it) { return it == t.shop.cards.end() || it->second.state == CardState::stock; };
  if (gone(from) || gone(to)) return 104;
  for (const auto& it : {from, to}) {
    if (it->second.state != CardState::active || t.in.event_date < it->second.first_sale) return 108;
  }
  if (const int code = dated_amount(t)) return code;
  if (t.in.amount_fen > from->second.principal) return 207;
  from->second.principal -= t.in.amount_fen;
  to->second.principal += t.in.amount_fen;
  t.money = true;
  return 0;
}

int receive_unidentified(Attempt& t) {
  if (const int code = dated_amount(t)) return code;
  if (!pays_into(t.shop, t.in.ref_id)) return 201;
  t.shop.lines[t.in.instr_id] = {t.in.amount_fen, false};
  t.shop.custody += t.in.amount_fen;
  t.money = true;
  return 0;
}

int identify(Attempt& t) {
  const bool to_card = t.in.purpose == 1;
  const bool first = t.in.has(first_sale_flag);
  if (to_card) {
    if (const int code = first ? first_sale_possible(t) : top_up_possible(t)) return code;
  }
  if (const int code = dated_amount(t)) return code;
  const auto line = t.shop.lines.find(t.in.ref_id);
  if (line == t.shop.lines.end()) return 111;
  if (line->second.identified) return 108;
  if (t.in.amount_fen != line->second.amount) return 101;
  if (to_card) {
    if (t.in.event_date < date_of(2023, 9, 1)) return 219;
    const std::uint64_t product = first ? t.in.counter_id : t.shop.cards.at(t.in.subject_id).product;
    if (const int code = may_sell(t, product)) return code;
    sale_on_card(t, first);
  } else if (t.in.purpose == 2) {
    t.shop.funding += t.in.amount_fen;
  } else {
    if (const int code = take_cash(t)) return code;
  }
  line->second.identified = true;
  t.money = true;
  return 0;
}

}  // namespace gongbao::model
