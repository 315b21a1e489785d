// The parts of a day turn that are the same for all schemes. Private to custody.
#pragma once

#include "custody/turn.h"

namespace gongbao::custody {

// Deadlines of that operator that ended before that day, by (deadline, kind, entity).
struct DueOfOperator {
  std::vector<Id16> receipts;
  std::vector<std::uint64_t> applications;
};
DueOfOperator due_of(const Books& books, std::uint64_t operator_id, Date to);

// Cash whose deadline ended before the turn's day leaves T.
void begin_turn(const Books& books, const std::vector<Id16>& overdue_receipts, OperatorTurn& turn, Movement& m);
// The quarter rolls over, and everything follows from R afterwards: split, shortfall, duties.
void finish_turn(const Scheme& scheme, const OperatorBook& book, OperatorTurn& turn, Movement& m);

// The same for apply. ordered_under: R when the last order was created.
void begin_apply(Books& books, OperatorBook& book, const OperatorTurn& turn, Movement& m);
void finish_apply(Books& books, OperatorBook& book, const OperatorTurn& turn, Movement& m, Cause cause,
                  std::optional<std::int64_t> ordered_under);

}  // namespace gongbao::custody
