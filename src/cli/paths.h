// Where a command may write: never over what it reads, and never over what a data folder keeps.
#pragma once

#include <string>
#include <vector>

#include "base/problem.h"

namespace gongbao::cli {

// That path, or what it points to, is the folder or lies in it. Neither need exist.
bool lies_in(const std::string& path, const std::string& folder);

// cli.bad_option, naming the option: the output is one of the inputs, or something the data folder keeps. Its verdicts/
// and names of one's own in it may be written to. Empty inputs were not given.
Result<void> check_output(const std::string& option, const std::string& output, const std::string& data,
                          const std::vector<std::string>& inputs);

}  // namespace gongbao::cli
