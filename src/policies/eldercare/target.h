// Whom a command is about, for the question who may give it: the department whose pool, report or entry it is, the
// person whose membership, the institution that has the order. The welfare centre handles what is about city-run
// institutions.
#pragma once

#include "policies/eldercare/questions.h"

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
access::Target target_of(const State& state, const access::Actor& actor, Date day, const Command& command) {
  if constexpr (std::is_same_v<Command, ReceiveReport>) {
    access::Target target = target_of_supervisor(state, command.supervisor);
    target.operator_id = target_of_institution(state, actor, command.institution.value_or(0)).operator_id;
    return target;
  } else if constexpr (std::is_same_v<Command, ImportInstitutions>) {
    return target_of_rows(state, command.rows, actor, day);
  } else if constexpr (requires { command.department; }) {
    // Of the whole city it is no department's.
    if constexpr (std::is_same_v<Command, AskOverview>) {
      if (!command.department) return access::Target{.area = city_department};
    }
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

// Whom what was once given is about, when somebody reads it: the department whose it is, or that gave it; the person
// and the institution that were addressed. What a supervisor wrote is no institution's to read.
template <class Command>
access::Target target_read(const State& state, const access::Actor& giver, Date day, const Command& command) {
  using enum access::Role;
  access::Target target = target_of(state, giver, day, command);
  if constexpr (std::is_same_v<Command, Apply>) {
    target = target_of_round(state, command.round);
    target.person = giver.account;
  }
  constexpr bool to_institution =
      std::is_same_v<Command, OrderRectification> || std::is_same_v<Command, ReportRectification>;
  constexpr bool to_supervisor = std::is_same_v<Command, ReceiveReport> || std::is_same_v<Command, ReturnReport> ||
                                 std::is_same_v<Command, GiveFeedback> || std::is_same_v<Command, RateSupervisor> ||
                                 std::is_same_v<Command, RemoveMember> || std::is_same_v<Command, ReviewApplication>;
  target.operator_id = 0;
  if constexpr (std::is_same_v<Command, OrderRectification>) target.operator_id = command.institution;
  if (to_institution && giver.role == eldercare_institution) target.operator_id = giver.organisation;
  const bool own = giver.role == supervisor || giver.role == applicant;
  target.person = own ? giver.account : to_supervisor ? target.person.value_or(0) : 0;
  if (target.area == 0) target.area = giver.area;
  return target;
}

// There a person is looked for under the number of an application, or of the membership that came of it.
inline bool is_house(const State& state, std::uint64_t number) { return state.applications.contains(number); }
inline access::Target target_of_house(const State& state, std::uint64_t application) {
  return target_of_application(state, application);
}

}  // namespace gongbao::eldercare
