// Ops 15 and 16 outside the id window (spec/01 8.9).
#include "policies/prepaid_card/correct.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/card_history.h"
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

// What went back is told whole, of a card that had less and of one that had nothing.
TEST(Correction, ANoteKeepsTheAmountOfAChargeback) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const std::uint64_t first = world.purchase(op, 1, 1'000).entry, second = world.purchase(op, 2, 1'000).entry;
  ASSERT_TRUE(world.redeem(op, 1, 800).accepted());
  ASSERT_TRUE(world.redeem(op, 2, 1'000).accepted());
  world.on(after_window);
  ASSERT_EQ(world.give(correct(op, first, CorrectionKind::chargeback), the_bank()).code, "");
  ASSERT_EQ(world.give(correct(op, second, CorrectionKind::chargeback), the_bank()).code, "");
  const auto note = [&](std::uint64_t card) {
    const auto& notes = world.state.cards.notes.at({op, card});
    EXPECT_EQ(notes.size(), 1U);
    return std::tuple(notes.back().amount, notes.back().principal, notes.back().on);
  };
  EXPECT_EQ(note(1), std::tuple(1'000, -200, after_window));
  EXPECT_EQ(note(2), std::tuple(1'000, 0, after_window));
}

// A number that was sold, taken back, and given to another card later: of two lives the second.
TEST(Correction, AnEarlierLifeOfANumberIsNotTheCards) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  const std::uint64_t sold = world.purchase(op, 9, 1'000).entry;
  const std::uint64_t kept = world.purchase(op, 7, 2'000).entry;
  world.on(after_window);
  ASSERT_EQ(world.give(correct(op, sold, CorrectionKind::reverse), the_bank()).code, "");
  ASSERT_EQ(world.give(ReportLoss{op, 7}, the_bank()).code, "");
  const Said reissued = world.give(ReissueCard{op, 7, 9}, the_operator(op));
  ASSERT_EQ(reissued.code, "");
  const auto history = history_of_card(world.state, world.books, op, 9);
  ASSERT_TRUE(history.has_value());
  ASSERT_EQ(history->spans.size(), 2U);
  EXPECT_EQ(history->spans[0].card_id, 7U);
  EXPECT_EQ(history->spans[0].newest, kept);
  EXPECT_EQ(history->spans[1].since, reissued.entry);
  EXPECT_TRUE(history->spans[1].notes.empty());
  CorrectInstruction part = correct(op, kept, CorrectionKind::chargeback);
  for (int times = 0; times < 3; ++times) {
    part.amount = Money{100 + times};
    ASSERT_EQ(world.give(part, the_bank()).code, "");
  }
  const auto whole = history_of_card(world.state, world.books, op, 9)->spans[1].notes;
  ASSERT_EQ(whole.size(), 3U);
  EXPECT_EQ(whole[0].amount, 100);
  // As many as are wanted, the newest of those before an entry.
  const auto some = history_of_card(world.state, world.books, op, 9, {whole[2].entry, 1})->spans[1].notes;
  ASSERT_EQ(some.size(), 1U);
  EXPECT_EQ(some[0].entry, whole[1].entry);
  EXPECT_TRUE(history_of_card(world.state, world.books, op, 9, {reissued.entry, 1})->spans[1].notes.empty());
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
