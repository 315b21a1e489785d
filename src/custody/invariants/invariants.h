// The invariants of spec/01 8.4 that hold of one operator's books after every command, O(1) each. One file per
// invariant; never compiled out.
#pragma once

#include <span>

#include "custody/rows.h"

namespace gongbao::custody {

struct Invariant {
  const char* name;  // "I2 split: 1001 = min(C, R) …"
  bool (*holds)(const OperatorBook& book);
};

bool split_is_min_of_held_and_required(const OperatorBook& book);  // I2
bool held_covers_required(const OperatorBook& book);               // I3
bool nobody_is_overdrawn(const OperatorBook& book);                // I4
bool sides_are_equal(const OperatorBook& book);                    // I10

std::span<const Invariant> invariants();

}  // namespace gongbao::custody
