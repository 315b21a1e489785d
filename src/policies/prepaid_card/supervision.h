// What the departments find and order (articles 13 and 14, reg/11, reg/28–32). Discretion is a person's: of a fine the
// answer shows the range, never an amount.
#pragma once

#include "policies/prepaid_card/context.h"
#include "policies/shared/supervision_commands.h"

namespace gongbao::prepaid_card {

// What the Regulation's commands are kept under and said by here.
struct Supervision {
  static constexpr std::uint16_t order_suspend_issuing = 1043;
  static constexpr std::uint16_t lift_order = 1044;
  static constexpr std::uint16_t record_penalty = 1045;
  static constexpr std::uint16_t record_disqualification = 1046;
  static constexpr std::uint16_t answer_complaint = 1051;
  static constexpr std::uint16_t inspection_recorded = 1540;
  static constexpr std::uint16_t order_given = 1542;
  static constexpr std::uint16_t order_lifted = 1544;
  static constexpr std::uint16_t penalty_recorded = 1545;
  static constexpr std::uint16_t disqualification_recorded = 1546;
  static constexpr std::uint16_t complaint_answered = 1551;
  static constexpr Code fine_out_of_range = code::fine_out_of_range;
  static constexpr Code complaint_late = flag::complaint_late;
};
using shared::apply;
using shared::decide;
using OrderSuspendIssuing = shared::OrderSuspendIssuing<Supervision>;
using LiftOrder = shared::LiftOrder<Supervision>;
using RecordPenalty = shared::RecordPenalty<Supervision>;
using RecordDisqualification = shared::RecordDisqualification<Supervision>;
using AnswerComplaint = shared::AnswerComplaint<Supervision>;
using InspectionRecorded = shared::InspectionRecorded<Supervision>;
using OrderGiven = shared::OrderGiven<Supervision>;
using OrderLifted = shared::OrderLifted<Supervision>;
using PenaltyRecorded = shared::PenaltyRecorded<Supervision>;
using DisqualificationRecorded = shared::DisqualificationRecorded<Supervision>;
using ComplaintAnswered = shared::ComplaintAnswered<Supervision>;

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
Answer decide(const Context& in, const LiftDisqualification& command);
void apply(World& world, const ViolationRecorded& fact, const FactOrigin& origin);
void apply(World& world, const DisqualificationLifted& fact, const FactOrigin& origin);

using SupervisionCommands =
    policies::TypeList<RecordInspection, RecordViolation, OrderRectification, OrderSuspendIssuing, LiftOrder,
                       RecordPenalty, RecordDisqualification, LiftDisqualification>;
using SupervisionFacts = policies::TypeList<InspectionRecorded, ViolationRecorded, OrderGiven, OrderLifted,
                                            PenaltyRecorded, DisqualificationRecorded, DisqualificationLifted>;

}  // namespace gongbao::prepaid_card
