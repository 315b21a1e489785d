// I10: C + 1003 + 1004 + 1005 = B + U + 2004 + S + 3001 + 3002 + 3003.
#include "custody/invariants/invariants.h"

namespace gongbao::custody {

bool sides_are_equal(const Change& change) {
  const Quantities& q = change.after.q;
  const Wide held = Wide{q.custody} + q.in_transit_all + q.released + q.due;
  const Wide owed = q.balance() + q.pending + q.compensation + q.unidentified + q.entitled + q.funding + q.interest;
  return held == owed;
}

}  // namespace gongbao::custody
