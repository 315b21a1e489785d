// What the lists say of a month (4e): by stage, market and brand, and how long a dealer's vehicles stood.
#include "policies/used_vehicle/views/rows.h"

#include <gtest/gtest.h>

#include "policies/test_rows.h"

namespace gongbao::used_vehicle {
namespace {

using policies::testing::MemoryRows;

constexpr std::uint64_t of_market = 1, of_resident = 2, of_elsewhere = 3;
const Date november = date_of(2023, 11, 1);

class TradeRows : public ::testing::Test {
 protected:
  TradeRows() {
    register_operator(of_market, OperatorKind::market, "旧车市场", 0);
    register_operator(of_resident, OperatorKind::dealer, "驻场车行", of_market);
    register_operator(of_elsewhere, OperatorKind::dealer, "街边车行", 0);
  }
  template <class Fact>
  void put(const Fact& fact, std::uint64_t entry, Date day) {
    project_facts(rows_, Fact::number, canonical_bytes(fact), {entry, day, {}, 0});
  }
  void register_operator(std::uint64_t number, OperatorKind kind, const char* name, std::uint64_t at) {
    OperatorRegistered fact;
    fact.row.uscc = std::to_string(number);
    fact.row.name = name;
    fact.row.kinds = {kind};
    fact.row.market = at;
    put(fact, number, november);
    put(StationApplied{number}, station_of(number), november);
  }
  static std::uint64_t station_of(std::uint64_t operator_id) { return 10 + operator_id; }

  // The number of the registration.
  std::uint64_t transfer(Stage stage, std::uint64_t at, const std::string& car, Date day, Days stood) {
    const std::uint64_t transaction = ++entries_, invoice = ++entries_, registration = ++entries_;
    TransactionOpened opened;
    opened.row.vin = car;
    opened.row.stage = stage;
    opened.row.price = Money{100};
    put(opened, transaction, day);
    InvoiceIssued issued;
    issued.invoice_id = invoice;
    issued.row.transaction = transaction;
    issued.row.text.kind = stage == Stage::sale ? InvoiceKind::own_sale : InvoiceKind::market_agent;
    put(issued, invoice, day);
    TransferRegistered registered;
    registered.row.transaction = transaction;
    registered.row.invoice = invoice;
    registered.row.station = station_of(at);
    registered.row.registered_at = stamp_of(day, 36'000);
    registered.row.owner_since_before = day - stood;
    put(registered, registration, day);
    return registration;
  }
  view::TradeMonth month() { return rows_.find<view::TradeMonth>(november).value_or(view::TradeMonth{}); }
  std::int64_t counted(view::TradeFacet facet, const std::string& of) {
    const auto row = rows_.find<view::TradeGroup>(november, facet, of);
    return row ? row->transfers : 0;
  }

  MemoryRows rows_;
  std::uint64_t entries_ = 100;
};

// A side finds the number that its claim for a loss names (3g).
TEST_F(TradeRows, ATransactionNamesItsRegistration) {
  const std::uint64_t registration = transfer(Stage::other, of_market, "LTT1A2B38R0000001", november, Days{900});
  const auto rows = rows_.under<view::TransactionRow>(registration - 2);
  ASSERT_FALSE(rows.empty());
  for (const view::TransactionRow& each : rows) EXPECT_EQ(each.registration, registration);
}

TEST_F(TradeRows, AMonthIsToldByStageMarketAndBrand) {
  using Facet = view::TradeFacet;
  transfer(Stage::sale, of_resident, "LTT1A2B38R0000001", november, Days{10});
  transfer(Stage::purchase, of_market, "LTT1A2B3XR0000002", november + Days{29}, Days{900});
  transfer(Stage::other, of_elsewhere, "WBA1A2B39R0000001", november + Days{2}, Days{900});
  transfer(Stage::other, of_market, "WBA1A2B39R0000002", november + Days{30}, Days{900});  // December
  EXPECT_EQ(month().transfers, 3);
  EXPECT_EQ(month().sales, 1);
  EXPECT_EQ(month().purchases, 1);
  EXPECT_EQ(month().others, 1);
  for (const char* stage : {"sale", "purchase", "other"}) EXPECT_EQ(counted(Facet::stage, stage), 1) << stage;
  EXPECT_EQ(counted(Facet::market, "1"), 2) << "at its station and at its resident's";
  EXPECT_EQ(counted(Facet::market, "0"), 1) << "at none";
  EXPECT_EQ(rows_.find<view::TradeGroup>(november, Facet::market, std::string("1"))->name, "旧车市场");
  EXPECT_EQ(counted(Facet::brand_class, "LTT"), 2);
  EXPECT_EQ(counted(Facet::brand_class, "WBA"), 1);
}

TEST_F(TradeRows, DaysInStockAreTheMiddleOnesOfTheSales) {
  EXPECT_FALSE(month().stock_days);
  transfer(Stage::purchase, of_market, "LTT1A2B38R0000001", november, Days{900});
  EXPECT_FALSE(month().stock_days) << "no sale";
  transfer(Stage::sale, of_resident, "LTT1A2B38R0000001", november, Days{40});
  EXPECT_EQ(month().stock_days, 40);
  transfer(Stage::sale, of_resident, "LTT1A2B3XR0000002", november, Days{7});
  EXPECT_EQ(month().stock_days, 7) << "of two the lower";
  transfer(Stage::sale, of_elsewhere, "LTT1A2B31R0000003", november, Days{7});
  const std::uint64_t last = transfer(Stage::sale, of_elsewhere, "LTT1A2B33R0000004", november, Days{90});
  EXPECT_EQ(month().stock_days, 7);
  transfer(Stage::sale, of_elsewhere, "LTT1A2B35R0000005", november, Days{91});
  EXPECT_EQ(month().stock_days, 40);
  put(RegistrationReversed{last, {}}, ++entries_, november + Days{40});
  EXPECT_EQ(month().stock_days, 7);
  EXPECT_EQ(month().sales, 4);
  EXPECT_EQ(counted(view::TradeFacet::stage, "sale"), 4) << "taken out of the month in which it was registered";
}

}  // namespace
}  // namespace gongbao::used_vehicle
