// A table and its image in memory.
#include "credentials/sessions.h"

#include <algorithm>

#include "base/hash.h"

namespace gongbao::credentials {

template <class Which>
void Sessions::forget(Which&& which) {
  const std::lock_guard lock(memory_mutex_);
  for (auto it = sessions_.begin(); it != sessions_.end();) {
    if (!which(it->second)) {
      ++it;
      continue;
    }
    by_id_.erase(it->second.id);
    it = sessions_.erase(it);
  }
}

bool Sessions::lasts(const Session& session, std::int64_t now) const {
  return now < session.ends_micros && now - session.seen_micros <= inside_.limits.idle_micros;
}

Result<void> Sessions::load() {
  auto get = inside_.db.prepare(
      "SELECT id, account, begun, seen, ends, second_factor, must_change, agent, network, token_hash FROM sessions");
  if (!get) return std::unexpected(get.error());
  while (true) {
    const auto row = get->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    const auto hash = hash_at(*get, 9);
    if (!hash) continue;
    const Session session{get->integer(0),      get->number(1),       get->integer(2), get->integer(3), get->integer(4),
                          get->integer(5) != 0, get->integer(6) != 0, get->text(7),    get->text(8)};
    by_id_.emplace(session.id, *hash);
    sessions_.emplace(*hash, session);
  }
}

Result<Sessions::Begun> Sessions::begin(const Session& session, std::string_view token) {
  Begun begun{sha256(as_bytes(token)), session};
  auto put = inside_.db.prepare("INSERT INTO sessions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
  if (!put) return std::unexpected(put.error());
  put->bind(1, ByteView(begun.token_hash)).bind(2, session.account).bind(3, session.begun_micros);
  put->bind(4, session.seen_micros).bind(5, session.ends_micros);
  put->bind(6, std::int64_t{session.second_factor ? 1 : 0}).bind(7, std::int64_t{session.must_change_password ? 1 : 0});
  put->bind(8, std::string_view(session.agent)).bind(9, std::string_view(session.network));
  if (auto done = put->run(); !done) return std::unexpected(done.error());
  begun.session.id = inside_.db.last_row();
  return begun;
}

Result<bool> Sessions::end(AccountNo account, std::int64_t id) {
  auto drop = inside_.db.prepare("DELETE FROM sessions WHERE id = ? AND account = ?");
  if (!drop) return std::unexpected(drop.error());
  if (auto done = drop->bind(1, id).bind(2, account).run(); !done) return std::unexpected(done.error());
  if (inside_.db.changes() == 0) return false;
  forget([id](const Session& each) { return each.id == id; });
  return true;
}

Result<void> Sessions::end_all(AccountNo account, std::int64_t but) {
  auto drop = inside_.db.prepare("DELETE FROM sessions WHERE account = ? AND id <> ?");
  if (!drop) return std::unexpected(drop.error());
  forget([account, but](const Session& each) { return each.account == account && each.id != but; });
  return drop->bind(1, account).bind(2, but).run();
}

Result<void> Sessions::tidy(std::int64_t now) {
  forget([&](const Session& each) { return !lasts(each, now); });
  std::map<Hash32, Session> left;
  {
    const std::lock_guard memory(memory_mutex_);
    left = sessions_;
  }
  auto seen = inside_.db.prepare("UPDATE sessions SET seen = ?2 WHERE token_hash = ?1 AND seen <> ?2");
  if (!seen) return std::unexpected(seen.error());
  for (const auto& [hash, each] : left) {
    if (auto done = seen->bind(1, ByteView(hash)).bind(2, each.seen_micros).run(); !done) return done;
  }
  if (auto done = inside_.run("DELETE FROM sessions WHERE ends <= ?", now); !done) return done;
  return inside_.run("DELETE FROM sessions WHERE seen < ?", now - inside_.limits.idle_micros);
}

void Sessions::let_in(const Begun& begun) {
  const std::lock_guard lock(memory_mutex_);
  by_id_[begun.session.id] = begun.token_hash;
  sessions_[begun.token_hash] = begun.session;
}

std::optional<Session> Sessions::find(std::string_view token, std::int64_t now) {
  const Hash32 hash = sha256(as_bytes(token));
  const std::lock_guard lock(memory_mutex_);
  const auto it = sessions_.find(hash);
  if (it == sessions_.end() || !lasts(it->second, now)) return std::nullopt;
  it->second.seen_micros = std::max(it->second.seen_micros, now);
  return it->second;
}

bool Sessions::alive(std::int64_t id, std::int64_t now) {
  const std::lock_guard lock(memory_mutex_);
  const auto hash = by_id_.find(id);
  if (hash == by_id_.end()) return false;
  const auto it = sessions_.find(hash->second);
  return it != sessions_.end() && lasts(it->second, now);
}

std::vector<Session> Sessions::of(AccountNo account, std::int64_t now) {
  const std::lock_guard lock(memory_mutex_);
  std::vector<Session> all;
  for (const auto& [hash, each] : sessions_) {
    if (each.account == account && lasts(each, now)) all.push_back(each);
  }
  std::ranges::sort(all, {}, &Session::id);
  return all;
}

}  // namespace gongbao::credentials
