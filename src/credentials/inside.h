// What the parts of the credentials share: one file, one lock, one source of randomness, and the record of what
// happened.
#pragma once

#include <mutex>

#include "credentials/credentials.h"
#include "sqlite/sqlite.h"

namespace gongbao::credentials {

using sqlite::Database;
using sqlite::Statement;

struct Inside {
  Database db;
  const Box& box;
  Credentials::Random random;
  Limits limits;
  std::mutex mutex = {};  // of the file; every part is called with it held, but for what it has in memory

  // 256 random bits in hex.
  std::string random_text();
  // One line of the record. by: see SecurityEvent.
  Result<void> note(std::string_view kind, AccountNo account, std::string_view network, std::int64_t now,
                    AccountNo by = 0);
  Result<std::vector<SecurityEvent>> events_after(std::int64_t id, std::size_t most);
  // Runs a statement that binds nothing but that number.
  Result<void> run(std::string_view sql, std::int64_t value);
};

std::optional<Hash32> hash_at(const Statement& row, int column);

}  // namespace gongbao::credentials
