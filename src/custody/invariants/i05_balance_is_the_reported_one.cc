// I5: B = bal(2001) + bal(2003) is the balance that the running quarter adds up to and that reports and counters show.
#include "custody/invariants/invariants.h"

namespace gongbao::custody {

bool balance_is_the_reported_one(const Change& change) { return change.after.q.balance() == change.quarter_balance; }

}  // namespace gongbao::custody
