// The list that is run after every command.
#include "custody/invariants/invariants.h"

#include <array>

namespace gongbao::custody {

std::span<const Invariant> invariants() {
  static constexpr std::array<Invariant, 4> all{{
      {"I2: 1001 = min(C, R), 1002 = C - 1001 >= 0, C >= 0", split_is_min_of_held_and_required},
      {"I3: C + T >= R unless a custody shortfall is open", held_covers_required},
      {"I4: no subject of 1003, 2001-2005, 9001 is overdrawn", nobody_is_overdrawn},
      {"I10: what is held and drawn equals what is owed and earned", sides_are_equal},
  }};
  return all;
}

}  // namespace gongbao::custody
