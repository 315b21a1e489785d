// Whom a command is about, for the question who may give it: the enterprise that applies, and the unit that decides or
// has the budget.
#pragma once

#include "policies/beauty_health/questions.h"

namespace gongbao::beauty_health {

access::Target target_of_enterprise(const State& state, std::uint64_t enterprise);
access::Target target_of_uscc(const State& state, const std::string& uscc);
access::Target target_of_application(const State& state, std::uint64_t application);
// The same of a question: those who are asked for an opinion look at it, too.
access::Target target_of_review(const State& state, const access::Actor& actor, std::uint64_t application, Date day);
access::Target target_of_unit(const std::string& unit);
// The unit that decides on the kind; of K14 the district that speaks.
access::Target target_of_kind(const State& state, const access::Actor& actor, const std::string& kind, Date day);
access::Target target_of_budget(const State& state, std::uint64_t budget);
access::Target target_of_sample(const State& state, std::uint64_t sample);
access::Target target_of_bonded(const State& state, std::uint64_t bonded);
access::Target target_of_record(const State& state, std::uint64_t record);

// The measure of the joint conference (18b), whose lead reads what is brought before it.
inline constexpr std::int32_t measure_of_conference = 18;
// 0: there is none.
AreaCode decider_asked(const State& state, const std::string& kind, const std::optional<std::string>& district,
                       Date day);
// Of what one unit is to do, of several together nobody's.
AreaCode owner_of(const std::vector<Decision>& decisions);
AreaCode lead_of_record(const State& state, std::uint64_t record, Date day);
AreaCode lead_of_measure(const State& state, std::int32_t measure, Date day);
// Who confirms what is to be kept in a register.
template <class Command>
AreaCode lead_of_register(const State& state, const Command& command, Date day) {
  if constexpr (std::is_same_v<Command, RegisterPlatform>) {
    return lead_of_measure(state, measure_of(RecordKind::platform), day);
  } else if constexpr (std::is_same_v<Command, RegisterWard> || std::is_same_v<Command, RegisterStudy>) {
    return lead_of_measure(state, measure_of(RecordKind::ward), day);
  } else if constexpr (std::is_same_v<Command, RegisterPilot>) {
    return lead_of_measure(state, measure_of(RecordKind::pilot), day);
  } else if constexpr (std::is_same_v<Command, RecordEntry>) {
    const auto kind = enum_named<RecordKind>(command.kind);
    return kind ? lead_of_measure(state, measure_of(*kind), day) : 0;
  } else {
    return 0;
  }
}

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, Date day, const Command& command) {
  if constexpr (std::is_same_v<Command, GiveOpinion>) {
    return {};  // of any of the units that are asked: its decision says so
  } else if constexpr (std::is_same_v<Command, RegisterEnterprise>) {
    return target_of_uscc(state, command.uscc);
  } else if constexpr (std::is_same_v<Command, SetKindRule>) {
    return target_of_kind(state, actor, command.kind, day);
  } else if constexpr (std::is_same_v<Command, OpenBudget>) {
    return target_of_unit(command.unit);
  } else if constexpr (std::is_same_v<Command, AskUnitDesk>) {
    return target_of_unit(command.unit);
  } else if constexpr (std::is_same_v<Command, AskApplication>) {
    return target_of_review(state, actor, command.application, day);
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

// Whom what was once given is about, when somebody reads it: an enterprise's is its own and that of the unit it is laid
// before, a unit's is its own; what is said of an application reads the unit that decides.
template <class Command>
access::Target target_read(const State& state, const access::Actor& giver, Date day, const Command& command) {
  access::Target target = target_of(state, giver, day, command);
  constexpr bool at_customs =
      std::is_same_v<Command, PrecheckSample> || std::is_same_v<Command, RequestBonded> || requires {
    command.sample;
  }
  || requires { command.bonded; };
  if constexpr (std::is_same_v<Command, SubmitApplication>) {
    target.area = decider_asked(state, command.kind, command.district, day);
  } else if constexpr (std::is_same_v<Command, GiveOpinion>) {
    target.area = target_of_application(state, command.application).area;
    target.outlet_area = giver.area;
    return target;
  } else if constexpr (std::is_same_v<Command, HoldConference>) {
    target.area = owner_of(command.decisions);
  } else if constexpr (std::is_same_v<Command, RaiseIssue>) {
    target.area = lead_of(state, measure_of_conference, day).value_or(0);
  } else if constexpr (requires { command.record; }) {
    target = target_of_record(state, command.record);
    target.outlet_area = lead_of_record(state, command.record, day);
  } else if constexpr (at_customs) {
    target.area = *unit_named("CU");
  } else {
    target.outlet_area = lead_of_register(state, command, day);
  }
  if (target.operator_id == 0) target.operator_id = giver.organisation;
  if (target.outlet_area == 0 && target.area != giver.area) target.outlet_area = giver.area;
  if (target.area == 0) target.area = giver.area;
  target.person = 0;
  return target;
}

}  // namespace gongbao::beauty_health
