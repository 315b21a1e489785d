// Nothing is resolved before everybody who was called has come.
#include "policies/school_traffic/whistles.h"

namespace gongbao::school_traffic {

namespace {

bool is_among(const std::vector<Department>& all, Department one) { return std::ranges::find(all, one) != all.end(); }

}  // namespace

Answer decide(const Context& in, const BlowWhistle& command) {
  const Problem* problem = find_row(in.state.problems, command.problem);
  if (problem == nullptr) return unknown("problem");
  if (problem->state == ProblemState::closed) return refuse(code::bad_transition);
  if (command.departments.empty()) return refuse(code::department_missing);
  if (command.report_in_by < in.today) return refuse(code::due_before_event);
  Whistle row;
  row.township = in.actor.organisation;
  row.unit = in.actor.area;
  row.school = problem->school;
  row.problem = command.problem;
  row.departments = command.departments;
  row.report_in_by = command.report_in_by;
  row.blown_on = in.today;
  return with_id(accept(WhistleWritten{in.entry, row}), "whistle", in.entry).with_date("due_on", command.report_in_by);
}

Answer decide(const Context& in, const ReportIn& command) {
  const Whistle* found = find_row(in.state.whistles, command.whistle);
  if (found == nullptr) return unknown("whistle");
  const Department department = department_of(in.actor.role);
  if (!is_among(found->departments, department)) return refuse(code::not_whistled);
  const bool waits = found->state == WhistleState::blown && !is_among(found->present, department);
  if (!waits) return refuse(code::bad_transition);
  Whistle row = *found;
  row.present.push_back(department);
  row.note = command.note;
  const bool all = std::ranges::all_of(row.departments, [&](Department each) { return is_among(row.present, each); });
  if (all) row.state = WhistleState::reported_in;
  return accept(WhistleWritten{command.whistle, row});
}

Answer decide(const Context& in, const Resolve& command) {
  const Whistle* found = find_row(in.state.whistles, command.whistle);
  if (found == nullptr) return unknown("whistle");
  if (!is_among(found->departments, department_of(in.actor.role))) return refuse(code::not_whistled);
  if (found->state == WhistleState::blown) return refuse(code::report_in_missing);
  if (found->state != WhistleState::reported_in) return refuse(code::bad_transition);
  Whistle row = *found;
  row.state = WhistleState::resolved;
  row.note = command.note;
  return accept(WhistleWritten{command.whistle, row});
}

Answer decide(const Context& in, const ConfirmWhistle& command) {
  const Whistle* found = find_row(in.state.whistles, command.whistle);
  if (found == nullptr) return unknown("whistle");
  if (found->state != WhistleState::resolved) return refuse(code::bad_transition);
  Whistle row = *found;
  if (command.confirmed) {
    row.state = WhistleState::confirmed;
    return accept(WhistleWritten{command.whistle, row});
  }
  if (!command.reason.given()) return refuse(code::reason_missing);
  if (!command.report_in_by) return malformed("report_in_by");
  if (*command.report_in_by < in.today) return refuse(code::due_before_event);
  row.state = WhistleState::blown;
  row.present.clear();
  row.report_in_by = *command.report_in_by;
  row.note = command.reason;
  return accept(WhistleWritten{command.whistle, row}).with_date("due_on", row.report_in_by);
}

void apply(World& world, const WhistleWritten& fact, const FactOrigin&) {
  world.state.whistles[fact.whistle] = fact.row;
}

}  // namespace gongbao::school_traffic
