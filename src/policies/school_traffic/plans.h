// 一区一案、一校一策 (1.3.4), and the city's overall plan that three departments sign (1.3.1a).
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct SubmitPlan {
  static constexpr std::uint16_t number = 9030;
  static constexpr std::string_view name = "submit_plan";
  std::optional<std::uint64_t> school;  // whose it is; without it and without a unit it is the city's
  std::optional<std::string> unit;      // the same
  std::optional<std::uint64_t> plan;    // one that was returned and comes again; otherwise it is a new one
  Date from;
  Date to;
  SealedText key_difficulties;
  std::vector<DividedTask> division;
  SealedDocument file;
  GB_FIELDS(school, unit, plan, from, to, key_difficulties, division, file)
};
struct FilePlan {
  static constexpr std::uint16_t number = 9031;
  static constexpr std::string_view name = "file_plan";
  std::uint64_t plan = 0;
  GB_FIELDS(plan)
};
struct ReturnPlan {
  static constexpr std::uint16_t number = 9032;
  static constexpr std::string_view name = "return_plan";
  std::uint64_t plan = 0;
  SealedText reason;
  GB_FIELDS(plan, reason)
};
struct SignOverallPlan {
  static constexpr std::uint16_t number = 9033;
  static constexpr std::string_view name = "sign_overall_plan";
  std::uint64_t plan = 0;
  GB_FIELDS(plan)
};
struct PlanWritten {
  static constexpr std::uint16_t number = 9530;
  std::uint64_t plan = 0;
  Plan row;
  GB_FIELDS(plan, row)
};

Answer decide(const Context& in, const SubmitPlan& command);
Answer decide(const Context& in, const FilePlan& command);
Answer decide(const Context& in, const ReturnPlan& command);
Answer decide(const Context& in, const SignOverallPlan& command);
void apply(World& world, const PlanWritten& fact, const FactOrigin& origin);

// Whose plans and reports the actor writes: a school its own, a unit its own, 市教委 the city's.
bool writes_for(const Context& in, const Owner& owner);
// The filed plan of that owner that covers the day; 0: none.
std::uint64_t plan_in_force(const State& state, const Owner& owner, Date day);

using PlanCommands = policies::TypeList<SubmitPlan, FilePlan, ReturnPlan, SignOverallPlan>;
using PlanFacts = policies::TypeList<PlanWritten>;

}  // namespace gongbao::school_traffic
