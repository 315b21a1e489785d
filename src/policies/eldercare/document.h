// The document on supervisors of eldercare as the registry sees it.
#pragma once

#include "policies/document.h"
#include "policies/eldercare/citations.h"
#include "policies/eldercare/commands.h"
#include "policies/eldercare/retention.h"
#include "policies/eldercare/target.h"

namespace gongbao::eldercare {

policies::ViewSystem view_system();

inline constexpr std::array forbidden{code::role_forbidden};

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
  using State = eldercare::State;
  using Commands = eldercare::Commands;
  using TurnCommands = policies::TypeList<>;
  using FactTypes = eldercare::FactTypes;
  using Questions = eldercare::Questions;
  using Printouts = policies::TypeList<>;

  static Context context(const eldercare::State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today, in.now, in.entry};
  }
  static World world(eldercare::State& state, const policies::SeesJournal&) { return {state}; }
  static Reading reading(const eldercare::State& state, const policies::Setting& in) {
    return {state, in.actor, in.today};
  }
};

}  // namespace gongbao::eldercare
