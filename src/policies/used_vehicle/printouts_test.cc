// The record of an invoice: what leads to the public check stands on it, and no person does (3d, 4b, part 9).
#include "policies/used_vehicle/printouts.h"

#include <gtest/gtest.h>

namespace gongbao::used_vehicle {
namespace {

class UsedVehiclePrintouts : public ::testing::Test {
 protected:
  UsedVehiclePrintouts() {
    state_.operators[12].uscc = "91110105MA00FAK11B";
    state_.operators[12].name = "旧车行";
    state_.operators_by_uscc["91110105MA00FAK11B"] = 12;
    Invoice& row = state_.invoices[41];
    row.text.invoice_no = "20231009000000000001";
    row.text.kind = InvoiceKind::reverse;
    row.text.issuer = "91110105MA00FAK11B";
    row.text.buyer.uscc = "91110105MA00FAK11B";
    row.text.seller.person.token[0] = 1;
    row.text.vin = "LTT1A2B38R0000001";
    row.text.price = Money{8'600'001};
    row.text.issued_at = stamp_of(today_, 0);
  }
  std::optional<policies::Printout> record(std::uint64_t invoice) const {
    return compose(Reading{state_, calendar_, {}, today_}, InvoiceRecord{invoice});
  }
  State state_;
  law::Calendar calendar_ = *law::published_calendar();
  Date today_ = date_of(2023, 11, 20);
};

TEST_F(UsedVehiclePrintouts, TheRecordLeadsToItsPublicCheckAndNamesNoPerson) {
  const auto made = record(41);
  ASSERT_TRUE(made);
  EXPECT_EQ(made->check_page, "/vehicles/check?no=20231009000000000001&vin=000001&price=86000.01");
  ASSERT_EQ(made->facts.size(), 8U);
  std::string all;
  for (const policies::PrintedFact& each : made->facts) {
    const auto* words = std::get_if<std::string>(&each.value);
    ASSERT_NE(words, nullptr) << each.label.en << " is no token of a person";
    all += *words + "\n";
  }
  EXPECT_NE(all.find("旧车行 91110105MA00FAK11B"), std::string::npos) << all;
  EXPECT_NE(all.find("个人"), std::string::npos) << all;
  EXPECT_EQ(all.find("LTT1A2B38"), std::string::npos) << "six signs of the VIN, as the public names it";
  EXPECT_FALSE(made->facts.front().warns);
}

TEST_F(UsedVehiclePrintouts, WhatIsVoidedWarnsAndWhatIsNotThereIsNone) {
  state_.invoices[41].state = InvoiceState::voided;
  EXPECT_TRUE(record(41)->facts.front().warns);
  EXPECT_FALSE(record(42));
}

}  // namespace
}  // namespace gongbao::used_vehicle
