// What the verification system tells, what an issue desk may do, and what keeps a person's data (spec/04 parts 5, 6,
// 9).
#include "policies/used_vehicle/questions.h"

#include <gtest/gtest.h>

#include <algorithm>

#include "policies/used_vehicle/retention.h"
#include "policies/used_vehicle/target.h"

namespace gongbao::used_vehicle {
namespace {

constexpr std::uint64_t dealer = 11, market = 12, other_dealer = 13, deal = 21, seller_account = 31;
const std::string paper = "20231120000000000001";

PersonToken somebody(std::uint8_t number) {
  PersonToken token;
  token.token[0] = number;
  return token;
}

// A person sells to a dealer; the reverse invoice is issued.
class UsedVehicleQuestions : public ::testing::Test {
 protected:
  UsedVehicleQuestions() {
    state_.parameters = *law::Parameters::embedded("used-vehicle");
    add_operator(dealer, "91110105MA00FAK11B", OperatorKind::dealer);
    add_operator(market, "91110105MA00FAK383", OperatorKind::market);
    add_operator(other_dealer, "91110105MA00FAK2X3", OperatorKind::dealer);
    Transaction row;
    row.vin = "LTT1A2B38R0000001";
    row.plate = "京A12345";
    row.seller.person = somebody(1);
    row.seller_account = seller_account;
    row.buyer.uscc = "91110105MA00FAK11B";
    row.price = Money{8'600'000};
    row.stage = Stage::purchase;
    row.opened_by = dealer;
    row.opened_on = today_;
    const std::vector<Paper> originals{{PaperType::seller_id, PaperForm::original}};
    row.verified[dealer] = {originals, originals};
    row.verified[market] = {originals, originals};
    state_.transactions[deal] = row;
  }
  void add_operator(std::uint64_t number, const std::string& uscc, OperatorKind kind) {
    Operator row;
    row.uscc = uscc;
    row.kinds = {kind};
    row.registered_on = today_ - Days{10};
    row.connected_since = today_;
    state_.operators[number] = row;
    state_.operators_by_uscc[uscc] = number;
  }
  void issue() {
    const Transaction& row = state_.transactions.at(deal);
    Invoice invoice;
    invoice.text = {paper,     InvoiceKind::reverse, "91110105MA00FAK11B", row.seller, row.buyer, row.vin, row.plate,
                    row.price, stamp_of(today_, 0)};
    invoice.transaction = deal;
    state_.invoices[41] = invoice;
    state_.invoices_by_no[paper] = 41;
    state_.transactions.at(deal).invoice = 41;
    state_.transactions.at(deal).state = TransactionState::invoiced;
  }
  Reading read_by(access::Role role, std::uint64_t organisation) const {
    return {state_, calendar_, {role, 1, organisation, 0}, today_};
  }
  InvoiceChecked check(const std::string& number, const std::string& end, std::int64_t fen) const {
    return *answer(read_by(access::Role::public_, 0), AskInvoiceCheck{{}, number, end, Money{fen}});
  }
  KindAnswer kind(std::uint64_t organisation, access::Role role, InvoiceKind wanted) const {
    const TransactionAnswer told = *answer(read_by(role, organisation), AskTransaction{deal});
    return *std::ranges::find(told.kinds, wanted, &KindAnswer::kind);
  }

  State state_;
  law::Calendar calendar_ = *law::published_calendar();
  Date today_ = date_of(2023, 11, 20);
};

TEST_F(UsedVehicleQuestions, AnybodyChecksAnInvoiceToTheFen) {
  EXPECT_EQ(check(paper, "000001", 8'600'000).result, Result::not_found);
  issue();
  const InvoiceChecked good = check(paper, "000001", 8'600'000);
  EXPECT_EQ(good.result, Result::valid);
  EXPECT_EQ(good.clauses, std::vector<std::string>{"used-vehicle/3d"});
  const InvoiceChecked fen_more = check(paper, "000001", 8'600'001);
  EXPECT_EQ(fen_more.result, Result::mismatch);
  EXPECT_EQ(fen_more.fields, std::vector<std::string>{"price"});
  EXPECT_EQ(check(paper, "000002", 8'600'000).fields, std::vector<std::string>{"vin"});
  state_.invoices.at(41).state = InvoiceState::used;
  EXPECT_EQ(check(paper, "000001", 8'600'000).result, Result::already_used);
}

// An end of no sign, or of fewer than six, is the end of every VIN: it would open the door to guesses of the price.
TEST_F(UsedVehicleQuestions, TheEndOfAVinHasSixSigns) {
  issue();
  for (const std::string end : {"", "1", "00001"}) {
    EXPECT_EQ(check(paper, end, 8'600'000).fields, std::vector<std::string>{"vin"}) << end;
  }
}

TEST_F(UsedVehicleQuestions, CodeAndNumberAreOneNumber) {
  issue();
  AskInvoiceCheck asked{paper.substr(0, 12), paper.substr(12), "000001", Money{8'600'000}};
  EXPECT_EQ(answer(read_by(access::Role::public_, 0), asked)->result, Result::valid);
}

TEST_F(UsedVehicleQuestions, TheTaxAuthorityComparesWhatItHas) {
  issue();
  AskTaxCheck asked;
  asked.invoice_no = paper;
  asked.buyer_uscc = "91110105MA00FAK11B";
  EXPECT_EQ(answer(read_by(access::Role::tax, 0), asked)->result, Result::valid);
  asked.seller_uscc = "91110105MA00FAK383";
  asked.invoice_date = today_ - Days{1};
  EXPECT_EQ(answer(read_by(access::Role::tax, 0), asked)->fields, (std::vector<std::string>{"invoice_date", "seller"}));
}

// U9 to U12 of spec/04 part 10, as the desk shows them.
TEST_F(UsedVehicleQuestions, AnIssueDeskSaysWhatItMayAndWhyNot) {
  using access::Role;
  EXPECT_EQ(kind(dealer, Role::dealer, InvoiceKind::reverse).code, "");
  EXPECT_EQ(kind(dealer, Role::dealer, InvoiceKind::reverse).clauses, std::vector<std::string>{"used-vehicle/2b"});
  EXPECT_EQ(kind(market, Role::market, InvoiceKind::market_agent).clauses, std::vector<std::string>{"used-vehicle/2c"});
  EXPECT_EQ(kind(dealer, Role::dealer, InvoiceKind::market_agent).code, "used_vehicle.issuer_not_market");
  EXPECT_EQ(kind(other_dealer, Role::dealer, InvoiceKind::reverse).code, "used_vehicle.issuer_not_party");
  issue();
  EXPECT_EQ(kind(market, Role::market, InvoiceKind::market_agent).code,
            "used_vehicle.invoice_duplicate_for_transaction");
  EXPECT_TRUE(answer(read_by(Role::station_officer, 51), AskTransaction{deal})->kinds.empty());
}

TEST_F(UsedVehicleQuestions, WhoMayIssueLooksAtATransactionAsLongAsItIsOpen) {
  const access::Actor actor{access::Role::dealer, 1, other_dealer, 0};
  EXPECT_EQ(target_of_reading(state_, actor, deal).operator_id, other_dealer);
  state_.transactions.at(deal).state = TransactionState::registered;
  EXPECT_NE(target_of_reading(state_, actor, deal).operator_id, other_dealer);
}

// Bought on behalf of a dealer, the market's invoice is the dealer's purchase invoice all the same (part 9, My stock).
TEST_F(UsedVehicleQuestions, ABuyerReadsTheInvoiceThatAnotherIssued) {
  issue();
  state_.invoices.at(41).text.kind = InvoiceKind::market_agent;
  state_.invoices.at(41).text.issuer = "91110105MA00FAK383";
  const auto reads = [&](access::Role role, std::uint64_t organisation) {
    return target_of_paper(state_, {role, 1, organisation, 0}, 41).operator_id == organisation;
  };
  EXPECT_TRUE(reads(access::Role::dealer, dealer));
  EXPECT_TRUE(reads(access::Role::market, market));
  EXPECT_FALSE(reads(access::Role::dealer, other_dealer));
  EXPECT_NE(target_of_invoice(state_, {access::Role::dealer, 1, dealer, 0}, 41).operator_id, dealer)
      << "it voids its own only";
}

TEST_F(UsedVehicleQuestions, ATransactionNamesItsRegistration) {
  issue();
  EXPECT_EQ(answer(read_by(access::Role::dealer, dealer), AskTransaction{deal})->registration, 0U);
  Registration row;
  row.transaction = deal;
  state_.registrations[71] = row;
  state_.registrations_of[state_.transactions.at(deal).vin] = {71};
  EXPECT_EQ(answer(read_by(access::Role::party, 0), AskTransaction{deal})->registration, 71U);
}

TEST_F(UsedVehicleQuestions, WhatWaitsHasItsAge) {
  state_.operators.at(market).connected_since = std::nullopt;
  Review review;
  review.state = ReviewState::verified;
  review.decided_on = today_ - Days{3};
  state_.reviews[dealer] = review;
  const DutiesAnswer told = *answer(read_by(access::Role::city_commerce, 0), AskDuties{});
  EXPECT_TRUE(told.first_push_due);
  ASSERT_EQ(told.waiting_for_push.size(), 1U);
  EXPECT_TRUE(told.waiting_for_push.front().add);
  EXPECT_EQ(told.waiting_for_push.front().days, 3);
  ASSERT_EQ(told.unconnected.size(), 1U);
  EXPECT_EQ(told.unconnected.front().operator_id, market);
  EXPECT_EQ(told.unconnected.front().days, 10);
}

TEST_F(UsedVehicleQuestions, AMonthIsWrittenOneWay) {
  EXPECT_TRUE(answer(read_by(access::Role::public_, 0), AskTrend{"2023-11"}));
  for (const std::string month : {"", "2023-13", "2023-00", "2023-1", "2023/11", "20231101"}) {
    EXPECT_FALSE(answer(read_by(access::Role::public_, 0), AskTrend{month})) << month;
  }
}

TEST_F(UsedVehicleQuestions, APersonIsNeededAsLongAsATransactionIsUnderWay) {
  const Context in{state_, calendar_, {}, today_, stamp_of(today_, 0), 99};
  EXPECT_EQ(need_of_person(in, somebody(1), {})->what, "transaction");
  EXPECT_FALSE(need_of_person(in, somebody(2), {}));
  state_.transactions.at(deal).state = TransactionState::cancelled;
  EXPECT_FALSE(need_of_person(in, somebody(1), {}));
  Complaint complaint;
  complaint.account = seller_account;
  complaint.against = market;
  state_.complaints[61] = complaint;
  const std::vector<std::uint64_t> own{seller_account};
  EXPECT_EQ(need_of_person(in, somebody(1), own)->what, "complaint");
  EXPECT_TRUE(known_to_house(state_, dealer, somebody(1)));
  EXPECT_FALSE(known_to_house(state_, other_dealer, somebody(1)));
  EXPECT_TRUE(has_account(state_, somebody(1), seller_account));
  EXPECT_FALSE(has_account(state_, somebody(2), seller_account));
}

}  // namespace
}  // namespace gongbao::used_vehicle
