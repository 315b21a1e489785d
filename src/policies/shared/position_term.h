// One line of a position: a sum with its formula written out, so that it can be redone by hand (spec/01 part 9,
// spec/02 part 9). Whichever document asks.
#pragma once

#include <string>
#include <vector>

#include "base/fields.h"

namespace gongbao::shared {

struct PositionTerm {
  std::string name;     // B, U, T, P, B_q, F, progress, S, R, C, E, free, shortfall
  std::string label;    // as the screen calls it, in both languages
  std::string formula;  // with the figures put in: "2001 + 2003 = 1,000.00 + 0.00"
  std::int64_t fen = 0;
  std::vector<std::string> clauses;  // full ids; empty where only the books speak
  GB_FIELDS(name, label, formula, fen, clauses)
};

}  // namespace gongbao::shared
