// Read from the rows, from scratch each time.
#include "policies/eldercare/figures.h"

#include <algorithm>
#include <functional>

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

struct Gathered {
  std::int64_t supervisors = 0, reports = 0, decided = 0, found = 0;
  std::vector<std::int64_t> to_rectification, to_feedback;  // days
};

void gather_report(const State& state, const Report& row, Gathered& out) {
  ++out.reports;
  const Date day = date_of(row.received_at);
  const LedgerEntry* entry = find_row(state.entries, row.entry);
  if (entry == nullptr) return;
  if (entry->rectified_on) out.to_rectification.push_back((*entry->rectified_on - day).count);
  if (entry->fed_back_on) out.to_feedback.push_back((*entry->fed_back_on - day).count);
  // Handed on to another body, it is that one's to find true.
  if (!entry->decided_on || entry->state == EntryState::transferred || !entry->body.empty()) return;
  ++out.decided;
  if (entry->rectified_on) ++out.found;
}

// Each under the key that is made of its department.
template <class Key>
std::map<law::AreaCode, Gathered> gathered(const State& state, std::int32_t year, Key&& key) {
  std::map<law::AreaCode, Gathered> out;
  for (const auto& [id, row] : state.memberships) {
    if (row.year == year) ++out[key(row.department)].supervisors;
  }
  for (const auto& [id, row] : state.reports) {
    if (year_of(date_of(row.received_at)) != year) continue;
    gather_report(state, row, out[key(state.memberships.at(row.supervisor).department)]);
  }
  return out;
}

std::optional<std::int64_t> median(std::vector<std::int64_t> days) {
  if (days.empty()) return std::nullopt;
  std::ranges::sort(days);
  return days[(days.size() - 1) / 2];
}

Overview overview_of(Gathered from) {
  Overview out;
  constexpr std::int64_t hundred = 100;
  out.supervisors = from.supervisors;
  out.reports = from.reports;
  out.decided = from.decided;
  out.rectified = std::ssize(from.to_rectification);
  out.fed_back = std::ssize(from.to_feedback);
  if (from.supervisors > 0) out.per_hundred = from.reports * hundred / from.supervisors;
  if (from.decided > 0) out.found_true = from.found * hundred / from.decided;
  out.days_to_rectification = median(std::move(from.to_rectification));
  out.days_to_feedback = median(std::move(from.to_feedback));
  return out;
}

}  // namespace

Overview overview(const State& state, std::int32_t year, std::optional<law::AreaCode> department) {
  const law::AreaCode key = department.value_or(city_department);
  auto all = gathered(state, year, [&](law::AreaCode of) { return department ? of : key; });
  return overview_of(std::move(all[key]));
}

std::map<law::AreaCode, Overview> overviews(const State& state, std::int32_t year) {
  std::map<law::AreaCode, Overview> out;
  for (auto& [department, from] : gathered(state, year, std::identity{}))
    out[department] = overview_of(std::move(from));
  return out;
}

}  // namespace gongbao::eldercare
