// Custody by fee lots (spec/02 part 8): money paid ahead for one period of a service leaves custody by the progress of
// that service, once the family has confirmed it or has let its days pass. What the law of such a scheme gives, and the
// three steps of its entries.
#pragma once

#include "custody/apply.h"
#include "custody/scheme.h"
#include "custody/turn.h"

namespace gongbao::custody {

// Of a bill on the day of its payment.
struct LotTerms {
  Date start;
  Date end;                 // last day
  std::uint32_t units = 0;  // N ≥ 1: planned service days, or paid minutes
  std::uint32_t gifts = 0;  // G
  BasisPoints ratio;        // ρ
  SettlementCycle cycle{};
  bool hourly = false;
};
struct CycleSpan {
  Date start;
  Date end;  // last day, no later than the lot's
};

class LotScheme : public Scheme {
 public:
  // Whether the contract has that bill.
  virtual bool knows_bill(std::uint64_t operator_id, std::uint64_t bill, std::uint64_t contract) const = 0;
  // Event day. The terms under which a lot of that bill (subject) and contract (counter) begins, or the first code that
  // forbids to collect it; the account is left out.
  virtual std::expected<LotTerms, Code> fee(const OperatorBook& book, const Instruction& in) const = 0;
  // Event day. The days within which the payment of that bill makes the operator file; nullopt: it does not.
  virtual std::optional<Window> filing_duty(const Instruction& in) const = 0;
  // Σ e once so many units are reported (8.3).
  virtual Wide earned(const Lot& lot, std::uint32_t used) const = 0;
  // Cycle 1 is that of the lot's first day; nullopt beyond its period.
  virtual std::optional<CycleSpan> cycle(const Lot& lot, std::uint64_t number) const = 0;

  // Booking day. The outcome of a dispute: 0 when it is recorded as the instruction says, and proven.
  virtual Code outcome(const Instruction& in, const ServiceItem& item) const = 0;
  virtual RefundSum refund_sum(const Lot& lot, const Card& row, std::uint64_t refund_id, const Refund& refund,
                               std::int64_t gift_price) const = 0;

  // Stored days.
  virtual Window confirmation_window(Date notified_on) const = 0;
  virtual Date payout_due(OrderKind kind, Date day0) const = 0;
};

// entry: the number that the instruction becomes; orders and refunds are named after it.
void decide(const Books& books, const LotScheme& scheme, const Originals& originals, const Instruction& in,
            std::uint64_t entry, Decision& out);

// 机构履行告知义务 (2-14c). For apply: an item that was reported without a notice.
void notify(Books& books, std::uint64_t operator_id, const Id16& item, Date from, const Window& window);

// The order for the lot's initial share, as long as it is not paid out; nullptr when there is none.
const Order* unpaid_initial_order(const Books& books, const Lot& lot);

// The demand that ends with a lot of which nothing is left: there is nothing to pay back. nullopt: there is none, or
// more is owed than was left. lot: as it will be.
std::optional<std::uint64_t> demand_of_nothing(const Books& books, const LotScheme& scheme, const Lot& lot);
// For apply: the demand is over, and what of the initial share waited for it is due that day.
void end_demand(Books& books, const OfOperatorNo& refund, std::optional<Date> due_on);

// What silence confirmed (2-14c).
struct DeemedItem {
  Id16 item{};
  std::int64_t amount = 0;   // e
  std::int64_t ordered = 0;  // 0 = no order
  GB_FIELDS(item, amount, ordered)
};
// What ended with the last item of a lot.
struct EndedDemand {
  std::uint64_t refund = 0;
  std::optional<Date> due_on;  // of the lot's initial share, where it waited
  GB_FIELDS(refund, due_on)
};
// All of one operator's turn to a day; the facts of one entry.
struct LotTurn {
  OperatorTurn turn;               // without applications
  std::vector<DeemedItem> deemed;  // in the order in which they were made
  Date order_due;
  std::vector<EndedDemand> ended;
  GB_FIELDS(turn, deemed, order_due, ended)
};
std::vector<std::string_view> parts_of(const LotTurn& turn);
LotTurn turn_of(const Books& books, const LotScheme& scheme, std::uint64_t operator_id, Date to);
void apply(Books& books, const LotTurn& turn, Cause cause);

}  // namespace gongbao::custody
