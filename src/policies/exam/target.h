// Whom a command is about, for the question who may give it: the school and district of the student, and the account
// behind the exam number. Where part 6 has a refusal of its own for the wrong school or district, or asks for the owner
// of a paper or session, nothing is said here.
#pragma once

#include "policies/exam/commands.h"

namespace gongbao::exam {

// The student's school and district of that day, and the account that asks if it is the student's or a guardian's.
access::Target target_of_student(const State& state, const access::Actor& actor, const std::string& student, Date day);

template <class Command>
access::Target target_of(const State& state, const access::Actor& actor, Date day, const Command& command) {
  if constexpr (std::is_same_v<Command, RegisterAttempt> || std::is_same_v<Command, TransferStudent> ||
                std::is_same_v<Command, RequestRecheck>) {
    return target_of_student(state, actor, command.student, day);
  } else if constexpr (std::is_same_v<Command, DecideRecheck>) {
    const Recheck* row = find_row(state.rechecks, command.recheck);
    return row == nullptr ? access::Target{} : target_of_student(state, actor, row->student, day);
  } else {
    return {};
  }
}

}  // namespace gongbao::exam
