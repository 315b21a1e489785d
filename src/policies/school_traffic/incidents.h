// 交通安全突发事件 (2.1f, 2.1g): whom a school tells, when they knew, and what was done.
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct NoticeGiven {
  Service service{};
  bool chosen = false;
  SealedText reason;
  GB_FIELDS(service, chosen, reason)
};
struct ReportIncident {
  static constexpr std::uint16_t number = 9060;
  static constexpr std::string_view name = "report_incident";
  std::uint64_t school = 0;
  Stamp occurred_at;
  SealedText text;
  std::vector<NoticeGiven> notices;
  GB_FIELDS(school, occurred_at, text, notices)
};
struct AckIncident {
  static constexpr std::uint16_t number = 9061;
  static constexpr std::string_view name = "ack_incident";
  std::uint64_t incident = 0;
  GB_FIELDS(incident)
};
struct CloseIncident {
  static constexpr std::uint16_t number = 9062;
  static constexpr std::string_view name = "close_incident";
  std::uint64_t incident = 0;
  std::vector<SealedText> measures;
  GB_FIELDS(incident, measures)
};
struct IncidentWritten {
  static constexpr std::uint16_t number = 9560;
  std::uint64_t incident = 0;
  Incident row;
  GB_FIELDS(incident, row)
};

Answer decide(const Context& in, const ReportIncident& command);
Answer decide(const Context& in, const AckIncident& command);
Answer decide(const Context& in, const CloseIncident& command);
void apply(World& world, const IncidentWritten& fact, const FactOrigin& origin);

using IncidentCommands = policies::TypeList<ReportIncident, AckIncident, CloseIncident>;
using IncidentFacts = policies::TypeList<IncidentWritten>;

}  // namespace gongbao::school_traffic
