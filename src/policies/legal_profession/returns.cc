// 律师行业业务收入、纳税总额 (s2.3c, s2.3d), 每万人拥有律师数 (s2.3b).
#include "policies/legal_profession/returns.h"

#include <algorithm>

namespace gongbao::legal_profession {

Answer decide(const Context& in, const SubmitReturn& command) {
  constexpr Money most{100'000'000'000'000};  // of one firm; with it no sum of all overflows
  const Firm* firm = find_row(in.state.firms, command.firm);
  if (firm == nullptr || !is_head(*firm)) return unknown("firm");
  if (command.income.fen < 0 || command.tax.fen < 0) return refuse(code::amount_negative);
  if (!is_year(command.year)) return malformed("year");
  if (command.income > most || command.tax > most) return malformed("income_fen");
  if (in.today <= last_day_of_year(command.year)) return refuse(code::year_not_ended);
  AnnualReturn row{command.firm, command.year, command.income, command.tax, std::nullopt};
  return entered(in, "annual_return", ReturnSubmitted{row});
}

void apply(World& world, const ReturnSubmitted& fact, const FactOrigin& origin) {
  world.state.returns[origin.entry] = fact.row;
}

Answer decide(const Context& in, const AcceptReturn& command) {
  const AnnualReturn* row = find_row(in.state.returns, command.annual_return);
  if (row == nullptr) return unknown("annual_return");
  if (row->accepted_on) return refuse(code::bad_transition);
  return accept(ReturnAccepted{command.annual_return})
      .with_fen("income", row->income.fen)
      .with_fen("tax", row->tax.fen);
}

void apply(World& world, const ReturnAccepted& fact, const FactOrigin& origin) {
  world.state.returns.at(fact.annual_return).accepted_on = origin.booked_on;
}

Answer decide(const Context& in, const SetPopulation& command) {
  constexpr std::int64_t most = 10'000'000'000;
  if (command.persons <= 0 || command.persons > most) return refuse(code::value_out_of_range);
  if (blank(command.source)) return malformed("source");
  if (command.from > in.today) return malformed("from");
  return accept(PopulationSet{{command.from, command.persons, command.source}});
}

void apply(World& world, const PopulationSet& fact, const FactOrigin&) {
  std::vector<Population>& rows = world.state.populations;
  rows.insert(std::ranges::upper_bound(rows, fact.row.from, {}, &Population::from), fact.row);
}

std::map<std::uint64_t, std::uint64_t> accepted_returns(const State& state, std::int32_t year, Date day) {
  std::map<std::uint64_t, std::uint64_t> found;
  for (const auto& [id, row] : state.returns) {
    if (row.year == year && row.accepted_on && *row.accepted_on <= day) found[row.firm] = id;
  }
  return found;
}

std::optional<std::int32_t> year_returned(const State& state, Date day) {
  std::optional<std::int32_t> last;
  for (const auto& [id, row] : state.returns) {
    if (row.accepted_on && *row.accepted_on <= day) last = std::max(last.value_or(row.year), row.year);
  }
  return last;
}

const Population* population_on(const State& state, Date day) {
  const Population* found = nullptr;
  for (const Population& each : state.populations) {
    if (each.from <= day) found = &each;
  }
  return found;
}

}  // namespace gongbao::legal_profession
