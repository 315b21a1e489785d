// 适时对行动计划执行情况进行评估 (s4.1a).
#include "policies/legal_profession/tasks.h"

#include <algorithm>

#include "policies/legal_profession/indicators.h"

namespace gongbao::legal_profession {

namespace {

bool is_task(std::int32_t task) { return task >= 1 && task <= last_task; }

}  // namespace

std::vector<std::int32_t> indicators_of(std::int32_t task) {
  static const std::map<std::int32_t, std::vector<std::int32_t>> bound{
      {7, {3}}, {8, {24}}, {10, {5}}, {14, {26}}, {19, {14, 15, 16, 17, 18, 19}}};
  const auto* found = find_row(bound, task);
  return found == nullptr ? std::vector<std::int32_t>{} : *found;
}

TaskState task_state(const State& state, std::int32_t task) {
  const Task* row = find_row(state.tasks, task);
  return row == nullptr ? TaskState::unassigned : row->state;
}

Answer decide(const Context& in, const AssignTask& command) {
  if (!is_task(command.task)) return refuse(code::task_unknown);
  const bool named = !command.owners.empty() && std::ranges::all_of(command.owners, [](const std::string& owner) {
    return enum_named<access::Role>(owner).has_value();
  });
  if (!named) return refuse(code::task_owner_missing);
  if (task_state(in.state, command.task) == TaskState::done) return refuse(code::bad_transition);
  return accept(TaskAssigned{command.task, command.owners, command.deliverables});
}

void apply(World& world, const TaskAssigned& fact, const FactOrigin&) {
  Task& row = world.state.tasks[fact.task];
  if (row.state == TaskState::unassigned) row.state = TaskState::assigned;
  row.owners = fact.owners;
  row.deliverables = fact.deliverables;
}

Answer decide(const Context& in, const ReportTask& command) {
  if (!is_task(command.task)) return refuse(code::task_unknown);
  const Task* row = find_row(in.state.tasks, command.task);
  if (row == nullptr || row->state == TaskState::done) return refuse(code::bad_transition);
  const std::string own(enum_name(in.actor.role));
  if (std::ranges::find(row->owners, own) == row->owners.end()) return refuse(code::out_of_scope);
  if (!command.evidence.given()) return refuse(code::evidence_missing);
  return accept(TaskReported{command.task, command.evidence});
}

void apply(World& world, const TaskReported& fact, const FactOrigin&) {
  Task& row = world.state.tasks.at(fact.task);
  row.state = TaskState::in_progress;
  row.evidence.push_back(fact.evidence);
}

Answer decide(const Context& in, const FinishTask& command) {
  if (!is_task(command.task)) return refuse(code::task_unknown);
  const Task* row = find_row(in.state.tasks, command.task);
  if (row == nullptr || row->state == TaskState::done) return refuse(code::bad_transition);
  if (row->evidence.empty()) return refuse(code::evidence_missing);
  for (const std::int32_t each : indicators_of(command.task)) {
    if (!is_met(in.state, each, in.today)) return refuse(code::indicator_not_met).with_count("indicator", each);
  }
  return accept(TaskMoved{command.task, TaskState::done});
}

Answer decide(const Context& in, const ReopenTask& command) {
  if (!is_task(command.task)) return refuse(code::task_unknown);
  if (task_state(in.state, command.task) != TaskState::done) return refuse(code::bad_transition);
  return accept(TaskMoved{command.task, TaskState::in_progress});
}

void apply(World& world, const TaskMoved& fact, const FactOrigin&) {
  world.state.tasks.at(fact.task).state = fact.state;
}

Answer decide(const Context& in, const EvaluatePlan& command) {
  if (!command.text.given()) return refuse(code::evaluation_empty);
  if (command.on > in.today) return malformed("on");
  PlanEvaluation row{command.on, command.text, all_values(in.state, command.on)};
  const auto met = std::ranges::count(row.values, Verdict::met, &FrozenValue::verdict);
  return entered(in, "plan_evaluation", PlanEvaluated{std::move(row)}).with_count("met", met);
}

void apply(World& world, const PlanEvaluated& fact, const FactOrigin& origin) {
  world.state.plan_evaluations[origin.entry] = fact.row;
}

std::optional<policies::DueStep> due_step(const State& state, Date day) {
  if (state.firms.empty() || !state.final_values.empty()) return std::nullopt;
  const Date last_day = state.parameters.date("plan_last_day", day);
  if (day <= last_day) return std::nullopt;
  return policies::step_of(ClosePlan{day}, PlanClosed{all_values(state, last_day)});
}

void apply(World& world, const PlanClosed& fact, const FactOrigin&) { world.state.final_values = fact.values; }

}  // namespace gongbao::legal_profession
