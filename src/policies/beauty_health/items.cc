// 责任单位: nobody plans for another, and a unit that is printed 有关区 has a name first.
#include "policies/beauty_health/items.h"

#include <algorithm>

namespace gongbao::beauty_health {

namespace {
bool is_measure(std::int32_t measure) { return measure >= 1 && measure <= last_measure; }
}  // namespace

Answer decide(const Context& in, const NameDistricts& command) {
  if (!is_measure(command.measure)) return unknown("measure");
  if (!prints_districts(in.state, command.measure, in.today)) {
    return at_clause(refuse(code::districts_not_printed), units_clause(command.measure));
  }
  if (command.districts.empty()) return malformed("districts");
  DistrictsNamed fact{command.measure, {}};
  for (const std::string& each : command.districts) {
    const auto unit = unit_named(each);
    if (!unit || !is_district(*unit)) return refuse(code::unit_unknown).with_text("unit", each);
    if (std::ranges::find(fact.districts, *unit) == fact.districts.end()) fact.districts.push_back(*unit);
  }
  return at_clause(accept(fact), units_clause(command.measure));
}

void apply(World& world, const DistrictsNamed& fact, const FactOrigin&) {
  world.state.named_districts[fact.measure] = fact.districts;
}

std::optional<Answer> part_problem(const Context& in, std::int32_t measure, AreaCode unit, Date due) {
  if (!is_measure(measure)) return unknown("measure");
  const bool waits = districts_awaited(in.state, measure, in.today);
  const bool may_be_named = waits && is_district(unit);
  if (!is_responsible(in.state, measure, unit, in.today) && !may_be_named) {
    return at_clause(refuse(code::unit_not_responsible).with_text("unit", unit_text(unit)), units_clause(measure));
  }
  if (waits) return at_clause(refuse(code::districts_not_named), units_clause(measure));
  if (due < in.today) return refuse(code::due_before_event).with_date("due", due);
  return std::nullopt;
}

namespace {

// O4: a unit that did not sign takes its part on with the first thing that it plans.
bool confirms_its_part(const Context& in, std::int32_t measure, AreaCode unit) {
  return !is_signatory(in.terms(), unit, in.today) && std::ranges::none_of(in.state.items, [&](const auto& each) {
    return each.second.measure == measure && each.second.unit == unit;
  });
}

}  // namespace

Answer decide(const Context& in, const PlanItem& command) {
  const AreaCode unit = in.actor.area;
  if (auto problem = part_problem(in, command.measure, unit, command.due)) return std::move(*problem);
  if (!command.deliverable.given()) return malformed("deliverable");
  const ItemPlanned fact{in.entry, {command.measure, unit, command.deliverable, command.due, ItemState::planned, {}}};
  Answer answer = at_clause(with_id(accept(fact), "item", fact.item), units_clause(command.measure));
  if (confirms_its_part(in, command.measure, unit)) answer.text("confirmed", unit_text(unit));
  return answer;
}

void apply(World& world, const ItemPlanned& fact, const FactOrigin&) { world.state.items[fact.item] = fact.row; }

namespace {

// Of a report and of an end: the state, whose it is, what shows it.
std::optional<Answer> progress_problem(const Context& in, const Item& row, bool right_state,
                                       const SealedDocument& evidence) {
  if (!right_state) return at_clause(refuse(code::bad_transition), units_clause(row.measure));
  if (row.unit != in.actor.area) return at_clause(refuse(code::not_own_item), units_clause(row.measure));
  if (!evidence.given()) return at_clause(refuse(code::evidence_missing), units_clause(row.measure));
  return std::nullopt;
}

}  // namespace

Answer decide(const Context& in, const ReportItem& command) {
  const Item* row = find_row(in.state.items, command.item);
  if (row == nullptr) return unknown("item");
  const bool goes_on = row->state != ItemState::done;
  if (auto problem = progress_problem(in, *row, goes_on, command.evidence)) return std::move(*problem);
  return accept(ItemMoved{command.item, ItemState::in_progress, command.evidence, {}});
}

Answer decide(const Context& in, const FinishItem& command) {
  const Item* row = find_row(in.state.items, command.item);
  if (row == nullptr) return unknown("item");
  const bool begun = row->state == ItemState::in_progress;
  if (auto problem = progress_problem(in, *row, begun, command.evidence)) return std::move(*problem);
  return accept(ItemMoved{command.item, ItemState::done, command.evidence, {}});
}

Answer decide(const Context& in, const ReopenItem& command) {
  const Item* row = find_row(in.state.items, command.item);
  if (row == nullptr) return unknown("item");
  if (row->state != ItemState::done) return at_clause(refuse(code::bad_transition), units_clause(row->measure));
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(ItemMoved{command.item, ItemState::in_progress, {}, command.reason});
}

void apply(World& world, const ItemMoved& fact, const FactOrigin&) {
  Item& row = world.state.items.at(fact.item);
  row.state = fact.to;
  if (fact.evidence.given()) row.evidence.push_back(fact.evidence);
}

}  // namespace gongbao::beauty_health
