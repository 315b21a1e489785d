// 建立北京美丽健康产业发展联席会议制度 (18b): a decision without somebody who does it is none.
#include "policies/beauty_health/conference.h"

#include "policies/beauty_health/items.h"

namespace gongbao::beauty_health {

Answer decide(const Context& in, const RaiseIssue& command) {
  if (!lists(in.terms(), "issue_kinds", command.kind, in.today)) {
    return refuse(code::issue_kind_unknown).with_text("kind", command.kind);
  }
  if (!command.text.given()) return malformed("text");
  return with_id(accept(IssueRaised{in.entry, {command.kind, command.text, {}, false}}), "issue", in.entry);
}

void apply(World& world, const IssueRaised& fact, const FactOrigin&) { world.state.issues[fact.issue] = fact.row; }

namespace {

// What one decision becomes: an item of its owner.
std::optional<Answer> decision_problem(const Context& in, const Decision& decision) {
  if (blank(decision.owner.value_or(""))) return refuse(code::decision_without_owner);
  const auto owner = unit_named(*decision.owner);
  if (!owner) return refuse(code::unit_unknown).with_text("unit", *decision.owner);
  if (auto problem = part_problem(in, decision.measure, *owner, decision.due)) return problem;
  if (!decision.text.given()) return malformed("text");
  if (!decision.application) return std::nullopt;
  const Application* row = find_row(in.state.applications, *decision.application);
  if (row == nullptr) return unknown("application");
  if (row->state != ApplicationState::in_review) return refuse(code::bad_transition);
  return std::nullopt;
}

}  // namespace

Answer decide(const Context& in, const HoldConference& command) {
  if (command.decisions.empty() || command.decisions.size() >= rows_per_command) return malformed("decisions");
  ConferenceHeld fact;
  for (const Decision& each : command.decisions) {
    if (auto problem = decision_problem(in, each)) return std::move(*problem);
    const std::uint64_t id = row_id(in.entry, fact.items.size() + 1);
    fact.items[id] = {each.measure, *unit_named(*each.owner), each.text, each.due, ItemState::planned, {}};
    if (each.application) fact.applications.push_back(*each.application);
  }
  Answer answer = accept(fact);
  for (const auto& [id, row] : fact.items) answer.count("item", static_cast<std::int64_t>(id));
  return answer;
}

void apply(World& world, const ConferenceHeld& fact, const FactOrigin&) {
  for (const auto& [id, row] : fact.items) world.state.items[id] = row;
  for (const std::uint64_t each : fact.applications) world.state.applications.at(each).disagreement_resolved = true;
}

Answer decide(const Context& in, const AnswerIssue& command) {
  const Issue* row = find_row(in.state.issues, command.issue);
  if (row == nullptr) return unknown("issue");
  if (row->answered) return refuse(code::bad_transition);
  if (!command.text.given()) return malformed("text");
  return accept(IssueAnswered{command.issue, command.text});
}

void apply(World& world, const IssueAnswered& fact, const FactOrigin&) {
  Issue& row = world.state.issues.at(fact.issue);
  row.answered = true;
  row.answer = fact.text;
}

}  // namespace gongbao::beauty_health
