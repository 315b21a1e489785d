// A quota keeps the last day that the parameter gave it when it was allocated; that day is inside.
#include "policies/used_vehicle/quotas.h"

namespace gongbao::used_vehicle {

Answer decide(const Context& in, const AllocateQuota& command) {
  if (!is_pushed(in.state, command.dealer)) return refuse(code::quota_dealer_not_pushed);
  if (command.count < 1 || command.count >= static_cast<std::int64_t>(rows_per_command)) return wrong_value("count");
  QuotaAllocated fact{command.dealer, row_id(in.entry, 1), static_cast<std::uint64_t>(command.count), std::nullopt};
  const Days valid = in.terms().days("quota_valid_days", in.today);
  if (valid.count > 0) fact.last_day = in.today + valid;
  Answer answer = with_id(accept(fact), "quota", fact.first);
  if (fact.last_day) answer.date("last_day", *fact.last_day);
  return answer;
}

QuotaAllocated numbered(const QuotaAllocatedUnnumbered& fact, policies::EntryNo entry) {
  constexpr std::uint64_t then_per_entry = 1'000;
  return {fact.dealer, entry * then_per_entry + 1, fact.count, fact.last_day};
}

void apply(World& world, const QuotaAllocated& fact, const FactOrigin& origin) {
  for (std::uint64_t id = fact.first; id < fact.first + fact.count; ++id) {
    world.state.quotas[id] = {fact.dealer, QuotaState::allocated, {}, origin.booked_on, fact.last_day};
    world.state.quotas_of[fact.dealer].push_back(id);
  }
}
void apply(World& world, const QuotaAllocatedUnnumbered& fact, const FactOrigin& origin) {
  apply(world, numbered(fact, origin.entry), origin);
}

Answer decide(const Context& in, const CancelQuota& command) {
  const Quota* row = find_row(in.state.quotas, command.quota);
  if (row == nullptr) return unknown("quota");
  if (row->state != QuotaState::allocated) return refuse(code::state_invalid);
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(QuotaCancelled{command.quota, command.reason});
}

void apply(World& world, const QuotaCancelled& fact, const FactOrigin&) {
  world.state.quotas.at(fact.quota).state = QuotaState::cancelled;
}

std::optional<policies::DueStep> due_step(const State& state, Date day) {
  QuotasExpired fact;
  for (const auto& [id, row] : state.quotas) {
    const bool over = row.last_day && *row.last_day < day;
    if (over && row.state == QuotaState::allocated) fact.quotas.push_back(id);
  }
  if (fact.quotas.empty()) return std::nullopt;
  return policies::step_of(ExpireQuotas{day}, fact);
}

void apply(World& world, const QuotasExpired& fact, const FactOrigin&) {
  for (const std::uint64_t each : fact.quotas) world.state.quotas.at(each).state = QuotaState::expired;
}

}  // namespace gongbao::used_vehicle
