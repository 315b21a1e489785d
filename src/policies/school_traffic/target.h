// Whom a command is about, for the question who may give it: the unit and township of the school it names, the school
// itself, the person whose time of arrival or leaving it is.
#pragma once

#include "policies/school_traffic/questions.h"

namespace gongbao::school_traffic {

access::Target target_of_unit(const State& state, const std::optional<std::string>& unit, Date day);
// The house is the school to a school and the township to a township.
access::Target target_of_school(const State& state, const access::Actor& actor, std::optional<std::uint64_t> school);
access::Target target_of_whistle(const State& state, const access::Actor& actor, std::uint64_t whistle);
access::Target target_of_report(const State& state, const access::Actor& actor, std::uint64_t report);
// Who is not on the roster of that time is nobody there.
access::Target target_of_presence(const State& state, const access::Actor& actor, const CheckIn& command, Date day);

template <class Rows>
access::Target target_of_row(const State& state, const access::Actor& actor, const Rows& rows, std::uint64_t id) {
  const auto* row = find_row(rows, id);
  return row == nullptr ? access::Target{} : target_of_school(state, actor, row->school);
}

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, Date day, const Command& command) {
  if constexpr (std::is_same_v<Command, CheckIn>) {
    return target_of_presence(state, actor, command, day);
  } else if constexpr (std::is_same_v<Command, RegisterSchool> || std::is_same_v<Command, ConfigureUnit>) {
    return target_of_unit(state, command.unit, day);
  } else if constexpr (std::is_same_v<Command, AskBoard> || std::is_same_v<Command, AskSituation>) {
    // Of the whole city it is no unit's.
    return command.unit ? target_of_unit(state, command.unit, day) : access::Target{.area = the_city};
  } else if constexpr (std::is_same_v<Command, AskResidentReport>) {
    return {};  // whoever has its code
  } else if constexpr (std::is_same_v<Command, SubmitPlan> || std::is_same_v<Command, WithdrawSubmission> ||
                       std::is_same_v<Command, EnterScore>) {
    return {};  // decided by the command
  } else if constexpr (requires { command.school; }) {
    return target_of_school(state, actor, command.school);
  } else if constexpr (requires { command.problem; }) {
    return target_of_row(state, actor, state.problems, command.problem);
  } else if constexpr (requires { command.whistle; }) {
    return target_of_whistle(state, actor, command.whistle);
  } else if constexpr (requires { command.incident; }) {
    return target_of_row(state, actor, state.incidents, command.incident);
  } else if constexpr (requires { command.appointment; }) {
    return target_of_row(state, actor, state.vice_principals, command.appointment);
  } else if constexpr (requires { command.report; }) {
    return target_of_report(state, actor, command.report);
  } else {
    return {};
  }
}

// Whom what was once given is about, when somebody reads it. Of checks only the city reads: an unannounced one is known
// to nobody before it has started (3.3a, part 9).
template <class Command>
access::Target target_read(const State& state, const access::Actor& giver, Date day, const Command& command) {
  constexpr std::uint64_t nobody = ~std::uint64_t{0};
  constexpr AreaCode nowhere = ~AreaCode{0};
  if constexpr (CheckCommands::has<Command>) return {.operator_id = nobody, .area = nowhere};
  if constexpr (std::is_same_v<Command, ReportAsResident>) {
    // A school never sees who reported it; the departments of its unit do.
    access::Target target = target_of_school(state, giver, command.school);
    target.operator_id = nobody;
    target.person = 0;
    return target;
  }
  access::Target target = target_of(state, giver, day, command);
  if (target.area == 0) target.area = giver.area;
  if (target.operator_id == 0) target.operator_id = giver.organisation;
  target.person = 0;
  return target;
}

}  // namespace gongbao::school_traffic
