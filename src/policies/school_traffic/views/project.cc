// Typed facts as rows; each says the same as the apply() of the same fact.
#include <algorithm>

#include "policies/school_traffic/citations.h"
#include "policies/school_traffic/views/rows.h"

namespace gongbao::school_traffic {

using policies::Rows;

namespace {

// Roles in which a department reads what waits for it; none: it has lists of its own.
std::optional<access::Role> reader_of(Department department) {
  switch (department) {
    case Department::traffic_police:
      return access::Role::traffic_police;
    case Department::public_security:
      return access::Role::district_public_security;
    case Department::transport:
      return access::Role::district_transport;
    case Department::urban_management:
      return access::Role::urban_management;
    case Department::emergency:
      return access::Role::emergency;
    case Department::health:
      return access::Role::district_health;
    case Department::education:
      return access::Role::district_edu;
    default:
      return std::nullopt;
  }
}
Department department_of_service(Service service) {
  switch (service) {
    case Service::education:
      return Department::education;
    case Service::transport:
      return Department::transport;
    case Service::traffic_police:
      return Department::traffic_police;
    case Service::emergency:
      return Department::emergency;
    case Service::health:
      return Department::health;
    case Service::public_order:
      return Department::public_security;
  }
  return Department::city;
}

template <class Words>
std::string words_joined(const Words& words) {
  std::vector<std::string> all;
  for (const auto& each : words) all.emplace_back(enum_name(each));
  return policies::joined(all);
}

// Where a row is: of a school its unit and township.
template <class Row>
void place(Rows& rows, std::uint64_t school, Row& row) {
  row.school = school;
  const auto listed_school = rows.find<view::SchoolListed>(school);
  if (!listed_school) return;
  row.name = listed_school->name;
  row.area = listed_school->area;
  if constexpr (requires { row.township; }) row.township = listed_school->township;
}

}  // namespace

// --- schools ---------------------------------------------------------------------------------------------------------

void project(Rows& rows, const SchoolWritten& fact, const FactOrigin&) {
  const School& said = fact.row;
  rows.put(view::SchoolListed{fact.school,
                              said.name,
                              said.kind,
                              {said.unit},
                              said.township,
                              said.compulsory,
                              said.in_use(),
                              said.separation,
                              said.alarm,
                              said.since});
}
void project(Rows& rows, const SeparationSet& fact, const FactOrigin&) {
  rows.change<view::SchoolListed>([&](view::SchoolListed& row) { row.separation = fact.state; }, fact.school);
}
void project(Rows& rows, const AlarmSet& fact, const FactOrigin&) {
  rows.change<view::SchoolListed>([&](view::SchoolListed& row) { row.alarm = fact.state; }, fact.school);
}

// --- problems, whistles, incidents -----------------------------------------------------------------------------------

namespace {

void put_task_of_problem(Rows& rows, access::Role reader, const view::Found& found, bool leads) {
  const bool done = found.state == ProblemState::closed || (leads && found.state == ProblemState::rectified);
  rows.put(view::Task{reader, view::TaskKind::problem, found.problem, found.school, found.name, found.area, found.kind,
                      std::string(enum_name(found.state)), done, leads, found.due_on, found.opened_on, found.text,
                      found.text_entry});
}

}  // namespace

void project(Rows& rows, const ProblemWritten& fact, const FactOrigin& origin) {
  const Problem& said = fact.row;
  const auto before = rows.find<view::Found>(fact.problem);
  view::Found row = before.value_or(view::Found{});
  row.problem = fact.problem;
  if (said.school != 0) {
    place(rows, said.school, row);
  } else {
    row.area = {said.opened_in};
  }
  row.nature = said.nature;
  row.kind = said.kind;
  row.source = said.source;
  row.state = said.state;
  row.level = said.level;
  row.lead = said.lead;
  row.due_on = said.due;
  row.opened_on = said.opened_on;
  row.closed_on = said.closed_on;
  row.text = said.text;
  if (!before) row.text_entry = origin.entry;
  const SealedText evidence = said.evidence;
  if (evidence != row.evidence) row.evidence_entry = origin.entry;
  row.evidence = evidence;
  rows.put(row);
  for (const Department each : said.units) {
    if (const auto reader = reader_of(each)) put_task_of_problem(rows, *reader, row, each == said.lead);
  }
}

void project(Rows& rows, const WhistleWritten& fact, const FactOrigin&) {
  const Whistle& said = fact.row;
  const bool over = said.state == WhistleState::resolved || said.state == WhistleState::confirmed;
  std::vector<Department> waiting;
  view::WhistleListed row;
  row.whistle = fact.whistle;
  row.problem = said.problem;
  place(rows, said.school, row);
  row.area = {said.unit};
  row.township = said.township;
  row.departments = words_joined(said.departments);
  row.state = said.state;
  row.due_on = said.report_in_by;
  row.blown_on = said.blown_on;
  const auto about = rows.find<view::Found>(said.problem);
  for (const Department each : said.departments) {
    const bool came = std::ranges::find(said.present, each) != said.present.end();
    if (!came) waiting.push_back(each);
    const auto reader = reader_of(each);
    if (!reader) continue;
    rows.put(view::Task{*reader, view::TaskKind::whistle, fact.whistle, said.school, row.name, row.area,
                        about ? about->kind : std::string(),
                        came && said.state == WhistleState::blown ? "present" : std::string(enum_name(said.state)),
                        over, false, said.report_in_by, said.blown_on, about ? about->text : SealedText{},
                        about ? about->text_entry : 0});
  }
  row.waiting = words_joined(waiting);
  rows.put(row);
}

void project(Rows& rows, const IncidentWritten& fact, const FactOrigin& origin) {
  const Incident& said = fact.row;
  const auto before = rows.find<view::IncidentListed>(fact.incident);
  view::IncidentListed row = before.value_or(view::IncidentListed{});
  row.incident = fact.incident;
  place(rows, said.school, row);
  row.occurred_on = date_of(said.occurred_at);
  row.late = said.late;
  row.state = said.state;
  row.text = said.text;
  if (!before) row.text_entry = origin.entry;
  std::vector<Service> told;
  std::vector<Service> waiting;
  for (const Notice& each : said.notices) {
    if (!each.chosen) continue;
    told.push_back(each.service);
    if (!each.acknowledged_at) waiting.push_back(each.service);
    const auto reader = reader_of(department_of_service(each.service));
    if (!reader) continue;
    rows.put(view::Task{*reader, view::TaskKind::incident, fact.incident, said.school, row.name, row.area, "",
                        std::string(enum_name(said.state)), each.acknowledged_at.has_value(), false, std::nullopt,
                        row.occurred_on, row.text, row.text_entry});
  }
  row.told = words_joined(told);
  row.waiting = words_joined(waiting);
  rows.put(row);
}

// --- checks, plans, reports ------------------------------------------------------------------------------------------

void project(Rows& rows, const CheckWritten& fact, const FactOrigin&) {
  for (const std::uint64_t school : fact.row.schools) {
    view::CheckListed row;
    row.check_id = fact.check_id;
    place(rows, school, row);
    row.mode = fact.row.mode;
    row.checker = fact.row.role;
    row.state = fact.row.state;
    row.planned_on = fact.row.planned_on;
    row.finished_on = fact.row.finished_on;
    row.hidden = is_hidden(fact.row);
    rows.put(row);
    rows.put(view::OwnCheck{row.check_id,
                            school,
                            row.name,
                            {fact.row.unit},
                            row.mode,
                            row.checker,
                            row.state,
                            row.planned_on,
                            row.finished_on});
  }
}

void project(Rows& rows, const PlanWritten& fact, const FactOrigin& origin) {
  const Plan& said = fact.row;
  const auto before = rows.find<view::PlanListed>(fact.plan);
  view::PlanListed row = before.value_or(view::PlanListed{});
  row.plan = fact.plan;
  if (said.owner.school != 0) {
    place(rows, said.owner.school, row);
  } else {
    row.area = {said.owner.unit};
  }
  row.plan_version = said.version;
  row.first_day = said.period.first;
  row.last_day = said.period.last;
  row.state = said.state;
  std::vector<std::string> units;
  for (const DividedTask& each : said.division) units.push_back(each.unit);
  row.units = policies::joined(units);
  row.signatures = static_cast<std::int64_t>(said.signed_by.size());
  if (said.key_difficulties != row.difficulties) row.text_entry = origin.entry;
  row.difficulties = said.key_difficulties;
  rows.put(row);
}

void project(Rows& rows, const ReportWritten& fact, const FactOrigin& origin) {
  const Report& said = fact.row;
  const auto before = rows.find<view::ReportListed>(said.id);
  view::ReportListed row = before.value_or(view::ReportListed{});
  row.report = said.id;
  if (fact.report.owner.school != 0) {
    place(rows, fact.report.owner.school, row);
  } else {
    row.area = {fact.report.owner.unit};
  }
  row.first_day = fact.report.period.first;
  row.last_day = fact.report.period.last;
  row.first_submitted_on = said.first_submitted_on;
  row.submitted_on = said.submitted_on;
  row.state = said.state;
  if (said.text != row.text) row.text_entry = origin.entry;
  row.text = said.text;
  rows.put(row);
}

// --- violations, shifts, rounds, prompts -----------------------------------------------------------------------------

void project(Rows& rows, const ViolationRecorded& fact, const FactOrigin& origin) {
  for (const std::uint64_t school : fact.row.schools) {
    view::ViolationListed row;
    row.violation = origin.entry;
    place(rows, school, row);
    row.kind = fact.row.kind;
    row.happened_on = date_of(fact.row.at);
    rows.put(row);
  }
}

// Who is no longer on the roster has no shift; who came has one all the same.
void project(Rows& rows, const TeamRostered& fact, const FactOrigin&) {
  const SlotKey& slot = fact.slot;
  for (const view::Shift& each : rows.under<view::Shift>(slot.school, slot.day, slot.direction)) {
    if (!each.present) rows.erase<view::Shift>(slot.school, slot.day, slot.direction, each.account);
  }
  for (const TeamMember& each : fact.members) {
    if (rows.find<view::Shift>(slot.school, slot.day, slot.direction, each.account)) continue;
    view::Shift row;
    place(rows, slot.school, row);
    row.day = slot.day;
    row.direction = slot.direction;
    row.account = each.account;
    row.team = each.team;
    rows.put(row);
  }
}
void project(Rows& rows, const CheckedIn& fact, const FactOrigin&) {
  const SlotKey& slot = fact.slot;
  rows.change<view::Shift>([](view::Shift& row) { row.present = true; }, slot.school, slot.day, slot.direction,
                           fact.row.account);
}

void project(Rows& rows, const RoundWritten& fact, const FactOrigin&) {
  const Round& said = fact.row;
  rows.put(view::RoundListed{fact.round, said.period.first, said.period.last, said.version,
                             static_cast<std::int64_t>(said.schools.size()), said.state, said.published_at != 0});
}

void project(Rows& rows, const PromptWritten& fact, const FactOrigin&) {
  for (const AreaCode unit : fact.row.addressees) {
    const bool done = std::ranges::find(fact.row.acknowledged, unit) != fact.row.acknowledged.end();
    rows.put(view::PromptListed{fact.prompt, {unit}, fact.row.ack_by, done, fact.row.requirement, fact.prompt});
  }
}

void project_facts(Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin) {
  policies::project_fact<FactTypes>(rows, number, bytes, origin);
}

}  // namespace gongbao::school_traffic
