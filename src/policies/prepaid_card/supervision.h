// What the departments find and order (articles 13 and 14, reg/11, reg/28–32). Discretion is a person's: of a fine the
// answer shows the range, never an amount.
#pragma once

#include "policies/prepaid_card/context.h"

namespace gongbao::prepaid_card {

struct RecordInspection {
  static constexpr std::uint16_t number = 1040;
  static constexpr std::string_view name = "record_inspection";
  std::uint64_t operator_id = 0;
  std::optional<Date> inspected_on;  // today where nothing is said
  std::optional<bool> on_site;
  SealedDocument findings;
  std::optional<std::uint64_t> outlet_id;  // of one outlet: by the district in which it lies too (4j)
  GB_FIELDS(operator_id, inspected_on, on_site, findings, outlet_id)
};
struct InspectionRecorded {
  static constexpr std::uint16_t number = 1540;
  std::uint64_t operator_id = 0;
  Inspection inspection;
  GB_FIELDS(operator_id, inspection)
};

struct RecordViolation {
  static constexpr std::uint16_t number = 1041;
  static constexpr std::string_view name = "record_violation";
  std::uint64_t operator_id = 0;
  std::string code;  // the rule that was broken: ad_mismatch, account_not_dedicated, use_prohibited …
  std::optional<Date> observed_on;
  SealedDocument findings;
  GB_FIELDS(operator_id, code, observed_on, findings)
};
struct ViolationRecorded {
  static constexpr std::uint16_t number = 1541;
  std::uint64_t operator_id = 0;
  Violation violation;
  Code code = 0;
  GB_FIELDS(operator_id, violation, code)
};

struct OrderRectification {
  static constexpr std::uint16_t number = 1042;
  static constexpr std::string_view name = "order_rectification";
  std::uint64_t operator_id = 0;
  Date term;  // last day
  SealedDocument findings;
  GB_FIELDS(operator_id, term, findings)
};
struct OrderSuspendIssuing {
  static constexpr std::uint16_t number = 1043;
  static constexpr std::string_view name = "order_suspend_issuing";
  std::uint64_t operator_id = 0;
  std::optional<Date> from;  // today where nothing is said
  std::optional<Date> to;    // inclusive; until lifted where nothing is said
  SealedDocument findings;
  GB_FIELDS(operator_id, from, to, findings)
};
struct OrderGiven {
  static constexpr std::uint16_t number = 1542;
  std::uint64_t operator_id = 0;
  SupervisionOrder order;
  GB_FIELDS(operator_id, order)
};

// From today on the order binds no more.
struct LiftOrder {
  static constexpr std::uint16_t number = 1044;
  static constexpr std::string_view name = "lift_order";
  std::uint64_t operator_id = 0;
  std::uint64_t order_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, order_id, reason)
};
struct OrderLifted {
  static constexpr std::uint16_t number = 1544;
  std::uint64_t operator_id = 0;
  std::uint64_t order_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, order_id, reason)
};

struct RecordPenalty {
  static constexpr std::uint16_t number = 1045;
  static constexpr std::string_view name = "record_penalty";
  std::uint64_t operator_id = 0;
  std::int32_t article = 0;  // of the Regulation, 28 to 32
  Money amount;
  std::optional<Date> decided_on;
  SealedDocument decision;
  GB_FIELDS(operator_id, article, amount, decided_on, decision)
};
struct PenaltyRecorded {
  static constexpr std::uint16_t number = 1545;
  std::uint64_t operator_id = 0;
  Penalty penalty;
  GB_FIELDS(operator_id, penalty)
};

struct RecordDisqualification {
  static constexpr std::uint16_t number = 1046;
  static constexpr std::string_view name = "record_disqualification";
  std::uint64_t operator_id = 0;
  DisqualificationKind kind = DisqualificationKind::dishonest_judgment_debtor;
  Date from;
  std::optional<Date> to;  // inclusive
  SealedDocument reason;
  GB_FIELDS(operator_id, kind, from, to, reason)
};
struct DisqualificationRecorded {
  static constexpr std::uint16_t number = 1546;
  std::uint64_t operator_id = 0;
  Disqualification disqualification;
  GB_FIELDS(operator_id, disqualification)
};

struct LiftDisqualification {
  static constexpr std::uint16_t number = 1047;
  static constexpr std::string_view name = "lift_disqualification";
  std::uint64_t operator_id = 0;
  std::uint64_t disqualification_id = 0;
  std::optional<Date> to;  // its last day; yesterday where nothing is said
  GB_FIELDS(operator_id, disqualification_id, to)
};
struct DisqualificationLifted {
  static constexpr std::uint16_t number = 1547;
  std::uint64_t operator_id = 0;
  std::uint64_t disqualification_id = 0;
  Date to;
  GB_FIELDS(operator_id, disqualification_id, to)
};

Answer decide(const Context& in, const RecordInspection& command);
Answer decide(const Context& in, const RecordViolation& command);
Answer decide(const Context& in, const OrderRectification& command);
Answer decide(const Context& in, const OrderSuspendIssuing& command);
Answer decide(const Context& in, const LiftOrder& command);
Answer decide(const Context& in, const RecordPenalty& command);
Answer decide(const Context& in, const RecordDisqualification& command);
Answer decide(const Context& in, const LiftDisqualification& command);
void apply(World& world, const InspectionRecorded& fact, const FactOrigin& origin);
void apply(World& world, const ViolationRecorded& fact, const FactOrigin& origin);
void apply(World& world, const OrderGiven& fact, const FactOrigin& origin);
void apply(World& world, const OrderLifted& fact, const FactOrigin& origin);
void apply(World& world, const PenaltyRecorded& fact, const FactOrigin& origin);
void apply(World& world, const DisqualificationRecorded& fact, const FactOrigin& origin);
void apply(World& world, const DisqualificationLifted& fact, const FactOrigin& origin);

using SupervisionCommands =
    policies::TypeList<RecordInspection, RecordViolation, OrderRectification, OrderSuspendIssuing, LiftOrder,
                       RecordPenalty, RecordDisqualification, LiftDisqualification>;
using SupervisionFacts = policies::TypeList<InspectionRecorded, ViolationRecorded, OrderGiven, OrderLifted,
                                            PenaltyRecorded, DisqualificationRecorded, DisqualificationLifted>;

}  // namespace gongbao::prepaid_card
