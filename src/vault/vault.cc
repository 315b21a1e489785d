// One SQLite file, one table per kind.
#include "vault/vault.h"

#include <sqlite3.h>

#include "base/hash.h"

namespace gongbao::vault {

namespace {

constexpr int format = 1;
constexpr const char* schema = R"sql(
CREATE TABLE IF NOT EXISTS vault_key (only INTEGER PRIMARY KEY CHECK (only = 1), key BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS persons (
  token BLOB PRIMARY KEY, name TEXT NOT NULL, phone TEXT NOT NULL, resident_id TEXT NOT NULL) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS texts (hash BLOB PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;
PRAGMA user_version = 1;
)sql";

struct CloseDatabase {
  void operator()(sqlite3* db) const { sqlite3_close_v2(db); }
};
using Database = std::unique_ptr<sqlite3, CloseDatabase>;
struct Finalize {
  void operator()(sqlite3_stmt* statement) const { sqlite3_finalize(statement); }
};
using Statement = std::unique_ptr<sqlite3_stmt, Finalize>;

std::unexpected<Problem> failed(sqlite3* db, const std::string& path) {
  return problem("vault.io_failed", "", db == nullptr ? "cannot be opened" : sqlite3_errmsg(db), path);
}

Result<void> run(sqlite3* db, const char* sql, const std::string& path) {
  if (sqlite3_exec(db, sql, nullptr, nullptr, nullptr) != SQLITE_OK) return failed(db, path);
  return {};
}

ByteView blob_at(sqlite3_stmt* row, int column) {
  return {static_cast<const std::uint8_t*>(sqlite3_column_blob(row, column)),
          static_cast<std::size_t>(sqlite3_column_bytes(row, column))};
}

std::string text_at(sqlite3_stmt* row, int column) {
  return {reinterpret_cast<const char*>(sqlite3_column_text(row, column)),
          static_cast<std::size_t>(sqlite3_column_bytes(row, column))};
}

class SqliteVault final : public Vault {
 public:
  SqliteVault(Database db, std::string path) : db_(std::move(db)), path_(std::move(path)) {}

  Result<void> prepare(const Hash32& new_key);
  Result<PersonToken> keep(const Person& person) override;
  Result<SealedText> seal(std::string_view text) override;
  Result<std::optional<Person>> find(const PersonToken& token) const override;
  Result<std::optional<std::string>> open_text(const SealedText& sealed) const override;
  Result<void> copy_to(const std::string& path) const override;

 private:
  Result<Statement> statement(const char* sql) const;
  void bind(const Statement& to, int place, ByteView bytes) const {
    sqlite3_bind_blob(to.get(), place, bytes.data(), static_cast<int>(bytes.size()), SQLITE_TRANSIENT);
  }
  void bind(const Statement& to, int place, std::string_view text) const {
    sqlite3_bind_text(to.get(), place, text.data(), static_cast<int>(text.size()), SQLITE_TRANSIENT);
  }
  // True: a row; false: done.
  Result<bool> step(const Statement& statement) const {
    const int code = sqlite3_step(statement.get());
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return failed(db_.get(), path_);
  }
  Hash32 keyed(std::string_view kind, ByteView what) const {
    Bytes message;
    ByteWriter out(message);
    out.text(kind);
    out.blob(what);
    return hmac_sm3(key_, message);
  }

  Database db_;
  std::string path_;
  Hash32 key_{};
};

Result<Statement> SqliteVault::statement(const char* sql) const {
  sqlite3_stmt* raw = nullptr;
  if (sqlite3_prepare_v2(db_.get(), sql, -1, &raw, nullptr) != SQLITE_OK) return failed(db_.get(), path_);
  return Statement(raw);
}

Result<void> SqliteVault::prepare(const Hash32& new_key) {
  for (const char* setting : {"PRAGMA secure_delete = ON", "PRAGMA journal_mode = WAL", "PRAGMA synchronous = FULL",
                              "PRAGMA busy_timeout = 5000"}) {
    if (auto set = run(db_.get(), setting, path_); !set) return set;
  }
  auto version = statement("PRAGMA user_version");
  if (!version) return std::unexpected(version.error());
  const auto row = step(*version);
  if (!row) return std::unexpected(row.error());
  if (sqlite3_column_int(version->get(), 0) > format) {
    return problem("vault.newer_format", "", "written by a newer program", path_);
  }
  version->reset();
  if (auto made = run(db_.get(), schema, path_); !made) return made;

  auto put = statement("INSERT OR IGNORE INTO vault_key VALUES (1, ?)");
  if (!put) return std::unexpected(put.error());
  bind(*put, 1, ByteView(new_key));
  if (const auto done = step(*put); !done) return std::unexpected(done.error());
  auto get = statement("SELECT key FROM vault_key");
  if (!get) return std::unexpected(get.error());
  const auto found = step(*get);
  if (!found) return std::unexpected(found.error());
  if (!*found || blob_at(get->get(), 0).size() != key_.size()) {
    return problem("vault.unreadable", "", "the vault has no key", path_);
  }
  std::ranges::copy(blob_at(get->get(), 0), key_.begin());
  return {};
}

Result<PersonToken> SqliteVault::keep(const Person& person) {
  if (person == Person{}) return PersonToken{};
  Bytes identity;
  ByteWriter out(identity);
  out.text(person.resident_id);
  if (person.resident_id.empty()) {
    out.text(person.name);
    out.text(person.phone);
  }
  const Hash32 hash = keyed("person", identity);
  PersonToken token;
  std::copy_n(hash.begin(), token.token.size(), token.token.begin());

  auto put = statement(
      "INSERT INTO persons VALUES (?1, ?2, ?3, ?4) ON CONFLICT (token) DO UPDATE SET "
      "name = iif(?2 = '', name, ?2), phone = iif(?3 = '', phone, ?3) "
      "WHERE (?2 <> '' AND name <> ?2) OR (?3 <> '' AND phone <> ?3)");
  if (!put) return std::unexpected(put.error());
  bind(*put, 1, ByteView(token.token));
  bind(*put, 2, person.name);
  bind(*put, 3, person.phone);
  bind(*put, 4, person.resident_id);
  if (const auto done = step(*put); !done) return std::unexpected(done.error());
  return token;
}

Result<SealedText> SqliteVault::seal(std::string_view text) {
  if (text.empty()) return SealedText{};
  const SealedText sealed{keyed("text", as_bytes(text))};
  auto put = statement("INSERT OR IGNORE INTO texts VALUES (?, ?)");
  if (!put) return std::unexpected(put.error());
  bind(*put, 1, ByteView(sealed.hash));
  bind(*put, 2, text);
  if (const auto done = step(*put); !done) return std::unexpected(done.error());
  return sealed;
}

Result<std::optional<Person>> SqliteVault::find(const PersonToken& token) const {
  auto get = statement("SELECT name, phone, resident_id FROM persons WHERE token = ?");
  if (!get) return std::unexpected(get.error());
  bind(*get, 1, ByteView(token.token));
  const auto row = step(*get);
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::optional<Person>{};
  return std::optional(Person{text_at(get->get(), 0), text_at(get->get(), 1), text_at(get->get(), 2)});
}

Result<std::optional<std::string>> SqliteVault::open_text(const SealedText& sealed) const {
  auto get = statement("SELECT value FROM texts WHERE hash = ?");
  if (!get) return std::unexpected(get.error());
  bind(*get, 1, ByteView(sealed.hash));
  const auto row = step(*get);
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::optional<std::string>{};
  return std::optional(text_at(get->get(), 0));
}

Result<void> SqliteVault::copy_to(const std::string& path) const {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open(path.c_str(), &raw);
  const Database copy(raw);
  if (opened != SQLITE_OK) return failed(raw, path);
  sqlite3_backup* backup = sqlite3_backup_init(raw, "main", db_.get(), "main");
  if (backup == nullptr) return failed(raw, path);
  sqlite3_backup_step(backup, -1);
  if (sqlite3_backup_finish(backup) != SQLITE_OK) return failed(raw, path);
  return {};
}

}  // namespace

Result<std::unique_ptr<Vault>> Vault::open(const std::string& path, const Hash32& new_key) {
  sqlite3* raw = nullptr;
  const int opened = sqlite3_open(path.c_str(), &raw);
  Database db(raw);
  if (opened != SQLITE_OK) return failed(raw, path);
  auto vault = std::make_unique<SqliteVault>(std::move(db), path);
  if (auto prepared = vault->prepare(new_key); !prepared) return std::unexpected(prepared.error());
  return vault;
}

}  // namespace gongbao::vault
