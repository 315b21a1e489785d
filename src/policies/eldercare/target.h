// Whom a command is about, for the question who may give it: the department whose pool, report or entry it is, the
// person whose membership, the institution that has the order. The welfare centre handles what is about city-run
// institutions.
#pragma once

#include "policies/eldercare/commands.h"

namespace gongbao::eldercare {

access::Target target_of_department(const State& state, const std::optional<std::string>& department, Date day);
access::Target target_of_round(const State& state, std::uint64_t round);
access::Target target_of_application(const State& state, std::uint64_t application);
access::Target target_of_supervisor(const State& state, std::uint64_t supervisor);
access::Target target_of_institution(const State& state, const access::Actor& actor, std::uint64_t institution);
// A report's, also where the entry of a command turns out to be one.
access::Target target_of_report(const State& state, const access::Actor& actor, std::uint64_t report);
access::Target target_of_entry(const State& state, const access::Actor& actor, std::uint64_t entry);
access::Target target_of_rows(const State& state, const std::vector<InstitutionRow>& rows, const access::Actor& actor,
                              Date day);

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, const Command& command, Date day) {
  if constexpr (std::is_same_v<Command, ReceiveReport>) {
    access::Target target = target_of_supervisor(state, command.supervisor);
    target.operator_id = target_of_institution(state, actor, command.institution.value_or(0)).operator_id;
    return target;
  } else if constexpr (std::is_same_v<Command, ImportInstitutions>) {
    return target_of_rows(state, command.rows, actor, day);
  } else if constexpr (requires { command.department; }) {
    return target_of_department(state, command.department, day);
  } else if constexpr (requires { command.round; } && !std::is_same_v<Command, Apply>) {
    return target_of_round(state, command.round);
  } else if constexpr (requires { command.application; }) {
    return target_of_application(state, command.application);
  } else if constexpr (requires { command.entry_id; }) {
    return target_of_entry(state, actor, command.entry_id);
  } else if constexpr (requires { command.report; }) {
    return target_of_report(state, actor, command.report);
  } else if constexpr (requires { command.supervisor; }) {
    return target_of_supervisor(state, command.supervisor);
  } else if constexpr (requires { command.supervisors; }) {
    return command.supervisors.empty() ? access::Target{} : target_of_supervisor(state, command.supervisors.front());
  } else {
    return {};
  }
}

}  // namespace gongbao::eldercare
