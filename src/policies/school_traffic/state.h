// The whole of this policy's state; changed by apply only. Schools have the numbers of the city's register, gates and
// slots their natural keys; every other row is keyed by the entry that made it.
#pragma once

#include "law/calendar.h"
#include "law/parameters.h"
#include "policies/school_traffic/rows.h"
#include "policies/shared/find_row.h"

namespace gongbao::school_traffic {

struct State {
  law::Parameters parameters;                        // of this document
  std::map<AreaCode, std::vector<UnitRules>> rules;  // by their first day
  std::map<std::uint64_t, School> schools;
  std::map<GateKey, Gate> gates;
  std::map<FacilityKey, Facility> facilities;
  std::map<std::uint64_t, Marking> markings;
  std::map<std::uint64_t, Violation> violations;
  std::map<std::uint64_t, Permit> permits;
  std::map<std::uint64_t, Project> projects;
  std::map<std::uint64_t, Plan> plans;
  std::map<std::uint64_t, VicePrincipal> vice_principals;
  std::map<SlotKey, SlotRow> slots;
  std::map<std::uint64_t, std::vector<BellSchedule>> bells;  // of a school, by their first day
  std::map<DutyKey, Duty> duties;
  std::map<std::uint64_t, Problem> problems;
  std::map<std::uint64_t, Whistle> whistles;
  std::map<std::uint64_t, Incident> incidents;
  std::map<std::uint64_t, Check> checks;
  std::map<ReportKey, Report> reports;
  std::map<std::uint64_t, Meeting> meetings;
  std::map<std::uint64_t, Prompt> prompts;
  std::map<std::uint64_t, Campaign> campaigns;
  std::map<std::uint64_t, Activity> activities;
  std::map<std::uint64_t, RegisterEntry> entries;
  std::map<std::uint64_t, Addition> additions;
  std::map<std::uint64_t, Round> rounds;

  GB_FIELDS(parameters, rules, schools, gates, facilities, markings, violations, permits, projects, plans,
            vice_principals, slots, bells, duties, problems, whistles, incidents, checks, reports, meetings, prompts,
            campaigns, activities, entries, additions, rounds)
};

using shared::find_row;

// The city itself has a code that no unit has.
inline constexpr AreaCode the_city = 110000;

// One of the 18 that are addressed (addressees-a); nullopt: it is none.
std::optional<AreaCode> unit_named(const law::Parameters& terms, std::string_view text, Date day);
// Whether that word is in that list of the parameters on that day.
bool listed(const law::Parameters& terms, std::string_view list, std::string_view word, Date day);

// What the unit has set for that day; nullptr: nothing.
const UnitRules* rules_on(const State& state, AreaCode unit, Date day);
// The month or term that the day lies in; nullopt: no period is set, or no term covers the day.
std::optional<Span> period_at(const UnitRules* rules, const std::optional<PeriodKind>& kind, Date day);
Span month_of(Date day);
// The same by the rules that are in force when the period ends: they decide, whatever had been set when it began.
struct SetPeriod {
  Span span;
  const UnitRules* rules = nullptr;
};
std::optional<SetPeriod> period_set(const State& state, AreaCode unit, std::optional<PeriodKind> UnitRules::*kind,
                                    Date day);

// The department that speaks in that role; city: one of the city's.
Department department_of(access::Role role);
// 四不两直 (3.3a): before it has started nobody but the city and who checks knows of an unannounced check.
bool is_hidden(const Check& check);
// Those of a school that may be told to the school itself, its township and its district's education commission.
std::vector<std::uint64_t> checks_shown(const State& state, std::uint64_t school);

// --- times of arrival and leaving (2.6a) -----------------------------------------------------------------------------

// The bell times in force that day; nullptr: none.
const BellSchedule* bells_on(const State& state, std::uint64_t school, Date day);
// A working day inside a term of the unit, less its days off.
bool is_school_day(const State& state, const law::Calendar& calendar, AreaCode unit, Date day);
// Minutes of the day, both inside.
struct Window {
  std::int64_t first = 0;
  std::int64_t last = 0;
};
// nullopt: there is no such time that day.
std::optional<Window> slot_window(const State& state, const law::Calendar& calendar, std::uint64_t school, Date day,
                                  Direction direction);
std::int64_t minute_of_day(Stamp at);

}  // namespace gongbao::school_traffic
