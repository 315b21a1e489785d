// Which articles, purposes and districts may stand in the fields of this policy (policies/choice.h).
#pragma once

#include "policies/choice.h"

namespace gongbao::prepaid_card {

std::vector<policies::Choice> choices_of(const law::Parameters& parameters, std::string_view command,
                                         std::string_view field);

}  // namespace gongbao::prepaid_card
