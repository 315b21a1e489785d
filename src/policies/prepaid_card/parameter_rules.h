// What the document's parameters must satisfy together, beyond what each must by itself (law/parameters.h): a change
// that would break it on any later day is refused when it is made, not found out when it takes effect.
#pragma once

#include <optional>
#include <string>

#include "law/parameters.h"

namespace gongbao::prepaid_card {

// What the parameters of that day break together; nothing when they can stand.
std::optional<std::string> parameter_conflict(const law::Parameters& parameters, Date day);

}  // namespace gongbao::prepaid_card
