// SQLite as the vault uses it: statements that are prepared once, transactions that nest, errors as problems. Deleted
// content is overwritten (secure_delete) and nothing goes into temporary files.
#pragma once

#include <map>
#include <memory>
#include <string>
#include <string_view>

#include "base/bytes.h"
#include "base/problem.h"

struct sqlite3;
struct sqlite3_stmt;

namespace gongbao::vault {

// One use of a prepared statement; ready for the next use when it goes. Text of SQL must be a literal.
class Statement {
 public:
  Statement(sqlite3* db, sqlite3_stmt* prepared, const std::string& path)
      : db_(db), prepared_(prepared), path_(&path) {}
  Statement(Statement&& other) noexcept : db_(other.db_), prepared_(other.prepared_), path_(other.path_) {
    other.prepared_ = nullptr;
  }
  Statement& operator=(Statement&&) = delete;
  ~Statement();

  // Places count from 1.
  Statement& bind(int place, ByteView bytes);
  Statement& bind(int place, std::string_view text);
  Statement& bind(int place, std::int64_t number);
  Statement& bind_null(int place);

  Result<bool> step();     // true: a row; false: done
  Result<void> execute();  // a statement without rows

  // Of the row; columns count from 0. Valid until the next step.
  ByteView bytes(int column) const;
  std::string text(int column) const;
  std::int64_t number(int column) const;
  bool is_null(int column) const;

 private:
  sqlite3* db_;
  sqlite3_stmt* prepared_;
  const std::string* path_;
};

class Database {
 public:
  // vault.damaged (no database, or a damaged or shortened one), vault.busy, vault.io_failed; so for all below.
  static Result<Database> open(const std::string& path);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Result<void> run(const char* sql) const;
  Result<Statement> prepare(const char* sql) const;
  Result<std::int64_t> number(const char* sql) const;  // of a statement that gives one
  bool in_transaction() const;
  std::int64_t changes() const;
  const std::string& path() const;

  // No page of an earlier state is left in the log beside the file. vault.busy while another connection still reads it.
  Result<void> forget_old_pages() const;
  // Everything written so far into one file of its own, whatever its format.
  Result<void> copy_to(const std::string& path) const;

 private:
  struct Parts;
  explicit Database(std::unique_ptr<Parts> parts);
  std::unique_ptr<Parts> parts_;
};

// Inside another one it is a part of that; otherwise durable when commit returns. Undone when it goes uncommitted.
class Transaction {
 public:
  static Result<Transaction> begin(const Database& db);
  Transaction(Transaction&& other) noexcept : db_(other.db_), nested_(other.nested_) { other.db_ = nullptr; }
  Transaction& operator=(Transaction&&) = delete;
  ~Transaction();
  Result<void> commit();

 private:
  Transaction(const Database& db, bool nested) : db_(&db), nested_(nested) {}
  const Database* db_;
  bool nested_;
};

}  // namespace gongbao::vault
