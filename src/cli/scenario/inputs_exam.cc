// Inputs of the commands on school examinations: schools by name, marks as points, sessions with their usual mode.
#include "cli/scenario/inputs_exam.h"

#include <algorithm>

#include "cli/scenario/members.h"

namespace gongbao::cli::scenario {

namespace {

namespace json = boost::json;
using access::Role;

constexpr std::int64_t usual_exam_year = 2025;
constexpr std::uint64_t account_of_roles = 1'000;

// One word stands for a list of one.
json::array list_of(const json::value& said) {
  if (said.is_array()) return said.get_array();
  return said.is_null() ? json::array{} : json::array{said};
}

access::Actor speaking(Role role, std::uint64_t organisation, std::uint32_t area) {
  access::Actor actor;
  actor.role = role;
  actor.account = account_of_roles + static_cast<std::uint64_t>(role);
  actor.organisation = organisation;
  actor.area = area;
  return actor;
}

std::optional<exam::Subject> subject_in(const json::object& inputs) {
  return enum_named<exam::Subject>(text_at(inputs, "subject"));
}
bool is_assessed(const json::object& inputs) {
  const auto subject = subject_in(inputs);
  return subject && exam::class_of(*subject) == exam::SubjectClass::assessed;
}

}  // namespace

std::optional<std::int64_t> centipoints_of(const std::string& text) {
  constexpr std::int64_t point = 100, tenth = 10;
  const bool below = text.starts_with('-');
  const std::string digits = below ? text.substr(1) : text;
  const std::size_t dot = digits.find('.');
  const std::string whole = digits.substr(0, dot), rest = dot == std::string::npos ? "" : digits.substr(dot + 1);
  const auto all_digits = [](const std::string& part) {
    return std::ranges::all_of(part, [](char c) { return c >= '0' && c <= '9'; });
  };
  constexpr std::size_t most_digits = 9, decimals = 2;
  if (whole.empty() || whole.size() > most_digits || rest.size() > decimals) return std::nullopt;
  if (!all_digits(whole) || !all_digits(rest)) return std::nullopt;
  std::int64_t value = std::stoll(whole) * point;
  if (!rest.empty()) value += std::stoll(rest) * (rest.size() == 1 ? tenth : 1);
  return below ? -value : value;
}

std::uint64_t ExamInputs::school_named(const std::string& name) const {
  for (const auto& [id, row] : state().schools) {
    if (row.name == name) return id;
  }
  return 0;
}

void ExamInputs::name_schools(Members& inputs) const {
  if (const json::value* said = inputs.if_contains("school"); said != nullptr && said->is_string()) {
    if (const std::uint64_t id = school_named(text_at(inputs, "school")); id != 0) inputs["school"] = id;
  }
  json::value* several = inputs.if_contains("schools");
  if (several == nullptr) return;
  json::array named;
  for (const json::value& each : list_of(*several)) {
    const auto word = read_word(each, "schools");
    const std::uint64_t id = word ? school_named(*word) : 0;
    named.push_back(id == 0 ? each : json::value(id));
  }
  *several = std::move(named);
}

Result<void> ExamInputs::points(Members& inputs, const char* from, const char* to, const std::string& path) const {
  if (!inputs.contains(from)) return {};
  const auto value = centipoints_of(text_at(inputs, from));
  if (!value) return wrong(inside(path, from), "must be points, such as 92.5");
  inputs.erase(from);
  inputs[to] = *value;
  return {};
}

Result<void> ExamInputs::complete_students(Members& inputs, const std::string& path) {
  json::array* rows = inputs.contains("rows") ? inputs["rows"].if_array() : nullptr;
  if (rows == nullptr) return {};
  for (json::value& each : *rows) {
    Members* row = each.if_object();
    if (row == nullptr) continue;
    renamed(*row, "student", "exam_number");
    const std::string number = text_at(*row, "exam_number");
    const std::string name = row->contains("name") ? text_at(*row, "name") : number;
    row->erase("name");
    if (!row->contains("person")) (*row)["person"] = Members{{"name", name}};
    if (const std::string id = text_at(*row, "resident_id"); !id.empty()) {
      (*row)["person"] = Members{{"resident_id", id}};
      row->erase("resident_id");
    }
    if (!row->contains("school") && !state().schools.empty()) (*row)["school"] = state().schools.begin()->first;
    name_schools(*row);
    const auto own = inputs_.number("student_account", json::value(number), path);
    const auto guardian = inputs_.number("guardian_account", json::value(number), path);
    if (own && guardian) put_new(*row, "accounts", json::array{*own, *guardian});
  }
  return {};
}

// The 14 subjects, but for what is left out, each ending on the day that is said.
void ExamInputs::complete_plan(Members& inputs) const {
  put_new(inputs, "exam_year", usual_exam_year);
  if (inputs.contains("courses")) return;
  const json::array without = inputs.contains("without") ? list_of(inputs["without"]) : json::array{};
  const std::string end = text_at(inputs, "planned_end");
  json::array courses;
  exam::each_subject([&](exam::Subject subject) {
    const json::value name(enum_name(subject));
    if (std::ranges::find(without, name) != without.end()) return;
    courses.push_back(Members{{"category", name}, {"grade", exam::graduating_grade}, {"planned_end", end}});
  });
  if (const json::value* extra = inputs.if_contains("extra")) {
    for (const json::value& each : list_of(*extra)) {
      Members course = each.is_object() ? each.get_object() : Members{{"category", each}};
      put_new(course, "grade", exam::graduating_grade);
      put_new(course, "planned_end", json::value(end));
      courses.push_back(std::move(course));
    }
  }
  for (const char* key : {"without", "planned_end", "extra"}) inputs.erase(key);
  inputs["courses"] = std::move(courses);
}

void ExamInputs::complete_session(Members& inputs) const {
  renamed(inputs, "component", "components");
  renamed(inputs, "date", "held_on");
  put_new(inputs, "exam_year", usual_exam_year);
  put_new(inputs, "components", "written");
  put_new(inputs, "held_on", json::value(to_string(world_.today())));
  inputs["components"] = list_of(json::value(inputs["components"]));
  const json::array& components = inputs["components"].get_array();
  const auto has = [&](std::string_view name) {
    return std::ranges::find(components, json::value(name)) != components.end();
  };
  const bool written = has("written"), listening = has("listening_speaking");
  const char* paper_mode = text_at(inputs, "subject") == "morality_law" ? "paper_open" : "paper_closed";
  put_new(inputs, "mode", listening ? "computer" : written ? paper_mode : "practical");
  if (listening) put_new(inputs, "round", 1);
  if (!inputs.contains("schools")) {
    json::array all;
    for (const auto& [id, row] : state().schools) all.push_back(json::value(id));
    inputs["schools"] = std::move(all);
  }
  name_schools(inputs);
  if (inputs.contains("paper") || !(written || listening)) return;
  for (const auto& [id, paper] : state().papers) {
    const auto year = number_in(inputs, "exam_year");
    const bool fits =
        paper.subject == subject_in(inputs) && year && paper.exam_year == static_cast<std::int64_t>(*year);
    if (fits) inputs["paper"] = id;
  }
}

std::uint64_t ExamInputs::session_meant(const Members& inputs) const {
  const json::value* named = inputs.if_contains("session");
  return named == nullptr ? 0 : inputs_.number("session", *named, "session").value_or(0);
}

namespace {

// S1_foreign_language_listening_speaking_2
std::string script_no(const std::string& student, const exam::Session& session) {
  std::string no = student + "_" + std::string(enum_name(session.subject));
  if (!session.components.empty()) no += "_" + std::string(enum_name(session.components.front()));
  return session.round == 0 ? no : no + "_" + std::to_string(session.round);
}

}  // namespace

// Everybody who is registered came, but for who is said to be absent.
void ExamInputs::complete_attendance(Members& inputs) const {
  if (inputs.contains("attendance")) return;
  const std::uint64_t id = session_meant(inputs);
  const auto* session = exam::find_row(state().sessions, id);
  const json::array absent = inputs.contains("absent") ? list_of(inputs["absent"]) : json::array{};
  inputs.erase("absent");
  json::array list;
  for (const auto& [number, attempt] : state().attempts) {
    if (session == nullptr || attempt.session != id || attempt.state != exam::AttemptState::registered) continue;
    std::string script = script_no(attempt.student, *session);
    while (state().scripts.contains(script)) script += "+";  // of an earlier attempt that was annulled
    const bool present = std::ranges::find(absent, json::value(attempt.student)) == absent.end();
    Members row{{"student", attempt.student}, {"present", present}};
    if (present) row["script_no"] = script;
    list.push_back(std::move(row));
  }
  inputs["attendance"] = std::move(list);
}

// All of the session; the district's usual marker.
void ExamInputs::complete_scripts(Members& inputs) const {
  put_new(inputs, "marker", account_of_roles + static_cast<std::uint64_t>(Role::marker));
  if (!inputs.contains("script_nos")) {
    json::array numbers;
    const std::uint64_t id = session_meant(inputs);
    for (const auto& [number, attempt] : state().attempts) {
      if (attempt.session == id && !attempt.script_no.empty()) numbers.push_back(json::value(attempt.script_no));
    }
    inputs["script_nos"] = std::move(numbers);
  }
  inputs.erase("session");
}

// What is written or spoken has a script: the last one of the student, of that round.
void ExamInputs::complete_mark(Members& inputs) const {
  const auto component = enum_named<exam::Component>(text_at(inputs, "component"));
  const std::string round = text_at(inputs, "round");
  inputs.erase("round");
  const bool paper = component && exam::has_paper(*component) && inputs.contains("centipoints");
  const auto* all = exam::find_row(state().attempts_of, text_at(inputs, "student"));
  if (!paper || all == nullptr || inputs.contains("script_no")) return;
  for (const std::uint64_t each : *all) {
    const exam::Attempt& attempt = state().attempts.at(each);
    const exam::Session& session = state().sessions.at(attempt.session);
    const bool meant = session.subject == subject_in(inputs) && session.has(*component) &&
                       (round.empty() || round == std::to_string(session.round));
    if (meant && !attempt.script_no.empty()) inputs["script_no"] = attempt.script_no;
  }
  if (inputs.contains("script_no")) inputs.erase("student");
}

// Points wherever a command has hundredths, under the word that a reader uses.
Result<void> ExamInputs::complete_points(Members& inputs, const std::string& path) const {
  for (const auto& [from, to] : {std::pair{"value", "centipoints"},
                                 {"raw", "raw_centipoints"},
                                 {"a", "a_centipoints"},
                                 {"b", "b_centipoints"},
                                 {"c", "c_centipoints"}}) {
    if (const auto done = points(inputs, from, to, path); !done) return done;
  }
  return {};
}

// What takes the place of a result stands by itself in the command.
void ExamInputs::complete_change(Members& inputs) {
  Members changed;
  for (const char* key : {"centipoints", "standing", "grade", "result"}) {
    if (const json::value* said = inputs.if_contains(key)) changed[key] = *said;
    inputs.erase(key);
  }
  inputs["changed"] = std::move(changed);
}

void ExamInputs::complete_schools(Members& inputs) {
  json::array* rows = inputs.contains("rows") ? inputs["rows"].if_array() : nullptr;
  if (rows == nullptr) return;
  for (json::value& each : *rows) {
    Members* row = each.if_object();
    if (row == nullptr) continue;
    renamed(*row, "name", "school_name");
    (*row)["jurisdiction"] = text_at(*row, "jurisdiction");  // 110101 is a text
  }
}

// Every item of the checklist, but for those of unmet.
void ExamInputs::complete_review(Members& inputs) const {
  const json::array unmet = inputs.contains("unmet") ? list_of(inputs["unmet"]) : json::array{};
  inputs.erase("unmet");
  json::array met;
  for (const std::string& item : state().parameters.list("paper_checklist", world_.today())) {
    if (std::ranges::find(unmet, json::value(item)) == unmet.end()) met.push_back(json::value(item));
  }
  put_new(inputs, "met", std::move(met));
}

Result<void> ExamInputs::complete(std::string_view command, Members& inputs, const std::string& path) {
  if (const auto done = complete_points(inputs, path); !done) return done;
  if (command == "import_students") return complete_students(inputs, path);
  if (command == "import_schools") complete_schools(inputs);
  if (command == "record_course_plan") complete_plan(inputs);
  if (command == "create_session") complete_session(inputs);
  if (command == "close_session") complete_attendance(inputs);
  if (command == "assign_scripts") complete_scripts(inputs);
  if (command == "enter_component") complete_mark(inputs);
  if (command == "review_paper") complete_review(inputs);
  if (command == "correct_result" || command == "decide_recheck") complete_change(inputs);
  if (command == "publish_results") renamed(inputs, "subject", "subjects");
  for (const char* list : {"subjects", "columns"}) {
    if (const json::value* said = inputs.if_contains(list)) inputs[list] = list_of(json::value(*said));
  }
  name_schools(inputs);
  for (const std::string_view yearly : {"record_course_end", "create_paper", "set_grade_cuts", "confirm_scores",
                                        "confirm_pass", "publish_results", "export_admission"}) {
    if (command == yearly) put_new(inputs, "exam_year", usual_exam_year);
  }
  return {};
}

// --- who speaks ------------------------------------------------------------------------------------------------------

std::uint32_t ExamInputs::area_of_student(const std::string& student) const {
  const auto* row = exam::find_row(state().students, student);
  return row == nullptr ? 0 : exam::jurisdiction_on(state(), *row, world_.today());
}

std::uint64_t ExamInputs::number_of(const char* kind, const Members& inputs) const {
  const json::value* said = inputs.if_contains(kind);
  return said == nullptr ? 0 : inputs_.number(kind, *said, kind).value_or(0);
}

access::Actor ExamInputs::owner(std::uint32_t area, std::uint64_t school) const {
  if (school != 0) return speaking(Role::school, school, 0);
  return area == 0 ? speaking(Role::city_edu, 0, 0) : speaking(Role::district_edu, 0, area);
}

// Of a file the school or district of its first row.
std::optional<access::Actor> ExamInputs::importer(std::string_view command, const Members& inputs) const {
  const json::value* rows = inputs.if_contains("rows");
  const bool any =
      rows != nullptr && rows->is_array() && !rows->get_array().empty() && rows->get_array()[0].is_object();
  if (!any) return std::nullopt;
  const Members& first = rows->get_array()[0].get_object();
  if (command == "import_students") return speaking(Role::school, number_in(first, "school").value_or(0), 0);
  const auto area = law::area_named(text_at(first, "jurisdiction"), law::districts_bda_and_yanshan());
  return speaking(Role::district_edu, 0, area.value_or(0));
}

// Of what is there already its owner, of what is new whoever may own it.
std::optional<access::Actor> ExamInputs::owner_meant(std::string_view command, const Members& inputs) const {
  if (command == "create_paper" || command == "create_session") {
    return owner(is_assessed(inputs) && !state().schools.empty() ? state().schools.begin()->second.jurisdiction : 0, 0);
  }
  if (command == "review_paper" || command == "seal_paper") {
    const auto* paper = exam::find_row(state().papers, number_of("paper", inputs));
    return owner(paper == nullptr ? 0 : paper->owner, 0);
  }
  std::uint64_t id = session_meant(inputs);
  if (command == "annul_attempt") {
    const auto* attempt = exam::find_row(state().attempts, number_of("attempt", inputs));
    if (attempt != nullptr) id = attempt->session;
  } else if (command != "close_session") {
    return std::nullopt;
  }
  const auto* session = exam::find_row(state().sessions, id);
  return session == nullptr ? owner(0, 0) : owner(session->owner_area, session->owner_school);
}

// The marker of the script, or the district that gives scripts away.
std::optional<access::Actor> ExamInputs::of_scripts(std::string_view command, const Members& inputs) const {
  std::string number = text_at(inputs, "script_no");
  const json::value* several = inputs.if_contains("script_nos");
  if (several != nullptr && several->is_array() && !several->get_array().empty()) {
    number = read_word(several->get_array()[0], "script_nos").value_or("");
  }
  const auto* id = exam::find_row(state().scripts, number);
  if (id == nullptr) return std::nullopt;
  const std::uint32_t area = area_of_student(state().attempts.at(*id).student);
  return speaking(command == "assign_scripts" ? Role::district_edu : Role::marker, 0, area);
}

std::optional<access::Actor> ExamInputs::speaker(std::string_view command, const Members& inputs) const {
  if (command.starts_with("import_")) return importer(command, inputs);
  if (auto actor = owner_meant(command, inputs)) return actor;
  if (auto actor = of_scripts(command, inputs)) return actor;
  std::string student = text_at(inputs, "student");
  if (const auto* recheck = exam::find_row(state().rechecks, number_of("recheck", inputs))) student = recheck->student;
  return of_student(command, inputs, student);
}

// The school, district or account of the student; where none is named, the first school and its district.
std::optional<access::Actor> ExamInputs::of_student(std::string_view command, const Members& inputs,
                                                    const std::string& student) const {
  const auto first = state().schools.begin();
  const bool any = first != state().schools.end();
  const auto* row = exam::find_row(state().students, student);
  const std::uint64_t school = row != nullptr ? exam::school_on(*row, world_.today()) : any ? first->first : 0;
  const std::uint32_t area = row != nullptr ? area_of_student(student) : any ? first->second.jurisdiction : 0;
  const auto names = [&](std::initializer_list<std::string_view> commands) {
    return std::ranges::find(commands, command) != commands.end();
  };
  if (command == "correct_result") {
    const auto component = enum_named<exam::Component>(text_at(inputs, "component"));
    return component && exam::has_paper(*component) ? owner(0, 0) : owner(area, 0);
  }
  if (command == "request_recheck") {
    access::Actor actor = speaking(Role::student, 0, 0);
    if (row != nullptr && !row->accounts.empty()) actor.account = row->accounts.front();
    return actor;
  }
  if (names({"record_course_plan", "record_course_end", "register_attempt", "enter_pass", "enter_component"})) {
    return speaking(Role::school, school, 0);
  }
  access::Actor officer = speaking(Role::district_edu, 0, area);
  if (names({"confirm_scores", "confirm_pass"})) officer.account += account_of_roles;  // a second one
  if (names({"confirm_scores", "confirm_pass", "transfer_student", "assign_scripts", "enter_grade", "set_grade_cuts",
             "publish_results", "decide_recheck", "set_graduation_rule", "reply"})) {
    return officer;
  }
  return std::nullopt;
}

Result<void> ExamInputs::speaks_as(access::Actor& actor, const std::string& whose, const std::string& path) {
  if (whose.empty()) return {};
  switch (actor.role) {
    case Role::school: {
      actor.organisation = school_named(whose);
      if (actor.organisation == 0) return wrong(path, "there is no school called " + whose);
      return {};
    }
    case Role::student:
    case Role::guardian: {
      const char* kind = actor.role == Role::student ? "student_account" : "guardian_account";
      const auto account = inputs_.number(kind, json::value(whose), path);
      if (!account) return std::unexpected(account.error());
      actor.account = *account;
      return {};
    }
    default: {
      const auto area = law::area_named(whose, law::districts_bda_and_yanshan());
      if (!area) return wrong(path, "there is no jurisdiction " + whose);
      actor.area = *area;
      return {};
    }
  }
}

}  // namespace gongbao::cli::scenario
