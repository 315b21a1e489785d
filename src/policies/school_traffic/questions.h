// What may be asked of this policy's state and answered at once (spec/07 part 9): the page of a school for everybody
// and for itself, the board of a unit or the city, how the situation is analysed, a ranking, what became of a
// resident's report. Answers are figures of the day that has begun; lists and search are views.
//
// A question is a struct like a command; its answer is Question::Answer. Who may ask stands in permissions.cc. Shares
// are basis points, totals and scores hundredths of a point, positions centimetres along a road; what is not measurable
// or not set is nothing.
#pragma once

#include "policies/school_traffic/commands.h"
#include "policies/school_traffic/figures.h"

namespace gongbao::school_traffic {

struct Reading {
  const State& state;
  const law::Calendar& calendar;
  access::Actor actor;
  Date today;
};

// --- a school, for everybody -----------------------------------------------------------------------------------------

struct FacilityAnswer {
  std::string kind;
  FacilityStatus status{};
  bool six = false;  // which of the three lists ask for it
  bool basic = false;
  bool enhancing = false;
  GB_FIELDS(kind, status, six, basic, enhancing)
};
struct GateAnswer {
  std::string gate;
  std::uint64_t road = 0;
  std::int64_t pos_cm = 0;
  std::vector<FacilityAnswer> facilities;
  GB_FIELDS(gate, road, pos_cm, facilities)
};
struct ZoneAnswer {
  std::uint64_t road = 0;
  std::int64_t lo_cm = 0;  // both ends inside
  std::int64_t hi_cm = 0;
  GB_FIELDS(road, lo_cm, hi_cm)
};
struct BatchAnswer {
  std::string group;
  std::string gate;
  Direction direction{};
  std::string at;  // 15:40
  GB_FIELDS(group, gate, direction, at)
};
struct ShareAnswer {
  std::optional<std::int64_t> six_bp;
  std::optional<std::int64_t> basic_bp;
  std::optional<std::int64_t> enhancing_bp;
  GB_FIELDS(six_bp, basic_bp, enhancing_bp)
};
struct PlaceAnswer {  // in one round
  std::uint64_t round = 0;
  Date first_day;
  Date last_day;
  std::int64_t total = 0;
  std::int64_t rank = 0;  // 0: none
  std::int64_t of = 0;
  GB_FIELDS(round, first_day, last_day, total, rank, of)
};
struct PublicPlanAnswer {
  std::int64_t plan_version = 0;
  Date first_day;
  Date last_day;
  std::vector<std::string> units;  // that share the work
  GB_FIELDS(plan_version, first_day, last_day, units)
};
struct SchoolPageAnswer {
  std::uint64_t school = 0;
  std::string school_name;
  SchoolKind kind{};
  std::string unit;
  bool in_use = false;
  std::vector<GateAnswer> gates;  // in use
  std::vector<ZoneAnswer> zones;
  ShareAnswer facilities;
  std::optional<Date> bells_from;
  std::vector<BatchAnswer> batches;
  std::optional<PublicPlanAnswer> plan;
  bool has_vice_principal = false;
  std::int64_t problems_open = 0;
  std::int64_t problems_closed = 0;
  std::int64_t violations = 0;  // of the last twelve months
  std::vector<PlaceAnswer> places;
  GB_FIELDS(school, school_name, kind, unit, in_use, gates, zones, facilities, bells_from, batches, plan,
            has_vice_principal, problems_open, problems_closed, violations, places)
};
struct AskSchoolPage {
  static constexpr std::string_view name = "school_page";
  using Answer = SchoolPageAnswer;
  std::uint64_t school = 0;
  GB_FIELDS(school)
};

// --- a school, for itself and those above it -------------------------------------------------------------------------

// What is missing, in the order of its clause; what: a kind of facility, a duty, a team, or a word of its own.
struct MissingAnswer {
  std::string clause;
  std::string what;
  std::optional<std::string> gate;
  GB_FIELDS(clause, what, gate)
};
struct TeamAnswer {
  std::string team;
  std::int64_t rostered = 0;
  std::int64_t present = 0;
  GB_FIELDS(team, rostered, present)
};
struct SlotAnswer {
  Direction direction{};
  std::string from;  // 07:10, both inside
  std::string to;
  std::vector<TeamAnswer> teams;
  GB_FIELDS(direction, from, to, teams)
};
struct DutyAnswer {
  std::string item;
  std::string clause;
  DutyState state{};
  GB_FIELDS(item, clause, state)
};
struct ReportDueAnswer {
  Date first_day;
  Date last_day;
  Date due_on;
  bool due_provisional = false;
  bool submitted = false;
  bool late = false;
  GB_FIELDS(first_day, last_day, due_on, due_provisional, submitted, late)
};
struct MonthAnswer {
  Date first_day;
  std::int64_t complete = 0;
  std::int64_t due = 0;
  std::optional<std::int64_t> bp;
  bool in_place = false;
  GB_FIELDS(first_day, complete, due, bp, in_place)
};
struct SchoolDeskAnswer {
  std::uint64_t school = 0;
  std::string school_name;
  bool school_day = false;
  std::vector<SlotAnswer> slots;  // of today; teams are told to the school and its commission, the police to the police
  std::vector<std::string> standard_missing;  // six, teams, A, B, C
  std::vector<MissingAnswer> missing;
  std::vector<DutyAnswer> duties;
  ShareAnswer facilities;
  Separation separation{};
  Alarm alarm{};
  MonthAnswer last_month;
  MonthAnswer this_month;
  std::optional<ReportDueAnswer> report;  // of the last period that has ended; nothing: no period is set
  std::int64_t problems_open = 0;
  std::int64_t problems_overdue = 0;
  std::int64_t incidents_open = 0;
  GB_FIELDS(school, school_name, school_day, slots, standard_missing, missing, duties, facilities, separation, alarm,
            last_month, this_month, report, problems_open, problems_overdue, incidents_open)
};
struct AskSchoolDesk {
  static constexpr std::string_view name = "school_desk";
  using Answer = SchoolDeskAnswer;
  std::uint64_t school = 0;
  GB_FIELDS(school)
};

// --- a unit and the city ---------------------------------------------------------------------------------------------

struct BoardSchoolAnswer {
  std::uint64_t school = 0;
  std::string school_name;
  std::vector<std::string> missing;  // of the standard; empty: it is met
  ShareAnswer facilities;
  bool has_plan = false;
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  bool report_late = false;
  std::optional<bool> checked;  // in the period; nothing: none is set
  GB_FIELDS(school, school_name, missing, facilities, has_plan, open, overdue, report_late, checked)
};
struct BoardUnitAnswer {
  std::string unit;
  std::int64_t schools = 0;
  std::int64_t met = 0;  // the standard
  ShareAnswer rates;     // complete schools of all
  std::int64_t with_plan = 0;
  std::int64_t open = 0;
  std::int64_t overdue = 0;
  std::int64_t whistles_waiting = 0;  // past their day
  std::int64_t reports_late = 0;
  bool has_plan = false;
  bool periods_set = false;  // 定期: report period, lag and check period
  GB_FIELDS(unit, schools, met, rates, with_plan, open, overdue, whistles_waiting, reports_late, has_plan, periods_set)
};
struct ConflictAnswer {
  std::uint64_t road = 0;
  Direction direction{};
  std::string batches;  // 15:40–15:45
  GB_FIELDS(road, direction, batches)
};
struct PeakAnswer {
  std::uint64_t road = 0;
  Direction direction{};
  std::int64_t headcount = 0;
  std::string from;
  GB_FIELDS(road, direction, headcount, from)
};
struct BoardAnswer {
  std::optional<std::string> unit;
  BoardUnitAnswer all;
  std::vector<BoardUnitAnswer> units;      // of the city: those with schools
  std::vector<BoardSchoolAnswer> schools;  // of a unit
  std::vector<ConflictAnswer> conflicts;
  std::vector<PeakAnswer> peaks;
  GB_FIELDS(unit, all, units, schools, conflicts, peaks)
};
struct AskBoard {
  static constexpr std::string_view name = "board";
  using Answer = BoardAnswer;
  std::optional<std::string> unit;  // none: the city
  GB_FIELDS(unit)
};

struct CountedAnswer {
  std::string kind;
  std::int64_t count = 0;
  GB_FIELDS(kind, count)
};
struct TrendAnswer {
  Date month;  // its first day
  std::int64_t hardware = 0;
  std::int64_t software = 0;
  std::int64_t closed = 0;
  std::int64_t violations = 0;
  std::int64_t incidents = 0;
  GB_FIELDS(month, hardware, software, closed, violations, incidents)
};
struct SituationAnswer {
  std::optional<std::string> unit;
  std::vector<CountedAnswer> violations;  // by kind, of twelve months
  std::vector<CountedAnswer> hours;       // 00–23, where there was any
  std::vector<TrendAnswer> months;        // thirteen, the last one is this
  std::optional<std::int64_t> repeat_bp;
  std::int64_t incidents_open = 0;
  std::int64_t incidents_late = 0;
  std::int64_t calls = 0;
  std::optional<std::int64_t> minutes_to_arrive;  // median
  GB_FIELDS(unit, violations, hours, months, repeat_bp, incidents_open, incidents_late, calls, minutes_to_arrive)
};
struct AskSituation {
  static constexpr std::string_view name = "situation";
  using Answer = SituationAnswer;
  std::optional<std::string> unit;
  GB_FIELDS(unit)
};

// --- rounds ----------------------------------------------------------------------------------------------------------

struct RankedAnswer {
  std::int64_t rank = 0;  // 0: none
  std::uint64_t school = 0;
  std::string school_name;
  std::string unit;
  std::int64_t total = 0;
  std::optional<std::int64_t> delta;
  std::vector<std::int64_t> scores;  // in the order of the items
  GB_FIELDS(rank, school, school_name, unit, total, delta, scores)
};
struct UnitScoreAnswer {
  std::string unit;
  std::int64_t score = 0;
  GB_FIELDS(unit, score)
};
struct RankingAnswer {
  std::uint64_t round = 0;
  Date first_day;
  Date last_day;
  std::int64_t round_version = 1;
  RoundState state{};
  std::string rank_by;
  std::vector<RoundItem> items;
  std::vector<RankedAnswer> rows;
  std::vector<UnitScoreAnswer> units;
  std::int64_t cells_missing = 0;
  GB_FIELDS(round, first_day, last_day, round_version, state, rank_by, items, rows, units, cells_missing)
};
// Before it is published only the leading office and who scores it know of it.
struct AskRanking {
  static constexpr std::string_view name = "ranking";
  using Answer = RankingAnswer;
  std::uint64_t round = 0;
  GB_FIELDS(round)
};

// --- a resident ------------------------------------------------------------------------------------------------------

struct ResidentReportAnswer {
  std::uint64_t problem = 0;
  std::optional<std::string> school_name;
  ProblemState state{};
  std::optional<Department> lead;
  Date opened_on;
  std::optional<Date> due_on;
  std::optional<Date> closed_on;
  GB_FIELDS(problem, school_name, state, lead, opened_on, due_on, closed_on)
};
// By its number and the code whose hash came with it; another code is as if there were no such report.
struct AskResidentReport {
  static constexpr std::string_view name = "resident_report";
  using Answer = ResidentReportAnswer;
  std::uint64_t problem = 0;
  std::string follow_code;
  GB_FIELDS(problem, follow_code)
};

using Questions =
    policies::TypeList<AskSchoolPage, AskSchoolDesk, AskBoard, AskSituation, AskRanking, AskResidentReport>;

// nullopt: there is no such school, unit, round or report, or none that is told.
std::optional<SchoolPageAnswer> answer(const Reading& in, const AskSchoolPage& question);
std::optional<SchoolDeskAnswer> answer(const Reading& in, const AskSchoolDesk& question);
std::optional<BoardAnswer> answer(const Reading& in, const AskBoard& question);
std::optional<SituationAnswer> answer(const Reading& in, const AskSituation& question);
std::optional<RankingAnswer> answer(const Reading& in, const AskRanking& question);
std::optional<ResidentReportAnswer> answer(const Reading& in, const AskResidentReport& question);

// --- what several answers say
// -----------------------------------------------------------------------------------------

ShareAnswer shares_of(const Reading& in, std::uint64_t school);
// Of the last period that has ended, of the school or (0) of the unit itself; nullopt: no period is set.
std::optional<ReportDueAnswer> last_report(const Reading& in, std::uint64_t school, AreaCode unit);

std::span<const access::Grant> grants_of_question(std::string_view question);

}  // namespace gongbao::school_traffic
