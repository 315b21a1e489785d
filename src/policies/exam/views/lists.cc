// The lists of this policy (spec/05 part 9): who sees which rows, how they are found, what they rest on.
#include "policies/exam/document.h"
#include "policies/exam/views/rows.h"

namespace gongbao::exam {

namespace {

using access::Grant;
using access::Scope;
using policies::everybody;
using policies::list_of;
using policies::ListFilter;
using policies::ViewList;
using How = policies::ListFilter::How;

constexpr Grant commission_city{Role::city_edu, Scope::city};
constexpr Grant district_own{Role::district_edu, Scope::own_area};
constexpr Grant school_own{Role::school, Scope::own_organisation};
constexpr Grant marker_own{Role::marker, Scope::own_person};
constexpr Grant student_own{Role::student, Scope::own_person};
constexpr Grant guardian_own{Role::guardian, Scope::own_person};
constexpr Grant audit_city{Role::auditor, Scope::city};

constexpr ListFilter by_number{"exam_number"}, by_year{"exam_year"}, by_subject{"subject"}, by_state{"state"},
    by_area{"area"}, by_school{"school"};

ViewList shown(ViewList list, std::vector<std::string_view> columns) {
  list.columns = std::move(columns);
  return list;
}
ViewList only(ViewList list, std::string_view column, std::int64_t value) {
  list.only = {{column, value}};
  return list;
}

void add_schools(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {list_of<view::SchoolListed>("schools", "学校", "Schools", {{"name"}},
                                   {{"school"}, by_area, {"name", How::contains}}, everybody(), "exam/addressees-a"),
       list_of<view::StudentListed>("students", "学生", "Students", {{"exam_number"}},
                                    {by_number, by_school, by_area, by_year, by_state},
                                    {school_own, district_own, commission_city, audit_city}, "exam/3.2a"),
       list_of<view::OwnStudent>("own_students", "本人或子女的准考证号", "One's own exam numbers", {{"exam_number"}},
                                 {by_year}, {student_own, guardian_own}, "exam/3.2a")});
}

void add_sessions(std::vector<ViewList>& all) {
  all.insert(
      all.end(),
      {list_of<view::PaperListed>("papers", "试卷", "Papers", {{"exam_year", true}}, {by_year, by_subject, by_state},
                                  {district_own, commission_city, audit_city}, "exam/3.2.1a exam/3.2.2 exam/4.3a"),
       list_of<view::SessionListed>("sessions", "考试安排", "Sessions", {{"held_on", true}},
                                    {by_year, by_subject, {"held_on", How::range}}, everybody(),
                                    "exam/3.2.1b exam/3.2.1c exam/3.2.1e"),
       shown(list_of<view::AttemptListed>("attempts", "报名和到考", "Attempts", {{"held_on", true}},
                                          {by_number, {"session"}, by_subject, by_state, {"held_on", How::range}},
                                          {school_own, district_own, commission_city, audit_city},
                                          "exam/3.2b exam/3.2.1f"),
             {"attempt", "exam_number", "school", "area", "session", "subject", "held_on", "round_no", "state"}),
       shown(list_of<view::Script>("own_scripts", "待评答卷", "Scripts to be marked", {{"script_no"}},
                                   {{"script_no"}, by_subject, {"marked"}}, {marker_own}, "exam/3.2.1a"),
             {"script_no", "subject", "components", "marked"}),
       shown(list_of<view::Script>("scripts", "答卷", "Scripts", {{"script_no"}},
                                   {{"script_no"}, by_subject, {"marked"}}, {district_own}, "exam/3.2.1a"),
             {"script_no", "account", "subject", "components", "marked"})});
}

void add_results(std::vector<ViewList>& all) {
  const std::vector<ListFilter> of_results{by_number, by_subject, by_state, {"changed_on", How::range}};
  const std::vector<std::string_view> result_columns{
      "exam_number", "subject",          "component", "round_no", "school", "area",    "standing",
      "centipoints", "most_centipoints", "grade",     "pass",     "state",  "version", "changed_on"};
  all.insert(all.end(),
             {shown(list_of<view::ResultListed>("results", "成绩", "Results", {{"changed_on", true}}, of_results,
                                                {district_own, audit_city}, "exam/3.3.1a exam/3.3.2a exam/3.3.3a"),
                    result_columns),
              only(shown(list_of<view::ResultListed>("school_results", "本校成绩", "Results of a school",
                                                     {{"changed_on", true}}, of_results, {school_own},
                                                     "exam/3.3.1a exam/3.3.2a exam/3.3.3a"),
                         result_columns),
                   "told_to_school", 1),
              list_of<view::Published>("publications", "成绩公布", "Publications", {{"published_on", true}},
                                       {by_year, by_area, by_subject}, everybody(), "exam/4.1b"),
              only(list_of<view::Rechecking>("rechecks", "成绩复核", "Rechecks", {{"requested_on"}},
                                             {{"recheck"}, by_number, by_state, {"requested_on", How::range}},
                                             {school_own, district_own, commission_city, audit_city}, "exam/4.4b"),
                   "account", 0),
              list_of<view::Rechecking>("own_rechecks", "本人的复核", "One's own rechecks", {{"requested_on", true}},
                                        {by_state}, {student_own, guardian_own}, "exam/4.4b"),
              list_of<view::Corrected>("corrections", "成绩更正", "Corrections", {{"corrected_on", true}},
                                       {by_number, by_subject, {"corrected_on", How::range}},
                                       {school_own, district_own, commission_city, audit_city}, "exam/4.4b"),
              list_of<view::Exported>("admission_exports", "录取数据导出", "Admission exports", {{"exported_on", true}},
                                      {by_year}, {commission_city, audit_city}, "exam/3.3.1i exam/4.4a"),
              list_of<view::Asked>("desk", "咨询和投诉", "Questions and complaints", {{"filed_on"}},
                                   {{"case_id"}, by_state, {"kind"}, {"filed_on", How::range}},
                                   {student_own, guardian_own, marker_own, Grant{Role::school, Scope::own_person},
                                    district_own, commission_city, audit_city},
                                   "exam/4.1b exam/4.2d exam/4.2e")});
}

std::string_view code_word(Code code) { return code_name(code); }

}  // namespace

policies::ViewSystem view_system() {
  policies::ViewSystem system;
  system.name = document;
  system.version = 1;
  system.tables = policies::tables_of<view::SchoolListed, view::StudentListed, view::OwnStudent, view::PaperListed,
                                      view::SessionListed, view::PaperOfSession, view::AttemptListed, view::Script,
                                      view::ResultListed, view::Published, view::Rechecking, view::Corrected,
                                      view::Exported, view::Asked>();
  add_schools(system.lists);
  add_sessions(system.lists);
  add_results(system.lists);
  system.on_fact = project_facts;
  // No money is in custody.
  system.on_instruction = [](policies::Rows&, const policies::InstructionSeen&) {};
  system.words = policies::words_of<Commands, FactTypes>(code_word);
  // Early ends of courses and unified tests that were refused stand in the log of decisions.
  system.organisations = {{Role::school, "school"}};
  system.log_readers = {commission_city, audit_city};
  system.person = Role::student;
  system.belongs = [](policies::Rows&, std::uint64_t) { return policies::Belongs{}; };
  return system;
}

}  // namespace gongbao::exam
