// What a file at the command line adds to a batch: who may bring it, the verdict file, the progress bar.
#include "cli/import_batch.h"

#include "server/api/batch_run.h"

namespace gongbao::cli {

namespace {

// Under the file clock a bank sends its file at the end of the day.
constexpr std::int64_t evening = 20 * 3600;

}  // namespace

Result<void> import_batch(formats::BatchFile& file, ImportRun& run) {
  const formats::BatchEnvelope& envelope = file.envelope();
  if (run.bank && *run.bank != envelope.bank_id) {
    return problem("ledger.forbidden", "bank_id", "the envelope names bank " + std::to_string(envelope.bank_id),
                   file.file().name());
  }
  if (run.as && (run.as->role != access::Role::custody_bank || run.as->organisation != envelope.bank_id)) {
    return problem("ledger.forbidden", "as",
                   "a batch speaks for the bank its envelope names: bank " + std::to_string(envelope.bank_id),
                   file.file().name());
  }
  auto days = DayCheck::of(run);
  if (!days) return std::unexpected(days.error());
  if (auto near = days->see(envelope.business_date); !near) {
    near.error().where = file.file().name() + ", line 1";
    return near;
  }
  const engine::Source source =
      access::source_of(bank_actor(envelope.bank_id), run.store.stamp(envelope.business_date, evening));
  ProgressBar bar("导入 import");
  const server::BatchWatch watch{
      .see = [&](std::uint64_t line, const engine::InstructionResult& result) { run.verdicts.add(line, result); },
      .opened =
          [&](journal::EntryNo batch_entry, std::uint64_t entered) {
            run.details["batch_entry"] = batch_entry;
            run.details["entered_before"] = entered;
            if (entered > 0) {
              run.notes.push_back("批次已知 batch known: " + grouped(entered) +
                                  " 条的结果再次给出 verdicts told again");
            }
          },
      .progress = [&](std::uint64_t done) { bar.show(done, envelope.count); },
      .stopped = [&] { return run.interrupt->asked(); }};
  run.interrupt.emplace();
  const auto done = server::run_batch(run.store.engine(), run.store.city(), file, source, watch);
  if (!done) return std::unexpected(done.error());
  run.was_interrupted = !done->whole;
  return {};
}

}  // namespace gongbao::cli
