// Which day each refusal looks at (spec/08 part 6, Days): a transfer, hours and a rating the day they happened on,
// everything else the booking day.
#include "policies/legal_profession/citations.h"

namespace gongbao::legal_profession {

namespace {

using enum law::JudgedOn;

constexpr law::DayRow profession_days[] = {
    {"ledger.forbidden", no_day},
    {"legal_profession.out_of_scope", no_day},
    {"legal_profession.bad_transition", no_day},
    {"legal_profession.value_out_of_range", no_day},
    {"legal_profession.unit_unknown", no_day},
    {"legal_profession.uscc_invalid", no_day},
    {"legal_profession.duplicate", no_day},
    {"legal_profession.duplicate", booking_day},
    {"legal_profession.parent_not_in_practice", booking_day},
    {"legal_profession.licence_no_invalid", no_day},
    {"legal_profession.firm_not_in_practice", booking_day},
    {"legal_profession.firm_not_in_practice", event_day},
    {"legal_profession.lawyer_not_in_practice", booking_day},
    {"legal_profession.lawyer_not_in_practice", event_day},
    {"legal_profession.licence_not_valid", booking_day},
    {"legal_profession.licence_not_valid", event_day},
    {"legal_profession.date_future", booking_day},
    {"legal_profession.party_sync_pending", event_day},
    {"legal_profession.basis_missing", no_day},
    {"legal_profession.integrity_source_missing", no_day},
    {"legal_profession.not_disclosable", no_day},
    {"legal_profession.reason_missing", no_day},
    {"legal_profession.assessment_exists", no_day},
    {"legal_profession.party_assessment_missing", booking_day},
    {"legal_profession.already_drawn", no_day},
    {"legal_profession.seed_not_published", no_day},
    {"legal_profession.exemption_policy_not_set", booking_day},
    {"legal_profession.not_in_sample", no_day},
    {"legal_profession.results_missing", no_day},
    {"legal_profession.mitigation_not_grounded", no_day},
    {"legal_profession.minutes_out_of_range", no_day},
    {"legal_profession.day_over_24h", no_day},
    {"legal_profession.overlap", no_day},
    {"legal_profession.handler_conflict", booking_day},
    {"legal_profession.talent_already_in_tier", booking_day},
    {"legal_profession.tier_order", no_day},
    {"legal_profession.foreign_exceeds_total", no_day},
    {"legal_profession.brand_kind_unknown", no_day},
    {"legal_profession.quality_measure_unknown", no_day},
    {"legal_profession.rights_request_empty", no_day},
    {"legal_profession.pairing_self", no_day},
    {"legal_profession.pairing_not_one_to_one", booking_day},
    {"legal_profession.amount_negative", no_day},
    {"legal_profession.year_not_ended", booking_day},
    {"legal_profession.weights_not_full", no_day},
    {"legal_profession.weights_not_full", booking_day},
    {"legal_profession.score_out_of_range", no_day},
    {"legal_profession.evaluation_source_missing", no_day},
    {"legal_profession.clue_not_transferable", no_day},
    {"legal_profession.mutual_pilot_off", event_day},
    {"legal_profession.mutual_case_open", no_day},
    {"legal_profession.mutual_not_in_case", no_day},
    {"legal_profession.complaint_kind_unknown", no_day},
    {"legal_profession.result_missing", no_day},
    {"legal_profession.task_unknown", no_day},
    {"legal_profession.task_owner_missing", no_day},
    {"legal_profession.evidence_missing", no_day},
    {"legal_profession.indicator_not_met", booking_day},
    {"legal_profession.evaluation_empty", no_day},
    {"legal_profession.entry_kind_unknown", no_day},
    {"legal_profession.retention_period", booking_day},
};

}  // namespace

std::span<const law::DayRow> judged_on() { return profession_days; }

}  // namespace gongbao::legal_profession
