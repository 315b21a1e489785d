// A value as it is typed.
#include "law/parameter_text.h"

#include <gtest/gtest.h>

namespace gongbao::law {
namespace {

std::string read_and_told(Unit unit, std::string_view text) {
  const auto value = value_of(unit, text);
  return value ? text_of(unit, *value) : value.error().field + ": " + value.error().message;
}

TEST(ParameterText, IsReadAsItsUnitCounts) {
  EXPECT_EQ(read_and_told(Unit::bp, "20%"), "2000");
  EXPECT_EQ(read_and_told(Unit::bp, "12.34%"), "1234");
  EXPECT_EQ(read_and_told(Unit::bp, "0%"), "0");
  EXPECT_EQ(read_and_told(Unit::bp, "4000"), "4000");
  EXPECT_EQ(read_and_told(Unit::fen, "50000000"), "50000000");
  EXPECT_EQ(read_and_told(Unit::fen, "500,000.01元"), "50000001");
  EXPECT_EQ(read_and_told(Unit::work_days, "3"), "3");
  EXPECT_EQ(read_and_told(Unit::tenths_c, "-120"), "-120");
  EXPECT_EQ(read_and_told(Unit::tenths_c, "410"), "410");
  EXPECT_EQ(read_and_told(Unit::toggle, "true"), "true");
  EXPECT_EQ(read_and_told(Unit::date, "2024-02-29"), "2024-02-29");
  EXPECT_EQ(read_and_told(Unit::text, "draft"), "draft");
  EXPECT_EQ(read_and_told(Unit::list, "goods,wages , rent"), "goods, wages, rent");
  EXPECT_EQ(read_and_told(Unit::table, "A=0, B=1"), "A=0, B=1");
}

TEST(ParameterText, WhatIsNoValueNamesTheField) {
  for (const auto& [unit, text] : std::vector<std::pair<Unit, std::string>>{{Unit::bp, ""},
                                                                            {Unit::bp, "%"},
                                                                            {Unit::bp, "-1%"},
                                                                            {Unit::bp, "12.345%"},
                                                                            {Unit::bp, "half"},
                                                                            {Unit::fen, "1.5"},
                                                                            {Unit::fen, "-1"},
                                                                            {Unit::days, "3 days"},
                                                                            {Unit::days, "1e3"},
                                                                            {Unit::days, "-1"},
                                                                            {Unit::tenths_c, "--1"},
                                                                            {Unit::tenths_c, "-"},
                                                                            {Unit::toggle, "1"},
                                                                            {Unit::date, "2023-02-29"},
                                                                            {Unit::table, "A"},
                                                                            {Unit::table, "A=x"},
                                                                            {Unit::table, "A=1,A=2"},
                                                                            {Unit::table, ""},
                                                                            {Unit::days, "9223372036854775808"}}) {
    EXPECT_TRUE(read_and_told(unit, text).starts_with("value: ")) << enum_name(unit) << " " << text;
  }
}

}  // namespace
}  // namespace gongbao::law
