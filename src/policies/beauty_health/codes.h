// Numbers and names of this policy's codes, from 11001. Names are the spec's; there are no flags.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::beauty_health {

using custody::Code;

namespace code {
using custody::code::schema_invalid, custody::code::unknown_subject, custody::code::calendar_missing;
inline constexpr Code out_of_scope = 11001, bad_transition = 11002, reason_missing = 11003, value_out_of_range = 11004,
                      unit_unknown = 11005, districts_not_printed = 11006, unit_not_responsible = 11007,
                      districts_not_named = 11008, due_before_event = 11009, not_own_item = 11010,
                      evidence_missing = 11011, uscc_invalid = 11012, sector_not_covered = 11013, duplicate = 11014,
                      kind_unknown = 11015, budget_exceeded = 11016, basis_missing = 11017, rule_locked = 11018,
                      not_eligible = 11019, certificate_not_own = 11020, not_lead_drafter = 11021,
                      standard_level_not_listed = 11022, project_not_landed = 11023, platform_title_not_listed = 11024,
                      not_chain_leader = 11025, supplier_outside_region = 11026, not_in_future_city = 11027,
                      stage_not_listed = 11028, voucher_purpose = 11029, not_listed_yet = 11030,
                      district_basis_missing = 11031, duplicate_award = 11032, amount_rule_not_set = 11033,
                      opinions_missing = 11034, disagreement_open = 11035, amount_mismatch = 11036,
                      clause_missing = 11037, publicity_running = 11038, amount_exceeds_paid = 11039,
                      purpose_not_listed = 11040, sample_for_sale = 11041, rnd_trial_use = 11042,
                      exhibit_trial_or_sale = 11043, sample_quantity_exceeded = 11044, not_customs_registered = 11045,
                      area_not_eligible = 11046, guarantee_missing = 11047, exhibit_not_bonded = 11048,
                      product_unknown = 11049, person_data = 11050, table_columns_unknown = 11051,
                      not_own_product = 11052, platform_kind_unknown = 11053, partners_missing = 11054,
                      ethics_or_risk_missing = 11055, outside_national_scope = 11056, no_new_ingredient = 11057,
                      no_window = 11058, window_subject_not_listed = 11059, slot_taken = 11060, time_order = 11061,
                      issue_kind_unknown = 11062, decision_without_owner = 11063, entry_kind_unknown = 11064;
}  // namespace code

// "beauty_health.not_own_item"; every code has a name, 0 is "".
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
constexpr bool is_flag(Code) { return false; }
// Every name that this policy answers with.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::beauty_health
