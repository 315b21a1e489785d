// One SQLite file and its parts: this is where they work together, under one lock and in one transaction. Hashes of
// passwords are worked out before the lock is taken, so that one slow check does not hold up the others.
#include "credentials/credentials.h"

#include <algorithm>

#include "base/hash.h"
#include "credentials/failures.h"
#include "credentials/kept_passwords.h"
#include "credentials/keys.h"
#include "credentials/password_resets.h"
#include "credentials/second_factors.h"
#include "credentials/sessions.h"

namespace gongbao::credentials {

namespace {

constexpr int file_format = 2;  // 2: who did it, in the record
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
  account INTEGER NOT NULL, network TEXT NOT NULL, done_by INTEGER NOT NULL DEFAULT 0);
CREATE INDEX IF NOT EXISTS events_by_time ON events (at);
CREATE TABLE IF NOT EXISTS password_resets (
  account INTEGER PRIMARY KEY, first_half BLOB NOT NULL, begun_by INTEGER NOT NULL, begun INTEGER NOT NULL);
PRAGMA user_version = 2;
)sql";

// What an account proves itself with, and what is counted against it; sessions besides.
constexpr const char* tables_of_accounts[] = {"passwords", "second_factors", "devices", "failures", "password_resets"};

constexpr std::size_t longest_agent = 120;
std::string agent_of(const Visitor& visitor) {
  std::string agent = visitor.agent.substr(0, longest_agent);
  std::erase_if(agent, [](char c) { return c < 0x20 || c > 0x7e; });
  return agent;
}

class SqliteCredentials final : public Credentials {
 public:
  SqliteCredentials(Database db, const Box& box, Random random, const Limits& limits)
      : inside_{std::move(db), box, std::move(random), limits} {
    // What an unknown account's password is compared with.
    nobody_ = hashed("nobody");
  }

  Result<void> prepare() {
    const Result<std::int64_t> format = inside_.db.format();
    if (!format) return std::unexpected(format.error());
    if (*format > file_format) {
      return problem("credentials.newer_format", "", "written by a newer program", inside_.db.path());
    }
    if (*format == 1) {
      auto grown = inside_.db.run("ALTER TABLE events ADD COLUMN done_by INTEGER NOT NULL DEFAULT 0");
      if (!grown) return grown;
    }
    if (auto made = inside_.db.run(schema); !made) return made;
    if (auto loaded = sessions_.load(); !loaded) return loaded;
    if (auto loaded = failures_.load_devices(); !loaded) return loaded;
    return keys_.load();
  }

  // --- passwords -------------------------------------------------------------------------------------------------
  Result<std::string> new_one_time_password(AccountNo account, std::int64_t now, AccountNo by) override {
    const std::string password = one_time_password(inside_.random);
    if (auto put = put_one_time(account, password, by, now); !put) return std::unexpected(put.error());
    return password;
  }

  Result<std::string> begin_password_reset(AccountNo account, AccountNo by, std::int64_t now) override {
    const std::lock_guard lock(inside_.mutex);
    const std::string half = half_password(inside_.random);
    auto done = inside_.db.transaction([&]() -> Result<void> {
      if (auto begun = resets_.begin(account, half, by, now); !begun) return begun;
      return inside_.note("password_reset_begun", account, {}, now, by);
    });
    if (!done) return std::unexpected(done.error());
    return half;
  }

  Result<std::string> release_password_reset(AccountNo account, AccountNo by, std::int64_t now) override {
    const auto first = first_half_waiting(account, by, now);
    if (!first) return std::unexpected(first.error());
    const std::string second = half_password(inside_.random);
    const PasswordHash hash = hashed(*first + "-" + second);  // takes its time: nobody waits for it
    const std::lock_guard lock(inside_.mutex);
    auto done = inside_.db.transaction([&]() -> Result<void> {
      const auto waiting = resets_.find(account, now);
      if (!waiting) return std::unexpected(waiting.error());
      if (!*waiting || (*waiting)->first_half != *first) return none_waits();
      if (auto forgotten = resets_.forget(account); !forgotten) return forgotten;
      return store_password(account, hash, one_time_until(now), "one_time_password_set", now, by);
    });
    if (!done) return std::unexpected(done.error());
    return second;
  }

  Result<std::vector<PasswordReset>> password_resets(std::int64_t now) override {
    const std::lock_guard lock(inside_.mutex);
    return resets_.all(now);
  }

  Result<void> change_password(AccountNo account, std::string_view old, std::string_view fresh, std::int64_t now,
                               const Visitor& visitor) override {
    if (auto why = password_weakness(fresh, inside_.limits, visitor.claims)) {
      return problem("credentials.password_weak", "new_password", *why);
    }
    const Result<bool> right = password_right(account, old, visitor, now);
    if (!right) return std::unexpected(right.error());
    if (!*right) return problem("credentials.password_wrong", "old_password", "this is not the password");
    if (old == fresh) return problem("credentials.password_weak", "new_password", "it is the old one");
    return put_password(account, hashed(fresh), 0, "password_set", now);
  }

  Result<void> begin_account(AccountNo account) override {
    const std::lock_guard lock(inside_.mutex);
    return inside_.db.transaction([&]() -> Result<void> {
      for (const char* table : tables_of_accounts) {
        const std::string sql = "DELETE FROM " + std::string(table) + " WHERE account = ?";
        if (auto gone = inside_.run(sql, static_cast<std::int64_t>(account)); !gone) return gone;
      }
      return sessions_.end_all(account);
    });
  }

  Result<void> set_first_password(AccountNo account, std::string_view fresh, std::int64_t now) override {
    {
      const std::lock_guard lock(inside_.mutex);
      const auto known = passwords_.find(account);
      if (!known) return std::unexpected(known.error());
      if (*known) return problem("credentials.password_set", "", "the account has a password");
    }
    if (auto why = password_weakness(fresh, inside_.limits)) {
      return problem("credentials.password_weak", "new_password", *why);
    }
    return put_password(account, hashed(fresh), 0, "password_set", now);
  }

  Result<Login> log_in(AccountNo account, std::string_view password, std::string_view one_time_code,
                       const Visitor& visitor, std::int64_t now) override {
    Login login;
    const auto attempt = begin_attempt(account, visitor, now);
    if (!attempt) return std::unexpected(attempt.error());
    if (attempt->wait_micros > 0) {
      login.outcome = LoginOutcome::wait;
      login.wait_micros = attempt->wait_micros;
      return login;
    }
    const KeptPassword kept = attempt->kept.value_or(KeptPassword{nobody_, 0, false});
    const bool right = password_matches(password, kept.hash) && account != 0 && attempt->kept.has_value();
    std::optional<Sessions::Begun> begun;
    {
      const std::lock_guard lock(inside_.mutex);
      auto done = inside_.db.transaction([&]() -> Result<void> {
        const Try what{account, one_time_code, visitor, attempt->place, now};
        const auto outcome = judge(what, right, kept, login);
        if (!outcome) return std::unexpected(outcome.error());
        login.outcome = *outcome;
        return *outcome == LoginOutcome::ok ? let_in(what, login, begun) : count(what, *outcome);
      });
      if (!done) return std::unexpected(done.error());
      if (begun) sessions_.let_in(*begun);
    }
    return login;
  }

  bool known_device(std::string_view token) const override { return failures_.known_device(token); }

  Result<bool> password_right(AccountNo account, std::string_view password, const Visitor& visitor,
                              std::int64_t now) override {
    const auto attempt = begin_attempt(account, visitor, now);
    if (!attempt) return std::unexpected(attempt.error());
    if (attempt->wait_micros > 0) return false;
    if (attempt->kept && password_matches(password, attempt->kept->hash)) return true;
    const std::lock_guard lock(inside_.mutex);
    if (auto counted = failures_.count(account, attempt->place.name, now); !counted) {
      return std::unexpected(counted.error());
    }
    return false;
  }

  // --- second factor ---------------------------------------------------------------------------------------------
  Result<std::string> propose_second_factor(AccountNo account, std::int64_t now) override {
    const std::lock_guard lock(inside_.mutex);
    auto seed = second_factors_.propose(account);
    if (!seed) return seed;
    if (auto noted = inside_.note("second_factor_proposed", account, {}, now); !noted) {
      return std::unexpected(noted.error());
    }
    return seed;
  }

  Result<bool> confirm_second_factor(AccountNo account, std::string_view code, std::int64_t now,
                                     std::int64_t keep_session) override {
    const std::lock_guard lock(inside_.mutex);
    Result<bool> right = false;
    auto done = inside_.db.transaction([&]() -> Result<void> {
      right = second_factors_.confirm(account, code, now);
      if (!right) return std::unexpected(right.error());
      if (!*right) return {};
      // Whoever is in without it is not necessarily its holder.
      if (auto ended = sessions_.end_all(account, keep_session); !ended) return ended;
      return inside_.note("second_factor_set", account, {}, now);
    });
    if (!done) return std::unexpected(done.error());
    return right;
  }

  Result<void> remove_second_factor(AccountNo account, std::int64_t now, AccountNo by) override {
    const std::lock_guard lock(inside_.mutex);
    return inside_.db.transaction([&]() -> Result<void> {
      if (auto removed = second_factors_.remove(account); !removed) return removed;
      // They had proved what no longer is.
      if (auto ended = sessions_.end_all(account); !ended) return ended;
      return inside_.note("second_factor_removed", account, {}, now, by);
    });
  }

  Result<bool> has_second_factor(AccountNo account) override {
    const std::lock_guard lock(inside_.mutex);
    return second_factors_.is_confirmed(account);
  }

  // --- sessions --------------------------------------------------------------------------------------------------
  std::optional<Session> session(std::string_view token, std::int64_t now) override {
    return sessions_.find(token, now);
  }
  bool session_alive(std::int64_t id, std::int64_t now) override { return sessions_.alive(id, now); }
  std::vector<Session> sessions(AccountNo account, std::int64_t now) override { return sessions_.of(account, now); }

  std::string csrf_of(std::string_view session_token) const override {
    const Hash32 key = inside_.box.derive("tokens against forged requests");
    return to_hex(hmac_sm3(key, as_bytes(session_token)));
  }
  bool csrf_right(std::string_view session_token, std::string_view csrf_token) const override {
    const std::string expected = csrf_of(session_token);
    return equal_in_constant_time(as_bytes(expected), as_bytes(csrf_token));
  }

  Result<bool> end_session(AccountNo account, std::int64_t id, std::int64_t now) override {
    const std::lock_guard lock(inside_.mutex);
    const auto ended = sessions_.end(account, id);
    if (!ended || !*ended) return ended;
    if (auto noted = inside_.note("session_ended", account, {}, now); !noted) return std::unexpected(noted.error());
    return true;
  }
  Result<void> end_sessions(AccountNo account, std::int64_t now) override {
    const std::lock_guard lock(inside_.mutex);
    if (auto ended = sessions_.end_all(account); !ended) return ended;
    return inside_.note("sessions_ended", account, {}, now);
  }

  // --- keys of programs --------------------------------------------------------------------------------------------
  Result<std::string> set_key(std::uint64_t key, AccountNo account, std::int64_t now) override {
    const std::lock_guard lock(inside_.mutex);
    auto text = keys_.set(key, account);
    if (!text) return text;
    if (auto noted = inside_.note("key_set", account, {}, now); !noted) return std::unexpected(noted.error());
    return text;
  }
  std::optional<Key> key(std::string_view text) override { return keys_.find(text); }
  AccountNo account_of_key(std::uint64_t key) override { return keys_.account_of(key); }
  std::string signing_secret(std::uint64_t key) const override {
    return to_hex(inside_.box.derive("signing of key " + std::to_string(key)));
  }

  // --- the record ------------------------------------------------------------------------------------------------
  Result<std::vector<SecurityEvent>> events_after(std::int64_t id, std::size_t most) override {
    const std::lock_guard lock(inside_.mutex);
    return inside_.events_after(id, most);
  }
  Result<void> tidy(std::int64_t now) override {
    const std::lock_guard lock(inside_.mutex);
    return inside_.db.transaction([&]() -> Result<void> {
      if (auto done = sessions_.tidy(now); !done) return done;
      if (auto done = failures_.tidy(now); !done) return done;
      if (auto done = resets_.tidy(now); !done) return done;
      return inside_.run("DELETE FROM events WHERE at < ?", now - inside_.limits.event_memory_micros);
    });
  }
  Result<void> copy_to(const std::string& path) const override {
    const std::lock_guard lock(inside_.mutex);
    return inside_.db.copy_to(path);
  }

 private:
  // What is known before a hash is worked out.
  struct Attempt {
    Place place;
    std::int64_t wait_micros = 0;
    std::optional<KeptPassword> kept;
  };
  struct Try {
    AccountNo account;
    std::string_view code;
    const Visitor& visitor;
    const Place& from;
    std::int64_t now;
  };

  PasswordHash hashed(std::string_view password) {
    return hash_password(password, inside_.limits.argon_kib, inside_.limits.argon_passes, inside_.random);
  }

  // All sessions end with the old password.
  Result<void> put_password(AccountNo account, const PasswordHash& hash, std::int64_t one_time_until,
                            std::string_view noted, std::int64_t now, AccountNo by = 0) {
    const std::lock_guard lock(inside_.mutex);
    return inside_.db.transaction([&] { return store_password(account, hash, one_time_until, noted, now, by); });
  }
  // In a transaction.
  Result<void> store_password(AccountNo account, const PasswordHash& hash, std::int64_t one_time_until,
                              std::string_view noted, std::int64_t now, AccountNo by) {
    if (auto put = passwords_.put(account, hash, one_time_until); !put) return put;
    if (auto ended = sessions_.end_all(account); !ended) return ended;
    return inside_.note(noted, account, {}, now, by);
  }
  std::int64_t one_time_until(std::int64_t now) const { return now + inside_.limits.one_time_password_micros; }
  Result<void> put_one_time(AccountNo account, std::string_view password, AccountNo by, std::int64_t now) {
    return put_password(account, hashed(password), one_time_until(now), "one_time_password_set", now, by);
  }

  static std::unexpected<Problem> none_waits() {
    return problem("credentials.no_password_reset", "account", "nobody else has begun to give it a new password");
  }
  // That somebody else has begun.
  Result<std::string> first_half_waiting(AccountNo account, AccountNo by, std::int64_t now) {
    const std::lock_guard lock(inside_.mutex);
    auto waiting = resets_.find(account, now);
    if (!waiting) return std::unexpected(waiting.error());
    if (!*waiting || (*waiting)->by == by) return none_waits();
    return (*waiting)->first_half;
  }

  Result<Attempt> begin_attempt(AccountNo account, const Visitor& visitor, std::int64_t now) {
    const std::lock_guard lock(inside_.mutex);
    const auto place = failures_.place_of(account, visitor, now);
    if (!place) return std::unexpected(place.error());
    const auto wait = failures_.waits(account, place->name, now, inside_.limits.failures);
    if (!wait) return std::unexpected(wait.error());
    Attempt attempt{*place, *wait, std::nullopt};
    if (*wait > 0) {
      if (auto noted = failures_.note_waiting(account, place->name, visitor.network, now); !noted) {
        return std::unexpected(noted.error());
      }
      return attempt;
    }
    auto known = passwords_.find(account);
    if (!known) return std::unexpected(known.error());
    attempt.kept = *known;
    return attempt;
  }

  Result<LoginOutcome> judge(const Try& what, bool right, const KeptPassword& kept, Login& login) {
    // It may have been used or changed while its hash was worked out.
    const auto again = passwords_.find(what.account);
    if (!again) return std::unexpected(again.error());
    if (!right || !*again || (*again)->hash.hash != kept.hash.hash) return LoginOutcome::wrong;
    const bool one_time = kept.one_time_until != 0;
    if (one_time && ((*again)->used || what.now > kept.one_time_until)) return LoginOutcome::password_expired;
    const auto second = second_factors_.is_confirmed(what.account);
    if (!second) return std::unexpected(second.error());
    login.has_second_factor = *second;
    login.must_change_password = one_time;
    if (*second) {
      const auto outcome = judge_code(what, login);
      if (!outcome || *outcome != LoginOutcome::ok) return outcome;
    }
    if (!one_time) return LoginOutcome::ok;
    if (auto marked = passwords_.mark_used(what.account); !marked) return std::unexpected(marked.error());
    return LoginOutcome::ok;
  }

  Result<LoginOutcome> judge_code(const Try& what, Login& login) {
    if (what.code.empty()) return LoginOutcome::second_factor_missing;
    if (!what.from.known_device) {
      const auto wait = failures_.waits(what.account, place_of_codes, what.now, inside_.limits.code_failures);
      if (!wait) return std::unexpected(wait.error());
      login.wait_micros = *wait;
      if (*wait > 0) return LoginOutcome::wait;
    }
    const auto valid = second_factors_.use(what.account, what.code, what.now);
    if (!valid) return std::unexpected(valid.error());
    return *valid ? LoginOutcome::ok : LoginOutcome::second_factor_wrong;
  }

  Result<void> count(const Try& what, LoginOutcome outcome) {
    if (outcome == LoginOutcome::wait) {
      return failures_.note_waiting(what.account, place_of_codes, what.visitor.network, what.now);
    }
    if (outcome == LoginOutcome::second_factor_wrong) {
      if (auto counted = failures_.count(what.account, place_of_codes, what.now); !counted) return counted;
    }
    // A right password without a code is the first half of a login, not a failure.
    if (outcome != LoginOutcome::second_factor_missing) {
      if (auto counted = failures_.count(what.account, what.from.name, what.now); !counted) return counted;
    }
    return inside_.note("login_failed", what.account, what.visitor.network, what.now);
  }

  Result<void> let_in(const Try& what, Login& login, std::optional<Sessions::Begun>& begun) {
    login.session_token = inside_.random_text();
    login.csrf_token = csrf_of(login.session_token);
    auto session = sessions_.begin({.id = 0,
                                    .account = what.account,
                                    .begun_micros = what.now,
                                    .seen_micros = what.now,
                                    .ends_micros = what.now + inside_.limits.session_micros,
                                    .second_factor = login.has_second_factor,
                                    .must_change_password = login.must_change_password,
                                    .agent = agent_of(what.visitor),
                                    .network = what.visitor.network},
                                   login.session_token);
    if (!session) return std::unexpected(session.error());
    begun = *std::move(session);
    if (auto done = failures_.forget(what.account, what.from.name); !done) return done;
    auto device = failures_.know_device(what.account, what.from, what.visitor, what.now);
    if (!device) return std::unexpected(device.error());
    login.device_token = *std::move(device);
    return inside_.note("login", what.account, what.visitor.network, what.now);
  }

  mutable Inside inside_;
  KeptPasswords passwords_{inside_};
  PasswordResets resets_{inside_};
  SecondFactors second_factors_{inside_};
  Failures failures_{inside_};
  Sessions sessions_{inside_};
  Keys keys_{inside_};
  PasswordHash nobody_;
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
