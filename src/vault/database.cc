// The C interface of SQLite.
#include "vault/database.h"

#include <sqlite3.h>

namespace gongbao::vault {

namespace {

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

std::unexpected<Problem> failed(sqlite3* db, const std::string& path) {
  if (db == nullptr) return problem("vault.io_failed", "", "cannot be opened", path);
  switch (sqlite3_errcode(db) & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return problem("vault.damaged", "", "not a database, or a damaged or shortened one", path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return problem("vault.busy", "", "another process holds the vault", path);
    default:
      return problem("vault.io_failed", "", sqlite3_errmsg(db), path);
  }
}

}  // namespace

// --- statements -----------------------------------------------------------------------------------------------------

Statement::~Statement() {
  if (prepared_ == nullptr) return;
  sqlite3_reset(prepared_);
  sqlite3_clear_bindings(prepared_);
}

Statement& Statement::bind(int place, ByteView bytes) {
  // A null pointer would be NULL, and no bytes are something else.
  const void* from = bytes.empty() ? static_cast<const void*>("") : bytes.data();
  sqlite3_bind_blob64(prepared_, place, from, bytes.size(), SQLITE_TRANSIENT);
  return *this;
}
Statement& Statement::bind(int place, std::string_view text) {
  sqlite3_bind_text64(prepared_, place, text.data(), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind(int place, std::int64_t number) {
  sqlite3_bind_int64(prepared_, place, number);
  return *this;
}
Statement& Statement::bind_null(int place) {
  sqlite3_bind_null(prepared_, place);
  return *this;
}

Result<bool> Statement::step() {
  switch (sqlite3_step(prepared_)) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      return false;
    default:
      return failed(db_, *path_);
  }
}

Result<void> Statement::execute() {
  const auto stepped = step();
  if (!stepped) return std::unexpected(stepped.error());
  return {};
}

ByteView Statement::bytes(int column) const {
  return {static_cast<const std::uint8_t*>(sqlite3_column_blob(prepared_, column)),
          static_cast<std::size_t>(sqlite3_column_bytes(prepared_, column))};
}
std::string Statement::text(int column) const {
  const ByteView of = bytes(column);
  return {reinterpret_cast<const char*>(of.data()), of.size()};
}
std::int64_t Statement::number(int column) const { return sqlite3_column_int64(prepared_, column); }
bool Statement::is_null(int column) const { return sqlite3_column_type(prepared_, column) == SQLITE_NULL; }

// --- the database ---------------------------------------------------------------------------------------------------

struct Database::Parts {
  std::string path;
  std::unique_ptr<sqlite3, CloseDatabase> db;
  std::map<std::string_view, std::unique_ptr<sqlite3_stmt, Finalize>> prepared;  // gone before db
};

Database::Database(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::string& path) {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open(path.c_str(), &raw);
  auto parts = std::make_unique<Parts>();
  parts->path = path;
  parts->db.reset(raw);
  if (opened != SQLITE_OK) return failed(raw, path);
  Database db(std::move(parts));
  for (const char* setting : {"PRAGMA busy_timeout = 5000", "PRAGMA journal_mode = WAL", "PRAGMA secure_delete = ON",
                              "PRAGMA synchronous = FULL", "PRAGMA temp_store = MEMORY"}) {
    if (auto set = db.run(setting); !set) return std::unexpected(set.error());
  }
  return db;
}

const std::string& Database::path() const { return parts_->path; }
bool Database::in_transaction() const { return sqlite3_get_autocommit(parts_->db.get()) == 0; }
std::int64_t Database::changes() const { return sqlite3_changes64(parts_->db.get()); }

Result<void> Database::run(const char* sql) const {
  sqlite3* db = parts_->db.get();
  if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failed(db, path());
  return {};
}

Result<Statement> Database::prepare(const char* sql) const {
  sqlite3* db = parts_->db.get();
  auto& prepared = parts_->prepared[sql];
  if (prepared == nullptr) {
    sqlite3_stmt* raw = nullptr;
    if (sqlite3_prepare_v3(db, sql, -1, SQLITE_PREPARE_PERSISTENT, &raw, nullptr) != SQLITE_OK) {
      return failed(db, path());
    }
    prepared.reset(raw);
  }
  return Statement(db, prepared.get(), parts_->path);
}

Result<std::int64_t> Database::number(const char* sql) const {
  auto statement = prepare(sql);
  if (!statement) return std::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return std::unexpected(row.error());
  return *row ? statement->number(0) : 0;
}

Result<void> Database::forget_old_pages() const {
  const auto busy = number("PRAGMA wal_checkpoint(TRUNCATE)");
  if (!busy) return std::unexpected(busy.error());
  if (*busy != 0) return problem("vault.busy", "", "another process still reads earlier pages", path());
  return {};
}

Result<void> Database::copy_to(const std::string& to) const {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open(to.c_str(), &raw);
  const std::unique_ptr<sqlite3, CloseDatabase> copy(raw);
  if (opened != SQLITE_OK) return failed(raw, to);
  sqlite3_backup* backup = sqlite3_backup_init(raw, "main", parts_->db.get(), "main");
  if (backup == nullptr) return failed(raw, to);
  sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) != SQLITE_OK) return failed(raw, to);
  return {};
}

// --- transactions ---------------------------------------------------------------------------------------------------

Result<Transaction> Transaction::begin(const Database& db) {
  const bool nested = db.in_transaction();
  if (auto begun = db.run(nested ? "SAVEPOINT part" : "BEGIN IMMEDIATE"); !begun) return std::unexpected(begun.error());
  return Transaction(db, nested);
}

Transaction::~Transaction() {
  if (db_ == nullptr) return;
  // Nothing more can be done about a rollback that fails: SQLite then undoes it when the file is next opened.
  if (nested_) {
    static_cast<void>(db_->run("ROLLBACK TO part"));
    static_cast<void>(db_->run("RELEASE part"));
  } else {
    static_cast<void>(db_->run("ROLLBACK"));
  }
}

Result<void> Transaction::commit() {
  auto done = db_->run(nested_ ? "RELEASE part" : "COMMIT");
  if (done) db_ = nullptr;
  return done;
}

}  // namespace gongbao::vault
