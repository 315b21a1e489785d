// How things stand, read from the rows.
#include "policies/beauty_health/state.h"

#include <algorithm>

namespace gongbao::beauty_health {

bool prints_districts(const State& state, std::int32_t measure, Date day) {
  const std::vector<AreaCode> printed = printed_units(state.parameters, measure, day);
  return std::ranges::find(printed, districts_concerned) != printed.end();
}

std::vector<AreaCode> units_of(const State& state, std::int32_t measure, Date day) {
  std::vector<AreaCode> units;
  for (const AreaCode each : printed_units(state.parameters, measure, day)) {
    if (each != districts_concerned) {
      units.push_back(each);
    } else if (const auto* named = find_row(state.named_districts, measure)) {
      units.insert(units.end(), named->begin(), named->end());
    }
  }
  return units;
}

bool is_responsible(const State& state, std::int32_t measure, AreaCode unit, Date day) {
  const std::vector<AreaCode> units = units_of(state, measure, day);
  return std::ranges::find(units, unit) != units.end();
}

bool districts_awaited(const State& state, std::int32_t measure, Date day) {
  return prints_districts(state, measure, day) && !state.named_districts.contains(measure);
}

AreaCode deciding_unit(const State& state, const Kind& kind, AreaCode district, Date day) {
  if (kind.name == district_kind) return is_area(district) ? district : 0;
  const std::vector<AreaCode> printed = printed_units(state.parameters, kind.measure, day);
  for (const std::string& said : state.parameters.list("deciding_units", day)) {
    const auto unit =
        said.starts_with(std::string(kind.name) + ":") ? unit_named(said.substr(kind.name.size() + 1)) : std::nullopt;
    if (unit && std::ranges::find(printed, *unit) != printed.end()) return *unit;
  }
  return printed.empty() ? 0 : printed.front();
}

std::vector<AreaCode> reviewers_of(const State& state, const Kind& kind, Date day) {
  std::vector<AreaCode> all = units_of(state, kind.measure, day);
  if (districts_awaited(state, kind.measure, day)) all.push_back(districts_concerned);
  std::vector<AreaCode> narrowed;
  for (const std::string& said : state.parameters.list("narrowed_reviewers", day)) {
    const auto unit =
        said.starts_with(std::string(kind.name) + ":") ? unit_named(said.substr(kind.name.size() + 1)) : std::nullopt;
    if (unit && std::ranges::find(all, *unit) != all.end()) narrowed.push_back(*unit);
  }
  return narrowed.empty() ? all : narrowed;
}

std::vector<AreaCode> opinions_awaited(const State& state, const Application& row, Date day) {
  std::vector<AreaCode> awaited = reviewers_of(state, *kind_named(row.fund.kind), day);
  std::erase_if(awaited, [&](AreaCode unit) { return row.opinions.contains(unit); });
  return awaited;
}

Money amount_of(const AmountRule& rule, Money base) {
  if (rule.fixed) return *rule.fixed;
  constexpr std::int64_t whole = 10'000;
  const Wide share = Wide{base.fen} * rule.ratio_bp.value_or(0) / whole;  // floor: the base is not below zero
  const Money amount{static_cast<std::int64_t>(share)};
  return rule.cap ? std::min(amount, *rule.cap) : amount;
}

std::uint64_t open_budget_of(const State& state, const FundKey& fund) {
  const std::uint64_t* budget = find_row(state.budgets_by_key, fund);
  return budget != nullptr && state.budgets.at(*budget).open ? *budget : 0;
}

bool is_new_ingredient(const State& state, const std::string& certificate_no) {
  const Certificate* row = find_row(state.certificates, certificate_no);
  return row != nullptr && row->kind == CertificateKind::new_ingredient && !row->cancelled;
}

}  // namespace gongbao::beauty_health
