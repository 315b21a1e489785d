// Role × scope of spec/06 part 2 and the "by" column of part 6, as one table. A department is an area, the city's own
// is one as well: the city bureau acts for it and for no district.
#include <array>

#include "policies/eldercare/questions.h"

namespace gongbao::eldercare {

namespace {

using access::Grant;
using access::Role;
using access::Scope;

constexpr Grant of_staff{Role::contact_staff, Scope::own_area};
constexpr Grant of_bureau{Role::civil_affairs, Scope::own_area};
constexpr Grant of_city{Role::city_civil_affairs, Scope::own_area};
constexpr Grant of_centre{Role::welfare_centre, Scope::own_organisation};
constexpr Grant of_supervisor{Role::supervisor, Scope::own_person};

constexpr std::array staff_only{of_staff};
constexpr std::array staff_and_centre{of_staff, of_centre};
constexpr std::array bureaus{of_bureau, of_city};
constexpr std::array applicants_only{Grant{Role::applicant, Scope::own_person}};
constexpr std::array supervisors_only{of_supervisor};
constexpr std::array who_reports{of_staff, of_centre, of_supervisor};
constexpr std::array who_checks{of_bureau, of_city, of_staff, of_centre};
constexpr std::array institutions_only{Grant{Role::eldercare_institution, Scope::own_organisation}};
constexpr std::array interpreters{Grant{Role::city_civil_affairs, Scope::city}};

constexpr access::Granted eldercare_commands[] = {
    // departments.h
    {"publish_channels", staff_only},
    {"designate_contact_staff", bureaus},
    {"set_department_policy", bureaus},
    {"import_institutions", bureaus},
    {"add_interpretation", interpreters},
    // rounds.h, applications.h
    {"open_round", bureaus},
    {"select", bureaus},
    {"apply", applicants_only},
    {"withdraw_application", applicants_only},
    {"review_application", bureaus},
    // pool.h
    {"rate_supervisor", bureaus},
    {"state_will", supervisors_only},
    {"renew_pool", bureaus},
    {"leave", supervisors_only},
    {"remove_member", bureaus},
    // reports.h, entries.h
    {"receive_report", who_reports},
    {"accept_report", staff_and_centre},
    {"return_report", staff_and_centre},
    {"order_rectification", bureaus},
    {"report_rectification", institutions_only},
    {"check_rectification", who_checks},
    {"decide_not_substantiated", bureaus},
    {"transfer_entry", bureaus},
    {"give_feedback", staff_and_centre},
    {"close_entry", bureaus},
    // records.h
    {"record_activity", staff_only},
    {"record_participation", staff_only},
    {"record_convenience", staff_only},
    {"record_appraisal", supervisors_only},
};

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(eldercare_commands, command); }

namespace {

// The city's bureau looks at every department, and acts for its own.
constexpr Grant of_whole_city{Role::city_civil_affairs, Scope::city};
constexpr Grant of_institution{Role::eldercare_institution, Scope::own_organisation};
constexpr Grant of_applicant{Role::applicant, Scope::own_person};
constexpr Grant of_auditor{Role::auditor, Scope::city};
constexpr std::array department_readers{of_staff, of_bureau, of_whole_city, of_auditor};
constexpr std::array member_readers{of_supervisor, of_staff, of_bureau, of_whole_city, of_auditor};
constexpr std::array report_readers{of_supervisor, of_staff, of_centre, of_bureau, of_whole_city, of_auditor};
constexpr std::array entry_readers{of_institution, of_staff, of_centre, of_bureau, of_whole_city, of_auditor};
constexpr std::array history_readers{of_applicant, of_supervisor, of_staff,       of_centre,
                                     of_bureau,    of_city,       of_institution, of_auditor};
// In clear: who they are, and the department whose pool it is.
constexpr std::array person_readers{of_applicant, of_supervisor, of_staff, of_bureau, of_city};
// What was reported, ordered and answered; never to the institution what a supervisor wrote (part 9).
constexpr std::array paper_readers{of_applicant, of_supervisor, of_staff,      of_centre,
                                   of_bureau,    of_city,       of_institution};
constexpr auto anybody_at_all = [] {
  std::array<Grant, names_of(Role{}).size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {names_of(Role{})[i].first, Scope::city};
  return all;
}();

constexpr access::Granted eldercare_questions[] = {
    {AskRecruitment::name, anybody_at_all},
    {AskStatistics::name, anybody_at_all},
    {AskOverview::name, department_readers},
    {AskDuties::name, department_readers},
    {AskMember::name, member_readers},
    {AskLedgerEntry::name, entry_readers},
    {AskReport::name, report_readers},
    {"entry", history_readers},
    {"person", person_readers},
    {"paper", paper_readers},
};

}  // namespace

std::span<const Grant> grants_of_question(std::string_view question) {
  return access::grants_in(eldercare_questions, question);
}

}  // namespace gongbao::eldercare
