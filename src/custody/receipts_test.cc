// Cash on its way: one deposit over any number of receipts, what its reversal gives back, and ids that make only one.
#include <gtest/gtest.h>

#include "custody/test_scheme.h"

namespace gongbao::custody {
namespace {

Instruction cash_sale(Bank& bank, std::uint64_t card, std::int64_t amount, Date on) {
  Instruction in = bank.make(Op::sale_in_transit, card, amount);
  in.event_date = on;
  if (bank.books.cards.find({Bank::operator_id, card}) != nullptr) in.flags = flag::cash;
  return in;
}

std::int64_t left(const Bank& bank, const Instruction& sale) {
  return bank.books.receipts.at({Bank::operator_id, sale.instr_id}).remaining;
}

// One bank line may cover many sales (8.11); an entry holds 65,535 extensions at most.
TEST(Receipts, ADepositCoversMoreThanAnEntryCouldName) {
  constexpr std::int64_t sales = 66'000;
  Bank bank;
  for (std::int64_t i = 0; i < sales; ++i) ASSERT_EQ(bank.send(cash_sale(bank, 1, 1, *bank.books.day)).code, 0);
  const Instruction deposit = bank.make(Op::cash_deposit, 0, sales);
  const Decision decided = bank.send(deposit);
  ASSERT_EQ(decided.code, 0);
  EXPECT_EQ(decided.extensions.size(), 1U);
  EXPECT_EQ(bank.book().q.in_transit_all, 0);
  EXPECT_TRUE(bank.books.open_receipts.empty());
  ASSERT_EQ(bank.about(Op::reverse, 0, deposit.instr_id, sales).code, 0);
  EXPECT_EQ(bank.book().q.in_transit_in_time, sales);
  EXPECT_EQ(bank.books.open_receipts.size(), static_cast<std::size_t>(sales));
  bank.expect_books_agree();
}

// Each deposit takes the oldest; taking the first back leaves what the second took.
TEST(Receipts, AReversalGivesBackWhatItsDepositTook) {
  Bank bank;
  const Instruction sold_first = cash_sale(bank, 1, 100, *bank.books.day);
  ASSERT_EQ(bank.send(sold_first).code, 0);
  ASSERT_EQ(bank.send(cash_sale(bank, 2, 50, *bank.books.day)).code, 0);
  const Instruction sold_last = cash_sale(bank, 2, 100, *bank.books.day);
  ASSERT_EQ(bank.send(sold_last).code, 0);

  const Instruction first = bank.make(Op::cash_deposit, 0, 120);
  const Instruction second = bank.make(Op::cash_deposit, 0, 60);
  ASSERT_EQ(bank.send(first).code, 0);
  ASSERT_EQ(bank.send(second).code, 0);
  EXPECT_EQ(bank.book().q.in_transit_all, 70);
  ASSERT_EQ(bank.about(Op::reverse, 0, first.instr_id, 120).code, 0);
  EXPECT_EQ(left(bank, sold_first), 100);
  EXPECT_EQ(left(bank, sold_last), 70);
  EXPECT_EQ(bank.book().q.in_transit_all, 190);
  ASSERT_EQ(bank.send(Op::cash_deposit, 0, 190).code, 0);
  ASSERT_EQ(bank.about(Op::reverse, 0, second.instr_id, 60).code, 0);
  EXPECT_EQ(left(bank, sold_first), 0);
  EXPECT_EQ(left(bank, sold_last), 30);
  bank.expect_books_agree();
}

TEST(Receipts, CashHandedBackIsTheCardsOwn) {
  Bank bank;
  const Instruction other = cash_sale(bank, 1, 100, *bank.books.day);
  const Instruction own = cash_sale(bank, 2, 100, *bank.books.day);
  ASSERT_EQ(bank.send(other).code, 0);
  ASSERT_EQ(bank.send(own).code, 0);
  bank.books.refunds[{Bank::operator_id, 900}] = {
      2, Ground::agreed, RefundState::demanded, *bank.books.day, *bank.books.day, false, 0, 0, {}, {}};
  bank.books.cards.find({Bank::operator_id, 2})->state = CardState::refunding;
  Instruction refund = bank.make(Op::refund_by_operator, 900, 100);
  refund.flags = flag::cash;
  ASSERT_EQ(bank.send(refund).code, 0);
  EXPECT_EQ(left(bank, other), 100);
  EXPECT_EQ(left(bank, own), 0);
  EXPECT_EQ(bank.book().q.pending, 0) << "no item: the money never came into the account";
  ASSERT_EQ(bank.about(Op::reverse, 900, refund.instr_id, 100).code, 0);
  EXPECT_EQ(left(bank, own), 100);
  EXPECT_EQ(bank.principal(2), 100);
  bank.expect_books_agree();
}

// The engine asks an id of its own sender; one that another sender used must not make a second item or receipt.
TEST(Receipts, AnIdMakesOneThing) {
  Bank bank;
  const Instruction sale = cash_sale(bank, 1, 1000, *bank.books.day);
  ASSERT_EQ(bank.send(sale).code, 0);
  EXPECT_EQ(bank.send(sale).code, code::idempotency_conflict);
  const Instruction redeem = bank.make(Op::redeem, 1, 300);
  ASSERT_EQ(bank.send(redeem).code, 0);
  EXPECT_EQ(bank.send(redeem).code, code::idempotency_conflict);
  const Instruction unknown = bank.make(Op::unidentified_receipt, 0, 50);
  ASSERT_EQ(bank.send(unknown).code, 0);
  EXPECT_EQ(bank.send(unknown).code, code::idempotency_conflict);
  bank.expect_books_agree();
}

}  // namespace
}  // namespace gongbao::custody
