// Contracts, bills and every test of a payment: examples 10 to 17, 33, 34, 36 to 38 of spec/02 part 10.
#include "policies/childcare/contracts.h"

#include <gtest/gtest.h>

#include "policies/childcare/admission.h"
#include "policies/childcare/test_world.h"

namespace gongbao::childcare::testing {
namespace {

struct Nursery {
  TestWorld world;
  std::uint64_t id;
  std::uint64_t contract;
  explicit Nursery(Date first_day = monday, Date service_start = monday, Date service_end = date_of(2024, 12, 31))
      : world(first_day), id(world.open_institution()), contract(world.open_contract(id, service_start, service_end)) {}

  RegisterBill bill(Date from, Date to, std::int64_t fen = 100'001) const {
    return a_bill(id, contract, from, to, fen);
  }
  // What would be said to a payment of that bill today.
  std::string paid_today(const RegisterBill& command) {
    const Said said = world.give(command, the_institution(id));
    return said.accepted() ? said.text("paid_today") : said.code;
  }
  std::string paid_today(Date from, Date to, std::int64_t fen = 100'001) { return paid_today(bill(from, to, fen)); }
};

TEST(RegisterContract, HasTwelveItemsAndNoUnfairTerm) {  // 36
  TestWorld world(monday);
  const std::uint64_t nursery = world.register_institution();
  RegisterContract command = a_contract(nursery, monday, monday + Days{100});
  command.voucher.items.erase(command.voucher.items.begin() + 4);
  command.voucher.text = "解释权归本园所有";
  const Said said = world.give(command, the_institution(nursery));
  EXPECT_EQ(said.code, "childcare.voucher_item_missing");
  EXPECT_EQ(said.text("missing"), "risk_prompt");
  command.voucher.items = a_voucher().items;
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "childcare.unfair_term");
  command.voucher.text = "解 释 权 归 本园";
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "childcare.unfair_term");
  command.voucher.text = "余额可退";
  command.service_end = monday - Days{1};
  EXPECT_EQ(world.give(command, the_institution(nursery)).text("field"), "service_end");
  command.service_end = monday;
  command.family_account = 0;
  EXPECT_EQ(world.give(command, the_institution(nursery)).text("field"), "family_account");
}

TEST(RegisterContract, CountsMonthsOfLifeByTheirBeginning) {
  EXPECT_EQ(months_begun(date_of(2020, 11, 1), date_of(2020, 11, 1)), 0);
  EXPECT_EQ(months_begun(date_of(2020, 11, 1), date_of(2020, 11, 2)), 1);
  EXPECT_EQ(months_begun(date_of(2020, 11, 1), date_of(2023, 11, 1)), 36);
  EXPECT_EQ(months_begun(date_of(2020, 11, 1), date_of(2023, 11, 2)), 37);
  EXPECT_EQ(months_begun(date_of(2024, 2, 29), date_of(2027, 2, 28)), 36);
  EXPECT_EQ(months_begun(date_of(2024, 2, 29), date_of(2027, 3, 1)), 37);
  EXPECT_EQ(months_begun(date_of(2021, 2, 28), date_of(2021, 2, 27)), -1);
}

TEST(RegisterContract, FlagsAChildBeyondThirtySixMonths) {  // 37
  TestWorld world(monday);
  const std::uint64_t nursery = world.register_institution();
  RegisterContract command = a_contract(nursery, date_of(2023, 11, 1), date_of(2024, 6, 30));
  const auto give = [&] {
    command.child_born_on = date_of(2020, 11, 1);
    EXPECT_EQ(world.give(command, the_institution(nursery)).text("field"), "child_born_on");  // nobody may keep it
    command.keep_what_follows();
    return world.give(command, the_institution(nursery));
  };
  EXPECT_EQ(give().flags(), "");
  command.service_start = date_of(2023, 11, 2);
  const Said said = give();
  EXPECT_EQ(said.code, "");
  EXPECT_EQ(said.flags(), "childcare.child_over_three");
  EXPECT_EQ(world.state.compliance_events.size(), 1U);
}

TEST(AcknowledgeContract, OfTheCategorysCycleByTheFamilyItself) {  // 34
  TestWorld world(monday);
  const std::uint64_t nursery = world.register_institution();
  world.set_demo(nursery, monday);
  const std::uint64_t contract =
      world.give(a_contract(nursery, monday, monday + Days{100}), the_institution(nursery)).entry;
  AcknowledgeContract command{nursery, contract, false, std::nullopt};
  EXPECT_EQ(world.give(command, the_family(the_family_account + 1)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(command, the_institution(nursery)).code, "ledger.forbidden");
  EXPECT_EQ(world.give(command, the_family()).code, "childcare.risk_prompt_not_acknowledged");
  command.risk_prompt_read = true;
  const Said said = world.give(command, the_family());  // the contract says half-monthly
  EXPECT_EQ(said.code, "childcare.cycle_not_allowed");
  EXPECT_EQ(said.text("cycle"), "weekly");
  command.cycle = Cycle::weekly;
  EXPECT_EQ(world.give(command, the_family()).code, "");
  EXPECT_EQ(contract_state(world.reading(), nursery, *find_contract(world.state.contracts, nursery, contract)),
            ContractState::active);
}

TEST(AcknowledgeContract, AnyCycleWhereTheParameterAllowsIt) {
  TestWorld world(monday);
  world.set("allow_other_cycle", monday, 1);
  world.on(monday);
  const std::uint64_t nursery = world.register_institution();
  const std::uint64_t contract =
      world.give(a_contract(nursery, monday, monday + Days{100}), the_institution(nursery)).entry;
  EXPECT_EQ(world.give(AcknowledgeContract{nursery, contract, true, Cycle::weekly}, the_family()).code, "");
}

TEST(RegisterBill, WhatNoBillCanSay) {
  Nursery n;
  const Date to = monday + Days{20};
  RegisterBill command = n.bill(monday, to);
  command.contract_id = n.contract + 1'000;
  EXPECT_EQ(n.world.give(command, the_institution(n.id)).text("field"), "contract_id");
  command = n.bill(monday, to);
  command.units = 0;
  EXPECT_EQ(n.world.give(command, the_institution(n.id)).text("field"), "units");
  command = n.bill(to, monday);
  EXPECT_EQ(n.world.give(command, the_institution(n.id)).text("field"), "period_end");
  command = n.bill(monday, to);
  command.price_lines.clear();
  EXPECT_EQ(n.world.give(command, the_institution(n.id)).text("field"), "price_lines");
  command.price_lines = {a_line(std::numeric_limits<std::int64_t>::max()), a_line(1)};
  EXPECT_EQ(n.world.give(command, the_institution(n.id)).code, "ledger.amount_overflow");
  command.price_lines = {{"保育费", LineKind::service, 3, {33'333}}, a_line(1)};
  EXPECT_EQ(n.world.give(command, the_institution(n.id)).fen("amount"), 100'000);
}

TEST(Payment, PeriodStaysInsideServiceAndAlone) {  // 12a
  Nursery n(monday, monday, date_of(2023, 12, 31));
  EXPECT_EQ(n.paid_today(monday - Days{1}, date_of(2023, 11, 30)), "childcare.period_outside_service");
  EXPECT_EQ(n.paid_today(monday, date_of(2024, 1, 1)), "childcare.period_outside_service");
  const std::uint64_t first = n.world.pay(n.bill(monday, date_of(2023, 10, 31)), monday);
  EXPECT_EQ(n.paid_today(date_of(2023, 10, 31), date_of(2023, 11, 30)), "childcare.period_overlap");
  EXPECT_EQ(n.paid_today(date_of(2023, 11, 1), date_of(2023, 11, 30)), "accepted");
  n.world.pay(n.bill(date_of(2023, 11, 1), date_of(2023, 11, 30)), monday);
  // What was paid back may be paid for again.
  n.world.lots.lots.at({n.id, first}).standing = LotFigures::Standing::closed;
  EXPECT_EQ(n.paid_today(monday, date_of(2023, 10, 31)), "accepted");  // charged back before a day was served
  n.world.lots.lots.at({n.id, first}).used = 1;
  EXPECT_EQ(n.paid_today(monday, date_of(2023, 10, 31)), "childcare.period_overlap");  // served
  n.world.lots.lots.at({n.id, first}).standing = LotFigures::Standing::refunded;
  EXPECT_EQ(n.paid_today(monday, date_of(2023, 10, 31)), "accepted");
}

TEST(Payment, ThreeMonthsAtMost) {  // 12, 13
  Nursery n(date_of(2023, 11, 1), date_of(2023, 11, 1), date_of(2026, 12, 31));
  EXPECT_EQ(n.paid_today(date_of(2023, 11, 1), date_of(2024, 1, 31)), "accepted");
  EXPECT_EQ(n.paid_today(date_of(2023, 11, 1), date_of(2024, 2, 1)), "childcare.fee_span_exceeded");
  EXPECT_EQ(n.paid_today(date_of(2023, 11, 30), date_of(2024, 2, 29)), "accepted");
  EXPECT_EQ(n.paid_today(date_of(2023, 11, 30), date_of(2024, 3, 1)), "childcare.fee_span_exceeded");
}

TEST(Payment, NotEarlierThanOneMonthBefore) {  // 14, 15
  Nursery n(date_of(2024, 2, 28), date_of(2024, 2, 28));
  EXPECT_EQ(n.paid_today(date_of(2024, 3, 31), date_of(2024, 4, 30)), "childcare.fee_too_early");
  n.world.on(date_of(2024, 2, 29));
  EXPECT_EQ(n.paid_today(date_of(2024, 3, 31), date_of(2024, 4, 30)), "accepted");
  EXPECT_EQ(n.paid_today(date_of(2024, 4, 1), date_of(2024, 4, 30)), "childcare.fee_too_early");
  n.world.on(date_of(2024, 3, 1));
  EXPECT_EQ(n.paid_today(date_of(2024, 4, 1), date_of(2024, 4, 30)), "accepted");
}

TEST(Payment, NotBeyondTheLease) {  // 16
  Nursery n(date_of(2023, 11, 1), date_of(2023, 11, 1));
  n.world.state.institutions.institutions.at(n.id).premises = {
      {date_of(2023, 11, 1), Premises::lease, std::nullopt, date_of(2023, 12, 31)}};
  EXPECT_EQ(n.paid_today(date_of(2023, 11, 1), date_of(2023, 12, 31)), "accepted");
  EXPECT_EQ(n.paid_today(date_of(2023, 11, 1), date_of(2024, 1, 1)), "childcare.beyond_lease");
}

TEST(Payment, SixtyHoursUnused) {  // 10, 11
  TestWorld world(monday);
  const std::uint64_t nursery = world.open_institution();
  RegisterContract hourly = a_contract(nursery, monday, date_of(2024, 12, 31));
  hourly.billing = Billing::hourly;
  const std::uint64_t contract = world.give(hourly, the_institution(nursery)).entry;
  ASSERT_EQ(world.give(AcknowledgeContract{nursery, contract, true, std::nullopt}, the_family()).code, "");
  const auto pack = [&](Date from, std::int32_t minutes, std::int32_t gift) {
    RegisterBill bill = a_bill(nursery, contract, from, from + Days{180}, 480'001, minutes);
    bill.gift_units = gift;
    return bill;
  };
  const auto verdict = [&](const RegisterBill& bill) {
    return world.give(bill, the_institution(nursery)).text("paid_today");
  };
  EXPECT_EQ(verdict(pack(monday, 3'601, 0)), "childcare.fee_hours_exceeded");
  EXPECT_EQ(verdict(pack(monday, 3'600, 360)), "accepted");
  const std::uint64_t first = world.pay(pack(monday, 3'600, 0), monday);
  world.lots.lots.at({nursery, first}).used = 3'000;
  world.on(monday + Days{170});
  EXPECT_EQ(verdict(pack(monday + Days{181}, 3'000, 0)), "accepted");
  EXPECT_EQ(verdict(pack(monday + Days{181}, 3'001, 0)), "childcare.fee_hours_exceeded");
}

TEST(Payment, OnlyWhatIsPublished) {  // 17
  Nursery n;
  const Date to = monday + Days{20};
  EXPECT_EQ(n.paid_today(monday, to, 5'000'000), "accepted");
  EXPECT_EQ(n.paid_today(monday, to, 5'000'001), "childcare.fee_above_published");
  RegisterBill command = n.bill(monday, to);
  command.price_lines.push_back({"建园捐资", LineKind::donation, 1, {100}});
  EXPECT_EQ(n.paid_today(command), "childcare.levy_prohibited");
  command.price_lines.back().kind = LineKind::service;
  EXPECT_EQ(n.paid_today(command), "childcare.fee_item_not_published");
}

TEST(Payment, ThePayeeIsTheInstitution) {  // 38
  Nursery n;
  RegisterBill command = n.bill(monday, monday + Days{20});
  command.payee_uscc = credit_code("52110105MA00AAAA2");
  EXPECT_EQ(n.paid_today(command), "childcare.payee_mismatch");
  command.payee_uscc = an_institution().uscc;
  EXPECT_EQ(n.paid_today(command), "accepted");
}

TEST(Payment, AskedInTheOrderOfTheSpec) {
  Nursery n;
  const std::uint64_t bill = n.world.give(n.bill(monday, monday + Days{20}), the_institution(n.id)).entry;
  Payment payment{n.id, bill, monday, 100'001, false, n.world.books.find_operator(n.id)->account};
  const auto said = [&] {
    return std::string(code_name(payment_problem(n.world.reading(), n.world.terms(), payment)));
  };
  EXPECT_EQ(said(), "");
  payment.amount = 100'000;
  EXPECT_EQ(said(), "ledger.schema_invalid");
  payment.paid_on = date_of(2023, 9, 18);
  EXPECT_EQ(said(), "childcare.not_in_force");
  payment.paid_on = monday - Days{1};  // nothing was acknowledged that day
  EXPECT_EQ(said(), "childcare.cycle_not_confirmed");
  payment.paid_on = monday;
  n.world.state.institutions.disclosures.clear();
  EXPECT_EQ(said(), "childcare.disclosure_missing");
  n.world.state.contracts.contracts.at({n.id, n.contract}).choices.clear();
  EXPECT_EQ(said(), "ledger.wrong_state");  // a draft
  RecordDisqualification disqualification;
  disqualification.operator_id = n.id;
  disqualification.from = monday;
  ASSERT_EQ(n.world.give(disqualification, the_district()).code, "");
  EXPECT_EQ(said(), "childcare.issuer_disqualified");
  OrderSuspendIssuing order;
  order.operator_id = n.id;
  order.findings = sealed();
  ASSERT_EQ(n.world.give(order, the_district()).code, "");
  EXPECT_EQ(said(), "childcare.issuing_suspended");
  n.world.state.contracts.bills.at({n.id, bill}).payee_uscc.clear();
  EXPECT_EQ(said(), "childcare.payee_mismatch");
  payment.payee_account[0] ^= 1;
  EXPECT_EQ(said(), "childcare.account_not_dedicated");
  payment.cash = true;
  EXPECT_EQ(said(), "childcare.payee_mismatch");
  payment.cash = false;
  n.world.books.find_operator(n.id)->account = {};
  EXPECT_EQ(said(), "childcare.custody_not_set_up");
  payment.bill = 1'000'000;
  EXPECT_EQ(said(), "ledger.unknown_subject");
}

TEST(Payment, OfABillThatIsPaidIsRefused) {
  Nursery n;
  const std::uint64_t bill = n.world.pay(n.bill(monday, monday + Days{20}), monday);
  const Payment again{n.id, bill, monday, 100'001, true, {}};
  EXPECT_EQ(payment_problem(n.world.reading(), n.world.terms(), again), code::wrong_state);
}

TEST(Payment, AfterAChangeOfCategoryTheCycleIsConfirmedAnew) {  // 33
  Nursery n(date_of(2023, 12, 30), date_of(2023, 12, 30), date_of(2024, 6, 30));
  n.world.set_demo(n.id, date_of(2024, 1, 1));
  const std::uint64_t old_bill =
      n.world.give(n.bill(date_of(2024, 1, 1), date_of(2024, 1, 31)), the_institution(n.id)).entry;
  n.world.on(date_of(2024, 1, 1));
  EXPECT_EQ(n.paid_today(date_of(2024, 1, 1), date_of(2024, 1, 31)), "childcare.cycle_not_confirmed");
  ASSERT_EQ(n.world.give(AcknowledgeContract{n.id, n.contract, true, Cycle::weekly}, the_family()).code, "");
  EXPECT_EQ(n.paid_today(date_of(2024, 1, 1), date_of(2024, 1, 31)), "accepted");
  // A payment of the old year that is told of now is judged by the old year.
  const Payment late{n.id, old_bill, date_of(2023, 12, 31), 100'001, true, {}};
  EXPECT_EQ(payment_problem(n.world.reading(), terms_on(n.world.state.parameters, late.paid_on), late), 0);
}

TEST(Attendance, LiesInsideThePeriodOfAPaidBill) {
  Nursery n;
  const std::uint64_t open = n.world.give(n.bill(monday, monday + Days{20}), the_institution(n.id)).entry;
  EXPECT_EQ(n.world.give(LogAttendance{n.id, open, monday}, the_institution(n.id)).text("field"), "lot_id");
  const std::uint64_t lot = n.world.pay(n.bill(monday, monday + Days{20}), monday);
  EXPECT_EQ(n.world.give(LogAttendance{n.id, lot, monday - Days{1}}, the_institution(n.id)).text("field"), "date");
  EXPECT_EQ(n.world.give(LogAttendance{n.id, lot, monday + Days{1}}, the_institution(n.id)).code,
            "ledger.event_date_in_future");
  EXPECT_EQ(n.world.give(LogAttendance{n.id, lot, monday}, the_institution(n.id)).code, "");
  EXPECT_EQ(n.world.give(LogAttendance{n.id, lot, monday}, the_institution(n.id)).code, "ledger.wrong_state");
}

TEST(ContractState, FollowsTheLots) {
  Nursery n(monday, monday, monday + Days{20});
  const auto state = [&] {
    return contract_state(n.world.reading(), n.id, *find_contract(n.world.state.contracts, n.id, n.contract));
  };
  EXPECT_EQ(state(), ContractState::active);
  const std::uint64_t lot = n.world.pay(n.bill(monday, monday + Days{20}), monday);
  LotFigures& figures = n.world.lots.lots.at({n.id, lot});
  figures.standing = LotFigures::Standing::refunded;
  EXPECT_EQ(state(), ContractState::terminated);
  EXPECT_EQ(n.world.give(AcknowledgeContract{n.id, n.contract, true, std::nullopt}, the_family()).code,
            "ledger.wrong_state");
  figures.standing = LotFigures::Standing::closed;
  figures.used = 1;
  EXPECT_EQ(state(), ContractState::active);
  custody::Refund paid;
  paid.card_id = lot;
  paid.state = custody::RefundState::paid;
  n.world.books.refunds[{n.id, 9'000}] = paid;
  n.world.state.contracts.last_refunds[{n.id, lot}] = 9'000;
  EXPECT_EQ(state(), ContractState::terminated);
  n.world.on(monday + Days{21});
  EXPECT_EQ(state(), ContractState::ended);
  figures.standing = LotFigures::Standing::live;
  EXPECT_EQ(state(), ContractState::active);
}

}  // namespace
}  // namespace gongbao::childcare::testing
