// I3 (9p): held ≥ required, unless a shortfall is open; and only some causes may open one (part 12, A4). Cash in
// transit stands in for the quarter floor; that it never stands in for the progress term needs the ratio and is decided
// with the flag (decide.h, shortfall).
#include "custody/invariants/invariants.h"

namespace gongbao::custody {

namespace {

// Opening balances, termination, quarter correction come as typed commands; overdue cash, rollover and parameters with
// the day; the rest is money that a consumer or a bank takes back.
bool may_open_a_shortfall(Cause cause) {
  const std::optional<Op> op = op_of(cause);
  if (!op) return true;
  switch (*op) {
    case Op::sale_in_transit:
    case Op::agreement:
    case Op::refund_by_operator:
    case Op::chargeback:
    case Op::reverse:
      return true;
    default:
      return false;
  }
}

}  // namespace

bool held_covers_required(const Change& change) {
  const OperatorBook& book = change.after;
  if (book.shortfall_since == 0) return Wide{book.q.custody} + book.q.in_transit_in_time >= book.required;
  return change.before.shortfall_since != 0 || may_open_a_shortfall(change.cause);
}

}  // namespace gongbao::custody
