// Custody's state: the books of all operators of all schemes, with what is open in them. Changed by apply and turn
// only.
#pragma once

#include <functional>
#include <limits>
#include <map>
#include <set>

#include "base/hash.h"
#include "base/indexed_map.h"
#include "base/ordered_set.h"
#include "base/table.h"
#include "custody/chart.h"
#include "custody/lot_rows.h"

namespace gongbao::custody {

struct OfOperatorId {
  std::uint64_t operator_id = 0;
  Id16 id{};
  GB_FIELDS(operator_id, id)
  auto operator<=>(const OfOperatorId&) const = default;
};
struct OfOperatorNo {
  std::uint64_t operator_id = 0;
  std::uint64_t number = 0;
  GB_FIELDS(operator_id, number)
  auto operator<=>(const OfOperatorNo&) const = default;
};
struct OfOperatorQuarter {
  std::uint64_t operator_id = 0;
  Quarter quarter;
  std::int32_t zero = 0;  // no padding: found by its bytes
  GB_FIELDS(operator_id, quarter)
  auto operator<=>(const OfOperatorQuarter&) const = default;
};

// Timers that change state by themselves; the order of the numbers is the order on one deadline (spec/01 part 12, A2).
enum class DueKind : std::uint8_t { cash = 0, objection = 1 };
struct Due {
  Date deadline;
  std::uint64_t operator_id = 0;
  DueKind kind{};
  Id16 entity{};  // receipt id; application number big-endian, so that numbers sort as numbers
  auto operator<=>(const Due&) const = default;
};
Id16 sortable(std::uint64_t number);
std::uint64_t unsortable(const Id16& id);

// Before every date: where a queue of receipts begins.
inline constexpr Date first_date{std::numeric_limits<std::int32_t>::min()};

struct OpenReceipt {  // first in, first out: event date, then id
  std::uint64_t operator_id = 0;
  Date event_date;
  Id16 id{};
  auto operator<=>(const OpenReceipt&) const = default;
};

struct DayOfOperator {
  Date day;
  std::uint64_t operator_id = 0;
  auto operator<=>(const DayOfOperator&) const = default;
};

// Those of one day. One that was answered stays listed; the day is gone when nothing of it is open.
struct Awaiting {
  std::vector<Id16> items;
  std::size_t open = 0;
};

struct OpenReceiptOfCard {  // the same of one card
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  Date event_date;
  Id16 id{};
  auto operator<=>(const OpenReceiptOfCard&) const = default;
};

struct Books {
  std::optional<Date> day;  // the day that has begun
  Table<OperatorKey, OperatorBook> operators;
  Table<CardKey, Card> cards;
  Table<ItemKey, Item> items;
  Table<CardKey, Lot> lots;              // of schemes by fee lots, beside their card rows
  Table<ItemKey, ServiceItem> services;  // of those; cards have items
  std::map<LotCycle, bool> later_cycles;
  IndexedMap<OfOperatorId, Receipt> receipts;
  std::map<std::uint64_t, std::vector<ReceiptUse>> receipt_uses;  // by the entry of op 4, 13 or 21
  IndexedMap<OfOperatorNo, Application> applications;
  std::map<OfOperatorNo, Order> orders;
  std::map<OfOperatorNo, Refund> refunds;
  std::map<OfOperatorId, BankLine> lines;
  std::map<OfOperatorId, bool> papers;  // numbers of paper applications used (op 7)
  std::map<std::uint64_t, Correction> corrections;
  std::map<OfOperatorNo, std::uint64_t> successors;  // of a lost card: the one that replaced it
  IndexedMap<OfOperatorQuarter, QuarterRow> quarters;
  std::vector<std::uint64_t> touched;  // operators whose figures changed on this day, in order of change
  std::vector<std::uint64_t> turned;   // those that the running day turn has done: they are touched on the next day
  std::map<std::uint64_t, Closing> closed;  // and what the touched ones among them closed this day with
  std::uint64_t turn_cursor = 0;            // last operator done in the running day turn

  // Derived, rebuilt on load.
  std::set<std::uint64_t> operator_ids;
  OrderedSet<OpenReceipt> open_receipts;
  OrderedSet<OpenReceiptOfCard> open_receipts_of_cards;
  OrderedSet<Due> due;
  std::map<DayOfOperator, Awaiting> awaiting;  // service items by the last day to answer

  // Sees every journal as it is posted; not part of the state.
  std::function<void(const ledger::Journal&)> on_journal;

  OperatorBook* find_operator(std::uint64_t id) { return operators.find(OperatorKey{id}); }
  const OperatorBook* find_operator(std::uint64_t id) const { return operators.find(OperatorKey{id}); }
  // The books of a new operator, from that day on.
  OperatorBook& open_operator(std::uint64_t id, std::uint8_t scheme, Date today);

  // What a card's number stands for now: itself, or the last of those that replaced it. Items, receipts, refunds and
  // originals keep the number they were made with.
  std::uint64_t current_card(std::uint64_t operator_id, std::uint64_t card_id) const;
  void replace_card(std::uint64_t operator_id, std::uint64_t lost, std::uint64_t fresh);

  // A receipt that has something left joins the queues; one that has not leaves them.
  void queue_receipt(const OfOperatorId& key, const Receipt& receipt);
  void unqueue_receipt(const OfOperatorId& key, const Receipt& receipt);

  // The family's days to answer run until that one.
  void await_answer(ServiceItem& item, Date from, Date window_end, bool provisional);
  // It was answered, or taken back.
  void stop_waiting(const ServiceItem& item);

  // A deadline that was provisional is fixed: what is open moves to its day.
  void fix_receipt(const OfOperatorId& key, Date deadline, bool provisional);
  // One that was found late may be in time under another calendar.
  void rejudge_receipt(const OfOperatorId& key, Date deadline, bool provisional, bool overdue);
  void fix_window(const OfOperatorNo& key, Date window_end, bool provisional);
  bool cycle_reported(const Lot& lot, std::uint64_t number) const;
  void set_cycle_reported(Lot& lot, std::uint64_t number, bool reported);

  // The canonical bytes in consecutive pieces, tables without a copy.
  void each_piece(const std::function<void(ByteView)>& sink) const;
  bool load(ByteReader& in);

 private:
  void rebuild_derived();
};

}  // namespace gongbao::custody
