// The whole of this policy's state; changed by apply only. Rows are keyed by the entry that made them, schools by entry
// and row, students by exam number, results by what they are of.
#pragma once

#include "policies/exam/rows.h"
#include "policies/shared/find_row.h"

namespace gongbao::exam {

// Entries that last changed what is counted of an exam year (figures.h): what is published and who is there; anything.
struct YearChanges {
  std::uint64_t shown = 0, any = 0;
};

struct State {
  law::Parameters parameters;  // of this document
  std::map<std::uint64_t, School> schools;
  std::map<std::string, Student> students;
  std::map<PersonToken, std::string> students_by_person;
  std::map<PlanKey, std::vector<PlannedCourse>> plans;
  std::map<CourseKey, Date> completions;
  std::map<std::uint64_t, Paper> papers;
  std::map<std::uint64_t, Session> sessions;
  std::map<std::uint64_t, Attempt> attempts;
  std::map<std::string, std::vector<std::uint64_t>> attempts_of;    // by student
  std::map<std::uint64_t, std::vector<std::uint64_t>> attempts_in;  // by session
  std::map<std::string, std::uint64_t> scripts;                     // attempt by number
  std::map<ResultKey, ExamResult> results;
  std::map<std::uint64_t, std::vector<Correction>> corrections;
  std::map<CutsKey, GradeCuts> cuts;
  std::map<CutsKey, Publication> publications;
  std::map<std::uint64_t, Recheck> rechecks;
  std::map<std::uint32_t, GraduationRule> graduation_rules;  // by jurisdiction; 0: of the city
  std::map<std::uint64_t, AdmissionExport> exports;
  std::map<std::uint64_t, DeskCase> desk;
  std::map<std::int64_t, YearChanges> changes;  // kept by no image: whoever counts has begun since the start

  GB_FIELDS(parameters, schools, students, students_by_person, plans, completions, papers, sessions, attempts,
            attempts_of, attempts_in, scripts, results, corrections, cuts, publications, rechecks, graduation_rules,
            exports, desk)
};

using shared::find_row;

enum class Change : std::uint8_t { shown, entered };
void note_change(State& state, const std::string& student, std::uint64_t entry, Change change);
YearChanges changes_of(const State& state, std::int64_t exam_year);

// The year in which grade 9 ends, by the last row of the history: repeating and suspension move it.
std::int64_t exam_year_of(const Student& student);
// 转出: who went elsewhere sits there, and is neither counted nor waited for here.
bool is_transferred_out(const Student& student);
// The year whose stage of physical education holds for the student (pe_step_by).
std::int64_t pe_year_of(const State& state, const Student& student);
// 现八年级学生起 (final-b), as the city reads it (cohort_test).
bool is_covered(const State& state, std::int64_t exam_year);
bool is_covered(const State& state, const Student& student);
// 0: not enrolled in that school year.
std::int32_t grade_on(const Student& student, Date day);
// 0: none yet.
std::uint64_t school_on(const Student& student, Date day);
std::uint32_t jurisdiction_on(const State& state, const Student& student, Date day);
Maxima maxima_for(const State& state, const Student& student, Subject subject);

}  // namespace gongbao::exam
