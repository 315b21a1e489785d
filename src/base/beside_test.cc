// Batches are done in order, all of them, also those that wait when it ends.
#include "base/beside.h"

#include <gtest/gtest.h>

#include <vector>

namespace gongbao {
namespace {

TEST(Beside, does_all_in_order_and_settles) {
  std::vector<int> done;
  {
    Beside<int> beside([&](int batch) { done.push_back(batch); });
    for (int i = 0; i != 100; ++i) beside.hand_over(i);
    beside.settle();
    ASSERT_EQ(done.size(), 100U);
    for (int i = 0; i != 100; ++i) EXPECT_EQ(done[static_cast<std::size_t>(i)], i);
    for (int i = 100; i != 150; ++i) beside.hand_over(i);
  }
  EXPECT_EQ(done.size(), 150U);
  EXPECT_EQ(done.back(), 149);
}

}  // namespace
}  // namespace gongbao
