// The view rows of this policy, one struct per table; what writes them is in project.cc, the lists are in lists.cc. A
// column with a name of view_rows.h carries a scope; the rest is what a list shows.
#pragma once

#include "policies/exam/commands.h"
#include "policies/view_rows.h"

namespace gongbao::exam::view {

using policies::Area;

struct SchoolListed {
  static constexpr std::string_view table = "schools";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t school = 0;
  std::string name;
  Area area;
  GB_FIELDS(school, name, area)
};

// As the last row of the history and the last transfer say.
struct StudentListed {
  static constexpr std::string_view table = "students";
  static constexpr std::size_t key_fields = 1;
  std::string exam_number;
  PersonToken person;
  std::uint64_t school = 0;
  Area area;
  std::int64_t exam_year = 0;
  std::int32_t school_year = 0;
  std::int32_t grade_no = 0;
  StudentState state{};
  GB_FIELDS(exam_number, person, school, area, exam_year, school_year, grade_no, state)
};
// Under which numbers an account finds a transcript: one's own, or that of a child.
struct OwnStudent {
  static constexpr std::string_view table = "own_students";
  static constexpr std::size_t key_fields = 2;
  std::string exam_number;
  std::uint64_t account = 0;
  std::int64_t exam_year = 0;
  GB_FIELDS(exam_number, account, exam_year)
};

struct PaperListed {
  static constexpr std::string_view table = "papers";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t paper = 0;
  Area area;  // whose it is; none: the city's
  Subject subject{};
  std::int64_t exam_year = 0;
  PaperState state{};
  GB_FIELDS(paper, area, subject, exam_year, state)
};

struct SessionListed {
  static constexpr std::string_view table = "sessions";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t session = 0;
  Subject subject{};
  std::string components;  // apart by blanks
  std::int64_t exam_year = 0;
  Date held_on;
  SessionMode mode{};
  std::int64_t round_no = 0;  // of listening
  Area area;                  // whose it is; none: the city's or a school's
  std::uint64_t school = 0;   // whose it is; 0: the city's or a district's
  bool closed = false;
  GB_FIELDS(session, subject, components, exam_year, held_on, mode, round_no, area, school, closed)
};

// The paper of a session, which its list does not show.
struct PaperOfSession {
  static constexpr std::string_view table = "papers_of_sessions";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t session = 0;
  std::uint64_t paper = 0;
  GB_FIELDS(session, paper)
};

struct AttemptListed {
  static constexpr std::string_view table = "attempts";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t attempt = 0;
  std::string exam_number;
  std::uint64_t school = 0;
  Area area;
  std::uint64_t session = 0;
  Subject subject{};
  Date held_on;
  std::int64_t round_no = 0;
  AttemptState state{};
  std::string script_no;  // for the marking desk only: no list shows it beside a student
  GB_FIELDS(attempt, exam_number, school, area, session, subject, held_on, round_no, state, script_no)
};

// What a marker has on the desk: a number and a test, nobody's name and nobody's exam number.
struct Script {
  static constexpr std::string_view table = "scripts";
  static constexpr std::size_t key_fields = 1;
  std::string script_no;
  std::uint64_t account = 0;  // who marks it
  std::uint64_t attempt = 0;
  Area area;
  Subject subject{};
  std::string components;
  bool marked = false;
  GB_FIELDS(script_no, account, attempt, area, subject, components, marked)
};

struct ResultListed {
  static constexpr std::string_view table = "results";
  static constexpr std::size_t key_fields = 4;
  std::string exam_number;
  Subject subject{};
  Component component{};
  std::int64_t round_no = 0;
  std::uint64_t school = 0;
  Area area;  // that marks it
  Standing standing{};
  std::optional<std::int64_t> centipoints;
  std::optional<std::int64_t> most_centipoints;
  std::optional<GradeValue> grade;
  std::optional<PassValue> pass;
  ResultState state{};
  std::int64_t version = 1;
  Date changed_on;
  bool told_to_school = false;  // once it is published, and what the school gave itself
  GB_FIELDS(exam_number, subject, component, round_no, school, area, standing, centipoints, most_centipoints, grade,
            pass, state, version, changed_on, told_to_school)
};

struct Published {
  static constexpr std::string_view table = "publications";
  static constexpr std::size_t key_fields = 3;
  Area area;
  std::int64_t exam_year = 0;
  Subject subject{};
  Date published_on;
  std::optional<Date> recheck_until;
  GB_FIELDS(area, exam_year, subject, published_on, recheck_until)
};

struct Rechecking {
  static constexpr std::string_view table = "rechecks";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t recheck = 0;
  std::uint64_t account = 0;  // 0: the row of the school and the district
  std::string exam_number;
  std::uint64_t school = 0;
  Area area;
  Subject subject{};
  RecheckState state{};
  Date requested_on;
  std::optional<Date> decided_on;
  GB_FIELDS(recheck, account, exam_number, school, area, subject, state, requested_on, decided_on)
};

struct Corrected {
  static constexpr std::string_view table = "corrections";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t correction = 0;  // its entry
  std::string exam_number;
  std::uint64_t school = 0;
  Area area;
  Subject subject{};
  Component component{};
  std::string value_before;
  std::string value_after;
  std::uint64_t by_account = 0;
  Date corrected_on;
  GB_FIELDS(correction, exam_number, school, area, subject, component, value_before, value_after, by_account,
            corrected_on)
};

struct Exported {
  static constexpr std::string_view table = "admission_exports";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t export_no = 0;
  std::int64_t exam_year = 0;
  bool partial = false;
  std::int64_t students = 0;
  std::int64_t incomplete = 0;
  Date exported_on;
  GB_FIELDS(export_no, exam_year, partial, students, incomplete, exported_on)
};

struct Asked {
  static constexpr std::string_view table = "desk";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t case_id = 0;
  std::uint64_t account = 0;
  Area area;  // of the school that is named
  std::uint64_t about_school = 0;
  CaseType kind{};
  CaseState state{};
  SealedText text;
  SealedText reply;
  std::uint64_t reply_entry = 0;
  Date filed_on;
  std::optional<Date> replied_on;
  GB_FIELDS(case_id, account, area, about_school, kind, state, text, reply, reply_entry, filed_on, replied_on)
};

}  // namespace gongbao::exam::view

namespace gongbao::exam {

void project_facts(policies::Rows& rows, std::uint16_t number, ByteView bytes, const FactOrigin& origin);

}  // namespace gongbao::exam
