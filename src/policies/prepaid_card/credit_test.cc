// Article 15: events, points, grades. Worked example 39 of spec/01.
#include "policies/prepaid_card/credit.h"

#include <gtest/gtest.h>

#include <ranges>
#include <set>

#include "policies/prepaid_card/questions.h"
#include "policies/prepaid_card/test_filing.h"

namespace gongbao::prepaid_card::testing {
namespace {

struct Row {
  const char* name;
  std::vector<std::pair<Code, Date>> events;
  std::int64_t points;
  const char* grade;
};

TEST(Credit, PointsMakeGrades) {
  const Date on = date_of(2024, 10, 9);
  const Date early = date_of(2023, 10, 8), just_inside = date_of(2023, 10, 9), late = date_of(2024, 9, 1);
  const Row rows[] = {
      {"nothing", {}, 0, "A"},
      {"39", {{flag::change_late, late}, {flag::report_late, late}}, 4, "B"},
      {"39: one more", {{flag::change_late, late}, {flag::report_late, late}, {flag::cash_deposit_late, late}}, 5, "C"},
      {"one", {{flag::change_late, late}}, 1, "B"},
      {"fourteen", {{code::use_prohibited, late}, {flag::report_late, late}, {flag::change_late, late}}, 14, "C"},
      {"fifteen", {{code::use_prohibited, late}, {flag::refund_overdue, late}}, 15, "D"},
      {"more than 12 months ago", {{flag::change_late, early}}, 0, "A"},
      {"12 months ago", {{flag::change_late, just_inside}}, 1, "B"},
      {"the district's own lateness", {{flag::filing_confirm_late, late}}, 0, "A"},
      {"of the day after", {{flag::report_late, on + Days{1}}}, 0, "A"},
  };
  for (const Row& row : rows) {
    TestWorld world(monday);
    const std::uint64_t op = world.register_operator();
    std::uint64_t entry = 100;
    for (const auto& [code, day] : row.events) {
      record_event(world.state.compliance_events, op, code, {day, entry++});
    }
    const CreditFile file = credit_file(world.state, world.books, world.calendar, op, on);
    EXPECT_EQ(file.points, row.points) << row.name;
    EXPECT_EQ(file.grade, row.grade) << row.name;
  }
}

TEST(Credit, AStandingEventCountsAsLongAsItLastsIntoTheLookBack) {
  TestWorld world(monday);
  const std::uint64_t op = world.register_operator();
  auto& events = world.state.compliance_events;
  open_event(events, {op, flag::custody_shortfall, {}}, {monday, 1});
  const auto points = [&](Date on) { return credit_file(world.state, world.books, world.calendar, op, on).points; };
  EXPECT_EQ(points(date_of(2025, 6, 1)), 5);
  close_events(events, op, flag::custody_shortfall, date_of(2024, 3, 1));
  EXPECT_EQ(points(date_of(2025, 3, 1)), 5);
  EXPECT_EQ(points(date_of(2025, 3, 2)), 0);
}

// Its number: it has told of 600,000.00 on the world's day.
std::uint64_t with_a_duty_to_file(TestWorld& world) {
  const std::uint64_t op = world.register_operator();
  DeclareBalance declared;
  declared.operator_id = op;
  declared.as_of = world.today();
  declared.received = {60'000'000};
  EXPECT_EQ(world.give(declared, the_operator(op)).code, "");
  return op;
}

TEST(Credit, ADutyToFileCountsOnceUnansweredForThirtyDays) {
  TestWorld world(monday);
  const std::uint64_t op = with_a_duty_to_file(world);
  const auto points = [&](Date on) { return credit_file(world.state, world.books, world.calendar, op, on).points; };
  EXPECT_EQ(points(monday + Days{29}), 0);
  EXPECT_EQ(points(monday + Days{30}), 3);
  world.on(monday + Days{20});
  file(world, op);
  EXPECT_EQ(points(monday + Days{30}), 0);
}

// How long the district takes is not the operator's; papers that came back are no answer.
TEST(Credit, TheDutyToFileIsAnsweredByFiling) {
  for (const bool returned : {false, true}) {
    TestWorld world(monday);
    const std::uint64_t op = with_a_duty_to_file(world);
    world.on(monday + Days{1});
    ASSERT_TRUE(world.give(complete_papers(op, world.today()), the_operator(op)).accepted());
    if (returned) ASSERT_TRUE(world.give(ReturnFiling{op, sealed()}, the_district()).accepted());
    world.on(monday + Days{60});
    const auto points = [&] { return credit_file(world.state, world.books, world.calendar, op, world.today()).points; };
    EXPECT_EQ(points(), returned ? 3 : 0);
    if (returned) ASSERT_TRUE(world.give(complete_papers(op, world.today()), the_operator(op)).accepted());
    ASSERT_TRUE(world.give(ConfirmFiling{op}, the_district()).accepted());
    EXPECT_EQ(points(), returned ? 3 : 0);
  }
}

TEST(Credit, LateCashIsOneEventAReceipt) {
  TestWorld world(date_of(2023, 9, 28));
  const std::uint64_t op = world.open_operator();
  custody::Instruction cash = TestWorld::make(custody::Op::sale_in_transit, op, 1, 50'000);
  cash.flags = custody::flag::cash | custody::flag::first_sale;
  cash.counter_id = 1;
  ASSERT_EQ(world.send(cash).code, "");
  world.on(date_of(2023, 10, 7));
  EXPECT_TRUE(events_of(world, op, flag::cash_deposit_late).empty());
  world.on(date_of(2023, 10, 8));
  ASSERT_EQ(events_of(world, op, flag::cash_deposit_late).size(), 1U);
  custody::Instruction deposit = TestWorld::make(custody::Op::cash_deposit, op, 0, 20'000);
  deposit.ref_id = world.book(op).account;
  ASSERT_EQ(world.send(deposit).code, "");
  EXPECT_TRUE(events_of(world, op, flag::cash_deposit_late).front().open());
  deposit.amount_fen = 30'000;
  deposit.instr_id = {};
  ASSERT_EQ(world.send(deposit).code, "");
  const auto events = events_of(world, op, flag::cash_deposit_late);
  ASSERT_EQ(events.size(), 1U);
  EXPECT_EQ(events.front().closed_on, world.today());
  // One point for the late cash and five for the shortfall that it opened.
  EXPECT_EQ(credit_file(world.state, world.books, world.calendar, op, world.today()).points, 6);
}

TEST(Credit, AnUnpaidRefundIsOverdueFromTheDayAfter) {
  TestWorld world(monday);
  const std::uint64_t op = world.register_operator();
  custody::Refund refund;
  refund.state = custody::RefundState::accepted;
  refund.due_on = monday + Days{5};
  world.books.refunds[{op, 7}] = refund;
  EXPECT_EQ(credit_file(world.state, world.books, world.calendar, op, monday + Days{5}).points, 0);
  EXPECT_EQ(credit_file(world.state, world.books, world.calendar, op, monday + Days{6}).points, 5);
}

custody::Instruction reversal_of(const TestWorld& world, std::uint64_t op, std::uint64_t subject, std::int64_t fen) {
  custody::Instruction in = TestWorld::make(custody::Op::reverse, op, subject, fen);
  in.ref_id = world.last_id();
  return in;
}

// Paid late, undone, and owed since the same day: one event, not two.
TEST(Credit, ALateRefundThatIsUndoneIsOwedAgain) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  world.purchase(op, 1, 100'000);
  const std::uint64_t refund =
      world.give(DemandRefund{op, 1, custody::Ground::not_performed, {}, {}}, the_bank()).entry;
  world.on(monday + Days{20});  // due after 15 days
  ASSERT_EQ(world.send(TestWorld::make(custody::Op::refund_by_operator, op, refund, 100'000)).code, "");
  const auto points = [&] { return credit_file(world.state, world.books, world.calendar, op, world.today()).points; };
  EXPECT_EQ(points(), 5);
  ASSERT_EQ(world.send(reversal_of(world, op, refund, 100'000)).code, "");
  EXPECT_TRUE(events_of(world, op, flag::refund_overdue).empty());
  EXPECT_EQ(points(), 5);
  ASSERT_EQ(world.send(TestWorld::make(custody::Op::refund_by_operator, op, refund, 100'000)).code, "");
  EXPECT_EQ(points(), 5);
}

// The deposit that was late is undone; the one that stands was in time and reported late.
TEST(Credit, ALateDepositThatIsUndoneLeavesNothing) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  custody::Instruction cash = TestWorld::make(custody::Op::sale_in_transit, op, 1, 50'000);
  cash.flags = custody::flag::cash | custody::flag::first_sale;
  cash.counter_id = 1;
  ASSERT_EQ(world.send(cash).code, "");
  world.on(monday + Days{2});
  custody::Instruction deposit = TestWorld::make(custody::Op::cash_deposit, op, 0, 50'000);
  deposit.ref_id = world.book(op).account;
  ASSERT_EQ(world.send(deposit).code, "");
  const custody::Instruction undo = reversal_of(world, op, 0, 50'000);
  ASSERT_EQ(world.fund(op, 20'000).code, "");  // so that the floor holds without it
  ASSERT_EQ(world.send(undo).code, "");
  EXPECT_TRUE(events_of(world, op, flag::cash_deposit_late).front().open());
  deposit.instr_id = {};
  deposit.event_date = monday + Days{1};
  ASSERT_EQ(world.send(deposit).code, "");
  EXPECT_TRUE(events_of(world, op, flag::cash_deposit_late).empty());
}

TEST(Credit, AnUnreportedQuarterIsLateFromTheDayAfter) {
  TestWorld world(date_of(2023, 12, 4));
  const std::uint64_t op = world.register_operator();
  file(world, op);
  world.on(date_of(2024, 1, 30));
  const auto points = [&](Date on) { return credit_file(world.state, world.books, world.calendar, op, on).points; };
  EXPECT_EQ(points(date_of(2024, 1, 29)), 0);
  EXPECT_EQ(points(date_of(2024, 1, 30)), 3);
}

// 备案经营者: whoever was deregistered owes the quarters that ended before, not those after.
TEST(Credit, ADeregisteredOperatorOwesNoFurtherReports) {
  TestWorld world(date_of(2023, 12, 4));
  const std::uint64_t op = world.register_operator();
  file(world, op);
  world.on(date_of(2024, 12, 2));
  const auto points = [&] { return credit_file(world.state, world.books, world.calendar, op, world.today()).points; };
  EXPECT_EQ(points(), 12);
  latest_of(world.state.filing.filings, op)->cancelled_on = date_of(2024, 3, 31);
  EXPECT_EQ(points(), 6);
  latest_of(world.state.filing.filings, op)->cancelled_on = date_of(2024, 3, 30);
  EXPECT_EQ(points(), 3);
}

// The day of the event is day 0, the corresponding day twelve months later the last one inside.
TEST(Credit, TwelveMonthsAreCountedForward) {
  TestWorld world(date_of(2023, 10, 9));
  const std::uint64_t op = world.register_operator();
  const auto points = [&](Date on) { return credit_file(world.state, world.books, world.calendar, op, on).points; };
  const EventKey key{op, flag::change_late, {}};
  world.state.compliance_events[key] = {date_of(2023, 10, 10), date_of(2023, 10, 10), 1};
  EXPECT_EQ(points(date_of(2024, 10, 10)), 1);
  EXPECT_EQ(points(date_of(2024, 10, 11)), 0);
  world.state.compliance_events[key] = {date_of(2023, 2, 28), date_of(2023, 2, 28), 1};
  EXPECT_EQ(points(date_of(2024, 2, 28)), 1);
  EXPECT_EQ(points(date_of(2024, 2, 29)), 0);
}

TEST(Credit, ADemandWhoseSaleWasUndoneOwesNothing) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  ASSERT_EQ(world.purchase(op, 9, 10'000).code, "");
  custody::Refund refund;
  refund.card_id = 9;
  refund.due_on = monday + Days{5};
  world.books.refunds[{op, 7}] = refund;
  const auto points = [&] {
    return credit_file(world.state, world.books, world.calendar, op, monday + Days{6}).points;
  };
  EXPECT_EQ(points(), 5);
  custody::Card& card = *world.books.cards.find({op, 9});
  card.principal = card.paid = 0;
  EXPECT_EQ(points(), 0);
}

// reg/17c: the principal is used up, the discount it was bought for is not.
TEST(Credit, ADemandUnderAFaultIsOwedWhatTheDiscountLeaves) {
  TestWorld world(monday);
  const std::uint64_t op = world.open_operator();
  ASSERT_EQ(world.purchase(op, 9, 10'000, 2'000).code, "");
  ASSERT_EQ(world.redeem(op, 9, 10'000).code, "");
  ASSERT_EQ(world.books.cards.find({op, 9})->principal, 0);
  custody::Refund refund;
  refund.card_id = 9;
  refund.ground = custody::Ground::operator_fault;
  refund.due_on = monday + Days{5};
  world.books.refunds[{op, 7}] = refund;
  EXPECT_EQ(credit_file(world.state, world.books, world.calendar, op, monday + Days{6}).points, 5);
}

TEST(Inspections, AreDueByGrade) {
  TestWorld world(monday);
  const std::uint64_t op = world.register_operator();
  const auto next = [&](Date on) {
    return to_string(credit_file(world.state, world.books, world.calendar, op, on).next_inspection);
  };
  EXPECT_EQ(next(monday), "2024-10-09");  // A: 12 months after registration
  world.on(date_of(2023, 11, 30));
  file(world, op);
  EXPECT_EQ(next(world.today()), "2024-11-30");
  RecordInspection command;
  command.operator_id = op;
  command.findings = sealed();
  world.on(date_of(2023, 12, 31));
  ASSERT_EQ(world.give(command, the_district()).code, "");
  EXPECT_EQ(next(world.today()), "2024-12-31");
  RecordViolation violation;
  violation.operator_id = op;
  violation.code = "account_not_dedicated";
  violation.findings = sealed();
  ASSERT_EQ(world.give(violation, the_district()).code, "");
  EXPECT_EQ(next(world.today()), "2024-03-31");  // C: 3 months
  violation.code = "custody_shortfall";
  ASSERT_EQ(world.give(violation, the_district()).code, "");
  EXPECT_EQ(next(world.today()), "2024-01-31");  // D: 1 month
}

// One page after another tells of each operator of the district once, as its own file does, and of no other district's.
TEST(CreditGrades, AreToldADistrictPageByPage) {
  TestWorld world(monday);
  std::set<std::uint64_t> here;
  for (int n = 0; n < 41; ++n)
    here.insert(world.register_operator("91110105MA00AAA" + std::to_string(100 + n).substr(1)));
  const std::uint64_t moved = *here.begin();
  world.state.operators.at(moved).district = "BDA";
  here.erase(moved);
  const std::uint64_t worst = *here.rbegin();
  record_event(world.state.compliance_events, worst, code::use_prohibited, {monday, 500});
  const auto ask = [&](const std::string& district, std::optional<std::uint64_t> from) {
    return answer(Reading{world.state, world.books, world.scheme(), world.calendar, world.terms(), world.today()},
                  AskCreditGrades{district, from});
  };
  std::vector<std::size_t> pages;
  std::map<std::uint64_t, CreditRow> told;
  std::optional<std::uint64_t> after;
  do {
    const std::optional<CreditGrades> page = ask("110105", after);
    ASSERT_TRUE(page.has_value());
    pages.push_back(page->operators.size());
    for (const CreditRow& row : page->operators) EXPECT_TRUE(told.emplace(row.operator_id, row).second);
    after = page->next;
  } while (after);
  EXPECT_EQ(pages, (std::vector<std::size_t>{20, 20}));
  EXPECT_TRUE(std::ranges::equal(here, told | std::views::keys));
  EXPECT_EQ(told.at(worst).grade, credit_file(world.state, world.books, world.calendar, worst, monday).grade);
  EXPECT_NE(told.at(worst).grade, "A");
  EXPECT_EQ(to_string(told.at(*here.begin()).next_inspection), "2024-10-09");

  const std::optional<CreditGrades> elsewhere = ask("BDA", std::nullopt);
  ASSERT_TRUE(elsewhere.has_value());
  ASSERT_EQ(elsewhere->operators.size(), 1U);
  EXPECT_EQ(elsewhere->operators[0].operator_id, moved);
  EXPECT_FALSE(ask("110999", std::nullopt).has_value()) << "no district of the city";
}

TEST(CreditGrades, LeaveOutWhoseNumberIsCancelled) {
  TestWorld world(monday);
  const std::uint64_t op = world.register_operator();
  file(world, op);
  const auto told = [&] {
    return answer(Reading{world.state, world.books, world.scheme(), world.calendar, world.terms(), world.today()},
                  AskCreditGrades{"110105"})
        ->operators.size();
  };
  EXPECT_EQ(told(), 1U);
  latest_of(world.state.filing.filings, op)->cancelled_on = world.today();
  EXPECT_EQ(told(), 0U);
}

}  // namespace
}  // namespace gongbao::prepaid_card::testing
