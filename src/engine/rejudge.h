// What if: the commands of a journal decided once more, each under its old number, into a machine that need not decide
// them as the journal has it. Facts are not taken over: days are turned by the machine itself, and what is decided here
// is what is applied here. Nothing is written.
#pragma once

#include "engine/replay.h"

namespace gongbao::engine {

// Whoever wants to know what came of it. Both answers of a command, before the new one is applied.
class RejudgeWitness {
 public:
  virtual ~RejudgeWitness() = default;
  // Before the first step of the turn to that day, as the old day ends.
  virtual void before_day(Date to) = 0;
  virtual void see(EntryNo number, const Source& source, const journal::InstructionView& was,
                   const InstructionDecision& now) = 0;
  virtual void see(EntryNo number, const Source& source, const journal::TypedView& was, const TypedDecision& now) = 0;
};

struct RejudgeReport {
  EntryNo last_entry = 0;
  std::uint64_t instructions = 0, typed = 0;
  std::uint64_t turn_steps_were = 0, turn_steps = 0;
  std::uint64_t entries_of_other_rules = 0;  // of blocks of another rules version: the rules may be what differs
};

// For an empty machine. What a command reads back of an earlier one is what that one was answered here. A turn that has
// more steps than the journal numbers them after its last entry. Problems as of verify.
Result<RejudgeReport> rejudge(const journal::Log& log, Machine& machine, RejudgeWitness& witness,
                              const Progress& progress = {});

// The days of its first and its last entry; none of an empty journal.
struct JournalDays {
  Date first, last;
};
Result<std::optional<JournalDays>> days_of(const journal::Log& log);

}  // namespace gongbao::engine
