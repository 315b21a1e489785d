// I6: cash leaves the account only by an executed payout (9k, 9l), a refund to the consumer, a chargeback, the reversal
// of an inbound, an agreed bank fee. A change of bank moves it without lessening it.
#include "custody/invariants/invariants.h"

namespace gongbao::custody {

bool cash_leaves_by_named_rules(const Change& change) {
  if (change.after.q.custody >= change.before.q.custody) return true;
  switch (change.cause) {
    case cause_of(Op::release_free):
    case cause_of(Op::execute_payout):
    case cause_of(Op::pay_refund):
    case cause_of(Op::chargeback):
    case cause_of(Op::reverse):
    case cause_of(Op::bank_fee):
      return true;
    default:
      return false;
  }
}

}  // namespace gongbao::custody
