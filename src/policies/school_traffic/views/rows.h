// The view rows of this policy, one struct per table; what writes them is in project.cc, the lists are in lists.cc. A
// column with a name of view_rows.h carries a scope; the rest is what a list shows.
#pragma once

#include "policies/school_traffic/commands.h"
#include "policies/view_rows.h"

namespace gongbao::school_traffic::view {

using policies::Area;

struct SchoolListed {
  static constexpr std::string_view table = "schools";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t school = 0;
  std::string name;
  SchoolKind kind{};
  Area area;
  std::uint64_t township = 0;
  bool compulsory = false;
  bool in_use = true;
  Separation separation{};
  Alarm alarm{};
  Date since;
  GB_FIELDS(school, name, kind, area, township, compulsory, in_use, separation, alarm, since)
};

// The ledger (4.2b). What was written is read under the entry that brought it.
struct Found {
  static constexpr std::string_view table = "problems";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t problem = 0;
  std::uint64_t school = 0;
  std::string name;
  Area area;
  std::uint64_t township = 0;
  std::optional<Nature> nature;
  std::string kind;
  ProblemSource source{};
  ProblemState state{};
  Level level{};
  std::optional<Department> lead;
  std::optional<Date> due_on;
  Date opened_on;
  std::optional<Date> closed_on;
  SealedText text;
  std::uint64_t text_entry = 0;
  SealedText evidence;
  std::uint64_t evidence_entry = 0;
  GB_FIELDS(problem, school, name, area, township, nature, kind, source, state, level, lead, due_on, opened_on,
            closed_on, text, text_entry, evidence, evidence_entry)
};

// What waits at a department: a problem that names it, a whistle that calls it, an incident it was told of.
enum class TaskKind : std::uint8_t { problem = 1, whistle = 2, incident = 3 };
constexpr auto names_of(TaskKind) {
  using enum TaskKind;
  using namespace std::literals;
  return std::array{std::pair{problem, "problem"sv}, std::pair{whistle, "whistle"sv},
                    std::pair{incident, "incident"sv}};
}
struct Task {
  static constexpr std::string_view table = "tasks";
  static constexpr std::size_t key_fields = 3;
  access::Role reader{};
  TaskKind kind{};
  std::uint64_t task = 0;
  std::uint64_t school = 0;
  std::string name;
  Area area;
  std::string subject;  // the kind of a problem
  std::string state;
  bool done = false;  // by this department
  bool leads = false;
  std::optional<Date> due_on;
  Date opened_on;
  SealedText text;
  std::uint64_t text_entry = 0;
  GB_FIELDS(reader, kind, task, school, name, area, subject, state, done, leads, due_on, opened_on, text, text_entry)
};

struct WhistleListed {
  static constexpr std::string_view table = "whistles";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t whistle = 0;
  std::uint64_t problem = 0;
  std::uint64_t school = 0;
  std::string name;
  Area area;
  std::uint64_t township = 0;
  std::string departments;
  std::string waiting;  // those that have not come
  WhistleState state{};
  Date due_on;
  Date blown_on;
  GB_FIELDS(whistle, problem, school, name, area, township, departments, waiting, state, due_on, blown_on)
};

struct IncidentListed {
  static constexpr std::string_view table = "incidents";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t incident = 0;
  std::uint64_t school = 0;
  std::string name;
  Area area;
  Date occurred_on;
  std::string told;     // services that were chosen
  std::string waiting;  // those that have not acknowledged
  bool late = false;
  IncidentState state{};
  SealedText text;
  std::uint64_t text_entry = 0;
  GB_FIELDS(incident, school, name, area, occurred_on, told, waiting, late, state, text, text_entry)
};

// One row a school. hidden: before it has started only who planned it knows (3.3a, part 9: own only).
struct CheckListed {
  static constexpr std::string_view table = "checks";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t check_id = 0;
  std::uint64_t school = 0;
  std::string name;
  Area area;
  std::uint64_t township = 0;
  CheckMode mode{};
  access::Role checker{};
  CheckState state{};
  Date planned_on;
  std::optional<Date> finished_on;
  bool hidden = false;
  GB_FIELDS(check_id, school, name, area, township, mode, checker, state, planned_on, finished_on, hidden)
};

// One row a school, for whoever planned it: a department of that area, 0: of the city.
struct OwnCheck {
  static constexpr std::string_view table = "own_checks";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t check_id = 0;
  std::uint64_t school = 0;
  std::string name;
  Area area;
  CheckMode mode{};
  access::Role checker{};
  CheckState state{};
  Date planned_on;
  std::optional<Date> finished_on;
  GB_FIELDS(check_id, school, name, area, mode, checker, state, planned_on, finished_on)
};

struct PlanListed {
  static constexpr std::string_view table = "plans";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t plan = 0;
  std::uint64_t school = 0;
  std::string name;
  Area area;
  std::uint64_t township = 0;
  std::int64_t plan_version = 0;
  Date first_day;
  Date last_day;
  PlanState state{};
  std::string units;  // that share the work
  std::int64_t signatures = 0;
  SealedText difficulties;
  std::uint64_t text_entry = 0;
  GB_FIELDS(plan, school, name, area, township, plan_version, first_day, last_day, state, units, signatures,
            difficulties, text_entry)
};

struct ReportListed {
  static constexpr std::string_view table = "reports";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t report = 0;
  std::uint64_t school = 0;
  std::string name;
  Area area;
  Date first_day;
  Date last_day;
  Date first_submitted_on;
  Date submitted_on;
  ReportState state{};
  SealedText text;
  std::uint64_t text_entry = 0;
  GB_FIELDS(report, school, name, area, first_day, last_day, first_submitted_on, submitted_on, state, text, text_entry)
};

struct ViolationListed {
  static constexpr std::string_view table = "violations";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t violation = 0;
  std::uint64_t school = 0;
  std::string name;
  Area area;
  std::string kind;
  Date happened_on;
  GB_FIELDS(violation, school, name, area, kind, happened_on)
};

// A time of arrival or leaving of somebody of the four teams.
struct Shift {
  static constexpr std::string_view table = "shifts";
  static constexpr std::size_t key_fields = 4;
  std::uint64_t school = 0;
  Date day;
  Direction direction{};
  std::uint64_t account = 0;
  std::string name;
  Area area;
  std::string team;
  bool present = false;
  GB_FIELDS(school, day, direction, account, name, area, team, present)
};

struct RoundListed {
  static constexpr std::string_view table = "rounds";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t round = 0;
  Date first_day;
  Date last_day;
  std::int64_t round_version = 1;
  std::int64_t schools = 0;
  RoundState state{};
  bool told = false;  // published, or withdrawn after that
  GB_FIELDS(round, first_day, last_day, round_version, schools, state, told)
};

// One row a unit that is addressed.
struct PromptListed {
  static constexpr std::string_view table = "prompts";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t prompt = 0;
  Area area;
  Date due_on;
  bool acknowledged = false;
  SealedText requirement;
  std::uint64_t text_entry = 0;
  GB_FIELDS(prompt, area, due_on, acknowledged, requirement, text_entry)
};

}  // namespace gongbao::school_traffic::view

namespace gongbao::school_traffic {

void project_facts(policies::Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

}  // namespace gongbao::school_traffic
