// An account that is neither the student's nor a guardian's is nobody's.
#include "policies/exam/target.h"

#include <algorithm>

namespace gongbao::exam {

access::Target target_of_student(const State& state, const access::Actor& actor, const std::string& student, Date day) {
  access::Target target;
  const Student* row = find_row(state.students, student);
  if (row == nullptr) return target;
  target.operator_id = school_on(*row, day);
  target.area = jurisdiction_on(state, *row, day);
  const bool own = std::ranges::find(row->accounts, actor.account) != row->accounts.end();
  target.person = own ? actor.account : 0;
  return target;
}

access::Target target_of_school(const State& state, std::uint64_t school) {
  access::Target target;
  const School* row = find_row(state.schools, school);
  target.operator_id = school;
  if (row != nullptr) target.area = row->jurisdiction;
  return target;
}

access::Target target_of_case(const State& state, std::uint64_t case_id) {
  access::Target target;
  const DeskCase* row = find_row(state.desk, case_id);
  if (row == nullptr) return target;
  target.area = target_of_school(state, row->school).area;
  target.person = row->account;
  return target;
}

}  // namespace gongbao::exam
