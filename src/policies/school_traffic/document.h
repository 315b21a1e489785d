// The document on traffic around schools as the registry sees it.
#pragma once

#include "policies/document.h"
#include "policies/school_traffic/citations.h"
#include "policies/school_traffic/commands.h"
#include "policies/school_traffic/target.h"

namespace gongbao::school_traffic {

policies::ViewSystem view_system();

inline constexpr std::array forbidden{code::out_of_scope, code::whistle_not_township};

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
                                             .parameter_invalid = code::parameter_invalid,
                                             .forbidden = forbidden,
                                             .forbidden_to = forbidden_to};
  static constexpr policies::ViewSystem (*views)() = view_system;
  using State = school_traffic::State;
  using Commands = school_traffic::Commands;
  using TurnCommands = policies::TypeList<>;
  using FactTypes = school_traffic::FactTypes;
  using Questions = school_traffic::Questions;
  using Printouts = policies::TypeList<>;

  static Context context(const school_traffic::State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today, in.now, in.entry};
  }
  static Reading reading(const school_traffic::State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today};
  }
  static World world(school_traffic::State& state, const policies::SeesJournal&) { return {state}; }
};

}  // namespace gongbao::school_traffic
