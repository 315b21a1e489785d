// The custody side of a day turn, one operator at a time: cash that was not deposited in time leaves T, windows that
// ended clear their items and create orders, quarters roll over, and the split follows (spec/01 parts 7 and 8.6).
#pragma once

#include "custody/apply.h"

namespace gongbao::custody {

struct ClearedItem {
  Id16 item{};
  std::int64_t amount = 0;
  GB_FIELDS(item, amount)
};
struct SettledApplication {
  std::uint64_t application = 0;
  std::vector<ClearedItem> cleared;  // in order of application; disputed ones are not among them
  std::int64_t order_amount = 0;     // 0 = no order
  std::int64_t required_after = 0;   // R with these items cleared, under the floor before any rollover
  Date order_due;
  GB_FIELDS(application, cleared, order_amount, required_after, order_due)
};

// All of one operator's turn to a day; the facts of one entry.
struct OperatorTurn {
  std::uint64_t operator_id = 0;
  Date day;
  std::vector<Id16> overdue_receipts;
  std::vector<SettledApplication> settled;
  bool quarter_rolled = false;
  std::int64_t required_after = 0;
  std::int64_t custody_after = 0;
  std::uint8_t flags = 0;  // result_flag
  std::uint64_t journal_no = 0;
  GB_FIELDS(operator_id, day, overdue_receipts, settled, quarter_rolled, required_after, custody_after, flags,
            journal_no)
};

// What a turn does of its own accord, by name: the ledger's answer to a day, as an op's is to a record.
inline constexpr std::string_view cash_overdue = "cash_overdue", items_cleared = "items_cleared",
                                  service_deemed = "service_deemed", quarter_rolled = "quarter_rolled",
                                  resplit = "resplit";
inline constexpr std::array turn_parts{cash_overdue, items_cleared, quarter_rolled, resplit};
inline constexpr std::array lot_turn_parts{cash_overdue, service_deemed, quarter_rolled, resplit};
// Those that this turn did; a turn that did nothing else was a resplit.
std::vector<std::string_view> parts_of(const OperatorTurn& turn);

// The next operator of the turn to that day, of whatever scheme, or nullopt when all are done. everyone: all operators
// are visited (first day of a quarter, or a parameter that moves floors takes effect), else only those with something
// due.
std::optional<std::uint64_t> next_operator(const Books& books, Date to, bool everyone);

// Applications of an operator whose window has not ended, by last day; at most so many. Costs a step for each of them
// and for each day on which anybody's deadline ends.
std::vector<std::uint64_t> open_applications(const Books& books, std::uint64_t operator_id, std::size_t most);

OperatorTurn turn_of(const Books& books, const CardScheme& scheme, std::uint64_t operator_id, Date to);
// cause: the number of the step that carries it.
void apply(Books& books, const OperatorTurn& turn, Cause cause);
// Of the day that ends: what the running turn changes belongs to the next.
std::vector<Closing> closings(const Books& books);

// Those among them of that scheme that were short when the day ended (9p), under the law of that day; it is not yet
// another one.
std::vector<ClosedShort> closed_short(const Books& books, const Scheme& scheme, const std::vector<Closing>& closings);

// The day has begun; the next turn starts with the first operator.
void begin_day(Books& books, Date day);

}  // namespace gongbao::custody
