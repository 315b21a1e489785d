// The C interface of SQLite, here and in no other file of the program.
#include "sqlite/sqlite.h"

#include <sqlite3.h>

namespace gongbao::sqlite {

namespace {

constexpr int steps_between_looks = 1000;
constexpr int busy_milliseconds = 5000;

struct Close {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};

// A null pointer would bind NULL, and an empty text or no bytes are something else.
const char* there(std::string_view text) { return text.empty() ? "" : text.data(); }
const void* there(ByteView bytes) { return bytes.empty() ? static_cast<const void*>("") : bytes.data(); }

std::unexpected<Problem> said_by(sqlite3* db, std::string_view owner, const std::string& path) {
  const auto named = [owner](const char* what) { return std::string(owner) + what; };
  if (db == nullptr) return problem(named(".io_failed"), "", "cannot be opened", path);
  switch (sqlite3_errcode(db) & 0xff) {
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      return problem(named(".damaged"), "", "not a database, or a damaged or shortened one", path);
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      return problem(named(".busy"), "", "another process holds it", path);
    case SQLITE_INTERRUPT:
      return problem(named(".too_much"), "", "the query looks at too many rows", path);
    default:
      return problem(named(".io_failed"), "", sqlite3_errmsg(db), path);
  }
}

}  // namespace

// In one place, however the Database is moved about.
struct Database::Parts {
  std::string path;
  std::string_view owner;
  std::unique_ptr<sqlite3, Close> db;
  std::map<std::string_view, std::unique_ptr<sqlite3_stmt, Finalize>> kept;  // gone before db
  std::uint64_t steps_left = 0;
};

std::unexpected<Problem> Database::failed(const Parts& parts) {
  return said_by(parts.db.get(), parts.owner, parts.path);
}

// --- statements ------------------------------------------------------------------------------------------------------

void Statement::Release::operator()(sqlite3_stmt* statement) const {
  if (!kept) {
    sqlite3_finalize(statement);
    return;
  }
  sqlite3_reset(statement);
  sqlite3_clear_bindings(statement);
}

Statement& Statement::bind(int place, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), place, value);
  return *this;
}
Statement& Statement::bind(int place, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), place, there(text), text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind(int place, ByteView bytes) {
  sqlite3_bind_blob64(statement_.get(), place, there(bytes), bytes.size(), SQLITE_TRANSIENT);
  return *this;
}
Statement& Statement::bind_borrowed(int place, std::string_view text) {
  sqlite3_bind_text64(statement_.get(), place, there(text), text.size(), SQLITE_STATIC, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind_borrowed(int place, ByteView bytes) {
  sqlite3_bind_blob64(statement_.get(), place, there(bytes), bytes.size(), SQLITE_STATIC);
  return *this;
}
Statement& Statement::bind_null(int place) {
  sqlite3_bind_null(statement_.get(), place);
  return *this;
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(statement_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) {
    reset();
    return false;
  }
  auto problem = Database::failed(*static_cast<const Database::Parts*>(of_));
  reset();
  return problem;
}

Result<void> Statement::run() {
  while (true) {
    const Result<bool> row = step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
  }
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

Statement::Type Statement::type(int column) const {
  switch (sqlite3_column_type(statement_.get(), column)) {
    case SQLITE_INTEGER:
      return Type::integer;
    case SQLITE_TEXT:
      return Type::text;
    case SQLITE_BLOB:
      return Type::bytes;
    default:
      return Type::null;
  }
}
std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
std::string Statement::text(int column) const {
  const ByteView of = bytes(column);
  return {reinterpret_cast<const char*>(of.data()), of.size()};
}
ByteView Statement::bytes(int column) const {
  return {static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column)),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}
int Statement::columns() const { return sqlite3_column_count(statement_.get()); }

// --- the database ----------------------------------------------------------------------------------------------------

Database::Database(std::unique_ptr<Parts> parts) : parts_(std::move(parts)) {}
Database::Database(Database&&) noexcept = default;
Database& Database::operator=(Database&&) noexcept = default;
Database::~Database() = default;

Result<Database> Database::open(const std::string& path, std::string_view owner, Mode mode) {
  const int flags = mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  auto parts = std::make_unique<Parts>();
  parts->path = path;
  parts->owner = owner;
  parts->db.reset(raw);
  if (opened != SQLITE_OK) return failed(*parts);
  sqlite3_busy_timeout(raw, busy_milliseconds);
  Database database(std::move(parts));
  if (mode != Mode::lasting) return database;
  auto set = database.run(
      "PRAGMA journal_mode = WAL; PRAGMA secure_delete = ON; PRAGMA synchronous = FULL; PRAGMA temp_store = MEMORY; "
      "PRAGMA foreign_keys = ON");
  if (!set) return std::unexpected(set.error());
  return database;
}

const std::string& Database::path() const { return parts_->path; }
std::int64_t Database::changes() const { return sqlite3_changes64(parts_->db.get()); }
std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(parts_->db.get()); }
bool Database::in_transaction() const { return sqlite3_get_autocommit(parts_->db.get()) == 0; }

Result<Statement> Database::prepare(std::string_view sql) const {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v3(parts_->db.get(), sql.data(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT, &raw,
                         nullptr) != SQLITE_OK) {
    return failed(*parts_);
  }
  return Statement(raw, parts_.get(), false);
}

Result<Statement> Database::prepare_once(std::string_view sql) const {
  auto& kept = parts_->kept[sql];
  if (kept == nullptr) {
    auto fresh = prepare(sql);
    if (!fresh) return fresh;
    kept.reset(fresh->statement_.release());
  }
  return Statement(kept.get(), parts_.get(), true);
}

Result<void> Database::run(const std::string& sql) const {
  if (sqlite3_exec(parts_->db.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failed(*parts_);
  return {};
}

Result<std::int64_t> Database::integer(std::string_view sql) const {
  auto statement = prepare(sql);
  if (!statement) return std::unexpected(statement.error());
  const auto row = statement->step();
  if (!row) return std::unexpected(row.error());
  return *row ? statement->integer(0) : 0;
}

void Database::allow_steps(std::uint64_t steps) {
  parts_->steps_left = steps;
  const auto look = [](void* at) {
    auto& left = static_cast<Parts*>(at)->steps_left;
    if (left < steps_between_looks) return 1;
    left -= steps_between_looks;
    return 0;
  };
  sqlite3_progress_handler(parts_->db.get(), steps == 0 ? 0 : steps_between_looks, look, parts_.get());
}

Result<void> Database::forget_old_pages() const {
  const auto busy = integer("PRAGMA wal_checkpoint(TRUNCATE)");
  if (!busy) return std::unexpected(busy.error());
  if (*busy == 0) return {};
  return problem(std::string(parts_->owner) + ".busy", "", "another process still reads earlier pages", path());
}

Result<void> Database::copy_to(const std::string& path) const {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open(path.c_str(), &raw);
  const std::unique_ptr<sqlite3, Close> copy(raw);
  const auto broken = [&] { return said_by(raw, parts_->owner, path); };
  if (opened != SQLITE_OK) return broken();
  sqlite3_backup* backup = sqlite3_backup_init(raw, "main", parts_->db.get(), "main");
  if (backup == nullptr) return broken();
  const int stepped = sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) != SQLITE_OK || stepped != SQLITE_DONE) return broken();
  return {};
}

// --- transactions ----------------------------------------------------------------------------------------------------

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

}  // namespace gongbao::sqlite
