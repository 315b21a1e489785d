// What one accepted instruction did to one card: principal and bonus, signed. From the record and its extensions alone,
// so that a history is told without the books of its day.
#pragma once

#include "custody/extension.h"
#include "custody/record.h"

namespace gongbao::custody {

struct CardChange {
  std::int64_t principal = 0;  // fen; positive = onto the card
  std::int64_t bonus = 0;
  CardChange operator-() const { return {-principal, -bonus}; }
  bool operator==(const CardChange&) const = default;
};

// The card that the instruction speaks of (of a transfer: the one that gives; of its reversal: the one that gets back).
CardChange change_of_subject(const Instruction& in, std::span<const Ext> extensions);
// The other card of a transfer or of its reversal (SecondSubject); nothing for other ops.
CardChange change_of_second(const Instruction& in, std::span<const Ext> extensions);

}  // namespace gongbao::custody
