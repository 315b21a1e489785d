// Who stands at the gate when the school comes and goes.
#include "policies/school_traffic/teams.h"

#include "policies/school_traffic/stagger.h"

namespace gongbao::school_traffic {

Answer decide(const Context& in, const AppointVicePrincipal& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (!school->in_use()) return refuse(code::bad_transition);
  if (command.force != Force::traffic_police) return refuse(code::vice_principal_not_traffic_police);
  if (!command.officer.given()) return malformed("officer");
  if (command.to < command.from) return malformed("to");
  const bool overlaps = std::ranges::any_of(in.state.vice_principals, [&](const auto& each) {
    const VicePrincipal& row = each.second;
    return row.school == command.school && row.from <= command.to && command.from <= row.to;
  });
  if (overlaps) return refuse(code::vice_principal_overlap);
  const VicePrincipal row{command.school, command.officer, command.from, command.to};
  return with_id(accept(VicePrincipalWritten{in.entry, row}), "appointment", in.entry);
}

// The day named is the last one; one before the first leaves nothing of the term.
Answer decide(const Context& in, const EndVicePrincipal& command) {
  const VicePrincipal* found = find_row(in.state.vice_principals, command.appointment);
  if (found == nullptr) return unknown("appointment");
  if (found->to < in.today) return refuse(code::bad_transition);
  if (!command.reason.given()) return refuse(code::reason_missing);
  if (command.on > found->to || command.on < found->from - Days{1}) return malformed("on");
  VicePrincipal row = *found;
  row.to = command.on;
  return accept(VicePrincipalWritten{command.appointment, row});
}

Answer decide(const Context& in, const RosterTeam& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (!school->in_use()) return refuse(code::bad_transition);
  if (command.members.empty()) return malformed("members");
  for (const TeamMember& each : command.members) {
    if (!listed(in.terms(), "teams", each.team, command.day)) return refuse(code::team_unknown);
    if (each.account == 0) return malformed("account");
  }
  if (!in.calendar.known(command.day)) return refuse(code::calendar_missing);
  if (!slot_window(in.state, in.calendar, command.school, command.day, command.direction)) {
    return refuse(code::outside_slot);
  }
  return accept(TeamRostered{{command.school, command.day, command.direction}, command.members});
}

Answer decide(const Context& in, const CheckIn& command) {
  const Stamp at = command.at.value_or(in.now);
  const SlotKey key{command.school, date_of(at), command.direction};
  const SlotRow* slot = find_row(in.state.slots, key);
  if (slot == nullptr) return unknown("slot");
  if (!listed(in.terms(), "teams", command.team, key.day)) return refuse(code::team_unknown);
  const bool rostered = std::ranges::any_of(slot->rostered, [&](const TeamMember& each) {
    return each.account == in.actor.account && each.team == command.team;
  });
  if (!rostered) return refuse(code::out_of_scope);
  if (at > in.now) return malformed("at");
  if (!in.calendar.known(key.day)) return refuse(code::calendar_missing);
  const auto window = slot_window(in.state, in.calendar, key.school, key.day, key.direction);
  const std::int64_t minute = minute_of_day(at);
  if (!window || minute < window->first || minute > window->last) return refuse(code::outside_slot);
  const bool twice =
      std::ranges::any_of(slot->check_ins, [&](const Presence& each) { return each.account == in.actor.account; });
  if (twice) return refuse(code::duplicate);
  return accept(CheckedIn{key, {command.team, in.actor.account, at}});
}

namespace {

constexpr std::int32_t minutes_a_day = 24 * 60;

bool is_batch(const Context& in, std::uint64_t school, const Batch& batch) {
  const Gate* gate = find_row(in.state.gates, GateKey{school, batch.gate});
  const bool at_gate = gate != nullptr && !gate->closed_on;
  return at_gate && batch.minute >= 0 && batch.minute < minutes_a_day && batch.headcount >= 1;
}

}  // namespace

// 落实错峰上下学制度: what clashes with whom is shown, and refuses nothing.
Answer decide(const Context& in, const SetBellSchedule& command) {
  const School* school = in.school(command.school);
  if (school == nullptr) return unknown("school");
  if (!school->in_use()) return refuse(code::bad_transition);
  const auto has = [&](Direction way) {
    return std::ranges::find(command.batches, way, &Batch::direction) != command.batches.end();
  };
  const bool valid =
      has(Direction::in) && has(Direction::out) &&
      std::ranges::all_of(command.batches, [&](const Batch& each) { return is_batch(in, command.school, each); });
  if (!valid) return refuse(code::bell_schedule_invalid);
  if (command.from < in.today) return refuse(code::effective_date_past);
  Answer answer = accept(BellsSet{command.school, {command.from, command.batches}});
  for (const Conflict& each : conflicts_with(in.state, command.school, command.batches, command.from)) {
    answer.text("conflict", text_of(each));
  }
  answer.date("from", command.from);
  return answer;
}

void apply(World& world, const VicePrincipalWritten& fact, const FactOrigin&) {
  world.state.vice_principals[fact.appointment] = fact.row;
}
void apply(World& world, const TeamRostered& fact, const FactOrigin&) {
  world.state.slots[fact.slot].rostered = fact.members;
}
void apply(World& world, const CheckedIn& fact, const FactOrigin&) {
  world.state.slots[fact.slot].check_ins.push_back(fact.row);
}
void apply(World& world, const BellsSet& fact, const FactOrigin&) {
  std::vector<BellSchedule>& rows = world.state.bells[fact.school];
  std::erase_if(rows, [&](const BellSchedule& each) { return each.from == fact.row.from; });
  rows.insert(std::ranges::upper_bound(rows, fact.row.from, {}, &BellSchedule::from), fact.row);
}

}  // namespace gongbao::school_traffic
