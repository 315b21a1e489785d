// Refunds as the consumer and the operator speak of them: the parent Regulation 16 and 17, through 2-15a. Acceptance
// and payment are ops 11–13 of the instruction record; spec/01 8.7 has the grounds.
#pragma once

#include "policies/prepaid_card/carried.h"
#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

// A refund's id is the entry of its demand.
struct DemandRefund {
  static constexpr std::uint16_t number = 1115;
  static constexpr std::string_view name = "demand_refund";
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  custody::Ground ground = custody::Ground::agreed;
  std::optional<bool> gift_kept;  // cooling_off only
  std::optional<SealedText> reason;
  GB_FIELDS(operator_id, card_id, ground, gift_kept, reason)
};
struct RefundDemanded {
  static constexpr std::uint16_t number = 1615;
  std::uint64_t operator_id = 0;
  std::uint64_t card_id = 0;
  custody::Ground ground{};
  bool gift_kept = false;
  Date due_on;
  SealedText reason;
  GB_FIELDS(operator_id, card_id, ground, gift_kept, due_on, reason)
};

struct ContestRefund {
  static constexpr std::uint16_t number = 1116;
  static constexpr std::string_view name = "contest_refund";
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, refund_id, reason)
};
struct RefundContested {
  static constexpr std::uint16_t number = 1616;
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, refund_id, reason)
};

enum class RefundDecision : std::uint8_t { accepted = 1, rejected = 2 };
constexpr auto names_of(RefundDecision) {
  using enum RefundDecision;
  return std::array{std::pair{accepted, std::string_view("accepted")},
                    std::pair{rejected, std::string_view("rejected")}};
}
// A decision is attached: of a court, of arbitration, of the district's mediation.
struct ResolveContestedRefund {
  static constexpr std::uint16_t number = 1117;
  static constexpr std::string_view name = "resolve_contested_refund";
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  RefundDecision outcome = RefundDecision::accepted;
  SealedDocument decision;
  std::optional<Money> gift_price;  // as the decision fixes it
  GB_FIELDS(operator_id, refund_id, outcome, decision, gift_price)
};
struct ContestedRefundAccepted {
  static constexpr std::uint16_t number = 1617;
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  SealedText decision;
  CarriedInstruction acceptance;  // op 11
  GB_FIELDS(operator_id, refund_id, decision, acceptance)
};
struct ContestedRefundRejected {
  static constexpr std::uint16_t number = 1618;
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  SealedText decision;
  GB_FIELDS(operator_id, refund_id, decision)
};

struct WithdrawRefund {
  static constexpr std::uint16_t number = 1118;
  static constexpr std::string_view name = "withdraw_refund";
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  GB_FIELDS(operator_id, refund_id)
};
struct RefundWithdrawn {
  static constexpr std::uint16_t number = 1619;
  std::uint64_t operator_id = 0;
  std::uint64_t refund_id = 0;
  std::int64_t principal = 0;            // 2003 back to 2001
  std::int64_t item = 0;                 // 2002 back to 2001, while it is pending
  std::int64_t compensation = 0;         // 2004
  std::int64_t compensation_funded = 0;  // of it: had been made good, back to 3002
  PostedFigures posted;
  GB_FIELDS(operator_id, refund_id, principal, item, compensation, compensation_funded, posted)
};

Answer decide(const Context& in, const DemandRefund& command);
Answer decide(const Context& in, const ContestRefund& command);
Answer decide(const Context& in, const ResolveContestedRefund& command);
Answer decide(const Context& in, const WithdrawRefund& command);
void apply(World& world, const RefundDemanded& fact, const FactOrigin& origin);
void apply(World& world, const RefundContested& fact, const FactOrigin& origin);
void apply(World& world, const ContestedRefundAccepted& fact, const FactOrigin& origin);
void apply(World& world, const ContestedRefundRejected& fact, const FactOrigin& origin);
void apply(World& world, const RefundWithdrawn& fact, const FactOrigin& origin);

using RefundCommands = policies::TypeList<DemandRefund, ContestRefund, ResolveContestedRefund, WithdrawRefund>;
using RefundFacts = policies::TypeList<RefundDemanded, RefundContested, ContestedRefundAccepted,
                                       ContestedRefundRejected, RefundWithdrawn>;

}  // namespace gongbao::prepaid_card
