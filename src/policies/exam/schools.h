// Schools and students of the 18 jurisdictions (addressees-a): imported year by year, a verdict per row; a student who
// moves takes along what was collected.
#pragma once

#include "policies/exam/context.h"

namespace gongbao::exam {

struct SchoolRow {
  std::string school_name;
  std::string jurisdiction;
  GB_FIELDS(school_name, jurisdiction)
};
struct ImportSchools {
  static constexpr std::uint16_t number = 7001;
  static constexpr std::string_view name = "import_schools";
  std::vector<SchoolRow> rows;
  GB_FIELDS(rows)
};
struct SchoolsImported {
  static constexpr std::uint16_t number = 7524;
  std::map<std::uint64_t, School> schools;
  GB_FIELDS(schools)
};
// As rules before the eighth told it: the school of row n was, and stays, entry × 100,000 + n.
struct SchoolsImportedUnnumbered {
  static constexpr std::uint16_t number = 7501;
  std::vector<School> rows;
  GB_FIELDS(rows)
};
SchoolsImported numbered(const SchoolsImportedUnnumbered& fact, policies::EntryNo entry);

struct StudentRow {
  std::string exam_number;
  PersonToken person;
  std::optional<IdFinding> id_check;
  std::uint64_t school = 0;
  std::int32_t school_year = 0;
  std::int32_t grade = 0;
  std::optional<StudentState> state;    // enrolled where nothing is said
  std::vector<std::uint64_t> accounts;  // of the student and the guardians
  GB_FIELDS(exam_number, person, id_check, school, school_year, grade, state, accounts)
};
struct ImportStudents {
  static constexpr std::uint16_t number = 7002;
  static constexpr std::string_view name = "import_students";
  std::vector<StudentRow> rows;
  GB_FIELDS(rows)
};
struct StudentsImported {
  static constexpr std::uint16_t number = 7502;
  std::vector<StudentRow> rows;
  GB_FIELDS(rows)
};

struct TransferStudent {
  static constexpr std::uint16_t number = 7003;
  static constexpr std::string_view name = "transfer_student";
  std::string student;
  std::uint64_t school = 0;
  Date from;
  SealedText reason;
  GB_FIELDS(student, school, from, reason)
};
struct StudentTransferred {
  static constexpr std::uint16_t number = 7503;
  std::string student;
  SchoolPeriod to;
  SealedText reason;
  GB_FIELDS(student, to, reason)
};

Answer decide(const Context& in, const ImportSchools& command);
Answer decide(const Context& in, const ImportStudents& command);
Answer decide(const Context& in, const TransferStudent& command);
void apply(World& world, const SchoolsImported& fact, const FactOrigin& origin);
void apply(World& world, const SchoolsImportedUnnumbered& fact, const FactOrigin& origin);
void apply(World& world, const StudentsImported& fact, const FactOrigin& origin);
void apply(World& world, const StudentTransferred& fact, const FactOrigin& origin);

using SchoolCommands = policies::TypeList<ImportSchools, ImportStudents, TransferStudent>;
using SchoolFacts =
    policies::TypeList<SchoolsImported, SchoolsImportedUnnumbered, StudentsImported, StudentTransferred>;

}  // namespace gongbao::exam
