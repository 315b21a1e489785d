// The document on used vehicles as the registry sees it.
#pragma once

#include "policies/document.h"
#include "policies/used_vehicle/citations.h"
#include "policies/used_vehicle/commands.h"
#include "policies/used_vehicle/retention.h"
#include "policies/used_vehicle/target.h"

namespace gongbao::used_vehicle {

policies::ViewSystem view_system();

inline constexpr std::array forbidden{code::role_forbidden, code::broker_cannot_deal};

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
                                             .forbidden = forbidden,
                                             .forbidden_to = forbidden_to,
                                             // What is complained of in the trade, commerce decides (spec/04 part 2).
                                             .decides_on_texts = access::Role::city_commerce};
  static constexpr policies::ViewSystem (*views)() = view_system;
  using State = used_vehicle::State;
  using Commands = used_vehicle::Commands;
  using TurnCommands = used_vehicle::TurnCommands;
  using FactTypes = used_vehicle::FactTypes;
  using Questions = used_vehicle::Questions;
  using Printouts = used_vehicle::Printouts;

  static Context context(const used_vehicle::State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today, minute_of(in.now), in.entry};
  }
  static World world(used_vehicle::State& state, const policies::SeesJournal&) { return {state}; }
  static Reading reading(const used_vehicle::State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today};
  }
};

}  // namespace gongbao::used_vehicle
