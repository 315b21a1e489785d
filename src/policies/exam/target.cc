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

}  // namespace gongbao::exam
