// Made-up lives of many fee lots against an outsider's books.
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "custody/test_lot_scheme.h"

namespace gongbao::custody {

namespace {

// Many lots, any order of what may happen: the sums stay those of an outsider, the floor that of the lots, nothing goes
// out that is required.
RC_GTEST_PROP(LotsProperty, LiveAnyLifeWithoutLosingAFen, ()) {
  LotBank bank;
  std::vector<Id16> items;
  std::vector<Id16> payments;
  std::vector<std::uint64_t> orders;
  std::vector<std::uint64_t> refunds;
  const auto any = [](auto& from) { return from[*rc::gen::inRange<std::size_t>(0, from.size())]; };
  const int steps = *rc::gen::inRange(5, 60);
  for (int step = 0; step < steps; ++step) {
    const auto lot = *rc::gen::inRange<std::uint64_t>(1, 5);
    switch (*rc::gen::inRange(0, 15)) {
      case 0:
      case 1: {
        bank.bill(lot, *rc::gen::inRange(0, 2) == 0 ? 5000 : 7000, *rc::gen::inRange<std::uint32_t>(1, 70),
                  *rc::gen::inRange<std::uint32_t>(0, 5));
        const bool cash = *rc::gen::inRange(0, 3) == 0;
        const Instruction in = bank.make(cash ? Op::collect_cash : Op::pay_fee, lot, *rc::gen::inRange(1, 100'000));
        if (bank.send(in).code == 0) payments.push_back(in.instr_id);
        orders.push_back(bank.last_entry());
        break;
      }
      case 2:
        bank.send(Op::deposit_cash, lot, bank.books.lots.find({7, lot}) == nullptr ? 1 : bank.lot(lot).paid);
        orders.push_back(bank.last_entry());
        break;
      case 3:
      case 4: {
        Id16 item{};
        bank.report(lot, *rc::gen::inRange<std::uint64_t>(1, 9), *rc::gen::inRange(1, 8), *rc::gen::inRange(0, 2) == 0,
                    &item);
        items.push_back(item);
        orders.push_back(bank.last_entry());
        break;
      }
      case 5:
        if (!items.empty()) bank.about(Op::confirm_service, lot, any(items), 0, *rc::gen::inRange(0, 4));
        break;
      case 6:
        if (!items.empty()) bank.about(Op::dispute_service, lot, any(items));
        break;
      case 7: {
        if (items.empty()) break;
        const Id16 id = any(items);
        const ServiceItem* item = bank.service(id);
        if (item == nullptr) break;
        const std::int64_t part = *rc::gen::inRange<std::int64_t>(0, item->amount + 1);
        const std::uint8_t back = *rc::gen::inRange(0, 2) == 0 ? flag::refunded : std::uint8_t{0};
        bank.about(Op::resolve_dispute, item->lot, id, part, item->amount - part, back);
        refunds.push_back(bank.last_entry());
        break;
      }
      case 8:
        if (!orders.empty())
          bank.send(*rc::gen::inRange(0, 4) == 0 ? Op::payout_returned : Op::execute_payout, any(orders), 0);
        break;
      case 9: {
        const Card* row = bank.books.cards.find({7, lot});
        if (row == nullptr || row->state != CardState::active) break;
        refunds.push_back(bank.demand(lot, *rc::gen::inRange(0, 2) == 0 ? Ground::agreed : Ground::operator_fault));
        break;
      }
      case 10: {
        if (refunds.empty()) break;
        const std::uint64_t refund = any(refunds);
        const auto row = bank.books.refunds.find({7, refund});
        if (row == bank.books.refunds.end()) break;
        const std::uint64_t of = row->second.card_id;
        const RefundSum sum =
            bank.scheme.refund_sum(bank.lot(of), *bank.books.cards.find({7, of}), refund, row->second, 0);
        bank.send(Op::accept_refund, refund, sum.payable + sum.compensation);
        if (*rc::gen::inRange(0, 2) == 0) bank.send(Op::fund_custody, 0, *rc::gen::inRange(1, 100'000));
        bank.send(Op::pay_refund, refund, row->second.payable + row->second.compensation);
        break;
      }
      case 11: {
        Instruction out = bank.make(Op::transfer, lot, *rc::gen::inRange(1, 50'000));
        out.counter_id = *rc::gen::inRange<std::uint64_t>(1, 5);
        if (out.counter_id != lot && bank.send(out).code == 0) payments.push_back(out.instr_id);
        break;
      }
      case 12: {
        if (refunds.empty()) break;
        const auto row = bank.books.refunds.find({7, any(refunds)});
        if (row == bank.books.refunds.end()) break;
        Instruction paid_by_itself = bank.make(Op::refund_by_operator, row->second.card_id, 0);
        paid_by_itself.counter_id = row->first.number;
        paid_by_itself.amount_fen = bank.principal(row->second.card_id);
        if (bank.send(paid_by_itself).code != 0) break;
        payments.push_back(paid_by_itself.instr_id);
        items.push_back(paid_by_itself.instr_id);
        break;
      }
      case 13:
        bank.send(*rc::gen::inRange(0, 2) == 0 ? Op::fund_custody : Op::withdraw_funding, 0,
                  *rc::gen::inRange(1, 50'000));
        orders.push_back(bank.last_entry());
        break;
      default:
        bank.turn_to(*bank.books.day + Days{*rc::gen::inRange(1, 8)});
    }
    if (!payments.empty() && *rc::gen::inRange(0, 12) == 0) {
      const Original original = *bank.find(any(payments));
      bank.about(*rc::gen::inRange(0, 2) == 0 ? Op::reverse : Op::chargeback, original.record.subject_id,
                 original.record.instr_id, original.record.amount_fen);
    }
    bank.expect_books_agree();
    RC_ASSERT(!::testing::Test::HasFailure());
    RC_ASSERT(bank.q().custody >= bank.book().required || bank.book().shortfall_since != 0);
  }
  // Loaded again, the books say the same.
  Bytes saved;
  bank.books.each_piece([&](ByteView piece) { saved.insert(saved.end(), piece.begin(), piece.end()); });
  Books again;
  ByteReader in(saved);
  RC_ASSERT(again.load(in));
  Bytes twice;
  again.each_piece([&](ByteView piece) { twice.insert(twice.end(), piece.begin(), piece.end()); });
  RC_ASSERT(saved == twice);
}

}  // namespace

}  // namespace gongbao::custody
