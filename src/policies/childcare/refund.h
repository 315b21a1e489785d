// Refunds as families and institutions speak of them: articles 15 and 16. Acceptance and payment are ops 11 to 13 of
// the record; the row of a refund is custody's, what only this document asks of it stands in its papers.
#pragma once

#include "policies/childcare/context.h"
#include "policies/childcare/fee.h"

namespace gongbao::childcare {

// A refund's id is the entry of its demand.
struct DemandRefund {
  static constexpr std::uint16_t number = 2115;
  static constexpr std::string_view name = "demand_refund";
  std::uint64_t operator_id = 0;
  std::uint64_t lot_id = 0;
  std::optional<custody::Ground> ground;  // cooling_off, not_performed, agreed, lawful_rescission, below_minimum_item
  std::optional<bool> institution_fault;  // 16f
  SealedDocument document;                // 16d
  std::optional<RefundChannel> channel;   // the original one where nothing is said
  std::optional<bool> gift_returned;      // 15d; true where nothing is said
  std::optional<SealedText> reason;
  GB_FIELDS(operator_id, lot_id, ground, institution_fault, document, channel, gift_returned, reason)
};
struct RefundDemanded {
  static constexpr std::uint16_t number = 2615;
  std::uint64_t operator_id = 0;
  std::uint64_t lot_id = 0;
  custody::Ground ground{};
  bool gift_kept = false;
  Date due_on;
  RefundPapers papers;
  GB_FIELDS(operator_id, lot_id, ground, gift_kept, due_on, papers)
};

// The dispute it opens is numbered by the same entry.
struct ContestRefund {
  static constexpr std::uint16_t number = 2116;
  static constexpr std::string_view name = "contest_refund";
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  SealedDocument reason;
  GB_FIELDS(operator_id, refund_id, reason)
};
struct RefundContested {
  static constexpr std::uint16_t number = 2616;
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  Dispute dispute;
  GB_FIELDS(operator_id, refund_id, dispute)
};

struct WithdrawRefund {
  static constexpr std::uint16_t number = 2118;
  static constexpr std::string_view name = "withdraw_refund";
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  GB_FIELDS(operator_id, refund_id)
};
struct RefundWithdrawn {
  static constexpr std::uint16_t number = 2619;
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  Date initial_order_due_on;  // of the lot's initial share, which goes on
  GB_FIELDS(operator_id, refund_id, initial_order_due_on)
};

Answer decide(const Context& in, const DemandRefund& command);
Answer decide(const Context& in, const ContestRefund& command);
Answer decide(const Context& in, const WithdrawRefund& command);
void apply(World& world, const RefundDemanded& fact, const FactOrigin& origin);
void apply(World& world, const RefundContested& fact, const FactOrigin& origin);
void apply(World& world, const RefundWithdrawn& fact, const FactOrigin& origin);

// The ground's tests, its sum and its term, as of today; the demand asks for its own, a page may ask for all.
struct RefundGround {
  Code refused = 0;
  RefundAmount amount;  // without the price of a gift, which is agreed later
  Days term;
  Date due_on;
  std::optional<Date> last_day;  // cooling off: on which it may be demanded
};
// One refund of a lot is under way at a time, and one that has nothing left is not asked back.
bool may_be_demanded(const Reading& in, const OfOperatorNo& lot_id, const LotFigures& lot);
// 未接受托育服务 (15a): no unit reported, no attendance.
bool was_served(const Reading& in, const OfOperatorNo& lot_id, const LotFigures& lot);
// 付费之日起7日内 (15a), by the parameters of that day.
Date cooling_off_ends(const Reading& in, Date paid_on);
RefundGround refund_ground(const Reading& in, std::uint64_t operator_id, std::uint64_t lot_id, custody::Ground ground,
                           const RefundPapers& papers);
// What op 11 accepts in full: the same sum with the price agreed for a gift that is kept.
RefundAmount refund_amount(const Bill& bill, const LotFigures& lot, custody::Ground ground, bool institution_fault,
                           std::int64_t gift_price);

// For apply: a proven outcome about a contested refund. Accepted, it waits for op 11 again and cannot be contested;
// rejected, it is over.
void settle_contested(World& world, const OfOperatorNo& refund, bool accepted, Date initial_order_due_on);

using RefundCommands = policies::TypeList<DemandRefund, ContestRefund, WithdrawRefund>;
using RefundFacts = policies::TypeList<RefundDemanded, RefundContested, RefundWithdrawn>;

}  // namespace gongbao::childcare
