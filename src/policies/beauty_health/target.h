// Whom a command is about, for the question who may give it: the enterprise that applies, and the unit that decides or
// has the budget.
#pragma once

#include "policies/beauty_health/commands.h"

namespace gongbao::beauty_health {

access::Target target_of_enterprise(const State& state, std::uint64_t enterprise);
access::Target target_of_uscc(const State& state, const std::string& uscc);
access::Target target_of_application(const State& state, std::uint64_t application);
// The unit that decides on the kind; of K14 the district that speaks.
access::Target target_of_kind(const State& state, const access::Actor& actor, const std::string& kind, Date day);
access::Target target_of_budget(const State& state, std::uint64_t budget);
access::Target target_of_fund(const std::string& unit);
access::Target target_of_sample(const State& state, std::uint64_t sample);
access::Target target_of_bonded(const State& state, std::uint64_t bonded);
access::Target target_of_record(const State& state, std::uint64_t record);

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, Date day, const Command& command) {
  if constexpr (std::is_same_v<Command, GiveOpinion>) {
    return {};  // of any of the units that are asked: its decision says so
  } else if constexpr (std::is_same_v<Command, RegisterEnterprise>) {
    return target_of_uscc(state, command.uscc);
  } else if constexpr (std::is_same_v<Command, SetKindRule>) {
    return target_of_kind(state, actor, command.kind, day);
  } else if constexpr (std::is_same_v<Command, OpenBudget>) {
    return target_of_fund(command.unit);
  } else if constexpr (requires { command.enterprise; }) {
    return target_of_enterprise(state, command.enterprise);
  } else if constexpr (requires { command.application; }) {
    return target_of_application(state, command.application);
  } else if constexpr (requires { command.budget; }) {
    return target_of_budget(state, command.budget);
  } else if constexpr (requires { command.sample; }) {
    return target_of_sample(state, command.sample);
  } else if constexpr (requires { command.bonded; }) {
    return target_of_bonded(state, command.bonded);
  } else {
    return {};
  }
}

// Whom what was once given is about, when somebody reads it: an enterprise's is its own and that of the unit that gave
// it.
template <class Command>
access::Target target_read(const State& state, const access::Actor& giver, Date day, const Command& command) {
  access::Target target = target_of(state, giver, day, command);
  if constexpr (requires { command.record; }) target = target_of_record(state, command.record);
  if (target.operator_id == 0) target.operator_id = giver.organisation;
  if (target.area == 0) target.area = giver.area;
  target.person = 0;
  return target;
}

}  // namespace gongbao::beauty_health
