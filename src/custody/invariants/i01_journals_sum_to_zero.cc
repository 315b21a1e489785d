// I1: every journal sums to zero, and with them the whole ledger.
#include "custody/invariants/invariants.h"

namespace gongbao::custody {

bool journals_sum_to_zero(const Change& change) {
  return ledger::sums_to_zero(change.money) && ledger::sums_to_zero(change.bonus);
}

}  // namespace gongbao::custody
