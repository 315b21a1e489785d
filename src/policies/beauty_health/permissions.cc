// Role × scope of spec/09 part 2 and the "by" column of part 6, as one table. A unit is an area, its officers act for
// it; customs and the drug administration are units with desks of their own.
#include <array>

#include "policies/beauty_health/questions.h"

namespace gongbao::beauty_health {

namespace {

using access::Grant;
using access::Role;
using access::Scope;

constexpr Grant of_unit{Role::responsible_unit, Scope::own_area};
constexpr Grant of_district{Role::district, Scope::own_area};
constexpr Grant of_customs{Role::customs, Scope::own_area};
constexpr Grant of_drugs{Role::drug_admin, Scope::own_area};
constexpr Grant of_enterprise{Role::enterprise, Scope::own_organisation};
constexpr Grant of_institution{Role::research_institution, Scope::own_organisation};
constexpr Grant of_coordinator{Role::coordinator, Scope::city};

constexpr std::array coordinators{of_coordinator};
constexpr std::array unit_desks{of_unit, of_district, of_customs, of_drugs};
constexpr std::array deciders{of_unit, of_district, of_drugs};
constexpr std::array applicants{of_enterprise, of_institution};
constexpr std::array enterprises{of_enterprise};
constexpr std::array institutions{of_institution, of_enterprise};
constexpr std::array treasuries{Grant{Role::city_finance, Scope::city}, Grant{Role::district_finance, Scope::own_area}};
constexpr std::array customs_only{of_customs};
constexpr std::array drugs_only{of_drugs};
constexpr std::array districts_only{of_district};
constexpr std::array green_channel{of_drugs, of_district};
constexpr std::array reporters{of_enterprise, of_institution, of_drugs};
constexpr std::array approvers{of_unit, of_drugs};
constexpr std::array everybody_named{of_unit, of_district, of_customs, of_drugs, of_enterprise, of_institution};
constexpr std::array raisers{of_enterprise, of_institution, of_unit, of_district, of_customs, of_drugs};

constexpr access::Granted beauty_commands[] = {
    // items.h
    {"name_districts", coordinators},
    {"plan_item", unit_desks},
    {"report_item", unit_desks},
    {"finish_item", unit_desks},
    {"reopen_item", coordinators},
    // enterprises.h
    {"register_enterprise", applicants},
    {"register_certificate", drugs_only},
    {"transfer_certificate", drugs_only},
    {"cancel_certificate", drugs_only},
    // funding.h
    {"open_budget", treasuries},
    {"change_budget", treasuries},
    {"close_budget", treasuries},
    {"set_kind_rule", deciders},
    // applications.h
    {"submit_application", applicants},
    {"accept", deciders},
    {"return", deciders},
    {"withdraw", applicants},
    {"refuse", deciders},
    {"close_application", deciders},
    {"give_opinion", unit_desks},
    // awards.h
    {"approve", deciders},
    {"withdraw_approval", deciders},
    {"publicise", deciders},
    {"pay", treasuries},
    {"claw_back", treasuries},
    // samples.h
    {"precheck_sample", enterprises},
    {"decide_sample", customs_only},
    {"account_sample", enterprises},
    {"request_bonded", enterprises},
    {"release_bonded", customs_only},
    {"close_bonded", customs_only},
    // reactions.h
    {"report_reaction", reporters},
    {"evaluate_reaction", drugs_only},
    {"import_reaction_table", drugs_only},
    {"query_reactions", enterprises},
    // registers.h
    {"register_platform", institutions},
    {"register_ward", institutions},
    {"register_study", institutions},
    {"register_pilot", institutions},
    {"record_entry", everybody_named},
    {"confirm_record", unit_desks},
    {"correct_record", everybody_named},
    {"attach_file", everybody_named},
    {"flag_green_filing", green_channel},
    {"open_window", districts_only},
    {"book_window", enterprises},
    {"record_approval_time", approvers},
    // conference.h
    {"raise_issue", raisers},
    {"hold_conference", coordinators},
    {"answer_issue", unit_desks},
};

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(beauty_commands, command); }

namespace {

// A unit its own, the conference and the auditor all of it, an applicant what is its own (part 9).
constexpr std::array history_readers{of_coordinator, of_unit,       of_district,    of_customs,
                                     of_drugs,       of_enterprise, of_institution, Grant{Role::auditor, Scope::city}};
constexpr std::array paper_readers{of_coordinator, of_unit,       of_district,   of_customs,
                                   of_drugs,       of_enterprise, of_institution};

constexpr Grant of_auditor{Role::auditor, Scope::city};
// 他方进度 (part 2): how far each is, every unit sees; what it is to do in full, its own desk shows.
constexpr std::array board_readers{of_coordinator,
                                   Grant{Role::responsible_unit, Scope::city},
                                   Grant{Role::district, Scope::city},
                                   Grant{Role::customs, Scope::city},
                                   Grant{Role::drug_admin, Scope::city},
                                   of_auditor};
constexpr std::array desk_readers{of_coordinator, of_unit, of_district, of_customs, of_drugs, of_auditor};
constexpr std::array application_readers{of_coordinator,
                                         of_unit,
                                         of_district,
                                         of_customs,
                                         of_drugs,
                                         of_enterprise,
                                         of_institution,
                                         of_auditor,
                                         Grant{Role::city_finance, Scope::city},
                                         Grant{Role::district_finance, Scope::own_area}};
constexpr std::array watchers{of_coordinator, Grant{Role::drug_admin, Scope::city}};
constexpr auto anybody_at_all = [] {
  std::array<Grant, names_of(Role{}).size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {names_of(Role{})[i].first, Scope::city};
  return all;
}();

constexpr access::Granted beauty_questions[] = {
    {AskMeasures::name, anybody_at_all},
    {AskMatches::name, anybody_at_all},
    {AskDataZone::name, anybody_at_all},
    {AskWindows::name, anybody_at_all},
    {AskApprovalMedians::name, anybody_at_all},
    {AskBoard::name, board_readers},
    {AskUnitDesk::name, desk_readers},
    {AskApplication::name, application_readers},
    {AskSignals::name, watchers},
    {AskProductSafety::name, enterprises},
    {"entry", history_readers},
    {"paper", paper_readers},
};

}  // namespace

std::span<const Grant> grants_of_question(std::string_view question) {
  return access::grants_in(beauty_questions, question);
}

}  // namespace gongbao::beauty_health
