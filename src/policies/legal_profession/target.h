// Whom a command is about, for the question who may give it: the firm with its district, the lawyer with his account.
// Whoever speaks for the city's own level is of no district.
#pragma once

#include "policies/legal_profession/questions.h"

namespace gongbao::legal_profession {

access::Target target_of_firm(const State& state, std::uint64_t firm);
access::Target target_of_lawyer(const State& state, std::uint64_t lawyer, Date day);
access::Target target_of_subject(const State& state, const Subject& of, Date day);

// The rows that a command may name, as the subject they are about; nobody where there is none.
template <class Command>
Subject subject_behind(const State& state, const Command& command) {
  const auto of_row = [](const auto* row) { return row == nullptr ? Subject{} : row->of; };
  if constexpr (requires { command.firm.has_value(); }) {
    return {command.firm.value_or(0), command.lawyer.value_or(0)};
  } else if constexpr (requires { command.assessment; }) {
    return of_row(find_row(state.assessments, command.assessment));
  } else if constexpr (requires { command.integrity; }) {
    return of_row(find_row(state.integrity, command.integrity));
  } else if constexpr (requires { command.complaint; }) {
    return of_row(find_row(state.complaints, command.complaint));
  } else if constexpr (requires { command.annual_return; }) {
    const AnnualReturn* row = find_row(state.returns, command.annual_return);
    return row == nullptr ? Subject{} : Subject{row->firm, 0};
  } else if constexpr (requires { command.claims; }) {
    const std::uint64_t first = command.claims.empty() ? 0 : command.claims.front();
    const ProBono* row = find_row(state.pro_bono, first);
    return row == nullptr ? Subject{} : Subject{0, row->lawyer};
  } else if constexpr (requires { command.branch; }) {
    return {command.branch, 0};
  } else if constexpr (requires { command.lawyer; }) {
    return {0, command.lawyer};
  } else if constexpr (requires { command.firm; }) {
    return {command.firm, 0};
  } else {
    return {};
  }
}

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, Date day, const Command& command) {
  access::Target target;
  if constexpr (std::is_same_v<Command, RegisterFirm>) {
    target.area = law::area_named(command.district).value_or(0);
  } else if constexpr (std::is_same_v<Command, RegisterLawyer>) {
    target = target_of_firm(state, command.firm);
  } else if constexpr (std::is_same_v<Command, TransferLawyer>) {
    target = target_of_firm(state, command.firm);  // where he goes
  } else if constexpr (!std::is_same_v<Command, RecordEntry>) {
    target = target_of_subject(state, subject_behind(state, command), day);
  }
  const bool of_city = actor.area == 0;
  if (of_city) target.area = 0;
  return target;
}

// Whom what was once given is about, when somebody reads it. A complaint and a clue are read by those who handle them,
// and by the partner that sent it or is to have it: never by the firm or the lawyer they are about (part 9).
template <class Command>
access::Target target_read(const State& state, const access::Actor& giver, Date day, const Command& command) {
  constexpr bool of_clue = requires { command.clue; }
  || std::is_same_v<Command, SendClue>;
  constexpr bool of_complaint = requires { command.complaint; }
  || std::is_same_v<Command, ReceiveComplaint>;
  access::Target target = target_of(state, giver, day, command);
  if constexpr (of_clue || of_complaint) {
    if (target.area == 0) target.area = target_of_subject(state, subject_behind(state, command), day).area;
    target.operator_id = 0;
    target.person = 0;
  }
  if constexpr (requires { command.clue; }) {
    const Clue* row = find_row(state.clues, command.clue);
    if (row != nullptr) target.operator_id = row->organisation;
  }
  target.person = target.person.value_or(giver.role == access::Role::lawyer ? giver.account : 0);
  if (target.area == 0) target.area = giver.area;
  return target;
}

inline bool is_house(const State& state, std::uint64_t number) { return state.firms.contains(number); }
inline access::Target target_of_house(const State& state, std::uint64_t firm) { return target_of_firm(state, firm); }

}  // namespace gongbao::legal_profession
