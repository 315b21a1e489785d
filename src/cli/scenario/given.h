// What stands under given and parameters, written out as the public commands it stands for: nothing here touches a
// state, so a scenario can only start where commands can lead.
#pragma once

#include "cli/scenario/scenario.h"

namespace gongbao::cli::scenario {

struct Expanded {
  std::vector<Step> steps;
  Date first_day;  // parameters are set on the day before the first step
};

// path: of the scenario. first: the day of its first step; given may name an earlier one.
Result<Expanded> expand_given(const boost::json::object& scenario, std::string_view path, Date first);

}  // namespace gongbao::cli::scenario
