// Which day each refusal and flag looks at (spec/07 part 6, Days): a vehicle, a violation, a presence and an incident
// on the day of it, reports and checks by what is set for their period, everything else on the booking day.
#include "policies/school_traffic/citations.h"

namespace gongbao::school_traffic {

namespace {

using enum law::JudgedOn;

constexpr law::DayRow traffic_days[] = {
    {"ledger.forbidden", no_day},
    {"school_traffic.out_of_scope", no_day},
    {"school_traffic.bad_transition", booking_day},
    {"school_traffic.reason_missing", no_day},
    {"school_traffic.evidence_missing", no_day},
    {"school_traffic.duplicate", no_day},
    {"school_traffic.value_out_of_range", booking_day},
    {"school_traffic.effective_date_past", booking_day},
    {"school_traffic.unit_unknown", booking_day},
    {"school_traffic.last_gate", booking_day},
    {"school_traffic.whistle_not_township", no_day},
    {"school_traffic.overall_plan_not_joint", no_day},
    {"school_traffic.nature_missing", no_day},
    {"school_traffic.plan_unit_mismatch", no_day},
    {"school_traffic.plan_incomplete", no_day},
    {"school_traffic.escalate_no_higher_level", no_day},
    {"school_traffic.prompt_no_requirement", no_day},
    {"school_traffic.campaign_no_school", no_day},
    {"school_traffic.violation_kind_unknown", event_day},
    {"school_traffic.incident_department_undecided", no_day},
    {"school_traffic.incident_no_measure", no_day},
    {"school_traffic.incident_nobody_notified", no_day},
    {"school_traffic.incident_not_acknowledged", no_day},
    {"school_traffic.no_physical_separation", no_day},
    {"school_traffic.campus_let_for_parking", no_day},
    {"school_traffic.public_car_park_on_school_land", no_day},
    {"school_traffic.dropoff_area_missing", no_day},
    {"school_traffic.facility_kind_unknown", booking_day},
    {"school_traffic.marking_in_zone", booking_day},
    {"school_traffic.infeasible_not_confirmed", no_day},
    {"school_traffic.infeasible_not_allowed", booking_day},
    {"school_traffic.alarm_not_installed", no_day},
    {"school_traffic.interval_invalid", no_day},
    {"school_traffic.team_unknown", event_day},
    {"school_traffic.vice_principal_not_traffic_police", no_day},
    {"school_traffic.vice_principal_overlap", no_day},
    {"school_traffic.outside_slot", event_day},
    {"school_traffic.activity_kind_unknown", booking_day},
    {"school_traffic.bell_schedule_invalid", booking_day},
    {"school_traffic.duty_party_mismatch", no_day},
    {"school_traffic.duty_must_apply", booking_day},
    {"school_traffic.cross_check_same_unit", no_day},
    {"school_traffic.look_back_without_prior", no_day},
    {"school_traffic.inspector_required", no_day},
    {"school_traffic.round_without_third_party", no_day},
    {"school_traffic.round_not_frozen", no_day},
    {"school_traffic.report_period_not_set", stored_day},
    {"school_traffic.report_duplicate", no_day},
    {"school_traffic.period_not_ended", booking_day},
    {"school_traffic.lead_not_in_units", no_day},
    {"school_traffic.due_before_event", booking_day},
    {"school_traffic.self_verification", no_day},
    {"school_traffic.department_missing", no_day},
    {"school_traffic.not_whistled", no_day},
    {"school_traffic.report_in_missing", no_day},
    {"school_traffic.time_order", no_day},
    {"school_traffic.weights_not_full", booking_day},
    {"school_traffic.not_round_assessor", no_day},
    {"school_traffic.score_out_of_range", booking_day},
    {"school_traffic.round_closed", no_day},
    {"school_traffic.scores_missing", no_day},
    {"school_traffic.text_length", booking_day},
    {"school_traffic.entry_kind_unknown", no_day},
    {"school_traffic.parameter_invalid", no_day},
    {"school_traffic.late", stored_day},
    {"school_traffic.late_notice", event_day},
    {"school_traffic.outside_zone", event_day},
};

}  // namespace

std::span<const law::DayRow> judged_on() { return traffic_days; }

}  // namespace gongbao::school_traffic
