// The boards of a unit and the city, and how the situation is analysed (2.1a): counted over all schools.
#include <algorithm>

#include "policies/school_traffic/plans.h"
#include "policies/school_traffic/questions.h"
#include "policies/school_traffic/stagger.h"

namespace gongbao::school_traffic {

namespace {

struct Tally {
  std::int64_t open = 0;
  std::int64_t overdue = 0;
};

std::map<std::uint64_t, Tally> tallies(const Reading& in) {
  std::map<std::uint64_t, Tally> all;
  for (const auto& [id, row] : in.state.problems) {
    if (row.state == ProblemState::closed) continue;
    Tally& of_school = all[row.school];
    ++of_school.open;
    if (is_overdue(row, in.today)) ++of_school.overdue;
  }
  return all;
}

BoardSchoolAnswer board_school(const Reading& in, std::uint64_t id, const School& row, const Tally& tally) {
  BoardSchoolAnswer told;
  told.school = id;
  told.school_name = row.name;
  told.missing = standard_missing(in.state, in.calendar, id, in.today);
  told.facilities = shares_of(in, id);
  told.has_plan = plan_in_force(in.state, {id, 0}, in.today) != 0;
  told.open = tally.open;
  told.overdue = tally.overdue;
  const auto report = last_report(in, id, row.unit);
  told.report_late = report && report->late && !report->submitted;
  told.checked = is_checked(in.state, id, in.today);
  return told;
}

// Complete ones among all.
class Rate {
 public:
  void add(const std::optional<std::int64_t>& bp) {
    constexpr std::int64_t full = 10'000;
    ++all_;
    if (bp == full) ++complete_;
  }
  std::optional<std::int64_t> bp() const {
    if (all_ == 0) return std::nullopt;
    return share_bp(complete_, all_);
  }

 private:
  std::int64_t all_ = 0, complete_ = 0;
};

class UnitSum {
 public:
  void add(const BoardSchoolAnswer& school) {
    ++told_.schools;
    if (school.missing.empty()) ++told_.met;
    if (school.has_plan) ++told_.with_plan;
    if (school.report_late) ++told_.reports_late;
    told_.open += school.open;
    told_.overdue += school.overdue;
    six_.add(school.facilities.six_bp);
    basic_.add(school.facilities.basic_bp);
    enhancing_.add(school.facilities.enhancing_bp);
  }
  BoardUnitAnswer told(const Reading& in, AreaCode unit) const {
    BoardUnitAnswer all = told_;
    if (unit != 0) all.unit = std::string(law::area_text(unit));
    all.rates = {six_.bp(), basic_.bp(), enhancing_.bp()};
    all.has_plan = plan_in_force(in.state, {0, unit}, in.today) != 0;
    if (const UnitRules* rules = rules_on(in.state, unit, in.today)) {
      all.periods_set = rules->report_period && rules->report_lag && rules->check_period;
    }
    for (const auto& [id, row] : in.state.whistles) {
      const bool here = unit == 0 || row.unit == unit;
      if (here && !not_reported_in(row, in.today).empty()) ++all.whistles_waiting;
    }
    const auto report = unit == 0 ? std::nullopt : last_report(in, 0, unit);
    if (report && report->late && !report->submitted) ++all.reports_late;
    return all;
  }

 private:
  BoardUnitAnswer told_;
  Rate six_, basic_, enhancing_;
};

std::vector<std::uint64_t> roads_of(const Reading& in, AreaCode unit) {
  std::vector<std::uint64_t> roads;
  for (const auto& [key, gate] : in.state.gates) {
    const School* school = find_row(in.state.schools, key.school);
    if (school != nullptr && school->unit == unit && gate.in_use_on(in.today)) roads.push_back(gate.road);
  }
  std::ranges::sort(roads);
  const auto same = std::ranges::unique(roads);
  roads.erase(same.begin(), same.end());
  return roads;
}

// F6: shown, and nothing is refused for it.
void add_stagger(const Reading& in, AreaCode unit, BoardAnswer& told) {
  for (const std::uint64_t road : roads_of(in, unit)) {
    for (const Direction direction : {Direction::in, Direction::out}) {
      for (const Conflict& each : conflicts_on(in.state, road, direction, in.today)) {
        told.conflicts.push_back({road, direction, text_of(each)});
      }
      const Peak peak = peak_on(in.state, road, direction, in.today);
      if (peak.headcount > 0) told.peaks.push_back({road, direction, peak.headcount, minute_text(peak.from)});
    }
  }
}

}  // namespace

std::optional<BoardAnswer> answer(const Reading& in, const AskBoard& question) {
  const auto unit =
      question.unit ? unit_named(in.state.parameters, *question.unit, in.today) : std::optional<AreaCode>(0);
  if (!unit) return std::nullopt;
  BoardAnswer told;
  told.unit = question.unit;
  const auto waiting = tallies(in);
  UnitSum all;
  std::map<AreaCode, UnitSum> units;
  for (const auto& [id, row] : in.state.schools) {
    if (!row.in_use() || (*unit != 0 && row.unit != *unit)) continue;
    const Tally* tally = find_row(waiting, id);
    BoardSchoolAnswer school = board_school(in, id, row, tally == nullptr ? Tally{} : *tally);
    all.add(school);
    units[row.unit].add(school);
    if (*unit != 0) told.schools.push_back(std::move(school));
  }
  told.all = all.told(in, *unit);
  if (*unit != 0) {
    add_stagger(in, *unit, told);
    return told;
  }
  for (const auto& [code, sum] : units) told.units.push_back(sum.told(in, code));
  return told;
}

// --- 形势分析研判 (2.1a)
// -----------------------------------------------------------------------------------------------

namespace {

constexpr int months_shown = 13;

bool lies_in(const Reading& in, std::uint64_t school, AreaCode unit) {
  const School* row = find_row(in.state.schools, school);
  return unit == 0 || (row != nullptr && row->unit == unit);
}

std::vector<CountedAnswer> counted(const std::map<std::string, std::int64_t>& counts) {
  std::vector<CountedAnswer> all;
  for (const auto& [kind, count] : counts) all.push_back({kind, count});
  return all;
}

void add_months_shown(const Reading& in, SituationAnswer& told) {
  const Date this_month = month_of(in.today).first;
  for (int back = months_shown - 1; back >= 0; --back) told.months.push_back({add_months(this_month, -back)});
}
TrendAnswer* month_in(SituationAnswer& told, Date day) {
  const auto it = std::ranges::find(told.months, month_of(day).first, &TrendAnswer::month);
  return it == told.months.end() ? nullptr : &*it;
}

void add_violations(const Reading& in, AreaCode unit, SituationAnswer& told) {
  constexpr std::int64_t an_hour = 60;
  constexpr std::size_t hour_digits = 2;
  std::map<std::string, std::int64_t> kinds;
  std::map<std::string, std::int64_t> hours;
  for (const auto& [id, row] : in.state.violations) {
    const bool here = std::ranges::any_of(row.schools, [&](std::uint64_t each) { return lies_in(in, each, unit); });
    TrendAnswer* month = month_in(told, date_of(row.at));
    if (!here || month == nullptr) continue;
    ++month->violations;
    ++kinds[row.kind];
    ++hours[minute_text(minute_of_day(row.at) / an_hour * an_hour).substr(0, hour_digits)];
  }
  told.violations = counted(kinds);
  told.hours = counted(hours);
}

void add_problems(const Reading& in, AreaCode unit, SituationAnswer& told) {
  for (const auto& [id, row] : in.state.problems) {
    if (!lies_in(in, row.school, unit)) continue;
    if (TrendAnswer* month = month_in(told, row.opened_on); month != nullptr && row.nature) {
      ++(*row.nature == Nature::hardware ? month->hardware : month->software);
    }
    if (!row.closed_on) continue;
    if (TrendAnswer* month = month_in(told, *row.closed_on)) ++month->closed;
  }
}

void add_incidents(const Reading& in, AreaCode unit, SituationAnswer& told) {
  for (const auto& [id, row] : in.state.incidents) {
    if (!lies_in(in, row.school, unit)) continue;
    if (TrendAnswer* month = month_in(told, date_of(row.occurred_at))) ++month->incidents;
    if (row.state != IncidentState::closed) ++told.incidents_open;
    if (row.late) ++told.incidents_late;
  }
}

// 涉校报警求助 (2.10c): from the call to who came, in whole minutes.
void add_calls(const Reading& in, AreaCode unit, SituationAnswer& told) {
  constexpr std::int64_t minute_micros = 60'000'000;
  std::vector<std::int64_t> minutes;
  for (const auto& [id, row] : in.state.entries) {
    if (row.kind != "call" || (unit != 0 && row.unit != unit)) continue;
    ++told.calls;
    if (row.received_at && row.arrived_at) {
      minutes.push_back((row.arrived_at->micros - row.received_at->micros) / minute_micros);
    }
  }
  if (minutes.empty()) return;
  std::ranges::sort(minutes);
  told.minutes_to_arrive = minutes[(minutes.size() - 1) / 2];
}

}  // namespace

std::optional<SituationAnswer> answer(const Reading& in, const AskSituation& question) {
  const auto unit =
      question.unit ? unit_named(in.state.parameters, *question.unit, in.today) : std::optional<AreaCode>(0);
  if (!unit) return std::nullopt;
  SituationAnswer told;
  told.unit = question.unit;
  add_months_shown(in, told);
  add_violations(in, *unit, told);
  add_problems(in, *unit, told);
  add_incidents(in, *unit, told);
  add_calls(in, *unit, told);
  const std::int64_t repeated = repeat_rate_bp(in.state, *unit, in.today);
  if (repeated >= 0) told.repeat_bp = repeated;
  return told;
}

}  // namespace gongbao::school_traffic
