// What families complain of and what districts find, report and order: articles 17 to 19, and reg/11, reg/25, reg/28–32
// through 22a.
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

struct FileComplaint {
  static constexpr std::uint16_t number = 2040;
  static constexpr std::string_view name = "file_complaint";
  std::uint64_t operator_id = 0;
  std::optional<std::uint64_t> contract_id;
  std::optional<ComplaintAbout> about;
  SealedDocument text;
  GB_FIELDS(operator_id, contract_id, about, text)
};
struct ComplaintFiled {
  static constexpr std::uint16_t number = 2540;
  std::uint64_t operator_id = 0;
  shared::Complaint complaint;
  ComplaintAbout about = ComplaintAbout::other;
  GB_FIELDS(operator_id, complaint, about)
};

struct AnswerComplaint {
  static constexpr std::uint16_t number = 2041;
  static constexpr std::string_view name = "answer_complaint";
  std::uint64_t operator_id = 0;
  std::uint64_t complaint_id = 0;
  SealedDocument text;
  GB_FIELDS(operator_id, complaint_id, text)
};
struct ComplaintAnswered {
  static constexpr std::uint16_t number = 2541;
  std::uint64_t operator_id = 0;
  std::uint64_t complaint_id = 0;
  SealedText text;
  bool late = false;
  GB_FIELDS(operator_id, complaint_id, text, late)
};

// 及时向市卫生健康行政部门进行报告 (19d)
struct ReportProblem {
  static constexpr std::uint16_t number = 2042;
  static constexpr std::string_view name = "report_problem";
  std::uint64_t operator_id = 0;
  SealedDocument text;
  GB_FIELDS(operator_id, text)
};
struct ProblemReported {
  static constexpr std::uint16_t number = 2542;
  std::uint64_t operator_id = 0;
  ReportedProblem problem;
  GB_FIELDS(operator_id, problem)
};

struct RecordInspection {
  static constexpr std::uint16_t number = 2043;
  static constexpr std::string_view name = "record_inspection";
  std::uint64_t operator_id = 0;
  std::optional<Date> inspected_on;  // today where nothing is said
  std::optional<bool> on_site;
  SealedDocument findings;
  GB_FIELDS(operator_id, inspected_on, on_site, findings)
};
struct InspectionRecorded {
  static constexpr std::uint16_t number = 2543;
  std::uint64_t operator_id = 0;
  shared::Inspection inspection;
  GB_FIELDS(operator_id, inspection)
};

struct OrderSuspendIssuing {
  static constexpr std::uint16_t number = 2044;
  static constexpr std::string_view name = "order_suspend_issuing";
  std::uint64_t operator_id = 0;
  std::optional<Date> from;  // today where nothing is said
  std::optional<Date> to;    // inclusive; until lifted where nothing is said
  SealedDocument findings;
  GB_FIELDS(operator_id, from, to, findings)
};
struct OrderGiven {
  static constexpr std::uint16_t number = 2544;
  std::uint64_t operator_id = 0;
  shared::SupervisionOrder order;
  GB_FIELDS(operator_id, order)
};

// From today on the order binds no more.
struct LiftOrder {
  static constexpr std::uint16_t number = 2045;
  static constexpr std::string_view name = "lift_order";
  std::uint64_t operator_id = 0;
  std::uint64_t order_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, order_id, reason)
};
struct OrderLifted {
  static constexpr std::uint16_t number = 2545;
  std::uint64_t operator_id = 0;
  std::uint64_t order_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, order_id, reason)
};

struct RecordPenalty {
  static constexpr std::uint16_t number = 2046;
  static constexpr std::string_view name = "record_penalty";
  std::uint64_t operator_id = 0;
  std::int32_t article = 0;  // of the Regulation, 28 to 32
  Money amount;
  std::optional<Date> decided_on;
  SealedDocument decision;
  GB_FIELDS(operator_id, article, amount, decided_on, decision)
};
struct PenaltyRecorded {
  static constexpr std::uint16_t number = 2546;
  std::uint64_t operator_id = 0;
  shared::Penalty penalty;
  GB_FIELDS(operator_id, penalty)
};

struct RecordDisqualification {
  static constexpr std::uint16_t number = 2047;
  static constexpr std::string_view name = "record_disqualification";
  std::uint64_t operator_id = 0;
  shared::DisqualificationKind kind = shared::DisqualificationKind::dishonest_judgment_debtor;
  Date from;
  std::optional<Date> to;  // inclusive
  SealedDocument reason;
  GB_FIELDS(operator_id, kind, from, to, reason)
};
struct DisqualificationRecorded {
  static constexpr std::uint16_t number = 2547;
  std::uint64_t operator_id = 0;
  shared::Disqualification disqualification;
  GB_FIELDS(operator_id, disqualification)
};

Answer decide(const Context& in, const FileComplaint& command);
Answer decide(const Context& in, const AnswerComplaint& command);
Answer decide(const Context& in, const ReportProblem& command);
Answer decide(const Context& in, const RecordInspection& command);
Answer decide(const Context& in, const OrderSuspendIssuing& command);
Answer decide(const Context& in, const LiftOrder& command);
Answer decide(const Context& in, const RecordPenalty& command);
Answer decide(const Context& in, const RecordDisqualification& command);
void apply(World& world, const ComplaintFiled& fact, const FactOrigin& origin);
void apply(World& world, const ComplaintAnswered& fact, const FactOrigin& origin);
void apply(World& world, const ProblemReported& fact, const FactOrigin& origin);
void apply(World& world, const InspectionRecorded& fact, const FactOrigin& origin);
void apply(World& world, const OrderGiven& fact, const FactOrigin& origin);
void apply(World& world, const OrderLifted& fact, const FactOrigin& origin);
void apply(World& world, const PenaltyRecorded& fact, const FactOrigin& origin);
void apply(World& world, const DisqualificationRecorded& fact, const FactOrigin& origin);

using SupervisionCommands = policies::TypeList<FileComplaint, AnswerComplaint, ReportProblem, RecordInspection,
                                               OrderSuspendIssuing, LiftOrder, RecordPenalty, RecordDisqualification>;
using SupervisionFacts = policies::TypeList<ComplaintFiled, ComplaintAnswered, ProblemReported, InspectionRecorded,
                                            OrderGiven, OrderLifted, PenaltyRecorded, DisqualificationRecorded>;

}  // namespace gongbao::childcare
