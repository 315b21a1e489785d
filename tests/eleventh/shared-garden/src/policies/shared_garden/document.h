// The document as the registry sees it.
#pragma once

#include "policies/document.h"
#include "policies/shared_garden/citations.h"

namespace gongbao::shared_garden {

policies::ViewSystem view_system();

inline constexpr std::array forbidden{code::out_of_scope};

// Whom a command is about: the garden's district, or that of the office that registers it.
template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, Date, const Command& command) {
  if constexpr (std::is_same_v<Command, CloseGarden>) {
    const Garden* garden = find_row(state.gardens, command.garden);
    return garden == nullptr ? access::Target{} : access::Target{.area = garden->area};
  } else {
    return {.area = actor.area};
  }
}
template <class Command>
access::Target target_read(const State& state, const access::Actor& giver, Date day, const Command& command) {
  return target_of(state, giver, day, command);
}

struct Document {
  static constexpr policies::DocumentLaw law{.document = document,
                                             .code_name = code_name,
                                             .code_named = code_named,
                                             .is_flag = is_flag,
                                             .clauses_of_code = clauses_of_code,
                                             .grants_of = grants_of,
                                             .grants_of_question = grants_of_question,
                                             .citations = citation_table,
                                             .implementers = implementers,
                                             .clauses_without_software = clauses_without_software,
                                             .parameter_invalid = code::value_invalid,
                                             .forbidden = forbidden};
  static constexpr policies::ViewSystem (*views)() = view_system;
  using State = shared_garden::State;
  using Commands = shared_garden::Commands;
  using TurnCommands = policies::TypeList<>;
  using FactTypes = shared_garden::FactTypes;
  using Questions = policies::TypeList<>;
  using Printouts = policies::TypeList<>;

  static Context context(const State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today, in.entry};
  }
  static World world(State& state, const policies::SeesJournal&) { return {state}; }
};

}  // namespace gongbao::shared_garden
