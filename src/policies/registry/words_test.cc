// Every code has words in both languages, so that no answer shows a bare identifier.
#include "policies/registry/words.h"

#include <gtest/gtest.h>

#include "policies/accounts/commands.h"
#include "policies/prepaid_card/codes.h"
#include "policies/registry/systems.h"

namespace gongbao::policies {
namespace {

TEST(Words, EveryCodeAndFlagHasThemInBothLanguages) {
  std::vector<std::string_view> codes = prepaid_card::all_code_names();
  for (Code code = accounts::code::unknown_account; code <= accounts::code::too_many_webhooks; ++code) {
    codes.push_back(accounts::code_name(code));
  }
  for (const std::string_view code : codes) {
    const auto words = words_of(code);
    ASSERT_TRUE(words) << code;
    EXPECT_FALSE(words->zh.empty()) << code;
    EXPECT_FALSE(words->en.empty()) << code;
  }
  EXPECT_EQ(words_of("prepaid_card.filing_due")->zh, "应当备案");
  EXPECT_EQ(words_of("prepaid_card.filing_due")->en, "filing is due");
  EXPECT_FALSE(words_of("prepaid_card.no_such_code"));
}

TEST(Words, EveryCommandHasOne) {
  PublicCommands::each([]<class Command>() { EXPECT_FALSE(command_word(Command::name).empty()) << Command::name; });
  EXPECT_EQ(command_word("submit_filing"), "提交备案");
  EXPECT_EQ(command_word("open_batch"), "接收批次");
  EXPECT_EQ(command_word("no_such_command"), "");
}

TEST(Words, EveryInstructionHasThem) {
  for (std::uint8_t number = 1; number < 64; ++number) {
    const std::string_view op = custody::op_name(static_cast<custody::Op>(number));
    if (op.empty()) continue;
    const auto words = instruction_words(op);
    ASSERT_TRUE(words) << op;
    EXPECT_FALSE(words->zh.empty()) << op;
    EXPECT_FALSE(words->en.empty()) << op;
  }
  EXPECT_EQ(instruction_words("redeem")->zh, "兑付");
  EXPECT_EQ(instruction_words("redeem")->en, "redeem");
  EXPECT_FALSE(instruction_words("no_such_op"));
  EXPECT_FALSE(instruction_words(""));
}

}  // namespace
}  // namespace gongbao::policies
