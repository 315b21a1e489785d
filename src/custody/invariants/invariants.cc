// The list that is run after every command.
#include "custody/invariants/invariants.h"

#include <array>

namespace gongbao::custody {

std::span<const Invariant> invariants() {
  static constexpr std::array<Invariant, 9> all{{
      {"I1: every journal sums to 0", journals_sum_to_zero},
      {"I2: 1001 = min(C, R), 1002 = C - 1001 >= 0, C >= 0", split_is_min_of_held_and_required},
      {"I3: C + T >= R unless a custody shortfall is open", held_covers_required},
      {"I4: no subject of 1003, 2001-2005, 9001 is overdrawn", nobody_is_overdrawn},
      {"I5: B equals the balance that is reported", balance_is_the_reported_one},
      {"I6: cash leaves C by a named rule only", cash_leaves_by_named_rules},
      {"I7: the operator is paid from what is not required", operator_is_paid_from_free_money},
      {"I8: a payment to a consumer does not widen the gap", consumer_payment_keeps_the_gap},
      {"I10: what is held and drawn equals what is owed and earned", sides_are_equal},
  }};
  return all;
}

}  // namespace gongbao::custody
