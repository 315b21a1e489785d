// What --set says: [document/]parameter=value[@date].
#pragma once

#include "policies/registry/what_if.h"

namespace gongbao::cli {

// The days a journal tells of.
struct DaysOfJournal {
  Date first, last;
};

// Has the city, which is empty, suppose it. Without a day it holds from the first on which it can. cli.bad_option
// naming the option, with what is wrong of document, parameter, value or day.
Result<policies::SupposedParameter> suppose(policies::City& city, const std::string& text, const DaysOfJournal& days);

}  // namespace gongbao::cli
