// What a sender gets back: 56 bytes per record (spec/01 8.9), and for a command of any size its figures too.
#pragma once

#include "engine/contract.h"

namespace gongbao::engine {

// A duplicate returns what the original returned, its entry number and moment included; only the outcome says 2.
struct InstructionResult {
  Id16 instr_id{};
  EntryNo entry_no = 0;
  std::uint64_t journal_no = 0;
  std::int64_t booked_at = 0;  // µs since 1970-01-01T00:00:00Z, of the decision
  std::int64_t detail_fen = 0;
  std::uint16_t code = 0;
  Verdict outcome = Verdict::accepted;
  std::uint8_t flags = 0;
  std::uint32_t reserved = 0;
  bool operator==(const InstructionResult&) const = default;
};
static_assert(sizeof(InstructionResult) == 56);

// entry 0: the key was used for other bytes, so nothing was entered. A duplicate has the original's entry, code,
// figures and stamp.
struct TypedReply {
  EntryNo entry_no = 0;
  Verdict verdict = Verdict::accepted;
  std::uint16_t code = 0;
  std::uint8_t flags = 0;
  Bytes figures;  // canonical bytes of std::vector<Figure>
  Stamp stamp;
  bool operator==(const TypedReply&) const = default;
};

}  // namespace gongbao::engine
