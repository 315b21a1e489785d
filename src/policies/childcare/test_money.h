// A nursery whose money is custody's own: instructions are decided and applied as the engine would.
#pragma once

#include <gtest/gtest.h>

#include "policies/childcare/scheme.h"
#include "policies/childcare/test_world.h"

namespace gongbao::childcare::testing {

using custody::Instruction;
using custody::Op;
using custody::OrderState;

// A nursery whose money is custody's.
class MoneyWorld : public TestWorld, public custody::Originals {
 public:
  explicit MoneyWorld(Date first_day, bool demo = false, Date service_start = {})
      : TestWorld(first_day), lots_of_books_(books) {
    lots.real = &lots_of_books_;
    originals = this;
    nursery = open_institution();
    books.find_operator(nursery)->settlement_account = *custody::account_key("622200000000000001");
    if (demo) set_demo(nursery, first_day);
    const Date start = service_start == Date{} ? first_day : service_start;
    contract = open_contract(nursery, start, date_of(2024, 12, 31));
  }

  std::uint64_t nursery = 0;
  std::uint64_t contract = 0;

  Instruction make(Op op, std::uint64_t subject, std::int64_t fen = 0) {
    Instruction in;
    const std::uint64_t n = ++sent_;
    in.scheme = custody::scheme_childcare;
    in.instr_id = custody::make_id(today(), ByteView(reinterpret_cast<const std::uint8_t*>(&n), sizeof n));
    in.op = op;
    in.event_date = today();
    in.operator_id = nursery;
    in.subject_id = subject;
    in.amount_fen = fen;
    return in;
  }
  // The code, "" when it was accepted; the answer stays in `last`.
  std::string send(const Instruction& in) {
    const Scheme law(state, books, calendar, terms());
    const std::uint64_t entry = entries_ + 1;
    custody::decide(books, law, *this, in, entry, last);
    ++entries_;
    entered_[in.instr_id] = {entry, in, last.code, last.extensions};
    by_entry_[entry] = in.instr_id;
    custody::apply(books, in,
                   {entry, today(), last.code, last.flags, last.journal_no, last.custody_after, last.required_after,
                    last.extensions},
                   scratch_);
    return std::string(code_name(last.code));
  }
  std::uint64_t bill(Date from, Date to, std::int64_t fen, std::int32_t units = 22, std::int32_t gifts = 0) {
    RegisterBill command = a_bill(nursery, contract, from, to, fen, units);
    command.gift_units = gifts;
    return give(command, the_institution(nursery)).entry;
  }
  std::string pay(std::uint64_t lot) {
    Instruction in = make(Op::pay_fee, lot, find_bill(state.contracts, nursery, lot)->amount.fen);
    in.counter_id = contract;
    in.ref_id = books.find_operator(nursery)->account;
    return send(in);
  }
  std::uint64_t paid(Date from, Date to, std::int64_t fen, std::int32_t units = 22, std::int32_t gifts = 0) {
    const std::uint64_t lot = bill(from, to, fen, units, gifts);
    EXPECT_EQ(pay(lot), "");
    return lot;
  }
  Id16 report(std::uint64_t lot, std::uint64_t cycle, std::int64_t units, bool notified = true) {
    Instruction in = make(Op::report_service, lot);
    in.counter_id = cycle;
    in.aux_fen = units;
    in.flags = notified ? custody::flag::notified : std::uint8_t{0};
    said = send(in);
    return in.instr_id;
  }
  std::string answer(Op op, std::uint64_t lot, const Id16& item) {
    Instruction in = make(op, lot);
    in.ref_id = item;
    return send(in);
  }
  // What is ordered under the number of the entry that made the item, or of the payment.
  const custody::Order& order_of(const Id16& maker) const {
    return books.orders.at({nursery, entered_.at(maker).entry});
  }
  const custody::Order& initial_order(std::uint64_t lot) const {
    return books.orders.at({nursery, books.lots.find({nursery, lot})->order});
  }
  std::int64_t c() const { return books.find_operator(nursery)->q.custody; }
  std::int64_t r() const {
    const custody::OperatorBook& book = *books.find_operator(nursery);
    const Scheme law(state, books, calendar, terms());
    return static_cast<std::int64_t>(law.required(book, book.q));
  }
  std::string execute(std::uint64_t order) { return send(make(Op::execute_payout, order)); }

  void turn_to(Date day) {
    while (today() < day) {
      const Date next = today() + Days{1};
      const Terms then = terms_on(state.parameters, next);
      const Scheme law(state, books, calendar, then);
      const bool everyone = quarter_of(next) != quarter_of(today());
      while (const auto id = custody::next_operator(books, next, everyone)) {
        custody::apply(books, custody::turn_of(books, law, *id, next), {});
        ++entries_;
      }
      custody::begin_day(books, next);
      on(next);
    }
  }

  std::optional<custody::Original> find(const Id16& id) const override {
    const auto it = entered_.find(id);
    return it == entered_.end() ? std::nullopt : std::optional(it->second);
  }
  std::optional<custody::Original> at(std::uint64_t entry) const override {
    const auto it = by_entry_.find(entry);
    return it == by_entry_.end() ? std::nullopt : find(it->second);
  }

  std::string said;
  custody::Decision last;

 private:
  BookLots lots_of_books_;
  std::map<Id16, custody::Original> entered_;
  std::map<std::uint64_t, Id16> by_entry_;
  custody::Movement scratch_;
  std::uint64_t sent_ = 0;
};

}  // namespace gongbao::childcare::testing
