// All typed commands and facts of this policy, by subject.
#pragma once

#include "policies/school_traffic/campus.h"
#include "policies/school_traffic/checks.h"
#include "policies/school_traffic/duties.h"
#include "policies/school_traffic/facilities.h"
#include "policies/school_traffic/incidents.h"
#include "policies/school_traffic/plans.h"
#include "policies/school_traffic/problems.h"
#include "policies/school_traffic/records.h"
#include "policies/school_traffic/reports.h"
#include "policies/school_traffic/rounds.h"
#include "policies/school_traffic/schools.h"
#include "policies/school_traffic/teams.h"
#include "policies/school_traffic/whistles.h"

namespace gongbao::school_traffic {

using Commands = policies::Join<SchoolCommands, CampusCommands, FacilityCommands, PlanCommands, TeamCommands,
                                DutyCommands, ProblemCommands, WhistleCommands, IncidentCommands, CheckCommands,
                                ReportCommands, RecordCommands, RoundCommands>;
using FactTypes = policies::Join<SchoolFacts, CampusFacts, FacilityFacts, PlanFacts, TeamFacts, DutyFacts, ProblemFacts,
                                 WhistleFacts, IncidentFacts, CheckFacts, ReportFacts, RecordFacts, RoundFacts>;

// Who may give a command, by its name (spec/07 part 2 and the "by" column of part 6).
std::span<const access::Grant> grants_of(std::string_view command);
std::span<const access::Grant> grants_of_question(std::string_view question);
// A whistle that no township blows has a refusal of its own (1.1b).
Code forbidden_to(access::Role role, std::string_view command);

}  // namespace gongbao::school_traffic
