// The gazette's own pages as the registry sees them: the editors' side of the publication.
#pragma once

#include "policies/document.h"
#include "policies/gazette/citations.h"
#include "policies/gazette/target.h"

namespace gongbao::gazette {

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
                                             .parameter_invalid = code::value_invalid,
                                             .forbidden = forbidden};
  static constexpr policies::ViewSystem (*views)() = view_system;
  using State = gazette::State;
  using Commands = gazette::Commands;
  using TurnCommands = policies::TypeList<>;
  using FactTypes = gazette::FactTypes;
  using Questions = gazette::Questions;
  using Printouts = policies::TypeList<>;

  static Context context(const gazette::State& state, const policies::Setting& in) {
    return {state, in.actor, in.today, in.entry};
  }
  static World world(gazette::State& state, const policies::SeesJournal&) { return {state}; }
  static Reading reading(const gazette::State& state, const policies::Setting& in) { return {state, in.actor}; }
};

}  // namespace gongbao::gazette
