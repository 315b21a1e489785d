// Whom a command is about, for the question who may give it: the place whose copies it counts; a department speaks for
// itself, and what it may not say about others is decided by the command.
#pragma once

#include "policies/gazette/questions.h"

namespace gongbao::gazette {

access::Target target_of_place(const State& state, std::uint64_t place);
// The department that handed it in.
access::Target target_of_document(const State& state, const std::string& document);

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, Date, const Command& command) {
  if constexpr (std::is_same_v<Command, ConfirmReceipt>) {
    const Delivery* row = find_row(state.deliveries, command.delivery);
    return row == nullptr ? access::Target{} : target_of_place(state, row->place);
  } else if constexpr (std::is_same_v<Command, HandOverCopy>) {
    const CopyRequest* row = find_row(state.copy_requests, command.request);
    return row == nullptr ? access::Target{} : target_of_place(state, row->place);
  } else if constexpr (std::is_same_v<Command, RequestCopy>) {
    return target_of_place(state, command.place);
  } else if constexpr (std::is_same_v<Command, AskManuscript>) {
    return target_of_document(state, command.document);
  } else {
    return {.operator_id = actor.organisation};
  }
}

// Whom what was once given is about, when somebody reads it: the place, or the department that gave it.
template <class Command>
access::Target target_read(const State& state, const access::Actor& giver, Date day, const Command& command) {
  access::Target target = target_of(state, giver, day, command);
  target.person = 0;
  return target;
}

// A department of the city or a place.
bool is_house(const State& state, std::uint64_t house);
access::Target target_of_house(const State& state, std::uint64_t house);

}  // namespace gongbao::gazette
