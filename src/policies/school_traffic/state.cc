// How things stand, read from the rows.
#include "policies/school_traffic/state.h"

#include <algorithm>

namespace gongbao::school_traffic {

std::optional<AreaCode> unit_named(const law::Parameters& terms, std::string_view text, Date day) {
  if (!listed(terms, "units", text, day)) return std::nullopt;
  return law::area_named(text, law::districts_bda_and_yanshan());
}

bool listed(const law::Parameters& terms, std::string_view list, std::string_view word, Date day) {
  const std::vector<std::string>& all = terms.list(list, day);
  return std::ranges::find(all, word) != all.end();
}

const UnitRules* rules_on(const State& state, AreaCode unit, Date day) {
  const std::vector<UnitRules>* rows = find_row(state.rules, unit);
  if (rows == nullptr) return nullptr;
  const auto after = std::ranges::upper_bound(*rows, day, {}, &UnitRules::from);
  return after == rows->begin() ? nullptr : &*std::prev(after);
}

Span month_of(Date day) {
  const auto [year, month, unused] = ymd(day);
  const Date first = date_of(year, month, 1);
  return {first, add_months(first, 1) - Days{1}};
}

std::optional<Span> period_at(const UnitRules* rules, const std::optional<PeriodKind>& kind, Date day) {
  if (rules == nullptr || !kind) return std::nullopt;
  if (*kind == PeriodKind::month) return month_of(day);
  for (const Term& term : rules->terms) {
    const Span span{term.first, term.last};
    if (span.covers(day)) return span;
  }
  return std::nullopt;
}

std::optional<SetPeriod> period_set(const State& state, AreaCode unit, std::optional<PeriodKind> UnitRules::*kind,
                                    Date day) {
  const std::vector<UnitRules>* rows = find_row(state.rules, unit);
  if (rows == nullptr) return std::nullopt;
  for (const UnitRules& each : *rows) {
    const auto span = period_at(&each, each.*kind, day);
    if (span && rules_on(state, unit, span->last) == &each) return SetPeriod{*span, &each};
  }
  return std::nullopt;
}

Department department_of(access::Role role) {
  using enum access::Role;
  switch (role) {
    case district_edu:
      return Department::education;
    case traffic_police:
      return Department::traffic_police;
    case district_public_security:
      return Department::public_security;
    case district_transport:
      return Department::transport;
    case urban_management:
      return Department::urban_management;
    case emergency:
      return Department::emergency;
    case district_health:
      return Department::health;
    case subdistrict:
      return Department::township;
    case access::Role::school:
      return Department::school;
    default:
      return Department::city;
  }
}

bool is_hidden(const Check& check) {
  const bool unseen = check.state == CheckState::planned || check.state == CheckState::cancelled;
  return check.mode == CheckMode::unannounced && unseen;
}

std::vector<std::uint64_t> checks_shown(const State& state, std::uint64_t school) {
  std::vector<std::uint64_t> shown;
  for (const auto& [id, row] : state.checks) {
    const bool of_school = std::ranges::find(row.schools, school) != row.schools.end();
    if (of_school && !is_hidden(row)) shown.push_back(id);
  }
  return shown;
}

const BellSchedule* bells_on(const State& state, std::uint64_t school, Date day) {
  const std::vector<BellSchedule>* rows = find_row(state.bells, school);
  if (rows == nullptr) return nullptr;
  const auto after = std::ranges::upper_bound(*rows, day, {}, &BellSchedule::from);
  return after == rows->begin() ? nullptr : &*std::prev(after);
}

bool is_school_day(const State& state, const law::Calendar& calendar, AreaCode unit, Date day) {
  const UnitRules* rules = rules_on(state, unit, day);
  if (rules == nullptr || !calendar.is_working_day(day)) return false;
  return std::ranges::any_of(rules->terms, [&](const Term& term) {
    const bool off = std::ranges::find(term.days_off, day) != term.days_off.end();
    return term.first <= day && day <= term.last && !off;
  });
}

std::optional<Window> slot_window(const State& state, const law::Calendar& calendar, std::uint64_t school, Date day,
                                  Direction direction) {
  const School* row = find_row(state.schools, school);
  const BellSchedule* bells = bells_on(state, school, day);
  if (row == nullptr || bells == nullptr || !is_school_day(state, calendar, row->unit, day)) return std::nullopt;
  std::optional<Window> window;
  for (const Batch& batch : bells->batches) {
    if (batch.direction != direction) continue;
    if (!window) window = Window{batch.minute, batch.minute};
    window->first = std::min<std::int64_t>(window->first, batch.minute);
    window->last = std::max<std::int64_t>(window->last, batch.minute);
  }
  if (!window) return std::nullopt;
  const std::int64_t margin = state.parameters.minutes("slot_margin", day);
  if (direction == Direction::in) window->first -= margin;
  if (direction == Direction::out) window->last += margin;
  return window;
}

std::int64_t minute_of_day(Stamp at) {
  constexpr std::int64_t minute_micros = 60'000'000;
  return (at.micros - stamp_of(date_of(at), 0).micros) / minute_micros;
}

}  // namespace gongbao::school_traffic
