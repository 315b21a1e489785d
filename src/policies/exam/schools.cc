// A file of students is taken row by row: what is wrong with a row is said beside its number, and the rest goes in. One
// of which no row can be taken is refused for what is wrong with its first.
#include "policies/exam/schools.h"

#include <algorithm>
#include <set>

namespace gongbao::exam {

Answer decide(const Context& in, const ImportSchools& command) {
  if (command.rows.empty() || command.rows.size() >= rows_per_entry) return malformed("rows");
  SchoolsImported fact;
  for (const SchoolRow& row : command.rows) {
    if (blank(row.school_name)) return malformed("school_name");
    const auto area = law::area_named(row.jurisdiction, law::districts_bda_and_yanshan());
    if (!area) return refuse(code::jurisdiction_unknown).with_text("jurisdiction", row.jurisdiction);
    if (*area != in.actor.area) return refuse(code::role_forbidden);
    fact.schools[row_id(in.entry, fact.schools.size() + 1)] = {row.school_name, *area};
  }
  Answer answer = accept(fact);
  for (const auto& [id, school] : fact.schools) answer.count("school", static_cast<std::int64_t>(id));
  return answer;
}

SchoolsImported numbered(const SchoolsImportedUnnumbered& fact, policies::EntryNo entry) {
  constexpr std::uint64_t then_per_entry = 100'000;
  SchoolsImported now;
  for (const School& school : fact.rows) now.schools[entry * then_per_entry + now.schools.size() + 1] = school;
  return now;
}

void apply(World& world, const SchoolsImported& fact, const FactOrigin&) {
  for (const auto& [id, school] : fact.schools) world.state.schools[id] = school;
}
void apply(World& world, const SchoolsImportedUnnumbered& fact, const FactOrigin& origin) {
  apply(world, numbered(fact, origin.entry), origin);
}

namespace {

bool may_tell_of(const Context& in, std::uint64_t id, const School& school) {
  return in.actor.role == Role::school ? id == in.actor.organisation : school.jurisdiction == in.actor.area;
}

// One number is one person's, and a person has one number.
bool is_somebody_elses(const State& state, const StudentRow& row) {
  const Student* known = find_row(state.students, row.exam_number);
  const std::string* number = find_row(state.students_by_person, row.person);
  return (known != nullptr && known->person != row.person) || (number != nullptr && *number != row.exam_number);
}

// 0: the row can be taken.
Code problem_of(const Context& in, const StudentRow& row, std::set<std::string>& numbers) {
  constexpr std::int32_t first_grade = 1;
  const School* school = find_row(in.state.schools, row.school);
  if (blank(row.exam_number) || !row.person.given()) return code::schema_invalid;
  if (row.grade < first_grade || row.grade > graduating_grade) return code::schema_invalid;
  if (!is_year(row.school_year) || !is_year(row.school_year + graduating_grade + 1)) return code::schema_invalid;
  if (school == nullptr) return code::unknown_subject;
  if (!may_tell_of(in, row.school, *school)) return code::role_forbidden;
  if (row.id_check == IdFinding::malformed) return code::resident_id_malformed;
  if (is_somebody_elses(in.state, row)) return code::student_duplicate;
  const std::string of_year = row.exam_number + " " + std::to_string(row.school_year);
  return numbers.insert(of_year).second ? Code{0} : code::student_duplicate;
}

}  // namespace

Answer decide(const Context& in, const ImportStudents& command) {
  if (command.rows.empty() || command.rows.size() >= rows_per_entry) return malformed("rows");
  StudentsImported fact;
  std::set<std::string> numbers;
  std::vector<std::pair<std::int64_t, Code>> refused;
  for (std::size_t i = 0; i < command.rows.size(); ++i) {
    const Code problem = problem_of(in, command.rows[i], numbers);
    if (problem == 0) {
      fact.rows.push_back(command.rows[i]);
    } else {
      refused.emplace_back(static_cast<std::int64_t>(i + 1), problem);
    }
  }
  Answer answer = fact.rows.empty() ? refuse(refused.front().second) : accept(fact);
  answer.count("rows_taken", static_cast<std::int64_t>(fact.rows.size()));
  answer.count("rows_refused", static_cast<std::int64_t>(refused.size()));
  for (const auto& [row, problem] : refused) {
    const std::string_view own = code_name(problem);
    answer.count("row", row);
    answer.text("because", std::string(own.empty() ? custody::ledger_code_name(problem) : own));
  }
  return answer;
}

// The year before and the year after: who repeats a grade leaves one for the other.
void apply(World& world, const StudentsImported& fact, const FactOrigin& origin) {
  for (const StudentRow& row : fact.rows) {
    note_change(world.state, row.exam_number, origin.entry, Change::shown);
    Student& student = world.state.students[row.exam_number];
    student.person = row.person;
    if (!row.accounts.empty()) student.accounts = row.accounts;
    student.grades[row.school_year] = {row.grade, row.state.value_or(StudentState::enrolled)};
    const Date from = first_day_of(row.school_year);
    if (student.schools.empty() || school_on(student, from) != row.school) {
      const auto later = std::ranges::upper_bound(student.schools, from, {}, &SchoolPeriod::from);
      student.schools.insert(later, {row.school, from});
    }
    world.state.students_by_person[row.person] = row.exam_number;
    note_change(world.state, row.exam_number, origin.entry, Change::shown);
  }
}

Answer decide(const Context& in, const TransferStudent& command) {
  const Student* student = find_row(in.state.students, command.student);
  if (student == nullptr) return unknown("student");
  if (find_row(in.state.schools, command.school) == nullptr) return unknown("school");
  if (command.from < student->schools.back().from || command.school == student->schools.back().school) {
    return refuse(code::state_invalid);
  }
  if (!command.reason.given()) return refuse(code::reason_missing);
  return accept(StudentTransferred{command.student, {command.school, command.from}, command.reason});
}

void apply(World& world, const StudentTransferred& fact, const FactOrigin& origin) {
  note_change(world.state, fact.student, origin.entry, Change::shown);
  world.state.students.at(fact.student).schools.push_back(fact.to);
}

}  // namespace gongbao::exam
