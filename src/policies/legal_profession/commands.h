// All typed commands and facts of this policy, by subject.
#pragma once

#include "policies/legal_profession/assessments.h"
#include "policies/legal_profession/cases.h"
#include "policies/legal_profession/evaluations.h"
#include "policies/legal_profession/integrity.h"
#include "policies/legal_profession/pro_bono.h"
#include "policies/legal_profession/register.h"
#include "policies/legal_profession/registers.h"
#include "policies/legal_profession/returns.h"
#include "policies/legal_profession/talent.h"
#include "policies/legal_profession/tasks.h"

namespace gongbao::legal_profession {

using Commands =
    policies::Join<RegisterCommands, IntegrityCommands, AssessmentCommands, ProBonoCommands, TalentCommands,
                   ReturnCommands, RegistersCommands, EvaluationCommands, CaseCommands, TaskCommands>;
using TurnCommands = policies::TypeList<ClosePlan>;
using FactTypes = policies::Join<RegisterFacts, IntegrityFacts, AssessmentFacts, ProBonoFacts, TalentFacts, ReturnFacts,
                                 RegistersFacts, EvaluationFacts, CaseFacts, TaskFacts>;

// Who may give a command, by its name (spec/08 part 2 and the "by" column of part 6).
std::span<const access::Grant> grants_of(std::string_view command);
std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::legal_profession
