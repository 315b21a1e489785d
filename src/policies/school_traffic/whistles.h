// 街乡吹哨、部门报到 (1.1b): a township calls departments in, each of them comes, and the township says whether it is
// done.
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct BlowWhistle {
  static constexpr std::uint16_t number = 9055;
  static constexpr std::string_view name = "blow_whistle";
  std::uint64_t problem = 0;
  std::vector<Department> departments;
  Date report_in_by;
  GB_FIELDS(problem, departments, report_in_by)
};
struct ReportIn {
  static constexpr std::uint16_t number = 9056;
  static constexpr std::string_view name = "report_in";
  std::uint64_t whistle = 0;
  SealedText note;
  GB_FIELDS(whistle, note)
};
struct Resolve {
  static constexpr std::uint16_t number = 9057;
  static constexpr std::string_view name = "resolve";
  std::uint64_t whistle = 0;
  SealedText note;
  GB_FIELDS(whistle, note)
};
struct ConfirmWhistle {
  static constexpr std::uint16_t number = 9058;
  static constexpr std::string_view name = "confirm_whistle";
  std::uint64_t whistle = 0;
  bool confirmed = false;
  SealedText reason;                 // of a rejection
  std::optional<Date> report_in_by;  // the same
  GB_FIELDS(whistle, confirmed, reason, report_in_by)
};
struct WhistleWritten {
  static constexpr std::uint16_t number = 9555;
  std::uint64_t whistle = 0;
  Whistle row;
  GB_FIELDS(whistle, row)
};

Answer decide(const Context& in, const BlowWhistle& command);
Answer decide(const Context& in, const ReportIn& command);
Answer decide(const Context& in, const Resolve& command);
Answer decide(const Context& in, const ConfirmWhistle& command);
void apply(World& world, const WhistleWritten& fact, const FactOrigin& origin);

using WhistleCommands = policies::TypeList<BlowWhistle, ReportIn, Resolve, ConfirmWhistle>;
using WhistleFacts = policies::TypeList<WhistleWritten>;

}  // namespace gongbao::school_traffic
