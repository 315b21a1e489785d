// 反映 (3.3): what a supervisor tells, and whether the department takes it into its working ledger (10b).
#pragma once

#include "policies/eldercare/context.h"

namespace gongbao::eldercare {

struct ReceiveReport {
  static constexpr std::uint16_t number = 8040;
  static constexpr std::string_view name = "receive_report";
  std::uint64_t supervisor = 0;  // any membership of the person in that pool
  std::string channel;
  std::optional<Stamp> received_at;
  std::optional<std::uint64_t> institution;
  Category category{};
  SealedText text;
  std::vector<SealedDocument> attachments;
  bool urgent = false;
  GB_FIELDS(supervisor, channel, received_at, institution, category, text, attachments, urgent)
};
struct ReportReceived {
  static constexpr std::uint16_t number = 8540;
  Report row;
  GB_FIELDS(row)
};
struct AcceptReport {
  static constexpr std::uint16_t number = 8041;
  static constexpr std::string_view name = "accept_report";
  std::uint64_t report = 0;
  GB_FIELDS(report)
};
struct ReportAccepted {
  static constexpr std::uint16_t number = 8541;
  LedgerEntry row;
  GB_FIELDS(row)
};
struct ReturnReport {
  static constexpr std::uint16_t number = 8042;
  static constexpr std::string_view name = "return_report";
  std::uint64_t report = 0;
  SealedText reason;  // told to the supervisor
  GB_FIELDS(report, reason)
};
struct ReportReturned {
  static constexpr std::uint16_t number = 8542;
  std::uint64_t report = 0;
  SealedText reason;
  GB_FIELDS(report, reason)
};

Answer decide(const Context& in, const ReceiveReport& command);
Answer decide(const Context& in, const AcceptReport& command);
Answer decide(const Context& in, const ReturnReport& command);
void apply(World& world, const ReportReceived& fact, const FactOrigin& origin);
void apply(World& world, const ReportAccepted& fact, const FactOrigin& origin);
void apply(World& world, const ReportReturned& fact, const FactOrigin& origin);

using ReportCommands = policies::TypeList<ReceiveReport, AcceptReport, ReturnReport>;
using ReportFacts = policies::TypeList<ReportReceived, ReportAccepted, ReportReturned>;

}  // namespace gongbao::eldercare
