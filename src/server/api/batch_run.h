// A bank's batch file (docs/batch-file.md) through the engine: opened as a batch, or gone on with where it was cut off.
// The same for a file at the command line and one that came over the network.
#pragma once

#include "engine/engine.h"
#include "formats/batch_file.h"
#include "formats/verdicts.h"
#include "policies/registry/city.h"

namespace gongbao::server {

formats::VerdictLine verdict_line(std::uint64_t line, const engine::InstructionResult& result);

struct BatchWatch {
  // Verdicts in the order of the file; line as formats::BatchFile counts them. On the caller's thread.
  std::function<void(std::uint64_t line, const engine::InstructionResult& result)> see;
  // Once the batch is open: its entry, and how many of its records were in the journal already.
  std::function<void(journal::EntryNo batch_entry, std::uint64_t entered_before)> opened = {};
  std::function<void(std::uint64_t done)> progress = {};
  std::function<bool()> stopped = {};  // asked between runs of records: what was sent is still answered
};

struct BatchRun {
  journal::EntryNo batch_entry = 0;
  std::uint64_t entered_before = 0;
  bool whole = false;  // every record has been answered
};

// The file's own control data have been checked by BatchFile::open. A batch that was begun before is continued: its
// first records answer with their first verdicts, so the verdicts equal those of an undisturbed run. As a whole the
// file is refused ledger.forbidden, ledger.business_date_mismatch or ledger.batch_conflict, the problem naming the
// field.
Result<BatchRun> run_batch(engine::Engine& engine, const policies::City& city, formats::BatchFile& file,
                           const engine::Source& source, const BatchWatch& watch);

}  // namespace gongbao::server
