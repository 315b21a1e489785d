// Amounts as people and banks write them, and the edges of 64 bits.
#include "base/money.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace gongbao {
namespace {

constexpr auto max_fen = std::numeric_limits<std::int64_t>::max();
constexpr auto min_fen = std::numeric_limits<std::int64_t>::min();

TEST(Money, ReadsYuan) {
  const struct {
    const char* text;
    std::int64_t fen;
  } cases[] = {
      {"0", 0},
      {"-0", 0},
      {"0.5", 50},
      {"0.05", 5},
      {"12", 1200},
      {"-12", -1200},
      {"-0.01", -1},
      {"1000.01", 100001},
      {"1,000.01", 100001},
      {"12,345,678.9", 1234567890},
      {"999,999", 99999900},
      {"0012.30", 1230},
      {"92233720368547758.07", max_fen},
      {"92,233,720,368,547,758.07", max_fen},
      {"-92233720368547758.08", min_fen},
      {"00000000000000000000000000000000000000000000000000001", 100},
  };
  for (const auto& c : cases) {
    const Result<Money> amount = parse_yuan(c.text);
    ASSERT_TRUE(amount.has_value()) << c.text << ": " << to_string(amount.error());
    EXPECT_EQ(amount->fen, c.fen) << c.text;
  }
}

TEST(Money, RefusesWhatIsNotAnAmount) {
  for (const char* text : {"",         "-",       "--1",
                           "+1",       ".",       ".5",
                           "5.",       "1.234",   "1.2.3",
                           "1,00",     "1,0000",  "1000,0",
                           ",100",     "100,",    "1,,000",
                           "1234,567", "1,234,5", "1.0,0",
                           " 1",       "1 ",      "1e3",
                           "0x10",     "１２",    "12元",
                           "￥12",     "nan",     "inf",
                           "1,000,",   "1.-1",    "-,123",
                           "1a",       "1;000",   "99999999999999999999999999999999999999999999x"}) {
    const Result<Money> amount = parse_yuan(text);
    ASSERT_FALSE(amount.has_value()) << text;
    EXPECT_EQ(amount.error().code, "ledger.schema_invalid") << text;
  }
}

TEST(Money, NamesOverflow) {
  for (const char* text : {"92233720368547758.08", "-92233720368547758.09", "92233720368547759",
                           "1000000000000000000000000000000000000000000000000000000000000"}) {
    const Result<Money> amount = parse_yuan(text);
    ASSERT_FALSE(amount.has_value()) << text;
    EXPECT_EQ(amount.error().code, "ledger.amount_overflow") << text;
  }
}

TEST(Money, WritesYuan) {
  const struct {
    std::int64_t fen;
    const char* plain;
    const char* grouped;
  } cases[] = {
      {0, "0.00", "0.00"},
      {5, "0.05", "0.05"},
      {-5, "-0.05", "-0.05"},
      {99999, "999.99", "999.99"},
      {100000, "1000.00", "1,000.00"},
      {-123456789, "-1234567.89", "-1,234,567.89"},
      {max_fen, "92233720368547758.07", "92,233,720,368,547,758.07"},
      {min_fen, "-92233720368547758.08", "-92,233,720,368,547,758.08"},
  };
  for (const auto& c : cases) {
    EXPECT_EQ(format_yuan(Money{c.fen}), c.plain);
    EXPECT_EQ(format_yuan_grouped(Money{c.fen}), c.grouped);
  }
}

TEST(Money, RoundsSharesUpAndNeverOverflows) {
  EXPECT_EQ(share_rounded_up(0, {4000}), 0);
  EXPECT_EQ(share_rounded_up(-7, {4000}), 0);
  EXPECT_EQ(share_rounded_up(1, {4000}), 1);
  EXPECT_EQ(share_rounded_up(5, {4000}), 2);
  EXPECT_EQ(share_rounded_up(6, {4000}), 3);
  EXPECT_EQ(share_rounded_up(max_fen, {10000}), max_fen);
  EXPECT_FALSE(narrow(Wide{max_fen} + 1).has_value());
  EXPECT_EQ(narrow(Wide{min_fen}), Money{min_fen});
}

TEST(Money, PrintsRatiosAsClausesDo) {
  EXPECT_EQ(format_percent({4000}), "40%");
  EXPECT_EQ(format_percent({10000}), "100%");
  EXPECT_EQ(format_percent({1250}), "12.5%");
  EXPECT_EQ(format_percent({1205}), "12.05%");
}

RC_GTEST_PROP(MoneyProperty, WritingAndReadingGiveTheSameAmount, (std::int64_t fen)) {
  RC_ASSERT(parse_yuan(format_yuan(Money{fen})).value() == Money{fen});
  RC_ASSERT(parse_yuan(format_yuan_grouped(Money{fen})).value() == Money{fen});
}

RC_GTEST_PROP(MoneyProperty, AShareIsTheLeastAmountThatReachesTheRatio, ()) {
  const Wide fen = *rc::gen::inRange<std::int64_t>(0, max_fen);
  const BasisPoints ratio{*rc::gen::inRange(0, 10001)};
  const Wide share = share_rounded_up(fen, ratio);
  RC_ASSERT(share * 10000 >= fen * ratio.bp);
  RC_ASSERT(share == 0 || (share - 1) * 10000 < fen * ratio.bp);
}

}  // namespace
}  // namespace gongbao
