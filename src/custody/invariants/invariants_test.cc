// Each invariant is shown able to fail, by the smallest change that breaks it and no other.
#include "custody/invariants/invariants.h"

#include <gtest/gtest.h>

#include "custody/apply.h"

namespace gongbao::custody {
namespace {

struct Case {
  OperatorBook before;
  OperatorBook after;
  Cause cause = cause_of(Op::purchase);
  std::vector<ledger::Leg> money;
  Wide quarter_balance = 1000;
  std::optional<Wide> ordered_under;
};

// 10.00 on a card, 4.00 of it managed.
Case sound() {
  Case c;
  c.before.q.custody = c.before.q.liability = 1000;
  c.before.required = c.before.restricted = 400;
  c.after = c.before;
  return c;
}

std::vector<std::string> broken(const Case& c) {
  std::vector<std::string> names;
  const Change change{
      c.before, c.after, c.cause, c.money, {}, c.quarter_balance, c.ordered_under.value_or(c.after.required)};
  for (const Invariant& invariant : invariants()) {
    if (!invariant.holds(change))
      names.emplace_back(std::string_view(invariant.name).substr(0, std::string_view(invariant.name).find(':')));
  }
  return names;
}

using Names = std::vector<std::string>;

// Not only can they fail: whatever is posted is put to them, and nothing is written after one that does not hold.
TEST(Invariants, AreAskedOfEverythingThatIsPosted) {
  Books books;
  books.day = date_of(2023, 10, 9);
  OperatorBook& book = books.open_operator(7, scheme_prepaid_card, *books.day);
  Movement m;
  begin(m, book);
  m.flow = Flow::received;
  add_leg(m, account::card_liability, 1, Wide{-1'000});  // and nothing on the other side
  EXPECT_DEATH(post(books, book, m, {*books.day, *books.day, 400, 0, cause_of(Op::purchase)}), "I1");
}

TEST(Invariants, HoldOfSoundBooks) { EXPECT_EQ(broken(sound()), Names{}); }

TEST(Invariants, EachCanFail) {
  Case c = sound();
  c.money = {{1001, {}, 1}};
  EXPECT_EQ(broken(c), Names{"I1"});

  c = sound();
  c.after.restricted = 399;
  EXPECT_EQ(broken(c), Names{"I2"});

  c = sound();
  c.after.required = c.after.restricted = 1001;
  c.after.restricted = 1000;
  EXPECT_EQ(broken(c), Names{"I3"});
  c.after.shortfall_since = 19'000;
  EXPECT_EQ(broken(c), Names{"I3"}) << "a purchase opens no shortfall";
  c.cause = 1;  // a typed command or a day turn's step
  EXPECT_EQ(broken(c), Names{});

  c = sound();
  c.after.q.pending = -1;
  c.after.q.entitled = 1;
  EXPECT_EQ(broken(c), Names{"I4"});

  c = sound();
  c.quarter_balance = 999;
  EXPECT_EQ(broken(c), Names{"I5"});

  c = sound();
  c.after.q.custody -= 100;
  c.after.q.released += 100;
  EXPECT_EQ(broken(c), Names{"I6"});
  c.cause = cause_of(Op::release_free);
  EXPECT_EQ(broken(c), Names{});

  c = sound();
  c.after.q.open_orders = 601;
  EXPECT_EQ(broken(c), Names{"I7"});
  c.after.q.open_orders = 600;
  EXPECT_EQ(broken(c), Names{});
  c.ordered_under = 401;
  EXPECT_EQ(broken(c), Names{"I7"}) << "the R of the moment of creation counts";

  c = sound();
  c.cause = cause_of(Op::pay_refund);
  c.after.required = 900;
  c.after.q.custody = c.after.q.liability = 899;
  c.after.q.in_transit_all = c.after.q.in_transit_in_time = 1;
  c.after.q.liability = 900;
  c.after.restricted = 899;
  c.quarter_balance = 900;
  EXPECT_EQ(broken(c), Names{"I8"});

  c = sound();
  c.after.q.funding = 1;
  EXPECT_EQ(broken(c), Names{"I10"});
}

}  // namespace
}  // namespace gongbao::custody
