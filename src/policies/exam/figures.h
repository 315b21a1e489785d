// What is published of all together (4.1b): how many have which grade, pass or band of points, by subject and
// jurisdiction. Groups below small_cell are not told, and nobody is ranked.
#pragma once

#include "policies/exam/state.h"

namespace gongbao::exam {

// By grade, by pass, or by tenths of the maximum ("90": from 90 % on); nothing: too few to be told.
using Distribution = std::map<std::string, std::optional<std::int64_t>>;
Distribution distribution_of(const State& state, std::int64_t exam_year, Subject subject, std::uint32_t jurisdiction,
                             Date day);

}  // namespace gongbao::exam
