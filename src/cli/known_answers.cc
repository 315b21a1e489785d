// One pass over the journal, then a sorted list.
#include "cli/known_answers.h"

#include "custody/record.h"

namespace gongbao::cli {

void KnownAnswers::note(const journal::InstructionView& entry, const engine::Source& source, journal::EntryNo number) {
  if ((entry.outcome.flags & engine::id_stays_free) != 0) return;
  const Date day = custody::day_of(journal::id_of(entry.record));
  if (day < first_ || day > last_) return;
  const bool duplicate = entry.outcome.verdict == engine::Verdict::duplicate;
  const engine::InstructionResult result{.instr_id = journal::id_of(entry.record),
                                         .entry_no = duplicate ? entry.outcome.previous_of_subject : number,
                                         .journal_no = entry.outcome.journal_no,
                                         .booked_at = source.stamp_micros,
                                         .detail_fen = entry.outcome.detail_fen,
                                         .code = entry.outcome.code,
                                         .outcome = engine::Verdict::duplicate,
                                         .flags = entry.outcome.flags};
  instructions_.push_back({entry.record, result, source.organisation, source.role, false});
}

void KnownAnswers::note(const journal::TypedView& entry, const engine::Source& source, journal::EntryNo number) {
  if (entry.head.idempotency_key == Hash32{}) return;
  commands_.try_emplace(entry.head.idempotency_key,
                        engine::TypedReply{.entry_no = number,
                                           .verdict = engine::Verdict::duplicate,
                                           .code = entry.head.code,
                                           .flags = entry.head.flags,
                                           .figures = {entry.figures.begin(), entry.figures.end()},
                                           .stamp = Stamp{source.stamp_micros}});
}

// Entries of one id stand together, the original first.
void KnownAnswers::settle() {
  const auto by_id = [](const Known& known) { return std::pair(known.result.instr_id, known.result.entry_no); };
  std::ranges::stable_sort(instructions_, {}, by_id);
}

Result<KnownAnswers> KnownAnswers::read(const journal::Log& log, Date first, Date last,
                                        const std::function<void(std::uint64_t, std::uint64_t)>& progress) {
  KnownAnswers known;
  known.first_ = first;
  known.last_ = last;
  const auto walked = log.for_each_block({.progress = progress}, [&](const journal::Block& block) -> Result<void> {
    journal::for_each_entry(block, [&](journal::EntryNo number, const engine::Source& source, const auto& entry) {
      known.note(entry, source, number);
    });
    return {};
  });
  if (!walked) return std::unexpected(walked.error());
  known.settle();
  return known;
}

std::optional<engine::InstructionResult> KnownAnswers::take(const engine::Record& record,
                                                            const engine::Source& source) {
  const Id16 id = journal::id_of(record);
  auto at = std::ranges::lower_bound(instructions_, id, {}, [](const Known& k) { return k.result.instr_id; });
  const Known* original = nullptr;
  for (; at != instructions_.end() && at->result.instr_id == id; ++at) {
    if (at->organisation != source.organisation || at->role != source.role || at->record != record) continue;
    if (original == nullptr) original = &*at;
    if (std::exchange(at->taken, true)) continue;
    engine::InstructionResult result = original->result;
    result.outcome = engine::Verdict::duplicate;
    return result;
  }
  return std::nullopt;
}

std::optional<engine::TypedReply> KnownAnswers::find(const Hash32& key) const {
  const auto it = commands_.find(key);
  if (it == commands_.end()) return std::nullopt;
  return it->second;
}

}  // namespace gongbao::cli
