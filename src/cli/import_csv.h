// A CSV file of anybody's making with a column map (docs/csv-map.md).
#pragma once

#include "cli/importing.h"
#include "formats/csv_import.h"

namespace gongbao::cli {

// The map's operator may be named by its credit code ("uscc:9111…"). Rows are sent in the name of the operator's bank,
// or of --bank or --as.
Result<void> import_csv(const std::string& path, const std::string& map_path, ImportRun& run);

}  // namespace gongbao::cli
