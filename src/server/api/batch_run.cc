// Open, tell again what is known, send the rest.
#include "server/api/batch_run.h"

#include "policies/registry/laws.h"
#include "server/api/pipeline.h"

namespace gongbao::server {

namespace {

constexpr std::size_t records_a_run = 8192;

std::unexpected<Problem> refused(const engine::TypedReply& reply, const formats::BatchFile& file) {
  std::string message = "the batch was refused";
  std::vector<engine::Figure> figures;
  ByteReader in(reply.figures);
  decode(in, figures);
  for (const engine::Figure& figure : figures) {
    if (figure.unit == engine::Figure::Unit::date)
      message += "; " + figure.name + " " + to_string(Date{static_cast<std::int32_t>(figure.value)});
  }
  const bool date = reply.code == custody::code::business_date_mismatch;
  return problem(std::string(policies::code_name(reply.code)), date ? "business_date" : "batch_id",
                 message + ", entry " + std::to_string(reply.entry_no), file.file().name());
}

Result<BatchRun> open_batch(engine::Engine& engine, const policies::City& city, const formats::BatchFile& file,
                            const engine::Source& source) {
  const formats::BatchEnvelope& envelope = file.envelope();
  std::optional<policies::OpenedBatch> known;
  const auto asked = engine.ask([&] {
    if (const auto* batch = city.find_batch(envelope.bank_id, envelope.batch_id)) known = *batch;
  });
  if (!asked) return std::unexpected(asked.error());
  const bool own = source.organisation == envelope.bank_id;
  if (own && known && known->sha256 == envelope.sha256) {
    const auto entered = engine.batch_progress(known->entry);
    if (!entered) return std::unexpected(entered.error());
    return BatchRun{known->entry, *entered, false};
  }
  const policies::OpenBatch command{envelope.bank_id,       envelope.account_no, envelope.batch_id,
                                    envelope.business_date, envelope.count,      envelope.sha256};
  const auto reply = engine.execute(
      engine::TypedCommand{.type = policies::OpenBatch::number, .bytes = canonical_bytes(command)}, source);
  if (!reply) return std::unexpected(reply.error());
  if (reply->verdict == engine::Verdict::refused) return refused(*reply, file);
  // Opened by another hand meanwhile: that one's batch goes on.
  std::vector<engine::Figure> figures;
  ByteReader in(reply->figures);
  decode(in, figures);
  const auto repeated = std::ranges::find(figures, "batch_entry", &engine::Figure::name);
  if (repeated == figures.end()) return BatchRun{reply->entry_no, 0, false};
  const auto entry = static_cast<journal::EntryNo>(repeated->value);
  const auto entered = engine.batch_progress(entry);
  if (!entered) return std::unexpected(entered.error());
  return BatchRun{entry, *entered, false};
}

Result<void> tell_again(engine::Engine& engine, formats::BatchFile& file, const BatchRun& run,
                        const BatchWatch& watch) {
  if (run.entered_before == 0) return {};
  std::uint64_t place = 0;
  const auto told = engine.batch_verdicts(
      run.batch_entry, 0, [&](const engine::InstructionResult& result) { watch.see(file.line_of(++place), result); });
  if (!told) return std::unexpected(told.error());
  std::vector<custody::PackedInstruction> passed_over(records_a_run);
  for (std::uint64_t left = run.entered_before; left > 0;) {
    const auto got = file.read(std::span(passed_over).first(std::min<std::uint64_t>(left, records_a_run)));
    if (!got) return std::unexpected(got.error());
    if (*got == 0)
      return problem("ledger.batch_control_mismatch", "count", "the file is shorter than what was entered",
                     file.file().name());
    left -= *got;
  }
  return {};
}

}  // namespace

formats::VerdictLine verdict_line(std::uint64_t line, const engine::InstructionResult& result) {
  return {.line = line,
          .instr_id = result.instr_id,
          .entry_no = result.entry_no,
          .journal_no = result.journal_no,
          .booked_at = {result.booked_at},
          .detail_fen = result.detail_fen,
          .code = result.code,
          .outcome = static_cast<formats::VerdictOutcome>(result.outcome),
          .flags = result.flags};
}

Result<BatchRun> run_batch(engine::Engine& engine, const policies::City& city, formats::BatchFile& file,
                           const engine::Source& source, const BatchWatch& watch) {
  auto run = open_batch(engine, city, file, source);
  if (!run) return run;
  if (watch.opened) watch.opened(run->batch_entry, run->entered_before);
  if (auto told = tell_again(engine, file, *run, watch); !told) return std::unexpected(told.error());

  engine::Source of_batch = source;
  of_batch.batch_entry = run->batch_entry;
  std::uint64_t place = run->entered_before;
  Pipeline pipeline(engine,
                    [&](const Tag& tag, const engine::InstructionResult& result) { watch.see(tag.line, result); });
  while (!watch.stopped || !watch.stopped()) {
    std::vector<engine::Record> records(records_a_run);
    const auto got = file.read(records);
    if (!got) return std::unexpected(got.error());
    if (*got == 0) break;
    records.resize(*got);
    std::vector<Tag> tags(*got);
    for (Tag& tag : tags) tag.line = file.line_of(++place);
    if (auto sent = pipeline.send(std::move(records), of_batch, std::move(tags)); !sent) {
      return std::unexpected(sent.error());
    }
    if (watch.progress) watch.progress(place);
  }
  run->whole = place == file.envelope().count;
  if (auto drained = pipeline.drain(); !drained) return std::unexpected(drained.error());
  return run;
}

}  // namespace gongbao::server
