// A district's registry of first installations (docs/first-installs.md): a verdict per row, in both languages.
#pragma once

#include "cli/importing.h"

namespace gongbao::cli {

// on: the day, empty for that of the books. It speaks whom --as names, an officer of a district.
Result<void> import_registry(const std::string& path, const std::string& on, ImportRun& run);

}  // namespace gongbao::cli
