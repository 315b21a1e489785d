// The rows are custody's; that an order waits changes no sum.
#include "policies/childcare/demanded_lot.h"

#include "custody/lots.h"

namespace gongbao::childcare {

namespace {

using custody::CardState;
using custody::OrderState;

custody::Order* unpaid_order_of(custody::Books& books, const custody::OfOperatorNo& lot_id) {
  const custody::Lot* lot = books.lots.find({lot_id.operator_id, lot_id.number});
  if (lot == nullptr || custody::unpaid_initial_order(books, *lot) == nullptr) return nullptr;
  return &books.orders.at({lot_id.operator_id, lot->order});
}

void mark(custody::Books& books, const custody::OfOperatorNo& lot, CardState from, CardState to) {
  custody::Card* row = books.cards.find({lot.operator_id, lot.number});
  if (row != nullptr && row->state == from) row->state = to;
}

}  // namespace

void hold_lot(custody::Books& books, const custody::OfOperatorNo& lot) {
  mark(books, lot, CardState::active, CardState::refunding);
  if (custody::Order* order = unpaid_order_of(books, lot)) order->state = OrderState::suspended;
}

void let_lot_go_on(custody::Books& books, const custody::OfOperatorNo& lot, Date initial_order_due_on) {
  mark(books, lot, CardState::refunding, CardState::active);
  custody::Order* order = unpaid_order_of(books, lot);
  if (order == nullptr || order->state != OrderState::suspended) return;
  order->state = OrderState::open;
  order->due_on = initial_order_due_on;
}

}  // namespace gongbao::childcare
