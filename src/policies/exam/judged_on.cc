// Which day each refusal looks at (spec/05 part 6, Days): grade, school, course and term are those of the day of the
// session, maxima and steps those of the exam year; the recheck window and the planned end of a course are stored.
#include "policies/exam/citations.h"

namespace gongbao::exam {

namespace {

using enum law::JudgedOn;

constexpr law::DayRow exam_days[] = {
    {"ledger.forbidden", no_day},
    {"exam.role_forbidden", no_day},
    {"exam.state_invalid", no_day},
    {"exam.reason_missing", no_day},
    {"exam.value_invalid", no_day},
    {"exam.same_officer", no_day},
    {"exam.batch_incomplete", no_day},
    {"exam.jurisdiction_unknown", no_day},
    {"exam.subject_unknown", no_day},
    {"exam.class_mismatch", no_day},
    {"exam.resident_id_malformed", no_day},
    {"exam.student_duplicate", no_day},
    {"exam.course_missing", no_day},
    {"exam.course_added_without_approval", no_day},
    {"exam.early_course_end", stored_day},
    {"exam.course_not_completed", event_day},
    {"exam.cohort_not_covered", event_day},
    {"exam.paper_owner_invalid", event_day},
    {"exam.paper_not_reviewed", booking_day},
    {"exam.unauthorised_unified_test", no_day},
    {"exam.book_mode_invalid", event_day},
    {"exam.mode_invalid", event_day},
    {"exam.wrong_term", event_day},
    {"exam.listening_attempts_exhausted", event_day},
    {"exam.round_duplicate", no_day},
    {"exam.attempt_duplicate", no_day},
    {"exam.marking_jurisdiction_mismatch", event_day},
    {"exam.component_unknown", event_day},
    {"exam.pe_component_invalid", event_day},
    {"exam.score_negative", no_day},
    {"exam.score_above_max", event_day},
    {"exam.score_step_invalid", event_day},
    {"exam.no_attempt", no_day},
    {"exam.grade_invalid", no_day},
    {"exam.grade_cuts_missing", event_day},
    {"exam.school_mismatch", booking_day},
    {"exam.result_type_invalid", no_day},
    {"exam.not_confirmed", no_day},
    {"exam.not_published", no_day},
    {"exam.recheck_window_closed", stored_day},
    {"exam.export_incomplete", no_day},
    {"exam.grade_in_total_forbidden", no_day},
};

}  // namespace

std::span<const law::DayRow> judged_on() { return exam_days; }

}  // namespace gongbao::exam
