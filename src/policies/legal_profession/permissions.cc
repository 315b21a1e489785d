// Role × scope of spec/08 part 2 and the "by" column of part 6, as one table. A bureau or an association of a district
// acts for its area, one of the city for all; which register a body keeps is said where it is entered (registers.cc).
#include <array>

#include "policies/legal_profession/citations.h"
#include "policies/legal_profession/questions.h"

namespace gongbao::legal_profession {

namespace {

using access::Grant;
using access::Role;
using access::Scope;

constexpr Grant of_city_bureau{Role::city_justice, Scope::city};
constexpr Grant of_district_bureau{Role::district_justice, Scope::own_area};
constexpr Grant of_city_association{Role::city_association, Scope::city};
constexpr Grant of_district_association{Role::district_association, Scope::own_area};
constexpr Grant of_party_body{Role::party_body, Scope::own_area};
constexpr Grant of_firm{Role::firm, Scope::own_organisation};
constexpr Grant of_lawyer{Role::lawyer, Scope::own_person};
constexpr Grant of_organ{Role::public_office, Scope::own_organisation};
constexpr Grant of_partner{Role::partner, Scope::city};  // its own items: said where they are judged
constexpr Grant of_public{Role::public_, Scope::city};

constexpr std::array city_bureau_only{of_city_bureau};
constexpr std::array justice{of_city_bureau, of_district_bureau};
constexpr std::array justice_and_firm{of_city_bureau, of_district_bureau, of_firm};
constexpr std::array associations{of_city_association, of_district_association};
constexpr std::array both_sides{of_city_bureau, of_district_bureau, of_city_association, of_district_association};
constexpr std::array who_hears{of_city_bureau, of_district_bureau, of_city_association, of_district_association,
                               of_public};
constexpr std::array who_transfers{of_partner, of_city_bureau, of_district_bureau, of_city_association,
                                   of_district_association};
constexpr std::array who_verifies{of_city_association, of_district_association, of_city_bureau, of_district_bureau};
constexpr std::array who_answers_rights{of_partner, of_city_association, of_district_association};
constexpr std::array who_evaluates{
    of_city_bureau, of_district_bureau, of_city_association, of_district_association, of_public, of_lawyer, of_firm};
constexpr std::array who_rates{of_partner, of_lawyer};
constexpr std::array who_keeps{of_city_bureau,      of_district_bureau,      of_party_body,
                               of_city_association, of_district_association, of_organ};
constexpr std::array who_reports{of_city_bureau, of_district_bureau, of_city_association, of_district_association,
                                 of_party_body};
constexpr std::array lawyer_and_firm{of_lawyer, of_firm};
constexpr std::array lawyers_only{of_lawyer};
constexpr std::array firms_only{of_firm};
constexpr std::array partners_only{of_partner};
constexpr std::array assessors_only{Grant{Role::assessor, Scope::city}};  // of rounds that name them

constexpr access::Granted profession_commands[] = {
    // register.h
    {"register_firm", justice},
    {"open_branch", justice_and_firm},
    {"open_foreign_office", justice_and_firm},
    {"confirm_opening", justice},
    {"change_form", justice},
    {"register_lawyer", justice},
    {"import_lawyers", city_bureau_only},
    {"transfer_lawyer", justice},
    {"suspend", justice},
    {"restore", justice},
    {"cancel", justice},
    {"revoke", justice},
    // integrity.h
    {"enter_integrity", both_sides},
    {"decide_penalty", justice},
    {"disclose", both_sides},
    {"reverse_integrity", both_sides},
    // assessments.h
    {"open_assessment", justice},
    {"submit_assessment", firms_only},
    {"finalise_assessment", justice},
    {"set_exemption_policy", city_bureau_only},
    {"publish_seed", justice},
    {"draw_sample", justice},
    {"enter_spot_result", assessors_only},
    {"finish_spot_check", justice},
    // pro_bono.h, talent.h, returns.h
    {"claim_pro_bono", lawyer_and_firm},
    {"verify_pro_bono", who_verifies},
    {"reject_pro_bono", who_verifies},
    {"reverse_pro_bono", who_verifies},
    {"admit_talent", associations},
    {"promote_talent", associations},
    {"remove_talent", associations},
    {"import_pool", associations},
    {"submit_return", firms_only},
    {"accept_return", justice},
    {"set_population", city_bureau_only},
    // registers.h
    {"record_entry", who_keeps},
    {"correct_record", who_keeps},
    {"attach_file", who_keeps},
    {"withdraw", who_keeps},
    {"register_brand", both_sides},
    {"record_quality_measure", both_sides},
    {"request_rights", lawyers_only},
    {"answer_rights", who_answers_rights},
    {"pair_firms", both_sides},
    {"end_pair", both_sides},
    {"set_contact", justice},
    // evaluations.h
    {"define_scheme", both_sides},
    {"score_scheme", both_sides},
    {"open_evaluation", both_sides},
    {"evaluate_service", who_evaluates},
    {"close_evaluation", both_sides},
    {"register_case", partners_only},
    {"mutual_evaluate", who_rates},
    // cases.h
    {"send_clue", who_transfers},
    {"accept_clue", who_transfers},
    {"return_clue", who_transfers},
    {"conclude_clue", who_transfers},
    {"answer_clue", who_transfers},
    {"receive_complaint", who_hears},
    {"handle_complaint", both_sides},
    {"transfer_complaint", both_sides},
    {"conclude_complaint", both_sides},
    {"answer_complaint", both_sides},
    // tasks.h
    {"assign_task", city_bureau_only},
    {"report_task", who_reports},
    {"finish_task", city_bureau_only},
    {"reopen_task", city_bureau_only},
    {"evaluate_plan", city_bureau_only},
};

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(profession_commands, command); }

namespace {

constexpr Grant of_auditor{Role::auditor, Scope::city};
constexpr Grant own_partner{Role::partner, Scope::own_organisation};
constexpr std::array history_readers{of_city_bureau, of_district_bureau, of_city_association, of_district_association,
                                     of_firm,        of_lawyer,          of_auditor};
constexpr std::array person_readers{of_lawyer, of_firm, of_city_bureau, of_district_bureau};
// What was written, with whoever decides on it, and whose it is; a partner what was answered to its clue (26a).
constexpr std::array paper_readers{
    of_lawyer,   of_firm,      of_city_bureau, of_district_bureau, of_city_association, of_district_association,
    own_partner, of_party_body};
constexpr std::array whose_work_it_is{of_city_bureau, of_district_bureau, of_party_body, of_city_association,
                                      of_district_association};
constexpr std::array task_readers{of_city_bureau,      of_district_bureau,      of_party_body,
                                  of_city_association, of_district_association, of_auditor};
constexpr std::array record_readers{of_city_bureau, of_auditor};
constexpr std::array firm_readers{
    of_firm, of_city_bureau, of_district_bureau, of_city_association, of_district_association, of_auditor};
constexpr std::array lawyer_readers{
    of_lawyer, of_firm, of_city_bureau, of_district_bureau, of_city_association, of_district_association};
constexpr auto anybody_at_all = [] {
  std::array<Grant, names_of(Role{}).size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {names_of(Role{})[i].first, Scope::city};
  return all;
}();

constexpr access::Granted profession_questions[] = {
    {AskLicence::name, anybody_at_all},
    {AskPlan::name, anybody_at_all},
    {AskTrend::name, anybody_at_all},
    {AskSpotCheck::name, anybody_at_all},
    {AskDisclosed::name, anybody_at_all},
    {AskRecords::name, record_readers},
    {AskMatters::name, whose_work_it_is},
    {AskTasks::name, task_readers},
    {AskFirm::name, firm_readers},
    {AskLawyer::name, lawyer_readers},
    {"entry", history_readers},
    {"person", person_readers},
    {"paper", paper_readers},
};

}  // namespace

std::span<const Grant> grants_of_question(std::string_view question) {
  return access::grants_in(profession_questions, question);
}

}  // namespace gongbao::legal_profession
