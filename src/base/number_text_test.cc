// Digits are read and everything else is refused, up to the last number that fits.
#include "base/number_text.h"

#include <gtest/gtest.h>

namespace gongbao {
namespace {

TEST(NumberText, IsDigitsAndNothingElse) {
  EXPECT_EQ(number_in("0"), 0U);
  EXPECT_EQ(number_in("007"), 7U);
  EXPECT_EQ(number_in("18446744073709551615"), 18'446'744'073'709'551'615U);
  for (const std::string_view wrong : {"", " 1", "1 ", "+1", "-1", "1.0", "0x1", "１", "18446744073709551616"}) {
    EXPECT_FALSE(number_in(wrong)) << wrong;
  }
}

}  // namespace
}  // namespace gongbao
