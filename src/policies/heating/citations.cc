// One table, by subject header: (command, code) → clauses.
#include "policies/heating/citations.h"

namespace gongbao::heating {

namespace {

using law::accepted;
using law::any_command;

constexpr law::CitationRow heating_rows[] = {
    // the city's commands (policies/registry)
    {"set_parameter", accepted, "5.5b"},
    {"set_parameter", "ledger.forbidden", "5.6a"},
    {"set_parameter", "heating.value_invalid", "5.6a"},
    {"erase_person", accepted, "5.6a"},
    {"erase_person", "ledger.forbidden", "5.6a"},
    {"erase_person", "heating.retention_period", "3h 5.6a"},

    // what a day turn does of its own accord
    {"lapse_applications", accepted, "6a"},

    {any_command, "heating.role_forbidden", "5.6a"},
    {any_command, "heating.state_invalid", "5.6a"},
    {any_command, "heating.reason_missing", "5.6a"},
    {any_command, "heating.value_invalid", "5.6a"},
    {any_command, "heating.date_in_future", "5.6a"},

    {"import_first_install_records", accepted, "5.4a"},
    {"import_first_install_records", "heating.serial_duplicate", "5.6a"},
    {"bind_household", accepted, "5.4b 5.4c"},
    {"correct_record", accepted, "5.4a"},
    {"correct_record", "heating.serial_duplicate", "5.6a"},
    {"allocate_funds", accepted, "5.6a"},
    {"set_village_status", accepted, "3e 4b 4c"},
    {"set_district_policy", accepted, "3j 3l 5.1a 5.7c"},

    {"save_draft", accepted, "5.4a 5.4c"},
    {"file_application", accepted, "2.1a 4a 4b 5.4b"},
    {"file_application", "heating.consent_missing", "5.4c"},
    {"file_application", "heating.before_policy_start", "notice-a"},
    {"file_application", "heating.after_policy_end", "6a"},
    {"file_application", "heating.old_letter_abolished", "6b"},
    {"file_application", "heating.district_not_covered", "addressees-a"},
    {"file_application", "heating.force_majeure_separate_policy", "4d"},
    {"file_application", "heating.village_old_policy", "4c"},
    {"file_application", "heating.village_not_converted", "4b"},
    {"file_application", "heating.no_prior_subsidy", "4a"},
    {"file_application", "heating.device_not_owned", "4a"},
    {"file_application", "heating.device_already_replaced", "4a"},
    {"file_application", "heating.lockout_active", "3h"},
    {"file_application", "heating.application_open", "3h"},
    {"withdraw_application", accepted, "2.1a"},
    {"return_application", accepted, "5.1b"},

    {"record_repair", accepted, "5.1b annex.2.1.1"},
    {"record_repair", "heating.evidence_missing", "5.1b"},
    {"record_season_reading", accepted, "5.1b annex.2.1.4 annex.2.1.5 annex.2.2.3 annex.2.2.4 annex.2.3.2 annex.2.3.3"},
    {"record_season_reading", "heating.evidence_missing", "5.1b"},
    {"assess_device", accepted, "3c 5.1b annex.2.1.2 annex.2.1.3 annex.2.2.1 annex.2.2.2 annex.2.3.1 annex.2.3.4"},
    {"assess_device", "heating.evidence_missing", "5.1b annex.2.3.1"},
    {"check_new_household", accepted, "5.1c"},
    {"check_new_household", "heating.new_household_check_missing", "5.1c"},
    {"verify_hardship", accepted, "2.1b 3k"},

    {"decide_eligibility", accepted, "3a 3b 3c 5.1b 5.1c annex-a annex-b annex.1a"},
    {"decide_eligibility", "heating.district_standard_open", "5.1a"},
    {"decide_eligibility", "heating.same_officer", "5.6a"},
    {"decide_eligibility", "heating.district_standard_missing", "5.1a"},
    {"decide_eligibility", "heating.years_not_verified", "5.1b"},
    {"decide_eligibility", "heating.condition_not_verified", "5.1b"},
    {"decide_eligibility", "heating.not_certified", "3c annex-b annex.1a"},
    {"decide_eligibility", "heating.new_household_check_missing", "5.1c"},
    {"decide_eligibility", "heating.new_household_check_failed", "5.1c"},
    {"decide_eligibility", "heating.still_usable", "3a 3b annex-b annex.1a"},
    {"decide_eligibility", "heating.no_scrap_criterion_met", "3a 3b 3c annex-b annex.1a"},
    {"decide_eligibility", "heating.no_scrap_criterion_for_type", "3c annex-a"},
    {"decide_eligibility", "heating.test_condition_invalid", "annex.2.1.2 annex.2.2.1"},

    {"submit_purchase", accepted, "2.2a 2.2b 3d 5.3c"},
    {"submit_purchase", "heating.price_above_catalogue", "5.3b"},
    {"submit_purchase", "heating.price_invalid", "3d"},
    {"submit_purchase", "heating.category_not_in_scope", "annex-a"},
    {"submit_purchase", "heating.category_not_approved", "5.5c"},
    {"submit_purchase", "heating.purchase_outside_policy", "6a"},
    {"submit_purchase", "heating.invoice_buyer_not_household", "2.2a"},
    {"submit_purchase", "heating.invoice_duplicate", "5.6c"},
    {"submit_purchase", "heating.serial_duplicate", "5.6c"},
    {"submit_purchase", "heating.supplier_excluded", "5.2e"},
    {"submit_purchase", "heating.standard_proof_missing", "3d 5.3c"},
    {"submit_purchase", "heating.payee_not_household", "2.1a"},
    {"return_purchase", accepted, "5.1b"},
    {"confirm_amount", accepted, "2.4a 2.4b 3d 3e 3f 3g 3k"},
    {"confirm_amount", "heating.same_officer", "5.6a"},
    {"confirm_amount", "heating.hardship_not_verified", "3k"},
    {"confirm_amount", "heating.topup_policy_missing", "3l"},
    {"approve_topup", accepted, "2.1b 3k 3l"},
    {"approve_topup", "heating.hardship_not_verified", "3k"},
    {"approve_topup", "heating.topup_policy_missing", "3l"},
    {"approve_topup", "heating.topup_already_granted", "3k"},

    {"order_payment", accepted, "5.4b 5.6a"},
    {"order_payment", "heating.fund_insufficient", "5.6a"},
    {"order_payment", "heating.recycling_missing", "5.3d"},
    {"order_payment", "heating.same_officer", "5.6a"},
    {"record_payment_result", accepted, "3h 5.4b"},
    {"record_payment_result", "heating.bank_reference_duplicate", "5.6a"},
    {"reverse_posting", accepted, "5.6a 5.6c"},
    {"record_recycling", accepted, "5.3d"},

    {"register_financial_product", accepted, "3i"},
    {"register_loan", accepted, "3i"},
    {"register_loan", "heating.loan_without_consent", "3i"},
    {"register_loan", "heating.loan_above_price", "3i"},
    {"claim_interest", accepted, "3j"},
    {"claim_interest", "heating.interest_not_configured", "3j"},
    {"claim_interest", "heating.interest_duplicate", "3j"},
    {"confirm_interest", accepted, "3j"},
    {"decide_interest", accepted, "3j"},
    {"decide_interest", "heating.interest_term_exceeded", "3j"},
    {"decide_interest", "heating.bank_confirmation_missing", "3j"},

    {"publish_catalogue_entry", accepted, "5.2a 5.3a 5.3b"},
    {"publish_catalogue_entry", "heating.catalogue_field_missing", "5.3b"},
    {"publish_catalogue_entry", "heating.catalogue_evidence_missing", "5.3a"},
    {"publish_catalogue_entry", "heating.supplier_excluded", "5.2e"},
    {"withdraw_catalogue_entry", accepted, "5.3b"},
    {"record_sampling", accepted, "5.2b"},
    {"record_sampling", "heating.evidence_missing", "5.2b"},
    {"exclude_supplier", accepted, "5.2c 5.2d 5.2e"},
    {"exclude_supplier", "heating.evidence_missing", "5.2c"},
    {"approve_category", accepted, "5.5c"},
    {"approve_category", "heating.category_not_approved", "5.5c"},
    {"open_programme", accepted, "5.5b"},
    {"open_programme", "heating.category_not_approved", "5.5c"},
    {"publish_publicity_item", accepted, "5.7a 5.7b"},

    {"file_complaint", accepted, "5.6b"},
    {"accept_complaint", accepted, "5.6b"},
    {"investigate_complaint", accepted, "5.6b"},
    {"decide_complaint", accepted, "5.6b"},
    {"reply_complaint", accepted, "5.6b"},
    {"close_complaint", accepted, "5.6b"},
    {"close_complaint", "heating.complaint_not_replied", "5.6b"},

    {"open_clawback", accepted, "5.6c 5.6d"},
    {"decide_clawback", accepted, "5.6c"},
    {"decide_clawback", "heating.clawback_amount_must_be_full", "5.6c"},
    {"dismiss_clawback", accepted, "5.6c"},
    {"record_referral", accepted, "5.6d"},
    {"record_recovery", accepted, "5.6c"},
    {"record_recovery", "heating.price_invalid", "5.6c"},
    {"record_recovery", "heating.recovery_exceeds_due", "5.6c"},
    {"decide_interest", "heating.interest_not_configured", "3j"},
    {"record_recovery", "heating.bank_reference_duplicate", "5.6a"},
};

std::vector<std::string_view> cited_names() {
  std::vector<std::string_view> names{"set_parameter", "erase_person"};
  Commands::each([&]<class Command>() { names.push_back(Command::name); });
  return names;
}

}  // namespace

law::CitationTable citation_table() {
  return {document, heating_rows, cited_names(), {LapseApplications::name}, all_code_names(), judged_on()};
}

std::vector<std::string> clauses_of_code(std::string_view code) {
  return law::clauses_of_code(heating_rows, document, code);
}

}  // namespace gongbao::heating
