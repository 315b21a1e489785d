// The one list of this policy's code names.
#include "policies/school_traffic/codes.h"

#include <array>
#include <utility>

namespace gongbao::school_traffic {

namespace {
constexpr std::array<std::pair<Code, std::string_view>, 66> traffic_names{{
    {code::out_of_scope, "school_traffic.out_of_scope"},
    {code::bad_transition, "school_traffic.bad_transition"},
    {code::reason_missing, "school_traffic.reason_missing"},
    {code::evidence_missing, "school_traffic.evidence_missing"},
    {code::duplicate, "school_traffic.duplicate"},
    {code::value_out_of_range, "school_traffic.value_out_of_range"},
    {code::effective_date_past, "school_traffic.effective_date_past"},
    {code::unit_unknown, "school_traffic.unit_unknown"},
    {code::last_gate, "school_traffic.last_gate"},
    {code::whistle_not_township, "school_traffic.whistle_not_township"},
    {code::overall_plan_not_joint, "school_traffic.overall_plan_not_joint"},
    {code::nature_missing, "school_traffic.nature_missing"},
    {code::plan_unit_mismatch, "school_traffic.plan_unit_mismatch"},
    {code::plan_incomplete, "school_traffic.plan_incomplete"},
    {code::escalate_no_higher_level, "school_traffic.escalate_no_higher_level"},
    {code::prompt_no_requirement, "school_traffic.prompt_no_requirement"},
    {code::campaign_no_school, "school_traffic.campaign_no_school"},
    {code::violation_kind_unknown, "school_traffic.violation_kind_unknown"},
    {code::incident_department_undecided, "school_traffic.incident_department_undecided"},
    {code::incident_no_measure, "school_traffic.incident_no_measure"},
    {code::incident_nobody_notified, "school_traffic.incident_nobody_notified"},
    {code::incident_not_acknowledged, "school_traffic.incident_not_acknowledged"},
    {code::no_physical_separation, "school_traffic.no_physical_separation"},
    {code::campus_let_for_parking, "school_traffic.campus_let_for_parking"},
    {code::public_car_park_on_school_land, "school_traffic.public_car_park_on_school_land"},
    {code::dropoff_area_missing, "school_traffic.dropoff_area_missing"},
    {code::facility_kind_unknown, "school_traffic.facility_kind_unknown"},
    {code::marking_in_zone, "school_traffic.marking_in_zone"},
    {code::infeasible_not_confirmed, "school_traffic.infeasible_not_confirmed"},
    {code::infeasible_not_allowed, "school_traffic.infeasible_not_allowed"},
    {code::alarm_not_installed, "school_traffic.alarm_not_installed"},
    {code::interval_invalid, "school_traffic.interval_invalid"},
    {code::team_unknown, "school_traffic.team_unknown"},
    {code::vice_principal_not_traffic_police, "school_traffic.vice_principal_not_traffic_police"},
    {code::vice_principal_overlap, "school_traffic.vice_principal_overlap"},
    {code::outside_slot, "school_traffic.outside_slot"},
    {code::activity_kind_unknown, "school_traffic.activity_kind_unknown"},
    {code::bell_schedule_invalid, "school_traffic.bell_schedule_invalid"},
    {code::duty_party_mismatch, "school_traffic.duty_party_mismatch"},
    {code::duty_must_apply, "school_traffic.duty_must_apply"},
    {code::cross_check_same_unit, "school_traffic.cross_check_same_unit"},
    {code::look_back_without_prior, "school_traffic.look_back_without_prior"},
    {code::inspector_required, "school_traffic.inspector_required"},
    {code::round_without_third_party, "school_traffic.round_without_third_party"},
    {code::round_not_frozen, "school_traffic.round_not_frozen"},
    {code::report_period_not_set, "school_traffic.report_period_not_set"},
    {code::report_duplicate, "school_traffic.report_duplicate"},
    {code::period_not_ended, "school_traffic.period_not_ended"},
    {code::lead_not_in_units, "school_traffic.lead_not_in_units"},
    {code::due_before_event, "school_traffic.due_before_event"},
    {code::self_verification, "school_traffic.self_verification"},
    {code::department_missing, "school_traffic.department_missing"},
    {code::not_whistled, "school_traffic.not_whistled"},
    {code::report_in_missing, "school_traffic.report_in_missing"},
    {code::time_order, "school_traffic.time_order"},
    {code::weights_not_full, "school_traffic.weights_not_full"},
    {code::not_round_assessor, "school_traffic.not_round_assessor"},
    {code::score_out_of_range, "school_traffic.score_out_of_range"},
    {code::round_closed, "school_traffic.round_closed"},
    {code::scores_missing, "school_traffic.scores_missing"},
    {code::text_length, "school_traffic.text_length"},
    {code::entry_kind_unknown, "school_traffic.entry_kind_unknown"},
    {code::parameter_invalid, "school_traffic.parameter_invalid"},
    {flag::late, "school_traffic.late"},
    {flag::late_notice, "school_traffic.late_notice"},
    {flag::outside_zone, "school_traffic.outside_zone"},
}};
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : traffic_names) {
    if (number == code) return name;
  }
  return {};
}

std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, each] : traffic_names) {
    if (each == name) return number;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_code_names() {
  // Of the ledger's what the city's own commands answer.
  std::vector<std::string_view> names{custody::ledger_code_name(custody::code::forbidden)};
  for (const auto& [number, name] : traffic_names) names.push_back(name);
  return names;
}

}  // namespace gongbao::school_traffic
