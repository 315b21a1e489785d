// For tests: a scheme with a law of its own (a floor of 40 %, windows of plain calendar days) and a small driver that
// decides and folds, so that custody is tested without any policy.
#pragma once

#include <gtest/gtest.h>

#include <map>

#include "custody/apply.h"
#include "custody/balance.h"
#include "custody/turn.h"
#include "ledger/trial_balance.h"

namespace gongbao::custody {

class TestScheme final : public CardScheme {
 public:
  BasisPoints ratio{4000};
  bool quarter_term = true;
  bool bound = true;  // in custody

  std::uint8_t number() const override { return scheme_prepaid_card; }
  bool in_custody(const OperatorBook&) const override { return bound; }
  Wide required(const OperatorBook&, const Quantities& q) const override {
    const Wide floor = quarter_term ? share_rounded_up(q.prior_quarter_balance, ratio) : 0;
    return std::max(floor, share_rounded_up(q.pledge_base(), ratio)) + q.unidentified;
  }
  Wide required_in_account(const OperatorBook&, const Quantities& q, Wide) const override {
    return share_rounded_up(q.pledge_base(), ratio) + q.unidentified;
  }
  Code sale(const OperatorBook&, const Instruction&, std::uint64_t product) const override {
    return product == 0 ? code::product_not_head_office : Code{0};
  }
  Code redemption(const OperatorBook&, const Instruction& in) const override {
    return in.outlet_id == 9 ? code::outlet_not_listed : Code{0};
  }
  bool in_force(Date d) const override { return d >= date_of(2023, 9, 1); }
  bool calendar_known(Date d) const override { return d >= date_of(2018, 1, 1); }
  PriceSplit split_price(const Card& card, std::int64_t price) const override {
    const std::int64_t principal = std::min(price, card.principal);
    return {principal, price - principal};
  }
  bool purpose_allowed(std::uint16_t purpose) const override { return purpose == 1; }
  RefundSum refund_sum(const Card& card, const Refund&, std::int64_t gift) const override {
    return {card.principal - gift, 0, gift};
  }
  Wide balance_for_filing(const OperatorBook&, const Quantities& q) const override { return q.balance(); }
  bool balance_opens_filing_duty(const OperatorBook& book, Wide balance) const override {
    return book.filing_duty_since == 0 && balance >= 50'000'000;
  }
  Window deposit_window(Date received_on, bool) const override { return {received_on + Days{1}, false, received_on}; }
  Window objection_window(Date applied_on, Date) const override { return {applied_on + Days{5}, false, applied_on}; }
  Date order_due(const OperatorBook&, Date created_on) const override { return created_on; }
};

// One operator with an account, and everything that was entered.
class Bank final : public Originals {
 public:
  static constexpr std::uint64_t operator_id = 7;
  Books books;
  TestScheme scheme;
  ledger::TrialBalance outsider{chart};

  explicit Bank(Date start = date_of(2023, 10, 9)) {
    begin_day(books, start);
    OperatorBook& book = books.open_operator(operator_id, scheme_prepaid_card, start);
    book.account = *account_key("110000000000000001");
    book.settlement_account = *account_key("220000000000000002");
    book.fee_agreed = 1;
    books.on_journal = [this](const ledger::Journal& journal) {
      GB_CHECK(outsider.post(journal));
      moved_.insert(moved_.end(), journal.legs.begin(), journal.legs.end());
    };
  }

  const OperatorBook& book() const { return *books.find_operator(operator_id); }
  std::int64_t principal(std::uint64_t card) const { return books.cards.find({operator_id, card})->principal; }

  // An instruction of today with a fresh id; fields may be changed before it is sent.
  Instruction make(Op op, std::uint64_t subject, std::int64_t amount) {
    Instruction in;
    const std::uint64_t n = ++ids_;
    in.instr_id = make_id(*books.day, ByteView(reinterpret_cast<const std::uint8_t*>(&n), sizeof n));
    in.op = op;
    in.event_date = *books.day;
    in.operator_id = operator_id;
    in.subject_id = subject;
    in.amount_fen = amount;
    if (op == Op::purchase || op == Op::sale_in_transit) in.counter_id = 1;
    if (op == Op::purchase || op == Op::topup || op == Op::cash_deposit || op == Op::unidentified_receipt) {
      in.ref_id = book().account;
    }
    if (op == Op::fund_custody) in.ref_id = book().settlement_account;
    if (op == Op::sale_in_transit) in.flags = flag::cash | flag::first_sale;
    if (op == Op::release_free) {
      in.purpose = 1;
      in.ref_id = in.instr_id;
    }
    return in;
  }

  Decision send(const Instruction& in) {
    Decision decision;
    decide(books, scheme, *this, in, decision);
    const std::uint64_t entry = ++entries_;
    entered_[in.instr_id] = {entry, in, decision.code, decision.extensions};
    custody::apply(books, in,
                   {entry, *books.day, decision.code, decision.flags, decision.journal_no, decision.custody_after,
                    decision.required_after, decision.extensions},
                   scratch_);
    compare_with_outsider();
    return decision;
  }
  Decision send(Op op, std::uint64_t subject, std::int64_t amount) { return send(make(op, subject, amount)); }

  Decision apply_release(const Id16& item, std::uint64_t application) {
    Instruction in = make(Op::apply_release, 0, 0);
    in.ref_id = item;
    in.counter_id = application;
    return send(in);
  }
  Decision about(Op op, std::uint64_t subject, const Id16& ref, std::int64_t amount, std::int64_t aux = 0,
                 std::uint8_t flags = 0) {
    Instruction in = make(op, subject, amount);
    in.ref_id = ref;
    in.aux_fen = aux;
    in.flags = flags;
    return send(in);
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
    if (it == entered_.end()) return std::nullopt;
    return it->second;
  }

  // Running sums against the journals that an outsider saw.
  void expect_books_agree() const {
    const Quantities& q = book().q;
    const auto total = [&](std::uint16_t number) {
      return static_cast<std::int64_t>(outsider.total(operator_id, number));
    };
    EXPECT_EQ(total(1001), book().restricted);
    EXPECT_EQ(total(1001) + total(1002), q.custody);
    EXPECT_EQ(total(1003), q.in_transit_all);
    EXPECT_EQ(total(1004), q.released);
    EXPECT_EQ(total(1005), q.due);
    EXPECT_EQ(-total(2001), q.liability);
    EXPECT_EQ(-total(2002), q.pending);
    EXPECT_EQ(-total(2003), q.refunds);
    EXPECT_EQ(-total(2004), q.compensation);
    EXPECT_EQ(-total(2005), q.unidentified);
    EXPECT_EQ(-total(3001), q.entitled);
    EXPECT_EQ(-total(3002), q.funding);
    EXPECT_EQ(-total(3003), q.interest);
    EXPECT_EQ(-total(9001), q.bonus_outstanding);
    EXPECT_EQ(outsider.wrong_side(), "");
    std::int64_t cards = 0;
    std::int64_t bonus = 0;
    books.cards.for_each([&](const Card& card) {
      EXPECT_EQ(-outsider.balance(operator_id, 2001, ledger::subject_of(card.key.card_id)), card.principal);
      cards += card.principal;
      bonus += card.bonus;
    });
    EXPECT_EQ(cards, q.liability);
    EXPECT_EQ(bonus, q.bonus_outstanding);
    std::int64_t items = 0;
    books.items.for_each([&](const Item& item) {
      EXPECT_EQ(-outsider.balance(operator_id, 2002, item.key.item), item.amount);
      items += item.amount;
    });
    EXPECT_EQ(items, q.pending);
    std::int64_t open_orders = 0;
    for (const auto& [key, order] : books.orders) open_orders += order.counts() ? order.amount : 0;
    EXPECT_EQ(open_orders, q.open_orders);
    std::int64_t in_time = 0;
    for (const auto& [key, receipt] : books.receipts) in_time += receipt.overdue ? 0 : receipt.remaining;
    EXPECT_EQ(in_time, q.in_transit_in_time);
    const auto quarter = books.quarters.find({operator_id, Quarter{book().quarter}});
    if (quarter != books.quarters.end()) {
      EXPECT_EQ(Wide{quarter->second.balance}, q.balance());
    }
  }

 private:
  // What the rows say each account holds is what the journals add up to.
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
  std::uint64_t ids_ = 0;
  std::uint64_t entries_ = 0;
  Movement scratch_;
};

}  // namespace gongbao::custody
