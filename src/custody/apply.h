// Folding decided entries into the books. Cannot fail, names no ratio and no calendar: every figure it needs was stored
// when the entry was decided. A belief that breaks here (I1, I2, sums that disagree) stops the process.
#pragma once

#include "custody/decide.h"
#include "custody/invariants/invariants.h"

namespace gongbao::custody {

struct Applied {
  std::uint64_t entry = 0;
  Date booked_on;
  Code code = 0;
  std::uint8_t flags = 0;
  std::uint64_t journal_no = 0;
  std::int64_t custody_after = 0;
  std::int64_t required_after = 0;
  std::span<const Ext> extensions;
};

// An instruction entry, refused ones too (a payout refused for the floor leaves its order held).
void apply(Books& books, const Instruction& in, const Applied& decided, Movement& scratch);

// What a typed command or a day turn posts: the movement with R after it, on one event date. Numbers and splits the
// journals, carries B into the quarter's sums and the flags into the book, and checks the invariants.
struct Posting {
  Date event_date;
  Date booked_on;
  std::int64_t required_after = 0;
  std::uint8_t flags = 0;
  Cause cause = 0;
  // R when the last payout order was created, where more happened after it.
  std::optional<std::int64_t> ordered_under = {};
};
void post(Books& books, OperatorBook& book, Movement& movement, const Posting& posting);

// An open item is no more, whatever its state: an application or a dispute that holds it lets it go. The money is the
// caller's to move.
void remove_item(Books& books, OperatorBook& book, const Id16& item);

}  // namespace gongbao::custody
