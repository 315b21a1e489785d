// For apply: what an accepted instruction or a day turn means for this policy's own rows: disputes, the duty to file,
// events of what was late.
#pragma once

#include "custody/lots.h"
#include "policies/childcare/state.h"

namespace gongbao::childcare {

void record_instruction(State& state, const custody::Books& books, const custody::Instruction& in,
                        const custody::Applied& decided);
void record_turn(State& state, const custody::LotTurn& turn, std::uint64_t entry);

}  // namespace gongbao::childcare
