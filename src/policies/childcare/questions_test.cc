// What is answered at once: a contract with its money, what may be collected, what a refund would come to, what is to
// be reported, an institution's position and what it owes.
#include "policies/childcare/questions.h"

#include <gmock/gmock.h>

#include "policies/childcare/test_money.h"

namespace gongbao::childcare::testing {
namespace {

// November of 2023 by the half-month: worked example 24's payment, 70 % kept.
const Date asked_from = date_of(2023, 11, 1), asked_until = date_of(2023, 11, 30);
constexpr std::int64_t asked_fen = 660'001;
class Asked : public MoneyWorld {
 public:
  Asked()
      : MoneyWorld(date_of(2023, 10, 30), false, date_of(2023, 11, 1)), lot(paid(asked_from, asked_until, asked_fen)) {}
  template <class Question>
  auto ask(const Question& question) const {
    const Scheme law(state, books, calendar, terms());
    return childcare::answer(law.reading(), question);
  }
  ContractAnswer contract_told() const { return *ask(AskContract{nursery, contract}); }
  std::uint64_t lot;
};

// What was paid is always somewhere, to the fen.
void expect_whole(const MoneyOfFamily& money) {
  EXPECT_EQ(money.paid.fen, money.released.fen + money.kept.fen + money.refunded.fen + money.cash_due.fen);
}

// childcare/13b childcare/2-14c
TEST(ContractAnswer, FollowsTheMoneyToTheFen) {
  Asked world;
  ContractAnswer told = world.contract_told();
  EXPECT_EQ(told.money.kept.fen, 462'001);
  EXPECT_EQ(told.money.released.fen, 198'000);
  EXPECT_EQ(told.state, ContractState::active);
  ASSERT_EQ(told.lots.size(), 1U);
  EXPECT_EQ(told.lots[0].cooling_off_until, date_of(2023, 11, 6));
  expect_whole(told.money);

  world.turn_to(date_of(2023, 11, 16));
  const Id16 item = world.report(world.lot, 1, 11);
  ASSERT_EQ(world.said, "");
  told = world.contract_told();
  EXPECT_EQ(told.money.served.fen, 330'000);
  EXPECT_EQ(told.money.awaiting.fen, 330'000);
  EXPECT_FALSE(told.lots[0].cooling_off_until) << "service was received";
  ASSERT_EQ(told.windows.size(), 1U);
  EXPECT_EQ(told.windows[0].item, item);
  EXPECT_EQ(told.windows[0].payout.fen, 231'000);
  EXPECT_EQ(told.windows[0].last_day, date_of(2023, 11, 23));
  EXPECT_EQ(told.windows[0].deemed_on, date_of(2023, 11, 24));
  EXPECT_EQ(told.windows[0].days_left, 5);
  EXPECT_EQ(told.windows[0].first, asked_from);
  EXPECT_EQ(told.windows[0].last, date_of(2023, 11, 15));
  EXPECT_THAT(told.windows[0].clauses, ::testing::Contains("childcare/14d"));
  expect_whole(told.money);

  // 0: today is the last day.
  world.turn_to(date_of(2023, 11, 23));
  told = world.contract_told();
  ASSERT_EQ(told.windows.size(), 1U);
  EXPECT_EQ(told.windows[0].days_left, 0);
  world.turn_to(date_of(2023, 11, 24));
  told = world.contract_told();
  EXPECT_TRUE(told.windows.empty());
  EXPECT_EQ(told.money.awaiting.fen, 0);
  EXPECT_EQ(told.money.kept.fen, 231'001);
  expect_whole(told.money);
}

// childcare/2-14d: what is disputed waits for nobody, and nothing of it is let out.
TEST(ContractAnswer, TellsWhatIsDisputed) {
  Asked world;
  world.turn_to(date_of(2023, 11, 16));
  const Id16 item = world.report(world.lot, 1, 11);
  ASSERT_EQ(world.answer(Op::dispute_service, world.lot, item), "");
  const ContractAnswer told = world.contract_told();
  EXPECT_TRUE(told.windows.empty());
  EXPECT_EQ(told.money.kept.fen, 462'001);
  expect_whole(told.money);
}

TEST(ContractAnswer, IsOfNobodyWhereThereIsNone) {
  Asked world;
  EXPECT_FALSE(world.ask(AskContract{world.nursery, world.contract + 1'000}));
  EXPECT_FALSE(world.ask(AskContract{world.nursery + 1, world.contract}));
  EXPECT_FALSE(world.ask(AskRefundOptions{world.nursery, world.lot + 1'000}));
  EXPECT_FALSE(world.ask(AskPosition{world.nursery + 1}));
  EXPECT_FALSE(world.ask(AskDueCycles{world.nursery + 1}));
}

// childcare/14a childcare/14b: half a month is over the day after its last one (worked example 20).
TEST(DueCycles, AreToldFromTheDayAfter) {
  Asked world;
  world.turn_to(date_of(2023, 11, 15));
  EXPECT_TRUE(world.ask(AskDueCycles{world.nursery})->cycles.empty());
  world.turn_to(date_of(2023, 11, 16));
  const DueCycles told = *world.ask(AskDueCycles{world.nursery});
  ASSERT_EQ(told.cycles.size(), 1U);
  EXPECT_EQ(told.cycles[0].first, asked_from);
  EXPECT_EQ(told.cycles[0].last, date_of(2023, 11, 15));
  EXPECT_EQ(told.cycles[0].units_left, 22);
  EXPECT_FALSE(told.next);
  world.report(world.lot, 1, 11);
  EXPECT_TRUE(world.ask(AskDueCycles{world.nursery})->cycles.empty());
  world.turn_to(date_of(2023, 12, 1));
  ASSERT_EQ(world.ask(AskDueCycles{world.nursery})->cycles.size(), 1U);
  EXPECT_EQ(world.ask(AskDueCycles{world.nursery})->cycles[0].units_left, 11);
}

// childcare/15a childcare/15b: seven days, and five to pay.
TEST(RefundOptions, CloseOnTheirDay) {
  Asked world;
  const auto cooling_off = [&world] {
    const auto told = *world.ask(AskRefundOptions{world.nursery, world.lot});
    return *std::ranges::find(told.options, custody::Ground::cooling_off, &RefundOption::ground);
  };
  world.turn_to(date_of(2023, 11, 6));
  EXPECT_TRUE(cooling_off().allowed);
  EXPECT_EQ(cooling_off().amount.fen, asked_fen);
  EXPECT_EQ(cooling_off().due_on, date_of(2023, 11, 11));
  EXPECT_EQ(cooling_off().last_day, date_of(2023, 11, 6));
  world.turn_to(date_of(2023, 11, 7));
  EXPECT_FALSE(cooling_off().allowed);
  EXPECT_EQ(cooling_off().code, "childcare.cooling_off_expired");
}

// childcare/16f: by the original discount where the institution is at fault, gifts counted (worked example 30).
TEST(RefundOptions, CountGiftsWhereTheInstitutionIsAtFault) {
  MoneyWorld world(date_of(2023, 10, 30), false, date_of(2023, 11, 1));
  const std::uint64_t lot = world.paid(asked_from, asked_until, 100'000, 10, 2);
  world.turn_to(date_of(2023, 11, 16));
  const Id16 item = world.report(lot, 1, 3);
  ASSERT_EQ(world.answer(Op::confirm_service, lot, item), "");
  const Scheme law(world.state, world.books, world.calendar, world.terms());
  const auto told = *answer(law.reading(), AskRefundOptions{world.nursery, lot});
  for (const RefundOption& each : told.options) {
    if (each.ground != custody::Ground::not_performed) continue;
    EXPECT_EQ(each.amount.fen, each.institution_fault ? 75'000 : 70'000);
    EXPECT_EQ(each.compensation.fen, each.institution_fault ? 5'000 : 0);
    EXPECT_EQ(each.due_on, date_of(2023, 12, 1));
  }
}

// childcare/12d childcare/12e: the shorter months (worked examples 13 and 15).
TEST(Caps, EndWithTheSpanTheLeaseOrTheService) {
  TestWorld world(date_of(2025, 10, 1));
  const std::uint64_t nursery = world.open_institution();
  const std::uint64_t contract = world.open_contract(nursery, date_of(2025, 10, 1), date_of(2026, 6, 30));
  const auto caps = [&](Date start) {
    return *answer(world.reading(), AskCaps{nursery, contract, world.today(), start});
  };
  EXPECT_EQ(caps(date_of(2025, 11, 29)).latest_end, date_of(2026, 2, 28));
  EXPECT_EQ(caps(date_of(2025, 11, 28)).latest_end, date_of(2026, 2, 27));
  EXPECT_EQ(caps(date_of(2025, 11, 28)).span_months, 3);
  EXPECT_EQ(caps(date_of(2026, 3, 31)).earliest_payment, date_of(2026, 2, 28));
  EXPECT_EQ(caps(date_of(2026, 5, 1)).latest_end, date_of(2026, 6, 30)) << "the contract ends";
  EXPECT_EQ(caps(date_of(2025, 11, 1)).ratio.bp, 7'000);
  EXPECT_EQ(caps(date_of(2025, 11, 1)).code, "");
}

// childcare/12c: sixty hours, what is unused of earlier ones included.
TEST(Caps, CountUnusedMinutes) {
  TestWorld world(date_of(2023, 10, 30));
  const std::uint64_t nursery = world.open_institution();
  RegisterContract hourly = a_contract(nursery, date_of(2023, 10, 30), date_of(2024, 6, 30));
  hourly.service_type = ServiceType::hourly;
  hourly.billing = Billing::hourly;
  const std::uint64_t contract = world.give(hourly, the_institution(nursery)).entry;
  const Caps told = *answer(world.reading(), AskCaps{nursery, contract});
  EXPECT_EQ(told.hour_cap, 3'600);
  EXPECT_EQ(told.minutes_left, 3'600);
  EXPECT_EQ(told.code, "ledger.wrong_state") << "the family has not read it yet";
}

std::int64_t term_of(const Position& told, std::string_view name) {
  return std::ranges::find(told.terms, name, &PositionTerm::name)->fen;
}

// childcare/13b childcare/18b
TEST(Position, IsOfTheBooks) {
  Asked world;
  const Position told = *world.ask(AskPosition{world.nursery});
  EXPECT_EQ(told.category, "other");
  EXPECT_EQ(told.ratio.bp, 7'000);
  EXPECT_EQ(told.cycle, Cycle::semi_monthly);
  EXPECT_EQ(term_of(told, "B"), asked_fen);
  EXPECT_EQ(term_of(told, "C"), asked_fen);
  EXPECT_EQ(term_of(told, "R"), 462'001);
  EXPECT_EQ(term_of(told, "E"), 198'000);
  EXPECT_EQ(term_of(told, "free"), 0);
  EXPECT_EQ(term_of(told, "shortfall"), 0);
  EXPECT_TRUE(told.may_collect);
  for (const PositionTerm& term : told.terms) EXPECT_FALSE(term.clauses.empty()) << term.name;
}

// childcare/13c: two working days for the bank; on the third it stands open.
TEST(OpenDuties, TellOfALatePayout) {
  Asked world;
  world.turn_to(date_of(2023, 11, 1));
  EXPECT_TRUE(world.ask(AskOpenDuties{world.nursery})->duties.empty());
  world.turn_to(date_of(2023, 11, 2));
  const OpenDuties told = *world.ask(AskOpenDuties{world.nursery});
  ASSERT_EQ(told.duties.size(), 1U);
  EXPECT_EQ(told.duties[0].code, "childcare.payout_late");
  EXPECT_EQ(told.duties[0].clauses.front(), "childcare/13c");
}

}  // namespace
}  // namespace gongbao::childcare::testing
