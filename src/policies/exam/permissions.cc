// Role × scope of spec/05 part 2 and the "by" column of part 6, as one table.
#include <array>

#include "policies/exam/printouts.h"

namespace gongbao::exam {

namespace {

using access::Grant;
using access::Scope;

constexpr Grant of_city{Role::city_edu, Scope::city};
constexpr Grant of_district{Role::district_edu, Scope::own_area};
constexpr Grant of_school{Role::school, Scope::own_organisation};
constexpr Grant of_marker{Role::marker, Scope::own_area};
constexpr Grant of_student{Role::student, Scope::own_person};
constexpr Grant of_guardian{Role::guardian, Scope::own_person};

constexpr std::array city_only{of_city};
constexpr std::array districts_only{of_district};
constexpr std::array schools_only{of_school};
constexpr std::array schools_and_districts{of_school, of_district};
constexpr std::array city_and_districts{of_city, of_district};
constexpr std::array districts_and_city{of_district, of_city};
constexpr std::array owners{of_city, of_district, of_school};
constexpr std::array who_marks{of_marker, of_school};
constexpr std::array those_concerned{of_student, of_guardian};
constexpr std::array anyone{of_student, of_guardian, of_school, of_marker};

constexpr access::Granted exam_commands[] = {
    // schools.h, courses.h
    {"import_schools", districts_only},
    {"import_students", schools_and_districts},
    {"transfer_student", districts_only},
    {"record_course_plan", schools_only},
    {"record_course_end", schools_only},
    // papers.h, sessions.h
    {"create_paper", city_and_districts},
    {"review_paper", city_and_districts},
    {"seal_paper", city_and_districts},
    {"create_session", owners},
    {"register_attempt", schools_only},
    {"close_session", owners},
    {"assign_scripts", districts_only},
    {"annul_attempt", owners},
    // scores.h
    {"enter_component", who_marks},
    {"enter_grade", districts_only},
    {"enter_pass", schools_only},
    {"set_grade_cuts", districts_only},
    // publication.h
    {"confirm_scores", districts_only},
    {"confirm_pass", districts_only},
    {"publish_results", districts_only},
    {"request_recheck", those_concerned},
    {"decide_recheck", districts_only},
    {"correct_result", city_and_districts},
    // graduation.h
    {"set_graduation_rule", districts_and_city},
    {"export_admission", city_only},
    // desk.h
    {"file_question", anyone},
    {"file_complaint", anyone},
    {"reply", districts_and_city},
};

}  // namespace

std::span<const Grant> grants_of(std::string_view command) { return access::grants_in(exam_commands, command); }

namespace {

constexpr Grant of_auditor{Role::auditor, Scope::city};
constexpr std::array student_readers{of_student, of_guardian, of_school, of_district, of_city, of_auditor};
constexpr std::array those_above{of_school, of_district, of_city, of_auditor};
constexpr std::array boards{of_district, of_city, of_auditor};
constexpr std::array entry_readers{of_student, of_guardian, of_school, of_district, of_city, of_auditor};
// In clear: who they are, their school and its district; what is written, also whoever looks after the whole.
constexpr std::array person_readers{of_student, of_guardian, of_school, of_district};
constexpr std::array paper_readers{of_student, of_guardian, of_school, of_district, of_city};
constexpr auto anybody_at_all = [] {
  std::array<Grant, names_of(Role{}).size()> all{};
  for (std::size_t i = 0; i < all.size(); ++i) all[i] = {names_of(Role{})[i].first, Scope::city};
  return all;
}();

constexpr access::Granted exam_questions[] = {
    {AskRules::name, anybody_at_all},
    {AskTranscriptCheck::name, anybody_at_all},
    {AskDistribution::name, anybody_at_all},
    {AskSegments::name, anybody_at_all},
    {AskTranscript::name, student_readers},
    {TranscriptPaper::name, student_readers},
    {AskGraduation::name, student_readers},
    {AskSchoolDistribution::name, those_above},
    {AskCompleteness::name, boards},
    {AskAdmissionFile::name, boards},
    {"entry", entry_readers},
    {"person", person_readers},
    {"paper", paper_readers},
};

}  // namespace

std::span<const Grant> grants_of_question(std::string_view question) {
  return access::grants_in(exam_questions, question);
}

}  // namespace gongbao::exam
