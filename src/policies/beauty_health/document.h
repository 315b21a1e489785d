// The document on the beauty and health industry as the registry sees it.
#pragma once

#include "policies/beauty_health/citations.h"
#include "policies/beauty_health/commands.h"
#include "policies/beauty_health/target.h"
#include "policies/document.h"

namespace gongbao::beauty_health {

policies::ViewSystem view_system();

inline constexpr std::array forbidden{code::out_of_scope};

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
                                             .parameter_invalid = code::value_out_of_range,
                                             .forbidden = forbidden};
  static constexpr policies::ViewSystem (*views)() = view_system;
  using State = beauty_health::State;
  using Commands = beauty_health::Commands;
  using TurnCommands = policies::TypeList<>;
  using FactTypes = beauty_health::FactTypes;
  using Questions = beauty_health::Questions;
  using Printouts = policies::TypeList<>;

  static Context context(const beauty_health::State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today, in.entry};
  }
  static World world(beauty_health::State& state, const policies::SeesJournal& see) { return {state, see}; }
  static Reading reading(const beauty_health::State& state, const policies::Setting& in) {
    return {state, in.actor, in.today};
  }
};

}  // namespace gongbao::beauty_health
