// 重点任务 (三, att.2), 评估 (s4.1a): the thirty tasks with their owners and evidence, the evaluation of the plan, and
// its end, when the values of that day are kept as final.
#pragma once

#include "policies/document.h"
#include "policies/legal_profession/context.h"

namespace gongbao::legal_profession {

struct AssignTask {
  static constexpr std::uint16_t number = 10110;
  static constexpr std::string_view name = "assign_task";
  std::int32_t task = 0;
  std::vector<std::string> owners;  // roles: district_justice, city_association, …
  std::vector<std::string> deliverables;
  GB_FIELDS(task, owners, deliverables)
};
struct TaskAssigned {
  static constexpr std::uint16_t number = 10610;
  std::int32_t task = 0;
  std::vector<std::string> owners;
  std::vector<std::string> deliverables;
  GB_FIELDS(task, owners, deliverables)
};
struct ReportTask {
  static constexpr std::uint16_t number = 10111;
  static constexpr std::string_view name = "report_task";
  std::int32_t task = 0;
  SealedDocument evidence;
  GB_FIELDS(task, evidence)
};
struct TaskReported {
  static constexpr std::uint16_t number = 10611;
  std::int32_t task = 0;
  SealedDocument evidence;
  GB_FIELDS(task, evidence)
};
struct FinishTask {
  static constexpr std::uint16_t number = 10112;
  static constexpr std::string_view name = "finish_task";
  std::int32_t task = 0;
  GB_FIELDS(task)
};
struct ReopenTask {
  static constexpr std::uint16_t number = 10113;
  static constexpr std::string_view name = "reopen_task";
  std::int32_t task = 0;
  GB_FIELDS(task)
};
struct TaskMoved {
  static constexpr std::uint16_t number = 10612;
  std::int32_t task = 0;
  TaskState state{};
  GB_FIELDS(task, state)
};
struct EvaluatePlan {
  static constexpr std::uint16_t number = 10114;
  static constexpr std::string_view name = "evaluate_plan";
  Date on;
  SealedText text;
  GB_FIELDS(on, text)
};
struct PlanEvaluated {
  static constexpr std::uint16_t number = 10613;
  PlanEvaluation row;
  GB_FIELDS(row)
};
// Of the day turn (T9).
struct ClosePlan {
  static constexpr std::uint16_t number = 10115;
  static constexpr std::string_view name = "close_plan";
  Date day;
  GB_FIELDS(day)
};
struct PlanClosed {
  static constexpr std::uint16_t number = 10614;
  std::vector<FrozenValue> values;
  GB_FIELDS(values)
};

inline constexpr std::int32_t last_task = 30;
// What a task is measured by, where it is.
std::vector<std::int32_t> indicators_of(std::int32_t task);
TaskState task_state(const State& state, std::int32_t task);
// The values of the last day of the plan, once it is over; nothing of a city that has no register.
std::optional<policies::DueStep> due_step(const State& state, Date day);

Answer decide(const Context& in, const AssignTask& command);
Answer decide(const Context& in, const ReportTask& command);
Answer decide(const Context& in, const FinishTask& command);
Answer decide(const Context& in, const ReopenTask& command);
Answer decide(const Context& in, const EvaluatePlan& command);
void apply(World& world, const TaskAssigned& fact, const FactOrigin& origin);
void apply(World& world, const TaskReported& fact, const FactOrigin& origin);
void apply(World& world, const TaskMoved& fact, const FactOrigin& origin);
void apply(World& world, const PlanEvaluated& fact, const FactOrigin& origin);
void apply(World& world, const PlanClosed& fact, const FactOrigin& origin);

using TaskCommands = policies::TypeList<AssignTask, ReportTask, FinishTask, ReopenTask, EvaluatePlan>;
using TaskFacts = policies::TypeList<TaskAssigned, TaskReported, TaskMoved, PlanEvaluated, PlanClosed>;

}  // namespace gongbao::legal_profession
