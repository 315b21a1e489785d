// Legs that ops of all schemes post in the same way. Private to custody.
#pragma once

#include "custody/movement.h"

namespace gongbao::custody {

namespace legs {
// Receipts leave 1003; those still inside their deadline leave T as well. What left, in fen.
std::int64_t use_receipts(Movement& m, const Books& books, const Instruction& in, std::span<const Ext> extensions);
void restore_receipts(Movement& m, const Books& books, std::uint64_t operator_id, std::uint64_t entry);
void pay_operator(Movement& m, Wide amount);
void pay_refund(Movement& m, const Refund& refund, const Instruction& in);
struct Lessened {
  Wide payable = 0, compensation = 0;
};
// What refunds that were accepted are less, because the consumer has it from its bank.
Lessened lessen_refunds(Movement& m, std::span<const Ext> extensions);
void fund_custody(Movement& m, const Instruction& in);
void interest(Movement& m, Wide amount);
void unidentified_receipt(Movement& m, const Id16& line, Wide amount);
void payout_returned(Movement& m, const Order& order);
}  // namespace legs

// The whole of an op of fee lots, without the split.
void lot_legs(Movement& m, const Books& books, const Instruction& in, std::span<const Ext> extensions);

}  // namespace gongbao::custody
