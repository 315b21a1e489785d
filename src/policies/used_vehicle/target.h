// Whom a command or a question is about, for the question who may give or ask it: the operator whose invoice, case or
// station it is, the station, the person who is a party. Who opened a transaction or is a side of it is its own; nobody
// else is.
#pragma once

#include "policies/used_vehicle/printouts.h"

namespace gongbao::used_vehicle {

access::Target target_of_transaction(const State& state, const access::Actor& actor, std::uint64_t transaction);
access::Target target_of_invoice(const State& state, const access::Actor& actor, std::uint64_t invoice);
// The same of an invoice that is looked at: by its issuer, and by the firms that are its seller and its buyer.
access::Target target_of_paper(const State& state, const access::Actor& actor, std::uint64_t invoice);
// The same of a transaction that is looked at: as long as an invoice may be issued for it, by whoever may issue.
access::Target target_of_reading(const State& state, const access::Actor& actor, std::uint64_t transaction);
access::Target target_of_registration(const State& state, const access::Actor& actor, std::uint64_t registration);
// The organisation is the station's operator, the person who filed it.
access::Target target_of_claim(const State& state, std::uint64_t claim);

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, Date, const Command& command) {
  access::Target target;
  if constexpr (std::is_same_v<Command, CancelTransaction>) {
    target = target_of_transaction(state, actor, command.transaction);
  } else if constexpr (std::is_same_v<Command, VoidInvoice>) {
    target = target_of_invoice(state, actor, command.invoice);
  } else if constexpr (std::is_same_v<Command, AskInvoice> || std::is_same_v<Command, InvoiceRecord>) {
    target = target_of_paper(state, actor, command.invoice);
  } else if constexpr (std::is_same_v<Command, RegisterTransfer>) {
    target.operator_id = command.station.value_or(0);
  } else if constexpr (std::is_same_v<Command, FileLossClaim>) {
    target = target_of_registration(state, actor, command.registration);
  } else if constexpr (requires { command.claim; }) {
    target = target_of_claim(state, command.claim);
  } else if constexpr (std::is_same_v<Command, AskTransaction>) {
    target = target_of_reading(state, actor, command.transaction);
  } else if constexpr (std::is_same_v<Command, AskOperator>) {
    target.operator_id = command.operator_id;
  } else if constexpr (std::is_same_v<Command, AskComplaint>) {
    if (const Complaint* row = find_row(state.complaints, command.complaint)) target.person = row->account;
  } else if constexpr (std::is_same_v<Command, ClaimRectified> || std::is_same_v<Command, AskCase>) {
    const RectificationCase* row = find_row(state.cases, command.case_id);
    if (row != nullptr) target.operator_id = row->market;
  }
  return target;
}

// Whom what was once given is about, when somebody reads it: the house that gave it, where it names no other; nobody
// in person, but a party.
template <class Command>
access::Target target_read(const State& state, const access::Actor& giver, Date day, const Command& command) {
  using enum access::Role;
  access::Target target = target_of(state, giver, day, command);
  const bool house =
      giver.role == dealer || giver.role == broker || giver.role == market || giver.role == station_officer;
  if (target.operator_id == 0 && house) target.operator_id = giver.organisation;
  target.person = target.person.value_or(0);
  return target;
}

// A dealer's, a broker's, a market's, or a station's number.
inline bool is_house(const State& state, std::uint64_t number) {
  return state.operators.contains(number) || state.stations.contains(number);
}
inline access::Target target_of_house(const State&, std::uint64_t number) {
  access::Target target;
  target.operator_id = number;
  return target;
}

}  // namespace gongbao::used_vehicle
