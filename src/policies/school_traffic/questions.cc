// The pages of a school, rankings, a resident's report: rows read by their keys, figures worked out when asked for.
#include "policies/school_traffic/questions.h"

#include <algorithm>

#include "base/hash.h"
#include "policies/school_traffic/citations.h"
#include "policies/school_traffic/duties.h"
#include "policies/school_traffic/plans.h"
#include "policies/school_traffic/reports.h"
#include "policies/school_traffic/stagger.h"
#include "policies/school_traffic/zones.h"

namespace gongbao::school_traffic {

ShareAnswer shares_of(const Reading& in, std::uint64_t school) {
  return {school_completeness(in.state, school, list_six, in.today),
          school_completeness(in.state, school, list_basic, in.today),
          school_completeness(in.state, school, list_enhancing, in.today)};
}

namespace {

FacilityStatus status_of(const State& state, const GateKey& gate, const std::string& kind) {
  const Facility* row = find_row(state.facilities, FacilityKey{gate, kind});
  return row == nullptr ? FacilityStatus::absent : row->status;
}

// Every kind that one of the lists asks for, once.
std::vector<FacilityAnswer> facilities_at(const Reading& in, const GateKey& gate) {
  std::vector<FacilityAnswer> all;
  const auto add = [&](std::string_view list, bool FacilityAnswer::*asked) {
    for (const std::string& kind : in.state.parameters.list(list, in.today)) {
      auto known = std::ranges::find(all, kind, &FacilityAnswer::kind);
      if (known == all.end()) {
        all.push_back({kind, status_of(in.state, gate, kind)});
        known = std::prev(all.end());
      }
      (*known).*asked = true;
    }
  };
  add(list_six, &FacilityAnswer::six);
  add(list_basic, &FacilityAnswer::basic);
  add(list_enhancing, &FacilityAnswer::enhancing);
  return all;
}

std::vector<GateAnswer> gates_of(const Reading& in, std::uint64_t school) {
  std::vector<GateAnswer> told;
  for (auto it = in.state.gates.lower_bound({school, {}}); it != in.state.gates.end() && it->first.school == school;
       ++it) {
    const auto& [key, gate] = *it;
    if (gate.in_use_on(in.today)) told.push_back({key.gate, gate.road, gate.pos_cm, facilities_at(in, key)});
  }
  return told;
}

void add_zones(const Reading& in, SchoolPageAnswer& told) {
  std::vector<std::uint64_t> roads;
  for (const GateAnswer& gate : told.gates) roads.push_back(gate.road);
  std::ranges::sort(roads);
  const auto same = std::ranges::unique(roads);
  roads.erase(same.begin(), same.end());
  for (const std::uint64_t road : roads) {
    for (const Interval& zone : zones_of(in.state, told.school, road, in.today)) {
      told.zones.push_back({road, zone.lo, zone.hi});
    }
  }
}

bool vice_principal_today(const Reading& in, std::uint64_t school) {
  return std::ranges::any_of(in.state.vice_principals, [&](const auto& each) {
    return each.second.school == school && each.second.in_force_on(in.today);
  });
}

void add_places(const Reading& in, SchoolPageAnswer& told) {
  for (const auto& [id, round] : in.state.rounds) {
    if (round.state != RoundState::published) continue;
    for (const Ranked& each : ranking(in.state, round)) {
      if (each.school != told.school) continue;
      told.places.push_back({id, round.period.first, round.period.last, each.total, each.rank,
                             static_cast<std::int64_t>(round.schools.size())});
    }
  }
}

void add_counts(const Reading& in, SchoolPageAnswer& told) {
  constexpr int months_of_a_year = 12;
  const Date since = add_months(in.today, -months_of_a_year);
  for (const auto& [id, row] : in.state.problems) {
    if (row.school == told.school) ++(row.state == ProblemState::closed ? told.problems_closed : told.problems_open);
  }
  for (const auto& [id, row] : in.state.violations) {
    const bool here = std::ranges::find(row.schools, told.school) != row.schools.end();
    if (here && date_of(row.at) > since) ++told.violations;
  }
}

}  // namespace

std::optional<SchoolPageAnswer> answer(const Reading& in, const AskSchoolPage& question) {
  const School* row = find_row(in.state.schools, question.school);
  if (row == nullptr) return std::nullopt;
  SchoolPageAnswer told;
  told.school = question.school;
  told.school_name = row->name;
  told.kind = row->kind;
  told.unit = std::string(law::area_text(row->unit));
  told.in_use = row->in_use();
  told.gates = gates_of(in, question.school);
  add_zones(in, told);
  told.facilities = shares_of(in, question.school);
  if (const BellSchedule* bells = bells_on(in.state, question.school, in.today)) {
    told.bells_from = bells->from;
    for (const Batch& each : bells->batches) {
      told.batches.push_back({each.group, each.gate, each.direction, minute_text(each.minute)});
    }
  }
  if (const Plan* plan = find_row(in.state.plans, plan_in_force(in.state, {question.school, 0}, in.today))) {
    told.plan = PublicPlanAnswer{plan->version, plan->period.first, plan->period.last, {}};
    for (const DividedTask& each : plan->division) told.plan->units.push_back(each.unit);
  }
  told.has_vice_principal = vice_principal_today(in, question.school);
  add_counts(in, told);
  add_places(in, told);
  return told;
}

// --- for itself and those above it -----------------------------------------------------------------------------------

namespace {

MonthAnswer month_answer(const Reading& in, std::uint64_t school, Date day) {
  const TeamRate rate = team_rate(in.state, in.calendar, school, day);
  return {month_of(day).first, rate.complete, rate.due, rate.bp(), rate.in_place};
}

// Who stands at the gate is the school's and its commission's to know; the police know of the police (part 9).
bool is_told_team(access::Role role, std::string_view team) {
  if (role == access::Role::school || role == access::Role::district_edu) return true;
  const bool police = role == access::Role::traffic_police || role == access::Role::district_public_security;
  return police && team == "police";
}

std::vector<TeamAnswer> teams_of(const Reading& in, const SlotKey& slot) {
  const SlotRow* row = find_row(in.state.slots, slot);
  std::vector<TeamAnswer> told;
  for (const std::string& team : in.state.parameters.list("teams", slot.day)) {
    if (!is_told_team(in.actor.role, team)) continue;
    TeamAnswer each{team};
    if (row != nullptr) {
      each.rostered = std::ranges::count(row->rostered, team, &TeamMember::team);
      each.present = std::ranges::count(row->check_ins, team, &Presence::team);
    }
    told.push_back(std::move(each));
  }
  return told;
}

void add_slots(const Reading& in, SchoolDeskAnswer& told) {
  for (const Direction direction : {Direction::in, Direction::out}) {
    const auto window = slot_window(in.state, in.calendar, told.school, in.today, direction);
    if (!window) continue;
    told.slots.push_back({direction, minute_text(window->first), minute_text(window->last),
                          teams_of(in, {told.school, in.today, direction})});
  }
}

void add_duties(const Reading& in, SchoolDeskAnswer& told) {
  for (const DutyItem& item : duty_items()) {
    const Duty* row = find_row(in.state.duties, DutyKey{told.school, std::string(item.item)});
    told.duties.push_back({std::string(item.item), std::string(document) + "/" + std::string(item.clause),
                           row == nullptr ? DutyState::not_in_place : row->state});
  }
}

}  // namespace

std::optional<ReportDueAnswer> last_report(const Reading& in, std::uint64_t school, AreaCode unit) {
  const UnitRules* rules = rules_on(in.state, unit, in.today);
  if (rules == nullptr || !rules->report_period) return std::nullopt;
  Date within = month_of(in.today).first - Days{1};
  if (*rules->report_period == PeriodKind::term) {
    const Term* ended = nullptr;
    for (const Term& term : rules->terms) {
      if (term.last < in.today && (ended == nullptr || term.last > ended->last)) ended = &term;
    }
    if (ended == nullptr) return std::nullopt;
    within = ended->last;
  }
  const auto due = report_due(in.state, in.calendar, unit, within);
  if (!due) return std::nullopt;
  const ReportKey key{{school, school == 0 ? unit : 0}, due->period};
  const Report* row = find_row(in.state.reports, key);
  const bool submitted = row != nullptr && row->state != ReportState::withdrawn;
  return ReportDueAnswer{due->period.first, due->period.last,
                         due->due.last_day, due->due.provisional,
                         submitted,         is_report_late(in.state, in.calendar, key, unit, in.today)};
}

namespace {

class MissingList {
 public:
  explicit MissingList(std::vector<MissingAnswer>& list) : list_(list) {}
  void add(bool is_missing, std::string_view clause, std::string what, std::optional<std::string> gate = {}) {
    if (is_missing) list_.push_back({std::string(document) + "/" + std::string(clause), std::move(what), gate});
  }

 private:
  std::vector<MissingAnswer>& list_;
};

void add_missing_facilities(const Reading& in, std::uint64_t school, MissingList& list) {
  for (const GateAnswer& gate : gates_of(in, school)) {
    for (const FacilityAnswer& each : gate.facilities) {
      const bool is_missing = each.status != FacilityStatus::in_place && each.status != FacilityStatus::infeasible;
      list.add(is_missing, each.six ? "2.3a" : each.basic ? "2.3c" : "2.3d", each.kind, gate.gate);
    }
  }
}

// In the order in which the document asks for it.
void add_missing(const Reading& in, const School& row, SchoolDeskAnswer& told) {
  MissingList list(told.missing);
  const bool has_system = row.internal_system.given() || std::ranges::any_of(in.state.entries, [&](const auto& each) {
                            return each.second.school == told.school && each.second.kind == "internal_system";
                          });
  list.add(plan_in_force(in.state, {told.school, 0}, in.today) == 0, "1.3.4a", "plan");
  list.add(!has_system, "2.2a", "internal_system");
  list.add(row.separation != Separation::full, "2.2b", "separation");
  add_missing_facilities(in, told.school, list);
  std::ranges::stable_sort(told.missing, {}, &MissingAnswer::clause);
  list.add(row.alarm != Alarm::networked, "2.5c", "alarm");
  list.add(!told.last_month.in_place, "2.6a", "teams");
  list.add(!vice_principal_today(in, told.school), "2.6b", "vice_principal");
  list.add(bells_on(in.state, told.school, in.today) == nullptr, "2.9c", "bells");
  for (const DutyItem& item : duty_items()) {
    const std::vector<std::string_view> open = duties_missing(in.state, told.school, item.item.front());
    list.add(std::ranges::find(open, item.item) != open.end(), item.clause, std::string(item.item));
  }
  list.add(told.report && told.report->late && !told.report->submitted, "4.2c", "report");
}

}  // namespace

std::optional<SchoolDeskAnswer> answer(const Reading& in, const AskSchoolDesk& question) {
  const School* row = find_row(in.state.schools, question.school);
  if (row == nullptr) return std::nullopt;
  SchoolDeskAnswer told;
  told.school = question.school;
  told.school_name = row->name;
  told.school_day = is_school_day(in.state, in.calendar, row->unit, in.today);
  add_slots(in, told);
  told.standard_missing = standard_missing(in.state, in.calendar, question.school, in.today);
  add_duties(in, told);
  told.facilities = shares_of(in, question.school);
  told.separation = row->separation;
  told.alarm = row->alarm;
  told.last_month = month_answer(in, question.school, month_of(in.today).first - Days{1});
  told.this_month = month_answer(in, question.school, in.today);
  told.report = last_report(in, question.school, row->unit);
  add_missing(in, *row, told);
  for (const auto& [id, problem] : in.state.problems) {
    if (problem.school != question.school || problem.state == ProblemState::closed) continue;
    ++told.problems_open;
    if (is_overdue(problem, in.today)) ++told.problems_overdue;
  }
  told.incidents_open = std::ranges::count_if(in.state.incidents, [&](const auto& each) {
    return each.second.school == question.school && each.second.state != IncidentState::closed;
  });
  return told;
}

// --- rounds ----------------------------------------------------------------------------------------------------------

namespace {

bool is_told(const Reading& in, const Round& round) {
  if (round.published_at != 0) return true;
  if (in.actor.role == access::Role::leading_office) return true;
  return in.actor.role == access::Role::third_party && in.actor.organisation == round.third_party;
}

RankedAnswer ranked_answer(const Reading& in, const Round& round, const Ranked& ranked) {
  RankedAnswer told;
  told.rank = ranked.rank;
  told.school = ranked.school;
  told.total = ranked.total;
  told.delta = ranked.delta;
  if (const School* school = find_row(in.state.schools, ranked.school)) {
    told.school_name = school->name;
    told.unit = std::string(law::area_text(school->unit));
  }
  for (const RoundItem& item : round.items) {
    const std::int32_t* score = find_row(round.scores, ScoreKey{ranked.school, item.name});
    told.scores.push_back(score == nullptr ? 0 : *score);
  }
  return told;
}

}  // namespace

std::optional<RankingAnswer> answer(const Reading& in, const AskRanking& question) {
  const Round* round = find_row(in.state.rounds, question.round);
  if (round == nullptr || !is_told(in, *round)) return std::nullopt;
  RankingAnswer told;
  told.round = question.round;
  told.first_day = round->period.first;
  told.last_day = round->period.last;
  told.round_version = round->version;
  told.state = round->state;
  told.rank_by = round->rank_by;
  told.items = round->items;
  for (const Ranked& each : ranking(in.state, *round)) told.rows.push_back(ranked_answer(in, *round, each));
  for (const law::Area& unit : law::districts_bda_and_yanshan()) {
    const auto score = unit_score(in.state, *round, unit.code);
    if (score) told.units.push_back({std::string(law::area_text(unit.code)), *score});
  }
  const std::size_t cells = round->schools.size() * round->items.size();
  told.cells_missing = static_cast<std::int64_t>(cells - std::min(cells, round->scores.size()));
  return told;
}

// --- a resident ------------------------------------------------------------------------------------------------------

std::optional<ResidentReportAnswer> answer(const Reading& in, const AskResidentReport& question) {
  const Problem* row = find_row(in.state.problems, question.problem);
  if (row == nullptr || row->source != ProblemSource::resident || row->follow_digest.empty()) return std::nullopt;
  if (follow_digest_of(question.follow_code) != row->follow_digest) return std::nullopt;
  ResidentReportAnswer told;
  told.problem = question.problem;
  if (const School* school = find_row(in.state.schools, row->school)) told.school_name = school->name;
  told.state = row->state;
  told.lead = row->lead;
  told.opened_on = row->opened_on;
  told.due_on = row->due;
  told.closed_on = row->closed_on;
  return told;
}

}  // namespace gongbao::school_traffic
