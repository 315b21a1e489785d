// 燕山 is an area of the documents that address its office, and of no others.
#include "law/area.h"

#include <gtest/gtest.h>

namespace gongbao::law {
namespace {

TEST(Area, YanshanIsNamedWhereADocumentAddressesIt) {
  EXPECT_EQ(districts_and_bda().size(), 17U);
  EXPECT_EQ(districts_bda_and_yanshan().size(), 18U);
  EXPECT_FALSE(area_named("YANSHAN"));
  EXPECT_EQ(area_named("YANSHAN", districts_bda_and_yanshan()), 110110U);
  EXPECT_EQ(area_named("BDA", districts_bda_and_yanshan()), 110302U);
  EXPECT_EQ(area_text(110110), "YANSHAN");
  EXPECT_FALSE(area_named("110110", districts_bda_and_yanshan()));
}

}  // namespace
}  // namespace gongbao::law
