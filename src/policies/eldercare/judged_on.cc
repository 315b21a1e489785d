// Which day each refusal and flag looks at (spec/06 part 6, Days): membership on the day a report came in, whether the
// document is in force on the first day of a round, everything else on the booking day.
#include "policies/eldercare/citations.h"

namespace gongbao::eldercare {

namespace {

using enum law::JudgedOn;

constexpr law::DayRow eldercare_days[] = {
    {"ledger.forbidden", no_day},
    {"eldercare.role_forbidden", no_day},
    {"eldercare.state_invalid", no_day},
    {"eldercare.reason_missing", no_day},
    {"eldercare.value_invalid", no_day},
    {"eldercare.department_unknown", booking_day},
    {"eldercare.before_in_force", event_day},
    {"eldercare.contact_staff_missing", booking_day},
    {"eldercare.channel_missing", booking_day},
    {"eldercare.round_closed", booking_day},
    {"eldercare.resident_id_malformed", no_day},
    {"eldercare.not_resident", no_day},
    {"eldercare.contact_incomplete", no_day},
    {"eldercare.condition_not_met", no_day},
    {"eldercare.consent_missing", no_day},
    {"eldercare.class_evidence_missing", no_day},
    {"eldercare.class_not_met", booking_day},
    {"eldercare.application_duplicate", no_day},
    {"eldercare.membership_elsewhere", booking_day},
    {"eldercare.round_not_closed", booking_day},
    {"eldercare.rating_year_invalid", booking_day},
    {"eldercare.pool_already_renewed", no_day},
    {"eldercare.will_missing", no_day},
    {"eldercare.not_in_pool", event_day},
    {"eldercare.not_in_pool", booking_day},  // of an appraisal
    {"eldercare.channel_invalid", booking_day},
    {"eldercare.target_missing", no_day},
    {"eldercare.institution_unknown", no_day},
    {"eldercare.not_in_ledger", no_day},
    {"eldercare.evidence_missing", no_day},
    {"eldercare.checker_conflict", no_day},
    {"eldercare.rectification_not_checked", no_day},
    {"eldercare.feedback_empty", no_day},
    {"eldercare.close_without_feedback", no_day},
    {"eldercare.remuneration_forbidden", booking_day},
    {"eldercare.retention_period", booking_day},
};

}  // namespace

std::span<const law::DayRow> judged_on() { return eldercare_days; }

}  // namespace gongbao::eldercare
