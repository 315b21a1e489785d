// 市交通综合治理领导小组办公室会同第三方，定期…进行交通秩序监测，并定期公布监测评价排名情况.
#include "policies/school_traffic/rounds.h"

namespace gongbao::school_traffic {

namespace {

bool has_repeated_item(const std::vector<RoundItem>& items) {
  for (std::size_t i = 0; i < items.size(); ++i) {
    for (std::size_t k = 0; k < i; ++k) {
      if (items[i].name == items[k].name) return true;
    }
  }
  return false;
}

std::uint64_t published_last(const State& state) {
  std::uint64_t last = 0;
  std::uint64_t entry = 0;
  for (const auto& [id, row] : state.rounds) {
    if (row.state != RoundState::published || row.published_at < entry) continue;
    last = id;
    entry = row.published_at;
  }
  return last;
}

}  // namespace

Answer decide(const Context& in, const OpenRound& command) {
  if (command.third_party.value_or(0) == 0) return refuse(code::round_without_third_party);
  if (command.schools.empty() || not_in_use(in, command.schools)) return unknown("schools");
  if (command.to < command.from) return malformed("to");
  std::int64_t sum = 0;
  for (const RoundItem& item : command.items) {
    if (item.weight < 0 || blank(item.name)) return malformed("items");
    sum += item.weight;
  }
  if (sum != in.terms().ratio("weights_total", in.today).bp) {
    return refuse(code::weights_not_full).with_count("weights", sum);
  }
  if (has_repeated_item(command.items)) return malformed("items");
  Round row;
  if (command.replaces) {
    const Round* before = find_row(in.state.rounds, *command.replaces);
    if (before == nullptr) return unknown("replaces");
    if (before->state != RoundState::withdrawn) return refuse(code::bad_transition);
    row.version = before->version + 1;
  }
  row.period = {command.from, command.to};
  row.third_party = *command.third_party;
  row.items = command.items;
  row.schools = command.schools;
  row.replaces = command.replaces.value_or(0);
  row.rank_by = in.terms().text("rank_by", in.today);
  return with_id(accept(RoundWritten{in.entry, row}), "round", in.entry).with_count("version", row.version);
}

Answer decide(const Context& in, const EnterScore& command) {
  const Round* found = find_row(in.state.rounds, command.round);
  if (found == nullptr) return unknown("round");
  if (found->third_party != in.actor.organisation) return refuse(code::not_round_assessor);
  if (std::ranges::find(found->schools, command.school) == found->schools.end()) return unknown("school");
  if (std::ranges::find(found->items, command.item, &RoundItem::name) == found->items.end()) return unknown("item");
  const bool on_scale = command.score >= 0 && command.score <= in.terms().count("score_max", in.today);
  if (!on_scale) return refuse(code::score_out_of_range);
  if (found->state != RoundState::scoring) return refuse(code::round_closed);
  return accept(ScoreEntered{command.round, {command.school, command.item}, command.score});
}

Answer decide(const Context& in, const FreezeRound& command) {
  const Round* found = find_row(in.state.rounds, command.round);
  if (found == nullptr) return unknown("round");
  if (found->state != RoundState::scoring) return refuse(code::bad_transition);
  const std::size_t cells = found->schools.size() * found->items.size();
  if (found->scores.size() < cells) {
    return refuse(code::scores_missing).with_count("missing", static_cast<std::int64_t>(cells - found->scores.size()));
  }
  Round row = *found;
  row.state = RoundState::frozen;
  return accept(RoundWritten{command.round, row});
}

Answer decide(const Context& in, const PublishRound& command) {
  const Round* found = find_row(in.state.rounds, command.round);
  if (found == nullptr) return unknown("round");
  if (found->state != RoundState::frozen) return refuse(code::round_not_frozen);
  Round row = *found;
  row.state = RoundState::published;
  row.published_at = in.entry;
  row.before = published_last(in.state);
  return accept(RoundWritten{command.round, row});
}

Answer decide(const Context& in, const WithdrawRound& command) {
  const Round* found = find_row(in.state.rounds, command.round);
  if (found == nullptr) return unknown("round");
  if (found->state != RoundState::published) return refuse(code::bad_transition);
  if (!command.reason.given()) return refuse(code::reason_missing);
  Round row = *found;
  row.state = RoundState::withdrawn;
  row.reason = command.reason;
  return accept(RoundWritten{command.round, row});
}

void apply(World& world, const RoundWritten& fact, const FactOrigin&) { world.state.rounds[fact.round] = fact.row; }
void apply(World& world, const ScoreEntered& fact, const FactOrigin&) {
  world.state.rounds.at(fact.round).scores[fact.cell] = fact.score;
}

}  // namespace gongbao::school_traffic
