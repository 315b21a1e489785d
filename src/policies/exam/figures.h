// What is published of all together (4.1b): how many have which grade, pass or band of points, by subject and
// jurisdiction. Groups below small_cell are not told, and nobody is ranked.
#pragma once

#include "policies/exam/state.h"

namespace gongbao::exam {

// By grade, by pass, or by tenths of the maximum ("90": from 90 % on); nothing: too few to be told. school: of that one
// only; 0: of the whole jurisdiction.
using Distribution = std::map<std::string, std::optional<std::int64_t>>;
Distribution distribution_of(const State& state, std::int64_t exam_year, Subject subject, std::uint32_t jurisdiction,
                             Date day, std::uint64_t school = 0);

// 一分一段: totals point by point, the highest first, in hundredths. A row of too few takes in those below it until it
// has enough; the last one goes to the row above. Nothing where all together are too few.
struct Segment {
  std::int64_t from = 0;
  std::int64_t below = 0;
  std::int64_t count = 0;
  std::int64_t cumulative = 0;
};
std::vector<Segment> segments_of(const State& state, std::int64_t exam_year, std::uint32_t jurisdiction, Date day);

}  // namespace gongbao::exam
