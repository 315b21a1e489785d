// Numbers and names of this policy's codes and flags: codes from 9001, flags from 9101. Names are the spec's.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::school_traffic {

using custody::Code;

namespace code {
using custody::code::calendar_missing, custody::code::schema_invalid, custody::code::unknown_subject;
inline constexpr Code out_of_scope = 9001, bad_transition = 9002, reason_missing = 9003, evidence_missing = 9004,
                      duplicate = 9005, value_out_of_range = 9006, effective_date_past = 9007, unit_unknown = 9008,
                      last_gate = 9009, whistle_not_township = 9010, overall_plan_not_joint = 9011,
                      nature_missing = 9012, plan_unit_mismatch = 9013, plan_incomplete = 9014,
                      escalate_no_higher_level = 9015, prompt_no_requirement = 9016, campaign_no_school = 9017,
                      violation_kind_unknown = 9018, incident_department_undecided = 9019, incident_no_measure = 9020,
                      incident_nobody_notified = 9021, incident_not_acknowledged = 9022, no_physical_separation = 9023,
                      campus_let_for_parking = 9024, public_car_park_on_school_land = 9025, dropoff_area_missing = 9026,
                      facility_kind_unknown = 9027, marking_in_zone = 9028, infeasible_not_confirmed = 9029,
                      infeasible_not_allowed = 9030, alarm_not_installed = 9031, interval_invalid = 9032,
                      team_unknown = 9033, vice_principal_not_traffic_police = 9034, vice_principal_overlap = 9035,
                      outside_slot = 9036, activity_kind_unknown = 9037, bell_schedule_invalid = 9038,
                      duty_party_mismatch = 9039, duty_must_apply = 9040, cross_check_same_unit = 9041,
                      look_back_without_prior = 9042, inspector_required = 9043, round_without_third_party = 9044,
                      round_not_frozen = 9045, report_period_not_set = 9046, report_duplicate = 9047,
                      period_not_ended = 9048, lead_not_in_units = 9049, due_before_event = 9050,
                      self_verification = 9051, department_missing = 9052, not_whistled = 9053,
                      report_in_missing = 9054, time_order = 9055, weights_not_full = 9056, not_round_assessor = 9057,
                      score_out_of_range = 9058, round_closed = 9059, scores_missing = 9060, text_length = 9061,
                      entry_kind_unknown = 9062, parameter_invalid = 9063;
}  // namespace code

namespace flag {
inline constexpr Code late = 9101, late_notice = 9102, outside_zone = 9103;
}  // namespace flag

// "school_traffic.marking_in_zone"; every code and flag has a name, 0 is "".
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
constexpr bool is_flag(Code code) { return code >= flag::late; }
// Every name that this policy answers with.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::school_traffic
