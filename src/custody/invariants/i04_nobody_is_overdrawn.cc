// I4: what belongs to consumers and to senders unknown never stands below zero; T is a part of what is in transit.
#include "custody/invariants/invariants.h"

namespace gongbao::custody {

bool nobody_is_overdrawn(const Change& change) {
  const Quantities& q = change.after.q;
  return q.liability >= 0 && q.pending >= 0 && q.refunds >= 0 && q.compensation >= 0 && q.unidentified >= 0 &&
         q.bonus_outstanding >= 0 && q.in_transit_in_time >= 0 && q.in_transit_in_time <= q.in_transit_all &&
         q.open_orders >= 0;
}

}  // namespace gongbao::custody
