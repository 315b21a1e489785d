// What this policy remembers, row by row. A student is known by the exam number; name and resident id are a token, and
// texts are hashes. Marks stand here in clear: they are decided on, and without the vault they are nobody's.
#pragma once

#include <map>

#include "base/personal.h"
#include "policies/exam/subjects.h"

namespace gongbao::exam {

// --- schools and students --------------------------------------------------------------------------------------------

struct School {
  std::string name;
  std::uint32_t jurisdiction = 0;
  GB_FIELDS(name, jurisdiction)
};
enum class StudentState : std::uint8_t { enrolled = 1, suspended = 2, transferred_out = 3, finished = 4 };
constexpr auto names_of(StudentState) {
  using enum StudentState;
  using namespace std::literals;
  return std::array{std::pair{enrolled, "enrolled"sv}, std::pair{suspended, "suspended"sv},
                    std::pair{transferred_out, "transferred_out"sv}, std::pair{finished, "finished"sv}};
}
struct GradeYear {
  std::int32_t grade = 0;
  StudentState state = StudentState::enrolled;
  GB_FIELDS(grade, state)
};
struct SchoolPeriod {
  std::uint64_t school = 0;
  Date from;
  GB_FIELDS(school, from)
};
struct Student {
  PersonToken person;
  std::vector<std::uint64_t> accounts;       // of the student and the guardians
  std::map<std::int32_t, GradeYear> grades;  // by school year
  std::vector<SchoolPeriod> schools;         // the first one first
  GB_FIELDS(person, accounts, grades, schools)
};

// --- courses ---------------------------------------------------------------------------------------------------------

struct PlannedCourse {
  std::string category;  // one of the 14 subjects, or another one that was approved
  std::int32_t grade = 0;
  Date planned_end;
  std::optional<std::string> approval_no;
  GB_FIELDS(category, grade, planned_end, approval_no)
};
struct PlanKey {
  std::uint64_t school = 0;
  std::int64_t exam_year = 0;
  GB_FIELDS(school, exam_year)
  auto operator<=>(const PlanKey&) const = default;
};
struct CourseKey {
  std::string student;
  Subject subject{};
  GB_FIELDS(student, subject)
  auto operator<=>(const CourseKey&) const = default;
};

// --- papers, sessions, attempts --------------------------------------------------------------------------------------

enum class PaperState : std::uint8_t { draft = 1, reviewed = 2, sealed = 3, used = 4 };
constexpr auto names_of(PaperState) {
  using enum PaperState;
  using namespace std::literals;
  return std::array{std::pair{draft, "draft"sv}, std::pair{reviewed, "reviewed"sv}, std::pair{sealed, "sealed"sv},
                    std::pair{used, "used"sv}};
}
struct Paper {
  Subject subject{};
  std::int64_t exam_year = 0;
  std::uint32_t owner = 0;  // a jurisdiction; 0: the city
  PaperState state = PaperState::draft;
  GB_FIELDS(subject, exam_year, owner, state)
};

enum class SessionMode : std::uint8_t { paper_open = 1, paper_closed = 2, computer = 3, practical = 4 };
constexpr auto names_of(SessionMode) {
  using enum SessionMode;
  using namespace std::literals;
  return std::array{std::pair{paper_open, "paper_open"sv}, std::pair{paper_closed, "paper_closed"sv},
                    std::pair{computer, "computer"sv}, std::pair{practical, "practical"sv}};
}
struct Session {
  Subject subject{};
  std::vector<Component> components;
  std::int64_t exam_year = 0;
  std::uint64_t paper = 0;
  std::uint32_t owner_area = 0;    // of a district; 0: the city's or a school's
  std::uint64_t owner_school = 0;  // 0: the city's or a district's
  Date held_on;
  SessionMode mode{};
  std::uint8_t round = 0;  // of listening
  std::vector<std::uint64_t> schools;
  bool closed = false;
  GB_FIELDS(subject, components, exam_year, paper, owner_area, owner_school, held_on, mode, round, schools, closed)
  bool has(Component component) const;
};

enum class AttemptState : std::uint8_t { registered = 1, present = 2, absent = 3, annulled = 4 };
constexpr auto names_of(AttemptState) {
  using enum AttemptState;
  using namespace std::literals;
  return std::array{std::pair{registered, "registered"sv}, std::pair{present, "present"sv},
                    std::pair{absent, "absent"sv}, std::pair{annulled, "annulled"sv}};
}
struct Attempt {
  std::string student;
  std::uint64_t session = 0;
  AttemptState state = AttemptState::registered;
  std::string script_no;
  std::uint64_t marker = 0;  // the account whom the script was given
  GB_FIELDS(student, session, state, script_no, marker)
};

// --- results ---------------------------------------------------------------------------------------------------------

enum class GradeValue : std::uint8_t { A = 1, B = 2, C = 3, D = 4 };  // 由高到低 (3.3.2a)
constexpr auto names_of(GradeValue) {
  using enum GradeValue;
  using namespace std::literals;
  return std::array{std::pair{A, "A"sv}, std::pair{B, "B"sv}, std::pair{C, "C"sv}, std::pair{D, "D"sv}};
}
enum class PassValue : std::uint8_t { pass = 1, fail = 2 };  // 合格, 不合格 (3.3.3a)
constexpr auto names_of(PassValue) {
  using enum PassValue;
  using namespace std::literals;
  return std::array{std::pair{pass, "pass"sv}, std::pair{fail, "fail"sv}};
}
enum class Standing : std::uint8_t { value = 1, absent = 2, exempt = 3 };
constexpr auto names_of(Standing) {
  using enum Standing;
  using namespace std::literals;
  return std::array{std::pair{value, "value"sv}, std::pair{absent, "absent"sv}, std::pair{exempt, "exempt"sv}};
}
enum class ResultState : std::uint8_t { draft = 1, confirmed = 2, published = 3, corrected = 4 };
constexpr auto names_of(ResultState) {
  using enum ResultState;
  using namespace std::literals;
  return std::array{std::pair{draft, "draft"sv}, std::pair{confirmed, "confirmed"sv},
                    std::pair{published, "published"sv}, std::pair{corrected, "corrected"sv}};
}
struct ResultKey {
  std::string student;
  Subject subject{};
  Component component = Component::whole;
  std::uint8_t round = 0;  // of listening; 0 of others
  GB_FIELDS(student, subject, component, round)
  auto operator<=>(const ResultKey&) const = default;
};
// What is said of a component or subject; which member speaks is said by the class of the subject.
struct Value {
  Standing standing = Standing::value;
  std::int64_t centipoints = 0;     // of a component; of a grade the raw points, where there are any
  std::optional<GradeValue> grade;  // assessed
  std::optional<PassValue> pass;    // appraised
  GB_FIELDS(standing, centipoints, grade, pass)
  bool operator==(const Value&) const = default;
};
struct ExamResult {
  Value value;
  ResultState state = ResultState::draft;
  std::int64_t most = 0;           // the maximum that held when it was entered
  std::uint32_t jurisdiction = 0;  // that marks it
  std::uint64_t entered_by = 0;    // 0: the attendance list
  std::uint64_t attempt = 0;
  std::uint32_t version = 1;
  GB_FIELDS(value, state, most, jurisdiction, entered_by, attempt, version)
  bool is_public() const { return state >= ResultState::published; }
};
struct Correction {
  ResultKey target;
  Value before;
  Value after;
  SealedText reason;
  std::uint64_t officer = 0;
  Date on;
  GB_FIELDS(target, before, after, reason, officer, on)
};

struct CutsKey {
  std::uint32_t jurisdiction = 0;
  Subject subject{};
  std::int64_t exam_year = 0;
  GB_FIELDS(jurisdiction, subject, exam_year)
  auto operator<=>(const CutsKey&) const = default;
};
struct GradeCuts {  // in hundredths; each bound belongs to the grade above it
  std::int64_t a = 0, b = 0, c = 0;
  GB_FIELDS(a, b, c)
};
struct Publication {
  Date on;
  std::optional<Date> recheck_until;
  GB_FIELDS(on, recheck_until)
};

enum class RecheckState : std::uint8_t { requested = 1, unchanged = 2, changed = 3 };
constexpr auto names_of(RecheckState) {
  using enum RecheckState;
  using namespace std::literals;
  return std::array{std::pair{requested, "requested"sv}, std::pair{unchanged, "unchanged"sv},
                    std::pair{changed, "changed"sv}};
}
struct Recheck {
  std::string student;
  Subject subject{};
  Date requested_on;
  RecheckState state = RecheckState::requested;
  SealedText reason;
  GB_FIELDS(student, subject, requested_on, state, reason)
};

// --- graduation, admission, questions --------------------------------------------------------------------------------

struct GraduationRule {
  std::int64_t minimum_percent = 0;  // of the maximum of each examined subject
  GradeValue lowest_grade = GradeValue::D;
  std::int64_t passes = 0;
  GB_FIELDS(minimum_percent, lowest_grade, passes)
};
struct AdmissionExport {
  std::int64_t exam_year = 0;
  std::vector<std::string> columns;
  bool partial = false;
  std::vector<std::string> students;
  std::vector<std::string> incomplete;  // those of them that have no total
  Date on;
  GB_FIELDS(exam_year, columns, partial, students, incomplete, on)
};

enum class CaseType : std::uint8_t { question = 1, unified_test = 2, early_end = 3, other = 4 };
constexpr auto names_of(CaseType) {
  using enum CaseType;
  using namespace std::literals;
  return std::array{std::pair{question, "question"sv}, std::pair{unified_test, "unified_test"sv},
                    std::pair{early_end, "early_end"sv}, std::pair{other, "other"sv}};
}
enum class CaseState : std::uint8_t { open = 1, replied = 2 };
constexpr auto names_of(CaseState) {
  using enum CaseState;
  using namespace std::literals;
  return std::array{std::pair{open, "open"sv}, std::pair{replied, "replied"sv}};
}
struct DeskCase {
  CaseType type{};
  std::uint64_t account = 0;
  std::uint64_t school = 0;  // 0: none is named
  SealedText text;
  Date filed_on;
  CaseState state = CaseState::open;
  SealedText reply;
  std::optional<Date> replied_on;
  GB_FIELDS(type, account, school, text, filed_on, state, reply, replied_on)
};

}  // namespace gongbao::exam
