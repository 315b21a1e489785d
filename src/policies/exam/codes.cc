// The one list of this policy's code names.
#include "policies/exam/codes.h"

#include <array>
#include <utility>

namespace gongbao::exam {

namespace {
constexpr std::array<std::pair<Code, std::string_view>, 42> exam_names{{
    {code::role_forbidden, "exam.role_forbidden"},
    {code::state_invalid, "exam.state_invalid"},
    {code::reason_missing, "exam.reason_missing"},
    {code::value_invalid, "exam.value_invalid"},
    {code::same_officer, "exam.same_officer"},
    {code::batch_incomplete, "exam.batch_incomplete"},
    {code::jurisdiction_unknown, "exam.jurisdiction_unknown"},
    {code::subject_unknown, "exam.subject_unknown"},
    {code::class_mismatch, "exam.class_mismatch"},
    {code::resident_id_malformed, "exam.resident_id_malformed"},
    {code::student_duplicate, "exam.student_duplicate"},
    {code::course_missing, "exam.course_missing"},
    {code::course_added_without_approval, "exam.course_added_without_approval"},
    {code::early_course_end, "exam.early_course_end"},
    {code::course_not_completed, "exam.course_not_completed"},
    {code::cohort_not_covered, "exam.cohort_not_covered"},
    {code::paper_owner_invalid, "exam.paper_owner_invalid"},
    {code::paper_not_reviewed, "exam.paper_not_reviewed"},
    {code::unauthorised_unified_test, "exam.unauthorised_unified_test"},
    {code::book_mode_invalid, "exam.book_mode_invalid"},
    {code::mode_invalid, "exam.mode_invalid"},
    {code::wrong_term, "exam.wrong_term"},
    {code::listening_attempts_exhausted, "exam.listening_attempts_exhausted"},
    {code::round_duplicate, "exam.round_duplicate"},
    {code::attempt_duplicate, "exam.attempt_duplicate"},
    {code::marking_jurisdiction_mismatch, "exam.marking_jurisdiction_mismatch"},
    {code::component_unknown, "exam.component_unknown"},
    {code::pe_component_invalid, "exam.pe_component_invalid"},
    {code::score_negative, "exam.score_negative"},
    {code::score_above_max, "exam.score_above_max"},
    {code::score_step_invalid, "exam.score_step_invalid"},
    {code::no_attempt, "exam.no_attempt"},
    {code::grade_invalid, "exam.grade_invalid"},
    {code::grade_cuts_missing, "exam.grade_cuts_missing"},
    {code::school_mismatch, "exam.school_mismatch"},
    {code::result_type_invalid, "exam.result_type_invalid"},
    {code::not_confirmed, "exam.not_confirmed"},
    {code::not_published, "exam.not_published"},
    {code::recheck_window_closed, "exam.recheck_window_closed"},
    {code::export_incomplete, "exam.export_incomplete"},
    {code::grade_in_total_forbidden, "exam.grade_in_total_forbidden"},
    {code::retention_period, "exam.retention_period"},
}};
}  // namespace

std::string_view code_name(Code code) {
  for (const auto& [number, name] : exam_names) {
    if (number == code) return name;
  }
  return {};
}

std::optional<Code> code_named(std::string_view name) {
  for (const auto& [number, each] : exam_names) {
    if (each == name) return number;
  }
  return std::nullopt;
}

std::vector<std::string_view> all_code_names() {
  // Of the ledger's what the city's own commands answer.
  std::vector<std::string_view> names{custody::ledger_code_name(custody::code::forbidden)};
  for (const auto& [number, name] : exam_names) names.push_back(name);
  return names;
}

}  // namespace gongbao::exam
