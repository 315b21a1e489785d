// What --set says: [document/]parameter=value[@date].
#pragma once

#include "engine/rejudge.h"
#include "policies/registry/what_if.h"

namespace gongbao::cli {

// Has the city, which is empty, suppose it. cli.bad_option naming the option, with what is wrong of document,
// parameter, value or date.
Result<policies::SupposedParameter> suppose_text(policies::City& city, const std::string& text,
                                                 const engine::JournalDays& days);

}  // namespace gongbao::cli
