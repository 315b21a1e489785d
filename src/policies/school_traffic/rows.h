// What this policy remembers, row by row: schools with their gates and what stands there, plans, teams, bell times,
// duties, the ledger of problems, whistles, incidents, checks, reports, rounds. Persons and plates are tokens and
// hashes, so are texts; of pupils nothing is kept. Positions are whole centimetres along a road.
#pragma once

#include <map>

#include "access/access.h"
#include "base/enum_names.h"
#include "base/personal.h"
#include "law/area.h"

namespace gongbao::school_traffic {

using law::AreaCode;

// --- schools and units (addressees-a, 2.2, 2.5) ----------------------------------------------------------------------

enum class SchoolKind : std::uint8_t { kindergarten = 1, primary = 2, middle = 3, nine_year = 4, other = 5 };
constexpr auto names_of(SchoolKind) {
  using enum SchoolKind;
  using namespace std::literals;
  return std::array{std::pair{kindergarten, "kindergarten"sv}, std::pair{primary, "primary"sv},
                    std::pair{middle, "middle"sv}, std::pair{nine_year, "nine_year"sv}, std::pair{other, "other"sv}};
}
enum class Separation : std::uint8_t { none = 1, partial = 2, full = 3 };
constexpr auto names_of(Separation) {
  using enum Separation;
  using namespace std::literals;
  return std::array{std::pair{none, "none"sv}, std::pair{partial, "partial"sv}, std::pair{full, "full"sv}};
}
enum class Alarm : std::uint8_t { none = 1, installed = 2, networked = 3 };
constexpr auto names_of(Alarm) {
  using enum Alarm;
  using namespace std::literals;
  return std::array{std::pair{none, "none"sv}, std::pair{installed, "installed"sv},
                    std::pair{networked, "networked"sv}};
}
struct School {
  std::string name;
  SchoolKind kind{};
  AreaCode unit = 0;
  std::uint64_t township = 0;
  bool compulsory = false;  // 义务教育阶段
  Separation separation = Separation::none;
  SealedDocument internal_system;  // 校内交通安全管理制度 (2.2a)
  Alarm alarm = Alarm::none;
  Date since;
  std::optional<Date> closed_on;
  GB_FIELDS(name, kind, unit, township, compulsory, separation, internal_system, alarm, since, closed_on)
  bool in_use() const { return !closed_on; }
};
struct GateKey {
  std::uint64_t school = 0;
  std::string gate;
  GB_FIELDS(school, gate)
  auto operator<=>(const GateKey&) const = default;
};
struct Gate {
  std::uint64_t road = 0;
  std::int64_t pos_cm = 0;  // its axis, along the road
  Date since;
  std::optional<Date> closed_on;
  GB_FIELDS(road, pos_cm, since, closed_on)
  bool in_use_on(Date day) const { return since <= day && (!closed_on || day < *closed_on); }
};
enum class PeriodKind : std::uint8_t { month = 1, term = 2 };
constexpr auto names_of(PeriodKind) {
  using enum PeriodKind;
  using namespace std::literals;
  return std::array{std::pair{month, "month"sv}, std::pair{term, "term"sv}};
}
// From that day to that day, both inclusive.
struct Span {
  Date first;
  Date last;
  GB_FIELDS(first, last)
  auto operator<=>(const Span&) const = default;
  bool covers(Date day) const { return first <= day && day <= last; }
};
struct Term {
  Date first;
  Date last;
  std::vector<Date> days_off;
  GB_FIELDS(first, last, days_off)
};
// What a unit has set itself where the text says 定期 and 及时; nothing stands in for what is not set.
struct UnitRules {
  Date from;
  std::optional<PeriodKind> report_period;
  std::optional<std::int32_t> report_lag;  // working days
  std::optional<PeriodKind> check_period;
  std::optional<std::int32_t> incident_target;  // minutes
  std::vector<Term> terms;
  GB_FIELDS(from, report_period, report_lag, check_period, incident_target, terms)
};

// --- what stands at a gate (2.3, 2.5) --------------------------------------------------------------------------------

enum class FacilityStatus : std::uint8_t {
  absent = 1,
  planned = 2,
  in_place = 3,
  damaged = 4,
  removed = 5,
  infeasible = 6
};
constexpr auto names_of(FacilityStatus) {
  using enum FacilityStatus;
  using namespace std::literals;
  return std::array{std::pair{absent, "absent"sv},     std::pair{planned, "planned"sv},
                    std::pair{in_place, "in_place"sv}, std::pair{damaged, "damaged"sv},
                    std::pair{removed, "removed"sv},   std::pair{infeasible, "infeasible"sv}};
}
struct FacilityKey {
  GateKey at;
  std::string kind;
  GB_FIELDS(at, kind)
  auto operator<=>(const FacilityKey&) const = default;
};
struct Facility {
  FacilityStatus status = FacilityStatus::absent;
  SealedDocument evidence;
  SealedText reason;
  Date as_of;
  GB_FIELDS(status, evidence, reason, as_of)
};
enum class MarkingKind : std::uint8_t { parking_space = 1, temporary_stopping = 2 };
constexpr auto names_of(MarkingKind) {
  using enum MarkingKind;
  using namespace std::literals;
  return std::array{std::pair{parking_space, "parking_space"sv}, std::pair{temporary_stopping, "temporary_stopping"sv}};
}
// A stretch of a road, both ends inside.
struct Stretch {
  std::uint64_t road = 0;
  std::int64_t from_cm = 0;
  std::int64_t to_cm = 0;
  GB_FIELDS(road, from_cm, to_cm)
};
struct Marking {
  Stretch where;
  MarkingKind kind{};
  GB_FIELDS(where, kind)
};
struct Violation {
  std::string kind;
  std::vector<std::uint64_t> schools;  // whose zones, or by which it was
  std::uint64_t road = 0;
  Stamp at;
  SealedText plate;
  GB_FIELDS(kind, schools, road, at, plate)
};

// --- the campus (2.2) ------------------------------------------------------------------------------------------------

enum class CampusUse : std::uint8_t { vehicle = 1, outside_parking = 2, other = 3 };
constexpr auto names_of(CampusUse) {
  using enum CampusUse;
  using namespace std::literals;
  return std::array{std::pair{vehicle, "vehicle"sv}, std::pair{outside_parking, "outside_parking"sv},
                    std::pair{other, "other"sv}};
}
struct Permit {
  std::uint64_t school = 0;
  CampusUse use{};
  SealedText what;  // plate of the vehicle, or what for
  Date from;
  Date to;
  std::optional<Stamp> ended_at;  // when the separation was lost
  GB_FIELDS(school, use, what, from, to, ended_at)
};
enum class ProjectType : std::uint8_t { build = 1, rebuild = 2, extend = 3 };
constexpr auto names_of(ProjectType) {
  using enum ProjectType;
  using namespace std::literals;
  return std::array{std::pair{build, "new"sv}, std::pair{rebuild, "rebuild"sv}, std::pair{extend, "extend"sv}};
}
struct Project {
  std::uint64_t school = 0;
  ProjectType type{};
  std::int64_t dropoff_m2 = 0;
  Date reviewed_on;
  GB_FIELDS(school, type, dropoff_m2, reviewed_on)
};

// --- plans (1.3.1a, 1.3.4) -------------------------------------------------------------------------------------------

enum class PlanState : std::uint8_t { submitted = 1, filed = 2, returned = 3, superseded = 4, withdrawn = 5 };
constexpr auto names_of(PlanState) {
  using enum PlanState;
  using namespace std::literals;
  return std::array{std::pair{submitted, "submitted"sv}, std::pair{filed, "filed"sv}, std::pair{returned, "returned"sv},
                    std::pair{superseded, "superseded"sv}, std::pair{withdrawn, "withdrawn"sv}};
}
// Whose a plan or report is: a school's, a unit's, or with neither the city's.
struct Owner {
  std::uint64_t school = 0;
  AreaCode unit = 0;
  GB_FIELDS(school, unit)
  auto operator<=>(const Owner&) const = default;
};
struct DividedTask {
  std::string unit;  // that does it
  SealedText task;
  GB_FIELDS(unit, task)
};
struct Plan {
  Owner owner;
  std::int32_t version = 0;
  Span period;
  SealedText key_difficulties;
  std::vector<DividedTask> division;
  SealedDocument file;
  PlanState state = PlanState::submitted;
  std::vector<access::Role> signed_by;  // of the city's
  SealedText reason;
  GB_FIELDS(owner, version, period, key_difficulties, division, file, state, signed_by, reason)
};

// --- teams, bell times, duties (2.6, 2.9, 3.2) -----------------------------------------------------------------------

enum class Force : std::uint8_t { traffic_police = 1, public_order = 2, other = 3 };
constexpr auto names_of(Force) {
  using enum Force;
  using namespace std::literals;
  return std::array{std::pair{traffic_police, "traffic_police"sv}, std::pair{public_order, "public_order"sv},
                    std::pair{other, "other"sv}};
}
struct VicePrincipal {  // 交通副校长
  std::uint64_t school = 0;
  PersonToken officer;
  Date from;
  Date to;
  GB_FIELDS(school, officer, from, to)
  bool in_force_on(Date day) const { return from <= day && day <= to; }
};
enum class Direction : std::uint8_t { in = 1, out = 2 };
constexpr auto names_of(Direction) {
  using enum Direction;
  return std::array{std::pair{in, std::string_view("in")}, std::pair{out, std::string_view("out")}};
}
struct SlotKey {
  std::uint64_t school = 0;
  Date day;
  Direction direction{};
  GB_FIELDS(school, day, direction)
  auto operator<=>(const SlotKey&) const = default;
};
struct TeamMember {
  std::string team;
  PersonToken person;
  std::uint64_t account = 0;
  GB_FIELDS(team, person, account)
};
struct Presence {
  std::string team;
  std::uint64_t account = 0;
  Stamp at;
  GB_FIELDS(team, account, at)
};
struct SlotRow {
  std::vector<TeamMember> rostered;
  std::vector<Presence> check_ins;
  GB_FIELDS(rostered, check_ins)
};
struct Batch {
  std::string group;
  std::string gate;
  Direction direction{};
  std::int32_t minute = 0;  // of the day
  std::int32_t headcount = 0;
  GB_FIELDS(group, gate, direction, minute, headcount)
};
struct BellSchedule {
  Date from;
  std::vector<Batch> batches;
  GB_FIELDS(from, batches)
};
enum class DutyState : std::uint8_t { in_place = 1, not_in_place = 2, not_applicable = 3 };
constexpr auto names_of(DutyState) {
  using enum DutyState;
  using namespace std::literals;
  return std::array{std::pair{in_place, "in_place"sv}, std::pair{not_in_place, "not_in_place"sv},
                    std::pair{not_applicable, "not_applicable"sv}};
}
struct DutyKey {
  std::uint64_t school = 0;
  std::string item;
  GB_FIELDS(school, item)
  auto operator<=>(const DutyKey&) const = default;
};
struct Duty {
  DutyState state{};
  SealedText reason;
  Date as_of;
  GB_FIELDS(state, reason, as_of)
};

// --- problems and whistles (1.1b, 1.3, 4.2b) -------------------------------------------------------------------------

enum class Department : std::uint8_t {
  education = 1,
  traffic_police = 2,
  public_security = 3,
  transport = 4,
  urban_management = 5,
  emergency = 6,
  health = 7,
  township = 8,
  school = 9,
  city = 10
};
constexpr auto names_of(Department) {
  using enum Department;
  using namespace std::literals;
  return std::array{std::pair{education, "education"sv},
                    std::pair{traffic_police, "traffic_police"sv},
                    std::pair{public_security, "public_security"sv},
                    std::pair{transport, "transport"sv},
                    std::pair{urban_management, "urban_management"sv},
                    std::pair{emergency, "emergency"sv},
                    std::pair{health, "health"sv},
                    std::pair{township, "township"sv},
                    std::pair{school, "school"sv},
                    std::pair{city, "city"sv}};
}
enum class Nature : std::uint8_t { hardware = 1, software = 2 };
constexpr auto names_of(Nature) {
  using enum Nature;
  return std::array{std::pair{hardware, std::string_view("hardware")},
                    std::pair{software, std::string_view("software")}};
}
enum class ProblemSource : std::uint8_t { self = 1, check = 2, resident = 3, hotline = 4, police = 5, round = 6 };
constexpr auto names_of(ProblemSource) {
  using enum ProblemSource;
  using namespace std::literals;
  return std::array{std::pair{self, "self"sv},       std::pair{check, "check"sv},   std::pair{resident, "resident"sv},
                    std::pair{hotline, "hotline"sv}, std::pair{police, "police"sv}, std::pair{round, "round"sv}};
}
enum class Level : std::uint8_t { school = 1, township = 2, district = 3, city = 4 };
constexpr auto names_of(Level) {
  using enum Level;
  using namespace std::literals;
  return std::array{std::pair{school, "school"sv}, std::pair{township, "township"sv}, std::pair{district, "district"sv},
                    std::pair{city, "city"sv}};
}
enum class ProblemState : std::uint8_t { open = 1, assigned = 2, rectified = 3, closed = 4 };
constexpr auto names_of(ProblemState) {
  using enum ProblemState;
  using namespace std::literals;
  return std::array{std::pair{open, "open"sv}, std::pair{assigned, "assigned"sv}, std::pair{rectified, "rectified"sv},
                    std::pair{closed, "closed"sv}};
}
struct Problem {
  std::uint64_t school = 0;  // 0: of a place
  std::optional<Nature> nature;
  std::string kind;
  ProblemSource source{};
  SealedText text;
  SealedDocument evidence;  // of what was found, later of what was done
  std::vector<Department> units;
  std::optional<Department> lead;
  std::optional<Date> due;  // inside
  Level level{};
  ProblemState state = ProblemState::open;
  access::Role opener{};
  std::uint64_t opened_by = 0;  // organisation, of a resident the account
  AreaCode opened_in = 0;
  Date opened_on;
  std::optional<Date> closed_on;  // the last time
  SealedText kept;                // 固化治理措施: what stays (1.3.4d)
  SealedText contact;             // of a resident
  std::string follow_digest;      // of the code by which he follows the report
  GB_FIELDS(school, nature, kind, source, text, evidence, units, lead, due, level, state, opener, opened_by, opened_in,
            opened_on, closed_on, kept, contact, follow_digest)
};
enum class WhistleState : std::uint8_t { blown = 1, reported_in = 2, resolved = 3, confirmed = 4 };
constexpr auto names_of(WhistleState) {
  using enum WhistleState;
  using namespace std::literals;
  return std::array{std::pair{blown, "blown"sv}, std::pair{reported_in, "reported_in"sv},
                    std::pair{resolved, "resolved"sv}, std::pair{confirmed, "confirmed"sv}};
}
struct Whistle {
  std::uint64_t township = 0;
  AreaCode unit = 0;
  std::uint64_t school = 0;
  std::uint64_t problem = 0;
  std::vector<Department> departments;
  std::vector<Department> present;  // that have reported in
  Date report_in_by;                // inside
  WhistleState state = WhistleState::blown;
  Date blown_on;
  SealedText note;
  GB_FIELDS(township, unit, school, problem, departments, present, report_in_by, state, blown_on, note)
};

// --- incidents (2.1f, 2.1g) ------------------------------------------------------------------------------------------

enum class Service : std::uint8_t {
  education = 1,
  transport = 2,
  traffic_police = 3,
  emergency = 4,
  health = 5,
  public_order = 6
};
constexpr auto names_of(Service) {
  using enum Service;
  using namespace std::literals;
  return std::array{std::pair{education, "education"sv},
                    std::pair{transport, "transport"sv},
                    std::pair{traffic_police, "traffic_police"sv},
                    std::pair{emergency, "emergency"sv},
                    std::pair{health, "health"sv},
                    std::pair{public_order, "public_order"sv}};
}
struct Notice {
  Service service{};
  bool chosen = false;
  SealedText reason;  // why not
  std::optional<Stamp> acknowledged_at;
  GB_FIELDS(service, chosen, reason, acknowledged_at)
};
enum class IncidentState : std::uint8_t { reported = 1, acknowledged = 2, closed = 3 };
constexpr auto names_of(IncidentState) {
  using enum IncidentState;
  using namespace std::literals;
  return std::array{std::pair{reported, "reported"sv}, std::pair{acknowledged, "acknowledged"sv},
                    std::pair{closed, "closed"sv}};
}
struct Incident {
  std::uint64_t school = 0;
  Stamp occurred_at;
  Stamp reported_at;
  SealedText text;
  std::vector<Notice> notices;
  std::vector<SealedText> measures;
  IncidentState state = IncidentState::reported;
  bool late = false;  // told later than the unit's target
  GB_FIELDS(school, occurred_at, reported_at, text, notices, measures, state, late)
};

// --- checks, reports, meetings, campaigns (2.1, 3.3a, 4.2) -----------------------------------------------------------

enum class CheckMode : std::uint8_t { unannounced = 1, look_back = 2, cross = 3, inspector = 4, periodic = 5 };
constexpr auto names_of(CheckMode) {
  using enum CheckMode;
  using namespace std::literals;
  return std::array{std::pair{unannounced, "unannounced"sv}, std::pair{look_back, "look_back"sv},
                    std::pair{cross, "cross"sv}, std::pair{inspector, "inspector"sv},
                    std::pair{periodic, "periodic"sv}};
}
enum class CheckState : std::uint8_t { planned = 1, started = 2, finished = 3, cancelled = 4 };
constexpr auto names_of(CheckState) {
  using enum CheckState;
  using namespace std::literals;
  return std::array{std::pair{planned, "planned"sv}, std::pair{started, "started"sv}, std::pair{finished, "finished"sv},
                    std::pair{cancelled, "cancelled"sv}};
}
struct Check {
  CheckMode mode{};
  access::Role role{};   // who checks
  AreaCode unit = 0;     // 0: the city
  std::uint64_t by = 0;  // organisation
  std::vector<std::uint64_t> schools;
  Date planned_on;
  std::uint64_t prior_problem = 0;
  CheckState state = CheckState::planned;
  std::optional<Date> finished_on;
  SealedText reason;
  GB_FIELDS(mode, role, unit, by, schools, planned_on, prior_problem, state, finished_on, reason)
};
enum class ReportState : std::uint8_t { submitted = 1, accepted = 2, returned = 3, withdrawn = 4 };
constexpr auto names_of(ReportState) {
  using enum ReportState;
  using namespace std::literals;
  return std::array{std::pair{submitted, "submitted"sv}, std::pair{accepted, "accepted"sv},
                    std::pair{returned, "returned"sv}, std::pair{withdrawn, "withdrawn"sv}};
}
struct ReportKey {
  Owner owner;
  Span period;
  GB_FIELDS(owner, period)
  auto operator<=>(const ReportKey&) const = default;
};
struct Report {
  std::uint64_t id = 0;  // the entry that first brought it
  Date first_submitted_on;
  Date submitted_on;
  SealedText text;
  ReportState state = ReportState::submitted;
  SealedText reason;
  GB_FIELDS(id, first_submitted_on, submitted_on, text, state, reason)
};
// What is looked at when the situation is analysed (形势分析研判).
struct Snapshot {
  std::int64_t open_problems = 0;
  std::int64_t overdue_problems = 0;
  std::int64_t open_incidents = 0;
  std::int64_t violations = 0;
  std::int64_t repeat_bp = -1;  // of problems of the last twelve months; -1: there was none
  GB_FIELDS(open_problems, overdue_problems, open_incidents, violations, repeat_bp)
};
struct Meeting {
  AreaCode unit = 0;
  access::Role role{};
  Date on;
  SealedText text;
  Snapshot snapshot;
  GB_FIELDS(unit, role, on, text, snapshot)
};
struct Prompt {  // 工作提示
  AreaCode unit = 0;
  SealedText text;
  SealedText requirement;
  std::vector<AreaCode> addressees;
  std::vector<AreaCode> acknowledged;
  Date ack_by;
  GB_FIELDS(unit, text, requirement, addressees, acknowledged, ack_by)
};
struct Campaign {  // 整治行动
  AreaCode unit = 0;
  access::Role role{};
  Span days;
  std::vector<std::uint64_t> schools;
  std::optional<Date> closed_on;
  SealedText results;
  GB_FIELDS(unit, role, days, schools, closed_on, results)
};
struct Activity {
  std::uint64_t school = 0;
  std::string kind;
  Date on;
  std::int32_t persons = 0;
  GB_FIELDS(school, kind, on, persons)
};
struct RegisterEntry {
  std::uint64_t school = 0;
  AreaCode unit = 0;
  Department keeper{};  // who wrote it
  std::string kind;
  SealedText text;
  std::int64_t metres_to_gate = -1;  // of a stop; -1: not said
  std::optional<Stamp> received_at;  // of a call for help
  std::optional<Stamp> arrived_at;
  std::optional<Stamp> closed_at;
  Date on;
  GB_FIELDS(school, unit, keeper, kind, text, metres_to_gate, received_at, arrived_at, closed_at, on)
};
// Beside a record that stays as it was.
struct Addition {
  std::uint64_t entry_no = 0;
  SealedText reason;
  SealedDocument document;
  Date on;
  GB_FIELDS(entry_no, reason, document, on)
};

// --- rounds of evaluation (3.3b, 3.3c) -------------------------------------------------------------------------------

enum class RoundState : std::uint8_t { scoring = 1, frozen = 2, published = 3, withdrawn = 4 };
constexpr auto names_of(RoundState) {
  using enum RoundState;
  using namespace std::literals;
  return std::array{std::pair{scoring, "scoring"sv}, std::pair{frozen, "frozen"sv}, std::pair{published, "published"sv},
                    std::pair{withdrawn, "withdrawn"sv}};
}
struct RoundItem {
  std::string name;
  std::int32_t weight = 0;  // bp
  GB_FIELDS(name, weight)
};
struct ScoreKey {
  std::uint64_t school = 0;
  std::string item;
  GB_FIELDS(school, item)
  auto operator<=>(const ScoreKey&) const = default;
};
struct Round {
  Span period;
  std::uint64_t third_party = 0;  // organisation
  std::vector<RoundItem> items;
  std::vector<std::uint64_t> schools;
  std::map<ScoreKey, std::int32_t> scores;  // hundredths of a point; the last one counts
  std::int32_t version = 1;
  std::uint64_t replaces = 0;
  std::string rank_by;  // as on the day it was opened
  RoundState state = RoundState::scoring;
  std::uint64_t published_at = 0;  // entry
  std::uint64_t before = 0;        // the round published last when this one was, 0: none
  SealedText reason;
  GB_FIELDS(period, third_party, items, schools, scores, version, replaces, rank_by, state, published_at, before,
            reason)
};

}  // namespace gongbao::school_traffic
