// Spec/01 8.11: continuity, matching, the seven breaks and their ends. Worked example 38.
#include "policies/prepaid_card/reconciliation.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {
namespace {

using custody::BreakKind;
using custody::Op;
using custody::Resolution;
using custody::StatementLine;

const Date tuesday = monday + Days{1};
const Date wednesday = monday + Days{2};

StatementLine line(const std::string& txn, std::int64_t fen, Date value_date = tuesday) {
  return {txn, value_date, {fen}, {}};
}
UploadStatement statement(std::uint64_t op, Date date, std::int64_t opening, std::vector<StatementLine> lines) {
  UploadStatement command{op, the_account, date, {opening}, {opening}, std::move(lines)};
  for (const StatementLine& each : command.lines) command.closing.fen += each.amount.fen;
  return command;
}
custody::Instruction with_txn(custody::Instruction in, const std::string& txn) {
  in.bank_txn_no = {};
  std::copy(txn.begin(), txn.end(), in.bank_txn_no.begin());
  return in;
}
custody::Instruction sale(const TestWorld& world, std::uint64_t op, std::uint64_t card, std::int64_t fen,
                          const std::string& txn) {
  custody::Instruction in = TestWorld::make(Op::purchase, op, card, fen);
  in.counter_id = 1;
  in.ref_id = world.book(op).account;
  return with_txn(in, txn);
}
SealedText the_reason() {
  SealedText text;
  text.hash[0] = 1;
  return text;
}
std::vector<std::string> open_kinds(const TestWorld& world) {
  std::vector<std::string> kinds;
  for (const auto& [key, found] : world.state.reconciliation.breaks) {
    if (found.open()) kinds.emplace_back(enum_name(found.kind));
  }
  return kinds;
}
bool balanced_on(const TestWorld& world, Date date) {
  return custody::balanced(world.state.reconciliation, *custody::account_key(the_account), date);
}
using Kinds = std::vector<std::string>;

// Until the end of Monday 160,000.00; on Tuesday 50,000.00 in and 12,000.00 out; the bank shows 3,000.01 more.
struct Example38 {
  TestWorld world{monday};
  std::uint64_t op = world.open_operator();
  Said uploaded;

  Example38() {
    world.send(sale(world, op, 1, 16'000'000, "OLD"));
    world.on(tuesday);
    GB_CHECK(world.send(sale(world, op, 2, 5'000'000, "A")).accepted());
    custody::Instruction draw = TestWorld::make(Op::release_free, op, 0, 1'200'000);
    draw.purpose = 1;
    draw.ref_id[0] = 77;
    GB_CHECK(world.send(with_txn(draw, "B")).accepted());
    world.on(wednesday);
    uploaded = world.give(
        statement(op, tuesday, 16'000'000, {line("A", 5'000'000), line("B", -1'200'000), line("C", 300'001)}),
        the_bank());
  }
  Said send_unidentified() {
    custody::Instruction in = TestWorld::make(Op::unidentified_receipt, op, 0, 300'001);
    in.ref_id = world.book(op).account;
    in.event_date = tuesday;
    return world.send(with_txn(in, "C"));
  }
};

TEST(Reconciliation, Example38) {
  Example38 example;
  const Said& said = example.uploaded;
  EXPECT_EQ(said.code, "");
  EXPECT_EQ(said.count("breaks"), 2);
  EXPECT_EQ(said.fen("missing_in_ledger"), 300'001);
  EXPECT_EQ(said.fen("balance_break"), 300'001);
  EXPECT_EQ(said.fen("ledger_custody"), 19'800'000);
  EXPECT_EQ(said.count("balanced"), 0);
  EXPECT_EQ(said.flags(), "");  // inbound
}

TEST(Reconciliation, ABreakIsResolvedOnceTheLedgerSaysTheSame) {
  Example38 example;
  TestWorld& world = example.world;
  const ResolveBreak resolve{example.op, example.uploaded.entry, 1, Resolution::unidentified_receipt, {}};
  const Said early = world.give(resolve, the_bank());
  EXPECT_EQ(early.code, "ledger.wrong_state");
  EXPECT_EQ(early.fen("ledger_amount"), 0);
  EXPECT_EQ(world.give(ResolveBreak{example.op, example.uploaded.entry, 9, {}, {}}, the_bank()).code,
            "ledger.unknown_subject");
  ASSERT_EQ(example.send_unidentified().code, "");
  ResolveBreak wrong = resolve;
  wrong.resolution = Resolution::reversed;
  EXPECT_EQ(world.give(wrong, the_bank()).code, "ledger.wrong_state");
  wrong.resolution = Resolution::unidentified_receipt;
  wrong.place = 2;  // the balance follows, nobody resolves it
  EXPECT_EQ(world.give(wrong, the_bank()).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(resolve, the_bank(other_bank_id)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(resolve, the_bank()).code, "");
  EXPECT_TRUE(balanced_on(world, tuesday));
  EXPECT_EQ(world.give(resolve, the_bank()).code, "ledger.wrong_state");
  world.on(wednesday + Days{1});
  EXPECT_EQ(world.give(statement(example.op, wednesday, 20'100'001, {}), the_bank()).count("balanced"), 1);
}

TEST(Reconciliation, ALateInstructionMeetsItsLineOnTheNextStatement) {
  Example38 example;
  TestWorld& world = example.world;
  ASSERT_EQ(example.send_unidentified().code, "");
  world.on(wednesday + Days{1});
  const Said said = world.give(statement(example.op, wednesday, 20'100'001, {}), the_bank());
  EXPECT_EQ(said.count("open_breaks"), 0);
  EXPECT_EQ(said.count("balanced"), 1);
  EXPECT_EQ(world.state.reconciliation.breaks.begin()->second.resolution, Resolution::unidentified_receipt);
}

TEST(Reconciliation, AsksForContinuity) {
  struct Case {
    const char* name;
    void (*change)(UploadStatement&);
    const char* code;
    const char* field;
  };
  const Case cases[] = {
      {"right", [](UploadStatement&) {}, "", ""},
      {"opening is not the closing before",
       [](UploadStatement& c) {
         c.opening.fen += 1;
         c.closing.fen += 1;
       },
       "ledger.statement_broken", "opening"},
      {"closing is not the sum", [](UploadStatement& c) { c.closing.fen += 1; }, "ledger.statement_broken", "closing"},
      {"the same day again", [](UploadStatement& c) { c.date = tuesday; }, "ledger.statement_broken", "date"},
      {"a day that is not over", [](UploadStatement& c) { c.date = wednesday + Days{1}; },
       "ledger.event_date_in_future", ""},
      {"a line of nothing", [](UploadStatement& c) { c.lines = {line("Z", 0)}; }, "ledger.schema_invalid", "amount"},
      {"a line without a number", [](UploadStatement& c) { c.lines = {line("", 5)}; }, "ledger.schema_invalid",
       "bank_txn_no"},
      {"a line of tomorrow", [](UploadStatement& c) { c.lines = {line("Z", 5, wednesday + Days{1})}; },
       "ledger.schema_invalid", "value_date"},
      {"an account of nobody", [](UploadStatement& c) { c.account_no = "999999999999"; }, "ledger.unknown_subject", ""},
  };
  for (const Case& each : cases) {
    TestWorld world(monday);
    const std::uint64_t op = world.open_operator();
    world.on(wednesday);
    ASSERT_EQ(world.give(statement(op, tuesday, 0, {}), the_bank()).code, "");
    world.on(wednesday + Days{1});
    UploadStatement command = statement(op, wednesday, 0, {});
    each.change(command);
    const Said said = world.give(command, the_bank());
    EXPECT_EQ(said.code, each.code) << each.name;
    EXPECT_EQ(said.text("field"), each.field) << each.name;
  }
}

TEST(Reconciliation, KnowsSevenBreaks) {
  struct Case {
    const char* name;
    std::vector<StatementLine> lines;
    Kinds kinds;
  };
  const Case cases[] = {
      {"equal", {line("A", 1'000)}, {}},
      {"one line covers two sales", {line("A", 600), line("B", 400)}, {"amount_differs", "missing_in_ledger"}},
      {"no line", {}, {"missing_in_bank", "balance_break"}},
      {"less", {line("A", 999)}, {"amount_differs", "balance_break"}},
      {"out instead of in", {line("A", -1'000)}, {"direction_differs", "balance_break"}},
      {"another day", {line("A", 1'000, monday)}, {"date_differs"}},
      {"twice", {line("A", 1'000), line("A", 1'000)}, {"duplicate_in_bank", "balance_break"}},
      {"more lines", {line("A", 1'000), line("C", 5)}, {"missing_in_ledger", "balance_break"}},
  };
  for (const Case& each : cases) {
    TestWorld world(tuesday);
    const std::uint64_t op = world.open_operator();
    world.send(sale(world, op, 1, 400, "A"));
    world.send(sale(world, op, 2, 600, "A"));
    world.on(wednesday);
    EXPECT_EQ(world.give(statement(op, tuesday, 0, each.lines), the_bank()).code, "") << each.name;
    EXPECT_EQ(open_kinds(world), each.kinds) << each.name;
    EXPECT_EQ(balanced_on(world, tuesday), each.kinds.empty()) << each.name;
  }
}

TEST(Reconciliation, ALaterLineClosesWhatWasMissing) {
  TestWorld world(tuesday);
  const std::uint64_t op = world.open_operator();
  world.send(sale(world, op, 1, 1'000, "A"));
  world.on(wednesday);
  world.give(statement(op, tuesday, 0, {}), the_bank());
  world.on(wednesday + Days{1});
  const Said said = world.give(statement(op, wednesday, 0, {line("A", 1'000, wednesday)}), the_bank());
  EXPECT_EQ(said.count("balanced"), 1);
  EXPECT_EQ(world.state.reconciliation.breaks.begin()->second.resolution, Resolution::later_line);
}

// Sent back before its line came: nothing in the ledger answers for money that left.
TEST(Reconciliation, ALateLineOfAPayoutSentBackIsMissingInTheLedger) {
  TestWorld world(tuesday);
  const std::uint64_t op = world.open_operator();
  world.send(sale(world, op, 1, 1'000, "A"));
  const Said ordered = world.give(RequestFreeRelease{op, {300}, "goods", settlement_account}, the_operator(op));
  ASSERT_EQ(ordered.code, "");
  ASSERT_EQ(world.send(with_txn(TestWorld::make(Op::execute_payout, op, ordered.entry), "X")).code, "");
  world.on(wednesday);
  ASSERT_EQ(world.give(statement(op, tuesday, 0, {line("A", 1'000)}), the_bank()).count("open_breaks"), 2);
  ASSERT_EQ(world.send(with_txn(TestWorld::make(Op::payout_returned, op, ordered.entry), "X")).code, "");
  world.on(wednesday + Days{1});
  const Said said = world.give(statement(op, wednesday, 1'000, {line("X", -300, wednesday)}), the_bank());
  EXPECT_EQ(said.flags(), "prepaid_card.missing_in_ledger");
  EXPECT_EQ(open_kinds(world), (Kinds{"balance_break", "missing_in_ledger"}));
}

TEST(Reconciliation, TheBankCorrectsWhatItBookedTwice) {
  TestWorld world(tuesday);
  const std::uint64_t op = world.open_operator();
  world.send(sale(world, op, 1, 1'000, "A"));
  world.on(wednesday);
  const Said first = world.give(statement(op, tuesday, 0, {line("A", 1'000), line("A", 1'000)}), the_bank());
  for (const Resolution how : {Resolution::reversed_and_resent, Resolution::accepted_with_reason}) {
    EXPECT_EQ(world.give(ResolveBreak{op, first.entry, 1, how, the_reason()}, the_bank()).code, "ledger.wrong_state");
  }
  world.on(wednesday + Days{1});
  const Said said = world.give(statement(op, wednesday, 2'000, {line("A", -1'000, wednesday)}), the_bank());
  EXPECT_EQ(said.count("balanced"), 1);
}

TEST(Reconciliation, WhatDiffersIsReversedAndSentAgain) {
  TestWorld world(tuesday);
  const std::uint64_t op = world.open_operator();
  world.send(sale(world, op, 1, 1'000, "A"));
  const Id16 original = world.last_id();
  world.on(wednesday);
  const Said first = world.give(statement(op, tuesday, 0, {line("A", 999)}), the_bank());
  const ResolveBreak resolve{op, first.entry, 1, Resolution::reversed_and_resent, {}};
  custody::Instruction reverse = TestWorld::make(Op::reverse, op, 1, 1'000);
  reverse.ref_id = original;
  ASSERT_EQ(world.send(reverse).code, "");
  EXPECT_EQ(world.give(resolve, the_bank()).fen("ledger_amount"), 0);
  custody::Instruction again = sale(world, op, 1, 999, "A");
  again.event_date = tuesday;
  ASSERT_EQ(world.send(again).code, "");
  EXPECT_EQ(world.give(resolve, the_bank()).code, "");
  EXPECT_TRUE(balanced_on(world, tuesday));
  world.on(wednesday + Days{1});
  EXPECT_EQ(world.give(statement(op, wednesday, 999, {}), the_bank()).count("balanced"), 1);
}

TEST(Reconciliation, ADifferenceOfDatesIsAcceptedWithAReason) {
  TestWorld world(tuesday);
  const std::uint64_t op = world.open_operator();
  world.send(sale(world, op, 1, 1'000, "A"));
  world.on(wednesday);
  const Said first = world.give(statement(op, tuesday, 0, {line("A", 1'000, monday)}), the_bank());
  ResolveBreak resolve{op, first.entry, 1, Resolution::accepted_with_reason, {}};
  EXPECT_EQ(world.give(resolve, the_bank()).text("field"), "reason");
  resolve.reason = the_reason();
  EXPECT_EQ(world.give(resolve, the_bank()).code, "");
  EXPECT_TRUE(balanced_on(world, tuesday));
}

// Against I6, outside the ledger: an event at once, until the break is closed.
TEST(Reconciliation, MoneyThatLeftWithoutAnEntryIsAnEvent) {
  TestWorld world(tuesday);
  const std::uint64_t op = world.open_operator();
  world.send(sale(world, op, 1, 1'000, "A"));
  world.on(wednesday);
  const Said said = world.give(statement(op, tuesday, 0, {line("A", 1'000), line("X", -300)}), the_bank());
  EXPECT_EQ(said.flags(), "prepaid_card.missing_in_ledger");
  const auto event = world.state.compliance_events.rbegin();
  EXPECT_EQ(event->first.code, flag::missing_in_ledger);
  EXPECT_TRUE(event->second.open());
  EXPECT_EQ(world.give(ResolveBreak{op, said.entry, 1, Resolution::unidentified_receipt, {}}, the_bank()).code,
            "ledger.wrong_state");  // inbound only
  custody::Instruction draw = TestWorld::make(Op::release_free, op, 0, 300);
  draw.purpose = 1;
  draw.ref_id[0] = 9;
  draw.event_date = tuesday;
  ASSERT_EQ(world.send(with_txn(draw, "X")).code, "");
  EXPECT_EQ(world.give(ResolveBreak{op, said.entry, 1, Resolution::instruction_sent, {}}, the_bank()).code, "");
  EXPECT_FALSE(world.state.compliance_events.rbegin()->second.open());
}

TEST(Reconciliation, AChangeOfBankIsALineOfBothBanks) {
  TestWorld world(tuesday);
  const std::uint64_t op = world.open_operator();
  world.send(sale(world, op, 1, 1'000, "A"));
  SignCustodyAgreement next{op, other_bank_id, "110102", tuesday, {}, {}, {}, true};
  ASSERT_EQ(world.give(next, the_operator(op)).code, "");
  const std::string fresh = "110100000000000099";
  ASSERT_EQ(world.give(ChangeBank{op, other_bank_id, fresh, "OUT", "IN"}, the_operator(op)).code, "");
  world.on(wednesday);
  world.send(sale(world, op, 2, 50, "B"));
  EXPECT_EQ(world.give(statement(op, tuesday, 0, {line("A", 1'000)}), the_bank()).count("balanced"), 1);
  world.on(wednesday + Days{1});
  EXPECT_EQ(world.give(statement(op, wednesday, 1'000, {line("OUT", -1'000, wednesday)}), the_bank()).count("balanced"),
            1);
  UploadStatement at_new = statement(op, wednesday, 0, {line("IN", 1'000, wednesday), line("B", 50, wednesday)});
  at_new.account_no = fresh;
  EXPECT_EQ(world.give(at_new, the_bank()).code, "ledger.forbidden");
  EXPECT_EQ(world.give(at_new, the_bank(other_bank_id)).count("balanced"), 1);
  EXPECT_TRUE(world.state.reconciliation.loose_cash.empty());
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
