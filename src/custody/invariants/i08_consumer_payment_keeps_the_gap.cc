// I8: paying a consumer out of custody never widens the gap R + E − C.
#include <algorithm>

#include "custody/invariants/invariants.h"

namespace gongbao::custody {

namespace {
Wide gap(const OperatorBook& book) {
  return std::max<Wide>(0, Wide{book.required} + book.q.open_orders - book.q.custody);
}
}  // namespace

bool consumer_payment_keeps_the_gap(const Change& change) {
  if (change.cause != cause_of(Op::pay_refund)) return true;
  return gap(change.after) <= gap(change.before) && change.after.q.custody >= 0;
}

}  // namespace gongbao::custody
