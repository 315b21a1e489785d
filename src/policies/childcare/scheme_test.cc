// Money by the law of this document: worked examples 2 to 9, 18 to 21, 24 to 29, 31 and 33 of spec/02 part 10, through
// custody's own decisions.
#include "policies/childcare/scheme.h"

#include <gtest/gtest.h>

#include "policies/childcare/test_world.h"

namespace gongbao::childcare::testing {
namespace {

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

TEST(Money, TheInitialShareAndItsDay) {  // 2, 4 to 8
  const struct {
    Date day;
    bool demo;
    std::int64_t fen, custody, initial;
    Date due;
  } rows[] = {{date_of(2023, 9, 28), false, 2'000'001, 1'400'001, 600'000, date_of(2023, 10, 8)},
              {date_of(2023, 10, 30), false, 999'999, 700'000, 299'999, date_of(2023, 11, 1)},
              {date_of(2023, 10, 30), true, 1'234'567, 617'284, 617'283, date_of(2023, 11, 1)},
              {date_of(2023, 10, 13), false, 333'333, 233'334, 99'999, date_of(2023, 10, 17)},
              {date_of(2024, 2, 8), true, 333'333, 166'667, 166'666, date_of(2024, 2, 18)},
              {date_of(2024, 2, 9), false, 333'333, 233'334, 99'999, date_of(2024, 2, 19)}};
  for (const auto& row : rows) {
    MoneyWorld world(row.day, row.demo);
    const std::uint64_t lot = world.paid(row.day, row.day + Days{30}, row.fen);
    EXPECT_EQ(world.r(), row.custody);
    EXPECT_EQ(world.initial_order(lot).amount, row.initial);
    EXPECT_EQ(world.initial_order(lot).due_on, row.due);
  }
  MoneyWorld one_fen(monday);
  EXPECT_EQ(one_fen.books.lots.find({one_fen.nursery, one_fen.paid(monday, monday, 1)})->order, 0U);
}

TEST(Money, FiveWeeksOfADemonstrationNursery) {  // 18
  const Date november = date_of(2023, 11, 1);
  MoneyWorld world(november, true);
  const std::uint64_t lot = world.paid(november, date_of(2023, 11, 30), 1'234'567);
  ASSERT_EQ(world.execute(world.books.lots.find({world.nursery, lot})->order), "");
  const std::int64_t units[] = {3, 5, 5, 5, 4}, settled[] = {84'175, 140'292, 140'291, 140'292, 112'234};
  for (std::size_t week = 0; week < 5; ++week) {
    const auto days = cycle_days(Cycle::weekly, {november, date_of(2023, 11, 30)}, week + 1);
    world.turn_to(days->last);
    world.report(lot, week + 1, units[week]);
    EXPECT_EQ(world.said, "childcare.cycle_not_finished");
    world.turn_to(days->last + Days{1});
    const Id16 item = world.report(lot, week + 1, units[week]);
    ASSERT_EQ(world.said, "");
    ASSERT_EQ(world.answer(Op::confirm_service, lot, item), "");
    EXPECT_EQ(world.order_of(item).amount, settled[week]) << week;
    ASSERT_EQ(world.execute(world.find(item)->entry), "");
  }
  EXPECT_EQ(world.c(), 0);
  EXPECT_EQ(world.r(), 0);
}

TEST(Money, SilenceBecomesConsent) {  // 20, 21
  const Date november = date_of(2023, 11, 1);
  MoneyWorld world(november);
  const std::uint64_t lot = world.paid(november, date_of(2023, 11, 30), 999'999);
  world.turn_to(date_of(2023, 11, 15));
  world.report(lot, 1, 11);
  EXPECT_EQ(world.said, "childcare.cycle_not_finished");
  world.turn_to(date_of(2023, 11, 16));
  const Id16 item = world.report(lot, 1, 11);
  EXPECT_EQ(world.said, "");
  world.turn_to(date_of(2023, 11, 23));
  EXPECT_NE(world.books.services.find({world.nursery, item}), nullptr);
  world.turn_to(date_of(2023, 11, 24));
  EXPECT_EQ(world.answer(Op::dispute_service, lot, item), "childcare.confirm_window_closed");
  EXPECT_EQ(world.order_of(item).amount, 350'000);
  EXPECT_EQ(world.order_of(item).due_on, date_of(2023, 11, 28));
}

TEST(Money, AnOutcomeDividesADisputedItem) {  // 24, 25
  const Date november = date_of(2023, 11, 1);
  MoneyWorld world(november);
  const std::uint64_t lot = world.paid(november, date_of(2023, 11, 30), 660'001);
  world.turn_to(date_of(2023, 11, 16));
  const Id16 item = world.report(lot, 1, 11);
  ASSERT_EQ(world.answer(Op::dispute_service, lot, item), "");
  constexpr std::uint64_t dispute = 900'000;
  open_item_dispute(world.state, world.nursery, dispute, lot, item, world.today());
  world.turn_to(date_of(2023, 11, 27));
  RecordOutcome outcome;
  outcome.operator_id = world.nursery;
  outcome.dispute_id = dispute;
  outcome.institution_share = Money{200'000};
  outcome.family_share = Money{130'000};
  outcome.document = sealed();
  Instruction resolve = world.make(Op::resolve_dispute, lot, 200'000);
  resolve.counter_id = dispute;
  resolve.ref_id = item;
  resolve.aux_fen = 130'000;
  EXPECT_EQ(world.send(resolve), "childcare.outcome_not_proven");
  ASSERT_EQ(world.give(outcome, the_district()).code, "");
  resolve = world.make(Op::resolve_dispute, lot, 200'000);
  resolve.counter_id = dispute;
  resolve.ref_id = item;
  resolve.aux_fen = 130'001;
  EXPECT_EQ(world.send(resolve), "childcare.dispute_split_wrong");
  resolve.aux_fen = 130'000;
  resolve.instr_id[0] ^= 1;
  EXPECT_EQ(world.send(resolve), "");
  EXPECT_EQ(world.order_of(item).amount, 140'000);
  EXPECT_EQ(world.order_of(item).due_on, date_of(2023, 11, 29));
  EXPECT_EQ(world.r(), 322'001);
}

TEST(Money, ADemandHoldsTheInitialShare) {  // 26, 27
  MoneyWorld world(monday);
  const std::uint64_t lot = world.paid(monday, date_of(2023, 12, 31), 1'800'000);
  const std::uint64_t order = world.books.lots.find({world.nursery, lot})->order;
  DemandRefund demand;
  demand.operator_id = world.nursery;
  demand.lot_id = lot;
  demand.ground = custody::Ground::cooling_off;
  const std::uint64_t first = world.give(demand, the_family()).entry;
  EXPECT_EQ(world.initial_order(lot).state, OrderState::suspended);
  EXPECT_EQ(world.execute(order), "ledger.order_not_open");
  world.turn_to(date_of(2023, 10, 11));
  ASSERT_EQ(world.give(WithdrawRefund{world.nursery, first}, the_family()).code, "");
  EXPECT_EQ(world.initial_order(lot).state, OrderState::open);
  EXPECT_EQ(world.initial_order(lot).due_on, date_of(2023, 10, 13));
  ASSERT_EQ(world.execute(order), "");
  world.turn_to(date_of(2023, 10, 16));
  const std::uint64_t second = world.give(demand, the_family()).entry;
  EXPECT_EQ(world.send(world.make(Op::accept_refund, second, 1'799'999)), "childcare.refund_not_in_full");
  ASSERT_EQ(world.send(world.make(Op::accept_refund, second, 1'800'000)), "");
  EXPECT_EQ(world.send(world.make(Op::pay_refund, second, 1'800'000)), "childcare.custody_insufficient_for_refund");
  Instruction funding = world.make(Op::fund_custody, 0, 540'000);
  funding.ref_id = world.books.find_operator(world.nursery)->settlement_account;
  ASSERT_EQ(world.send(funding), "");
  EXPECT_EQ(world.send(world.make(Op::pay_refund, second, 1'800'000)), "");
  EXPECT_EQ(world.c(), 0);
  EXPECT_EQ(world.r(), 0);
  EXPECT_EQ(contract_state(world.reading(), world.nursery,
                           *find_contract(world.state.contracts, world.nursery, world.contract)),
            ContractState::terminated);
}

TEST(Money, TheInstitutionsFault) {  // 30
  const Date november = date_of(2023, 11, 1);
  MoneyWorld world(november);
  const std::uint64_t lot = world.paid(november, date_of(2023, 11, 30), 100'000, 10, 2);
  world.turn_to(date_of(2023, 11, 16));
  const Id16 item = world.report(lot, 1, 3);
  ASSERT_EQ(world.answer(Op::confirm_service, lot, item), "");
  DemandRefund demand;
  demand.operator_id = world.nursery;
  demand.lot_id = lot;
  demand.ground = custody::Ground::not_performed;
  demand.institution_fault = true;
  const Said said = world.give(demand, the_family());
  EXPECT_EQ(said.fen("amount"), 75'000);
  EXPECT_EQ(world.send(world.make(Op::accept_refund, said.entry, 70'000)), "childcare.refund_not_in_full");
  EXPECT_EQ(world.send(world.make(Op::accept_refund, said.entry, 75'000)), "");
}

TEST(Money, TheCategoryOfThePaymentsDaySplitsIt) {  // 33
  MoneyWorld world(date_of(2023, 12, 30));
  world.set_demo(world.nursery, date_of(2024, 1, 1));
  const std::uint64_t old_bill = world.bill(date_of(2024, 1, 1), date_of(2024, 1, 31), 100'001);
  world.turn_to(date_of(2024, 1, 1));
  Instruction late = world.make(Op::pay_fee, old_bill, 100'001);
  late.counter_id = world.contract;
  late.ref_id = world.books.find_operator(world.nursery)->account;
  late.event_date = date_of(2023, 12, 31);
  ASSERT_EQ(world.send(late), "");
  EXPECT_EQ(world.books.lots.find({world.nursery, old_bill})->ratio_bp, 7'000);
  const std::uint64_t fresh = world.bill(date_of(2024, 2, 1), date_of(2024, 2, 29), 100'001);
  EXPECT_EQ(world.pay(fresh), "childcare.cycle_not_confirmed");
  ASSERT_EQ(world.give(AcknowledgeContract{world.nursery, world.contract, true, Cycle::weekly}, the_family()).code, "");
  EXPECT_EQ(world.pay(fresh), "");
  EXPECT_EQ(world.books.lots.find({world.nursery, fresh})->ratio_bp, 5'000);
  EXPECT_EQ(world.pay(fresh), "ledger.wrong_state");
}

}  // namespace
}  // namespace gongbao::childcare::testing
