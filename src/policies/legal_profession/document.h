// The document on the legal profession's three-year plan as the registry sees it.
#pragma once

#include "policies/document.h"
#include "policies/legal_profession/citations.h"
#include "policies/legal_profession/commands.h"
#include "policies/legal_profession/retention.h"
#include "policies/legal_profession/target.h"

namespace gongbao::legal_profession {

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
  using State = legal_profession::State;
  using Commands = legal_profession::Commands;
  using TurnCommands = legal_profession::TurnCommands;
  using FactTypes = legal_profession::FactTypes;
  using Questions = legal_profession::Questions;
  using Printouts = policies::TypeList<>;

  static Context context(const legal_profession::State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today, in.now, in.entry};
  }
  static World world(legal_profession::State& state, const policies::SeesJournal&) { return {state}; }
  static Reading reading(const legal_profession::State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today};
  }
};

}  // namespace gongbao::legal_profession
