// The C interface of SQLite, here and in no other file that uses this room.
#include "sqlite/sqlite.h"

#include <sqlite3.h>

namespace gongbao::sqlite {

namespace {

std::unexpected<Problem> failed(sqlite3* db, const std::string& path) {
  return problem("sqlite.io_failed", "", db == nullptr ? "cannot be opened" : sqlite3_errmsg(db), path);
}

}  // namespace

void Statement::Finalize::operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
void Database::Close::operator()(sqlite3* db) const { sqlite3_close_v2(db); }

Statement& Statement::bind(int place, std::int64_t value) {
  sqlite3_bind_int64(statement_.get(), place, value);
  return *this;
}
Statement& Statement::bind(int place, std::string_view text) {
  // An empty text, where the data pointer may be null, is not NULL.
  const char* data = text.empty() ? "" : text.data();
  sqlite3_bind_text64(statement_.get(), place, data, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8);
  return *this;
}
Statement& Statement::bind(int place, ByteView bytes) {
  const void* data = bytes.empty() ? "" : static_cast<const void*>(bytes.data());
  sqlite3_bind_blob64(statement_.get(), place, data, bytes.size(), SQLITE_TRANSIENT);
  return *this;
}
Statement& Statement::bind_null(int place) {
  sqlite3_bind_null(statement_.get(), place);
  return *this;
}

Result<bool> Statement::step() {
  switch (sqlite3_step(statement_.get())) {
    case SQLITE_ROW:
      return true;
    case SQLITE_DONE:
      reset();
      return false;
    default: {
      auto problem = failed(db_, *path_);
      reset();
      return problem;
    }
  }
}

Result<void> Statement::run() {
  while (true) {
    const Result<bool> row = step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
  }
}

void Statement::reset() { sqlite3_reset(statement_.get()); }

std::int64_t Statement::integer(int column) const { return sqlite3_column_int64(statement_.get(), column); }
std::string Statement::text(int column) const {
  const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(statement_.get(), column));
  return text == nullptr ? std::string{}
                         : std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column)));
}
ByteView Statement::bytes(int column) const {
  return {static_cast<const std::uint8_t*>(sqlite3_column_blob(statement_.get(), column)),
          static_cast<std::size_t>(sqlite3_column_bytes(statement_.get(), column))};
}
bool Statement::is_null(int column) const { return sqlite3_column_type(statement_.get(), column) == SQLITE_NULL; }

Result<Database> Database::open(const std::string& path, Mode mode) {
  Database database;
  database.path_ = std::make_shared<const std::string>(path);
  const int flags = mode == Mode::read_only ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  database.db_.reset(raw);
  if (opened != SQLITE_OK) return failed(raw, path);
  if (auto set = database.run("PRAGMA busy_timeout = 5000; PRAGMA foreign_keys = ON"); !set) {
    return std::unexpected(set.error());
  }
  if (mode == Mode::read_only) return database;
  if (auto set = database.run("PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL");
      !set) {
    return std::unexpected(set.error());
  }
  return database;
}

Result<Statement> Database::prepare(std::string_view sql) {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(db_.get(), sql.data(), static_cast<int>(sql.size()), &raw, nullptr) != SQLITE_OK) {
    return failed(db_.get(), *path_);
  }
  return Statement(db_.get(), raw, path_.get());
}

Result<void> Database::run(const char* sql) {
  if (sqlite3_exec(db_.get(), sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failed(db_.get(), *path_);
  return {};
}

std::int64_t Database::changes() const { return sqlite3_changes64(db_.get()); }

std::int64_t Database::last_row() const { return sqlite3_last_insert_rowid(db_.get()); }

Result<int> Database::format() {
  auto version = prepare("PRAGMA user_version");
  if (!version) return std::unexpected(version.error());
  if (const auto row = version->step(); !row) return std::unexpected(row.error());
  return static_cast<int>(version->integer(0));
}

Result<void> Database::copy_to(const std::string& path) const {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open(path.c_str(), &raw);
  const std::unique_ptr<sqlite3, Close> copy(raw);
  if (opened != SQLITE_OK) return failed(raw, path);
  sqlite3_backup* backup = sqlite3_backup_init(raw, "main", db_.get(), "main");
  if (backup == nullptr) return failed(raw, path);
  const int stepped = sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) != SQLITE_OK || stepped != SQLITE_DONE) return failed(raw, path);
  return {};
}

}  // namespace gongbao::sqlite
