// Turns SQLite's result codes into Problems.
#include "views/sqlite.h"

namespace gongbao::views {

namespace {

constexpr int steps_between_looks = 1000;
constexpr int busy_milliseconds = 10000;

std::unexpected<Problem> failed(sqlite3* db) {
  const int code = db == nullptr ? SQLITE_CANTOPEN : sqlite3_errcode(db) & 0xff;
  const std::string said = db == nullptr ? "cannot be opened" : sqlite3_errmsg(db);
  if (code == SQLITE_CORRUPT || code == SQLITE_NOTADB) return problem("views.damaged", "", said);
  if (code == SQLITE_INTERRUPT) return problem("views.too_much", "", "the query looks at too many rows");
  return problem("views.io_failed", "", said);
}

}  // namespace

void Statement::bind(int place, const Value& value) {
  sqlite3_stmt* to = raw_.get();
  if (const auto* number = std::get_if<std::int64_t>(&value)) {
    sqlite3_bind_int64(to, place, *number);
  } else if (const auto* text = std::get_if<std::string>(&value)) {
    sqlite3_bind_text(to, place, text->data(), static_cast<int>(text->size()), SQLITE_STATIC);
  } else if (const auto* bytes = std::get_if<Bytes>(&value)) {
    // A pointer of nothing would bind NULL.
    const void* from = bytes->empty() ? static_cast<const void*>("") : bytes->data();
    sqlite3_bind_blob(to, place, from, static_cast<int>(bytes->size()), SQLITE_STATIC);
  } else {
    sqlite3_bind_null(to, place);
  }
}

void Statement::bind_all(std::span<const Value> values) {
  int place = 0;
  for (const Value& value : values) bind(++place, value);
}

Result<bool> Statement::step() {
  const int code = sqlite3_step(raw_.get());
  if (code == SQLITE_ROW) return true;
  if (code == SQLITE_DONE) return false;
  return failed(sqlite3_db_handle(raw_.get()));
}

Result<void> Statement::run() {
  auto stepped = step();
  while (stepped && *stepped) stepped = step();
  reset();
  if (!stepped) return std::unexpected(stepped.error());
  return {};
}

void Statement::reset() { sqlite3_reset(raw_.get()); }

Value Statement::value(int column) const {
  sqlite3_stmt* row = raw_.get();
  switch (sqlite3_column_type(row, column)) {
    case SQLITE_INTEGER:
      return sqlite3_column_int64(row, column);
    case SQLITE_TEXT: {
      const auto* text = reinterpret_cast<const char*>(sqlite3_column_text(row, column));
      return std::string(text, static_cast<std::size_t>(sqlite3_column_bytes(row, column)));
    }
    case SQLITE_BLOB: {
      const auto* bytes = static_cast<const std::uint8_t*>(sqlite3_column_blob(row, column));
      return Bytes(bytes, bytes + sqlite3_column_bytes(row, column));
    }
    default:
      return {};
  }
}

Result<Database> Database::open(const std::string& path, Mode mode) {
  Database db;
  db.path_ = path;
  db.budget_ = std::make_unique<Budget>();
  sqlite3* raw = nullptr;
  const int flags = mode == Mode::read ? SQLITE_OPEN_READONLY : SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
  const int code = sqlite3_open_v2(path.c_str(), &raw, flags | SQLITE_OPEN_NOMUTEX, nullptr);
  db.raw_.reset(raw);
  if (code != SQLITE_OK) return failed(raw);
  sqlite3_busy_timeout(raw, busy_milliseconds);
  return db;
}

Result<void> Database::run(const std::string& sql) {
  if (sqlite3_exec(raw_.get(), sql.c_str(), nullptr, nullptr, nullptr) != SQLITE_OK) return failed(raw_.get());
  return {};
}

Result<Statement> Database::prepare(const std::string& sql) {
  sqlite3_stmt* raw = nullptr;
  const int code = sqlite3_prepare_v3(raw_.get(), sql.c_str(), static_cast<int>(sql.size()), SQLITE_PREPARE_PERSISTENT,
                                      &raw, nullptr);
  if (code != SQLITE_OK) return failed(raw_.get());
  return Statement(raw);
}

void Database::allow_steps(std::uint64_t steps) {
  budget_->steps = steps;
  const auto look = [](void* at) {
    auto& left = static_cast<Budget*>(at)->steps;
    if (left < steps_between_looks) return 1;
    left -= steps_between_looks;
    return 0;
  };
  sqlite3_progress_handler(raw_.get(), steps == 0 ? 0 : steps_between_looks, look, budget_.get());
}

}  // namespace gongbao::views
