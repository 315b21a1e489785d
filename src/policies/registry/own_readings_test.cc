// Whoever's data were read is told so in a list of the document they came with, and nobody else is.
#include "policies/shared/own_readings.h"

#include <gtest/gtest.h>

#include "policies/registry/systems.h"
#include "policies/registry/views.h"
#include "policies/test_rows.h"

namespace gongbao::policies {
namespace {

using shared::ReadingKind;
using shared::view::OwnReading;

constexpr std::uint64_t reading = 20, house = 1001, account = 42;

const ViewSystem& system_named(std::string_view name) {
  return *std::ranges::find(all_view_systems(), name, &ViewSystem::name);
}
PersonToken person(std::uint8_t number) {
  PersonToken token;
  token.token.fill(number);
  return token;
}

class OwnReadings : public ::testing::Test {
 protected:
  template <class Fact>
  void put(std::string_view system, const Fact& fact, std::uint64_t entry, const access::Actor& actor = {}) {
    system_named(system).on_fact(rows_, Fact::number, canonical_bytes(fact), {entry, date_of(2023, 11, 20), actor, 0});
  }
  testing::MemoryRows rows_;
  access::Actor officer_{access::Role::district_reviewer, 9, 0, 110116};
};

TEST_F(OwnReadings, AHouseholdIsTold) {
  heating::FirstInstallImported import;
  heating::Household added;
  added.account = account;
  added.head = person(1);
  added.members = {person(2)};
  import.rows.push_back({house, added, std::nullopt, std::nullopt});
  put("heating", import, 1);
  put("heating", persons::PersonRead{7, person(2), {PersonField::phone}}, reading, officer_);
  const auto told = rows_.find<OwnReading>(reading, house, account);
  ASSERT_TRUE(told);
  EXPECT_EQ(told->by_role, access::Role::district_reviewer);
  EXPECT_EQ(told->by_area, 110116U);
  EXPECT_EQ(told->fields, "phone");
  put("heating", heating::HouseholdBound{house, account + 1}, reading + 2);
  put("heating", persons::PersonRead{7, person(1), {PersonField::name}}, reading + 3, officer_);
  EXPECT_TRUE(rows_.find<OwnReading>(reading + 3, house, account + 1)) << "whoever speaks for it now";
  put("heating", persons::PersonRead{7, person(3), {PersonField::phone}}, reading + 1, officer_);
  EXPECT_FALSE(rows_.find<OwnReading>(reading + 1, house, account)) << "another's";
}

// Whoever was entered by mistake is another's: what is read of him is not told to that household.
TEST_F(OwnReadings, AHouseholdIsToldOfWhoIsInItNow) {
  heating::FirstInstallImported import;
  heating::Household added;
  added.account = account;
  added.head = person(1);
  added.members = {person(2), person(3)};
  heating::Household other;
  other.account = account + 1;
  import.rows.push_back({house, added, std::nullopt, std::nullopt});
  import.rows.push_back({house + 1, other, std::nullopt, std::nullopt});
  put("heating", import, 1);
  std::uint64_t entry = reading;
  const auto told = [&](std::uint8_t of) {
    put("heating", persons::PersonRead{7, person(of), {PersonField::phone}}, ++entry, officer_);
    return rows_.find<OwnReading>(entry, house, account).has_value();
  };
  EXPECT_TRUE(told(1) && told(2) && told(3) && !told(4));
  heating::Household right = added;
  right.head = person(4);
  right.members = {person(2)};
  put("heating", heating::RecordCorrected{house, right, 0, std::nullopt}, 2);
  EXPECT_TRUE(told(4) && told(2));
  EXPECT_FALSE(told(1)) << "the former head";
  EXPECT_FALSE(told(3)) << "a former member";
  right = {};
  right.head = person(1);
  right.account = account + 1;
  put("heating", heating::RecordCorrected{house + 1, right, 0, std::nullopt}, 3);
  EXPECT_FALSE(told(1));
  EXPECT_TRUE(rows_.find<OwnReading>(entry, house + 1, account + 1)) << "and is told of it where he is";
}

TEST_F(OwnReadings, AFamilyIsToldOfItsPapersToo) {
  childcare::ContractRegistered contract;
  contract.contract.family_account = account;
  contract.contract.family = person(1);
  contract.contract.child = person(2);
  put("childcare", contract, 5);
  put("childcare", persons::PersonRead{3, person(2), {PersonField::name}}, reading, officer_);
  EXPECT_TRUE(rows_.find<OwnReading>(reading, std::uint64_t{0}, account));
  childcare::RefundDemanded demanded;
  put("childcare", demanded, 6, {access::Role::family, account, 0, 0});
  for (const std::uint64_t named_by : {std::uint64_t{5}, std::uint64_t{6}}) {
    const std::uint64_t entry = reading + named_by;
    put("childcare", persons::AttachmentRead{3, named_by, {}}, entry, officer_);
    const auto told = rows_.find<OwnReading>(entry, std::uint64_t{0}, account);
    ASSERT_TRUE(told) << named_by;
    EXPECT_EQ(told->kind, ReadingKind::attachment);
    EXPECT_EQ(told->named_by, named_by);
  }
}

TEST_F(OwnReadings, TheListIsTheirsAlone) {
  for (const auto& [system, role] :
       {std::pair{"heating", access::Role::household}, std::pair{"childcare", access::Role::family}}) {
    const ViewList* list = system_named(system).find_list("own_readings");
    ASSERT_TRUE(list) << system;
    ASSERT_EQ(list->grants.size(), 1U);
    EXPECT_EQ(list->grants.front().role, role);
    EXPECT_EQ(list->grants.front().scope, access::Scope::own_person);
    EXPECT_EQ(std::ranges::find(list->columns, "account"), list->columns.end());
  }
}

}  // namespace
}  // namespace gongbao::policies
