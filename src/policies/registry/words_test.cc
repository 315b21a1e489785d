// Every code has words in both languages, so that no answer shows a bare identifier.
#include "policies/registry/words.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "policies/accounts/commands.h"
#include "policies/prepaid_card/codes.h"
#include "policies/registry/systems.h"
#include "policies/registry/views.h"

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

TEST(Words, EveryColumnOfAListHasOneAndSoHasWhatStandsInIt) {
  std::size_t columns = 0, states = 0;
  for (const ViewSystem& system : all_view_systems()) {
    for (const ViewList& list : system.lists) {
      for (const Column& column : list.table->columns) {
        const bool shown = list.columns.empty() || std::ranges::find(list.columns, column.name) != list.columns.end();
        if (!shown || column.kind == Kind::record) continue;
        ++columns;
        EXPECT_FALSE(column_word(column.name).empty()) << system.name << " " << list.name << " " << column.name;
        if (column.kind != Kind::word) continue;
        ++states;
        EXPECT_EQ(state_words(column.words).size(), column.words.size()) << list.name << " " << column.name;
      }
    }
  }
  EXPECT_GT(columns, 200U);
  EXPECT_GT(states, 20U);
  const auto word = [](std::vector<std::string_view> all, std::string_view wanted) {
    return state_words(all).at(wanted);
  };
  EXPECT_EQ(column_word("due_on"), "到期日");
  EXPECT_EQ(column_word("no_such_column"), "");
  EXPECT_EQ(word({"opening", "active", "closing", "closed"}, "active"), "正常");
  EXPECT_EQ(word({"prepared", "active", "ended"}, "active"), "有效");
  EXPECT_EQ(word({"opened", "changed", "closed"}, "closed"), "撤销");
  EXPECT_EQ(word({"operator", "engine"}, "operator"), "经营者");
  EXPECT_EQ(word({"accepted", "refused", "duplicate"}, "accepted"), "通过")
      << "and not the column of what was accepted";
  EXPECT_EQ(word({"window_open", "settled", "cancelled"}, "settled"), "已结算");
  EXPECT_TRUE(state_words(std::vector<std::string_view>{"active", "no_such_state"}).empty());
}

}  // namespace
}  // namespace gongbao::policies
