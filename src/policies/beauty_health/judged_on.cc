// Which day each refusal looks at (spec/09 part 6, Days): the day of moving, of a contract, of an approval; the year of
// an application for its rule and its budget; the end of a publicity; everything else on the booking day.
#include "policies/beauty_health/citations.h"

namespace gongbao::beauty_health {

namespace {

using enum law::JudgedOn;

constexpr law::DayRow beauty_days[] = {
    {"ledger.forbidden", no_day},
    {"beauty_health.out_of_scope", no_day},
    {"beauty_health.bad_transition", no_day},
    {"beauty_health.reason_missing", no_day},
    {"beauty_health.value_out_of_range", no_day},
    {"beauty_health.value_out_of_range", event_day},  // of a contract of another year
    {"beauty_health.unit_unknown", no_day},
    {"beauty_health.districts_not_printed", booking_day},
    {"beauty_health.unit_not_responsible", booking_day},
    {"beauty_health.districts_not_named", booking_day},
    {"beauty_health.due_before_event", booking_day},
    {"beauty_health.not_own_item", no_day},
    {"beauty_health.evidence_missing", no_day},
    {"beauty_health.uscc_invalid", no_day},
    {"beauty_health.sector_not_covered", booking_day},
    {"beauty_health.duplicate", no_day},
    {"beauty_health.kind_unknown", no_day},
    {"beauty_health.budget_exceeded", stored_day},
    {"beauty_health.basis_missing", no_day},
    {"beauty_health.rule_locked", stored_day},
    {"beauty_health.not_eligible", booking_day},
    {"beauty_health.certificate_not_own", booking_day},
    {"beauty_health.not_lead_drafter", no_day},
    {"beauty_health.standard_level_not_listed", booking_day},
    {"beauty_health.project_not_landed", no_day},
    {"beauty_health.platform_title_not_listed", booking_day},
    {"beauty_health.not_chain_leader", no_day},
    {"beauty_health.supplier_outside_region", event_day},
    {"beauty_health.not_in_future_city", booking_day},
    {"beauty_health.stage_not_listed", booking_day},
    {"beauty_health.voucher_purpose", booking_day},
    {"beauty_health.not_listed_yet", booking_day},
    {"beauty_health.district_basis_missing", stored_day},
    {"beauty_health.duplicate_award", no_day},
    {"beauty_health.amount_rule_not_set", stored_day},
    {"beauty_health.opinions_missing", booking_day},
    {"beauty_health.disagreement_open", no_day},
    {"beauty_health.amount_mismatch", stored_day},
    {"beauty_health.clause_missing", no_day},
    {"beauty_health.publicity_running", booking_day},
    {"beauty_health.publicity_running", stored_day},
    {"beauty_health.amount_exceeds_paid", no_day},
    {"beauty_health.purpose_not_listed", no_day},
    {"beauty_health.sample_for_sale", no_day},
    {"beauty_health.rnd_trial_use", no_day},
    {"beauty_health.exhibit_trial_or_sale", booking_day},
    {"beauty_health.sample_quantity_exceeded", no_day},
    {"beauty_health.not_customs_registered", no_day},
    {"beauty_health.area_not_eligible", booking_day},
    {"beauty_health.guarantee_missing", no_day},     // at the request: named
    {"beauty_health.guarantee_missing", event_day},  // in force on the day of moving
    {"beauty_health.exhibit_not_bonded", no_day},
    {"beauty_health.product_unknown", no_day},
    {"beauty_health.person_data", no_day},
    {"beauty_health.table_columns_unknown", booking_day},
    {"beauty_health.not_own_product", booking_day},
    {"beauty_health.platform_kind_unknown", booking_day},
    {"beauty_health.partners_missing", booking_day},
    {"beauty_health.ethics_or_risk_missing", no_day},
    {"beauty_health.outside_national_scope", no_day},
    {"beauty_health.no_new_ingredient", no_day},
    {"beauty_health.no_window", no_day},
    {"beauty_health.window_subject_not_listed", booking_day},
    {"beauty_health.slot_taken", no_day},
    {"beauty_health.time_order", event_day},
    {"beauty_health.issue_kind_unknown", booking_day},
    {"beauty_health.decision_without_owner", no_day},
    {"beauty_health.entry_kind_unknown", no_day},
};

}  // namespace

std::span<const law::DayRow> judged_on() { return beauty_days; }

}  // namespace gongbao::beauty_health
