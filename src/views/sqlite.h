// SQLite as this room uses it: a connection, a prepared statement, values in and out. Codes of Problems:
// views.io_failed with what SQLite said; views.damaged when the file is not what was written; views.too_much when the
// steps of a query are used up.
#pragma once

#include <sqlite3.h>

#include <memory>
#include <string>

#include "policies/view_rows.h"

namespace gongbao::views {

using policies::Value;

class Statement {
 public:
  Statement() = default;
  explicit Statement(sqlite3_stmt* raw) : raw_(raw) {}

  void bind(int place, const Value& value);  // places begin at 1; the value outlives the next step
  void bind_all(std::span<const Value> values);
  Result<bool> step();  // true: a row; false: done
  Result<void> run();   // to the end, then ready to be used again
  void reset();
  std::int64_t number(int column) const { return sqlite3_column_int64(raw_.get(), column); }
  Value value(int column) const;
  int columns() const { return sqlite3_column_count(raw_.get()); }

 private:
  struct Finalize {
    void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
  };
  std::unique_ptr<sqlite3_stmt, Finalize> raw_;
};

class Database {
 public:
  enum class Mode { read, write };
  static Result<Database> open(const std::string& path, Mode mode);

  Result<void> run(const std::string& sql);
  Result<Statement> prepare(const std::string& sql);
  // Statements of this connection stop after so many steps of SQLite's machine, counted from here; 0: never.
  void allow_steps(std::uint64_t steps);
  const std::string& path() const { return path_; }

 private:
  struct Close {
    void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
  };
  // Where the step counter can find it, however the connection is moved about.
  struct Budget {
    std::uint64_t steps = 0;
  };
  std::unique_ptr<Budget> budget_;
  std::unique_ptr<sqlite3, Close> raw_;
  std::string path_;
};

}  // namespace gongbao::views
