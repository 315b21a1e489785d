// Who read what of a person, told to that person: a family's of its contracts, a household's of its registry and papers
// (spec/02 21a, spec/03 part 9). By office, never by the reader's name. A document says whose a token and a paper are;
// the readings are the city's facts (policies/persons) and reach these rows through the registry.
#pragma once

#include "policies/view_rows.h"

namespace gongbao::shared {

enum class ReadingKind : std::uint8_t { person = 1, attachment = 2, erasure = 3 };
constexpr auto names_of(ReadingKind) {
  using enum ReadingKind;
  using namespace std::literals;
  return std::array{std::pair{person, "person"sv}, std::pair{attachment, "attachment"sv},
                    std::pair{erasure, "erasure"sv}};
}

namespace view {

struct OwnReading {
  static constexpr std::string_view table = "own_readings";
  static constexpr std::size_t key_fields = 3;
  std::uint64_t entry = 0;
  std::uint64_t household = 0;  // 0 where an account is all that is known
  std::uint64_t account = 0;    // that is told; 0: nobody's yet
  Date day;
  ReadingKind kind = ReadingKind::person;
  access::Role by_role = access::Role::public_;
  std::uint64_t by_organisation = 0;
  std::uint64_t by_area = 0;
  std::string fields;          // of the person, apart by blanks
  std::uint64_t named_by = 0;  // the entry that named the paper
  GB_FIELDS(entry, household, account, day, kind, by_role, by_organisation, by_area, fields, named_by)
};

// Whose a token is: a household's, whoever speaks for it, or an account's.
struct PersonOf {
  static constexpr std::string_view table = "persons_of";
  static constexpr std::size_t key_fields = 3;
  Id16 person{};
  std::uint64_t of_household = 0;
  std::uint64_t of_account = 0;
  GB_FIELDS(person, of_household, of_account)
};

// Whose the papers are that an entry named.
struct PaperOf {
  static constexpr std::string_view table = "papers_of";
  static constexpr std::size_t key_fields = 3;
  std::uint64_t named_by = 0;
  std::uint64_t of_household = 0;
  std::uint64_t of_account = 0;
  GB_FIELDS(named_by, of_household, of_account)
};

// Who speaks for a household; follows it to another account (Rows::move_household). And who is in it, so that whoever
// is in it by mistake can be taken out of PersonOf.
struct SpeaksFor {
  static constexpr std::string_view table = "speaks_for";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t household = 0;
  std::uint64_t account = 0;
  std::vector<Id16> people;
  GB_FIELDS(household, account, people)
};

// To whose they are, that reading; row: what is said of it.
void tell_reading_of_person(policies::Rows& rows, const Id16& person, OwnReading row);
void tell_reading_of_paper(policies::Rows& rows, std::uint64_t named_by, OwnReading row);

}  // namespace view

// Adds the list and its tables to a document's.
void add_own_readings(policies::ViewSystem& system, access::Role reader, std::string_view clauses);
// Whether that document tells them.
bool tells_own_readings(const policies::ViewSystem& system);

}  // namespace gongbao::shared
