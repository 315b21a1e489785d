// The rows of custody's state. What there are millions of (cards, items) is flat and padded by hand; the rest are plain
// structs with field lists. Money in fen, days as Date.
#pragma once

#include "base/enum_names.h"
#include "base/fields.h"
#include "custody/record.h"

namespace gongbao::custody {

// Where an operator stands with its scheme; the floor R depends on it (spec/01 8.3).
enum class Standing : std::uint8_t { active = 0, terminating = 1, deregistering = 2, deregistered = 3 };
enum class PayoutCycle : std::uint8_t { immediate = 0, daily = 1, weekly = 2 };
constexpr auto names_of(Standing) {
  using enum Standing;
  return std::array{std::pair{active, std::string_view("active")},
                    std::pair{terminating, std::string_view("terminating")},
                    std::pair{deregistering, std::string_view("deregistering")},
                    std::pair{deregistered, std::string_view("deregistered")}};
}
constexpr auto names_of(PayoutCycle) {
  using enum PayoutCycle;
  return std::array{std::pair{immediate, std::string_view("immediate")}, std::pair{daily, std::string_view("daily")},
                    std::pair{weekly, std::string_view("weekly")}};
}

// Running sums of one operator, all O(1) (spec/01 8.2). Balances are absolute: positive on their own side.
struct Quantities {
  std::int64_t custody = 0;                // C = 1001 + 1002
  std::int64_t in_transit_all = 0;         // 1003
  std::int64_t in_transit_in_time = 0;     // T: receipts still inside their deadline
  std::int64_t released = 0;               // 1004
  std::int64_t due = 0;                    // 1005
  std::int64_t liability = 0;              // 2001
  std::int64_t pending = 0;                // 2002 = U
  std::int64_t refunds = 0;                // 2003
  std::int64_t compensation = 0;           // 2004
  std::int64_t unidentified = 0;           // 2005 = S
  std::int64_t entitled = 0;               // 3001
  std::int64_t funding = 0;                // 3002
  std::int64_t interest = 0;               // 3003; may be negative (fees)
  std::int64_t bonus_outstanding = 0;      // 9001
  std::int64_t bonus_granted = 0;          // 9002
  std::int64_t bonus_consumed = 0;         // 9003
  std::int64_t open_orders = 0;            // E: orders open or held
  std::int64_t prior_quarter_balance = 0;  // B_q, by event date; may be negative after late reversals
  std::int64_t has_prior_quarter = 0;      // 1: a quarter end lies behind it, so that B_q speaks
  std::int64_t paid_back = 0;              // principal refunded to consumers so far
  std::int64_t lot_floor = 0;              // Σ R of the fee lots (spec/02 8.2)
  std::int64_t own_ordered = 0;            // of 3002 and 3003: ordered to be paid out, and not yet
  GB_FIELDS(custody, in_transit_all, in_transit_in_time, released, due, liability, pending, refunds, compensation,
            unidentified, entitled, funding, interest, bonus_outstanding, bonus_granted, bonus_consumed, open_orders,
            prior_quarter_balance, has_prior_quarter, paid_back, lot_floor, own_ordered)
  bool operator==(const Quantities&) const = default;

  Wide balance() const { return Wide{liability} + refunds; }  // B
  Wide pledge_base() const {                                  // P = max(0, B + U − T)
    const Wide p = balance() + pending - in_transit_in_time;
    return p > 0 ? p : 0;
  }
};

// What one operator's account closed a day with; recorded for those whose figures changed on it.
struct Closing {
  std::uint64_t operator_id = 0;
  std::int64_t custody = 0;       // C
  std::int64_t required = 0;      // R
  std::int64_t balance = 0;       // B
  std::int64_t pending = 0;       // U
  std::int64_t in_transit = 0;    // T
  std::int64_t unidentified = 0;  // S
  std::int64_t open_orders = 0;   // E
  GB_FIELDS(operator_id, custody, required, balance, pending, in_transit, unidentified, open_orders)
};

// By how much what was held fell short of what was required (I3) when the day ended; of the same operators, those only
// that were short.
struct ClosedShort {
  std::uint64_t operator_id = 0;
  std::int64_t shortfall = 0;
  GB_FIELDS(operator_id, shortfall)
};

struct OperatorKey {
  std::uint64_t operator_id = 0;
  bool operator==(const OperatorKey&) const = default;
};

// The books of one operator.
struct OperatorBook {
  OperatorKey key;
  std::uint64_t bank_id = 0;
  Id16 account{};             // dedicated account, packed BCD; zero = none active
  Id16 settlement_account{};  // packed BCD; zero = none named
  Quantities q;
  std::int64_t restricted = 0;        // 1001; 1002 = C − 1001
  std::int64_t required = 0;          // R as last decided
  std::int64_t declared_balance = 0;  // unfiled operators: B as declared; 0 once the books carry it
  std::int64_t turnover = 0;  // Σ |changes of B and C|, at most int64: while below, no sum of a quarter overflows
  std::uint64_t last_journal_no = 0;
  std::uint64_t last_entry = 0;      // the accepted entry before the next one
  std::int32_t shortfall_since = 0;  // day the custody_shortfall event opened; 0 = none open
  std::int32_t filing_duty_since = 0;
  std::int32_t closed_through = 0;  // last day of the latest confirmed quarter; 0 = none
  std::int32_t quarter = 0;         // index of the running quarter
  std::int32_t disputed = 0;        // items in dispute
  std::uint8_t scheme = 0;
  Standing standing = Standing::active;
  PayoutCycle payout_cycle = PayoutCycle::immediate;
  std::uint8_t payout_weekday = 0;  // 1 = Monday … 7, for weekly
  std::uint8_t fee_agreed = 0;
  std::uint8_t filed = 0;              // a filing is confirmed
  std::uint8_t filed_voluntarily = 0;  // and was not mandatory
  std::uint8_t loaded = 0;             // opening balances were loaded
  std::uint8_t instructions_seen = 0;  // an instruction was accepted
  std::uint8_t touched = 0;            // 1: figures changed on this day; 2: by the running day turn, so on the next
  std::array<std::uint8_t, 2> zero{};
};

enum class CardState : std::uint8_t { stock = 0, active = 1, frozen = 2, refunding = 3, closed = 4 };
constexpr auto names_of(CardState) {
  using enum CardState;
  return std::array{std::pair{stock, std::string_view("stock")}, std::pair{active, std::string_view("active")},
                    std::pair{frozen, std::string_view("frozen")}, std::pair{refunding, std::string_view("refunding")},
                    std::pair{closed, std::string_view("closed")}};
}

struct CardKey {
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  bool operator==(const CardKey&) const = default;
};

// A card (childcare: a fee lot): the subject of 2001 and 9001.
struct Card {
  CardKey key;
  std::int64_t principal = 0;      // 2001
  std::int64_t bonus = 0;          // 9001
  std::int64_t paid = 0;           // purchases and top-ups less reversals and chargebacks
  std::int64_t bonus_granted = 0;  // ever, less reversals
  std::int64_t consumed = 0;       // face value consumed, less what came back
  std::uint64_t product_id = 0;
  std::uint64_t last_entry = 0;
  std::int32_t first_sale = 0;  // day; 0 in stock
  CardState state = CardState::stock;
  std::uint8_t loaded = 0;        // came with the opening balances: sold on an earlier day that nobody told
  std::uint16_t redemptions = 0;  // how many stand, saturating
};
static_assert(sizeof(Card) == 80);

enum class ItemKind : std::uint8_t { sale = 0, returned = 1, gift_price = 2, list_price_adjustment = 3 };
enum class ItemState : std::uint8_t { pending = 0, applied = 1, disputed = 2, agreed = 3 };

struct ItemKey {
  std::uint64_t operator_id = 0;
  Id16 item{};
  bool operator==(const ItemKey&) const = default;
};

// A release item, the subject of 2002. Cleared and reversed items leave the table.
struct Item {
  ItemKey key;
  std::int64_t amount = 0;
  std::uint64_t card_id = 0;
  std::uint64_t application = 0;  // 0 = none open
  std::int32_t event_date = 0;
  ItemKind kind = ItemKind::sale;
  ItemState state = ItemState::pending;
  std::uint16_t zero = 0;
};
static_assert(sizeof(Item) == 56);

struct Receipt {
  std::int64_t amount = 0;     // as received
  std::int64_t remaining = 0;  // 1003 of this receipt
  std::uint64_t card_id = 0;
  Date event_date;
  Date deadline;             // last day to deposit (9q)
  bool overdue = false;      // left T
  std::uint32_t late = 0;    // deposits of it that came after the deadline and stand
  bool provisional = false;  // the deadline lies beyond the published calendar (暂定)
  GB_FIELDS(amount, remaining, card_id, event_date, deadline, overdue, late, provisional)
};
// What one entry took of a receipt, so that its reversal can give it back.
struct ReceiptUse {
  Id16 receipt{};
  std::int64_t amount = 0;
  bool late = false;  // after the deadline of then
  GB_FIELDS(receipt, amount, late)
};

enum class ApplicationState : std::uint8_t { window_open = 0, settled = 1, cancelled = 2 };
constexpr auto names_of(ApplicationState) {
  using enum ApplicationState;
  return std::array{std::pair{window_open, std::string_view("window_open")},
                    std::pair{settled, std::string_view("settled")},
                    std::pair{cancelled, std::string_view("cancelled")}};
}
struct Application {
  Date applied_on;
  Date window_end;
  bool provisional = false;  // the window ends beyond the published calendar (暂定)
  ApplicationState state = ApplicationState::window_open;
  std::vector<Id16> items;    // in order of application; of an open window only, the journal has the others
  Date counted_from = {};     // day 0 of the window
  std::int64_t applied = 0;   // of items that nobody has objected to, as they were applied for
  std::int64_t disputed = 0;  // of items in dispute
  GB_FIELDS(applied_on, window_end, provisional, state, items, counted_from, applied, disputed)

  void close(ApplicationState as) {
    state = as;
    items = {};
  }
};

// suspended: a refund of its lot was demanded.
enum class OrderState : std::uint8_t { open = 0, held = 1, executed = 2, cancelled = 3, returned = 4, suspended = 5 };
// Of cards: free and consumption. Of fee lots: the share paid out at once, what was confirmed, what a dispute came to,
// the operator's own money.
enum class OrderKind : std::uint8_t {
  free = 0,
  consumption = 1,
  initial = 2,
  settlement = 3,
  outcome = 4,
  withdraw_funding = 5
};
constexpr auto names_of(OrderState) {
  using enum OrderState;
  using namespace std::literals;
  return std::array{std::pair{open, "open"sv},         std::pair{held, "held"sv},
                    std::pair{executed, "executed"sv}, std::pair{cancelled, "cancelled"sv},
                    std::pair{returned, "returned"sv}, std::pair{suspended, "suspended"sv}};
}
constexpr auto names_of(OrderKind) {
  using enum OrderKind;
  using namespace std::literals;
  return std::array{std::pair{free, "free"sv},       std::pair{consumption, "consumption"sv},
                    std::pair{initial, "initial"sv}, std::pair{settlement, "settlement"sv},
                    std::pair{outcome, "outcome"sv}, std::pair{withdraw_funding, "withdraw_funding"sv}};
}
struct Order {
  OrderKind kind = OrderKind::free;
  OrderState state = OrderState::open;
  std::int64_t amount = 0;
  std::uint16_t purpose = 0;
  Date created_on;
  Date due_on;
  std::optional<Date> executed_on;
  std::optional<Date> returned_on = {};
  GB_FIELDS(kind, state, amount, purpose, created_on, due_on, executed_on, returned_on)
  bool of_lots() const { return kind >= OrderKind::initial; }
  // In E. Of fee lots what came back counts on (spec/02 part 5): it is owed until it is paid.
  bool counts() const {
    const bool waits = state == OrderState::open || state == OrderState::held || state == OrderState::suspended;
    return waits || (of_lots() && state == OrderState::returned);
  }
};

enum class Ground : std::uint8_t {
  cooling_off = 1,
  not_performed = 2,
  agreed = 3,
  lawful_rescission = 4,
  below_minimum_item = 5,
  operator_fault = 6,
  termination = 7,
};
constexpr auto names_of(Ground) {
  using enum Ground;
  return std::array{std::pair{cooling_off, std::string_view("cooling_off")},
                    std::pair{not_performed, std::string_view("not_performed")},
                    std::pair{agreed, std::string_view("agreed")},
                    std::pair{lawful_rescission, std::string_view("lawful_rescission")},
                    std::pair{below_minimum_item, std::string_view("below_minimum_item")},
                    std::pair{operator_fault, std::string_view("operator_fault")},
                    std::pair{termination, std::string_view("termination")}};
}
enum class RefundState : std::uint8_t {
  demanded = 0,
  contested = 1,
  accepted = 2,
  paid = 3,
  rejected = 4,
  withdrawn = 5
};
constexpr auto names_of(RefundState) {
  using enum RefundState;
  using namespace std::literals;
  return std::array{std::pair{demanded, "demanded"sv}, std::pair{contested, "contested"sv},
                    std::pair{accepted, "accepted"sv}, std::pair{paid, "paid"sv},
                    std::pair{rejected, "rejected"sv}, std::pair{withdrawn, "withdrawn"sv}};
}
struct Refund {
  std::uint64_t card_id = 0;
  Ground ground = Ground::agreed;
  RefundState state = RefundState::demanded;
  Date demanded_on;
  Date due_on;
  bool gift_kept = false;
  std::int64_t payable = 0;       // 2003
  std::int64_t compensation = 0;  // 2004
  Id16 item{};                    // the item its acceptance created (gift, list price); zero = none
  std::optional<Date> paid_on;
  GB_FIELDS(card_id, ground, state, demanded_on, due_on, gift_kept, payable, compensation, item, paid_on)
};

struct BankLine {
  std::int64_t amount = 0;
  bool identified = false;
  GB_FIELDS(amount, identified)
};

// What became of an original that was reversed or charged back; by its entry number.
struct Correction {
  bool reversed = false;
  std::int64_t charged_back = 0;
  GB_FIELDS(reversed, charged_back)
};

enum class QuarterStage : std::uint8_t { running = 0, provisional = 1, reported = 2, confirmed = 3 };
constexpr auto names_of(QuarterStage) {
  using enum QuarterStage;
  using namespace std::literals;
  return std::array{std::pair{running, "running"sv}, std::pair{provisional, "provisional"sv},
                    std::pair{reported, "reported"sv}, std::pair{confirmed, "confirmed"sv}};
}
// One quarter of one operator, by event date (spec/01 8.2): balance = balance before + received − redeemed − refunded.
struct QuarterRow {
  std::int64_t received = 0;
  std::int64_t redeemed = 0;
  std::int64_t refunded = 0;
  std::int64_t balance = 0;      // B at 24:00 of the last day; while running: now
  std::int64_t custody_end = 0;  // C at 24:00 of the last day; 0 while running
  QuarterStage stage = QuarterStage::running;
  GB_FIELDS(received, redeemed, refunded, balance, custody_end, stage)
};

}  // namespace gongbao::custody
