// Postings, figures and refusals of instructions, against worked sums of spec/01 and against an outsider's books.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <limits>

#include "custody/test_scheme.h"

namespace gongbao::custody {
namespace {

// Spec/01 8.12: 1,000.01 bought, 600.00 drawn, 333.33 redeemed and cleared.
TEST(Custody, WorkedJournal) {
  Bank bank;
  std::vector<ledger::Journal> journals;
  bank.books.on_journal = [&](const ledger::Journal& journal) { journals.push_back(journal); };
  ASSERT_EQ(bank.send(Op::purchase, 1, 100'001).code, 0);
  ASSERT_EQ(bank.send(Op::release_free, 0, 60'000).code, 0);
  const Instruction redeem = bank.make(Op::redeem, 1, 33'333);
  ASSERT_EQ(bank.send(redeem).code, 0);
  ASSERT_EQ(bank.apply_release(redeem.instr_id, 500).code, 0);
  bank.turn_to(date_of(2023, 10, 15));
  ASSERT_EQ(bank.send(Op::execute_payout, 500, 0).code, 0);

  const auto leg = [&](std::size_t journal, std::uint16_t account) {
    for (const ledger::Leg& each : journals.at(journal).legs) {
      if (each.account == account) return each.amount;
    }
    return std::int64_t{0};
  };
  ASSERT_EQ(journals.size(), 5U);
  EXPECT_EQ(leg(0, 1001), 40'001);
  EXPECT_EQ(leg(0, 1002), 60'000);
  EXPECT_EQ(leg(0, 2001), -100'001);
  EXPECT_EQ(leg(1, 1004), 60'000);
  EXPECT_EQ(leg(1, 1002), -60'000);
  EXPECT_EQ(leg(2, 2001), 33'333);
  EXPECT_EQ(leg(2, 2002), -33'333);
  EXPECT_EQ(leg(3, 2002), 33'333);
  EXPECT_EQ(leg(3, 3001), -33'333);
  EXPECT_EQ(leg(3, 1001), -13'333);
  EXPECT_EQ(leg(3, 1002), 13'333);
  EXPECT_EQ(leg(4, 1004), 13'333);
  EXPECT_EQ(leg(4, 1002), -13'333);
  EXPECT_EQ(bank.book().q.custody, 26'668);
}

TEST(Custody, FreeReleaseStopsAtTheFloorToTheFen) {
  Bank bank;
  bank.send(Op::purchase, 1, 100'001);
  const Decision refused = bank.send(Op::release_free, 0, 60'001);
  EXPECT_EQ(refused.code, code::release_below_floor);
  EXPECT_EQ(refused.detail_fen, 60'000);
  EXPECT_EQ(bank.send(Op::release_free, 0, 60'000).code, 0);
  EXPECT_EQ(bank.book().q.custody, 40'001);
}

TEST(Custody, APaperNumberWorksOnce) {
  Bank bank;
  bank.send(Op::purchase, 1, 100'000);
  Instruction paper = bank.make(Op::release_free, 0, 100);
  EXPECT_EQ(bank.send(paper).code, 0);
  Instruction again = bank.make(Op::release_free, 0, 100);
  again.ref_id = paper.ref_id;
  EXPECT_EQ(bank.send(again).code, code::order_not_open);
}

// Spec/01 part 10, example 20: one item of two is disputed and agreed lower.
TEST(Custody, OnlyTheDisputedItemStays) {
  Bank bank;
  bank.send(Op::purchase, 1, 100'000);
  bank.send(Op::release_free, 0, 60'000);
  const Instruction first = bank.make(Op::redeem, 1, 30'000);
  const Instruction second = bank.make(Op::redeem, 1, 20'000);
  bank.send(first);
  bank.send(second);
  bank.apply_release(first.instr_id, 500);
  bank.apply_release(second.instr_id, 500);
  bank.turn_to(date_of(2023, 10, 14));
  EXPECT_EQ(bank.about(Op::objection, 1, second.instr_id, 0).code, 0);
  bank.turn_to(date_of(2023, 10, 15));
  EXPECT_EQ(bank.books.orders.at({Bank::operator_id, 500}).amount, 12'000);
  EXPECT_EQ(bank.send(Op::execute_payout, 500, 0).code, 0);
  EXPECT_EQ(bank.book().q.custody, 28'000);
  EXPECT_EQ(bank.book().q.pending, 20'000);
  EXPECT_EQ(bank.about(Op::agreement, 1, second.instr_id, 20'000, 12'000).code, code::agreement_not_confirmed);
  EXPECT_EQ(bank.about(Op::agreement, 1, second.instr_id, 20'000, 12'000, flag::confirmed).code, 0);
  EXPECT_EQ(bank.principal(1), 58'000);
  const Decision settled = bank.apply_release(second.instr_id, 501);
  EXPECT_EQ(settled.code, 0);
  EXPECT_EQ(settled.detail_fen, 4'800);
  EXPECT_EQ(bank.send(Op::execute_payout, 501, 0).code, 0);
  EXPECT_EQ(bank.book().q.custody, 23'200);
  EXPECT_EQ(bank.book().required, 23'200);
  bank.expect_books_agree();
}

// Spec/01 part 10, example 29: what the card no longer holds is due from the operator.
TEST(Custody, ChargebackBeyondTheCard) {
  Bank bank;
  const Instruction bought = bank.make(Op::purchase, 1, 100'000);
  bank.send(bought);
  bank.send(Op::purchase, 2, 500'000);
  bank.send(Op::release_free, 0, 200'000);
  bank.send(Op::redeem, 1, 80'000);
  const Decision charged = bank.about(Op::chargeback, 1, bought.instr_id, 100'000);
  EXPECT_EQ(charged.code, 0);
  EXPECT_EQ(bank.principal(1), 0);
  EXPECT_EQ(bank.book().q.due, 80'000);
  EXPECT_EQ(charged.custody_after, 300'000);
  EXPECT_EQ(charged.required_after, 232'000);
  EXPECT_EQ(bank.about(Op::chargeback, 1, bought.instr_id, 1).code, code::schema_invalid);
  EXPECT_EQ(bank.send(Op::fund_custody, 0, 100'000).code, 0);
  EXPECT_EQ(bank.book().q.due, 0);
  EXPECT_EQ(bank.book().q.funding, 20'000);
  bank.expect_books_agree();
}

// Spec/01 part 10, example 41, with this scheme's window of one calendar day.
TEST(Custody, OverdueCashOpensAShortfallAndItsDepositCuresIt) {
  Bank bank(date_of(2023, 9, 30));
  bank.send(Op::sale_in_transit, 1, 50'000);
  bank.send(Op::purchase, 2, 100'000);
  bank.send(Op::release_free, 0, 60'000);
  bank.turn_to(date_of(2023, 10, 1));
  EXPECT_EQ(bank.book().required, 60'000);
  EXPECT_EQ(bank.book().shortfall_since, 0);
  bank.turn_to(date_of(2023, 10, 2));
  EXPECT_EQ(bank.book().shortfall_since, date_of(2023, 10, 2).day);
  EXPECT_EQ(shortfall(bank.scheme, bank.book(), bank.book().q, bank.book().required), 20'000);
  EXPECT_EQ(bank.send(Op::release_free, 0, 1).code, code::release_below_floor);
  const Decision deposit = bank.send(Op::cash_deposit, 0, 50'000);
  EXPECT_EQ(deposit.code, 0);
  EXPECT_EQ(deposit.flags, result_flag::late | result_flag::shortfall_cured);
  EXPECT_EQ(releasable(bank.book()), 30'000);
  bank.expect_books_agree();
}

TEST(Custody, DepositTakesTheOldestReceiptsFirst) {
  Bank bank;
  Instruction newer = bank.make(Op::sale_in_transit, 1, 300);
  Instruction older = bank.make(Op::sale_in_transit, 2, 500);
  older.event_date = *bank.books.day - Days{1};
  bank.send(newer);
  bank.send(older);
  EXPECT_EQ(bank.send(Op::cash_deposit, 0, 801).code, code::deposit_exceeds_in_transit);
  EXPECT_EQ(bank.send(Op::cash_deposit, 0, 600).code, 0);
  EXPECT_EQ(bank.books.receipts.at({Bank::operator_id, older.instr_id}).remaining, 0);
  EXPECT_EQ(bank.books.receipts.at({Bank::operator_id, newer.instr_id}).remaining, 200);
}

TEST(Custody, ReversalOfADepositGivesTheReceiptsBack) {
  Bank bank;
  bank.send(Op::sale_in_transit, 1, 500);
  const Instruction deposit = bank.make(Op::cash_deposit, 0, 500);
  bank.send(deposit);
  bank.send(Op::fund_custody, 0, 1000);
  bank.turn_to(*bank.books.day + Days{2});
  EXPECT_EQ(bank.about(Op::reverse, 0, deposit.instr_id, 500).code, 0);
  EXPECT_EQ(bank.book().q.in_transit_all, 500);
  EXPECT_EQ(bank.book().q.in_transit_in_time, 0);
  EXPECT_EQ(bank.about(Op::reverse, 0, deposit.instr_id, 500).code, code::already_reversed);
  bank.expect_books_agree();
}

TEST(Custody, AFirstSaleReversedPutsTheCardBackInStock) {
  Bank bank;
  const Instruction bought = bank.make(Op::purchase, 1, 1000);
  bank.send(bought);
  EXPECT_EQ(bank.send(Op::purchase, 1, 1000).code, code::wrong_state);
  EXPECT_EQ(bank.about(Op::reverse, 1, bought.instr_id, 999).code, code::schema_invalid);
  EXPECT_EQ(bank.about(Op::reverse, 1, bought.instr_id, 1000).code, 0);
  EXPECT_EQ(bank.send(Op::topup, 1, 1000).code, code::unknown_subject);
  EXPECT_EQ(bank.send(Op::purchase, 1, 1000).code, 0);
}

TEST(Custody, BonusIsPaidFromItsOwnBook) {
  Bank bank;
  Instruction bought = bank.make(Op::purchase, 1, 1000);
  bought.aux_fen = 200;
  const Decision sold = bank.send(bought);
  EXPECT_EQ(sold.journal_no, 1U);
  EXPECT_EQ(bank.book().last_journal_no, 2U);
  const Instruction all = bank.make(Op::redeem, 1, 1100);
  EXPECT_EQ(bank.send(all).code, 0);
  EXPECT_EQ(bank.principal(1), 0);
  EXPECT_EQ(bank.book().q.bonus_outstanding, 100);
  EXPECT_EQ(bank.send(Op::redeem, 1, 101).code, code::card_balance_insufficient);
  EXPECT_EQ(bank.about(Op::reverse, 1, all.instr_id, 1100).code, 0);
  EXPECT_EQ(bank.book().q.bonus_outstanding, 200);
  bank.expect_books_agree();
}

TEST(Custody, AmountsAtTheEdgeAreRefusedAndChangeNothing) {
  constexpr std::int64_t most = std::numeric_limits<std::int64_t>::max();
  Bank bank;
  EXPECT_EQ(bank.send(Op::purchase, 1, most).code, 0);
  EXPECT_EQ(bank.send(Op::purchase, 2, 1).code, code::amount_overflow);
  EXPECT_EQ(bank.send(Op::fund_custody, 0, most).code, code::amount_overflow);
  EXPECT_EQ(bank.send(Op::topup, 1, 0).code, code::amount_not_positive);
  EXPECT_EQ(bank.send(Op::topup, 1, std::numeric_limits<std::int64_t>::min()).code, code::amount_not_positive);
  EXPECT_EQ(bank.books.cards.size(), 1U);
  bank.expect_books_agree();
}

TEST(Custody, DatesAreChecked) {
  struct Row {
    Date event_date;
    Code expected;
  };
  Bank bank;
  bank.send(Op::purchase, 1, 1000);
  const Date today = *bank.books.day;
  for (const Row& row :
       {Row{today + Days{1}, code::event_date_in_future}, Row{date_of(2017, 12, 31), code::calendar_missing},
        Row{Date{std::numeric_limits<std::int32_t>::min()}, code::calendar_missing},
        Row{date_of(2023, 8, 31), code::not_in_force}, Row{date_of(2023, 9, 1), Code{0}}}) {
    Instruction in = bank.make(Op::purchase, 100, 1000);
    in.event_date = row.event_date;
    EXPECT_EQ(bank.send(in).code, row.expected) << row.event_date.day;
  }
  Instruction before_sale = bank.make(Op::redeem, 1, 10);
  before_sale.event_date = today - Days{1};
  EXPECT_EQ(bank.send(before_sale).code, code::wrong_state);
}

// Late events of the quarter before move its closing balance and with it the floor (spec/01 part 10, example 35).
TEST(Custody, LateEventsMoveTheQuarterThatEnded) {
  Bank bank(date_of(2023, 12, 31));
  bank.send(Op::purchase, 1, 40'000'000);
  bank.turn_to(date_of(2024, 1, 1));
  EXPECT_EQ(bank.book().required, 16'000'000);
  Instruction cash = bank.make(Op::sale_in_transit, 2, 100'000);
  cash.event_date = date_of(2023, 12, 31);
  const Decision late = bank.send(cash);
  EXPECT_EQ(late.code, 0);
  EXPECT_EQ(bank.book().q.prior_quarter_balance, 40'100'000);
  EXPECT_EQ(late.required_after, 16'040'000);
  EXPECT_EQ(bank.books.quarters.at({Bank::operator_id, quarter_of(cash.event_date)}).balance, 40'100'000);
  bank.expect_books_agree();
}

TEST(Form, EachRuleOfTheRecord) {
  Bank bank;
  const auto ok = [](Instruction in) { return well_formed(pack(in), in); };
  Instruction good = bank.make(Op::purchase, 1, 1000);
  good.bank_txn_no = {'T', '1'};
  ASSERT_TRUE(ok(good));
  PackedInstruction damaged = pack(good);
  damaged[50] ^= 1;
  EXPECT_FALSE(well_formed(damaged, unpack(damaged)));
  const auto without = [&](auto change) {
    Instruction in = good;
    change(in);
    return ok(in);
  };
  EXPECT_FALSE(without([](Instruction& in) { in.version = 2; }));
  EXPECT_FALSE(without([](Instruction& in) { in.op = static_cast<Op>(0); }));
  EXPECT_FALSE(without([](Instruction& in) { in.op = static_cast<Op>(31); }));
  EXPECT_FALSE(without([](Instruction& in) { in.flags = 8; }));
  EXPECT_FALSE(without([](Instruction& in) { in.subject_id = 0; }));
  EXPECT_FALSE(without([](Instruction& in) { in.bank_txn_no = {}; }));
  EXPECT_FALSE(without([](Instruction& in) { in.bank_txn_no = {'T', 0, 'x'}; }));
  EXPECT_FALSE(without([](Instruction& in) { in.bank_txn_no = {'T', '\n'}; }));
  EXPECT_FALSE(without([](Instruction& in) {
    in.ref_id = {};
    in.ref_id[0] = 0xAB;
  }));
  EXPECT_FALSE(without([](Instruction& in) { in.aux_fen = -1; }));
  EXPECT_FALSE(without([](Instruction& in) { in.second_of_day = 86'400; }));
  EXPECT_FALSE(without([](Instruction& in) { in.op = Op::redeem; })) << "a redemption has no bank line";
  Instruction cash = bank.make(Op::sale_in_transit, 1, 1000);
  EXPECT_TRUE(ok(cash));
  cash.flags = flag::cash | flag::acquirer;
  EXPECT_FALSE(ok(cash));
  Instruction execute = bank.make(Op::execute_payout, 1, 1);
  execute.bank_txn_no = {'T'};
  EXPECT_FALSE(ok(execute)) << "an order knows its own amount";
}

// Whatever is sent, in any order: decide and apply agree, every invariant holds (it would stop the process), and the
// books of an outsider who saw nothing but journals are the same.
RC_GTEST_PROP(CustodyProperty, BooksAgreeAfterAnyHistory, ()) {
  Bank bank(date_of(2023, 9, 20));
  bank.scheme.quarter_term = *rc::gen::arbitrary<bool>();
  std::vector<Id16> sent;
  std::vector<Id16> items;
  const auto some_id = [&](const std::vector<Id16>& from) {
    return from.empty() ? Id16{} : from[*rc::gen::inRange<std::size_t>(0, from.size())];
  };
  const int steps = *rc::gen::inRange(1, 120);
  for (int i = 0; i < steps; ++i) {
    const auto op = static_cast<Op>(*rc::gen::inRange(1, 23));
    const auto card = *rc::gen::inRange<std::uint64_t>(1, 6);
    Instruction in = bank.make(op, card, *rc::gen::inRange<std::int64_t>(1, 100'000));
    in.event_date = in.event_date - Days{*rc::gen::inRange(0, 4)};
    switch (op) {
      case Op::purchase:
      case Op::topup:
        in.aux_fen = *rc::gen::inRange<std::int64_t>(0, 500);
        break;
      case Op::sale_in_transit:
        in.flags = static_cast<std::uint8_t>(flag::cash | (*rc::gen::arbitrary<bool>() ? flag::first_sale : 0));
        break;
      case Op::apply_release:
        in.ref_id = some_id(items);
        in.counter_id = *rc::gen::inRange<std::uint64_t>(100, 112);
        break;
      case Op::execute_payout:
      case Op::payout_returned:
        in.subject_id = *rc::gen::inRange<std::uint64_t>(100, 112);
        break;
      case Op::objection:
        in.ref_id = some_id(items);
        break;
      case Op::agreement: {
        in.ref_id = some_id(items);
        in.flags = flag::confirmed;
        if (const Item* item = bank.books.items.find({Bank::operator_id, in.ref_id})) {
          in.subject_id = item->card_id;
          in.amount_fen = item->amount;
          in.aux_fen = *rc::gen::inRange<std::int64_t>(0, item->amount + 1);
        }
        break;
      }
      case Op::transfer:
        in.counter_id = *rc::gen::inRange<std::uint64_t>(1, 6);
        break;
      case Op::chargeback:
      case Op::reverse:
        in.ref_id = some_id(sent);
        if (const auto original = bank.find(in.ref_id)) {
          in.subject_id = original->record.subject_id;
          in.amount_fen = original->record.amount_fen;
        }
        break;
      case Op::identify_receipt:
        in.ref_id = some_id(sent);
        in.purpose = static_cast<std::uint16_t>(*rc::gen::inRange(1, 4));
        if (in.purpose != purpose::card) in.subject_id = 0;
        if (const auto original = bank.find(in.ref_id)) in.amount_fen = original->record.amount_fen;
        break;
      default:
        break;
    }
    if (op == Op::transfer && in.counter_id == in.subject_id) continue;
    const Decision decision = bank.send(in);
    sent.push_back(in.instr_id);
    if (decision.code == 0 && op == Op::redeem) items.push_back(in.instr_id);
    if (*rc::gen::inRange(0, 4) == 0) bank.turn_to(*bank.books.day + Days{*rc::gen::inRange(1, 8)});
  }
  bank.expect_books_agree();
  RC_ASSERT(!::testing::Test::HasFailure());
}

// A saved state goes on exactly as the one it was saved from.
TEST(Custody, BooksLoadAsTheyWereSaved) {
  Bank bank;
  bank.send(Op::purchase, 1, 100'000);
  bank.send(Op::sale_in_transit, 2, 500);
  const Instruction redeem = bank.make(Op::redeem, 1, 30'000);
  bank.send(redeem);
  bank.apply_release(redeem.instr_id, 500);
  const auto bytes_of = [](const Books& books) {
    Bytes bytes;
    books.each_piece([&](ByteView piece) { bytes.insert(bytes.end(), piece.begin(), piece.end()); });
    return bytes;
  };
  const Bytes saved = bytes_of(bank.books);
  Books loaded;
  ByteReader in(saved);
  ASSERT_TRUE(loaded.load(in));
  EXPECT_EQ(bytes_of(loaded), saved);
  EXPECT_EQ(loaded.due, bank.books.due);
  EXPECT_EQ(loaded.open_receipts, bank.books.open_receipts);
  EXPECT_EQ(loaded.operator_ids, bank.books.operator_ids);
}

}  // namespace
}  // namespace gongbao::custody
