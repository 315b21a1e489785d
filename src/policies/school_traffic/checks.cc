// “四不两直”检查、“回头看”检查、“交叉”互查、督学专项督查: each has a condition of its own.
#include "policies/school_traffic/checks.h"

#include "policies/school_traffic/problems.h"

namespace gongbao::school_traffic {

namespace {

bool is_of_district(access::Role role) { return department_of(role) != Department::city; }

// A district's checker looks at schools of its own unit, crosswise at those of others.
std::optional<Answer> check_scope_problem(const Context& in, const PlanCheck& command) {
  const AreaCode own = unit_of(in.actor);
  for (const std::uint64_t id : command.schools) {
    const bool same = in.school(id)->unit == own;
    if (command.mode == CheckMode::cross && same) return refuse(code::cross_check_same_unit);
    if (command.mode != CheckMode::cross && is_of_district(in.actor.role) && !same) return refuse(code::out_of_scope);
  }
  return std::nullopt;
}

bool is_look_back(const Context& in, const PlanCheck& command) {
  const Problem* prior = command.prior_problem ? find_row(in.state.problems, *command.prior_problem) : nullptr;
  return prior != nullptr && prior->state == ProblemState::closed &&
         std::ranges::find(command.schools, prior->school) != command.schools.end();
}

bool has_check_periods(const Context& in, const PlanCheck& command) {
  return std::ranges::all_of(command.schools, [&](std::uint64_t id) {
    return period_set(in.state, in.school(id)->unit, &UnitRules::check_period, command.planned_on).has_value();
  });
}

bool is_checker(const Context& in, const Check& row) {
  return in.actor.role == row.role && unit_of(in.actor) == row.unit && in.actor.organisation == row.by;
}

}  // namespace

Answer decide(const Context& in, const PlanCheck& command) {
  if (command.schools.empty()) return malformed("schools");
  if (not_in_use(in, command.schools)) return unknown("schools");
  if (auto wrong = check_scope_problem(in, command)) return std::move(*wrong);
  if (command.mode == CheckMode::look_back && !is_look_back(in, command)) return refuse(code::look_back_without_prior);
  if (command.mode == CheckMode::inspector && in.actor.role != access::Role::school_inspector) {
    return refuse(code::inspector_required);
  }
  if (command.mode == CheckMode::periodic && !has_check_periods(in, command)) {
    return refuse(code::report_period_not_set);
  }
  if (command.planned_on < in.today) return malformed("planned_on");
  Check row;
  row.mode = command.mode;
  row.role = in.actor.role;
  row.unit = unit_of(in.actor);
  row.by = in.actor.organisation;
  row.schools = command.schools;
  row.planned_on = command.planned_on;
  if (command.mode == CheckMode::look_back) row.prior_problem = *command.prior_problem;
  return with_id(accept(CheckWritten{in.entry, row}), "check_id", in.entry);
}

Answer decide(const Context& in, const StartCheck& command) {
  const Check* found = find_row(in.state.checks, command.check_id);
  if (found == nullptr) return unknown("check_id");
  if (!is_checker(in, *found)) return refuse(code::out_of_scope);
  if (found->state != CheckState::planned) return refuse(code::bad_transition);
  Check row = *found;
  row.state = CheckState::started;
  return accept(CheckWritten{command.check_id, row});
}

namespace {

Problem problem_found(const Context& in, const Finding& finding) {
  Problem row = new_problem(in, finding.school);
  row.nature = finding.nature;
  row.kind = finding.kind;
  row.source = ProblemSource::check;
  row.text = finding.text;
  return row;
}

}  // namespace

Answer decide(const Context& in, const FinishCheck& command) {
  const Check* found = find_row(in.state.checks, command.check_id);
  if (found == nullptr) return unknown("check_id");
  if (!is_checker(in, *found)) return refuse(code::out_of_scope);
  if (found->state != CheckState::started) return refuse(code::bad_transition);
  if (command.findings.size() >= rows_per_command) return malformed("findings");
  Check row = *found;
  row.state = CheckState::finished;
  row.finished_on = in.today;
  Answer answer = accept(CheckWritten{command.check_id, row});
  for (std::size_t i = 0; i < command.findings.size(); ++i) {
    const Finding& finding = command.findings[i];
    const bool checked = std::ranges::find(row.schools, finding.school) != row.schools.end();
    if (!checked) return malformed("findings");
    const std::uint64_t id = row_id(in.entry, i + 1);
    answer.facts.add(ProblemWritten{id, problem_found(in, finding)});
    answer.count("problem", static_cast<std::int64_t>(id));
  }
  if (!command.prior_failed) return answer;
  const Problem* prior = find_row(in.state.problems, row.prior_problem);
  if (prior == nullptr || prior->state != ProblemState::closed) return malformed("prior_failed");
  if (!command.prior_due) return malformed("prior_due");
  if (*command.prior_due < in.today) return refuse(code::due_before_event);
  Problem again = *prior;
  again.state = ProblemState::assigned;
  again.due = command.prior_due;
  answer.facts.add(ProblemWritten{row.prior_problem, again});
  return answer;
}

Answer decide(const Context& in, const CancelCheck& command) {
  const Check* found = find_row(in.state.checks, command.check_id);
  if (found == nullptr) return unknown("check_id");
  if (!is_checker(in, *found)) return refuse(code::out_of_scope);
  if (found->state != CheckState::planned) return refuse(code::bad_transition);
  if (!command.reason.given()) return refuse(code::reason_missing);
  Check row = *found;
  row.state = CheckState::cancelled;
  row.reason = command.reason;
  return accept(CheckWritten{command.check_id, row});
}

void apply(World& world, const CheckWritten& fact, const FactOrigin&) { world.state.checks[fact.check_id] = fact.row; }

}  // namespace gongbao::school_traffic
