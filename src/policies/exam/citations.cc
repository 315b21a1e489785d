// One table, by subject header: (command, code) → clauses.
#include "policies/exam/citations.h"

namespace gongbao::exam {

namespace {

using law::accepted;
using law::any_command;

constexpr law::CitationRow exam_rows[] = {
    // the city's commands (policies/registry)
    {"set_parameter", accepted, "3.2a"},
    {"set_parameter", "ledger.forbidden", "3.2a"},
    {"set_parameter", "exam.value_invalid", "3.2a"},
    {"erase_person", accepted, "3.2a"},
    {"erase_person", "ledger.forbidden", "3.2a"},
    {"erase_person", "exam.retention_period", "3.3.1h 3.3.1i"},

    {any_command, "exam.role_forbidden", "4.4b"},
    {any_command, "exam.state_invalid", "4.4b"},
    {any_command, "exam.reason_missing", "4.4b"},
    {any_command, "exam.same_officer", "4.4b"},
    {any_command, "exam.batch_incomplete", "4.4b"},
    {any_command, "exam.subject_unknown", "3.1a"},
    {any_command, "exam.class_mismatch", "3.1b 3.1.1 3.1.2 3.1.3"},
    {any_command, "exam.cohort_not_covered", "final-b"},
    {any_command, "exam.value_invalid", "3.2a"},

    {"import_schools", accepted, "addressees-a"},
    {"import_schools", "exam.jurisdiction_unknown", "addressees-a"},
    {"import_students", accepted, "3.2a"},
    {"import_students", "exam.resident_id_malformed", "3.2a"},
    {"import_students", "exam.student_duplicate", "3.2a"},
    {"transfer_student", accepted, "3.2.1a 3.2.2"},

    {"record_course_plan", accepted, "4.2a 4.2b"},
    {"record_course_plan", "exam.course_missing", "4.2a"},
    {"record_course_plan", "exam.course_added_without_approval", "4.2b"},
    {"record_course_end", accepted, "4.2d 3.2b"},
    {"record_course_end", "exam.early_course_end", "4.2d"},

    {"create_paper", accepted, "3.2.1a 3.2.2"},
    {"create_paper", "exam.paper_owner_invalid", "3.2.1a 3.2.2"},
    {"review_paper", accepted, "4.3a 4.3b"},
    {"review_paper", "exam.paper_not_reviewed", "4.3a 4.3b"},
    {"seal_paper", accepted, "4.3a 4.3b"},
    {"seal_paper", "exam.paper_not_reviewed", "4.3a 4.3b"},

    {"create_session", accepted, "3.2.1a 3.2.1b 3.2.1c 3.2.1e 3.2.2 final-b"},
    {"create_session", "exam.component_unknown", "3.3.1a"},
    {"create_session", "exam.paper_owner_invalid", "3.2.1a 3.2.2"},
    {"create_session", "exam.unauthorised_unified_test", "4.2e"},
    {"create_session", "exam.book_mode_invalid", "3.2.1b"},
    {"create_session", "exam.mode_invalid", "3.2.1e"},
    {"create_session", "exam.wrong_term", "3.2.1c"},
    {"register_attempt", accepted, "3.2b 3.2.1f final-b"},
    {"register_attempt", "exam.wrong_term", "3.2.1c"},
    {"register_attempt", "exam.course_not_completed", "3.2b"},
    {"register_attempt", "exam.listening_attempts_exhausted", "3.2.1f"},
    {"register_attempt", "exam.round_duplicate", "3.2.1f"},
    {"register_attempt", "exam.attempt_duplicate", "3.2a"},
    {"close_session", accepted, "3.2a"},
    {"close_session", "exam.paper_not_reviewed", "4.3a 4.3b"},
    {"assign_scripts", accepted, "3.2.1a"},
    {"assign_scripts", "exam.marking_jurisdiction_mismatch", "3.2.1a"},
    {"annul_attempt", accepted, "3.2.1f 4.4b"},

    {"enter_component", accepted, "3.3.1a 3.3.1b 3.3.1c 3.3.1d 3.3.1e 3.3.1f 3.3.1g 3.2.1d"},
    {"enter_component", "exam.component_unknown", "3.3.1a"},
    {"enter_component", "exam.pe_component_invalid", "3.2.1d 3.3.1g"},
    {"enter_component", "exam.marking_jurisdiction_mismatch", "3.2.1a"},
    {"enter_component", "exam.score_negative", "3.3.1a"},
    {"enter_component", "exam.score_above_max", "3.3.1b 3.3.1c 3.3.1d 3.3.1e 3.3.1f 3.3.1g"},
    {"enter_component", "exam.score_step_invalid", "3.3.1a"},
    {"enter_component", "exam.no_attempt", "3.3.1a"},
    {"enter_grade", accepted, "3.3.2a 3.2.2"},
    {"enter_grade", "exam.grade_invalid", "3.3.2a"},
    {"enter_grade", "exam.score_negative", "3.3.1a"},
    {"enter_grade", "exam.grade_cuts_missing", "3.2.2 3.3.2a"},
    {"enter_grade", "exam.marking_jurisdiction_mismatch", "3.2.2"},
    {"enter_pass", accepted, "3.3.3a 3.2.3"},
    {"enter_pass", "exam.school_mismatch", "3.2.3"},
    {"enter_pass", "exam.result_type_invalid", "3.3.1a 3.3.3a"},
    {"set_grade_cuts", accepted, "3.2.2 3.3.2a"},

    {"confirm_scores", accepted, "3.2.1a 3.2.2"},
    {"confirm_scores", "exam.component_unknown", "3.3.1a"},
    {"confirm_pass", accepted, "3.2.3"},
    {"publish_results", accepted, "3.3.1a 3.3.2a 3.3.3a"},
    {"publish_results", "exam.not_confirmed", "3.2.3 4.4b"},
    {"request_recheck", accepted, "4.4b"},
    {"request_recheck", "exam.not_published", "4.4b"},
    {"request_recheck", "exam.recheck_window_closed", "4.4b"},
    {"decide_recheck", accepted, "4.4b"},
    {"decide_recheck", "exam.component_unknown", "3.3.1a"},
    {"decide_recheck", "exam.score_negative", "3.3.1a"},
    {"decide_recheck", "exam.score_above_max", "3.3.1b 3.3.1c 3.3.1d 3.3.1e 3.3.1f 3.3.1g"},
    {"decide_recheck", "exam.score_step_invalid", "3.3.1a"},
    {"decide_recheck", "exam.grade_invalid", "3.3.2a"},
    {"decide_recheck", "exam.grade_cuts_missing", "3.2.2 3.3.2a"},
    {"decide_recheck", "exam.result_type_invalid", "3.3.1a 3.3.3a"},
    {"correct_result", accepted, "4.4b"},
    {"correct_result", "exam.component_unknown", "3.3.1a"},
    {"correct_result", "exam.score_negative", "3.3.1a"},
    {"correct_result", "exam.score_above_max", "3.3.1b 3.3.1c 3.3.1d 3.3.1e 3.3.1f 3.3.1g"},
    {"correct_result", "exam.score_step_invalid", "3.3.1a"},
    {"correct_result", "exam.grade_invalid", "3.3.2a"},
    {"correct_result", "exam.grade_cuts_missing", "3.2.2 3.3.2a"},
    {"correct_result", "exam.result_type_invalid", "3.3.1a 3.3.3a"},

    {"set_graduation_rule", accepted, "3.3.1h 3.3.2b 3.3.3b"},
    {"set_graduation_rule", "exam.grade_invalid", "3.3.2a"},
    {"export_admission", accepted, "3.3.1i 3.3.2c 3.3.3c 4.4a"},
    {"export_admission", "exam.grade_in_total_forbidden", "3.3.2c 3.3.3c"},
    {"export_admission", "exam.export_incomplete", "3.3.1i"},

    {"file_question", accepted, "4.1b"},
    {"file_complaint", accepted, "4.2d 4.2e"},
    {"reply", accepted, "4.1b"},
};

std::vector<std::string_view> cited_names() {
  std::vector<std::string_view> names{"set_parameter", "erase_person"};
  Commands::each([&]<class Command>() { names.push_back(Command::name); });
  return names;
}

}  // namespace

law::CitationTable citation_table() { return {document, exam_rows, cited_names(), {}, all_code_names(), judged_on()}; }

std::vector<std::string> clauses_of_code(std::string_view code) {
  return law::clauses_of_code(exam_rows, document, code);
}

}  // namespace gongbao::exam
