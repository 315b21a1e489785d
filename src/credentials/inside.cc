// The record, and small things of all parts.
#include "credentials/inside.h"

#include <algorithm>

#include "base/hash.h"

namespace gongbao::credentials {

std::string Inside::random_text() {
  Hash32 bytes{};
  random(bytes);
  return to_hex(bytes);
}

Result<void> Inside::note(std::string_view kind, AccountNo account, std::string_view network, std::int64_t now,
                          AccountNo by) {
  auto put = db.prepare("INSERT INTO events VALUES (NULL, ?, ?, ?, ?, ?)");
  if (!put) return std::unexpected(put.error());
  return put->bind(1, now).bind(2, kind).bind(3, account).bind(4, network).bind(5, by).run();
}

Result<std::vector<SecurityEvent>> Inside::events_after(std::int64_t id, std::size_t most) {
  auto get = db.prepare("SELECT id, at, kind, account, network, done_by FROM events WHERE id > ? ORDER BY id LIMIT ?");
  if (!get) return std::unexpected(get.error());
  get->bind(1, id).bind(2, static_cast<std::int64_t>(most));
  std::vector<SecurityEvent> all;
  while (true) {
    const auto row = get->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return all;
    all.push_back({get->integer(0), get->integer(1), get->text(2), get->number(3), get->text(4), get->number(5)});
  }
}

Result<void> Inside::run(std::string_view sql, std::int64_t value) {
  auto statement = db.prepare(sql);
  if (!statement) return std::unexpected(statement.error());
  return statement->bind(1, value).run();
}

std::optional<Hash32> hash_at(const Statement& row, int column) {
  Hash32 hash{};
  if (row.bytes(column).size() != hash.size()) return std::nullopt;
  std::ranges::copy(row.bytes(column), hash.begin());
  return hash;
}

}  // namespace gongbao::credentials
