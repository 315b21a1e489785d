// The document on school examinations as the registry sees it.
#pragma once

#include "policies/document.h"
#include "policies/exam/citations.h"
#include "policies/exam/commands.h"
#include "policies/exam/retention.h"
#include "policies/exam/target.h"

namespace gongbao::exam {

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
  using State = exam::State;
  using Commands = exam::Commands;
  using TurnCommands = policies::TypeList<>;
  using FactTypes = exam::FactTypes;
  using Questions = exam::Questions;
  using Printouts = exam::Printouts;

  static Context context(const exam::State& state, const policies::Setting& in) {
    return {state, in.calendar, in.actor, in.today, in.entry};
  }
  static World world(exam::State& state, const policies::SeesJournal&) { return {state}; }
  static Reading reading(const exam::State& state, const policies::Setting& in) { return {state, in.actor, in.today}; }
};

}  // namespace gongbao::exam
