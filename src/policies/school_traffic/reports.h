// 定期报告制度 (4.2c): one report a period, due so many working days after its last day; what a school or unit takes
// back.
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct SubmitReport {
  static constexpr std::uint16_t number = 9080;
  static constexpr std::string_view name = "submit_report";
  std::optional<std::uint64_t> school;  // whose it is; without it, the unit's
  Date period;                          // any day of it
  SealedText text;
  GB_FIELDS(school, period, text)
};
struct AcceptReport {
  static constexpr std::uint16_t number = 9081;
  static constexpr std::string_view name = "accept_report";
  std::uint64_t report = 0;
  GB_FIELDS(report)
};
struct ReturnReport {
  static constexpr std::uint16_t number = 9082;
  static constexpr std::string_view name = "return_report";
  std::uint64_t report = 0;
  SealedText reason;
  GB_FIELDS(report, reason)
};
struct WithdrawSubmission {
  static constexpr std::uint16_t number = 9083;
  static constexpr std::string_view name = "withdraw_submission";
  std::optional<std::uint64_t> plan;  // one of the two
  std::optional<std::uint64_t> report;
  SealedText reason;
  GB_FIELDS(plan, report, reason)
};
struct ReportWritten {
  static constexpr std::uint16_t number = 9580;
  ReportKey report;
  Report row;
  GB_FIELDS(report, row)
};

Answer decide(const Context& in, const SubmitReport& command);
Answer decide(const Context& in, const AcceptReport& command);
Answer decide(const Context& in, const ReturnReport& command);
Answer decide(const Context& in, const WithdrawSubmission& command);
void apply(World& world, const ReportWritten& fact, const FactOrigin& origin);

// T1, T2: the deadline of that period by what the unit had set on its last day; nullopt: nothing is set.
struct ReportDue {
  Span period;
  law::Deadline due;
};
std::optional<ReportDue> report_due(const State& state, const law::Calendar& calendar, AreaCode unit, Date day);
// From 00:00 of the day after the deadline, by the first submission or, without one, by today.
bool is_report_late(const State& state, const law::Calendar& calendar, const ReportKey& key, AreaCode unit, Date today);
// By its number; nullptr: there is none.
const std::pair<const ReportKey, Report>* report_numbered(const State& state, std::uint64_t report);
AreaCode unit_of_owner(const State& state, const Owner& owner);

using ReportCommands = policies::TypeList<SubmitReport, AcceptReport, ReturnReport, WithdrawSubmission>;
using ReportFacts = policies::TypeList<ReportWritten>;

}  // namespace gongbao::school_traffic
