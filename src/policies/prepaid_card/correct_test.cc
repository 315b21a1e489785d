// Ops 15 and 16 outside the id window (spec/01 8.9).
#include "policies/prepaid_card/correct.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {
namespace {

using custody::Op;

const Date after_window = monday + Days{50};

CorrectInstruction correct(std::uint64_t op, std::uint64_t original, CorrectionKind kind) {
  CorrectInstruction command;
  command.operator_id = op;
  command.original_entry = original;
  command.correction = kind;
  command.bank_txn_no = "BACK";
  command.reason.hash[0] = 1;
  return command;
}

TEST(Correction, WaitsUntilTheIdHasExpired) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const std::uint64_t original = world.purchase(op, 1, 1'000).entry;
  world.on(after_window - Days{1});
  const Said early = world.give(correct(op, original, CorrectionKind::reverse), the_bank());
  EXPECT_EQ(early.code, "ledger.wrong_state");
  EXPECT_EQ(early.date("first_admissible_day"), "2023-11-28");
  world.on(after_window);
  EXPECT_EQ(world.give(correct(op, original, CorrectionKind::reverse), the_operator(op)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(correct(op, original + 99, CorrectionKind::reverse), the_bank()).code,
            "ledger.original_not_found");
  EXPECT_EQ(world.give(correct(op, original, CorrectionKind::reverse), the_bank()).code, "");
  EXPECT_EQ(world.book(op).q.custody, 0);
  EXPECT_EQ(world.card(op, 1).state, custody::CardState::stock);
  EXPECT_EQ(world.give(correct(op, original, CorrectionKind::reverse), the_bank()).code, "ledger.already_reversed");
}

TEST(Correction, MakesTheChecksOfTheInstruction) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const std::uint64_t sold = world.purchase(op, 1, 1'000).entry;
  const std::uint64_t used = world.redeem(op, 1, 400).entry;
  world.on(after_window);
  EXPECT_EQ(world.give(correct(op, sold, CorrectionKind::reverse), the_bank()).code,
            "prepaid_card.card_balance_insufficient");
  EXPECT_EQ(world.give(correct(op, used, CorrectionKind::chargeback), the_bank()).code, "ledger.original_not_found");
  CorrectInstruction silent = correct(op, used, CorrectionKind::reverse);
  silent.reason = {};
  EXPECT_EQ(world.give(silent, the_bank()).text("field"), "reason");
  CorrectInstruction no_line = correct(op, sold, CorrectionKind::chargeback);
  no_line.bank_txn_no.reset();
  EXPECT_EQ(world.give(no_line, the_bank()).code, "ledger.schema_invalid");
  EXPECT_EQ(world.give(correct(op, used, CorrectionKind::reverse), the_bank()).code, "");
  EXPECT_EQ(world.card(op, 1).principal, 1'000);
  EXPECT_TRUE(world.state.reconciliation.loose_cash.empty());  // no cash moved
}

// The chains of cards and operators pass instructions only; the cash is remembered for the statement.
TEST(Correction, LeavesTheChainsAndNotesItsCash) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const std::uint64_t sold = world.purchase(op, 1, 1'000).entry;
  world.on(after_window);
  CorrectInstruction part = correct(op, sold, CorrectionKind::chargeback);
  part.amount = Money{300};
  ASSERT_EQ(world.give(part, the_bank()).code, "");
  EXPECT_EQ(world.give(correct(op, sold, CorrectionKind::chargeback), the_bank()).fen("amount"), 700);
  EXPECT_EQ(world.card(op, 1).last_entry, sold);
  EXPECT_EQ(world.book(op).last_entry, sold);
  world.on(after_window + Days{1});
  UploadStatement statement{op, the_account, after_window, {1'000}, {0}, {{"BACK", after_window, {-1'000}, {}}}};
  EXPECT_EQ(world.give(statement, the_bank()).count("balanced"), 1);
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
