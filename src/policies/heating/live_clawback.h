// The case that holds an application's money up (5.6c): while it stands nothing more is promised or paid.
#pragma once

#include "policies/heating/state.h"

namespace gongbao::heating {

// The last case about it, unless that was dismissed; nullptr: none.
inline const Clawback* live_clawback(const State& state, const Application& application) {
  const Clawback* row = find_row(state.clawbacks, application.clawback);
  return row != nullptr && row->live() ? row : nullptr;
}

}  // namespace gongbao::heating
