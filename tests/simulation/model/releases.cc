// The ways out to the operator, and what stands in them: ops 6 to 10, 17 to 19 and 22 of spec/01 8.5, part 8.6.
#include "simulation/model/model.h"

namespace gongbao::model {

namespace {

Id id_of_number(std::uint64_t number) {
  Id id{};
  std::memcpy(id.data(), &number, sizeof number);
  return id;
}

// After an agreement there is no second window: it clears at once, and what is free of it is ordered.
int settle_agreed(Attempt& t, Item& item) {
  const Fen amount = item.amount;
  item.state = ItemState::cleared;
  t.shop.entitled += amount;
  t.shop.applications[t.in.counter_id] = {ApplicationState::settled, t.today, t.today, {t.in.ref_id}};
  const Fen free = t.shop.custody - required(t.shop, t.terms, t.today) - open_orders(t.shop);
  const Fen ordered = std::clamp(free, Fen{0}, amount);
  if (ordered > 0)
    t.shop.orders[t.in.counter_id] = {OrderState::open, ordered, order_due(t.shop, t.today), t.in.event_date};
  t.detail = ordered;
  t.money = true;
  return 0;
}

}  // namespace

namespace {

Date last_day_to_object(const Attempt& t, const Item& item) {
  const Date from = t.terms.window_from_redemption ? item.day : t.today;
  return t.calendar.add_work_days(from, t.terms.objection_days.on(from)).last_day;
}

}  // namespace

Date order_due(const Shop& shop, Date on) {
  if (shop.cycle != Cycle::weekly) return on;
  while (weekday(on) != shop.weekday) on = on + Days{1};
  return on;
}

int apply_for_release(Attempt& t) {
  const auto it = t.shop.items.find(t.in.ref_id);
  if (it == t.shop.items.end()) return 104;
  if (!it->second.is_open() || t.in.event_date < it->second.day) return 108;
  if (const int code = dates(t)) return code;
  Item& item = it->second;
  if (item.state == ItemState::disputed) return 210;
  if (item.state == ItemState::applied) return 108;
  const auto application = t.shop.applications.find(t.in.counter_id);
  const bool known = application != t.shop.applications.end();
  if (!known && t.shop.orders.contains(t.in.counter_id)) return 108;
  if (item.state == ItemState::agreed) return known ? 108 : settle_agreed(t, item);
  if (known &&
      (application->second.state != ApplicationState::window_open || application->second.applied_on != t.today)) {
    return 108;
  }
  Application& joined = t.shop.applications[t.in.counter_id];
  joined.applied_on = t.today;
  joined.window_end = std::max(joined.window_end, last_day_to_object(t, item));
  joined.items.push_back(t.in.ref_id);
  item.state = ItemState::applied;
  item.application = t.in.counter_id;
  return 0;
}

int release_free(Attempt& t) {
  if (const int code = dated_amount(t)) return code;
  if (t.shop.account == Id{}) return 108;
  if (t.shop.papers.contains(t.in.ref_id)) return 114;
  for (const auto& [number, order] : t.shop.orders) {
    if (t.in.ref_id == id_of_number(number)) return 114;
  }
  if (t.in.purpose < 1 || t.in.purpose > 8) return 209;
  const Fen free = drawable(t.shop, t.terms, t.today);
  if (t.in.amount_fen > free) {
    t.detail = free;
    return 208;
  }
  t.shop.papers.insert(t.in.ref_id);
  t.shop.custody -= t.in.amount_fen;
  t.shop.released += t.in.amount_fen;
  t.money = true;
  return 0;
}

int execute_payout(Attempt& t) {
  const auto it = t.shop.orders.find(t.in.subject_id);
  if (it == t.shop.orders.end()) {
    const auto application = t.shop.applications.find(t.in.subject_id);
    if (application == t.shop.applications.end()) return 104;
    return application->second.state == ApplicationState::window_open ? 220 : 114;
  }
  if (const int code = dates(t)) return code;
  Order& order = it->second;
  if (!order.counts()) return 114;
  if (t.in.event_date < order.created_on) return 108;
  if (t.in.event_date > order.due_on) t.late = true;
  if (t.shop.custody - order.amount < required(t.shop, t.terms, t.today)) {
    t.detail = drawable(t.shop, t.terms, t.today);
    return 208;
  }
  order.state = OrderState::executed;
  order.executed_on = t.in.event_date;
  t.shop.custody -= order.amount;
  t.shop.released += order.amount;
  t.money = true;
  return 0;
}

int payout_returned(Attempt& t) {
  const auto it = t.shop.orders.find(t.in.subject_id);
  if (it == t.shop.orders.end()) return 104;
  if (it->second.state != OrderState::executed || t.in.event_date < it->second.executed_on) return 108;
  if (const int code = dates(t)) return code;
  if (t.shop.account == Id{}) return 108;
  it->second.state = OrderState::returned;
  t.shop.custody += it->second.amount;
  t.shop.released -= it->second.amount;
  t.money = true;
  return 0;
}

int object(Attempt& t) {
  const std::uint64_t card = current_card(t.shop, t.in.subject_id);
  if (!t.shop.cards.contains(card)) return 104;
  const auto it = t.shop.items.find(t.in.ref_id);
  if (it == t.shop.items.end() || current_card(t.shop, it->second.card) != card) return 104;
  Item& item = it->second;
  if (item.state == ItemState::reversed) return 108;
  if (item.state == ItemState::cleared) return 211;
  if (item.state == ItemState::disputed || item.state == ItemState::agreed) return 108;
  if (t.in.event_date < std::max(t.shop.cards.at(card).first_sale, item.day)) return 108;
  if (const int code = dates(t)) return code;
  const bool waits = item.application != 0;
  if ((waits ? t.shop.applications.at(item.application).window_end : last_day_to_object(t, item)) < t.today) return 211;
  item.state = ItemState::disputed;
  return 0;
}

int agree(Attempt& t) {
  const std::uint64_t id = current_card(t.shop, t.in.subject_id);
  if (!t.shop.cards.contains(id)) return 104;
  const auto it = t.shop.items.find(t.in.ref_id);
  if (it == t.shop.items.end() || !it->second.is_open() || current_card(t.shop, it->second.card) != id) return 104;
  Item& item = it->second;
  Card& card = t.shop.cards.at(id);
  if (item.state != ItemState::disputed || t.in.event_date < std::max(card.first_sale, item.day)) return 108;
  if (const int code = dated_amount(t)) return code;
  if (!t.in.has(32)) return 212;
  if (t.in.amount_fen != item.amount || t.in.aux_fen > item.amount) return 101;
  const Fen back = item.amount - t.in.aux_fen;
  card.principal += back;
  if (back > 0 && card.state == CardState::closed) card.state = CardState::active;
  if (item.kind == ItemKind::sale) card.consumed -= back;
  change_balance(t, back);
  item.amount = t.in.aux_fen;
  item.state = item.amount == 0 ? ItemState::cleared : ItemState::agreed;
  item.application = 0;
  t.money = back > 0;
  return 0;
}

int fund(Attempt& t) {
  if (const int code = dated_amount(t)) return code;
  if (t.shop.settlement == Id{} || t.in.ref_id != t.shop.settlement) return 110;
  if (t.shop.account == Id{}) return 108;
  t.shop.custody += t.in.amount_fen;
  t.shop.funding += t.in.amount_fen;
  const Fen settled = std::min(t.shop.due, t.shop.funding);
  t.shop.funding -= settled;
  t.shop.due -= settled;
  t.money = true;
  return 0;
}

int interest(Attempt& t) {
  if (const int code = dated_amount(t)) return code;
  if (t.shop.account == Id{}) return 108;
  t.shop.custody += t.in.amount_fen;
  t.shop.interest += t.in.amount_fen;
  t.money = true;
  return 0;
}

int bank_fee(Attempt& t) {
  if (const int code = dated_amount(t)) return code;
  if (!t.shop.fee_agreed) return 218;
  const Fen free = drawable(t.shop, t.terms, t.today);
  if (t.in.amount_fen > free) {
    t.detail = free;
    return 208;
  }
  t.shop.custody -= t.in.amount_fen;
  t.shop.interest -= t.in.amount_fen;
  t.money = true;
  return 0;
}

}  // namespace gongbao::model
