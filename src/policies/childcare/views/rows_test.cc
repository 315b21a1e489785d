// What the lists say: sums by area and category that follow each institution, deadlines kept and missed, the register,
// statements with their breaks.
#include "policies/childcare/views/rows.h"

#include <gtest/gtest.h>

#include "policies/shared/test_said.h"
#include "policies/test_rows.h"

namespace gongbao::childcare {
namespace {

using policies::testing::MemoryRows;
using view::Category;

const Date day = date_of(2023, 10, 9);
constexpr std::uint64_t nursery = 100, other_nursery = 101, the_bank = 7;
const Area chaoyang{110105};

FactOrigin origin(std::uint64_t entry, Date booked_on = day) { return {entry, booked_on, {}, 0}; }

void register_nursery(Rows& rows, std::uint64_t id, std::int32_t places = 60, std::int32_t enrolled = 40) {
  InstitutionRegistered fact;
  fact.institution.area = "110105";
  fact.institution.name = "某托育园";
  fact.institution.designed_places = places;
  fact.institution.enrolled = enrolled;
  project(rows, fact, origin(id));
}
void set_category(Rows& rows, std::uint64_t id, bool demo, std::uint64_t entry) {
  CategorySet fact;
  fact.operator_id = id;
  fact.category.demo = demo;
  fact.category.period.from = day;
  project(rows, fact, origin(entry));
}
void close_day(Rows& rows, std::uint64_t id, std::int64_t balance, std::int64_t required, Date on) {
  custody::Closing closing;
  closing.operator_id = id;
  closing.balance = balance;
  closing.required = closing.custody = required;
  project_day(rows, {closing}, on);
}

// childcare/13d childcare/13e childcare/19b: who changes its category takes its sums along.
TEST(Sums, FollowAnInstitutionIntoItsCategory) {
  MemoryRows rows;
  register_nursery(rows, nursery);
  register_nursery(rows, other_nursery, 30, 29);
  close_day(rows, nursery, 1'000'001, 700'001, day);
  auto other = rows.find<view::CategoryDay>(day, Category::other);
  ASSERT_TRUE(other);
  EXPECT_EQ(other->institutions, 2U);
  EXPECT_EQ(other->enrolled, 69);
  EXPECT_EQ(other->balance.fen, 1'000'001);
  EXPECT_FALSE(rows.find<view::CategoryDay>(day, Category::demo));

  set_category(rows, nursery, true, 102);
  const Date next = day + Days{1};
  close_day(rows, nursery, 1'000'002, 500'001, next);
  other = rows.find<view::CategoryDay>(next, Category::other);
  const auto demo = rows.find<view::CategoryDay>(next, Category::demo);
  ASSERT_TRUE(other && demo);
  EXPECT_EQ(other->institutions, 1U);
  EXPECT_EQ(other->balance.fen, 0);
  EXPECT_EQ(demo->institutions, 1U);
  EXPECT_EQ(demo->balance.fen, 1'000'002);
  EXPECT_EQ(demo->required.fen, 500'001);
  // The area has both, and the day before is as it was.
  const auto area = rows.find<view::AreaDay>(next, chaoyang);
  ASSERT_TRUE(area);
  EXPECT_EQ(area->institutions, 2U);
  EXPECT_EQ(area->institutions_demo, 1U);
  EXPECT_EQ(rows.find<view::CategoryDay>(day, Category::other)->institutions, 2U);
}

// childcare/6a: what was met in time and what too late, by the month in which it was met.
TEST(Duties, AreCountedByMonth) {
  MemoryRows rows;
  count_duty(rows, chaoyang, view::Duty::payout, date_of(2023, 10, 31), false);
  count_duty(rows, chaoyang, view::Duty::payout, date_of(2023, 10, 1), true);
  count_duty(rows, chaoyang, view::Duty::payout, date_of(2023, 11, 1), true);
  count_duty(rows, Area{110108}, view::Duty::payout, date_of(2023, 11, 1), false);
  const auto october = rows.find<view::DutyMonth>(date_of(2023, 10, 1), chaoyang, view::Duty::payout);
  ASSERT_TRUE(october);
  EXPECT_EQ(october->met, 2U);
  EXPECT_EQ(october->late, 1U);
  EXPECT_EQ(october->clauses, "childcare/13c childcare/2-14b");
  EXPECT_EQ(rows.find<view::DutyMonth>(date_of(2023, 11, 1), chaoyang, view::Duty::payout)->met, 1U);
  EXPECT_FALSE(rows.find<view::DutyMonth>(date_of(2023, 10, 1), chaoyang, view::Duty::refund));
}

// reg/25: answered on the last day is in time, on the next it is not.
TEST(Duties, AComplaintIsMetOnItsLastDay) {
  for (const bool late : {false, true}) {
    MemoryRows rows;
    register_nursery(rows, nursery);
    view::Complaining complaint;
    complaint.operator_id = nursery;
    complaint.complaint_id = 5;
    complaint.area = chaoyang;
    complaint.due_on = date_of(2023, 10, 18);
    rows.put(complaint);
    project(rows, ComplaintAnswered{nursery, 5, {}}, origin(6, complaint.due_on + Days{late ? 1 : 0}));
    const auto met = rows.find<view::DutyMonth>(date_of(2023, 10, 1), chaoyang, view::Duty::complaint);
    ASSERT_TRUE(met);
    EXPECT_EQ(met->late, late ? 1U : 0U);
  }
}

// childcare/20b
TEST(Register, HasTheAccountFromItsDay) {
  MemoryRows rows;
  register_nursery(rows, nursery);
  const Id16 account = *custody::account_key("110100000000000001");
  CustodyAccountOpened opened;
  opened.operator_id = nursery;
  opened.bank_id = the_bank;
  opened.account = account;
  project(rows, opened, origin(103));
  const auto row = rows.find<view::AccountRegistered>(std::uint64_t{103}, std::int32_t{1});
  ASSERT_TRUE(row);
  EXPECT_EQ(row->event, shared::AccountEvent::opened);
  EXPECT_EQ(row->bank_id, the_bank);
  EXPECT_EQ(row->registered_on, day);
  EXPECT_EQ(rows.find<view::Institution>(nursery)->account_no.key, account);
}

custody::Break a_break(custody::BreakKind kind, std::int64_t bank_amount) {
  custody::Break found;
  found.kind = kind;
  found.bank_amount = bank_amount;
  found.opened_on = day;
  return found;
}

// childcare/10h childcare/18b: what is resolved by hand closes, and the balance that it had put out with it.
TEST(Statements, CloseTheBalanceWithItsCause) {
  MemoryRows rows;
  register_nursery(rows, nursery);
  StatementUploaded uploaded;
  uploaded.taken.operator_id = nursery;
  uploaded.taken.date = day;
  uploaded.taken.closing = 99;
  uploaded.taken.ledger_custody = 100;
  uploaded.taken.lines = 1;
  uploaded.taken.opened = {a_break(custody::BreakKind::missing_in_ledger, -1),
                           a_break(custody::BreakKind::balance_break, 99)};
  project(rows, uploaded, origin(200));
  const auto statement = rows.find<view::Statement>(policies::AccountNo{}, day);
  ASSERT_TRUE(statement);
  EXPECT_EQ(statement->breaks_found, 2U);
  const auto break_of = [&rows](std::uint32_t place) {
    return *rows.find<view::StatementBreak>(nursery, std::uint64_t{200}, place);
  };
  EXPECT_TRUE(break_of(1).open && break_of(2).open);
  EXPECT_EQ(break_of(1).bank_amount.fen, -1);

  BreakResolved resolved;
  resolved.resolved.key = {nursery, 200, 1};
  resolved.resolved.resolution = custody::Resolution::instruction_sent;
  resolved.resolved.ledger_amount = -1;
  resolved.resolved.balance_follows = true;
  project(rows, resolved, origin(201, day + Days{1}));
  EXPECT_FALSE(break_of(1).open);
  EXPECT_EQ(break_of(1).ledger_amount.fen, -1);
  EXPECT_EQ(break_of(1).closed_on, day + Days{1});
  EXPECT_FALSE(break_of(2).open);
  EXPECT_EQ(break_of(2).resolution, custody::Resolution::followed);
}

// childcare/4a
TEST(Parameters, AreToldWithTheirDay) {
  MemoryRows rows;
  law::ParameterVersion version{date_of(2024, 1, 1), {}, "试点"};
  version.value.number = 8'000;
  project(rows, version, "ratio_other", origin(300));
  const auto row = rows.find<view::ParameterChange>(std::string("ratio_other"), std::uint64_t{300});
  ASSERT_TRUE(row);
  EXPECT_EQ(row->value, "8000");
  EXPECT_EQ(row->first_day, date_of(2024, 1, 1));
}

}  // namespace
}  // namespace gongbao::childcare
