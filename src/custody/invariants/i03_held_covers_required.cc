// I3 (9p): held ≥ required, unless a shortfall is open. Cash in transit stands in for the quarter floor; that it never
// stands in for the progress term needs the ratio and is checked where the flag is decided (decide.h, shortfall).
#include "custody/invariants/invariants.h"

namespace gongbao::custody {

bool held_covers_required(const OperatorBook& book) {
  if (book.shortfall_since != 0) return true;
  return Wide{book.q.custody} + book.q.in_transit_in_time >= book.required;
}

}  // namespace gongbao::custody
