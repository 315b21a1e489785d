// Numbers and names of this policy's codes and flags: codes from 5001, flags from 5101. Names are the spec's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::heating {

using custody::Code;

namespace code {
using custody::code::schema_invalid, custody::code::unknown_subject;
inline constexpr Code role_forbidden = 5001, state_invalid = 5002, reason_missing = 5003, value_invalid = 5004,
                      date_in_future = 5005, serial_duplicate = 5006, invoice_duplicate = 5007,
                      bank_reference_duplicate = 5008, evidence_missing = 5009, district_not_covered = 5010,
                      before_policy_start = 5011, after_policy_end = 5012, old_letter_abolished = 5013,
                      force_majeure_separate_policy = 5014, village_old_policy = 5015, village_not_converted = 5016,
                      no_prior_subsidy = 5017, device_not_owned = 5018, device_already_replaced = 5019,
                      lockout_active = 5020, application_open = 5021, consent_missing = 5022,
                      payee_not_household = 5023, same_officer = 5024, district_standard_missing = 5025,
                      years_not_verified = 5026, condition_not_verified = 5027, not_certified = 5028,
                      still_usable = 5029, no_scrap_criterion_met = 5030, no_scrap_criterion_for_type = 5031,
                      test_condition_invalid = 5032, new_household_check_missing = 5033,
                      new_household_check_failed = 5034, price_invalid = 5035, category_not_in_scope = 5036,
                      category_not_approved = 5037, purchase_outside_policy = 5038, invoice_buyer_not_household = 5039,
                      supplier_excluded = 5040, standard_proof_missing = 5041, hardship_not_verified = 5042,
                      topup_policy_missing = 5043, topup_already_granted = 5044, fund_insufficient = 5045,
                      recycling_missing = 5046, loan_without_consent = 5047, loan_above_price = 5048,
                      interest_not_configured = 5049, interest_term_exceeded = 5050, interest_duplicate = 5051,
                      bank_confirmation_missing = 5052, catalogue_field_missing = 5053,
                      catalogue_evidence_missing = 5054, complaint_not_replied = 5055,
                      clawback_amount_must_be_full = 5056, recovery_exceeds_due = 5057, retention_period = 5058;
}  // namespace code

namespace flag {
inline constexpr Code district_standard_open = 5101, price_above_catalogue = 5102;
}  // namespace flag

// "heating.still_usable"; every code and flag has a name, 0 is "".
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
// A remark on what is accepted; not a refusal.
constexpr bool is_flag(Code code) { return code >= flag::district_standard_open; }
// Every name that this policy answers with.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::heating
