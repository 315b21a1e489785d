// Sums over rows.
#include "policies/beauty_health/figures.h"

#include <algorithm>

#include "policies/beauty_health/evidence.h"

namespace gongbao::beauty_health {

PartState part_of(const State& state, std::int32_t measure, AreaCode unit, Date day) {
  bool any = false, all_done = true, late = false;
  for (const auto& [id, row] : state.items) {
    if (row.measure != measure || row.unit != unit) continue;
    any = true;
    all_done = all_done && row.state == ItemState::done;
    late = late || row.overdue_on(day);
  }
  if (!any) return PartState::not_planned;
  if (late) return PartState::overdue;
  return all_done ? PartState::done : PartState::in_progress;
}

MeasureState measure_state(const State& state, std::int32_t measure, Date day) {
  MeasureState worst{PartState::done, {}, 0};
  std::vector<AreaCode> units = units_of(state, measure, day);
  if (districts_awaited(state, measure, day)) units.push_back(districts_concerned);
  for (const AreaCode unit : units) {
    const PartState part = part_of(state, measure, unit, day);
    if (part > worst.state) continue;
    if (part < worst.state) worst.because.clear();
    worst.state = part;
    worst.because.push_back(unit);
  }
  std::int64_t items = 0, done = 0;
  for (const auto& [id, row] : state.items) {
    const bool counts = row.measure == measure && std::ranges::find(units, row.unit) != units.end();
    items += counts ? 1 : 0;
    done += counts && row.state == ItemState::done ? 1 : 0;
  }
  constexpr std::int64_t whole = 10'000;
  if (items > 0) worst.progress_bp = static_cast<std::int32_t>((2 * whole * done + items) / (2 * items));
  return worst;
}

std::optional<AreaCode> lead_of(const State& state, std::int32_t measure, Date day) {
  const std::vector<AreaCode> printed = printed_units(state.parameters, measure, day);
  if (printed.empty() || !state.parameters.on("lead_is_first_printed", day)) return std::nullopt;
  return printed.front();
}

std::vector<AreaCode> unconfirmed_units(const State& state, std::int32_t measure, Date day) {
  std::vector<AreaCode> units = units_of(state, measure, day);
  std::erase_if(units, [&](AreaCode unit) {
    return is_signatory(state.parameters, unit, day) || part_of(state, measure, unit, day) != PartState::not_planned;
  });
  return units;
}

std::vector<std::string_view> matching_kinds(const State& state, const Enterprise& who, Date day) {
  std::vector<std::string_view> kinds;
  if (!lists(state.parameters, "sectors", who.sector, day)) return kinds;
  for (const Kind& each : all_kinds) {
    if (!profile_contradicts(each, who, registered_in_beijing(who.uscc))) kinds.push_back(each.name);
  }
  return kinds;
}

std::optional<std::int64_t> zone_cell(const State& state, const std::string& category, Date month, Date day) {
  std::int64_t reports = 0;
  for (const auto& [id, row] : state.reactions) {
    const bool here = row.month == month && state.certificates.at(row.product_no).category == category;
    reports += here ? 1 : 0;
  }
  return reports < state.parameters.count("zone_min_cell", day) ? std::nullopt : std::optional(reports);
}

std::vector<Date> signals_of(const State& state, const std::string& product_no, Date day) {
  std::map<Date, std::int64_t> months;
  for (const auto& [id, row] : state.reactions) {
    if (row.product_no == product_no) ++months[row.month];
  }
  std::vector<Date> signals;
  for (const auto& [month, reports] : months) {
    const std::int64_t* before = find_row(months, add_months(month, -1));
    const bool more = reports > (before == nullptr ? 0 : *before);
    if (more && reports >= state.parameters.count("zone_min_cell", day)) signals.push_back(month);
  }
  return signals;
}

std::optional<std::int32_t> median_work_days(const State& state, ApprovalMatter matter, Quarter quarter) {
  std::vector<std::int32_t> taken;
  for (const ApprovalTime& each : state.approval_times) {
    if (each.matter == matter && quarter_of(each.decided) == quarter) taken.push_back(each.work_days);
  }
  if (taken.empty()) return std::nullopt;
  std::ranges::sort(taken);
  return taken[(taken.size() - 1) / 2];
}

}  // namespace gongbao::beauty_health
