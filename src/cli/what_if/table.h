// A what-if as one flat table, for spreadsheets.
#pragma once

#include <string>

#include "policies/registry/what_if.h"

namespace gongbao::cli {

// By the end of its name a .csv or an .xlsx file; else cli.bad_option.
Result<void> names_a_table(const std::string& path);

// A row for each system, district, operator and week, and for each operator as it would have closed; every figure as it
// was and as it would be. cli.file_unwritable, and as above.
Result<void> write_table(const policies::WhatIf& told, const std::string& path);

}  // namespace gongbao::cli
