// Patterns at their edges: the last day of a window, the count, a fen about the share of a price (1a, 4e).
#include "policies/used_vehicle/patterns.h"

#include <gtest/gtest.h>

namespace gongbao::used_vehicle {
namespace {

constexpr std::uint64_t broker = 14;

class UsedVehiclePatterns : public ::testing::Test {
 protected:
  UsedVehiclePatterns() { state_.parameters = *law::Parameters::embedded("used-vehicle"); }

  Transaction deal(const std::string& vin, std::int64_t fen) const {
    Transaction row;
    row.vin = vin;
    row.seller.person.token[0] = 1;
    row.price = Money{fen};
    return row;
  }
  // As a registration leaves it.
  std::uint64_t register_on(Date day, const Transaction& row) {
    const std::uint64_t number = ++last_;
    state_.vehicles[row.vin].type = "truck";
    state_.transactions[number] = row;
    Registration& registration = state_.registrations[number];
    registration.transaction = number;
    registration.registered_at = stamp_of(day, 0);
    state_.registrations_of[row.vin].push_back(number);
    state_.registrations_by_kind[kind_of_vehicle(state_, row.vin)].push_back(number);
    if (row.broker != 0) state_.brokered[row.broker].push_back(number);
    return number;
  }
  std::vector<Pattern> look(const Transaction& row) const { return patterns_of(state_, row, today_); }

  State state_;
  std::uint64_t last_ = 0;
  Date today_ = date_of(2024, 3, 1);
};

const std::string vin = "LTT1A2B38R0000001", other_vin = "LTT1A2B3XR0000002", third_vin = "LTT1A2B31R0000003";

TEST_F(UsedVehiclePatterns, AThirdSaleWithinThirtyDays) {
  const std::uint64_t first = register_on(today_ - Days{29}, deal(vin, 100));
  EXPECT_TRUE(look(deal(vin, 100)).empty());
  const std::uint64_t second = register_on(today_, deal(vin, 100));
  const auto found = look(deal(vin, 100));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().kind, PatternKind::resold);
  EXPECT_EQ(found.front().count, 3);
  EXPECT_EQ(found.front().registrations, (std::vector{first, second}));
  EXPECT_TRUE(look(deal(other_vin, 100)).empty());
  state_.registrations.at(second).reversed = true;
  EXPECT_TRUE(look(deal(vin, 100)).empty());
}

TEST_F(UsedVehiclePatterns, TheThirtyFirstDayIsOutside) {
  register_on(today_ - Days{30}, deal(vin, 100));
  register_on(today_, deal(vin, 100));
  EXPECT_TRUE(look(deal(vin, 100)).empty());
}

TEST_F(UsedVehiclePatterns, ABrokerThroughWhichOneSellerDeals) {
  const auto through = [&](const std::string& of) {
    Transaction row = deal(of, 100);
    row.broker = broker;
    return row;
  };
  register_on(today_ - Days{89}, through(vin));
  register_on(today_ - Days{1}, through(vin));
  EXPECT_TRUE(look(through(other_vin)).empty()) << "two vehicles, however often";
  register_on(today_, through(other_vin));
  const auto found = look(through(third_vin));
  ASSERT_EQ(found.size(), 1U);
  EXPECT_EQ(found.front().kind, PatternKind::broker_deals);
  EXPECT_EQ(found.front().count, 3);
  EXPECT_EQ(found.front().registrations.size(), 3U);
  Transaction of_another = through(third_vin);
  of_another.seller.person.token[0] = 2;
  EXPECT_TRUE(look(of_another).empty());
  EXPECT_TRUE(look(deal(third_vin, 100)).empty()) << "without a broker";
}

TEST_F(UsedVehiclePatterns, APriceUnderHalfOrOverTwiceTheUsual) {
  state_.vehicles[other_vin].type = "truck";
  for (const std::int64_t fen : {1, 900, 1'001, 1'100, 99'999}) register_on(today_ - Days{200}, deal(vin, fen));
  const auto of = [&](std::int64_t fen) { return look(deal(other_vin, fen)); };
  EXPECT_TRUE(of(501).empty());
  EXPECT_TRUE(of(2'002).empty());
  ASSERT_EQ(of(500).size(), 1U) << "1001 is more than twice 500";
  ASSERT_EQ(of(2'003).size(), 1U);
  EXPECT_EQ(of(500).front().kind, PatternKind::price_far);
  EXPECT_EQ(of(500).front().usual, Money{1'001});
  EXPECT_EQ(of(500).front().count, 5);
  state_.vehicles[other_vin].type = "small_passenger_car";
  EXPECT_TRUE(of(500).empty()) << "another kind";
}

TEST_F(UsedVehiclePatterns, FourPricesAreTooFewToCompareWith) {
  state_.vehicles[other_vin].type = "truck";
  for (int i = 0; i < 4; ++i) register_on(today_, deal(i % 2 == 0 ? vin : third_vin, 1'000));
  EXPECT_TRUE(look(deal(other_vin, 1)).empty());
}

}  // namespace
}  // namespace gongbao::used_vehicle
