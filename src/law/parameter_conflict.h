// What a new value would break together with the others, on its first day or on any later one from which another is
// set: it is refused when it is made, not found out when it takes effect.
#pragma once

#include <functional>

#include "law/parameters.h"

namespace gongbao::law {

// What the parameters break together on that day, beyond Parameters::conflict_on.
using ConflictOn = std::function<std::optional<std::string>(const Parameters& parameters, Date day)>;

// Why that version, which Parameters::may_set admitted, cannot stand beside the others; nothing when it can.
std::optional<std::string> conflict_of(const Parameters& parameters, const std::string& name,
                                       const ParameterVersion& version, const ConflictOn& more = {});

}  // namespace gongbao::law
