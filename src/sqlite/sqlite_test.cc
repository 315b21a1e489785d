// The one way to SQLite: what goes wrong is a problem of the file's owner, statements are ready for their next use,
// transactions nest.
#include "sqlite/sqlite.h"

#include <gtest/gtest.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>

namespace gongbao::sqlite {
namespace {

namespace fs = std::filesystem;

class Sqlite : public ::testing::Test {
 protected:
  Sqlite() {
    fs::remove_all(folder_);
    fs::create_directories(folder_);
  }
  ~Sqlite() override { fs::remove_all(folder_); }
  std::string path() const { return (folder_ / "a.db").string(); }

 private:
  fs::path folder_ = fs::temp_directory_path() / ("gongbao_sqlite_" + std::to_string(::getpid()));
};

TEST_F(Sqlite, WhatGoesWrongIsAProblemOfTheOwner) {
  std::ofstream(path()) << std::string(4096, 'x');
  const auto damaged = Database::open(path(), "vault");
  ASSERT_FALSE(damaged);
  EXPECT_EQ(damaged.error().code, "vault.damaged");
  EXPECT_EQ(Database::open("/no/such/folder/a.db").error().code, "sqlite.io_failed");
  fs::remove(path());
  auto db = Database::open(path(), "views").value();
  EXPECT_EQ(db.prepare("SELECT nothing FROM nowhere").error().code, "views.io_failed");
  const std::string endless = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n) SELECT count(*) FROM n";
  db.allow_steps(10'000);
  EXPECT_EQ(db.integer(endless).error().code, "views.too_much");
  db.allow_steps(0);
  EXPECT_EQ(db.integer("SELECT 7").value(), 7);
  EXPECT_EQ(db.integer("SELECT 7 WHERE 0").value(), 0);
}

TEST_F(Sqlite, AKeptStatementIsReadyForItsNextUse) {
  const auto db = Database::open(path()).value();
  ASSERT_TRUE(db.run("CREATE TABLE t (a, b)"));
  constexpr std::string_view put = "INSERT INTO t VALUES (?, ?)", get = "SELECT a, b FROM t ORDER BY rowid";
  ASSERT_TRUE(db.prepare_once(put)->bind(1, std::int64_t{1}).bind(2, std::string_view()).run());
  ASSERT_TRUE(db.prepare_once(put)->bind(1, ByteView()).run()) << "and what was bound before is not bound again";
  for (int use = 0; use < 2; ++use) {
    auto rows = db.prepare_once(get).value();
    ASSERT_TRUE(rows.step().value());
    EXPECT_EQ(rows.integer(0), 1);
    EXPECT_EQ(rows.type(1), Statement::Type::text) << "an empty text is no NULL";
    ASSERT_TRUE(rows.step().value());
    EXPECT_EQ(rows.type(0), Statement::Type::bytes);
    EXPECT_TRUE(rows.is_null(1));
    if (use == 0) continue;  // left in the middle
    EXPECT_FALSE(rows.step().value());
  }
}

TEST_F(Sqlite, TransactionsNestAndAreUndoneWhereTheyAreNotCommitted) {
  const auto db = Database::open(path()).value();
  ASSERT_TRUE(db.run("CREATE TABLE t (a)"));
  {
    auto whole = Transaction::begin(db).value();
    ASSERT_TRUE(db.run("INSERT INTO t VALUES (1)"));
    {
      const auto part = Transaction::begin(db).value();
      ASSERT_TRUE(db.run("INSERT INTO t VALUES (2)"));
    }
    EXPECT_TRUE(db.in_transaction());
    ASSERT_TRUE(whole.commit());
  }
  EXPECT_EQ(db.integer("SELECT sum(a) FROM t").value(), 1);
  auto broken = Database::open(path(), "vault").value();
  EXPECT_FALSE(broken.transaction([&]() -> Result<void> {
    if (auto done = broken.run("DELETE FROM t"); !done) return done;
    return problem("test.no", "", "no");
  }));
  EXPECT_EQ(db.integer("SELECT count(*) FROM t").value(), 1);
}

TEST_F(Sqlite, NothingEarlierIsLeftBesideTheFileUnlessSomebodyReadsIt) {
  const auto db = Database::open(path(), "vault").value();
  ASSERT_TRUE(db.run("CREATE TABLE t (a); INSERT INTO t VALUES (1), (2)"));
  {
    const auto reader = Database::open(path(), "vault", Database::Mode::read_only).value();
    auto reading = reader.prepare("SELECT a FROM t").value();
    ASSERT_TRUE(reading.step().value());
    ASSERT_TRUE(db.run("DELETE FROM t"));
    EXPECT_EQ(db.forget_old_pages().error().code, "vault.busy");
  }
  EXPECT_TRUE(db.forget_old_pages());
  EXPECT_EQ(fs::file_size(path() + "-wal"), 0U);
  ASSERT_TRUE(db.copy_to(path() + ".copy"));
  EXPECT_EQ(Database::open(path() + ".copy")->integer("SELECT count(*) FROM t").value(), 0);
}

}  // namespace
}  // namespace gongbao::sqlite
