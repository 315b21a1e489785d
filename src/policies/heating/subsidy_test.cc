// The sums of spec/03 part 6 at their edges, and what the districts' books never allow.
#include "policies/heating/subsidy.h"

#include <gtest/gtest.h>

#include "law/parameter_conflict.h"

namespace gongbao::heating {
namespace {

// A household of 通州 (other districts) with one application of that day and these products.
State bought(std::vector<std::pair<std::string, std::int64_t>> products, AreaCode area = 110112) {
  State state;
  state.parameters = law::Parameters::embedded("heating").value();
  state.households[1].area = area;
  Application& application = state.applications[2];
  application.household = 1;
  application.area = area;
  application.submitted_on = parse_date("2023-11-20").value();
  for (auto& [category, price] : products) {
    PurchaseLine line;
    line.category = category;
    line.price = Money{price};
    line.invoice_date = application.submitted_on;
    application.lines.push_back(line);
  }
  return state;
}
Shares shares_of(const State& state) { return subsidy_of(state, state.applications.at(2)).shares; }

TEST(HeatingSubsidy, OddFenAreTheDistricts) {
  EXPECT_EQ(shares_of(bought({{"gas_boiler", 899'999}})).city, 179'999);
  EXPECT_EQ(shares_of(bought({{"gas_boiler", 899'999}})).district, 180'000);
  EXPECT_EQ(shares_of(bought({{"ashp_hot_water", 1'499'999}}, 110119)).city, 449'999);
  EXPECT_EQ(shares_of(bought({{"ashp_hot_water", 1'499'999}}, 110119)).district, 150'000);
  EXPECT_EQ(shares_of(bought({{"gas_boiler", 2}})).base(), 0);
}

// Supposed by a what-if, or set by the city.
TEST(HeatingSubsidy, ARateOfNothingPaysNothing) {
  State state = bought({{"gas_boiler", 900'001}});
  const law::ParameterVersion nothing{parse_date("2023-09-08").value(), {}, ""};
  for (const char* name : {"eco_city_bp", "other_city_bp", "eco_district_bp", "other_district_bp", "subsidy_rate_bp"}) {
    ASSERT_EQ(law::conflict_of(state.parameters, name, nothing), std::nullopt) << name;
    state.parameters.set(name, nothing);
  }
  EXPECT_EQ(shares_of(state).total(), 0);
}

TEST(HeatingSubsidy, CapsHoldForTheHouseholdAndForTheOthersWithin) {
  EXPECT_EQ(shares_of(bought({{"gas_boiler", 900'001}})).base(), 360'000);
  EXPECT_EQ(shares_of(bought({{"ashp_hot_air", 720'000}, {"storage_heater", 1'000'000}})).base(), 600'000);
  EXPECT_EQ(shares_of(bought({{"ashp_hot_air", 1}, {"storage_heater", 1'500'000}})).base(), 360'000);
}

TEST(HeatingSubsidy, TopUpStopsAtItsMostAndAtThePrice) {
  EXPECT_EQ(topup_of({6500, std::nullopt, std::nullopt}, 500'000, 200'000), 300'000);
  EXPECT_EQ(topup_of({std::nullopt, Money{100'001}, Money{100'000}}, 500'000, 200'000), 100'000);
}

TEST(HeatingSubsidy, RecoveriesCloseEveryShare) {
  const Shares due{75'000, 25'001, 33'333, 7};
  for (std::int64_t first = 0; first <= 400; ++first) {
    const Shares part = recovered_shares(due, first);
    EXPECT_EQ(part.total(), first);
    EXPECT_GE(part.district, 0);
  }
  const Shares all = recovered_shares(due, due.total());
  EXPECT_EQ(all.city, due.city);
  EXPECT_EQ(all.district, due.district);
  EXPECT_EQ(all.topup, due.topup);
  EXPECT_EQ(all.interest, due.interest);
}

TEST(HeatingSubsidy, SharesLieWithinTheRate) {
  law::Parameters parameters = law::Parameters::embedded("heating").value();
  law::ParameterVersion version;
  version.from = parse_date("2023-12-01").value();
  version.value.number = 4000;
  EXPECT_FALSE(law::conflict_of(parameters, "eco_city_bp", version));
  version.value.number = 4001;
  EXPECT_TRUE(law::conflict_of(parameters, "eco_city_bp", version));
  version.value.number = 2999;
  EXPECT_TRUE(law::conflict_of(parameters, "subsidy_rate_bp", version));
  version.value.number = 3500;
  EXPECT_FALSE(law::conflict_of(parameters, "subsidy_rate_bp", version));
  // A share that is already set for a later day counts on that day.
  parameters.set("eco_city_bp", {version.from + Days{1}, {.number = 3501, .text = {}, .list = {}, .table = {}}, ""});
  EXPECT_TRUE(law::conflict_of(parameters, "subsidy_rate_bp", version));
}

TEST(DistrictAccounts, PostNamedLegsAndKeepNoZeroes) {
  DistrictAccounts books;
  std::vector<ledger::Journal> seen;
  const SeesJournal see = [&](const ledger::Journal& journal) { seen.push_back(journal); };
  const Date day = parse_date("2023-11-20").value();
  post(books, 110112, day, {{account::cash_city_fund, 101}, {account::grant_city, -101}}, see);
  post(books, 110112, day,
       {{account::payable, 101, 7}, {account::cash_city_fund, -101}, {account::cash_district_fund, 0}}, see);
  EXPECT_EQ(books.balance(110112, account::cash_city_fund), 0);
  EXPECT_EQ(books.balance(110112, account::payable, 7), 101);
  EXPECT_FALSE(books.balances.contains({110112, account::cash_city_fund, 0}));
  ASSERT_EQ(seen.size(), 2U);
  EXPECT_EQ(seen[1].number, 2U);
  EXPECT_EQ(seen[1].legs.size(), 2U);
}

}  // namespace
}  // namespace gongbao::heating
