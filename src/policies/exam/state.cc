// How things stand, read from the rows.
#include "policies/exam/state.h"

#include <algorithm>

namespace gongbao::exam {

bool Session::has(Component component) const { return std::ranges::find(components, component) != components.end(); }

namespace {

// A school year that was not sat through is gone through again.
std::int64_t exam_year_by(std::int32_t school_year, const GradeYear& row) {
  const bool lost = row.state == StudentState::suspended;
  return school_year + (graduating_grade - row.grade) + 1 + (lost ? 1 : 0);
}

// The school year 2021 is the one that the scheme of physical education counts from (3.2.1d).
constexpr std::int32_t scheme_school_year = 2021;

}  // namespace

void note_change(State& state, const std::string& student, std::uint64_t entry, Change change) {
  const Student* row = find_row(state.students, student);
  if (row == nullptr) return;
  YearChanges& changes = state.changes[exam_year_of(*row)];
  changes.any = entry;
  if (change == Change::shown) changes.shown = entry;
}

YearChanges changes_of(const State& state, std::int64_t exam_year) {
  const YearChanges* row = find_row(state.changes, exam_year);
  return row == nullptr ? YearChanges{} : *row;
}

std::int64_t exam_year_of(const Student& student) {
  if (student.grades.empty()) return 0;
  const auto& [school_year, row] = *student.grades.rbegin();
  return exam_year_by(school_year, row);
}

bool is_transferred_out(const Student& student) {
  return !student.grades.empty() && student.grades.rbegin()->second.state == StudentState::transferred_out;
}

std::int64_t pe_year_of(const State& state, const Student& student) {
  const std::int64_t exam_year = exam_year_of(student);
  if (student.grades.empty() || state.parameters.text("pe_step_by", rules_day(exam_year)) == "exam_year") {
    return exam_year;
  }
  // Where the history begins later, the grade of then leads back without a break.
  const auto row = student.grades.lower_bound(scheme_school_year);
  const auto& [school_year, first] = row == student.grades.end() ? *student.grades.rbegin() : *row;
  return school_year + (graduating_grade - first.grade) + 1;
}

bool is_covered(const State& state, std::int64_t exam_year) {
  return exam_year >= state.parameters.count("first_exam_year", rules_day(exam_year));
}

bool is_covered(const State& state, const Student& student) {
  const std::int64_t exam_year = exam_year_of(student);
  const Date day = rules_day(exam_year);
  if (state.parameters.text("cohort_test", day) == "exam_year") return is_covered(state, exam_year);
  const Date issued = state.parameters.date("in_force_from", day);
  const GradeYear* then = find_row(student.grades, school_year_of(issued));
  return then == nullptr ? is_covered(state, exam_year) : then->grade <= covered_grade;
}

std::int32_t grade_on(const Student& student, Date day) {
  const GradeYear* row = find_row(student.grades, school_year_of(day));
  return row == nullptr || row->state == StudentState::suspended ? 0 : row->grade;
}

std::uint64_t school_on(const Student& student, Date day) {
  std::uint64_t school = 0;
  for (const SchoolPeriod& period : student.schools) {
    if (school == 0 || period.from <= day) school = period.school;
  }
  return school;
}

std::uint32_t jurisdiction_on(const State& state, const Student& student, Date day) {
  const School* school = find_row(state.schools, school_on(student, day));
  return school == nullptr ? 0 : school->jurisdiction;
}

Maxima maxima_for(const State& state, const Student& student, Subject subject) {
  return maxima_of(state.parameters, subject, exam_year_of(student), pe_year_of(state, student));
}

}  // namespace gongbao::exam
