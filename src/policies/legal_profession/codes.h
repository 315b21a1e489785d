// Numbers and names of this policy's codes: from 10001. Names are the spec's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::legal_profession {

using custody::Code;

namespace code {
using custody::code::schema_invalid, custody::code::unknown_subject;
inline constexpr Code out_of_scope = 10001, bad_transition = 10002, value_out_of_range = 10003, unit_unknown = 10004,
                      uscc_invalid = 10005, duplicate = 10006, parent_not_in_practice = 10007,
                      licence_no_invalid = 10008, firm_not_in_practice = 10009, lawyer_not_in_practice = 10010,
                      licence_not_valid = 10011, date_future = 10012, party_sync_pending = 10013, basis_missing = 10014,
                      integrity_source_missing = 10015, not_disclosable = 10016, reason_missing = 10017,
                      assessment_exists = 10018, party_assessment_missing = 10019, already_drawn = 10020,
                      seed_not_published = 10021, exemption_policy_not_set = 10022, not_in_sample = 10023,
                      results_missing = 10024, mitigation_not_grounded = 10025, minutes_out_of_range = 10026,
                      day_over_24h = 10027, overlap = 10028, handler_conflict = 10029, talent_already_in_tier = 10030,
                      tier_order = 10031, foreign_exceeds_total = 10032, brand_kind_unknown = 10033,
                      quality_measure_unknown = 10034, rights_request_empty = 10035, pairing_self = 10036,
                      pairing_not_one_to_one = 10037, amount_negative = 10038, year_not_ended = 10039,
                      weights_not_full = 10040, score_out_of_range = 10041, evaluation_source_missing = 10042,
                      clue_not_transferable = 10043, mutual_pilot_off = 10044, mutual_case_open = 10045,
                      mutual_not_in_case = 10046, complaint_kind_unknown = 10047, result_missing = 10048,
                      task_unknown = 10049, task_owner_missing = 10050, evidence_missing = 10051,
                      indicator_not_met = 10052, evaluation_empty = 10053, entry_kind_unknown = 10054,
                      retention_period = 10055;
}  // namespace code

// "legal_profession.tier_order"; every code has a name, 0 is "".
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
// What is late or missing here is listed, and no answer carries a flag.
constexpr bool is_flag(Code) { return false; }
// Every name that this policy answers with.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::legal_profession
