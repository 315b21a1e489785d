// Back to the consumer, and what is undone: ops 11 to 13, 15 and 16 of spec/01 8.5, part 8.7.
#include "simulation/model/model.h"

namespace gongbao::model {

namespace {

Fen gap(const Attempt& t, const Shop& shop) {
  return std::max(Fen{0}, required(shop, t.terms, t.today) + open_orders(shop) - shop.custody);
}

// With the card the bonus left on it ends.
void cancel_bonus(Attempt& t, Card& card) {
  t.own.cancelled_bonus = card.bonus;
  t.shop.bonus_granted -= card.bonus;
  card.bonus = 0;
  t.bonus = t.own.cancelled_bonus > 0;
}

Card& card_of(Attempt& t, const Refund& refund) { return t.shop.cards.at(current_card(t.shop, refund.card)); }

}  // namespace

RefundSum refund_sum(const Shop& shop, const Card& card, int ground, Fen gift) {
  constexpr int cooling_off = 1, below_minimum = 5, operator_fault = 6, termination = 7;
  if (ground == cooling_off) return {card.principal - gift, 0, gift};
  if (ground == operator_fault) {
    const Fen all = card.paid + card.granted;
    const Fen fair = card.paid - (all == 0 ? 0 : card.consumed * card.paid / all);
    return {card.principal, std::max(Fen{0}, fair - card.principal), 0};
  }
  const auto product = shop.products.find(card.product);
  const bool by_list =
      product != shop.products.end() && product->second.list_price && ground != below_minimum && ground != termination;
  if (!by_list) return {card.principal, 0, 0};
  const Fen payable = std::clamp(card.paid - card.consumed, Fen{0}, card.principal);
  return {payable, 0, card.principal - payable};
}

int accept_refund(Attempt& t) {
  const auto it = t.shop.refunds.find(t.in.subject_id);
  if (it == t.shop.refunds.end()) return 104;
  Refund& refund = it->second;
  Card& card = card_of(t, refund);
  if (refund.state != RefundState::demanded && refund.state != RefundState::contested) return 108;
  if (t.in.event_date < std::max(card.first_sale, refund.demanded_on)) return 108;
  if (const int code = dated_amount(t)) return code;
  const Fen gift = t.in.aux_fen;
  if (gift > 0 && !t.in.has(32)) return 212;
  if (gift > 0 && !refund.gift_kept) return 101;
  if (gift > card.principal) return 214;
  const RefundSum sum = refund_sum(t.shop, card, refund.ground, gift);
  if (t.in.amount_fen != sum.payable + sum.compensation) return 214;
  refund.state = RefundState::accepted;
  refund.payable = sum.payable;
  refund.compensation = sum.compensation;
  card.principal -= sum.payable + sum.item;
  t.shop.due += sum.compensation;
  if (add_item(t, refund.gift_kept ? ItemKind::gift : ItemKind::list_price, sum.item, refund.card) > 0)
    refund.item = t.in.instr_id;
  change_balance(t, -sum.item);
  t.money = true;
  return 0;
}

int pay_refund(Attempt& t) {
  const auto it = t.shop.refunds.find(t.in.subject_id);
  if (it == t.shop.refunds.end()) return 104;
  Refund& refund = it->second;
  Card& card = card_of(t, refund);
  if (refund.state != RefundState::accepted) return 108;
  if (t.in.event_date < std::max(card.first_sale, refund.demanded_on)) return 108;
  if (const int code = dated_amount(t)) return code;
  if (t.in.amount_fen != refund.payable + refund.compensation) return 214;
  if (t.in.event_date > refund.due_on) t.late = true;
  const Fen gap_before = gap(t, t.shop);
  t.shop.custody -= t.in.amount_fen;
  change_balance(t, -refund.payable);
  refund.payable = refund.compensation = 0;
  refund.state = RefundState::paid;
  // What is funded first closes the gap that is open already, too.
  const Fen need = gap(t, t.shop);
  if (need > gap_before) {
    t.detail = need;
    return 213;
  }
  if (t.shop.custody < 0) {
    t.detail = -t.shop.custody;
    return 115;
  }
  t.money = true;
  if (card.principal == 0) cancel_bonus(t, card);
  card.state = card.principal > 0 ? CardState::active : CardState::closed;
  return 0;
}

int refund_by_operator(Attempt& t) {
  const auto it = t.shop.refunds.find(t.in.subject_id);
  if (it == t.shop.refunds.end()) return 104;
  Refund& refund = it->second;
  Card& card = card_of(t, refund);
  if (refund.state != RefundState::demanded && refund.state != RefundState::contested) return 108;
  if (t.in.event_date < std::max(card.first_sale, refund.demanded_on)) return 108;
  if (const int code = dated_amount(t)) return code;
  if (t.in.amount_fen != card.principal) return 214;
  if (t.in.event_date > refund.due_on) t.late = true;
  Fen in_cash = 0;
  if (t.in.has(1)) {
    t.own.uses = use_receipts(t, t.in.amount_fen, current_card(t.shop, refund.card), false);
    for (const auto& [id, amount] : t.own.uses) in_cash += amount;
  }
  add_item(t, ItemKind::returned, t.in.amount_fen - in_cash, refund.card);
  change_balance(t, -card.principal);
  card.principal = 0;
  cancel_bonus(t, card);
  card.state = CardState::closed;
  refund.state = RefundState::paid;
  t.money = true;
  return 0;
}

namespace {

// An accepted instruction of this operator, as far back as ids are remembered.
Past* original_of(Attempt& t) {
  const auto it = t.history.find(t.in.ref_id);
  if (it == t.history.end() || it->second.verdict.code != 0) return nullptr;
  return it->second.in.operator_id == t.in.operator_id ? &it->second : nullptr;
}

bool pays_into_a_card(const Instruction& in) {
  const int op = static_cast<int>(in.op);
  return op <= 3 || (op == 21 && in.purpose == 1);
}

// Whoever has money from its bank is not owed it any more: by the refunds in the order of their numbers.
Fen settle_refunds_through_the_bank(Attempt& t, std::uint64_t card_id, Fen had, Card& card) {
  Fen settled = 0;
  for (auto& [number, refund] : t.shop.refunds) {
    if (refund.state != RefundState::accepted || current_card(t.shop, refund.card) != card_id || settled == had)
      continue;
    const Fen principal = std::min(had - settled, refund.payable);
    const Fen more = std::min(had - settled - principal, refund.compensation);
    refund.payable -= principal;
    refund.compensation -= more;
    change_balance(t, -principal);
    settled += principal + more;
    if (refund.payable + refund.compensation != 0) continue;
    refund.state = RefundState::paid;
    if (card.principal == 0) cancel_bonus(t, card);
    card.state = card.principal > 0 ? CardState::active : CardState::closed;
  }
  return settled;
}

}  // namespace

int charge_back(Attempt& t) {
  const std::uint64_t id = current_card(t.shop, t.in.subject_id);
  if (!t.shop.cards.contains(id)) return 104;
  Card& card = t.shop.cards.at(id);
  if (t.in.event_date < card.first_sale) return 108;
  if (const int code = dated_amount(t)) return code;
  Past* original = original_of(t);
  if (original == nullptr || !pays_into_a_card(original->in)) return 111;
  if (current_card(t.shop, original->in.subject_id) != id) return 111;
  if (t.in.event_date < original->in.event_date) return 108;
  if (original->reversed) return 112;
  if (t.in.amount_fen > original->in.amount_fen - original->charged_back) return 101;
  if (t.in.amount_fen > t.shop.custody) return 115;
  const Fen of_card = std::min(card.principal, Fen{t.in.amount_fen});
  card.principal -= of_card;
  card.paid -= t.in.amount_fen;
  const Fen of_refunds = settle_refunds_through_the_bank(t, id, t.in.amount_fen - of_card, card);
  t.shop.due += t.in.amount_fen - of_card - of_refunds;
  t.shop.custody -= t.in.amount_fen;
  change_balance(t, -of_card);
  t.money = true;
  return 0;
}

namespace {

bool item_is_pending(const Attempt& t, const Id& id) {
  const auto it = t.shop.items.find(id);
  return it != t.shop.items.end() && it->second.state == ItemState::pending;
}

bool reversible(const Attempt& t, const Past& original) {
  const Id& id = original.in.instr_id;
  Fen in_cash = 0;
  for (const auto& [receipt, amount] : original.uses) in_cash += amount;
  switch (static_cast<int>(original.in.op)) {
    case 1:
    case 2:
    case 4:
    case 14:
    case 18:
      return true;
    case 3:
      return t.shop.receipts.at(id).left == t.shop.receipts.at(id).amount;
    case 5:
      return item_is_pending(t, id) || original.principal == 0;
    case 13:
      return item_is_pending(t, id) || in_cash == original.in.amount_fen;
    case 17:
      return t.shop.funding >= original.in.amount_fen;
    case 20:
      return !t.shop.lines.at(id).identified;
    default:
      return false;
  }
}

void give_receipts_back(Attempt& t, const Uses& uses) {
  for (const auto& [id, amount] : uses) {
    Receipt& receipt = t.shop.receipts.at(id);
    receipt.left += amount;
    receipt.overdue = receipt.overdue || receipt.deadline < t.today;
  }
}

void put_back(Card& card, Fen principal) {
  card.principal += principal;
  if (principal > 0 && card.state == CardState::closed) card.state = CardState::active;
}

void undo_sale(Attempt& t, const Past& original, std::uint64_t id) {
  const Instruction& in = original.in;
  const int op = static_cast<int>(in.op);
  Card& card = t.shop.cards.at(id);
  card.principal -= in.amount_fen;
  card.paid -= in.amount_fen;
  card.bonus -= in.aux_fen;
  card.granted -= in.aux_fen;
  t.shop.bonus_granted -= in.aux_fen;
  t.bonus = in.aux_fen > 0;
  change_balance(t, -Fen{in.amount_fen});
  if (op == 3) t.shop.receipts.erase(in.instr_id);
  if (op != 3) t.shop.custody -= in.amount_fen;
  const bool first = op == 1 || (op == 3 && in.has(4));
  const bool nothing_left = card.principal == 0 && card.bonus == 0 && card.paid == 0 && card.redemptions == 0;
  if (first && nothing_left && card.state == CardState::active && id == in.subject_id) {
    card.state = CardState::stock;
    card.first_sale = Date{};
  }
}

void undo_redemption(Attempt& t, const Past& original, std::uint64_t id) {
  Card& card = t.shop.cards.at(id);
  put_back(card, original.principal);
  card.bonus += original.bonus;
  card.consumed -= original.in.amount_fen;
  --card.redemptions;
  t.shop.bonus_consumed -= original.bonus;
  if (original.principal > 0) t.shop.items.at(original.in.instr_id).state = ItemState::reversed;
  change_balance(t, original.principal);
  t.money = original.principal > 0;
  t.bonus = original.bonus > 0;
}

void undo_refund(Attempt& t, const Past& original) {
  Refund& refund = t.shop.refunds.at(original.in.subject_id);
  Card& card = card_of(t, refund);
  give_receipts_back(t, original.uses);
  put_back(card, original.in.amount_fen);
  card.bonus += original.cancelled_bonus;
  t.shop.bonus_granted += original.cancelled_bonus;
  t.bonus = original.cancelled_bonus > 0;
  if (t.shop.items.contains(original.in.instr_id)) t.shop.items.at(original.in.instr_id).state = ItemState::reversed;
  refund.state = RefundState::demanded;
  change_balance(t, original.in.amount_fen);
}

void undo(Attempt& t, const Past& original) {
  const Fen amount = original.in.amount_fen;
  const std::uint64_t card = current_card(t.shop, original.in.subject_id);
  t.money = true;
  switch (static_cast<int>(original.in.op)) {
    case 1:
    case 2:
    case 3:
      return undo_sale(t, original, card);
    case 4:
      give_receipts_back(t, original.uses);
      t.shop.custody -= amount;
      return;
    case 5:
      return undo_redemption(t, original, card);
    case 13:
      return undo_refund(t, original);
    case 14:
      put_back(t.shop.cards.at(card), amount);
      t.shop.cards.at(current_card(t.shop, original.in.counter_id)).principal -= amount;
      return;
    case 17:
      t.shop.funding -= amount;
      break;
    case 18:
      t.shop.interest -= amount;
      break;
    default:
      t.shop.lines.erase(original.in.instr_id);
  }
  t.shop.custody -= amount;
}

bool names_its_subject(const Attempt& t, const Instruction& original) {
  if (original.subject_id == t.in.subject_id) return true;
  return static_cast<int>(original.op) != 13 &&
         current_card(t.shop, original.subject_id) == current_card(t.shop, t.in.subject_id);
}

}  // namespace

int reverse(Attempt& t) {
  Past* original = original_of(t);
  if (original != nullptr) {
    if (!names_its_subject(t, original->in)) return 101;
    if (t.in.event_date < original->in.event_date) return 108;
  }
  if (const int code = dated_amount(t)) return code;
  if (original == nullptr) return 111;
  if (original->reversed || original->charged_back > 0) return 112;
  if (!reversible(t, *original)) return 113;
  if (t.in.amount_fen != original->in.amount_fen) return 101;
  const Fen custody_before = t.shop.custody;
  const Fen free_before = drawable(t.shop, t.terms, t.today);
  undo(t, *original);
  for (const auto& [id, card] : t.shop.cards) {
    if (card.principal < 0 || card.bonus < 0) return 207;
  }
  if (t.shop.custody >= custody_before) return 0;
  if (t.shop.custody - required(t.shop, t.terms, t.today) - open_orders(t.shop) >= 0) return 0;
  t.detail = free_before;
  return 208;
}

}  // namespace gongbao::model
