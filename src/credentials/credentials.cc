// One SQLite file. Hashes are worked out before the lock is taken, so that one slow check does not hold up the others.
// Sessions and keys are looked up with every request: they are in memory as well, each change first in the file.
#include "credentials/credentials.h"

#include <algorithm>
#include <mutex>

#include "base/hash.h"
#include "credentials/passwords.h"
#include "sqlite/sqlite.h"

namespace gongbao::credentials {

namespace {

using sqlite::Database;
using sqlite::Statement;

constexpr int file_format = 1;
constexpr const char* schema = R"sql(
CREATE TABLE IF NOT EXISTS passwords (
  account INTEGER PRIMARY KEY, kib INTEGER NOT NULL, passes INTEGER NOT NULL, salt BLOB NOT NULL, hash BLOB NOT NULL,
  one_time_until INTEGER NOT NULL, used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS second_factors (
  account INTEGER PRIMARY KEY, seed BLOB NOT NULL, confirmed INTEGER NOT NULL, last_step INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS sessions (
  id INTEGER PRIMARY KEY AUTOINCREMENT, token_hash BLOB NOT NULL UNIQUE, account INTEGER NOT NULL, begun INTEGER NOT NULL,
  seen INTEGER NOT NULL, ends INTEGER NOT NULL, second_factor INTEGER NOT NULL, must_change INTEGER NOT NULL,
  agent TEXT NOT NULL, network TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS sessions_of ON sessions (account);
CREATE TABLE IF NOT EXISTS devices (token_hash BLOB NOT NULL, account INTEGER NOT NULL, since INTEGER NOT NULL,
  PRIMARY KEY (token_hash, account)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS failures (account INTEGER NOT NULL, place TEXT NOT NULL, count INTEGER NOT NULL,
  last INTEGER NOT NULL, PRIMARY KEY (account, place)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS failures_by_age ON failures (last);
CREATE TABLE IF NOT EXISTS keys (key INTEGER PRIMARY KEY, account INTEGER NOT NULL, hash BLOB NOT NULL);
CREATE INDEX IF NOT EXISTS devices_by_age ON devices (since);
CREATE TABLE IF NOT EXISTS events (id INTEGER PRIMARY KEY AUTOINCREMENT, at INTEGER NOT NULL, kind TEXT NOT NULL,
  account INTEGER NOT NULL, network TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS events_by_time ON events (at);
PRAGMA user_version = 1;
)sql";

constexpr std::size_t longest_agent = 120;
constexpr std::int64_t micros_per_second = 1'000'000;

std::string agent_of(const Visitor& visitor) {
  std::string agent = visitor.agent.substr(0, longest_agent);
  std::erase_if(agent, [](char c) { return c < 0x20 || c > 0x7e; });
  return agent;
}

class SqliteCredentials final : public Credentials {
 public:
  SqliteCredentials(Database db, const Box& box, Random random, Limits limits)
      : db_(std::move(db)), box_(box), random_(std::move(random)), limits_(limits) {
    // What an unknown account's password is compared with.
    nobody_ = hash_password("nobody", limits_.argon_kib, limits_.argon_passes, random_);
  }

  Result<void> prepare() {
    const Result<int> format = db_.format();
    if (!format) return std::unexpected(format.error());
    if (*format > file_format) {
      return problem("credentials.newer_format", "", "written by a newer program", db_.path());
    }
    if (auto made = db_.run(schema); !made) return made;
    if (auto loaded = load_sessions(); !loaded) return loaded;
    return load_keys();
  }

  Result<std::string> new_one_time_password(AccountNo account, std::int64_t now) override {
    const std::string password = one_time_password(random_);
    const PasswordHash hash = hash_password(password, limits_.argon_kib, limits_.argon_passes, random_);
    const std::lock_guard lock(mutex_);
    auto done = db_.transaction([&]() -> Result<void> {
      if (auto put = put_password(account, hash, now + limits_.one_time_password_micros); !put) return put;
      if (auto ended = end_all(account); !ended) return ended;
      return note("one_time_password_set", account, {}, now);
    });
    if (!done) return std::unexpected(done.error());
    return password;
  }

  Result<void> change_password(AccountNo account, std::string_view old, std::string_view fresh, std::int64_t now,
                               const Visitor& visitor) override {
    if (auto why = password_weakness(fresh, limits_, visitor.claims)) {
      return problem("credentials.password_weak", "new_password", *why);
    }
    const Result<bool> right = password_right(account, old, visitor, now);
    if (!right) return std::unexpected(right.error());
    if (!*right) return problem("credentials.password_wrong", "old_password", "this is not the password");
    if (old == fresh) return problem("credentials.password_weak", "new_password", "it is the old one");
    return put_new_password(account, fresh, now);
  }

  Result<void> set_first_password(AccountNo account, std::string_view fresh, std::int64_t now) override {
    {
      const std::lock_guard lock(mutex_);
      const auto known = password_of(account);
      if (!known) return std::unexpected(known.error());
      if (*known) return problem("credentials.password_set", "", "the account has a password");
    }
    return put_new_password(account, fresh, now);
  }

  Result<Login> log_in(AccountNo account, std::string_view password, std::string_view one_time_code,
                       const Visitor& visitor, std::int64_t now) override {
    const Place from = place_of(account, visitor, now);
    const std::string& place = from.name;
    Login login;
    StoredPassword stored{nobody_, 0, false};
    {
      const std::lock_guard lock(mutex_);
      const auto wait = waits(account, place, now);
      if (!wait) return std::unexpected(wait.error());
      if (*wait > 0) {
        login.outcome = LoginOutcome::wait;
        login.wait_micros = *wait;
        if (auto noted = note_waiting(account, place, visitor.network, now); !noted)
          return std::unexpected(noted.error());
        return login;
      }
      auto known = password_of(account);
      if (!known) return std::unexpected(known.error());
      if (*known) stored = **known;
    }
    const bool right = password_matches(password, stored.hash) && account != 0 && stored.hash.hash != nobody_.hash;
    const std::lock_guard lock(mutex_);
    auto done = db_.transaction([&]() -> Result<void> {
      // It may have been used or changed while its hash was worked out.
      const auto again = password_of(account);
      if (!again) return std::unexpected(again.error());
      const bool same = *again && (*again)->hash.hash == stored.hash.hash;
      if (same) stored.used = (*again)->used;
      const auto outcome = judge(account, right && same, stored, one_time_code, from, now, login);
      if (!outcome) return std::unexpected(outcome.error());
      login.outcome = *outcome;
      if (*outcome == LoginOutcome::ok) return begin_session(account, from, visitor, now, login);
      if (*outcome == LoginOutcome::wait) return note_waiting(account, std::string(codes), visitor.network, now);
      // A right password without a code is the first half of a login, not a failure.
      if (*outcome != LoginOutcome::second_factor_missing) {
        if (auto counted = count_failure(account, place, now); !counted) return counted;
      }
      return note("login_failed", account, visitor.network, now);
    });
    if (!done) return std::unexpected(done.error());
    if (login.outcome == LoginOutcome::ok) {
      const std::lock_guard memory(memory_mutex_);
      by_id_[login_session_.id] = login_hash_;
      sessions_[login_hash_] = login_session_;
    }
    return login;
  }

  Result<bool> password_right(AccountNo account, std::string_view password, const Visitor& visitor,
                              std::int64_t now) override {
    const std::string place = place_of(account, visitor, now).name;
    std::optional<StoredPassword> stored;
    {
      const std::lock_guard lock(mutex_);
      const auto wait = waits(account, place, now);
      if (!wait) return std::unexpected(wait.error());
      if (*wait > 0) return false;
      auto known = password_of(account);
      if (!known) return std::unexpected(known.error());
      stored = std::move(*known);
    }
    if (stored && password_matches(password, stored->hash)) return true;
    const std::lock_guard lock(mutex_);
    if (auto counted = count_failure(account, place, now); !counted) return std::unexpected(counted.error());
    return false;
  }

  Result<std::string> propose_second_factor(AccountNo account, std::int64_t now) override {
    std::array<std::uint8_t, 20> seed{};
    random_(seed);
    const std::lock_guard lock(mutex_);
    auto put = db_.prepare(
        "INSERT INTO second_factors VALUES (?1, ?2, 0, 0) ON CONFLICT (account) DO UPDATE SET seed = ?2, last_step = 0 "
        "WHERE confirmed = 0");
    if (!put) return std::unexpected(put.error());
    const Bytes closed = box_.close(seed_name(account), seed);
    if (auto done = put->bind(1, account).bind(2, ByteView(closed)).run(); !done) return std::unexpected(done.error());
    if (db_.changes() == 0) {
      return problem("credentials.second_factor_set", "", "the account has a second factor; remove it first");
    }
    if (auto noted = note("second_factor_proposed", account, {}, now); !noted) return std::unexpected(noted.error());
    return base32(seed);
  }

  Result<bool> confirm_second_factor(AccountNo account, std::string_view code, std::int64_t now,
                                     std::int64_t keep_session) override {
    const std::lock_guard lock(mutex_);
    const auto right = use_code(account, code, now, false);
    if (!right) return std::unexpected(right.error());
    if (!*right) return false;
    auto put = db_.prepare("UPDATE second_factors SET confirmed = 1 WHERE account = ?");
    if (!put) return std::unexpected(put.error());
    if (auto done = put->bind(1, account).run(); !done) return std::unexpected(done.error());
    // Whoever is in without it is not necessarily its holder.
    if (auto ended = end_all(account, keep_session); !ended) return std::unexpected(ended.error());
    if (auto noted = note("second_factor_set", account, {}, now); !noted) return std::unexpected(noted.error());
    return true;
  }

  Result<void> remove_second_factor(AccountNo account, std::int64_t now) override {
    const std::lock_guard lock(mutex_);
    auto drop = db_.prepare("DELETE FROM second_factors WHERE account = ?");
    if (!drop) return std::unexpected(drop.error());
    if (auto done = drop->bind(1, account).run(); !done) return done;
    return note("second_factor_removed", account, {}, now);
  }

  Result<bool> has_second_factor(AccountNo account) override {
    const std::lock_guard lock(mutex_);
    return confirmed_second_factor(account);
  }

  std::optional<Session> session(std::string_view token, std::int64_t now) override {
    const Hash32 hash = sha256(as_bytes(token));
    const std::lock_guard lock(memory_mutex_);
    const auto it = sessions_.find(hash);
    if (it == sessions_.end() || !alive(it->second, now)) return std::nullopt;
    it->second.seen_micros = std::max(it->second.seen_micros, now);
    return it->second;
  }

  bool session_alive(std::int64_t id, std::int64_t now) override {
    const std::lock_guard lock(memory_mutex_);
    const auto hash = by_id_.find(id);
    if (hash == by_id_.end()) return false;
    const auto it = sessions_.find(hash->second);
    return it != sessions_.end() && alive(it->second, now);
  }

  std::string csrf_of(std::string_view session_token) const override {
    const Hash32 key = box_.derive("tokens against forged requests");
    return to_hex(hmac_sm3(key, as_bytes(session_token)));
  }
  bool csrf_right(std::string_view session_token, std::string_view csrf_token) const override {
    const std::string expected = csrf_of(session_token);
    return equal_in_constant_time(as_bytes(expected), as_bytes(csrf_token));
  }

  std::vector<Session> sessions(AccountNo account, std::int64_t now) override {
    const std::lock_guard lock(memory_mutex_);
    std::vector<Session> all;
    for (const auto& [hash, each] : sessions_) {
      if (each.account == account && alive(each, now)) all.push_back(each);
    }
    std::ranges::sort(all, {}, &Session::id);
    return all;
  }

  Result<bool> end_session(AccountNo account, std::int64_t id, std::int64_t now) override {
    const std::lock_guard lock(mutex_);
    auto drop = db_.prepare("DELETE FROM sessions WHERE id = ? AND account = ?");
    if (!drop) return std::unexpected(drop.error());
    if (auto done = drop->bind(1, id).bind(2, account).run(); !done) return std::unexpected(done.error());
    if (db_.changes() == 0) return false;
    forget([id](const Session& each) { return each.id == id; });
    if (auto noted = note("session_ended", account, {}, now); !noted) return std::unexpected(noted.error());
    return true;
  }

  Result<void> end_sessions(AccountNo account, std::int64_t now) override {
    const std::lock_guard lock(mutex_);
    if (auto ended = end_all(account); !ended) return ended;
    return note("sessions_ended", account, {}, now);
  }

  Result<std::string> set_key(std::uint64_t key, AccountNo account, std::int64_t now) override {
    const std::string text = "gb_" + std::to_string(key) + "_" + random_text();
    const Hash32 hash = sha256(as_bytes(text));
    const std::lock_guard lock(mutex_);
    auto put = db_.prepare("INSERT OR REPLACE INTO keys VALUES (?, ?, ?)");
    if (!put) return std::unexpected(put.error());
    if (auto done = put->bind(1, key).bind(2, account).bind(3, ByteView(hash)).run(); !done) {
      return std::unexpected(done.error());
    }
    {
      const std::lock_guard memory(memory_mutex_);
      keys_[key] = {hash, account};
    }
    if (auto noted = note("key_set", account, {}, now); !noted) return std::unexpected(noted.error());
    return text;
  }

  std::optional<Key> key(std::string_view text) override {
    const std::optional<std::uint64_t> number = key_number(text);
    if (!number) return std::nullopt;
    const Hash32 hash = sha256(as_bytes(text));
    const std::lock_guard lock(memory_mutex_);
    const auto it = keys_.find(*number);
    if (it == keys_.end() || !equal_in_constant_time(it->second.hash, hash)) return std::nullopt;
    return Key{*number, it->second.account};
  }
  AccountNo account_of_key(std::uint64_t key) override {
    const std::lock_guard lock(memory_mutex_);
    const auto it = keys_.find(key);
    return it == keys_.end() ? 0 : it->second.account;
  }

  std::string signing_secret(std::uint64_t key) const override {
    return to_hex(box_.derive("signing of key " + std::to_string(key)));
  }

  Result<std::vector<SecurityEvent>> events_after(std::int64_t id, std::size_t most) override {
    const std::lock_guard lock(mutex_);
    auto get = db_.prepare("SELECT id, at, kind, account, network FROM events WHERE id > ? ORDER BY id LIMIT ?");
    if (!get) return std::unexpected(get.error());
    get->bind(1, id).bind(2, static_cast<std::int64_t>(most));
    std::vector<SecurityEvent> all;
    while (true) {
      const auto row = get->step();
      if (!row) return std::unexpected(row.error());
      if (!*row) return all;
      all.push_back({get->integer(0), get->integer(1), get->text(2), get->number(3), get->text(4)});
    }
  }

  Result<void> tidy(std::int64_t now) override {
    const std::lock_guard lock(mutex_);
    forget([&](const Session& each) { return !alive(each, now); });
    std::map<Hash32, Session> left;
    {
      const std::lock_guard memory(memory_mutex_);
      left = sessions_;
    }
    return db_.transaction([&]() -> Result<void> {
      auto seen = db_.prepare("UPDATE sessions SET seen = ?2 WHERE token_hash = ?1 AND seen <> ?2");
      if (!seen) return std::unexpected(seen.error());
      for (const auto& [hash, each] : left) {
        if (auto done = seen->bind(1, ByteView(hash)).bind(2, each.seen_micros).run(); !done) return done;
      }
      auto sessions = db_.prepare("DELETE FROM sessions WHERE ends <= ? OR seen < ?");
      if (!sessions) return std::unexpected(sessions.error());
      if (auto done = sessions->bind(1, now).bind(2, now - limits_.idle_micros).run(); !done) return done;
      auto failures = db_.prepare("DELETE FROM failures WHERE last < ?");
      if (!failures) return std::unexpected(failures.error());
      if (auto done = failures->bind(1, now - limits_.failure_memory_micros).run(); !done) return done;
      auto devices = db_.prepare("DELETE FROM devices WHERE since < ?");
      if (!devices) return std::unexpected(devices.error());
      if (auto done = devices->bind(1, now - limits_.device_micros).run(); !done) return done;
      auto events = db_.prepare("DELETE FROM events WHERE at < ?");
      if (!events) return std::unexpected(events.error());
      return events->bind(1, now - limits_.event_memory_micros).run();
    });
  }

  Result<void> copy_to(const std::string& path) const override {
    const std::lock_guard lock(mutex_);
    return db_.copy_to(path);
  }

 private:
  struct StoredPassword {
    PasswordHash hash;
    std::int64_t one_time_until = 0;  // 0: chosen by its holder
    bool used = false;
  };

  struct StoredKey {
    Hash32 hash{};
    AccountNo account = 0;
  };

  template <class Which>
  void forget(Which&& which) {
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
  bool alive(const Session& session, std::int64_t now) const {
    return now < session.ends_micros && now - session.seen_micros <= limits_.idle_micros;
  }
  Result<void> load_sessions() {
    auto get = db_.prepare(
        "SELECT id, account, begun, seen, ends, second_factor, must_change, agent, network, token_hash FROM sessions");
    if (!get) return std::unexpected(get.error());
    while (true) {
      const auto row = get->step();
      if (!row) return std::unexpected(row.error());
      if (!*row) return {};
      if (const auto hash = hash_at(*get, 9)) {
        by_id_.emplace(get->integer(0), *hash);
        sessions_.emplace(*hash, session_of(*get));
      }
    }
  }
  Result<void> load_keys() {
    auto get = db_.prepare("SELECT key, hash, account FROM keys");
    if (!get) return std::unexpected(get.error());
    while (true) {
      const auto row = get->step();
      if (!row) return std::unexpected(row.error());
      if (!*row) return {};
      if (const auto hash = hash_at(*get, 1)) keys_.emplace(get->number(0), StoredKey{*hash, get->number(2)});
    }
  }
  static std::optional<Hash32> hash_at(const Statement& row, int column) {
    Hash32 hash{};
    if (row.bytes(column).size() != hash.size()) return std::nullopt;
    std::ranges::copy(row.bytes(column), hash.begin());
    return hash;
  }

  static std::string seed_name(AccountNo account) { return "second factor of " + std::to_string(account); }
  static Session session_of(const Statement& row) {
    return {row.integer(0),      row.number(1),       row.integer(2), row.integer(3), row.integer(4),
            row.integer(5) != 0, row.integer(6) != 0, row.text(7),    row.text(8)};
  }
  static std::optional<std::uint64_t> key_number(std::string_view text) {
    if (!text.starts_with("gb_")) return std::nullopt;
    std::uint64_t number = 0;
    std::size_t at = 3;
    constexpr std::size_t most_digits = 18;
    for (; at < text.size() && at < 3 + most_digits && text[at] >= '0' && text[at] <= '9'; ++at) {
      number = number * 10 + static_cast<std::uint64_t>(text[at] - '0');
    }
    if (at == 3 || at >= text.size() || text[at] != '_') return std::nullopt;
    return number;
  }

  std::string random_text() {
    Hash32 bytes{};
    random_(bytes);
    return to_hex(bytes);
  }

  // A device that has logged in to this account before counts for itself; others of one network together.
  struct Place {
    std::string name;
    bool known_device = false;
  };
  // What counts wrong codes of an account, wherever they come from.
  static constexpr std::string_view codes = "codes";
  Place place_of(AccountNo account, const Visitor& visitor, std::int64_t now) {
    if (!visitor.device_token.empty()) {
      const Hash32 hash = sha256(as_bytes(visitor.device_token));
      const std::lock_guard lock(mutex_);
      auto get = db_.prepare("SELECT 1 FROM devices WHERE token_hash = ? AND account = ? AND since >= ?");
      if (get) {
        get->bind(1, ByteView(hash)).bind(2, account).bind(3, now - limits_.device_micros);
        const auto row = get->step();
        if (row && *row) return {"device " + to_hex(hash), true};
      }
    }
    // Unknown accounts share the number 0: there the typed login counts.
    return {"network " + visitor.network + (account == 0 ? " as " + to_hex(sha256(as_bytes(visitor.claims))) : ""),
            false};
  }

  // Micros to wait; 0: none.
  Result<std::int64_t> waits(AccountNo account, std::string_view place, std::int64_t now, int most = 0) {
    auto get = db_.prepare("SELECT count, last FROM failures WHERE account = ? AND place = ?");
    if (!get) return std::unexpected(get.error());
    const auto row = get->bind(1, account).bind(2, place).step();
    if (!row) return std::unexpected(row.error());
    if (!*row || get->integer(0) < (most == 0 ? limits_.failures : most)) return std::int64_t{0};
    return std::max<std::int64_t>(0, get->integer(1) + limits_.failure_memory_micros - now);
  }
  Result<void> count_failure(AccountNo account, std::string_view place, std::int64_t now) {
    auto put = db_.prepare(
        "INSERT INTO failures VALUES (?1, ?2, 1, ?3) ON CONFLICT (account, place) DO UPDATE SET "
        "count = iif(last < ?3 - ?4, 1, count + 1), last = ?3");
    if (!put) return std::unexpected(put.error());
    return put->bind(1, account).bind(2, place).bind(3, now).bind(4, limits_.failure_memory_micros).run();
  }

  Result<std::optional<StoredPassword>> password_of(AccountNo account) {
    auto get = db_.prepare("SELECT kib, passes, salt, hash, one_time_until, used FROM passwords WHERE account = ?");
    if (!get) return std::unexpected(get.error());
    const auto row = get->bind(1, account).step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return std::optional<StoredPassword>{};
    StoredPassword stored;
    stored.hash.kib = static_cast<std::uint32_t>(get->integer(0));
    stored.hash.passes = static_cast<std::uint32_t>(get->integer(1));
    if (get->bytes(2).size() != stored.hash.salt.size() || get->bytes(3).size() != stored.hash.hash.size()) {
      return problem("credentials.damaged", "", "a row of passwords is not one", db_.path());
    }
    std::ranges::copy(get->bytes(2), stored.hash.salt.begin());
    std::ranges::copy(get->bytes(3), stored.hash.hash.begin());
    stored.one_time_until = get->integer(4);
    stored.used = get->integer(5) != 0;
    return std::optional(stored);
  }
  Result<void> put_password(AccountNo account, const PasswordHash& hash, std::int64_t one_time_until) {
    auto put = db_.prepare("INSERT OR REPLACE INTO passwords VALUES (?, ?, ?, ?, ?, ?, 0)");
    if (!put) return std::unexpected(put.error());
    return put->bind(1, account)
        .bind(2, std::uint64_t{hash.kib})
        .bind(3, std::uint64_t{hash.passes})
        .bind(4, ByteView(hash.salt))
        .bind(5, ByteView(hash.hash))
        .bind(6, one_time_until)
        .run();
  }
  // All other sessions end with the old password.
  Result<void> put_new_password(AccountNo account, std::string_view fresh, std::int64_t now) {
    if (auto why = password_weakness(fresh, limits_)) return problem("credentials.password_weak", "new_password", *why);
    const PasswordHash hash = hash_password(fresh, limits_.argon_kib, limits_.argon_passes, random_);
    const std::lock_guard lock(mutex_);
    return db_.transaction([&]() -> Result<void> {
      if (auto put = put_password(account, hash, 0); !put) return put;
      if (auto ended = end_all(account); !ended) return ended;
      return note("password_set", account, {}, now);
    });
  }

  Result<LoginOutcome> judge(AccountNo account, bool right, const StoredPassword& stored, std::string_view code,
                             const Place& from, std::int64_t now, Login& login) {
    if (!right) return LoginOutcome::wrong;
    const bool one_time = stored.one_time_until != 0;
    if (one_time && (stored.used || now > stored.one_time_until)) return LoginOutcome::password_expired;
    const auto second = confirmed_second_factor(account);
    if (!second) return std::unexpected(second.error());
    login.has_second_factor = *second;
    if (*second) {
      if (code.empty()) return LoginOutcome::second_factor_missing;
      const auto wait = from.known_device ? Result<std::int64_t>(0) : waits(account, codes, now, limits_.code_failures);
      if (!wait) return std::unexpected(wait.error());
      login.wait_micros = *wait;
      if (*wait > 0) return LoginOutcome::wait;
      const auto valid = use_code(account, code, now, true);
      if (!valid) return std::unexpected(valid.error());
      if (!*valid) {
        if (auto counted = count_failure(account, codes, now); !counted) return std::unexpected(counted.error());
        return LoginOutcome::second_factor_wrong;
      }
    }
    login.must_change_password = one_time;
    if (one_time) {
      auto put = db_.prepare("UPDATE passwords SET used = 1 WHERE account = ?");
      if (!put) return std::unexpected(put.error());
      if (auto done = put->bind(1, account).run(); !done) return std::unexpected(done.error());
    }
    return LoginOutcome::ok;
  }

  Result<bool> confirmed_second_factor(AccountNo account) {
    auto get = db_.prepare("SELECT 1 FROM second_factors WHERE account = ? AND confirmed = 1");
    if (!get) return std::unexpected(get.error());
    return get->bind(1, account).step();
  }
  // A code counts once.
  Result<bool> use_code(AccountNo account, std::string_view code, std::int64_t now, bool confirmed) {
    auto get = db_.prepare("SELECT seed, last_step FROM second_factors WHERE account = ? AND confirmed = ?");
    if (!get) return std::unexpected(get.error());
    const auto row = get->bind(1, account).bind(2, std::int64_t{confirmed ? 1 : 0}).step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return false;
    const auto seed = box_.open(seed_name(account), get->bytes(0));
    if (!seed) return problem("credentials.damaged", "", "a second factor cannot be opened", db_.path());
    const auto step = totp_step(*seed, code, now / micros_per_second, get->integer(1));
    if (!step) return false;
    auto put = db_.prepare("UPDATE second_factors SET last_step = ? WHERE account = ?");
    if (!put) return std::unexpected(put.error());
    if (auto done = put->bind(1, *step).bind(2, account).run(); !done) return std::unexpected(done.error());
    return true;
  }

  Result<void> begin_session(AccountNo account, const Place& from, const Visitor& visitor, std::int64_t now,
                             Login& login) {
    login.session_token = random_text();
    login.csrf_token = csrf_of(login.session_token);
    const Hash32 hash = sha256(as_bytes(login.session_token));
    auto put = db_.prepare("INSERT INTO sessions VALUES (NULL, ?, ?, ?, ?, ?, ?, ?, ?, ?)");
    if (!put) return std::unexpected(put.error());
    const std::string agent = agent_of(visitor);
    put->bind(1, ByteView(hash)).bind(2, account).bind(3, now).bind(4, now).bind(5, now + limits_.session_micros);
    put->bind(6, std::int64_t{login.has_second_factor ? 1 : 0});
    put->bind(7, std::int64_t{login.must_change_password ? 1 : 0});
    put->bind(8, std::string_view(agent)).bind(9, std::string_view(visitor.network));
    if (auto done = put->run(); !done) return done;
    login_session_ = Session{db_.last_row(),
                             account,
                             now,
                             now,
                             now + limits_.session_micros,
                             login.has_second_factor,
                             login.must_change_password,
                             agent,
                             visitor.network};
    login_hash_ = hash;
    auto forget = db_.prepare("DELETE FROM failures WHERE account = ? AND place = ?");
    if (!forget) return std::unexpected(forget.error());
    if (auto done = forget->bind(1, account).bind(2, std::string_view(from.name)).run(); !done) return done;
    if (auto known = know_device(account, from, visitor, now, login); !known) return known;
    return note("login", account, visitor.network, now);
  }
  // One browser may be several people's; but nobody chooses his own token.
  Result<void> know_device(AccountNo account, const Place& from, const Visitor& visitor, std::int64_t now,
                           Login& login) {
    const auto ours = from.known_device ? Result<bool>(true) : is_device(visitor.device_token, now);
    if (!ours) return std::unexpected(ours.error());
    login.device_token = *ours ? visitor.device_token : random_text();
    const Hash32 hash = sha256(as_bytes(login.device_token));
    auto put = db_.prepare("INSERT OR REPLACE INTO devices VALUES (?, ?, ?)");
    if (!put) return std::unexpected(put.error());
    return put->bind(1, ByteView(hash)).bind(2, account).bind(3, now).run();
  }

  Result<bool> is_device(std::string_view token, std::int64_t now) {
    const Hash32 hash = sha256(as_bytes(token));
    auto get = db_.prepare("SELECT 1 FROM devices WHERE token_hash = ? AND since >= ?");
    if (!get) return std::unexpected(get.error());
    const auto row = get->bind(1, ByteView(hash)).bind(2, now - limits_.device_micros).step();
    get->reset();
    return row;
  }

  Result<void> end_all(AccountNo account, std::int64_t but = 0) {
    auto drop = db_.prepare("DELETE FROM sessions WHERE account = ? AND id <> ?");
    if (!drop) return std::unexpected(drop.error());
    forget([account, but](const Session& each) { return each.account == account && each.id != but; });
    return drop->bind(1, account).bind(2, but).run();
  }

  // Noted once while somebody waits, however often he tries: the disk is not his to fill.
  Result<void> note_waiting(AccountNo account, const std::string& place, std::string_view network, std::int64_t now) {
    constexpr std::size_t most_noted = 10'000;
    std::erase_if(noted_waiting_, [&](const auto& each) { return each.second <= now; });
    if (noted_waiting_.size() >= most_noted) return {};
    const auto [it, fresh] = noted_waiting_.try_emplace({account, place}, now + limits_.failure_memory_micros);
    return fresh ? note("login_waits", account, network, now) : Result<void>{};
  }

  Result<void> note(std::string_view kind, AccountNo account, std::string_view network, std::int64_t now) {
    auto put = db_.prepare("INSERT INTO events VALUES (NULL, ?, ?, ?, ?)");
    if (!put) return std::unexpected(put.error());
    return put->bind(1, now).bind(2, kind).bind(3, account).bind(4, network).run();
  }

  mutable std::mutex mutex_;
  Database db_;
  const Box& box_;
  Random random_;
  Limits limits_;
  PasswordHash nobody_;
  std::map<std::pair<AccountNo, std::string>, std::int64_t> noted_waiting_;  // until when that is enough
  Session login_session_;                                                    // of the login under way
  Hash32 login_hash_{};

  mutable std::mutex memory_mutex_;     // guards what follows; never held while the disk is waited for
  std::map<Hash32, Session> sessions_;  // by the hash of the token
  std::map<std::int64_t, Hash32> by_id_;
  std::map<std::uint64_t, StoredKey> keys_;
};

}  // namespace

Result<std::unique_ptr<Credentials>> Credentials::open(const std::string& path, const Box& box, Random random,
                                                       Limits limits) {
  auto db = Database::open(path);
  if (!db) return std::unexpected(db.error());
  auto credentials = std::make_unique<SqliteCredentials>(*std::move(db), box, std::move(random), limits);
  if (auto prepared = credentials->prepare(); !prepared) return std::unexpected(prepared.error());
  return credentials;
}

}  // namespace gongbao::credentials
