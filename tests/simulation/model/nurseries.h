// Nurseries have no second law here as shops have: what they are answered is theirs. Their money is added up from its
// parts after everything that is said to them, and must be what the program keeps.
#pragma once

#include <string>

#include "policies/registry/city.h"

namespace gongbao::model {

// The first sum that differs; empty when there is none.
std::string difference_of_nurseries(const policies::City& program);

}  // namespace gongbao::model
