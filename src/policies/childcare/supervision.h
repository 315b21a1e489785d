// What families complain of and what districts find, report and order: articles 17 to 19, and reg/11, reg/25, reg/28–32
// through 22a.
#pragma once

#include "policies/childcare/context.h"
#include "policies/shared/supervision_commands.h"

namespace gongbao::childcare {

// What the Regulation's commands are kept under and said by here.
struct Supervision {
  static constexpr std::uint16_t answer_complaint = 2041;
  static constexpr std::uint16_t record_inspection = 2043;
  static constexpr std::uint16_t order_suspend_issuing = 2044;
  static constexpr std::uint16_t lift_order = 2045;
  static constexpr std::uint16_t record_penalty = 2046;
  static constexpr std::uint16_t record_disqualification = 2047;
  static constexpr std::uint16_t complaint_answered = 2541;
  static constexpr std::uint16_t inspection_recorded = 2543;
  static constexpr std::uint16_t order_given = 2544;
  static constexpr std::uint16_t order_lifted = 2545;
  static constexpr std::uint16_t penalty_recorded = 2546;
  static constexpr std::uint16_t disqualification_recorded = 2547;
  static constexpr Code fine_out_of_range = code::fine_out_of_range;
  static constexpr Code complaint_late = flag::complaint_late;
};
using shared::apply;
using shared::decide;
using AnswerComplaint = shared::AnswerComplaint<Supervision>;
using RecordInspection = shared::RecordInspection<Supervision>;
using OrderSuspendIssuing = shared::OrderSuspendIssuing<Supervision>;
using LiftOrder = shared::LiftOrder<Supervision>;
using RecordPenalty = shared::RecordPenalty<Supervision>;
using RecordDisqualification = shared::RecordDisqualification<Supervision>;
using ComplaintAnswered = shared::ComplaintAnswered<Supervision>;
using InspectionRecorded = shared::InspectionRecorded<Supervision>;
using OrderGiven = shared::OrderGiven<Supervision>;
using OrderLifted = shared::OrderLifted<Supervision>;
using PenaltyRecorded = shared::PenaltyRecorded<Supervision>;
using DisqualificationRecorded = shared::DisqualificationRecorded<Supervision>;

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

Answer decide(const Context& in, const FileComplaint& command);
Answer decide(const Context& in, const ReportProblem& command);
void apply(World& world, const ComplaintFiled& fact, const FactOrigin& origin);
void apply(World& world, const ProblemReported& fact, const FactOrigin& origin);

using SupervisionCommands = policies::TypeList<FileComplaint, AnswerComplaint, ReportProblem, RecordInspection,
                                               OrderSuspendIssuing, LiftOrder, RecordPenalty, RecordDisqualification>;
using SupervisionFacts = policies::TypeList<ComplaintFiled, ComplaintAnswered, ProblemReported, InspectionRecorded,
                                            OrderGiven, OrderLifted, PenaltyRecorded, DisqualificationRecorded>;

}  // namespace gongbao::childcare
