// Results of examinations from a file (docs/exam-results.md): a fault per wrong cell, in both languages; entered when a
// second file says the same.
#pragma once

#include "cli/importing.h"

namespace gongbao::cli {

// second: the other entry of the two; empty: the file is checked and nothing is entered. on: the day, empty for that of
// the books. It speaks whom --as names: a school or a district.
Result<void> import_results(const std::string& path, const std::string& second, const std::string& on, ImportRun& run);

}  // namespace gongbao::cli
