// SQLite with errors as values: a database, statements, transactions. Who owns a file owns its schema; here is only how
// it is spoken to. One Database belongs to one thread at a time.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/problem.h"

struct sqlite3;
struct sqlite3_stmt;

namespace gongbao::sqlite {

// Bound values and columns are numbered from 1 and from 0, as in SQLite.
class Statement {
 public:
  Statement& bind(int place, std::int64_t value);
  Statement& bind(int place, std::uint64_t value) { return bind(place, static_cast<std::int64_t>(value)); }
  Statement& bind(int place, std::string_view text);
  Statement& bind(int place, ByteView bytes);
  Statement& bind_null(int place);

  // True: a row; false: done, and ready to run again with other values.
  Result<bool> step();
  // Runs it to its end, whatever rows it gives; ready to run again.
  Result<void> run();
  void reset();

  std::int64_t integer(int column) const;
  std::uint64_t number(int column) const { return static_cast<std::uint64_t>(integer(column)); }
  std::string text(int column) const;
  ByteView bytes(int column) const;  // valid until the next step
  bool is_null(int column) const;

 private:
  friend class Database;
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const;
  };
  Statement(sqlite3* db, sqlite3_stmt* statement, const std::string* path)
      : db_(db), statement_(statement), path_(path) {}
  sqlite3* db_;
  std::unique_ptr<sqlite3_stmt, Finalize> statement_;
  const std::string* path_;
};

class Database {
 public:
  enum class Mode { read_write, read_only };
  // Write-ahead log, full synchronisation, deleted values overwritten. sqlite.io_failed says what SQLite says.
  static Result<Database> open(const std::string& path, Mode mode = Mode::read_write);

  Result<Statement> prepare(std::string_view sql);
  Result<void> run(const char* sql);  // one statement or several
  std::int64_t changes() const;       // rows changed by the last statement
  std::int64_t last_row() const;      // row id of the last insertion

  Result<int> format();  // PRAGMA user_version; what it means is the owner's affair

  // The whole file as it is, for a backup.
  Result<void> copy_to(const std::string& path) const;
  const std::string& path() const { return *path_; }

  // All of it or nothing.
  template <class Work>
  Result<void> transaction(Work&& work) {
    if (auto begun = run("BEGIN IMMEDIATE"); !begun) return begun;
    Result<void> done = work();
    if (done) done = run("COMMIT");
    if (!done) (void)run("ROLLBACK");
    return done;
  }

 private:
  struct Close {
    void operator()(sqlite3* db) const;
  };
  Database() = default;
  std::unique_ptr<sqlite3, Close> db_;
  std::shared_ptr<const std::string> path_;
};

}  // namespace gongbao::sqlite
