// Whom a command is about, for the question who may give it: the school and district of the student, and the account
// behind the exam number. Where part 6 has a refusal of its own for the wrong school or district, or asks for the owner
// of a paper or session, nothing is said here.
#pragma once

#include "policies/exam/printouts.h"

namespace gongbao::exam {

// The student's school and district of that day, and the account that asks if it is the student's or a guardian's.
access::Target target_of_student(const State& state, const access::Actor& actor, const std::string& student, Date day);
access::Target target_of_school(const State& state, std::uint64_t school);
// Whoever asked or complained.
access::Target target_of_case(const State& state, std::uint64_t case_id);

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, Date day, const Command& command) {
  if constexpr (std::is_same_v<Command, RegisterAttempt> || std::is_same_v<Command, TransferStudent> ||
                std::is_same_v<Command, RequestRecheck>) {
    return target_of_student(state, actor, command.student, day);
  } else if constexpr (std::is_same_v<Command, DecideRecheck>) {
    const Recheck* row = find_row(state.rechecks, command.recheck);
    return row == nullptr ? access::Target{} : target_of_student(state, actor, row->student, day);
  } else if constexpr (std::is_same_v<Command, AskTranscript> || std::is_same_v<Command, AskGraduation> ||
                       std::is_same_v<Command, TranscriptPaper>) {
    return target_of_student(state, actor, command.student, day);
  } else if constexpr (std::is_same_v<Command, AskSchoolDistribution>) {
    return target_of_school(state, command.school);
  } else if constexpr (std::is_same_v<Command, AskCompleteness>) {
    access::Target target;
    target.area = law::area_named(command.jurisdiction, law::districts_bda_and_yanshan()).value_or(0);
    return target;
  } else if constexpr (std::is_same_v<Command, AskAdmissionFile>) {
    access::Target target;
    target.area = law::area_named(command.jurisdiction.value_or(""), law::districts_bda_and_yanshan()).value_or(0);
    return target;
  } else {
    return {};
  }
}

// Whom what was once given is about, when somebody reads it: the student it names, or the house that gave it; nobody in
// person but whose it is.
template <class Command>
access::Target target_read(const State& state, const access::Actor& giver, Date day, const Command& command) {
  access::Target target = target_of(state, giver, day, command);
  if constexpr (requires { std::string(command.student); }) {
    target = target_of_student(state, giver, command.student, day);
  }
  if constexpr (std::is_same_v<Command, ReplyCase>) target = target_of_case(state, command.case_id);
  if constexpr (std::is_same_v<Command, FileComplaint>) {
    // The district of the school that is complained of, and not the school.
    target.area = target_of_school(state, command.school.value_or(0)).area;
  }
  if (target.operator_id == 0 && giver.role == Role::school) target.operator_id = giver.organisation;
  if constexpr (std::is_same_v<Command, EnterGrade>) target.operator_id = 0;  // a draft is no school's to read
  if (target.area == 0 && target.operator_id != 0) target.area = target_of_school(state, target.operator_id).area;
  if (target.area == 0) target.area = giver.area;
  target.person = target.person.value_or(0);
  return target;
}

inline bool is_house(const State& state, std::uint64_t number) { return state.schools.contains(number); }
inline access::Target target_of_house(const State& state, std::uint64_t school) {
  return target_of_school(state, school);
}

}  // namespace gongbao::exam
