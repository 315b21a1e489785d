// So many in all, and so many of one account.
#include "server/api/places.h"

#include <gtest/gtest.h>

namespace gongbao::server {
namespace {

TEST(Places, NoAccountHasThemAll) {
  Places places(3);
  EXPECT_TRUE(places.take(7, 1));
  EXPECT_FALSE(places.take(7, 1)) << "the quota of one";
  EXPECT_FALSE(places.full());
  EXPECT_TRUE(places.take(0, 2) && places.take(0, 2));
  EXPECT_TRUE(places.full());
  EXPECT_FALSE(places.take(8, 1)) << "all are taken";
  places.give_back(7);
  EXPECT_FALSE(places.take(0, 2));
  EXPECT_TRUE(places.take(7, 1)) << "what was given back is free again";
  EXPECT_FALSE(places.take(9, 0));
}

}  // namespace
}  // namespace gongbao::server
