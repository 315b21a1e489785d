// Read from the rows, from scratch each time.
#include "policies/eldercare/figures.h"

#include <algorithm>

namespace gongbao::eldercare {

Colour colour_of(const std::optional<Due>& due, Date today) {
  if (!due) return Colour::none;
  if (today > due->last_day) return Colour::red;
  return today == due->last_day ? Colour::yellow : Colour::green;
}

std::optional<Due> due_of_report(const Report& row) {
  return row.state == ReportState::received ? row.ack_due : std::nullopt;
}

std::optional<Days> age_of_report(const State& state, const Report& row, Date today) {
  const LedgerEntry* entry = find_row(state.entries, row.entry);
  const bool answered = row.state == ReportState::returned || (entry != nullptr && entry->fed_back_on);
  if (answered) return std::nullopt;
  return today - date_of(row.received_at);
}

std::vector<RecruitmentDuty> recruitment_duties(const State& state, law::AreaCode department, Date today) {
  std::vector<RecruitmentDuty> open;
  const std::int32_t this_year = year_of(today);
  for (std::int32_t year = state.parameters.count("first_recruitment_year", today); year <= this_year; ++year) {
    const auto opened = std::ranges::count_if(state.rounds, [&](const auto& each) {
      return each.second.department == department && year_of(each.second.opens) == year;
    });
    const Date last_day = last_day_of_year(year);
    const int needed = state.parameters.count("rounds_per_year_min", std::min(last_day, today));
    if (opened >= needed) continue;
    open.push_back({year, year < this_year ? Colour::red : Colour::green});
  }
  return open;
}

std::optional<RenewalDuty> renewal_duty(const State& state, law::AreaCode department, Date today) {
  const Department* own = find_row(state.departments, department);
  if (own == nullptr) return std::nullopt;
  std::optional<std::int32_t> last_pool;
  for (const auto& [id, row] : state.memberships) {
    const bool ends = row.department == department && last_day_of_year(row.year) <= today;
    if (ends) last_pool = std::max(last_pool.value_or(row.year), row.year);
  }
  if (!last_pool || own->renewed.contains(*last_pool + 1)) return std::nullopt;
  return RenewalDuty{*last_pool + 1, today - last_day_of_year(*last_pool)};
}

namespace {

std::optional<std::int64_t> median(std::vector<std::int64_t> days) {
  if (days.empty()) return std::nullopt;
  std::ranges::sort(days);
  return days[(days.size() - 1) / 2];
}

}  // namespace

Overview overview(const State& state, std::int32_t year, std::optional<law::AreaCode> department) {
  Overview out;
  constexpr std::int64_t hundred = 100;
  for (const auto& [id, row] : state.memberships) {
    if (row.year == year && (!department || row.department == *department)) ++out.supervisors;
  }
  std::int64_t decided = 0, found = 0;
  std::vector<std::int64_t> to_rectification, to_feedback;
  for (const auto& [id, row] : state.reports) {
    const Date day = date_of(row.received_at);
    if (department && state.memberships.at(row.supervisor).department != *department) continue;
    if (year_of(day) != year) continue;
    ++out.reports;
    const LedgerEntry* entry = find_row(state.entries, row.entry);
    if (entry == nullptr) continue;
    if (entry->rectified_on) to_rectification.push_back((*entry->rectified_on - day).count);
    if (entry->fed_back_on) to_feedback.push_back((*entry->fed_back_on - day).count);
    // Handed on to another body, it is that one's to find true.
    if (!entry->decided_on || entry->state == EntryState::transferred || !entry->body.empty()) continue;
    ++decided;
    if (entry->rectified_on) ++found;
  }
  if (out.supervisors > 0) out.per_hundred = out.reports * hundred / out.supervisors;
  if (decided > 0) out.found_true = found * hundred / decided;
  out.days_to_rectification = median(std::move(to_rectification));
  out.days_to_feedback = median(std::move(to_feedback));
  return out;
}

}  // namespace gongbao::eldercare
