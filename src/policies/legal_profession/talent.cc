// 分区域、分业务、分领域梯次动态建成 (19a).
#include "policies/legal_profession/talent.h"

#include <algorithm>
#include <set>

namespace gongbao::legal_profession {

std::uint64_t talent_of(const State& state, std::uint64_t lawyer, Date day) {
  for (const auto& [id, row] : state.talents) {
    if (row.lawyer == lawyer && row.active_on(day)) return id;
  }
  return 0;
}

std::vector<std::uint64_t> members_of(const State& state, Tier tier, bool foreign_related, Date day) {
  std::vector<std::uint64_t> found;
  for (const auto& [id, row] : state.talents) {
    const bool meant = row.tier == tier && (row.foreign_related || !foreign_related);
    if (meant && row.active_on(day)) found.push_back(row.lawyer);
  }
  return found;
}

std::int64_t pool_size(const State& state, Tier tier, bool foreign_related, Date day) {
  const OpeningPool* opening = find_row(state.opening_pools, tier);
  if (opening != nullptr && opening->on <= day) {
    const std::optional<Date>& reached = foreign_related ? opening->foreign_reached_on : opening->reached_on;
    if (!reached || day < *reached) return foreign_related ? opening->foreign_related : opening->total;
  }
  return static_cast<std::int64_t>(members_of(state, tier, foreign_related, day).size());
}

Answer decide(const Context& in, const AdmitTalent& command) {
  const Lawyer* lawyer = find_row(in.state.lawyers, command.lawyer);
  if (lawyer == nullptr) return unknown("lawyer");
  if (!practises_on(lawyer->standings, in.today)) return refuse(code::lawyer_not_in_practice);
  if (talent_of(in.state, command.lawyer, in.today) != 0) return refuse(code::talent_already_in_tier);
  const Talent row{command.lawyer,          command.tier, command.region, command.business,
                   command.foreign_related, in.today,     std::nullopt};
  return entered(in, "talent", TalentAdmitted{row, 0});
}

Answer decide(const Context& in, const PromoteTalent& command) {
  const std::uint64_t before = talent_of(in.state, command.lawyer, in.today);
  if (before == 0) return unknown("lawyer");
  if (!practises_on(in.state.lawyers.at(command.lawyer).standings, in.today)) {
    return refuse(code::lawyer_not_in_practice);
  }
  Talent row = in.state.talents.at(before);
  if (command.tier >= row.tier) return refuse(code::tier_order);  // leading is the first
  row.tier = command.tier;
  row.from = in.today;
  return entered(in, "talent", TalentAdmitted{row, before});
}

namespace {

void note_reached(State& state, Tier tier, Date day) {
  OpeningPool* opening = find_row(state.opening_pools, tier);
  if (opening == nullptr) return;
  const auto members = [&](bool foreign_related) {
    return static_cast<std::int64_t>(members_of(state, tier, foreign_related, day).size());
  };
  if (!opening->reached_on && members(false) >= opening->total) opening->reached_on = day;
  if (!opening->foreign_reached_on && members(true) >= opening->foreign_related) opening->foreign_reached_on = day;
}

}  // namespace

void apply(World& world, const TalentAdmitted& fact, const FactOrigin& origin) {
  State& state = world.state;
  if (fact.promoted != 0) state.talents.at(fact.promoted).out = origin.booked_on;
  state.talents[origin.entry] = fact.row;
  note_reached(state, fact.row.tier, origin.booked_on);
}

Answer decide(const Context& in, const RemoveTalent& command) {
  const std::uint64_t talent = talent_of(in.state, command.lawyer, in.today);
  if (talent == 0) return unknown("lawyer");
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(TalentRemoved{talent, command.reason});
}

void apply(World& world, const TalentRemoved& fact, const FactOrigin& origin) {
  world.state.talents.at(fact.talent).out = origin.booked_on;
}

Answer decide(const Context& in, const ImportPool& command) {
  constexpr std::int64_t most = 1'000'000;
  std::set<Tier> tiers;
  if (command.rows.empty()) return malformed("rows");
  for (const TierFigures& row : command.rows) {
    if (row.foreign_related > row.total) return refuse(code::foreign_exceeds_total);
    const bool sensible = row.foreign_related >= 0 && row.total <= most && tiers.insert(row.tier).second;
    if (!sensible) return malformed("rows");
  }
  return accept(PoolImported{command.rows}).with_date("on", in.today);
}

void apply(World& world, const PoolImported& fact, const FactOrigin& origin) {
  for (const TierFigures& row : fact.rows) {
    world.state.opening_pools[row.tier] = {row.total, row.foreign_related, origin.booked_on, {}, {}};
    note_reached(world.state, row.tier, origin.booked_on);
  }
}

}  // namespace gongbao::legal_profession
