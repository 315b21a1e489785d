// Open, tell again what is known, send the rest.
#include "cli/import_batch.h"

#include "policies/prepaid_card/codes.h"

namespace gongbao::cli {

namespace {

constexpr std::size_t records_a_run = 8192;
// Under the file clock a bank sends its file at the end of the day.
constexpr std::int64_t evening = 20 * 3600;

struct Opened {
  journal::EntryNo entry = 0;
  std::uint64_t entered = 0;  // records of it already in the journal
};

Result<std::uint64_t> records_in_journal(Store& store, journal::EntryNo batch_entry) {
  auto known = store.engine().batch_progress(batch_entry);
  return known;
}

std::unexpected<Problem> refused(const engine::TypedReply& reply, const formats::BatchFile& file) {
  const std::string code(prepaid_card::code_name(reply.code));
  std::string message = "the batch was refused";
  std::vector<engine::Figure> figures;
  ByteReader in(reply.figures);
  decode(in, figures);
  for (const engine::Figure& figure : figures) {
    if (figure.unit == engine::Figure::Unit::date)
      message += "; " + figure.name + " " + to_string(Date{static_cast<std::int32_t>(figure.value)});
  }
  const bool date = reply.code == custody::code::business_date_mismatch;
  return problem(code, date ? "business_date" : "batch_id", message + ", entry " + std::to_string(reply.entry_no),
                 file.file().name());
}

Result<Opened> open_batch(const formats::BatchFile& file, const engine::Source& source, Store& store) {
  const formats::BatchEnvelope& envelope = file.envelope();
  std::optional<policies::OpenedBatch> known;
  const auto asked = store.ask([&](const policies::City& city) {
    if (const auto* batch = city.find_batch(envelope.bank_id, envelope.batch_id)) known = *batch;
  });
  if (!asked) return std::unexpected(asked.error());
  if (known && known->sha256 == envelope.sha256) {
    const auto entered = records_in_journal(store, known->entry);
    if (!entered) return std::unexpected(entered.error());
    return Opened{known->entry, *entered};
  }
  const policies::OpenBatch command{envelope.bank_id,       envelope.account_no, envelope.batch_id,
                                    envelope.business_date, envelope.count,      envelope.sha256};
  const auto reply = store.engine().execute(
      engine::TypedCommand{.type = policies::OpenBatch::number, .bytes = canonical_bytes(command)}, source);
  if (!reply) return std::unexpected(reply.error());
  if (reply->verdict == engine::Verdict::refused) return refused(*reply, file);
  return Opened{reply->entry_no, 0};
}

Result<void> tell_again(formats::BatchFile& file, const Opened& opened, ImportRun& run) {
  if (opened.entered == 0) return {};
  std::uint64_t place = 0;
  const auto told = run.store.engine().batch_verdicts(opened.entry, 0, [&](const engine::InstructionResult& result) {
    run.verdicts.add(file.line_of(++place), result);
  });
  if (!told) return std::unexpected(told.error());
  std::vector<custody::PackedInstruction> passed_over(records_a_run);
  for (std::uint64_t left = opened.entered; left > 0;) {
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

Result<void> import_batch(formats::BatchFile& file, ImportRun& run) {
  const formats::BatchEnvelope& envelope = file.envelope();
  if (run.bank && *run.bank != envelope.bank_id) {
    return problem("ledger.forbidden", "bank_id", "the envelope names bank " + std::to_string(envelope.bank_id),
                   file.file().name());
  }
  engine::Source source =
      access::source_of(bank_actor(envelope.bank_id), run.store.stamp(envelope.business_date, evening));
  const auto opened = open_batch(file, source, run.store);
  if (!opened) return std::unexpected(opened.error());
  run.details["batch_entry"] = opened->entry;
  run.details["entered_before"] = opened->entered;
  if (opened->entered > 0) {
    run.notes.push_back("批次已知 batch known: " + grouped(opened->entered) + " 条的结果再次给出 verdicts told again");
  }
  if (auto told = tell_again(file, *opened, run); !told) return told;

  source.batch_entry = opened->entry;
  std::uint64_t place = opened->entered;
  ProgressBar bar("导入 import");
  Pipeline pipeline(run.store.engine(), [&](const Tag& tag, const engine::InstructionResult& result) {
    run.verdicts.add(tag.line, result);
  });
  while (!run.interrupt.asked()) {
    std::vector<engine::Record> records(records_a_run);
    const auto got = file.read(records);
    if (!got) return std::unexpected(got.error());
    if (*got == 0) break;
    records.resize(*got);
    std::vector<Tag> tags(*got);
    for (Tag& tag : tags) tag.line = file.line_of(++place);
    if (auto sent = pipeline.send(std::move(records), source, std::move(tags)); !sent) return sent;
    bar.show(place, envelope.count);
  }
  run.was_interrupted = place < envelope.count;
  return pipeline.drain();
}

}  // namespace gongbao::cli
