// All typed commands and facts of this policy, by subject.
#pragma once

#include "custody/record.h"
#include "policies/eldercare/applications.h"
#include "policies/eldercare/departments.h"
#include "policies/eldercare/entries.h"
#include "policies/eldercare/pool.h"
#include "policies/eldercare/records.h"
#include "policies/eldercare/reports.h"
#include "policies/eldercare/rounds.h"

namespace gongbao::eldercare {

using Commands = policies::Join<DepartmentCommands, RoundCommands, ApplicationCommands, PoolCommands, ReportCommands,
                                EntryCommands, RecordCommands>;
using FactTypes =
    policies::Join<DepartmentFacts, RoundFacts, ApplicationFacts, PoolFacts, ReportFacts, EntryFacts, RecordFacts>;

// Who may give a command, by its name (spec/06 part 2 and the "by" column of part 6).
std::span<const access::Grant> grants_of(std::string_view command);

}  // namespace gongbao::eldercare
