// The one list of this policy's code names.
#include "policies/heating/codes.h"

#include <array>
#include <utility>

namespace gongbao::heating {

namespace {
constexpr std::array<std::pair<Code, std::string_view>, 60> heating_names{{
    {code::role_forbidden, "heating.role_forbidden"},
    {code::state_invalid, "heating.state_invalid"},
    {code::reason_missing, "heating.reason_missing"},
    {code::value_invalid, "heating.value_invalid"},
    {code::date_in_future, "heating.date_in_future"},
    {code::serial_duplicate, "heating.serial_duplicate"},
    {code::invoice_duplicate, "heating.invoice_duplicate"},
    {code::bank_reference_duplicate, "heating.bank_reference_duplicate"},
    {code::evidence_missing, "heating.evidence_missing"},
    {code::district_not_covered, "heating.district_not_covered"},
    {code::before_policy_start, "heating.before_policy_start"},
    {code::after_policy_end, "heating.after_policy_end"},
    {code::old_letter_abolished, "heating.old_letter_abolished"},
    {code::force_majeure_separate_policy, "heating.force_majeure_separate_policy"},
    {code::village_old_policy, "heating.village_old_policy"},
    {code::village_not_converted, "heating.village_not_converted"},
    {code::no_prior_subsidy, "heating.no_prior_subsidy"},
    {code::device_not_owned, "heating.device_not_owned"},
    {code::device_already_replaced, "heating.device_already_replaced"},
    {code::lockout_active, "heating.lockout_active"},
    {code::application_open, "heating.application_open"},
    {code::consent_missing, "heating.consent_missing"},
    {code::payee_not_household, "heating.payee_not_household"},
    {code::same_officer, "heating.same_officer"},
    {code::district_standard_missing, "heating.district_standard_missing"},
    {code::years_not_verified, "heating.years_not_verified"},
    {code::condition_not_verified, "heating.condition_not_verified"},
    {code::not_certified, "heating.not_certified"},
    {code::still_usable, "heating.still_usable"},
    {code::no_scrap_criterion_met, "heating.no_scrap_criterion_met"},
    {code::no_scrap_criterion_for_type, "heating.no_scrap_criterion_for_type"},
    {code::test_condition_invalid, "heating.test_condition_invalid"},
    {code::new_household_check_missing, "heating.new_household_check_missing"},
    {code::new_household_check_failed, "heating.new_household_check_failed"},
    {code::price_invalid, "heating.price_invalid"},
    {code::category_not_in_scope, "heating.category_not_in_scope"},
    {code::category_not_approved, "heating.category_not_approved"},
    {code::purchase_outside_policy, "heating.purchase_outside_policy"},
    {code::invoice_buyer_not_household, "heating.invoice_buyer_not_household"},
    {code::supplier_excluded, "heating.supplier_excluded"},
    {code::standard_proof_missing, "heating.standard_proof_missing"},
    {code::hardship_not_verified, "heating.hardship_not_verified"},
    {code::topup_policy_missing, "heating.topup_policy_missing"},
    {code::topup_already_granted, "heating.topup_already_granted"},
    {code::fund_insufficient, "heating.fund_insufficient"},
    {code::recycling_missing, "heating.recycling_missing"},
    {code::loan_without_consent, "heating.loan_without_consent"},
    {code::loan_above_price, "heating.loan_above_price"},
    {code::interest_not_configured, "heating.interest_not_configured"},
    {code::interest_term_exceeded, "heating.interest_term_exceeded"},
    {code::interest_duplicate, "heating.interest_duplicate"},
    {code::bank_confirmation_missing, "heating.bank_confirmation_missing"},
    {code::catalogue_field_missing, "heating.catalogue_field_missing"},
    {code::catalogue_evidence_missing, "heating.catalogue_evidence_missing"},
    {code::complaint_not_replied, "heating.complaint_not_replied"},
    {code::clawback_amount_must_be_full, "heating.clawback_amount_must_be_full"},
    {code::recovery_exceeds_due, "heating.recovery_exceeds_due"},
    {code::retention_period, "heating.retention_period"},
    {flag::district_standard_open, "heating.district_standard_open"},
    {flag::price_above_catalogue, "heating.price_above_catalogue"},
}};
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : heating_names) {
    if (number == code) return name;
  }
  return {};
}

std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, each] : heating_names) {
    if (each == name) return number;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_code_names() {
  // Of the ledger's what the city's own commands answer, and what no row can mean.
  std::vector<std::string_view> names{custody::ledger_code_name(custody::code::forbidden)};
  for (const auto& [number, name] : heating_names) names.push_back(name);
  return names;
}

}  // namespace gongbao::heating
