// The document on heating devices as the registry sees it.
#pragma once

#include "policies/document.h"
#include "policies/heating/citations.h"
#include "policies/heating/commands.h"
#include "policies/heating/retention.h"
#include "policies/heating/target.h"

namespace gongbao::heating {

policies::ViewSystem view_system();
// What follows from the day alone that begins.
void project_day(policies::Rows& rows, Date day);
void project_parameter(policies::Rows& rows, const law::ParameterVersion& version, const std::string& parameter,
                       const policies::FactOrigin& origin);

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
  static constexpr void (*on_day)(policies::Rows&, Date) = project_day;
  static constexpr void (*on_parameter)(policies::Rows&, const law::ParameterVersion&, const std::string&,
                                        const policies::FactOrigin&) = project_parameter;
  using State = heating::State;
  using Commands = heating::Commands;
  using TurnCommands = heating::TurnCommands;
  using FactTypes = heating::FactTypes;
  using Questions = heating::Questions;
  using Printouts = policies::TypeList<>;

  static Context context(const heating::State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today, in.entry, in.has_office};
  }
  static World world(heating::State& state, const policies::SeesJournal& see) { return {state, see}; }
  static Reading reading(const heating::State& state, const policies::Setting& in) {
    return {state, in.actor, in.today};
  }
};

}  // namespace gongbao::heating
