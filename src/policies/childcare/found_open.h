// What stands open about an institution on a day: duties that nobody has met yet, its bank's and its district's
// included (the flags of spec/02 part 7). Nothing is kept; it is found at reading.
#pragma once

#include "policies/childcare/context.h"

namespace gongbao::childcare {

struct FoundOpen {
  Code flag = 0;
  std::vector<std::string> clauses;  // full ids behind it
};

// In the order of the flags' numbers; as of today.
std::vector<FoundOpen> found_open(const Reading& in, std::uint64_t operator_id);

// Whether it may collect: 责令暂停发行 (reg/28–32) and reg/11 are orders of a district.
bool suspended(const State& state, std::uint64_t operator_id, Date day);

}  // namespace gongbao::childcare
