// Who put which attachment, and whether a command has named it since. The same paper may be put by several: it stays
// while one of them needs it. Names of files say much of people: they are encrypted like the paper. How much an account
// has put stands apart from the papers, so that it does not shrink when one is used, refused or erased.
#include "vault/inside.h"

namespace gongbao::vault {

namespace {

constexpr std::string_view uploads = "uploads";
constexpr std::uint64_t least_counted = 4096;  // bytes
constexpr const char* uploads_table = R"sql(
CREATE TABLE IF NOT EXISTS uploads (
  hash BLOB NOT NULL, account INTEGER NOT NULL, put_at INTEGER NOT NULL, used INTEGER NOT NULL, name BLOB NOT NULL,
  PRIMARY KEY (hash, account)) WITHOUT ROWID;
CREATE INDEX IF NOT EXISTS uploads_waiting ON uploads (put_at) WHERE used = 0;
CREATE INDEX IF NOT EXISTS uploads_of_account ON uploads (account) WHERE used = 0;
CREATE TABLE IF NOT EXISTS puts (account INTEGER NOT NULL, put_at INTEGER NOT NULL, bytes INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS puts_of_account ON puts (account, put_at, bytes);
CREATE INDEX IF NOT EXISTS puts_by_age ON puts (put_at);
)sql";

// Of a row: the attachment and who put it.
Bytes row_of(const SealedText& hash, std::uint64_t account) {
  Bytes row;
  ByteWriter out(row);
  encode(out, hash);
  out.integer(account);
  return row;
}

std::int64_t number_of(std::uint64_t value) { return static_cast<std::int64_t>(value); }

// A statement about one row, its hash and its account the first two places.
Result<Statement> about(Room& room, const char* sql, const SealedText& hash, std::uint64_t account) {
  auto statement = room.db.prepare_once(sql);
  if (statement) statement->bind(1, ByteView(hash.hash)).bind(2, number_of(account));
  return statement;
}

Result<std::vector<SealedText>> waiting_since(Room& room, std::int64_t before) {
  std::vector<SealedText> hashes;
  auto get = room.db.prepare_once("SELECT DISTINCT hash FROM uploads WHERE used = 0 AND put_at < ?");
  if (!get) return std::unexpected(get.error());
  get->bind(1, before);
  for (;;) {
    const auto row = get->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return hashes;
    const ByteView bytes = get->bytes(0);
    std::copy_n(bytes.begin(), std::min(bytes.size(), Hash32{}.size()), hashes.emplace_back().hash.begin());
  }
}

Result<bool> somebody_needs(Room& room, const SealedText& hash, std::int64_t before) {
  auto get = room.db.prepare_once("SELECT 1 FROM uploads WHERE hash = ? AND (used = 1 OR put_at >= ?) LIMIT 1");
  if (!get) return std::unexpected(get.error());
  return get->bind(1, ByteView(hash.hash)).bind(2, before).step();
}

Result<bool> forget_stale(Room& room, const SealedText& hash, std::int64_t before) {
  auto drop = room.db.prepare_once("DELETE FROM uploads WHERE hash = ? AND used = 0 AND put_at < ?");
  if (!drop) return std::unexpected(drop.error());
  if (auto done = drop->bind(1, ByteView(hash.hash)).bind(2, before).run(); !done) {
    return std::unexpected(done.error());
  }
  return true;
}

}  // namespace

Result<void> create_uploads(const Database& db) { return db.run(uploads_table); }

// Put again: its day begins anew, and what was used stays used.
Result<void> note_upload(Room& room, const SealedText& hash, std::uint64_t bytes, const Upload& upload) {
  const auto key = key_of_attachment(room, hash);
  if (!key) return std::unexpected(key.error());
  const Bytes name =
      encrypt(*key, as_bytes(upload.name), place(uploads, row_of(hash, upload.account), "name"), room.options.random);
  auto put = about(room,
                   "INSERT INTO uploads VALUES (?, ?, ?, 0, ?) "
                   "ON CONFLICT DO UPDATE SET put_at = excluded.put_at, name = excluded.name",
                   hash, upload.account);
  if (!put) return std::unexpected(put.error());
  if (auto done = put->bind(3, upload.at).bind(4, ByteView(name)).run(); !done) return done;
  auto count = room.db.prepare_once("INSERT INTO puts VALUES (?, ?, ?)");
  if (!count) return std::unexpected(count.error());
  const std::uint64_t counted = std::max<std::uint64_t>(bytes, least_counted);
  return count->bind(1, number_of(upload.account)).bind(2, upload.at).bind(3, number_of(counted)).run();
}

Result<UploadsOf> uploads_of(Room& room, std::uint64_t account, std::int64_t since) {
  auto get = room.db.prepare_once(
      "SELECT (SELECT count(*) FROM uploads WHERE account = ?1 AND used = 0), "
      "(SELECT coalesce(sum(bytes), 0) FROM puts WHERE account = ?1 AND put_at >= ?2)");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, number_of(account)).bind(2, since).step();
  if (!row) return std::unexpected(row.error());
  return UploadsOf{static_cast<std::uint64_t>(get->integer(0)), static_cast<std::uint64_t>(get->integer(1))};
}

Result<bool> hold_upload(Room& room, const SealedText& hash, std::uint64_t account, std::int64_t now) {
  auto set = about(room, "UPDATE uploads SET put_at = max(put_at, ?3) WHERE hash = ?1 AND account = ?2", hash, account);
  if (!set) return std::unexpected(set.error());
  if (auto done = set->bind(3, now).run(); !done) return std::unexpected(done.error());
  return room.db.changes() > 0;
}

Result<bool> has_put(Room& room, const SealedText& hash, std::uint64_t account) {
  auto get = about(room, "SELECT 1 FROM uploads WHERE hash = ? AND account = ?", hash, account);
  if (!get) return std::unexpected(get.error());
  return get->step();
}

Result<void> use_uploads(Room& room, const std::vector<SealedText>& hashes, std::uint64_t account) {
  auto whole = Transaction::begin(room.db);
  if (!whole) return std::unexpected(whole.error());
  for (const SealedText& hash : hashes) {
    auto set = about(room, "UPDATE uploads SET used = 1 WHERE hash = ? AND account = ?", hash, account);
    if (!set) return std::unexpected(set.error());
    if (auto done = set->run(); !done) return done;
  }
  return whole->commit();
}

Result<std::string> upload_name(Room& room, const SealedText& hash, std::uint64_t account) {
  Bytes sealed;
  {
    auto get = about(room, "SELECT name FROM uploads WHERE hash = ? AND account = ?", hash, account);
    if (!get) return std::unexpected(get.error());
    const auto row = get->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return std::string();
    const ByteView bytes = get->bytes(0);
    sealed.assign(bytes.begin(), bytes.end());
  }
  const auto key = key_of_attachment(room, hash);
  if (!key) return std::unexpected(key.error());
  const Bytes row = row_of(hash, account);
  const auto plain = decrypt(*key, sealed, place(uploads, row, "name"));
  if (!plain) return tampered(uploads, row, "name");
  return std::string(plain->begin(), plain->end());
}

Result<std::uint64_t> sweep_uploads(Room& room, std::int64_t before) {
  auto counted = room.db.prepare_once("DELETE FROM puts WHERE put_at < ?");
  if (!counted) return std::unexpected(counted.error());
  if (auto done = counted->bind(1, before).run(); !done) return std::unexpected(done.error());
  const auto hashes = waiting_since(room, before);
  if (!hashes) return std::unexpected(hashes.error());
  for (const SealedText& hash : *hashes) {
    const auto needed = somebody_needs(room, hash, before);
    if (!needed) return std::unexpected(needed.error());
    const auto gone = *needed ? forget_stale(room, hash, before) : erase_text(room, hash);
    if (!gone) return std::unexpected(gone.error());
  }
  return hashes->size();
}

}  // namespace gongbao::vault
