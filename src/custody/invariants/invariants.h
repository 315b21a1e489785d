// The invariants of spec/01 8.4 that are looked at after every command on the operator it touched, O(1) each, one file
// per invariant; never compiled out. I9 (bank lines) is checked with each statement, I11 (replay) by verify.
#pragma once

#include <optional>
#include <span>

#include "custody/rows.h"
#include "ledger/posting.h"

namespace gongbao::custody {

// What brought a change about: the number of a typed command or of a day turn's step, or 10000 + the op of an
// instruction. A journal carries it too, so that each posting leads to the clauses of what posted it.
using Cause = std::uint16_t;
inline constexpr Cause instruction_base = 10'000;
constexpr Cause cause_of(Op op) { return static_cast<Cause>(instruction_base + static_cast<Cause>(op)); }
constexpr std::optional<Op> op_of(Cause cause) {
  if (cause < instruction_base) return std::nullopt;
  return static_cast<Op>(cause - instruction_base);
}

struct Change {
  const OperatorBook& before;
  const OperatorBook& after;
  Cause cause;
  std::span<const ledger::Leg> money;
  std::span<const ledger::Leg> bonus;
  Wide quarter_balance;  // the running quarter's own sum, which must be B
  Wide ordered_under;    // R when the last order was created; a quarter may roll over after it
};

struct Invariant {
  const char* name;
  bool (*holds)(const Change& change);
};

bool journals_sum_to_zero(const Change& change);               // I1
bool split_is_min_of_held_and_required(const Change& change);  // I2
bool held_covers_required(const Change& change);               // I3
bool nobody_is_overdrawn(const Change& change);                // I4
bool balance_is_the_reported_one(const Change& change);        // I5
bool cash_leaves_by_named_rules(const Change& change);         // I6
bool operator_is_paid_from_free_money(const Change& change);   // I7
bool consumer_payment_keeps_the_gap(const Change& change);     // I8
bool sides_are_equal(const Change& change);                    // I10

std::span<const Invariant> invariants();

}  // namespace gongbao::custody
