// Role × scope of spec/03 part 2 and the "by" column of part 6, as one table.
#include <array>

#include "policies/heating/questions.h"

namespace gongbao::heating {

namespace {

using access::Grant;
using access::Role;
using access::Scope;

constexpr Grant of_household{Role::household, Scope::own_person};
constexpr Grant of_village{Role::village_agent, Scope::own_organisation};
constexpr Grant of_inspector{Role::inspector, Scope::own_area};
constexpr Grant of_reviewer{Role::district_reviewer, Scope::own_area};
constexpr Grant of_district{Role::district_admin, Scope::own_area};
constexpr Grant of_bank{Role::bank, Scope::own_organisation};

constexpr std::array applicants{of_household, of_village};
constexpr std::array who_knows_them{of_village, of_reviewer};
constexpr std::array household_only{of_household};
constexpr std::array reviewer_only{of_reviewer};
constexpr std::array inspector_only{of_inspector};
constexpr std::array who_records{of_inspector, of_reviewer};
constexpr std::array civil_affairs_only{Grant{Role::district_civil_affairs, Scope::own_area}};
constexpr std::array finance_only{Grant{Role::district_finance, Scope::own_area}};
constexpr std::array district_only{of_district};
constexpr std::array who_recovers{of_reviewer, of_district};
constexpr std::array city_only{Grant{Role::city_agri, Scope::city}};
// Which fund is whose the decision says: the city's share is the city's to give.
constexpr std::array treasuries{Grant{Role::city_finance, Scope::city}, Grant{Role::district_finance, Scope::own_area}};
constexpr std::array product_registrars{of_bank, Grant{Role::city_fin_supervision, Scope::city}};
constexpr std::array bank_only{of_bank};
constexpr std::array claimants{of_household, of_bank};
constexpr std::array anyone{Grant{Role::public_, Scope::city}, Grant{Role::household, Scope::city},
                            Grant{Role::village_agent, Scope::city}, Grant{Role::supplier, Scope::city},
                            Grant{Role::bank, Scope::city}};

constexpr access::Granted heating_commands[] = {
    // import.h, districts.h
    {"import_first_install_records", reviewer_only},
    {"bind_household", who_knows_them},
    {"correct_record", reviewer_only},
    {"set_village_status", city_only},
    {"set_district_policy", district_only},
    {"allocate_funds", treasuries},
    // application.h
    {"save_draft", applicants},
    {"file_application", applicants},
    {"return_application", reviewer_only},
    {"withdraw_application", household_only},
    // verification.h
    {"record_repair", who_records},
    {"record_season_reading", who_records},
    {"assess_device", inspector_only},
    {"check_new_household", reviewer_only},
    {"verify_hardship", civil_affairs_only},
    {"decide_eligibility", reviewer_only},
    // purchase.h
    {"submit_purchase", applicants},
    {"return_purchase", reviewer_only},
    {"confirm_amount", reviewer_only},
    {"approve_topup", reviewer_only},
    // payment.h
    {"order_payment", finance_only},
    {"record_payment_result", finance_only},
    {"reverse_posting", finance_only},
    {"record_recycling", reviewer_only},
    // loans.h
    {"register_financial_product", product_registrars},
    {"register_loan", bank_only},
    {"claim_interest", claimants},
    {"confirm_interest", bank_only},
    {"decide_interest", finance_only},
    // catalogue.h
    {"publish_catalogue_entry", city_only},
    {"withdraw_catalogue_entry", city_only},
    {"record_sampling", city_only},
    {"exclude_supplier", city_only},
    {"approve_category", city_only},
    {"open_programme", city_only},
    {"publish_publicity_item", city_only},
    // complaints.h
    {"file_complaint", anyone},
    {"accept_complaint", reviewer_only},
    {"investigate_complaint", reviewer_only},
    {"decide_complaint", reviewer_only},
    {"reply_complaint", reviewer_only},
    {"close_complaint", reviewer_only},
    // clawback.h
    {"open_clawback", who_recovers},
    {"decide_clawback", who_recovers},
    {"dismiss_clawback", who_recovers},
    {"record_referral", who_recovers},
    {"record_recovery", finance_only},
};

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(heating_commands, command); }

namespace {

// Who reads what is kept of a household, one by one and in lists (views/lists.cc): itself, its village's agent, the
// officers of its district, an auditor (part 2, part 9). The city's departments read figures; a bank its loans.
constexpr Grant of_civil_affairs{Role::district_civil_affairs, Scope::own_area};
constexpr Grant of_finance{Role::district_finance, Scope::own_area};
constexpr Grant of_city_agri{Role::city_agri, Scope::city};
constexpr Grant of_city_finance{Role::city_finance, Scope::city};
constexpr Grant of_auditor{Role::auditor, Scope::city};
constexpr std::array case_readers{of_household, of_village,       of_inspector, of_reviewer,
                                  of_finance,   of_civil_affairs, of_district,  of_auditor};
constexpr std::array loan_readers{
    of_household, of_bank, of_finance, of_reviewer, Grant{Role::city_fin_supervision, Scope::city}, of_auditor};
constexpr std::array clawback_readers{of_household, of_reviewer, of_district, of_finance, of_auditor};
// Whoever complained, by the account.
constexpr std::array complaint_readers{of_household,
                                       Grant{Role::village_agent, Scope::own_person},
                                       Grant{Role::supplier, Scope::own_person},
                                       Grant{Role::bank, Scope::own_person},
                                       of_reviewer,
                                       of_district,
                                       of_auditor};
constexpr std::array book_readers{of_finance, of_district, of_city_finance, of_auditor};
// A supplier is of no district.
constexpr std::array supplier_readers{Grant{Role::supplier, Scope::own_organisation},
                                      Grant{Role::district_reviewer, Scope::city}, Grant{Role::inspector, Scope::city},
                                      of_city_agri, of_auditor};
constexpr std::array month_readers{of_reviewer, of_finance, of_district, of_city_agri, of_city_finance, of_auditor};
// In clear; papers are no business of who verifies hardship or governs the district.
constexpr std::array person_readers{of_household, of_village, of_inspector, of_reviewer, of_civil_affairs, of_finance};
constexpr std::array paper_readers{of_household, of_village, of_inspector, of_reviewer, of_finance};
constexpr std::array of_entries{of_household, of_village, of_inspector, of_reviewer,     of_finance, of_civil_affairs,
                                of_district,  of_bank,    of_city_agri, of_city_finance, of_auditor};
constexpr auto anybody_at_all = [] {
  std::array<Grant, names_of(Role{}).size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {names_of(Role{})[i].first, Scope::city};
  return all;
}();

constexpr access::Granted heating_questions[] = {
    {AskCalculator::name, anybody_at_all},
    {AskPolicy::name, anybody_at_all},
    {AskVillage::name, anybody_at_all},
    {AskOwnHouseholds::name, household_only},
    {AskHousehold::name, case_readers},
    {AskApplication::name, case_readers},
    {AskLoan::name, loan_readers},
    {AskClawback::name, clawback_readers},
    {AskComplaint::name, complaint_readers},
    {AskBooks::name, book_readers},
    {AskSupplier::name, supplier_readers},
    {"entry", of_entries},
    {"month", month_readers},
    {"person", person_readers},
    {"paper", paper_readers},
};

}  // namespace

std::span<const Grant> grants_of_question(std::string_view question) {
  return access::grants_in(heating_questions, question);
}

}  // namespace gongbao::heating
