// Who acts in a step: whom "by" names, or who usually gives such a command.
#pragma once

#include "cli/scenario/inputs.h"
#include "cli/scenario/scenario.h"
#include "cli/scenario/world.h"

namespace gongbao::cli::scenario {

// by: "district_commerce 110105", "operator shop", "custody_bank other", "consumer 张三", "branch 南店" (its outlet).
// operator_id, bank_id: whose the command is, where nothing else is said.
Result<access::Actor> actor_in(const Step& step, const World& world, Inputs& inputs, std::string_view usual,
                               std::uint64_t operator_id, std::optional<std::uint64_t> bank_id);

}  // namespace gongbao::cli::scenario
