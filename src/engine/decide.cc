// See decide.h.
#include "engine/decide.h"

#include "base/check.h"

namespace gongbao::engine {
namespace {

void refuse_and_leave_id_free(std::uint16_t code, InstructionDecision& out) {
  out.outcome.verdict = Verdict::refused;
  out.outcome.code = code;
  out.outcome.flags = id_stays_free;
}

void answer_again(EntryNo original, const Outcome& first, InstructionDecision& out) {
  out.outcome.verdict = Verdict::duplicate;
  out.outcome.previous_of_subject = original;
  out.outcome.journal_no = first.journal_no;
  out.outcome.detail_fen = first.detail_fen;
  out.outcome.code = first.code;
  out.outcome.flags = first.flags;
}

void decide_used_id(const Bench& bench, EntryNo original, const Record& record, InstructionDecision& out) {
  bench.recall.see(original, [&](const journal::EntryView& entry) {
    GB_CHECK(entry.instruction != nullptr);
    if (entry.instruction->record == record) return answer_again(original, entry.instruction->outcome, out);
    refuse_and_leave_id_free(bench.codes.idempotency_conflict, out);
  });
}

}  // namespace

void decide_record(const Bench& bench, const Hearing& hearing, const Record& record, EntryNo number,
                   InstructionDecision& out) {
  out.clear();
  const Id16 id = journal::id_of(record);
  const IdWindow::Age age = bench.tables.ids().age(id, hearing.today);
  if (age == IdWindow::Age::later_than_today) return refuse_and_leave_id_free(bench.codes.schema_invalid, out);
  if (const std::uint16_t code = bench.machine.admit(record, hearing.source)) {
    return refuse_and_leave_id_free(code, out);
  }
  if (age == IdWindow::Age::expired) return refuse_and_leave_id_free(bench.codes.id_expired, out);
  if (const auto original = bench.recall.find(bench.machine.sender(record, hearing.source), id)) {
    return decide_used_id(bench, *original, record, out);
  }
  bench.machine.decide(record, hearing.source, number, bench.recall, out);
  GB_CHECK(out.outcome.verdict != Verdict::duplicate);
  GB_CHECK((out.outcome.verdict == Verdict::accepted) == (out.outcome.code == 0));
  GB_CHECK((out.outcome.flags & id_stays_free) == 0);
}

InstructionResult result_of(const journal::Record& record, const Outcome& outcome, EntryNo number, Stamp stamp,
                            const Recall& recall) {
  InstructionResult result{.instr_id = journal::id_of(record),
                           .entry_no = number,
                           .journal_no = outcome.journal_no,
                           .booked_at = stamp.micros,
                           .detail_fen = outcome.detail_fen,
                           .code = outcome.code,
                           .outcome = outcome.verdict,
                           .flags = static_cast<std::uint8_t>(outcome.flags & ~id_stays_free)};
  if (outcome.verdict != Verdict::duplicate) return result;
  result.entry_no = outcome.previous_of_subject;
  recall.see(result.entry_no,
             [&](const journal::EntryView& original) { result.booked_at = original.source.stamp_micros; });
  return result;
}

}  // namespace gongbao::engine
