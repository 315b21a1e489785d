// 开齐开足开好, 不得随意增加或减少课程门类, 不得提前结课备考 (4.2a, 4.2b, 4.2d): the plan of a school for those who sit
// in one year, and when each course ended. Whose course has ended may take the examination of its subject on a later
// day (3.2b).
#pragma once

#include "policies/exam/context.h"

namespace gongbao::exam {

struct RecordCoursePlan {
  static constexpr std::uint16_t number = 7004;
  static constexpr std::string_view name = "record_course_plan";
  std::int64_t exam_year = 0;
  std::vector<PlannedCourse> courses;
  GB_FIELDS(exam_year, courses)
};
struct CoursePlanRecorded {
  static constexpr std::uint16_t number = 7504;
  PlanKey plan;
  std::vector<PlannedCourse> courses;
  GB_FIELDS(plan, courses)
};
struct RecordCourseEnd {
  static constexpr std::uint16_t number = 7005;
  static constexpr std::string_view name = "record_course_end";
  std::int64_t exam_year = 0;
  std::string subject;
  Date ended_on;
  GB_FIELDS(exam_year, subject, ended_on)
};
struct CourseEnded {
  static constexpr std::uint16_t number = 7505;
  Subject subject{};
  Date ended_on;
  std::vector<std::string> students;
  GB_FIELDS(subject, ended_on, students)
};

Answer decide(const Context& in, const RecordCoursePlan& command);
Answer decide(const Context& in, const RecordCourseEnd& command);
void apply(World& world, const CoursePlanRecorded& fact, const FactOrigin& origin);
void apply(World& world, const CourseEnded& fact, const FactOrigin& origin);

using CourseCommands = policies::TypeList<RecordCoursePlan, RecordCourseEnd>;
using CourseFacts = policies::TypeList<CoursePlanRecorded, CourseEnded>;

}  // namespace gongbao::exam
