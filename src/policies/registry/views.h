// What each system of the city hands to src/views/: its rows and lists, in the order of the registry. A new policy is
// listed, searched and exported with one line here and none elsewhere.
#pragma once

#include "policies/registry/city_commands.h"
#include "policies/view_rows.h"

namespace gongbao::policies {

// The city itself (batches, outcomes, calendar) comes first, as "city".
const std::vector<ViewSystem>& all_view_systems();

// The command that a day's count is of, by the name under which it is listed and cited.
std::string counted_command(const OutcomeCount& count);

}  // namespace gongbao::policies
