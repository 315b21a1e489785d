// From the person's exam number to what still runs under it.
#include "policies/exam/retention.h"

#include <algorithm>

namespace gongbao::exam {

using policies::PersonNeed;

namespace {

PersonNeed needed(std::string_view what, std::uint64_t school, std::optional<Date> until = {}) {
  return {code::retention_period, what, school, until};
}

const Student* student_who_is(const State& state, const PersonToken& person) {
  const std::string* number = find_row(state.students_by_person, person);
  return number == nullptr ? nullptr : find_row(state.students, *number);
}

// Until the school year ends in which the student sits; who went elsewhere is another city's.
std::optional<Date> last_day_at_school(const Student& student) {
  if (is_transferred_out(student)) return std::nullopt;
  return first_day_of(static_cast<std::int32_t>(exam_year_of(student))) - Days{1};
}

std::optional<PersonNeed> need_of_student(const Context& in, const std::string& number, const Student& student) {
  const std::uint64_t school = school_on(student, in.today);
  for (const auto& [id, row] : in.state.rechecks) {
    if (row.student == number && row.state == RecheckState::requested) return needed("recheck", school);
  }
  const auto until = last_day_at_school(student);
  if (until && in.today <= *until) return needed("student", school, until);
  return std::nullopt;
}

}  // namespace

std::optional<PersonNeed> need_of_person(const Context& in, const PersonToken& person,
                                         std::span<const std::uint64_t> accounts) {
  const auto is_his = [&](std::uint64_t account) { return std::ranges::find(accounts, account) != accounts.end(); };
  for (const auto& [id, row] : in.state.desk) {
    if (is_his(row.account) && row.state == CaseState::open) return needed("complaint", row.school);
  }
  const Student* student = student_who_is(in.state, person);
  return student == nullptr ? std::nullopt : need_of_student(in, in.state.students_by_person.at(person), *student);
}

bool known_to_house(const State& state, std::uint64_t school, const PersonToken& person) {
  const Student* student = student_who_is(state, person);
  return student != nullptr &&
         std::ranges::any_of(student->schools, [school](const SchoolPeriod& each) { return each.school == school; });
}

bool has_account(const State& state, const PersonToken& person, std::uint64_t account) {
  const Student* student = student_who_is(state, person);
  return account != 0 && student != nullptr && std::ranges::find(student->accounts, account) != student->accounts.end();
}

}  // namespace gongbao::exam
