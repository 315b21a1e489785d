// A course that ended before its planned day is refused; the refused entry is what the supervisors read.
#include "policies/exam/courses.h"

#include <algorithm>

namespace gongbao::exam {

namespace {

const PlannedCourse* course_of(const std::vector<PlannedCourse>& courses, std::string_view category) {
  const auto it = std::ranges::find(courses, category, &PlannedCourse::category);
  return it == courses.end() ? nullptr : &*it;
}

// The subjects that the plan leaves out, one by one.
std::vector<std::string> missing_in(const std::vector<PlannedCourse>& courses) {
  std::vector<std::string> out;
  each_subject([&](Subject subject) {
    const std::string name(enum_name(subject));
    if (course_of(courses, name) == nullptr) out.push_back(name);
  });
  return out;
}

}  // namespace

Answer decide(const Context& in, const RecordCoursePlan& command) {
  if (find_row(in.state.schools, in.actor.organisation) == nullptr) return unknown("school");
  if (const auto missing = missing_in(command.courses); !missing.empty()) {
    Answer answer = refuse(code::course_missing);
    for (const std::string& each : missing) answer.text("category", each);
    return answer;
  }
  for (const PlannedCourse& course : command.courses) {
    const bool listed = enum_named<Subject>(course.category).has_value();
    if (!listed && blank(course.approval_no.value_or(""))) {
      return refuse(code::course_added_without_approval).with_text("category", course.category);
    }
  }
  return accept(CoursePlanRecorded{{in.actor.organisation, command.exam_year}, command.courses});
}

void apply(World& world, const CoursePlanRecorded& fact, const FactOrigin&) {
  world.state.plans[fact.plan] = fact.courses;
}

Answer decide(const Context& in, const RecordCourseEnd& command) {
  const auto subject = enum_named<Subject>(command.subject);
  if (!subject) return refuse(code::subject_unknown).with_text("subject", command.subject);
  const auto* plan = find_row(in.state.plans, PlanKey{in.actor.organisation, command.exam_year});
  if (plan == nullptr) return unknown("exam_year");
  const Date planned = course_of(*plan, command.subject)->planned_end;
  if (command.ended_on < planned) return refuse(code::early_course_end).with_date("planned_end", planned);
  CourseEnded fact{*subject, command.ended_on, {}};
  for (const auto& [number, student] : in.state.students) {
    const bool own = school_on(student, command.ended_on) == in.actor.organisation;
    if (own && exam_year_of(student) == command.exam_year) fact.students.push_back(number);
  }
  return with_id(accept(fact), "students", fact.students.size());
}

void apply(World& world, const CourseEnded& fact, const FactOrigin&) {
  for (const std::string& student : fact.students) {
    world.state.completions[{student, fact.subject}] = fact.ended_on;
  }
}

}  // namespace gongbao::exam
