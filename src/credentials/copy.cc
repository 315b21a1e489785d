// The credentials as they are into another file, and beside a journal that ends earlier. Nothing is opened, so no key
// is asked for.
#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <filesystem>

#include "credentials/credentials.h"
#include "sqlite/sqlite.h"

namespace gongbao::credentials {

namespace fs = std::filesystem;

namespace {

// Nobody else's to read before the first byte is in it.
bool create_for_oneself(const std::string& path) {
  const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0600);
  return file >= 0 && ::close(file) == 0;
}

// A table that is not there yet has no rows.
Result<std::uint64_t> change_table(sqlite::Database& db, std::string_view table, const std::string& sql,
                                   std::uint64_t number) {
  auto known = db.prepare("SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = ?");
  if (!known) return std::unexpected(known.error());
  const auto row = known->bind(1, table).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return 0;
  auto change = db.prepare(sql);
  if (!change) return std::unexpected(change.error());
  if (auto done = change->bind(1, number).run(); !done) return std::unexpected(done.error());
  return static_cast<std::uint64_t>(db.changes());
}

}  // namespace

Result<std::uint64_t> copy_credentials(const std::string& from, const std::string& to) {
  const auto db = sqlite::Database::open(from);
  if (!db) return std::unexpected(db.error());
  const std::string beside = to + ".part";
  std::error_code failed;
  fs::remove(beside, failed);
  if (!create_for_oneself(beside)) return problem("sqlite.io_failed", "", std::strerror(errno), beside);
  if (auto done = db->copy_to(beside); !done) return std::unexpected(done.error());
  {
    auto copy = sqlite::Database::open(beside);
    if (!copy) return std::unexpected(copy.error());
    // Who was signed out since must not be in again.
    if (auto done = copy->run("DELETE FROM sessions; PRAGMA wal_checkpoint(TRUNCATE)"); !done) {
      return std::unexpected(done.error());
    }
    auto check = copy->prepare("PRAGMA integrity_check");
    if (!check) return std::unexpected(check.error());
    const auto row = check->step();
    if (!row) return std::unexpected(row.error());
    if (check->text(0) != "ok") return problem("credentials.damaged", "", check->text(0), from);
  }
  fs::rename(beside, to, failed);
  if (failed) return problem("sqlite.io_failed", "", failed.message(), to);
  return fs::file_size(to, failed);
}

Result<std::uint64_t> forget_beyond(const std::string& path, std::uint64_t last_entry) {
  std::error_code failed;
  if (!fs::exists(path, failed)) return 0;
  auto db = sqlite::Database::open(path);
  if (!db) return std::unexpected(db.error());
  constexpr std::pair<const char*, const char*> numbers[] = {
      {"passwords", "account"}, {"second_factors", "account"},  {"sessions", "account"},     {"devices", "account"},
      {"failures", "account"},  {"password_resets", "account"}, {"keys", "account"},         {"keys", "key"},
      {"webhooks", "account"},  {"webhooks", "number"},         {"webhook_lanes", "number"},
  };
  std::uint64_t gone = 0;
  const auto done = db->transaction([&]() -> Result<void> {
    for (const auto& [table, column] : numbers) {
      const std::string drop = "DELETE FROM " + std::string(table) + " WHERE " + column + " > ?";
      const auto dropped = change_table(*db, table, drop, last_entry);
      if (!dropped) return std::unexpected(dropped.error());
      gone += *dropped;
    }
    // Events behind the last entry will be others.
    for (const char* table : {"webhooks", "webhook_lanes"}) {
      const std::string back = "UPDATE " + std::string(table) + " SET after = ?1 WHERE after > ?1";
      const auto moved = change_table(*db, table, back, last_entry);
      if (!moved) return std::unexpected(moved.error());
    }
    return {};
  });
  if (!done) return std::unexpected(done.error());
  return gone;
}

}  // namespace gongbao::credentials
