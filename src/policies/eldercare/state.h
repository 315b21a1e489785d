// The whole of this policy's state; changed by apply only. Rows are keyed by the entry that made them, institutions and
// the applications of a renewal by entry and row, departments by their area.
#pragma once

#include "law/calendar.h"
#include "law/parameters.h"
#include "policies/eldercare/rows.h"
#include "policies/shared/find_row.h"

namespace gongbao::eldercare {

struct State {
  law::Parameters parameters;  // of this document
  std::map<law::AreaCode, Department> departments;
  std::map<std::uint64_t, Institution> institutions;
  std::map<std::uint64_t, Round> rounds;
  std::map<std::uint64_t, Application> applications;
  std::map<std::uint64_t, std::vector<std::uint64_t>> applications_of;  // by round
  std::map<std::uint64_t, Membership> memberships;                      // by application
  std::map<PersonToken, std::vector<std::uint64_t>> memberships_of;     // by person
  std::map<std::uint64_t, Report> reports;
  std::map<std::uint64_t, LedgerEntry> entries;
  std::map<std::uint64_t, Record> records;
  std::map<std::uint64_t, Appraisal> appraisals;
  std::map<std::string, std::vector<Interpretation>> interpretations;  // by clause

  GB_FIELDS(parameters, departments, institutions, rounds, applications, applications_of, memberships, memberships_of,
            reports, entries, records, appraisals, interpretations)
};

using shared::find_row;

// --- departments (addressees-a) --------------------------------------------------------------------------------------

// The city's own department has a code that no district has.
inline constexpr law::AreaCode city_department = 110000;
// By the name that the parameter has for it: CITY, 110114, BDA; nullopt: it is no addressee.
std::optional<law::AreaCode> department_named(const law::Parameters& terms, std::string_view text, Date day);
std::string department_text(law::AreaCode department);
// As the numbers of the working ledger have it: 昌平.
std::string department_label(law::AreaCode department);
// 昌平-2024-0001
std::string ledger_number(const LedgerEntry& row);

// 应指定工作人员 (7a)
bool has_contact_staff(const State& state, law::AreaCode department, Date day);
// 应公布 (8a): those of the required ones that are not public that day.
std::vector<std::string> channels_missing(const State& state, law::AreaCode department, Date day);
std::vector<std::string> channels_missing(const std::vector<std::string>& required, const Channels& shown);

// --- the pool --------------------------------------------------------------------------------------------------------

// Of that person in that pool on that day; 0: none.
std::uint64_t membership_on(const State& state, const PersonToken& person, law::AreaCode department, Date day);
// Of that person in that pool year, whatever became of it; who came back has one that lasts. 0: none.
std::uint64_t membership_of_year(const State& state, const PersonToken& person, law::AreaCode department,
                                 std::int32_t year);
// Of the year in another department, and not over.
bool is_member_elsewhere(const State& state, const PersonToken& person, law::AreaCode department, std::int32_t year,
                         Date day);
// In the pool of that year, or in an undecided round of it: nobody is taken twice.
bool has_a_place(const State& state, const PersonToken& person, law::AreaCode department, std::int32_t year);
// 对上一年度表现突出的社会监督员,可依其意愿优先纳入 (6b)
bool is_preferred(const State& state, const PersonToken& person, law::AreaCode department, std::int32_t year);

std::int32_t year_of(Date day);
Date last_day_of_year(std::int32_t year);
// Sixty on the sixtieth birthday (5.3).
bool has_reached_age(Date born_on, int years, Date day);

}  // namespace gongbao::eldercare
