// The order in which a record is judged, in one place for the running engine and for verify (spec/01 8.9; part 12, B3).
#pragma once

#include "engine/recall.h"
#include "engine/results.h"
#include "engine/tables.h"

namespace gongbao::engine {

// Everything that decide may see. today is the machine's day.
struct Bench {
  const Machine& machine;
  const Tables& tables;
  const Recall& recall;
  EngineCodes codes;
};

struct Hearing {
  const Source& source;
  Date today;
};

// An id of a later day, then the machine's form and role, then an expired id: these leave the id free. Then an id that
// was used: all 128 bytes equal is a duplicate with the original's figures, else a conflict. Then the machine decides.
// When the original cannot be read back the recall has a problem and out means nothing.
void decide_record(const Bench& bench, const Hearing& hearing, const Record& record, EntryNo number,
                   InstructionDecision& out);

// What the sender is told of an entry. A duplicate's moment is read from its original.
InstructionResult result_of(const journal::Record& record, const Outcome& outcome, EntryNo number, Stamp stamp,
                            const Recall& recall);

}  // namespace gongbao::engine
