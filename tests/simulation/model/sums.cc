// Spec/01 8.2 to 8.4: every quantity is added up from its list, each time.
#include "simulation/model/model.h"

namespace gongbao::model {

namespace {

constexpr Fen most = INT64_MAX;
bool fits(Fen amount) { return amount <= most && amount >= -most - 1; }

Fen cards_principal(const Shop& shop) {
  Fen sum = 0;
  for (const auto& [id, card] : shop.cards) sum += card.principal;
  return sum;
}
Fen refunds_payable(const Shop& shop) {
  Fen sum = 0;
  for (const auto& [id, refund] : shop.refunds) sum += refund.payable;
  return sum;
}
Fen compensation(const Shop& shop) {
  Fen sum = 0;
  for (const auto& [id, refund] : shop.refunds) sum += refund.compensation;
  return sum;
}

// Every share kept in custody is rounded up.
Fen share_up(Fen amount, Fen ratio) { return amount <= 0 ? 0 : (amount * ratio + 9'999) / 10'000; }

Fen floor_of_quarter(const Shop& shop, const Terms& terms, Date today) {
  return share_up(last_quarter_balance(shop, today), terms.ratio);
}
Fen progress(const Shop& shop, const Terms& terms) { return share_up(pledge_base(shop), terms.ratio); }

// A quarter end lies behind the operator, or something was booked into an earlier quarter.
bool has_quarter_behind(const Shop& shop, Date today) {
  const Date begin = first_day(quarter_of(today));
  for (const auto& [day, by] : shop.balance_changes) {
    if (day < begin) return true;
  }
  return shop.opened_on < begin;
}

}  // namespace

Fen balance(const Shop& shop) { return cards_principal(shop) + refunds_payable(shop); }

Fen pending(const Shop& shop) {
  Fen sum = 0;
  for (const auto& [id, item] : shop.items) sum += item.is_open() ? item.amount : 0;
  return sum;
}

Fen in_transit(const Shop& shop) {
  Fen sum = 0;
  for (const auto& [id, receipt] : shop.receipts) sum += receipt.left;
  return sum;
}

Fen in_transit_in_time(const Shop& shop) {
  Fen sum = 0;
  for (const auto& [id, receipt] : shop.receipts) sum += receipt.overdue ? 0 : receipt.left;
  return sum;
}

Fen unidentified(const Shop& shop) {
  Fen sum = 0;
  for (const auto& [id, line] : shop.lines) sum += line.identified ? 0 : line.amount;
  return sum;
}

Fen open_orders(const Shop& shop) {
  Fen sum = 0;
  for (const auto& [id, order] : shop.orders) sum += order.counts() ? order.amount : 0;
  return sum;
}

Fen pledge_base(const Shop& shop) {
  const Fen base = balance(shop) + pending(shop) - in_transit_in_time(shop);
  return base > 0 ? base : 0;
}

Fen last_quarter_balance(const Shop& shop, Date today) {
  const Date begin = first_day(quarter_of(today));
  Fen sum = 0;
  for (const auto& [day, by] : shop.balance_changes) sum += day < begin ? by : 0;
  return sum;
}

Fen required(const Shop& shop, const Terms& terms, Date today) {
  const Fen s = unidentified(shop);
  if (shop.standing == Standing::terminating) {
    const Fen ten_thousandths =
        (balance(shop) - in_transit_in_time(shop)) * terms.termination_ratio + pending(shop) * terms.ratio;
    return share_up(ten_thousandths, 1) + s;
  }
  const Fen floor = floor_of_quarter(shop, terms, today);
  switch (terms.mode) {
    case FloorMode::progress_only:
      return progress(shop, terms) + s;
    case FloorMode::quarter_only:
      return (has_quarter_behind(shop, today) ? floor : progress(shop, terms)) + s;
    case FloorMode::quarter_and_progress:
      break;
  }
  return std::max(floor, progress(shop, terms)) + s;
}

Fen short_by(const Shop& shop, const Terms& terms, Date today) {
  const Fen r = required(shop, terms, today);
  Fen in_account = progress(shop, terms) + unidentified(shop);
  if (terms.mode == FloorMode::quarter_only) in_account = unidentified(shop);
  if (shop.standing == Standing::terminating) in_account = r;
  return std::max({Fen{0}, in_account - shop.custody, r - shop.custody - in_transit_in_time(shop)});
}

Fen drawable(const Shop& shop, const Terms& terms, Date today) {
  return std::max(Fen{0}, shop.custody - required(shop, terms, today) - open_orders(shop));
}

std::uint64_t current_card(const Shop& shop, std::uint64_t card) {
  for (auto it = shop.cards.find(card); it != shop.cards.end() && it->second.replaced_by != 0;
       it = shop.cards.find(card)) {
    card = it->second.replaced_by;
  }
  return card;
}

bool overflows(const Shop& shop, const Terms& terms, Date today) {
  for (const auto& [id, card] : shop.cards) {
    for (const Fen each : {card.principal, card.bonus, card.paid, card.granted, card.consumed}) {
      if (!fits(each)) return true;
    }
  }
  // One side of the books; the other is equal to it.
  const Fen held = shop.custody + in_transit(shop) + shop.released + shop.due - std::min(Fen{0}, shop.interest);
  for (const Fen each :
       {shop.custody, shop.released, shop.due, shop.entitled, shop.funding, shop.interest, shop.bonus_granted,
        shop.bonus_consumed, in_transit(shop), balance(shop), pending(shop), unidentified(shop), compensation(shop),
        pledge_base(shop), open_orders(shop), last_quarter_balance(shop, today), required(shop, terms, today), held}) {
    if (!fits(each)) return true;
  }
  return false;
}

std::string broken_invariant(const Shop& shop) {
  if (shop.custody < 0) return "C below 0 (I2)";
  for (const auto& [id, card] : shop.cards) {
    if (card.principal < 0 || card.bonus < 0) return "card " + std::to_string(id) + " below 0 (I4)";
  }
  for (const auto& [id, item] : shop.items) {
    if (item.amount < 0) return "an item below 0 (I4)";
  }
  const Fen held = shop.custody + in_transit(shop) + shop.released + shop.due;
  const Fen owed = balance(shop) + pending(shop) + compensation(shop) + unidentified(shop) + shop.entitled +
                   shop.funding + shop.interest;
  return held == owed ? "" : "the two sides differ (I10)";
}

}  // namespace gongbao::model
