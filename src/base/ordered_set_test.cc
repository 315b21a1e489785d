// The set in pieces against std::set: same values and same order after any history.
#include "base/ordered_set.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <set>

namespace gongbao {
namespace {

void expect_same_values(const OrderedSet<int>& ours, const std::set<int>& plain) {
  RC_ASSERT(ours.size() == plain.size());
  RC_ASSERT(ours.empty() == plain.empty());
  RC_ASSERT(std::ranges::equal(ours, plain));
}

RC_GTEST_PROP(OrderedSet, keeps_what_a_set_keeps, ()) {
  OrderedSet<int> ours;
  std::set<int> plain;
  const int values = *rc::gen::element(3, 300, 3000);
  // Grows and shrinks in turns, so that pieces are split, joined and emptied.
  for (int step = 0, steps = *rc::gen::inRange(0, 6); step != steps; ++step) {
    const bool growing = *rc::gen::inRange(0, 5) < 3;
    const int first = *rc::gen::inRange(0, values), stride = *rc::gen::inRange(1, 8);
    for (int value = first, n = *rc::gen::inRange(0, values); n > 0; --n, value = (value + stride) % values) {
      if (growing) RC_ASSERT(ours.insert(value) == plain.insert(value).second);
      if (!growing) RC_ASSERT(ours.erase(value) == (plain.erase(value) == 1));
    }
    expect_same_values(ours, plain);
  }
  for (int value = -1; value <= values; ++value) {
    RC_ASSERT(ours.contains(value) == plain.contains(value));
    const auto ours_from = ours.lower_bound(value);
    const auto plain_from = plain.lower_bound(value);
    RC_ASSERT((ours_from == ours.end()) == (plain_from == plain.end()));
    if (plain_from != plain.end()) RC_ASSERT(*ours_from == *plain_from);
  }
  ours.clear();
  expect_same_values(ours, {});
}

}  // namespace
}  // namespace gongbao
