// I7: an order to pay the operator is created only from what is neither required nor promised, and executed only while
// C stays at or above R. A window that ends with the quarter creates its order before the quarter rolls over (spec/01
// part 7), so under the floor of that moment; execution asks the floor of its own day.
#include "custody/invariants/invariants.h"

namespace gongbao::custody {

bool operator_is_paid_from_free_money(const Change& change) {
  const OperatorBook& book = change.after;
  // Of fee lots an order is the share that the law names, and waits for its money where others took it (spec/02 part
  // 6).
  const bool by_lots = book.scheme == scheme_childcare;
  const bool created = !by_lots && book.q.open_orders > change.before.q.open_orders;
  if (created && change.ordered_under + book.q.open_orders > book.q.custody) return false;
  const bool paid = change.cause == cause_of(Op::execute_payout) || change.cause == cause_of(Op::release_free);
  return !paid || book.q.custody >= book.required;
}

}  // namespace gongbao::custody
