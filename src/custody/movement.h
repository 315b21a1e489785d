// What an instruction moves: the legs of its journals and the quantities after them, worked out from the record, its
// extensions and the state before. Decide and apply both take it from here, so they cannot disagree.
#pragma once

#include <span>
#include <vector>

#include "custody/books.h"
#include "custody/extension.h"

namespace gongbao::custody {

// In which of the quarter's sums a change of B shows (spec/01 8.2).
enum class Flow : std::uint8_t { none, received, redeemed, refunded };

struct Movement {
  // Legs without 1001 and 1002: the custody leg stands in `custody` until R is known.
  std::vector<ledger::Leg> money;
  std::vector<ledger::Leg> bonus;
  std::int64_t custody = 0;  // into the dedicated account; negative = out
  Quantities after;
  Flow flow = Flow::none;
  bool overflow = false;  // a total left the range of int64: nothing else here may be used

  void clear() {
    money.clear();
    bonus.clear();
    custody = 0;
    flow = Flow::none;
    overflow = false;
  }
};

// Starts from the quantities of now.
void begin(Movement& m, const OperatorBook& book);
void add_leg(Movement& m, std::uint16_t account, const ledger::Subject& subject, Wide amount);
void add_leg(Movement& m, std::uint16_t account, std::uint64_t number, Wide amount);
void add_custody(Movement& m, Wide amount);
void change(Movement& m, std::int64_t Quantities::*quantity, Wide amount);
// Carries the change of B into B_q when the event lies in an earlier quarter (late events, spec/01 8.3).
void settle_event_date(Movement& m, const OperatorBook& book, Date event_date);

// What an instruction takes of which receipts, and what the reversal of an entry gives back.
std::vector<ReceiptUse> receipts_used(const Books& books, const Instruction& in, const ReceiptsUsed& used);
const std::vector<ReceiptUse>& receipts_used_by(const Books& books, std::uint64_t entry);
// A receipt that comes back is overdue at once when its day is past (spec/01 part 12, B9).
inline bool overdue_when_restored(const Books& books, const Receipt& receipt) {
  return receipt.overdue || receipt.deadline < *books.day;
}

// B and C of an event show in the quarter it lies in and in the end figures of every later one. False when one of those
// sums would leave int64.
bool quarter_sums_fit(const Books& books, const OperatorBook& book, const Movement& m, Date event_date);
// Σ |changes of B and C| after it, at most int64.
std::int64_t turnover_after(const OperatorBook& book, const Movement& m);

// The whole of one instruction.
void movement_of(const Books& books, const OperatorBook& book, const Instruction& in, std::span<const Ext> extensions,
                 Movement& m);

// Completes the money legs with 1001 and 1002 so that 1001 = min(C, R) afterwards (I2).
void add_split(Movement& m, const OperatorBook& book, std::int64_t required_after);
std::int64_t restricted_after(const Movement& m, std::int64_t required_after);

// Which flow a change of B by this op belongs to.
Flow flow_of(Op op);

}  // namespace gongbao::custody
