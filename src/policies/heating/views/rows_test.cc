// What the lists say after each fact: whose rows they are, what counts in a month, and that a district's books in the
// list are those of the ledger.
#include "policies/heating/views/rows.h"

#include <gtest/gtest.h>

#include "policies/heating/questions.h"
#include "policies/test_rows.h"

namespace gongbao::heating {

namespace {

using policies::Area;
using policies::testing::MemoryRows;

const Date listed_day = date_of(2024, 1, 10);
constexpr std::uint64_t house = 1001, application = 5, payment = 8;

FactOrigin fact_of(std::uint64_t entry, Date day = listed_day) { return {entry, day, {}, 0}; }
SealedDocument some_paper() {
  SealedDocument paper;
  paper.hash[0] = 7;
  return paper;
}

class HeatingRows : public ::testing::Test {
 protected:
  HeatingRows() {
    FirstInstallImported import;
    Household added;
    added.ref = "H1";
    added.area = 110116;
    added.village = 7;
    added.account = 42;
    Device device;
    device.household = house;
    import.rows.push_back({house, added, 1002, device});
    put(import, 1);
    file(application);
    PurchaseSubmitted bought;
    bought.application = application;
    bought.lines.emplace_back().category = "gas_boiler";
    put(bought, 7);
    AmountConfirmed confirmed;
    confirmed.application = application;
    confirmed.shares = {1'799'99, 180'000, 0, 0};
    put(confirmed, payment);
  }
  template <class Fact>
  void put(const Fact& fact, std::uint64_t entry, Date day = listed_day) {
    project_facts(rows_, Fact::number, canonical_bytes(fact), fact_of(entry, day));
  }
  void file(std::uint64_t entry, Date day = listed_day) {
    ApplicationFiled filed;
    filed.application = application;
    filed.row.household = house;
    filed.row.area = 110116;
    filed.row.submitted_on = day;
    filed.papers = {some_paper()};
    put(filed, entry, day);
  }
  MemoryRows rows_;
};

// 5.4b: whoever was bound to it by mistake sees nothing of it any more, and who is bound now sees all of it.
TEST_F(HeatingRows, AHouseholdTakesItsRowsToItsAccount) {
  put(HouseholdBound{house, 43}, 20);
  EXPECT_EQ(rows_.find<view::House>(house)->account, 43U);
  EXPECT_EQ(rows_.find<view::Installed>(std::uint64_t{1002})->account, 43U);
  EXPECT_EQ(rows_.find<view::Applying>(application)->account, 43U);
  EXPECT_EQ(rows_.find<view::Install>(application, std::uint64_t{1})->account, 43U);
  EXPECT_EQ(rows_.find<view::Paying>(payment)->account, 43U);
  EXPECT_EQ(rows_.find<view::Paper>(application, std::uint64_t{1})->account, 43U);
  EXPECT_EQ(rows_.find<view::Paying>(payment)->household, house);
}

// Each table whose rows are an account's says which household they are of; a complaint is whoever's who complained.
TEST_F(HeatingRows, WhatIsAnAccountsNamesItsHousehold) {
  for (const policies::ViewTable* table : view_system().tables) {
    if (table->name == view::Complaining::table) continue;
    if (table->find("account")) EXPECT_TRUE(table->find("household")) << table->name;
  }
}

// Part 2: the city's departments and the suppliers see no household, neither one by one nor in a list.
TEST_F(HeatingRows, OnlyWhoHandlesHouseholdsSeesThemInLists) {
  for (const policies::ViewList& list : view_system().lists) {
    if (!list.table->find("household")) continue;
    for (const access::Grant& grant : list.grants) {
      const bool reads = access::may_ever(grants_of_question(AskHousehold::name), grant.role) ||
                         access::may_ever(grants_of_question(AskLoan::name), grant.role);
      EXPECT_TRUE(reads) << list.name << " shown to " << enum_name(grant.role);
    }
  }
}

// Who sees that there is a paper may open it, and the other way round.
TEST_F(HeatingRows, PapersAreListedForWhoOpensThem) {
  const auto papers = view_system();
  const policies::ViewList* list = papers.find_list("papers");
  ASSERT_TRUE(list);
  EXPECT_FALSE(access::may_ever(list->grants, access::Role::district_admin));
  EXPECT_TRUE(access::may_ever(list->grants, access::Role::district_finance));
}

// 5.2e, 5.3b: an entry leaves the public list with the exclusion's first day, or after its own last one.
TEST_F(HeatingRows, TheCatalogueFollowsTheDays) {
  const auto publish = [&](std::uint64_t entry, const std::string& supplier, std::optional<Date> last) {
    CatalogueEntryPublished fact;
    fact.entry.supplier = supplier;
    fact.entry.listed = {listed_day, last};
    put(fact, entry);
  };
  const auto listed = [&](const std::string& supplier, std::uint64_t entry) {
    return rows_.find<view::Listed>(supplier, entry)->listed;
  };
  publish(30, "A", std::nullopt);
  publish(31, "B", listed_day + Days{1});
  SupplierExcluded excluded;
  excluded.supplier = "A";
  excluded.exclusion.from = listed_day + Days{2};
  put(excluded, 32);
  EXPECT_TRUE(listed("A", 30));
  EXPECT_TRUE(listed("B", 31));
  project_day(rows_, listed_day + Days{1});
  EXPECT_TRUE(listed("A", 30));
  EXPECT_TRUE(listed("B", 31)) << "its last day";
  project_day(rows_, listed_day + Days{2});
  EXPECT_FALSE(listed("A", 30));
  EXPECT_FALSE(listed("B", 31));
  EXPECT_TRUE(rows_.under<view::ListingTurn>(listed_day + Days{2}).empty());
}

}  // namespace
}  // namespace gongbao::heating
