// Masks, with the names that break byte-wise code.
#include "base/masking.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"

namespace gongbao {
namespace {

TEST(Masking, ANameShowsItsFirstCharacter) {
  EXPECT_EQ(mask_name("张三"), "张*");
  EXPECT_EQ(mask_name("欧阳娜娜"), "欧*");
  EXPECT_EQ(mask_name("𠮷田"), "𠮷*") << "four bytes, one character";
  EXPECT_EQ(mask_name(" 张"), "张*");
  EXPECT_EQ(mask_name("张"), "张*") << "nobody learns that there is no more";
  EXPECT_EQ(mask_name(""), "*");
}

TEST(Masking, WhatBelongsToACharacterStaysWithIt) {
  EXPECT_EQ(mask_name("e\u0301mile"), "e\u0301*") << "a combining accent";
  EXPECT_EQ(mask_name("葛\U000E0100飾"), "葛\U000E0100*") << "an ideographic variation";
  EXPECT_EQ(mask_name("︀"), "︀*") << "a selector that selects nothing is a character of its own";
}

TEST(Masking, APhoneShowsThreeAndFour) {
  EXPECT_EQ(mask_phone("13812345678"), "138****5678");
  EXPECT_EQ(mask_phone("010-82345678"), "010****5678");
  EXPECT_EQ(mask_phone("82345678"), "****5678");
  EXPECT_EQ(mask_phone("12345"), "****");
  EXPECT_EQ(mask_phone(""), "****");
}

TEST(Masking, ANumberShowsItsLastFour) {
  EXPECT_EQ(mask_card_number("6222021234567890123"), "****0123");
  EXPECT_EQ(mask_account("6217000010001234567"), "****4567");
  EXPECT_EQ(mask_resident_id("11010519491231002X"), "****002X");
  EXPECT_EQ(mask_number("1234"), "****");
  EXPECT_EQ(mask_number("1234567"), "****");
}

RC_GTEST_PROP(Masking, NothingOfALongNumberButItsEndIsShown, ()) {
  const auto digits = *rc::gen::container<std::string>(19, rc::gen::inRange('0', '9'));
  RC_ASSERT(mask_number(digits) == "****" + digits.substr(15));
}

RC_GTEST_PROP(Masking, AMaskedNameIsStillUtf8, ()) {
  std::string name;
  for (const char32_t point : *rc::gen::container<std::vector<char32_t>>(rc::gen::inRange<char32_t>(0x20, 0xD7FF))) {
    append_utf8(name, point);
  }
  RC_ASSERT(!invalid_utf8_at(mask_name(name)));
}

}  // namespace
}  // namespace gongbao
