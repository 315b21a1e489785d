// What is asked for stays, and no more than so many do.
#include "base/kept_few.h"

#include <gtest/gtest.h>

#include <string>

namespace gongbao {
namespace {

TEST(KeptFew, ForgetsWhatNobodyAskedForTheLongest) {
  KeptFew<int, std::string, 2> kept;
  EXPECT_EQ(kept.find(1), nullptr);
  kept.keep(1, "one");
  kept.keep(2, "two");
  ASSERT_NE(kept.find(1), nullptr);
  kept.keep(3, "three");
  EXPECT_EQ(kept.find(2), nullptr) << "1 was asked for after it";
  EXPECT_EQ(*kept.find(1), "one");
  EXPECT_EQ(*kept.find(3), "three");
}

}  // namespace
}  // namespace gongbao
