// Whom a command is about, for the question who may give it: the operator whose invoice, case or station it is, the
// station, the person who is a party. Who opened a transaction or is a side of it is its own; nobody else is.
#pragma once

#include "policies/used_vehicle/commands.h"

namespace gongbao::used_vehicle {

access::Target target_of_transaction(const State& state, const access::Actor& actor, std::uint64_t transaction);
access::Target target_of_invoice(const State& state, std::uint64_t invoice);
access::Target target_of_registration(const State& state, const access::Actor& actor, std::uint64_t registration);
// The organisation is the station's operator, the person who filed it.
access::Target target_of_claim(const State& state, std::uint64_t claim);

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, const Command& command) {
  access::Target target;
  if constexpr (std::is_same_v<Command, CancelTransaction>) {
    target = target_of_transaction(state, actor, command.transaction);
  } else if constexpr (std::is_same_v<Command, VoidInvoice>) {
    target = target_of_invoice(state, command.invoice);
  } else if constexpr (std::is_same_v<Command, RegisterTransfer>) {
    target.operator_id = command.station.value_or(0);
  } else if constexpr (std::is_same_v<Command, FileLossClaim>) {
    target = target_of_registration(state, actor, command.registration);
  } else if constexpr (requires { command.claim; }) {
    target = target_of_claim(state, command.claim);
  } else if constexpr (std::is_same_v<Command, ClaimRectified>) {
    const RectificationCase* row = find_row(state.cases, command.case_id);
    if (row != nullptr) target.operator_id = row->market;
  }
  return target;
}

}  // namespace gongbao::used_vehicle
