// Which family a command of the other side was meant for: what is said of somebody's contract, lot, refund or dispute
// is said to that family (17c), and the answer to a complaint to whoever complained (reg/25); so it may read it.
#pragma once

#include "policies/childcare/target.h"

namespace gongbao::childcare {

// The family's account; 0: nobody's. target: of the command.
template <class Command>
std::uint64_t addressee_of(const State& state, const Command& command, const access::Target& target) {
  if constexpr (std::is_same_v<Command, RegisterContract>) return command.family_account;
  if constexpr (std::is_same_v<Command, AnswerComplaint>) {
    const auto complaint = state.supervision.complaints.find({command.operator_id, command.complaint_id});
    return complaint == state.supervision.complaints.end() ? 0 : complaint->second.account;
  }
  return target.person.value_or(0);
}

}  // namespace gongbao::childcare
