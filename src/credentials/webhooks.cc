// Address and secret are closed together with the number they belong to, so that a row that is moved does not open.
#include "credentials/webhooks.h"

#include "base/bytes.h"

namespace gongbao::credentials {

namespace {

constexpr const char* webhook_schema = R"sql(
CREATE TABLE IF NOT EXISTS webhooks (
  number INTEGER PRIMARY KEY, account INTEGER NOT NULL, url BLOB NOT NULL, secret BLOB NOT NULL, after INTEGER NOT NULL,
  generation INTEGER NOT NULL, delivered INTEGER NOT NULL, since INTEGER NOT NULL, next_try INTEGER NOT NULL,
  tries INTEGER NOT NULL, status INTEGER NOT NULL, given_up INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS webhook_lanes (
  number INTEGER NOT NULL, entity INTEGER NOT NULL, after INTEGER NOT NULL, since INTEGER NOT NULL,
  next_try INTEGER NOT NULL, tries INTEGER NOT NULL, status INTEGER NOT NULL, given_up INTEGER NOT NULL,
  PRIMARY KEY (number, entity)) WITHOUT ROWID;
)sql";

std::string place_of_secret(std::string_view what, std::uint64_t number) {
  return std::string(what) + " of webhook " + std::to_string(number);
}

void bind_trouble(sqlite::Statement& to, int place, const Trouble& trouble) {
  to.bind(place, trouble.since_micros).bind(place + 1, trouble.next_try_micros).bind(place + 2, trouble.tries);
  to.bind(place + 3, trouble.status).bind(place + 4, std::int64_t{trouble.given_up ? 1 : 0});
}
Trouble trouble_at(const sqlite::Statement& row, int column) {
  return {row.integer(column), row.integer(column + 1), row.integer(column + 2), row.integer(column + 3),
          row.integer(column + 4) != 0};
}

}  // namespace

Result<std::unique_ptr<Webhooks>> Webhooks::open(const std::string& path, const Box& box) {
  auto db = sqlite::Database::open(path);
  if (!db) return std::unexpected(db.error());
  if (auto made = db->run(webhook_schema); !made) return std::unexpected(made.error());
  return std::unique_ptr<Webhooks>(new Webhooks(*std::move(db), box));
}

Result<void> Webhooks::add(const Webhook& webhook) {
  const Bytes url = box_.close(place_of_secret("address", webhook.number), as_bytes(webhook.url));
  const Bytes secret = box_.close(place_of_secret("secret", webhook.number), as_bytes(webhook.secret));
  const std::lock_guard lock(mutex_);
  auto put = db_.prepare("INSERT OR REPLACE INTO webhooks VALUES (?, ?, ?, ?, ?, 0, 0, 0, 0, 0, 0, 0)");
  if (!put) return std::unexpected(put.error());
  put->bind(1, webhook.number).bind(2, webhook.account).bind(3, ByteView(url)).bind(4, ByteView(secret));
  return put->bind(5, webhook.after).run();
}

Result<std::vector<Webhook>> Webhooks::read(sqlite::Statement& rows) const {
  std::vector<Webhook> all;
  while (true) {
    const auto row = rows.step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return all;
    Webhook each{.number = rows.number(0),
                 .account = rows.number(1),
                 .url = {},
                 .secret = {},
                 .after = rows.number(4),
                 .generation = rows.number(5),
                 .delivered_micros = rows.integer(6),
                 .trouble = trouble_at(rows, 7)};
    if (const auto url = box_.open(place_of_secret("address", each.number), rows.bytes(2))) {
      each.url.assign(url->begin(), url->end());
    }
    if (const auto secret = box_.open(place_of_secret("secret", each.number), rows.bytes(3))) {
      each.secret.assign(secret->begin(), secret->end());
    }
    all.push_back(std::move(each));
  }
}

Result<std::vector<Webhook>> Webhooks::all() {
  const std::lock_guard lock(mutex_);
  auto get = db_.prepare("SELECT * FROM webhooks ORDER BY number");
  if (!get) return std::unexpected(get.error());
  return read(*get);
}

Result<std::optional<Webhook>> Webhooks::find(std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  auto get = db_.prepare("SELECT * FROM webhooks WHERE number = ?");
  if (!get) return std::unexpected(get.error());
  get->bind(1, number);
  auto rows = read(*get);
  if (!rows) return std::unexpected(rows.error());
  if (rows->empty()) return std::optional<Webhook>{};
  return std::optional(std::move(rows->front()));
}

Result<void> Webhooks::drop(std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  return db_.transaction([&]() -> Result<void> {
    for (const char* sql : {"DELETE FROM webhooks WHERE number = ?", "DELETE FROM webhook_lanes WHERE number = ?"}) {
      auto drop = db_.prepare(sql);
      if (!drop) return std::unexpected(drop.error());
      if (auto done = drop->bind(1, number).run(); !done) return done;
    }
    return {};
  });
}

Result<void> Webhooks::note(const Webhook& webhook) {
  const std::lock_guard lock(mutex_);
  auto put = db_.prepare(
      "UPDATE webhooks SET after = ?3, delivered = ?4, since = ?5, next_try = ?6, tries = ?7, status = ?8, "
      "given_up = ?9 WHERE number = ?1 AND generation = ?2");
  if (!put) return std::unexpected(put.error());
  put->bind(1, webhook.number).bind(2, webhook.generation).bind(3, webhook.after).bind(4, webhook.delivered_micros);
  bind_trouble(*put, 5, webhook.trouble);
  return put->run();
}

Result<bool> Webhooks::replay(std::uint64_t number, std::uint64_t after) {
  const std::lock_guard lock(mutex_);
  bool found = false;
  const auto done = db_.transaction([&]() -> Result<void> {
    auto put = db_.prepare(
        "UPDATE webhooks SET after = ?2, generation = generation + 1, since = 0, next_try = 0, tries = 0, status = 0, "
        "given_up = 0 WHERE number = ?1");
    if (!put) return std::unexpected(put.error());
    if (auto set = put->bind(1, number).bind(2, after).run(); !set) return set;
    found = db_.changes() > 0;
    auto drop = db_.prepare("DELETE FROM webhook_lanes WHERE number = ?");
    if (!drop) return std::unexpected(drop.error());
    return drop->bind(1, number).run();
  });
  if (!done) return std::unexpected(done.error());
  return found;
}

Result<std::vector<Lane>> Webhooks::lanes(std::uint64_t number) {
  const std::lock_guard lock(mutex_);
  auto get =
      db_.prepare("SELECT entity, after, since, next_try, tries, status, given_up FROM webhook_lanes WHERE number = ?");
  if (!get) return std::unexpected(get.error());
  get->bind(1, number);
  std::vector<Lane> all;
  while (true) {
    const auto row = get->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return all;
    all.push_back({get->number(0), get->number(1), trouble_at(*get, 2)});
  }
}

Result<void> Webhooks::note_lane(const Webhook& of, const Lane& lane) {
  const std::lock_guard lock(mutex_);
  auto put = db_.prepare(
      "INSERT OR REPLACE INTO webhook_lanes SELECT ?1, ?3, ?4, ?5, ?6, ?7, ?8, ?9 WHERE EXISTS "
      "(SELECT 1 FROM webhooks WHERE number = ?1 AND generation = ?2)");
  if (!put) return std::unexpected(put.error());
  put->bind(1, of.number).bind(2, of.generation).bind(3, lane.entity).bind(4, lane.after);
  bind_trouble(*put, 5, lane.trouble);
  return put->run();
}

Result<void> Webhooks::drop_lane(const Webhook& of, std::uint64_t entity) {
  const std::lock_guard lock(mutex_);
  auto drop = db_.prepare(
      "DELETE FROM webhook_lanes WHERE number = ?1 AND entity = ?3 AND EXISTS "
      "(SELECT 1 FROM webhooks WHERE number = ?1 AND generation = ?2)");
  if (!drop) return std::unexpected(drop.error());
  return drop->bind(1, of.number).bind(2, of.generation).bind(3, entity).run();
}

}  // namespace gongbao::credentials
