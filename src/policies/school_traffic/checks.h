// 督导检查 (3.3a): unannounced, looking back, crosswise, by inspectors, and the periodic ones of 4.2d.
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct Finding {
  std::uint64_t school = 0;
  Nature nature{};
  std::string kind;
  SealedText text;
  GB_FIELDS(school, nature, kind, text)
};
struct PlanCheck {
  static constexpr std::uint16_t number = 9070;
  static constexpr std::string_view name = "plan_check";
  CheckMode mode{};
  std::vector<std::uint64_t> schools;
  Date planned_on;
  std::optional<std::uint64_t> prior_problem;  // of a look-back
  GB_FIELDS(mode, schools, planned_on, prior_problem)
};
struct StartCheck {
  static constexpr std::uint16_t number = 9071;
  static constexpr std::string_view name = "start_check";
  std::uint64_t check_id = 0;
  GB_FIELDS(check_id)
};
struct FinishCheck {
  static constexpr std::uint16_t number = 9072;
  static constexpr std::string_view name = "finish_check";
  std::uint64_t check_id = 0;
  std::vector<Finding> findings;
  bool prior_failed = false;      // of a look-back: it is there again
  std::optional<Date> prior_due;  // the same: until when now
  GB_FIELDS(check_id, findings, prior_failed, prior_due)
};
struct CancelCheck {
  static constexpr std::uint16_t number = 9073;
  static constexpr std::string_view name = "cancel_check";
  std::uint64_t check_id = 0;
  SealedText reason;
  GB_FIELDS(check_id, reason)
};
struct CheckWritten {
  static constexpr std::uint16_t number = 9570;
  std::uint64_t check_id = 0;
  Check row;
  GB_FIELDS(check_id, row)
};

Answer decide(const Context& in, const PlanCheck& command);
Answer decide(const Context& in, const StartCheck& command);
Answer decide(const Context& in, const FinishCheck& command);
Answer decide(const Context& in, const CancelCheck& command);
void apply(World& world, const CheckWritten& fact, const FactOrigin& origin);

using CheckCommands = policies::TypeList<PlanCheck, StartCheck, FinishCheck, CancelCheck>;
using CheckFacts = policies::TypeList<CheckWritten>;

}  // namespace gongbao::school_traffic
