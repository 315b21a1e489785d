// The duty to file of those whose cards the books do not carry yet (4a–4c), and outlets that are named before they are
// listed (4g 4i). Worked examples 1 to 3 of spec/01.
#include <gtest/gtest.h>

#include "policies/prepaid_card/test_filing.h"

namespace gongbao::prepaid_card::testing {
namespace {

const Date declared_on = date_of(2023, 10, 12);

DeclareBalance declared(std::uint64_t op, std::int64_t received, std::int64_t redeemed) {
  DeclareBalance command;
  command.operator_id = op;
  command.as_of = declared_on;
  command.received = {received};
  command.redeemed = {redeemed};
  return command;
}

struct Threshold {
  const char* name;
  std::int64_t redeemed, balance;
  const char* filing;
  const char* flags;
};

TEST(DutyToFile, BeginsAtFiveHundredThousand) {
  const Threshold rows[] = {
      {"1: one fen below", 20'000'001, 49'999'999, "voluntary", ""},
      {"2: exactly", 20'000'000, 50'000'000, "mandatory", "prepaid_card.filing_due"},
  };
  for (const Threshold& row : rows) {
    TestWorld world(declared_on);
    const std::uint64_t op = world.register_operator();
    const Said said = world.give(declared(op, 70'000'000, row.redeemed), the_operator(op));
    EXPECT_EQ(said.code, "") << row.name;
    EXPECT_EQ(said.fen("balance"), row.balance) << row.name;
    EXPECT_EQ(said.text("filing"), row.filing) << row.name;
    EXPECT_EQ(said.flags(), row.flags) << row.name;
    const bool due = row.flags[0] != '\0';
    EXPECT_EQ(world.book(op).filing_duty_since, due ? declared_on.day : 0) << row.name;
    EXPECT_EQ(events_of(world, op, flag::filing_due).size(), due ? 1U : 0U) << row.name;
  }
}

TEST(DutyToFile, IsDatedByTheDayOfTheBalanceAndStaysWhenItFalls) {
  TestWorld world(declared_on + Days{8});
  const std::uint64_t op = world.register_operator();
  ASSERT_EQ(world.give(declared(op, 70'000'000, 0), the_operator(op)).date("filing_duty_since"), "2023-10-12");
  DeclareBalance lower = declared(op, 70'000'000, 60'000'000);
  lower.as_of = world.today();
  const Said said = world.give(lower, the_operator(op));
  EXPECT_EQ(said.flags(), "");
  EXPECT_EQ(world.book(op).filing_duty_since, declared_on.day);
  EXPECT_TRUE(events_of(world, op, flag::filing_due).front().open());
  EXPECT_EQ(world.give(declared(op, 1, 0), the_operator(op)).code, "ledger.wrong_state");  // older than the last one
}

TEST(DutyToFile, CountsBranchesIntoTheHeadOffice) {  // 3
  TestWorld world(declared_on);
  const std::uint64_t op = world.register_operator();
  DeclareBalance command = declared(op, 50'000'000, 0);
  command.branches = {{0, {25'000'000}, {}, {}}, {5, {25'000'000}, {}, {}}};
  const Said said = world.give(command, the_operator(op));
  EXPECT_EQ(said.fen("balance"), 50'000'000);
  EXPECT_EQ(said.flags(), "prepaid_card.filing_due");
  const Said branch = world.give(complete_papers(op, declared_on), the_branch(op));
  EXPECT_EQ(branch.code, "prepaid_card.branch_cannot_file");
}

TEST(DutyToFile, SumsMustHold) {
  struct Case {
    const char* name;
    void (*change)(DeclareBalance&);
    const char* field;
  };
  const Case cases[] = {
      {"redeemed above received", [](DeclareBalance& c) { c.redeemed = {70'000'001}; }, "redeemed"},
      {"negative", [](DeclareBalance& c) { c.received = {-1}; }, "received"},
      {"branch above the whole",
       [](DeclareBalance& c) {
         c.branches = {{5, {70'000'001}, {}, {}}};
       },
       "received"},
      {"head named, not all of it",
       [](DeclareBalance& c) {
         c.branches = {{0, {1}, {}, {}}};
       },
       "received"},
      {"refunds above the rest", [](DeclareBalance& c) { c.refunded = Money{70'000'001}; }, "redeemed"},
  };
  for (const Case& each : cases) {
    TestWorld world(declared_on);
    const std::uint64_t op = world.register_operator();
    DeclareBalance command = declared(op, 70'000'000, 0);
    each.change(command);
    const Said said = world.give(command, the_operator(op));
    EXPECT_EQ(said.code, "ledger.schema_invalid") << each.name;
    EXPECT_EQ(said.text("field"), each.field) << each.name;
  }
  TestWorld world(declared_on - Days{1});
  const std::uint64_t op = world.register_operator();
  EXPECT_EQ(world.give(declared(op, 1, 0), the_operator(op)).code, "ledger.event_date_in_future");
}

TEST(DutyToFile, OnceTheBooksCarryTheCardsTheySpeak) {
  TestWorld world(declared_on);
  const std::uint64_t op = world.open_operator();
  ASSERT_EQ(world.purchase(op, 1, 100).code, "");
  EXPECT_EQ(world.give(declared(op, 1, 0), the_operator(op)).code, "ledger.wrong_state");
}

TEST(Outlets, AreNamedByTheHeadOfficeAndListedWithTheFiling) {
  TestWorld world(declared_on);
  const std::uint64_t op = world.register_operator();
  EXPECT_EQ(world.give(DesignateBranch{op, outlet(5)}, the_branch(op)).code, "ledger.forbidden");  // 4g
  ASSERT_EQ(world.give(DesignateBranch{op, outlet(5)}, the_operator(op)).code, "");
  EXPECT_EQ(world.state.operators.at(op).kind, OperatorKind::head);
  EXPECT_FALSE(world.state.outlets.at({op, 5}).listed_from);
  world.on(declared_on + Days{1});
  file(world, op);
  EXPECT_EQ(world.state.outlets.at({op, 5}).listed_from, declared_on + Days{1});
  EXPECT_EQ(world.give(ListOutlet{op, outlet(5)}, the_operator(op)).code, "ledger.wrong_state");
}

TEST(Outlets, AfterTheFilingAreListedFromTheDayTheChangeIsApplied) {
  TestWorld world(declared_on);
  const std::uint64_t op = world.register_operator();
  file(world, op);
  const Said said = world.give(ListOutlet{op, outlet(6, OutletKind::redemption_site)}, the_operator(op));
  EXPECT_EQ(said.code, "");
  EXPECT_EQ(said.date("due_on"), "2023-10-17");
  EXPECT_FALSE(world.state.outlets.at({op, 6}).listed_from);
  world.on(declared_on + Days{3});
  ASSERT_EQ(world.give(ApplyChange{op, said.entry}, the_district()).code, "");
  EXPECT_EQ(world.state.outlets.at({op, 6}).listed_from, declared_on + Days{3});
  EXPECT_EQ(world.state.operators.at(op).kind, OperatorKind::single);
}

TEST(Outlets, MustBeInBeijingWithAnAddress) {
  struct Case {
    const char* name;
    void (*change)(OutletEntry&);
    const char* code;
  };
  const Case cases[] = {
      {"number 0 is the head office", [](OutletEntry& o) { o.outlet_id = 0; }, "ledger.schema_invalid"},
      {"address", [](OutletEntry& o) { o.address.clear(); }, "ledger.schema_invalid"},
      {"lease without its end", [](OutletEntry& o) { o.premises = Premises::lease; }, "ledger.schema_invalid"},
      {"district", [](OutletEntry& o) { o.district = "120101"; }, "prepaid_card.out_of_scope"},
      {"credit code", [](OutletEntry& o) { o.uscc = "91110105MA00AAAA10"; }, "prepaid_card.uscc_invalid"},
  };
  for (const Case& each : cases) {
    TestWorld world(declared_on);
    const std::uint64_t op = world.register_operator();
    OutletEntry entry = outlet(5);
    each.change(entry);
    EXPECT_EQ(world.give(ListOutlet{op, entry}, the_operator(op)).code, each.code) << each.name;
  }
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
