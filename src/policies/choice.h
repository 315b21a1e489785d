// What may stand in a field that takes any word or number, where a parameter or a list of the law says which: articles
// with a fine, purposes of a release, districts. So that forms and the description of the interface need not know them.
// A value of the list may be refused all the same (9j, 10b): that is for decide to say.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "law/parameters.h"

namespace gongbao::policies {

struct Choice {
  std::string name;                         // as screens know it: 28, goods, 110105
  std::optional<std::int64_t> number = {};  // what is sent for it; none: its name
};

// Of a command or an op; empty: nothing says what may stand there. All that ever were in force.
using ChoicesOf = std::vector<Choice> (*)(const law::Parameters& parameters, std::string_view command,
                                          std::string_view field);

}  // namespace gongbao::policies
