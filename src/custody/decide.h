// The verdict on one custody instruction: checks in the order of spec/01 part 6, then the figures after it. Pure: it
// sees the books, the scheme's law, the instruction and what was entered before, and changes nothing.
#pragma once

#include <optional>

#include "custody/movement.h"
#include "custody/scheme.h"

namespace gongbao::custody {

// An earlier instruction, as entered.
struct Original {
  std::uint64_t entry = 0;
  Instruction record;
  Code code = 0;
  std::vector<Ext> extensions;
  Date booked_on = {};
  std::uint64_t previous_of_operator = 0;  // the accepted instruction before it of the same operator; 0 = none
};

// What was entered before.
class Originals {
 public:
  virtual ~Originals() = default;
  // By its id; only inside the id window.
  virtual std::optional<Original> find(const Id16& instr_id) const = 0;
  // An accepted instruction of that operator entered under the same id by another sender.
  virtual bool entered_by_another(const Id16& /*instr_id*/, std::uint64_t /*operator_id*/) const { return false; }
  // By its entry number, however old; nullopt when that entry is no instruction.
  virtual std::optional<Original> at(std::uint64_t) const { return std::nullopt; }
};

struct Decision {
  Code code = 0;
  std::uint8_t flags = 0;
  std::uint64_t previous_of_subject = 0;
  std::uint64_t previous_of_operator = 0;
  std::uint64_t journal_no = 0;
  std::int64_t detail_fen = 0;
  std::int64_t custody_after = 0;
  std::int64_t required_after = 0;
  std::int64_t subject_after = 0;
  std::vector<Ext> extensions;  // of a refusal: NotBefore, where the day was what was wrong
  Movement scratch;             // reused between calls

  void clear() {
    code = 0;
    flags = 0;
    previous_of_subject = previous_of_operator = journal_no = 0;
    detail_fen = custody_after = required_after = subject_after = 0;
    extensions.clear();
  }
};

// Form alone (spec/01 8.9 and part 12, B3, B4, B5, B15): the field of 8.9 that is wrong → ledger.schema_invalid; empty:
// none is.
std::string_view fault_of_form(const PackedInstruction& bytes, const Instruction& in);
inline bool well_formed(const PackedInstruction& bytes, const Instruction& in) {
  return fault_of_form(bytes, in).empty();
}

void decide(const Books& books, const CardScheme& scheme, const Originals& originals, const Instruction& in,
            Decision& out);

// By how much what is held falls short of what is required (I3); 0 = not at all.
Wide shortfall(const Scheme& scheme, const OperatorBook& book, const Quantities& q, Wide required);
// What the operator may draw at once: C − R − E, never below 0.
std::int64_t releasable(const OperatorBook& book);

}  // namespace gongbao::custody
