// Article 12: reports within 20 working days, checks within 3. Worked examples 33 to 35 of spec/01; part 12, A6.
#include "policies/prepaid_card/quarter.h"

#include <gtest/gtest.h>

#include "policies/prepaid_card/custody_setup.h"
#include "policies/prepaid_card/opening.h"
#include "policies/prepaid_card/test_world.h"

namespace gongbao::prepaid_card::testing {
namespace {

using custody::Op;

const Quarter q4 = quarter_of(monday);
const Quarter q1{q4.index + 1};

SubmitQuarterReport report(std::uint64_t op, Quarter quarter) {
  SubmitQuarterReport command;
  command.operator_id = op;
  command.quarter = quarter;
  return command;
}
SealedText a_reason() {
  SealedText text;
  text.hash[0] = 1;
  return text;
}
std::uint64_t loaded(TestWorld& world, std::int64_t balance, std::int64_t funding) {
  const std::uint64_t op = world.open_operator();
  GB_CHECK(world.give(LoadOpeningBalances{op, {0}, {{1, 1, {balance}, {}}}}, the_operator(op)).accepted());
  if (funding > 0) GB_CHECK(world.fund(op, funding).accepted());
  return op;
}

TEST(QuarterReport, Example33IsDueTwentyWorkingDaysAfterTheQuarter) {
  struct Case {
    Date registered, submitted;
    const char* due_on;
    const char* check_due_on;
    const char* flags;
  };
  const Case cases[] = {
      {monday, date_of(2024, 1, 29), "2024-01-29", "2024-02-01", ""},
      {monday, date_of(2024, 1, 30), "2024-01-29", "2024-02-02", "prepaid_card.report_late"},
      {date_of(2023, 9, 4), date_of(2023, 11, 1), "2023-11-01", "2023-11-06", ""},
      {date_of(2024, 1, 8), date_of(2024, 4, 28), "2024-04-28", "2024-05-06", ""},
  };
  for (const Case& each : cases) {
    TestWorld world(each.registered);
    const std::uint64_t op = world.open_operator();
    world.on(each.submitted);
    const Said said = world.give(report(op, quarter_of(each.registered)), the_operator(op));
    EXPECT_EQ(said.code, "");
    EXPECT_EQ(said.date("due_on"), each.due_on);
    EXPECT_EQ(said.date("check_due_on"), each.check_due_on) << each.due_on;
    EXPECT_EQ(said.flags(), each.flags);
  }
}

TEST(QuarterReport, Example34ListsEachDifference) {
  TestWorld world(monday);
  const std::uint64_t op = loaded(world, 40'000'000, 16'000'000);
  world.on(date_of(2024, 1, 8));
  SubmitQuarterReport command = report(op, q4);
  command.balance = Money{39'999'999};
  const Said said = world.give(command, the_operator(op));
  EXPECT_EQ(said.code, "prepaid_card.report_mismatch");
  EXPECT_EQ(said.fen("difference"), 1);
  EXPECT_EQ(said.fen("balance_difference"), 1);
  EXPECT_EQ(said.fen("balance"), 40'000'000);
  command.account_no = "123456789012";
  EXPECT_EQ(world.give(command, the_operator(op)).text("differs"), "account_no");
  command = report(op, q4);
  command.balance = Money{40'000'000};
  command.account_no = the_account;
  EXPECT_EQ(world.give(command, the_operator(op)).fen("custody_end"), 16'000'000);
}

TEST(QuarterReport, WaitsForTheEndOfTheQuarter) {
  TestWorld world(monday);
  const std::uint64_t op = loaded(world, 100, 0);
  EXPECT_EQ(world.give(report(op, q4), the_operator(op)).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(report(op, q1), the_operator(op)).code, "ledger.unknown_subject");
}

TEST(QuarterReport, Example35ALateEventMovesTheQuarterEnd) {
  TestWorld world(monday);
  const std::uint64_t op = loaded(world, 40'000'000, 16'000'000);
  world.on(date_of(2024, 1, 2));
  EXPECT_EQ(world.book(op).q.prior_quarter_balance, 40'000'000);
  ASSERT_EQ(world.give(report(op, q4), the_operator(op)).code, "");
  custody::Instruction cash = TestWorld::make(Op::sale_in_transit, op, 2, 100'000);
  cash.flags = custody::flag::cash | custody::flag::first_sale;
  cash.counter_id = 1;
  cash.event_date = date_of(2023, 12, 30);
  ASSERT_EQ(world.send(cash).code, "");
  EXPECT_EQ(world.book(op).q.prior_quarter_balance, 40'100'000);
  EXPECT_EQ(static_cast<std::int64_t>(quarter_floor(world.book(op).q, world.terms())), 16'040'000);
  EXPECT_EQ(world.book(op).required, 16'040'000);
  // The report no longer says what the ledger says: it is made again.
  EXPECT_EQ(world.give(CheckQuarterReport{op, q4}, the_district()).fen("balance_difference"), 100'000);
  ASSERT_EQ(world.give(report(op, q4), the_operator(op)).fen("balance"), 40'100'000);
  EXPECT_EQ(world.state.reports.of_quarters.at({op, q4}).size(), 2U);
  const Said checked = world.give(CheckQuarterReport{op, q4}, the_district());
  EXPECT_EQ(checked.fen("floor"), 16'040'000);
  EXPECT_EQ(checked.text("verdict"), "below_ratio");  // C = 160,000.00 in the account; the cash is still on its way
}

TEST(QuarterCheck, ComputesTheVerdictAndClosesTheQuarter) {
  TestWorld world(monday);
  const std::uint64_t op = loaded(world, 100'000, 40'000);
  world.on(date_of(2024, 1, 8));
  EXPECT_EQ(world.give(CheckQuarterReport{op, q4}, the_district()).code, "ledger.wrong_state");
  ASSERT_EQ(world.give(report(op, q4), the_operator(op)).code, "");
  world.on(date_of(2024, 1, 12));  // due 2024-01-11
  EXPECT_EQ(world.give(CheckQuarterReport{op, q4}, the_district("110108")).code, "ledger.forbidden");
  const Said said = world.give(CheckQuarterReport{op, q4}, the_district());
  EXPECT_EQ(said.text("verdict"), "meets_ratio");
  EXPECT_EQ(said.flags(), "prepaid_card.report_check_late");
  EXPECT_EQ(world.give(report(op, q4), the_operator(op)).code, "ledger.wrong_state");
  custody::Instruction late = TestWorld::make(Op::redeem, op, 1, 10);
  late.event_date = date_of(2023, 12, 31);
  EXPECT_EQ(world.send(late).code, "ledger.period_closed");
  late.instr_id = {};
  late.event_date = date_of(2024, 1, 1);
  EXPECT_EQ(world.send(late).code, "");
}

TEST(QuarterCheck, GoesInOrderAndBackInOrder) {
  TestWorld world(monday);
  const std::uint64_t op = loaded(world, 100'000, 40'000);
  world.on(date_of(2024, 4, 8));
  ASSERT_EQ(world.give(report(op, q4), the_operator(op)).code, "");
  ASSERT_EQ(world.give(report(op, q1), the_operator(op)).code, "");
  EXPECT_EQ(world.give(CheckQuarterReport{op, q1}, the_district()).text("first_unconfirmed"), "2023Q4");  // A6
  ASSERT_EQ(world.give(CheckQuarterReport{op, q4}, the_district()).code, "");
  ASSERT_EQ(world.give(CheckQuarterReport{op, q1}, the_district()).code, "");
  EXPECT_EQ(world.book(op).closed_through, last_day(q1).day);

  EXPECT_EQ(world.give(ReopenQuarter{op, q1, {}}, the_district()).code, "ledger.schema_invalid");
  EXPECT_EQ(world.give(ReopenQuarter{op, q4, a_reason()}, the_district()).code, "ledger.wrong_state");
  EXPECT_EQ(world.give(ReopenQuarter{op, q1, a_reason()}, the_district()).code, "");
  EXPECT_EQ(world.book(op).closed_through, last_day(q4).day);
  EXPECT_EQ(world.give(ReopenQuarter{op, q4, a_reason()}, the_district()).code, "");
  EXPECT_EQ(world.book(op).closed_through, 0);
  ASSERT_EQ(world.give(CheckQuarterReport{op, q4}, the_district()).code, "");
  EXPECT_EQ(world.book(op).closed_through, last_day(q4).day);

  // What was checked first is kept; the second check is a version of its own.
  const auto& versions = world.state.reports.of_quarters.at({op, q4});
  ASSERT_EQ(versions.size(), 2U);
  EXPECT_TRUE(versions.front().checked_on && versions.front().reopened_on);
  EXPECT_TRUE(versions.back().checked_on && !versions.back().reopened_on);
}

TEST(BankReport, IsGeneratedFromTheLedger) {
  TestWorld world(monday);
  const std::uint64_t op = loaded(world, 100'000, 40'000);
  EXPECT_EQ(world.give(SubmitBankReport{the_bank_id, q4}, the_bank()).code, "ledger.wrong_state");
  world.on(date_of(2024, 1, 2));
  EXPECT_EQ(world.give(SubmitBankReport{the_bank_id, q4}, the_bank(other_bank_id)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(SubmitBankReport{other_bank_id, q4}, the_bank(other_bank_id)).code, "ledger.unknown_subject");
  const auto missing = [&] { return bank_reports_missing(world.state, world.books, the_bank_id, world.today()); };
  EXPECT_EQ(missing(), std::vector<Quarter>{q4});
  const Said said = world.give(SubmitBankReport{the_bank_id, q4}, the_bank());
  EXPECT_TRUE(missing().empty());
  EXPECT_TRUE(bank_reports_missing(world.state, world.books, other_bank_id, world.today()).empty());
  EXPECT_EQ(said.count("operators"), 1);
  const BankReport& made = world.state.reports.of_banks.at({the_bank_id, q4});
  EXPECT_EQ(made.rows.at(0).operator_id, op);
  EXPECT_EQ(made.rows.at(0).balance, 100'000);
  EXPECT_EQ(made.rows.at(0).custody_end, 40'000);
  EXPECT_EQ(world.give(SubmitBankReport{the_bank_id, q4}, the_bank()).code, "ledger.wrong_state");
}

// 12a, 12e: whose account it was when the quarter ended answers for the quarter, whatever happened since.
TEST(Custodian, IsTheOneOfTheQuartersEnd) {
  TestWorld world(monday);
  const std::uint64_t op = loaded(world, 100'000, 40'000);
  const Id16 old = world.book(op).account;
  world.on(date_of(2024, 1, 2));
  SignCustodyAgreement next;
  next.operator_id = op;
  next.bank_id = other_bank_id;
  next.bank_district = "110102";
  next.signed_on = world.today();
  next.replaces_current = true;
  ASSERT_EQ(world.give(next, the_operator(op)).code, "");
  const std::string next_account = "110100000000000099";
  ASSERT_EQ(world.give(ChangeBank{op, other_bank_id, next_account, "OUT", "IN"}, the_operator(op)).code, "");
  world.on(date_of(2024, 1, 3));
  ASSERT_EQ(world.book(op).bank_id, other_bank_id);

  SubmitQuarterReport of_then = report(op, q4);
  of_then.reported_bank = other_bank_id;
  of_then.account_no = next_account;
  EXPECT_EQ(world.give(of_then, the_operator(op)).code, "prepaid_card.report_mismatch");
  of_then.reported_bank = the_bank_id;
  of_then.account_no = the_account;
  EXPECT_EQ(world.give(of_then, the_operator(op)).code, "");
  EXPECT_EQ(world.state.reports.of_quarters.at({op, q4}).back().account, old);

  EXPECT_TRUE(bank_reports_missing(world.state, world.books, other_bank_id, world.today()).empty());
  EXPECT_EQ(world.give(SubmitBankReport{other_bank_id, q4}, the_bank(other_bank_id)).code, "ledger.unknown_subject");
  ASSERT_EQ(world.give(SubmitBankReport{the_bank_id, q4}, the_bank()).count("operators"), 1);
  EXPECT_EQ(world.state.reports.of_banks.at({the_bank_id, q4}).rows.at(0).account, old);

  world.on(date_of(2024, 4, 1));
  EXPECT_EQ(world.give(SubmitBankReport{the_bank_id, q1}, the_bank()).code, "ledger.unknown_subject");
  ASSERT_EQ(world.give(SubmitBankReport{other_bank_id, q1}, the_bank(other_bank_id)).code, "");
  EXPECT_EQ(custody::account_digits(world.state.reports.of_banks.at({other_bank_id, q1}).rows.at(0).account),
            next_account);
}

// A change of parameters speaks from its day on: of a quarter that had ended it changes neither the deadline nor the
// floor then, only the floor on the day of the check.
TEST(QuarterCheck, GoesByTheParametersOfEachDay) {
  TestWorld world(monday);
  const std::uint64_t op = loaded(world, 100'000, 40'000);
  world.set("custody_ratio", date_of(2024, 1, 3), 5'000);
  world.set("quarter_report_days", date_of(2024, 1, 3), 5);
  world.on(date_of(2024, 1, 29));
  const Said said = world.give(report(op, q4), the_operator(op));
  EXPECT_EQ(said.date("due_on"), "2024-01-29");
  EXPECT_EQ(said.flags(), "");
  const Said checked = world.give(CheckQuarterReport{op, q4}, the_district());
  EXPECT_EQ(checked.fen("floor"), 40'000);
  EXPECT_EQ(checked.fen("floor_at_check"), 50'000);
  EXPECT_EQ(checked.text("verdict"), "below_ratio");  // on the day of the check
  ASSERT_EQ(world.give(ReopenQuarter{op, q4, a_reason()}, the_district()).code, "");
  ASSERT_EQ(world.fund(op, 10'000).code, "");
  EXPECT_EQ(world.give(CheckQuarterReport{op, q4}, the_district()).text("verdict"), "meets_ratio");
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
