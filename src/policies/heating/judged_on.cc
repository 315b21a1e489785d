// Which day each refusal and flag looks at (spec/03 part 6, Days). Event day: suppliers, catalogue and purchase window,
// tests. Booking day: the policy's own window, villages, lock-out, funds. Stored day: what the submission fixed.
#include "policies/heating/citations.h"

namespace gongbao::heating {

namespace {

using enum law::JudgedOn;

constexpr law::DayRow heating_days[] = {
    {"ledger.forbidden", no_day},
    {"heating.role_forbidden", no_day},
    {"heating.state_invalid", no_day},
    {"heating.reason_missing", no_day},
    {"heating.value_invalid", no_day},
    {"heating.date_in_future", booking_day},
    {"heating.serial_duplicate", booking_day},
    {"heating.invoice_duplicate", booking_day},
    {"heating.bank_reference_duplicate", no_day},
    {"heating.evidence_missing", no_day},
    {"heating.district_not_covered", booking_day},
    {"heating.before_policy_start", booking_day},
    {"heating.after_policy_end", booking_day},
    {"heating.old_letter_abolished", no_day},
    {"heating.force_majeure_separate_policy", no_day},
    {"heating.village_old_policy", booking_day},
    {"heating.village_not_converted", booking_day},
    {"heating.no_prior_subsidy", booking_day},
    {"heating.device_not_owned", booking_day},
    {"heating.device_already_replaced", booking_day},
    {"heating.lockout_active", booking_day},
    {"heating.application_open", booking_day},
    {"heating.consent_missing", no_day},
    {"heating.payee_not_household", no_day},
    {"heating.same_officer", no_day},
    {"heating.district_standard_missing", booking_day},
    {"heating.years_not_verified", no_day},
    {"heating.condition_not_verified", no_day},
    {"heating.not_certified", no_day},
    {"heating.still_usable", stored_day},
    {"heating.no_scrap_criterion_met", stored_day},
    {"heating.no_scrap_criterion_for_type", stored_day},
    {"heating.test_condition_invalid", event_day},
    {"heating.new_household_check_missing", no_day},
    {"heating.new_household_check_failed", no_day},
    {"heating.price_invalid", no_day},
    {"heating.category_not_in_scope", event_day},
    {"heating.category_not_approved", event_day},
    {"heating.purchase_outside_policy", event_day},
    {"heating.invoice_buyer_not_household", no_day},
    {"heating.supplier_excluded", event_day},
    {"heating.standard_proof_missing", event_day},
    {"heating.hardship_not_verified", booking_day},
    {"heating.topup_policy_missing", booking_day},
    {"heating.topup_already_granted", no_day},
    {"heating.fund_insufficient", booking_day},
    {"heating.recycling_missing", booking_day},
    {"heating.loan_without_consent", no_day},
    {"heating.loan_above_price", no_day},
    {"heating.interest_not_configured", booking_day},
    {"heating.interest_term_exceeded", event_day},
    {"heating.interest_duplicate", no_day},
    {"heating.bank_confirmation_missing", no_day},
    {"heating.catalogue_field_missing", no_day},
    {"heating.catalogue_evidence_missing", no_day},
    {"heating.complaint_not_replied", no_day},
    {"heating.clawback_amount_must_be_full", no_day},
    {"heating.recovery_exceeds_due", no_day},
    {"heating.retention_period", booking_day},
    {"heating.district_standard_open", booking_day},
    {"heating.price_above_catalogue", event_day},
};

}  // namespace

std::span<const law::DayRow> judged_on() { return heating_days; }

}  // namespace gongbao::heating
