// Numbers and names of this policy's codes: from 7001. Names are the spec's. None of them is a mere remark.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "custody/codes.h"

namespace gongbao::exam {

using custody::Code;

namespace code {
using custody::code::schema_invalid, custody::code::unknown_subject;
inline constexpr Code role_forbidden = 7001, state_invalid = 7002, reason_missing = 7003, value_invalid = 7004,
                      same_officer = 7005, batch_incomplete = 7006, jurisdiction_unknown = 7007, subject_unknown = 7008,
                      class_mismatch = 7009, resident_id_malformed = 7010, student_duplicate = 7011,
                      course_missing = 7012, course_added_without_approval = 7013, early_course_end = 7014,
                      course_not_completed = 7015, cohort_not_covered = 7016, paper_owner_invalid = 7017,
                      paper_not_reviewed = 7018, unauthorised_unified_test = 7019, book_mode_invalid = 7020,
                      mode_invalid = 7021, wrong_term = 7022, listening_attempts_exhausted = 7023,
                      round_duplicate = 7024, attempt_duplicate = 7025, marking_jurisdiction_mismatch = 7026,
                      component_unknown = 7027, pe_component_invalid = 7028, score_negative = 7029,
                      score_above_max = 7030, score_step_invalid = 7031, no_attempt = 7032, grade_invalid = 7033,
                      grade_cuts_missing = 7034, school_mismatch = 7035, result_type_invalid = 7036,
                      not_confirmed = 7037, not_published = 7038, recheck_window_closed = 7039,
                      export_incomplete = 7040, grade_in_total_forbidden = 7041, retention_period = 7042;
}  // namespace code

// "exam.score_above_max"; every code has a name, 0 is "".
std::string_view code_name(Code code);
std::optional<Code> code_named(std::string_view name);
// What may be a remark on what is accepted: nothing.
constexpr bool is_flag(Code) { return false; }
// Every name that this policy answers with.
std::vector<std::string_view> all_code_names();

}  // namespace gongbao::exam
