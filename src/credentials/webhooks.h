// What is needed to send events to somebody's address and must not stand in the journal: the address, which may carry a
// token, and the secret; and how far each has come, so that a restart goes on. That there is a webhook, whose and of
// which office, says the journal.
//
// A table of the credentials' file over a connection of its own. Times are microseconds UTC. Any thread; calls wait for
// the disk.
#pragma once

#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "credentials/credentials.h"
#include "sqlite/sqlite.h"

namespace gongbao::credentials {

// Why nothing goes out just now; all zero: nothing is in the way.
struct Trouble {
  std::int64_t since_micros = 0;
  std::int64_t next_try_micros = 0;
  std::int64_t tries = 0;
  std::int64_t status = 0;  // what was answered last; 0: nothing
  bool given_up = false;    // nothing more is tried until a replay
};

struct Webhook {
  std::uint64_t number = 0;  // of the entry that registered it
  AccountNo account = 0;
  std::string url, secret;       // empty secret: it could not be opened, and nothing may be sent
  std::uint64_t after = 0;       // every event up to that entry was taken, or waits in a lane
  std::uint64_t generation = 0;  // counts replays: what was under way before one changes nothing after it
  std::int64_t delivered_micros = 0;
  Trouble trouble = {};
};

// One operator whose events are not taken; those of others go on.
struct Lane {
  std::uint64_t entity = 0;
  std::uint64_t after = 0;
  Trouble trouble = {};
};

class Webhooks {
 public:
  // sqlite.io_failed; so for all below. The box outlives it.
  static Result<std::unique_ptr<Webhooks>> open(const std::string& path, const Box& box);

  Result<void> add(const Webhook& webhook);
  Result<std::vector<Webhook>> all();
  Result<std::optional<Webhook>> find(std::uint64_t number);
  Result<void> drop(std::uint64_t number);
  // after, delivered_micros and trouble of it, unless a replay came between.
  Result<void> note(const Webhook& webhook);
  // From that entry on, lanes forgotten. False: there is no such webhook.
  Result<bool> replay(std::uint64_t number, std::uint64_t after);

  Result<std::vector<Lane>> lanes(std::uint64_t number);
  Result<void> note_lane(const Webhook& of, const Lane& lane);  // unless a replay came between
  Result<void> drop_lane(const Webhook& of, std::uint64_t entity);

 private:
  Webhooks(sqlite::Database db, const Box& box) : db_(std::move(db)), box_(box) {}
  Result<std::vector<Webhook>> read(sqlite::Statement& rows) const;

  std::mutex mutex_;
  sqlite::Database db_;
  const Box& box_;
};

}  // namespace gongbao::credentials
