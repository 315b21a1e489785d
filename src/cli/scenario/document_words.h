// What scenarios of a document are written in beside its commands, one row each: what may stand under given and what it
// stands for, whom a speaker stands for, what can be expected of the state. A document without a row is played with its
// commands and their answers alone; so is what a row leaves out.
#pragma once

#include "cli/scenario/expect_state.h"

namespace gongbao::cli::scenario {

struct DocumentWords {
  using Keys = std::vector<std::string>;

  System system;
  const Keys* given = nullptr;
  Keys (*state_keys)() = nullptr;
  Result<void> (*compare)(const std::string& key, const boost::json::value& value, const std::string& path,
                          const Whose& whose, const World& world, Inputs& inputs, Compared& out) = nullptr;
  // Whose number an operator, an institution, a school is.
  std::vector<std::uint64_t> (*collectors)(const policies::City& city) = nullptr;
  // Steps that given stands for, in their order; path: of given. nullptr: of those under custody, which given.cc knows.
  Result<std::vector<Step>> (*expand)(const boost::json::object& given, const std::string& path, Date begin) = nullptr;
  // nullptr: by the rules of custody or of heating, which actors.cc knows. whose: what stands behind the role.
  Result<void> (*speaks_as)(const World& world, Inputs& inputs, access::Actor& actor, const std::string& whose,
                            const std::string& path) = nullptr;
  // Who sets a parameter that names nobody.
  std::string_view owner = "city_commerce";
};

// nullptr: the document has none.
const DocumentWords* words_of(System system);

}  // namespace gongbao::cli::scenario
