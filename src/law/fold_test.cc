// The fold on the cases spec/10 names, its position map, and the digit rule of containment.
#include "law/fold.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/text.h"
#include "law/anchors.h"

namespace gongbao::law {
namespace {

TEST(Fold, Cases) {
  const std::pair<const char*, const char*> cases[] = {
      {"〔2023〕23号", "2023|23号"},
      {"(2023) 23号", "2023|23号"},
      {"2023 23号", "2023|23号"},
      {"京教勤［２０２３］２３号", "京教勤2023|23号"},
      {"2023—2025", "2023|2025"},
      {"5 个工作日", "5个工作日"},
      {"20,000 元", "20000元"},
      {"1,000,000", "1000000"},
      {"1,0000", "1|0000"},
      {"1,00", "1|00"},
      {"2.0以下", "2.0以下"},
      {"２．０", "2.0"},
      {"1..2", "1|2"},
      {"-12℃", "12c"},
      {"-12°C", "12c"},
      {"“四支队伍”", "四支队伍"},
      {"40%，", "40%"},
      {"４０％", "40%"},
      {"　", ""},
      {"\xff", ""},
  };
  for (const auto& [printed, folded] : cases) EXPECT_EQ(fold(printed), folded) << printed;
}

TEST(Fold, MapLeadsBackToThePrintedText) {
  const std::string printed = "存管〔2023〕1,000 元";
  const Folded folded = fold_with_map(printed);
  EXPECT_EQ(folded.text, "存管2023|1000元");
  ASSERT_EQ(folded.origin.size(), folded.text.size());
  EXPECT_EQ(printed.substr(folded.origin[folded.text.find("2023")], 4), "2023");
  EXPECT_EQ(printed.substr(folded.origin[folded.text.find("元")]), "元");
  EXPECT_EQ(printed.substr(folded.origin[folded.text.find("1000")], 5), "1,000");
}

TEST(Fold, ContainmentRespectsNumbers) {
  EXPECT_EQ(count_in("15个工作日5个工作日", "5个工作日"), 1u);
  EXPECT_EQ(count_in("满10年", "10"), 1u);
  EXPECT_EQ(count_in("满10年", "1"), 0u);
  EXPECT_EQ(count_in("2.0", "0"), 0u);
  EXPECT_EQ(count_in("aaaa", "aa"), 2u);
  EXPECT_EQ(count_in("x", ""), 0u);
}

TEST(Fold, QuotesStandPieceByPiece) {
  EXPECT_TRUE(quote_stands("3个工作日内对资料进行确认即完成备案。", "3 个工作日内…即完成备案"));
  EXPECT_FALSE(quote_stands("3个工作日内对资料进行确认即完成备案。", "即完成备案…3个工作日内"));
  EXPECT_FALSE(quote_stands("任何文字", "…"));
}

RC_GTEST_PROP(Fold, IsItsOwnFold, (const std::string& any)) { RC_ASSERT(fold(fold(any)) == fold(any)); }

RC_GTEST_PROP(Fold, MapIsMonotone, (const std::string& any)) {
  const Folded folded = fold_with_map(any);
  RC_ASSERT(std::ranges::is_sorted(folded.origin));
  RC_ASSERT(folded.origin.size() == folded.text.size());
}

}  // namespace
}  // namespace gongbao::law
