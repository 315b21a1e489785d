// Numbers and names of this policy's codes and flags: codes from 8001, flags from 8101. Names are the spec's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::eldercare {

using custody::Code;

namespace code {
using custody::code::schema_invalid, custody::code::unknown_subject;
inline constexpr Code role_forbidden = 8001, state_invalid = 8002, reason_missing = 8003, value_invalid = 8004,
                      department_unknown = 8005, before_in_force = 8006, contact_staff_missing = 8007,
                      channel_missing = 8008, round_closed = 8009, resident_id_malformed = 8010, not_resident = 8011,
                      contact_incomplete = 8012, condition_not_met = 8013, consent_missing = 8014,
                      class_evidence_missing = 8015, class_not_met = 8016, application_duplicate = 8017,
                      membership_elsewhere = 8018, round_not_closed = 8019, rating_year_invalid = 8020,
                      pool_already_renewed = 8021, not_in_pool = 8022, channel_invalid = 8023, target_missing = 8024,
                      institution_unknown = 8025, not_in_ledger = 8026, evidence_missing = 8027,
                      checker_conflict = 8028, rectification_not_checked = 8029, feedback_empty = 8030,
                      close_without_feedback = 8031, remuneration_forbidden = 8032, retention_period = 8033;
}  // namespace code

namespace flag {
inline constexpr Code will_missing = 8101;  // of that person only (6b)
}  // namespace flag

// "eldercare.not_in_pool"; every code and flag has a name, 0 is "".
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
constexpr bool is_flag(Code code) { return code >= flag::will_missing; }
// Every name that this policy answers with.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::eldercare
