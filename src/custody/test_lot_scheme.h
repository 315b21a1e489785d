// For tests: a law of fee lots by plain calendar days (bills are known by heart, windows of five days), and a small
// driver that decides and folds, so that lots are tested without any policy.
#pragma once

#include <gtest/gtest.h>

#include <map>

#include "custody/balance.h"
#include "custody/lots.h"
#include "ledger/trial_balance.h"

namespace gongbao::custody {

class TestLotScheme final : public LotScheme {
 public:
  std::map<std::uint64_t, LotTerms> bills;  // all of contract 1
  Code outcome_code = 0;
  Code fee_code = 0;

  std::uint8_t number() const override { return scheme_childcare; }
  Code code(Code shared) const override { return shared; }
  bool in_custody(const OperatorBook&) const override { return true; }
  Wide required(const OperatorBook&, const Quantities& q) const override { return Wide{q.lot_floor} + q.unidentified; }
  Wide required_in_account(const OperatorBook&, const Quantities&, Wide required) const override { return required; }
  bool in_force(Date d) const override { return d >= date_of(2023, 9, 19); }
  bool calendar_known(Date d) const override { return d >= date_of(2018, 1, 1); }
  Wide balance_for_filing(const OperatorBook&, const Quantities& q) const override { return q.balance(); }
  bool balance_opens_filing_duty(const OperatorBook&, Wide) const override { return false; }
  Window deposit_window(Date received_on, bool) const override { return {received_on + Days{2}, false, received_on}; }

  bool knows_bill(std::uint64_t, std::uint64_t bill, std::uint64_t contract) const override {
    return contract == 1 && bills.contains(bill);
  }
  std::expected<LotTerms, Code> fee(const OperatorBook&, const Instruction& in) const override {
    if (fee_code != 0) return std::unexpected(fee_code);
    return bills.at(in.subject_id);
  }
  Wide earned(const Lot& lot, std::uint32_t used) const override {
    return Wide{lot.paid} * std::min(used, lot.units) / lot.units;
  }
  // Cycles of seven days from the lot's first one.
  std::optional<CycleSpan> cycle(const Lot& lot, std::uint64_t number) const override {
    constexpr std::uint64_t most = 100'000;
    if (number == 0 || number > most) return std::nullopt;
    const Date start = Date{lot.start} + Days{static_cast<std::int32_t>(7 * (number - 1))};
    if (start > Date{lot.end}) return std::nullopt;
    return CycleSpan{start, std::min(start + Days{6}, Date{lot.end})};
  }
  std::optional<Window> filing_duty(const Instruction&) const override { return std::nullopt; }
  Code outcome(const Instruction&, const ServiceItem&) const override { return outcome_code; }
  RefundSum refund_sum(const Lot& lot, const Card& row, std::uint64_t, const Refund& refund,
                       std::int64_t gift) const override {
    if (refund.ground != Ground::operator_fault) return {row.principal - gift, 0, gift};
    const Wide used = Wide{lot.paid} * lot.used / (Wide{lot.units} + lot.gifts);
    const Wide fair = std::max<Wide>(row.principal, lot.paid - used);
    return {row.principal, static_cast<std::int64_t>(fair - row.principal), 0};
  }
  Window confirmation_window(Date notified_on) const override { return {notified_on + Days{5}, false, notified_on}; }
  Date payout_due(OrderKind, Date day0) const override { return day0 + Days{2}; }
};

// One operator with an account, and everything that was entered.
class LotBank final : public Originals {
 public:
  static constexpr std::uint64_t operator_id = 7;
  static constexpr std::uint64_t contract = 1;
  Books books;
  TestLotScheme scheme;
  ledger::TrialBalance outsider{chart};

  explicit LotBank(Date start = date_of(2023, 10, 30)) {
    begin_day(books, start);
    OperatorBook& book = books.open_operator(operator_id, scheme_childcare, start);
    book.account = *account_key("110000000000000001");
    book.settlement_account = *account_key("220000000000000002");
    books.on_journal = [this](const ledger::Journal& journal) {
      GB_CHECK(outsider.post(journal));
      moved_.insert(moved_.end(), journal.legs.begin(), journal.legs.end());
    };
  }

  const OperatorBook& book() const { return *books.find_operator(operator_id); }
  const Quantities& q() const { return book().q; }
  std::int64_t principal(std::uint64_t lot) const { return books.cards.find({operator_id, lot})->principal; }
  const Lot& lot(std::uint64_t number) const { return *books.lots.find({operator_id, number}); }
  const ServiceItem* service(const Id16& id) const { return books.services.find({operator_id, id}); }
  const Order& order(std::uint64_t number) const { return books.orders.at({operator_id, number}); }
  std::uint64_t last_entry() const { return entries_; }

  // A bill of a period of whole days from today, so many units long.
  void bill(std::uint64_t number, std::int32_t ratio_bp, std::uint32_t units, std::uint32_t gifts = 0,
            std::int32_t days = 60) {
    scheme.bills[number] = {
        *books.day, *books.day + Days{days - 1}, units, gifts, BasisPoints{ratio_bp}, SettlementCycle::weekly, false};
  }

  // Such a bill, paid through the bank today. The entry: its initial order's number.
  std::uint64_t paid_lot(std::uint64_t number, std::int32_t ratio_bp, std::int64_t amount, std::uint32_t units,
                         std::uint32_t gifts = 0) {
    bill(number, ratio_bp, units, gifts);
    EXPECT_EQ(send(Op::pay_fee, number, amount).code, 0);
    return entries_;
  }

  Instruction make(Op op, std::uint64_t subject, std::int64_t amount) {
    Instruction in;
    const std::uint64_t n = ++ids_;
    in.scheme = scheme_childcare;
    in.instr_id = make_id(*books.day, ByteView(reinterpret_cast<const std::uint8_t*>(&n), sizeof n));
    in.op = op;
    in.event_date = *books.day;
    in.operator_id = operator_id;
    in.subject_id = subject;
    in.amount_fen = amount;
    if (op == Op::pay_fee || op == Op::collect_cash) in.counter_id = contract;
    if (op == Op::pay_fee || op == Op::deposit_cash || op == Op::unidentified_receipt) in.ref_id = book().account;
    if (op == Op::fund_custody) in.ref_id = book().settlement_account;
    if (op == Op::collect_cash) in.flags = flag::cash;
    return in;
  }
  Decision send(const Instruction& in) {
    Decision decision;
    const std::uint64_t entry = entries_ + 1;
    decide(books, scheme, *this, in, entry, decision);
    ++entries_;
    entered_[in.instr_id] = {entry, in, decision.code, decision.extensions};
    by_entry_[entry] = in.instr_id;
    custody::apply(books, in,
                   {entry, *books.day, decision.code, decision.flags, decision.journal_no, decision.custody_after,
                    decision.required_after, decision.extensions},
                   scratch_);
    compare_with_outsider();
    return decision;
  }
  Decision send(Op op, std::uint64_t subject, std::int64_t amount) { return send(make(op, subject, amount)); }
  Decision report(std::uint64_t of_lot, std::uint64_t cycle, std::int64_t units, bool notified, Id16* id = nullptr) {
    Instruction in = make(Op::report_service, of_lot, 0);
    in.counter_id = cycle;
    in.aux_fen = units;
    if (notified) in.flags = flag::notified;
    if (id != nullptr) *id = in.instr_id;
    return send(in);
  }
  Decision about(Op op, std::uint64_t subject, const Id16& ref, std::int64_t amount = 0, std::int64_t aux = 0,
                 std::uint8_t flags = 0) {
    Instruction in = make(op, subject, amount);
    in.ref_id = ref;
    in.aux_fen = aux;
    in.flags = flags;
    return send(in);
  }
  std::uint64_t demand(std::uint64_t of_lot, Ground ground, bool gift_kept = false) {
    const std::uint64_t refund = ++entries_;
    Refund row;
    row.card_id = of_lot;
    row.ground = ground;
    row.demanded_on = *books.day;
    row.due_on = *books.day + Days{15};
    row.gift_kept = gift_kept;
    books.refunds[{operator_id, refund}] = row;
    books.cards.find({operator_id, of_lot})->state = CardState::refunding;
    return refund;
  }

  void turn_to(Date day) {
    while (*books.day < day) {
      const Date next = *books.day + Days{1};
      const bool everyone = quarter_of(next) != quarter_of(*books.day);
      while (const auto id = next_operator(books, next, everyone)) {
        custody::apply(books, turn_of(books, scheme, *id, next), {});
        compare_with_outsider();
      }
      begin_day(books, next);
    }
  }

  std::optional<Original> find(const Id16& id) const override {
    const auto it = entered_.find(id);
    return it == entered_.end() ? std::nullopt : std::optional(it->second);
  }
  std::optional<Original> at(std::uint64_t entry) const override {
    const auto it = by_entry_.find(entry);
    return it == by_entry_.end() ? std::nullopt : find(it->second);
  }

  // Running sums against the journals that an outsider saw, and the floors against the lots one by one.
  void expect_books_agree() const {
    const auto total = [&](std::uint16_t number) {
      return static_cast<std::int64_t>(outsider.total(operator_id, number));
    };
    EXPECT_EQ(total(1001), book().restricted);
    EXPECT_EQ(total(1001) + total(1002), q().custody);
    EXPECT_EQ(total(1003), q().in_transit_all);
    EXPECT_EQ(-total(2001), q().liability);
    EXPECT_EQ(-total(2002), q().pending);
    EXPECT_EQ(-total(2003), q().refunds);
    EXPECT_EQ(-total(3001), q().entitled);
    EXPECT_EQ(-total(3002), q().funding);
    EXPECT_EQ(outsider.wrong_side(), "");
    Wide floors = 0;
    std::map<std::uint64_t, std::int64_t> pending;
    books.services.for_each([&](const ServiceItem& item) { pending[item.lot] += item.amount; });
    books.lots.for_each([&](const Lot& each) {
      const std::uint64_t number = each.key.card_id;
      std::int64_t refunds = 0;
      for (const auto& [key, refund] : books.refunds) refunds += refund.card_id == number ? refund.payable : 0;
      EXPECT_EQ(each.pending, pending[number]);
      EXPECT_EQ(each.held, principal(number) + each.pending + refunds);
      floors += floor_of(each, each.held);
    });
    EXPECT_EQ(floors, Wide{q().lot_floor});
    std::int64_t open_orders = 0;
    for (const auto& [key, each] : books.orders) open_orders += each.counts() ? each.amount : 0;
    EXPECT_EQ(open_orders, q().open_orders);
  }

 private:
  void compare_with_outsider() {
    for (const ledger::Leg& leg : moved_) {
      EXPECT_EQ(balance_of(books, operator_id, leg.account, leg.subject),
                outsider.balance(operator_id, leg.account, leg.subject))
          << leg.account;
    }
    moved_.clear();
  }

  std::vector<ledger::Leg> moved_;  // by the last entry
  std::map<Id16, Original> entered_;
  std::map<std::uint64_t, Id16> by_entry_;
  std::uint64_t ids_ = 0;
  std::uint64_t entries_ = 0;
  Movement scratch_;
};

}  // namespace gongbao::custody
