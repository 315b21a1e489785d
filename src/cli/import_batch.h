// A bank's batch file (docs/batch-file.md): opened as a batch, or gone on with where it was cut off.
#pragma once

#include "cli/importing.h"
#include "formats/batch_file.h"

namespace gongbao::cli {

// The file's own control data have been checked by BatchFile::open. A batch that was begun before is continued: its
// first records answer with their first verdicts, so the verdict file equals that of an undisturbed run.
// ledger.business_date_mismatch and ledger.batch_conflict refuse the file as a whole.
Result<void> import_batch(formats::BatchFile& file, ImportRun& run);

}  // namespace gongbao::cli
