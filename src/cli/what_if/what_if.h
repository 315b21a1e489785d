// A journal told twice at once: as it was, and as its commands would have been answered under other terms. Two cities
// in memory; the journal is read only, and nothing is written.
#pragma once

#include "engine/replay.h"
#include "policies/registry/what_if.h"

namespace gongbao::cli {

struct WhatIfAsked {
  std::vector<std::string> set;               // [document/]parameter=value[@date] each
  std::optional<std::string> closes_on = {};  // a day of the journal; its last one when none is named
  engine::Progress progress = {};
};

// cli.bad_option names the option; cli.nothing_to_judge of an empty journal; problems of the journal.
Result<policies::WhatIf> what_if(const journal::Log& log, const WhatIfAsked& asked);

// The journal as it was, told once for any number of what-ifs that close on the same day.
struct Past;
Result<std::shared_ptr<const Past>> past_of(const journal::Log& log, const std::optional<std::string>& closes_on = {});
Result<policies::WhatIf> what_if(const journal::Log& log, const std::vector<std::string>& set, const Past& past);

}  // namespace gongbao::cli
