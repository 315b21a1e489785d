// SQLite with errors as values: a database, statements, transactions. Who owns a file owns its schema; here is only how
// it is spoken to. One Database belongs to one thread at a time.
#pragma once

#include <map>
#include <memory>
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
  Statement() = default;  // none: to be filled in

  // Copied when they are bound; a borrowed one outlives the next step.
  Statement& bind(int place, std::int64_t value);
  Statement& bind(int place, std::uint64_t value) { return bind(place, static_cast<std::int64_t>(value)); }
  Statement& bind(int place, std::string_view text);
  Statement& bind(int place, ByteView bytes);
  Statement& bind_borrowed(int place, std::string_view text);
  Statement& bind_borrowed(int place, ByteView bytes);
  Statement& bind_null(int place);

  // True: a row; false: done, and ready to run again with other values.
  Result<bool> step();
  // Runs it to its end, whatever rows it gives; ready to run again.
  Result<void> run();
  void reset();

  enum class Type : std::uint8_t { integer, text, bytes, null };
  Type type(int column) const;
  std::int64_t integer(int column) const;
  std::uint64_t number(int column) const { return static_cast<std::uint64_t>(integer(column)); }
  std::string text(int column) const;
  ByteView bytes(int column) const;  // valid until the next step
  bool is_null(int column) const { return type(column) == Type::null; }
  int columns() const;

 private:
  friend class Database;
  // A kept one belongs to its database, and is only made ready for its next use.
  struct Release {
    Release() : kept(false) {}
    explicit Release(bool is_kept) : kept(is_kept) {}
    void operator()(sqlite3_stmt* statement) const;
    bool kept;
  };
  Statement(sqlite3_stmt* statement, const void* of, bool kept) : statement_(statement, Release(kept)), of_(of) {}
  std::unique_ptr<sqlite3_stmt, Release> statement_;
  const void* of_ = nullptr;  // Database::Parts
};

class Database {
 public:
  enum class Mode : std::uint8_t {
    lasting,     // write-ahead log, full synchronisation, deleted values overwritten, nothing in temporary files
    disposable,  // created as it is: its owner says how it is kept
    read_only,
  };
  // Problems are <owner>.damaged (no database, or a damaged or shortened one), <owner>.busy (another process holds it),
  // <owner>.too_much (allow_steps) and <owner>.io_failed, with what SQLite says; so for all below. A literal.
  static Result<Database> open(const std::string& path, std::string_view owner = "sqlite", Mode mode = Mode::lasting);
  Database(Database&&) noexcept;
  Database& operator=(Database&&) noexcept;
  ~Database();

  Result<Statement> prepare(std::string_view sql) const;
  // Prepared once and kept; one use at a time. The text must be a literal.
  Result<Statement> prepare_once(std::string_view sql) const;
  Result<void> run(const std::string& sql) const;  // one statement or several
  // What a statement answers with one number; 0 where it gives no row.
  Result<std::int64_t> integer(std::string_view sql) const;
  std::int64_t changes() const;   // rows changed by the last statement
  std::int64_t last_row() const;  // row id of the last insertion
  bool in_transaction() const;

  // PRAGMA user_version; what it means is the owner's affair.
  Result<std::int64_t> format() const { return integer("PRAGMA user_version"); }
  // Statements stop after so many steps of SQLite's machine, counted from here; 0: never.
  void allow_steps(std::uint64_t steps);
  // No page of an earlier state is left in the log beside the file. <owner>.busy while another connection still reads
  // it.
  Result<void> forget_old_pages() const;
  // The whole file as it is, for a backup, whatever its format.
  Result<void> copy_to(const std::string& path) const;
  const std::string& path() const;

  // All of it or nothing.
  template <class Work>
  Result<void> transaction(Work&& work);

 private:
  friend class Statement;
  struct Parts;
  explicit Database(std::unique_ptr<Parts> parts);
  static std::unexpected<Problem> failed(const Parts& parts);
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

template <class Work>
Result<void> Database::transaction(Work&& work) {
  auto whole = Transaction::begin(*this);
  if (!whole) return std::unexpected(whole.error());
  if (Result<void> done = work(); !done) return done;
  return whole->commit();
}

}  // namespace gongbao::sqlite
