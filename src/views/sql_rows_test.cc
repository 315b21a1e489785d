// Whom the rows that one fact changes concern: what comes into a list, what leaves it, and whose own it is.
#include "views/sql_rows.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>

namespace gongbao::views {
namespace {

using access::Role;
using access::Scope;
using ::testing::ElementsAre;
using ::testing::IsEmpty;

struct CaseRow {
  static constexpr std::string_view table = "cases";
  static constexpr std::size_t key_fields = 2;
  std::uint64_t operator_id = 0;
  std::uint64_t case_id = 0;
  std::uint32_t outlet_id = 0;
  std::uint64_t account = 0;
  bool open = false;
  std::string hidden;
  GB_FIELDS(operator_id, case_id, outlet_id, account, open, hidden)
};

ViewSystem cases() {
  ViewList list;
  list.name = "open_cases";
  list.table = &policies::table_of<CaseRow>();
  list.columns = {"operator_id", "case_id", "outlet_id", "open"};
  list.orders = {{"case_id"}};
  list.grants = {{Role::financial_regulator, Scope::city},
                 {Role::branch, Scope::own_outlet},
                 {Role::consumer, Scope::own_person},
                 {Role::district_commerce, Scope::city}};
  list.only = {{"open", std::int64_t{1}}};
  ViewSystem system;
  system.name = "toy";
  system.tables = policies::tables_of<CaseRow>();
  system.lists = {list};
  return system;
}

class SeenRows : public ::testing::Test {
 protected:
  SeenRows() {
    auto opened = open_views(path_, Database::Mode::disposable);
    EXPECT_TRUE(opened && opened->run(create_tables(system_)));
    db_.emplace(*std::move(opened));
    rows_ = SqlRows::create(*db_, system_, {}).value();
  }
  ~SeenRows() override {
    rows_.reset();
    db_.reset();
    std::filesystem::remove(path_);
  }
  static constexpr std::uint32_t the_regulator = SqlRows::bit_of(Role::financial_regulator);

  const std::string path_ = ::testing::TempDir() + "seen_rows_" + std::to_string(::getpid()) + ".db";
  const ViewSystem system_ = cases();
  std::optional<Database> db_;
  std::unique_ptr<SqlRows> rows_;
};

TEST_F(SeenRows, WhatIsErasedLeavesTheList) {
  const auto put = rows_->seen_of([&] { rows_->put(CaseRow{5, 1, 3, 14, true, "a"}); });
  EXPECT_EQ(put.of_operators, the_regulator) << "districts have the log";
  EXPECT_THAT(put.outlets, ElementsAre(3U));
  EXPECT_THAT(put.accounts, ElementsAre(14U));
  const auto erased = rows_->seen_of([&] { rows_->erase<CaseRow>(std::uint64_t{5}, std::uint64_t{1}); });
  EXPECT_EQ(erased.of_operators, the_regulator);
  EXPECT_THAT(erased.outlets, ElementsAre(3U));
  EXPECT_THAT(erased.accounts, ElementsAre(14U));
  const auto again = rows_->seen_of([&] { rows_->erase<CaseRow>(std::uint64_t{5}, std::uint64_t{1}); });
  EXPECT_EQ(again.of_operators, 0U) << "it was not there any more";
  EXPECT_THAT(again.accounts, IsEmpty());
}

TEST_F(SeenRows, WhatNoListShowsConcernsNobody) {
  const auto closed = rows_->seen_of([&] { rows_->put(CaseRow{5, 2, 3, 14, false, "a"}); });
  EXPECT_EQ(closed.of_operators, 0U);
  EXPECT_THAT(closed.outlets, IsEmpty());
  EXPECT_EQ(rows_->seen_of([&] { rows_->erase<CaseRow>(std::uint64_t{5}, std::uint64_t{2}); }).of_operators, 0U);
  rows_->put(CaseRow{5, 3, 3, 14, true, "a"});
  const auto hidden = rows_->seen_of(
      [&] { rows_->change<CaseRow>([](CaseRow& row) { row.hidden = "b"; }, std::uint64_t{5}, std::uint64_t{3}); });
  EXPECT_EQ(hidden.of_operators, 0U) << "no list shows that column";
}

TEST_F(SeenRows, WhoGivesItAwayAndWhoGetsItBothHear) {
  rows_->put(CaseRow{5, 4, 0, 14, true, "a"});
  const auto moved = rows_->seen_of([&] {
    rows_->change<CaseRow>(
        [](CaseRow& row) {
          row.account = 15;
          row.outlet_id = 9;
        },
        std::uint64_t{5}, std::uint64_t{4});
  });
  EXPECT_THAT(moved.accounts, ElementsAre(14U, 15U));
  EXPECT_THAT(moved.outlets, ElementsAre(9U)) << "0 is no outlet";
}

struct HouseRow {
  static constexpr std::string_view table = "house_rows";
  static constexpr std::size_t key_fields = 1;
  std::uint64_t number = 0;
  std::uint64_t account = 0;
  std::uint64_t household = 0;
  GB_FIELDS(number, account, household)
};

TEST(SqlRows, AHouseholdsRowsGoToAnotherAccount) {
  ViewSystem system;
  system.name = "toy";
  system.tables = policies::tables_of<HouseRow, CaseRow>();
  const std::string path = ::testing::TempDir() + "house_rows_" + std::to_string(::getpid()) + ".db";
  {
    auto db = open_views(path, Database::Mode::disposable);
    ASSERT_TRUE(db && db->run(create_tables(system)));
    const auto rows = SqlRows::create(*db, system, {}).value();
    for (const HouseRow& row : {HouseRow{1, 42, 1001}, {2, 42, 1002}, {3, 41, 1001}}) rows->put(row);
    rows->move_household(policies::Rows::OfHousehold::account, 1001, 42, 43);
    const auto account = [&](std::uint64_t number) { return rows->find<HouseRow>(number)->account; };
    EXPECT_EQ(account(1), 43U);
    EXPECT_EQ(account(2), 42U) << "another household of the same account";
    EXPECT_EQ(account(3), 41U) << "of another account";
    EXPECT_FALSE(rows->problem());
  }
  std::filesystem::remove(path);
}

}  // namespace
}  // namespace gongbao::views
