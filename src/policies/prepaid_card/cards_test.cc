// Holders, loss and reissue (reg/13 item 9; T1).
#include "policies/prepaid_card/cards.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {
namespace {

BindCardHolder bind(std::uint64_t op, std::uint64_t card, std::uint64_t account) {
  BindCardHolder command;
  command.operator_id = op;
  command.card_id = card;
  command.holder.token[0] = static_cast<std::uint8_t>(account);
  command.consumer_account = account;
  return command;
}

TEST(Holder, IsBoundBeforeOrAfterTheSaleAndKeepsItsHistory) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  EXPECT_EQ(world.give(bind(op, 1, 14), the_bank()).code, "");  // in stock
  EXPECT_EQ(world.give(bind(op, 0, 14), the_bank()).code, "ledger.unknown_subject");
  BindCardHolder nobody = bind(op, 1, 14);
  nobody.holder = {};
  EXPECT_EQ(world.give(nobody, the_bank()).code, "ledger.schema_invalid");
  world.purchase(op, 1, 100);
  EXPECT_EQ(world.give(bind(op, 1, 15), the_operator(op)).code, "");
  EXPECT_EQ(world.give(bind(op, 1, 15), the_consumer(15)).code, "ledger.forbidden");
  const auto& history = world.state.cards.holders.at({op, 1});
  ASSERT_EQ(history.size(), 2U);
  EXPECT_EQ(history[0].account, 14U);
  EXPECT_EQ(history[1].account, 15U);
}

TEST(Loss, IsReportedByTheHolderAlone) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100);
  ASSERT_EQ(world.give(bind(op, 1, 14), the_bank()).code, "");
  EXPECT_EQ(world.give(ReportLoss{op, 1}, the_consumer(99)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(ReportLoss{op, 2}, the_bank()).code, "ledger.unknown_subject");
  EXPECT_EQ(world.give(UnfreezeCard{op, 1}, the_consumer(14)).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(ReportLoss{op, 1}, the_consumer(14)).code, "");
  EXPECT_EQ(world.redeem(op, 1, 50).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(UnfreezeCard{op, 1}, the_consumer(14)).code, "");
  EXPECT_EQ(world.redeem(op, 1, 50).code, "");
}

// A card that is bound to nobody, or to a holder who cannot log in, is not any consumer's: its bank speaks for it.
TEST(Loss, OfACardWithoutAnAccountComesThroughTheBank) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100);
  world.purchase(op, 2, 100);
  BindCardHolder without = bind(op, 1, 14);
  without.consumer_account.reset();
  ASSERT_EQ(world.give(without, the_bank()).code, "");
  EXPECT_EQ(world.give(ReportLoss{op, 1}, the_consumer(14)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(ReportLoss{op, 2}, the_consumer(14)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(ReportLoss{op, 1}, the_bank()).code, "");
  EXPECT_EQ(world.give(ReportLoss{op, 2}, the_bank()).code, "");
}

TEST(Reissue, MovesPrincipalAndBonusToANewCard) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'001, 20'000);
  world.purchase(op, 2, 500);
  world.redeem(op, 1, 40'000);
  ASSERT_EQ(world.give(bind(op, 1, 14), the_bank()).code, "");
  EXPECT_EQ(world.give(ReissueCard{op, 1, 9}, the_operator(op)).code, "ledger.wrong_state");
  ASSERT_EQ(world.give(ReportLoss{op, 1}, the_consumer(14)).code, "");
  EXPECT_EQ(world.give(ReissueCard{op, 1, 2}, the_operator(op)).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(ReissueCard{op, 1, 0}, the_operator(op)).code, "ledger.schema_invalid");
  const custody::Quantities before = world.book(op).q;
  const std::uint64_t journals = world.book(op).last_journal_no;
  const Said said = world.give(ReissueCard{op, 1, 9}, the_operator(op));
  EXPECT_EQ(said.fen("principal"), 60'001);
  EXPECT_EQ(said.fen("bonus"), 20'000);
  EXPECT_EQ(world.book(op).q, before);
  EXPECT_EQ(world.book(op).last_journal_no, journals + 2);
  EXPECT_EQ(world.card(op, 1).principal, 0);
  EXPECT_EQ(world.card(op, 1).state, custody::CardState::closed);
  EXPECT_EQ(world.card(op, 9).principal, 60'001);
  EXPECT_EQ(world.card(op, 9).bonus, 20'000);
  EXPECT_EQ(world.card(op, 9).consumed, 40'000);
  EXPECT_EQ(world.card(op, 9).state, custody::CardState::active);
  EXPECT_EQ(world.state.cards.reissues.at({op, 9}).replaces, 1U);
  EXPECT_EQ(world.state.cards.holders.at({op, 9}).back().account, 14U);
  EXPECT_EQ(world.redeem(op, 9, 80'001).code, "");
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
