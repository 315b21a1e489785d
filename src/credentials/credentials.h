// How an account proves who it is: passwords, second factors, sessions, keys of programs, and the record of all that.
// What an account may do is not here but in the journal (policies/accounts): this file can be lost, then everybody
// needs a new password and nothing else happens.
//
// Nothing here can be used as it stands: passwords are Argon2id hashes, tokens and keys SHA-256 hashes of 256 random
// bits, seeds are closed with a key that lies elsewhere. Times are microseconds UTC and come from the caller,
// randomness too. Calls wait for the disk, and checking a password costs some hundredth of a second on purpose: not for
// a thread that serves others.
//
// Failures are counted for (account, network) and not for an account alone, so that nobody can lock another one out; a
// browser that has once logged in carries a device token and is counted for itself. Wrong codes of a second factor are
// counted for the account as well: only who has the password comes that far, and who comes from a known browser is not
// held up by it.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

#include "base/bytes.h"
#include "base/date.h"
#include "base/problem.h"

namespace gongbao::credentials {

using AccountNo = std::uint64_t;

// Closes small secrets with a key that is not in the file; what is opened again under another name is not opened.
class Box {
 public:
  virtual ~Box() = default;
  virtual Bytes close(std::string_view name, ByteView secret) const = 0;
  virtual std::optional<Bytes> open(std::string_view name, ByteView closed) const = 0;
  // A secret that is always the same for that name, and tells nothing about others.
  virtual Hash32 derive(std::string_view name) const = 0;
};

struct Limits {
  int failures = 10;  // of one (account, network) or one device, then it waits
  std::int64_t failure_memory_micros = 15LL * 60 * 1'000'000;
  std::int64_t session_micros = 12LL * 3600 * 1'000'000;
  std::int64_t idle_micros = 30LL * 60 * 1'000'000;
  std::int64_t one_time_password_micros = 72LL * 3600 * 1'000'000;
  std::int64_t event_memory_micros = 400LL * 24 * 3600 * 1'000'000;  // more than the six months that the law asks for
  std::int64_t device_micros = 400LL * 24 * 3600 * 1'000'000;        // since it last logged in
  int code_failures = 10;  // wrong codes of an account from wherever, each with the right password, then they wait
  std::size_t shortest_password = 10;  // code points
  std::size_t longest_password = 128;
  std::uint32_t argon_kib = 19456, argon_passes = 2;
};

struct Visitor {
  std::string network;       // prefix of the peer's address
  std::string device_token;  // empty: none
  std::string agent;         // what the browser calls itself, cut to 120 bytes; shown in the list of sessions
  std::string claims = {};   // the login that was typed, so that failures of unknown ones are told apart too
};

enum class LoginOutcome : std::uint8_t {
  ok,
  wrong,
  wait,
  second_factor_missing,
  second_factor_wrong,
  password_expired
};
struct Login {
  LoginOutcome outcome = LoginOutcome::wrong;
  bool must_change_password = false;  // the password was a one-time one
  bool has_second_factor = false;
  std::int64_t wait_micros = 0;  // outcome wait
  std::string session_token;     // outcome ok
  std::string csrf_token;        // to be sent back with every change of state
  std::string device_token;
};

struct Session {
  std::int64_t id = 0;
  AccountNo account = 0;
  std::int64_t begun_micros = 0, seen_micros = 0, ends_micros = 0;
  bool second_factor = false;
  bool must_change_password = false;
  std::string agent, network;
};

struct SecurityEvent {
  std::int64_t id = 0;
  std::int64_t at_micros = 0;
  std::string
      kind;  // login, login_failed, login_waits, password_set, password_reset_begun, second_factor_set, key_set …
  AccountNo account = 0;
  std::string network;
  AccountNo by = 0;  // another one who did it to the account; 0: its holder, or the console
};

class Credentials {
 public:
  using Random = std::function<void(std::span<std::uint8_t>)>;
  // credentials.newer_format, sqlite.io_failed.
  static Result<std::unique_ptr<Credentials>> open(const std::string& path, const Box& box, Random random,
                                                   Limits limits);
  virtual ~Credentials() = default;

  // --- passwords -------------------------------------------------------------------------------------------------
  // To be told once, usable once, ends all sessions. by: see SecurityEvent.
  virtual Result<std::string> new_one_time_password(AccountNo account, std::int64_t now, AccountNo by = 0) = 0;
  // The same in two halves, so that none of the two who give it can use it: the first is told to who begins, and
  // changes nothing yet; the second to another one. From then on first-second is the account's one-time password.
  virtual Result<std::string> begin_password_reset(AccountNo account, AccountNo by, std::int64_t now) = 0;
  // credentials.no_password_reset: nobody has begun one within the life of a one-time password; or `by` himself has.
  virtual Result<std::string> release_password_reset(AccountNo account, AccountNo by, std::int64_t now) = 0;
  struct PasswordReset {
    AccountNo account = 0, by = 0;
    std::int64_t begun_micros = 0;
  };
  // Those that wait for their second half, the oldest first.
  virtual Result<std::vector<PasswordReset>> password_resets(std::int64_t now) = 0;
  // credentials.password_wrong (the old one), credentials.password_weak naming why. visitor.claims is the login when it
  // is known.
  virtual Result<void> change_password(AccountNo account, std::string_view old, std::string_view fresh,
                                       std::int64_t now, const Visitor& visitor) = 0;
  // Before the first password of an account that was opened a moment ago: nothing that another one of that number may
  // have left behind, in a file that was restored beside a shorter journal, is the new one's.
  virtual Result<void> begin_account(AccountNo account) = 0;
  // Of an account that its holder opened himself; credentials.password_weak, credentials.password_set when it has one.
  virtual Result<void> set_first_password(AccountNo account, std::string_view fresh, std::int64_t now) = 0;
  // An unknown account (0) costs the same time as a known one.
  virtual Result<Login> log_in(AccountNo account, std::string_view password, std::string_view one_time_code,
                               const Visitor& visitor, std::int64_t now) = 0;
  // Whether a browser with that token has signed in to any account before. From memory; does not wait.
  virtual bool known_device(std::string_view token) const = 0;
  virtual Result<bool> password_right(AccountNo account, std::string_view password, const Visitor& visitor,
                                      std::int64_t now) = 0;

  // --- second factor (TOTP, RFC 6238) ------------------------------------------------------------------------------
  // A seed in base32, valid once confirmed with a code of it.
  virtual Result<std::string> propose_second_factor(AccountNo account, std::int64_t now) = 0;
  // Once it is right, the account's sessions end but the one named, if any.
  virtual Result<bool> confirm_second_factor(AccountNo account, std::string_view code, std::int64_t now,
                                             std::int64_t keep_session = 0) = 0;
  virtual Result<void> remove_second_factor(AccountNo account, std::int64_t now, AccountNo by = 0) = 0;
  virtual Result<bool> has_second_factor(AccountNo account) = 0;

  // --- sessions --------------------------------------------------------------------------------------------------
  // nullopt: unknown, ended or idle too long. Keeps it alive. From memory; does not wait.
  virtual std::optional<Session> session(std::string_view token, std::int64_t now) = 0;
  // The same by its number, without keeping it alive.
  virtual bool session_alive(std::int64_t id, std::int64_t now) = 0;
  virtual std::string csrf_of(std::string_view session_token) const = 0;
  virtual bool csrf_right(std::string_view session_token, std::string_view csrf_token) const = 0;
  virtual std::vector<Session> sessions(AccountNo account, std::int64_t now) = 0;
  // False: no such session of that account.
  virtual Result<bool> end_session(AccountNo account, std::int64_t id, std::int64_t now) = 0;
  virtual Result<void> end_sessions(AccountNo account, std::int64_t now) = 0;

  // --- keys of programs --------------------------------------------------------------------------------------------
  // The key in full, to be told once: gb_<number>_<secret>.
  virtual Result<std::string> set_key(std::uint64_t key, AccountNo account, std::int64_t now) = 0;
  struct Key {
    std::uint64_t number = 0;
    AccountNo account = 0;
  };
  // The key when its secret is right; whether it is still in force says the journal. From memory.
  virtual std::optional<Key> key(std::string_view text) = 0;
  virtual AccountNo account_of_key(std::uint64_t key) = 0;  // 0: there is none
  // What a program signs its requests with; the same each time, told with the key.
  virtual std::string signing_secret(std::uint64_t key) const = 0;

  // --- the record ------------------------------------------------------------------------------------------------
  virtual Result<std::vector<SecurityEvent>> events_after(std::int64_t id, std::size_t most) = 0;
  // To be called every minute or so: notes when sessions were last seen, forgets those that ended and what is older
  // than it must be kept.
  virtual Result<void> tidy(std::int64_t now) = 0;

  virtual Result<void> copy_to(const std::string& path) const = 0;
};

// For backups, while another process uses them; sessions are not copied: who was signed out since must not be in again.
// The bytes of the copy. sqlite.io_failed, credentials.damaged.
Result<std::uint64_t> copy_credentials(const std::string& from, const std::string& to);

// Before the file is opened: numbers of accounts, keys and webhooks are those of their entries, so those behind the
// last entry of the journal never were (the file is from a backup that is younger than the journal), and will be given
// to somebody else. The record of what happened stays. How many rows went; a file that is not there has none.
Result<std::uint64_t> forget_beyond(const std::string& path, std::uint64_t last_entry);

// Why a password would not be taken; nullopt: it would. Nothing is asked but length and that it is not one of those
// that everybody tries, nor the login or one with the login in it. An empty login is not known.
std::optional<std::string> password_weakness(std::string_view password, const Limits& limits,
                                             std::string_view login = {});

}  // namespace gongbao::credentials
