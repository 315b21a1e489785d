// Counters that fade, and the browsers that have one of their own.
#include "credentials/failures.h"

#include <algorithm>

#include "base/hash.h"

namespace gongbao::credentials {

Result<Place> Failures::place_of(AccountNo account, const Visitor& visitor, std::int64_t now) {
  if (!visitor.device_token.empty()) {
    const Hash32 hash = sha256(as_bytes(visitor.device_token));
    auto get = inside_.db.prepare("SELECT 1 FROM devices WHERE token_hash = ? AND account = ? AND since >= ?");
    if (!get) return std::unexpected(get.error());
    get->bind(1, ByteView(hash)).bind(2, account).bind(3, now - inside_.limits.device_micros);
    const auto row = get->step();
    if (!row) return std::unexpected(row.error());
    if (*row) return Place{"device " + to_hex(hash), true};
  }
  // Unknown accounts share the number 0: there the typed login counts.
  const std::string claim = account == 0 ? " as " + to_hex(sha256(as_bytes(visitor.claims))) : "";
  return Place{"network " + visitor.network + claim, false};
}

Result<std::int64_t> Failures::waits(AccountNo account, std::string_view place, std::int64_t now, int most) {
  auto get = inside_.db.prepare("SELECT count, last FROM failures WHERE account = ? AND place = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, account).bind(2, place).step();
  if (!row) return std::unexpected(row.error());
  if (!*row || get->integer(0) < most) return std::int64_t{0};
  return std::max<std::int64_t>(0, get->integer(1) + inside_.limits.failure_memory_micros - now);
}

Result<void> Failures::count(AccountNo account, std::string_view place, std::int64_t now) {
  auto put = inside_.db.prepare(
      "INSERT INTO failures VALUES (?1, ?2, 1, ?3) ON CONFLICT (account, place) DO UPDATE SET "
      "count = iif(last < ?3 - ?4, 1, count + 1), last = ?3");
  if (!put) return std::unexpected(put.error());
  return put->bind(1, account).bind(2, place).bind(3, now).bind(4, inside_.limits.failure_memory_micros).run();
}

Result<void> Failures::forget(AccountNo account, std::string_view place) {
  auto drop = inside_.db.prepare("DELETE FROM failures WHERE account = ? AND place = ?");
  if (!drop) return std::unexpected(drop.error());
  return drop->bind(1, account).bind(2, place).run();
}

Result<void> Failures::note_waiting(AccountNo account, std::string_view place, std::string_view network,
                                    std::int64_t now) {
  constexpr std::size_t most_noted = 10'000;
  std::erase_if(noted_waiting_, [&](const auto& each) { return each.second <= now; });
  if (noted_waiting_.size() >= most_noted) return {};
  const std::int64_t until = now + inside_.limits.failure_memory_micros;
  const auto [it, fresh] = noted_waiting_.try_emplace({account, std::string(place)}, until);
  return fresh ? inside_.note("login_waits", account, network, now) : Result<void>{};
}

Result<std::string> Failures::know_device(AccountNo account, const Place& from, const Visitor& visitor,
                                          std::int64_t now) {
  // One browser may be several people's; but nobody chooses his own token.
  bool ours = from.known_device;
  if (!ours && !visitor.device_token.empty()) {
    const Hash32 hash = sha256(as_bytes(visitor.device_token));
    auto get = inside_.db.prepare("SELECT 1 FROM devices WHERE token_hash = ? AND since >= ?");
    if (!get) return std::unexpected(get.error());
    const auto row = get->bind(1, ByteView(hash)).bind(2, now - inside_.limits.device_micros).step();
    if (!row) return std::unexpected(row.error());
    ours = *row;
  }
  const std::string token = ours ? visitor.device_token : inside_.random_text();
  const Hash32 hash = sha256(as_bytes(token));
  auto put = inside_.db.prepare("INSERT OR REPLACE INTO devices VALUES (?, ?, ?)");
  if (!put) return std::unexpected(put.error());
  if (auto done = put->bind(1, ByteView(hash)).bind(2, account).bind(3, now).run(); !done) {
    return std::unexpected(done.error());
  }
  const std::lock_guard memory(memory_mutex_);
  devices_.insert(hash);
  return token;
}

Result<void> Failures::load_devices() {
  auto get = inside_.db.prepare("SELECT DISTINCT token_hash FROM devices");
  if (!get) return std::unexpected(get.error());
  const std::lock_guard memory(memory_mutex_);
  while (true) {
    const auto row = get->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    if (const auto hash = hash_at(*get, 0)) devices_.insert(*hash);
  }
}

bool Failures::known_device(std::string_view token) const {
  const Hash32 hash = sha256(as_bytes(token));
  const std::lock_guard memory(memory_mutex_);
  return devices_.contains(hash);
}

Result<void> Failures::tidy(std::int64_t now) {
  if (auto done = inside_.run("DELETE FROM failures WHERE last < ?", now - inside_.limits.failure_memory_micros);
      !done) {
    return done;
  }
  return inside_.run("DELETE FROM devices WHERE since < ?", now - inside_.limits.device_micros);
}

}  // namespace gongbao::credentials
