// Erasure: the key is overwritten where it lies (keys.cc), the rows go, the files go, and the caller sees to the log
// beside the database, so that no earlier page is left. The token stays, so that the same person is never given it
// again.
#include "base/hash.h"
#include "vault/files.h"
#include "vault/inside.h"

namespace gongbao::vault {

namespace {

Result<bool> change_rows(Room& room, const char* sql, ByteView row) {
  auto gone = room.db.prepare_once(sql);
  if (!gone) return std::unexpected(gone.error());
  if (auto done = gone->bind(1, row).run(); !done) return std::unexpected(done.error());
  return room.db.changes() > 0;
}

template <class Take>
Result<void> each_row(Room& room, const char* sql, ByteView row, Take&& take) {
  auto get = room.db.prepare_once(sql);
  if (!get) return std::unexpected(get.error());
  get->bind(1, row);
  for (;;) {
    const auto next = get->step();
    if (!next) return std::unexpected(next.error());
    if (!*next) return {};
    take(*get);
  }
}

// Statements, each of one parameter.
struct Removal {
  std::vector<const char*> keys;  // slots
  const char* files;              // hashes
  std::vector<const char*> rows;
  const char* also = nullptr;  // done with them; nothing of it is counted as removed
};

Result<void> destroy_keys(Room& room, ByteView row, const Removal& removal) {
  std::vector<std::int64_t> slots;
  for (const char* sql : removal.keys) {
    auto found = each_row(room, sql, row, [&](const Statement& at) { slots.push_back(at.integer(0)); });
    if (!found) return found;
  }
  for (const std::int64_t slot : slots) {
    if (auto destroyed = destroy_key(room, slot); !destroyed) return destroyed;
  }
  return {};
}

Result<bool> remove(Room& room, ByteView row, const Removal& removal) {
  if (auto destroyed = destroy_keys(room, row, removal); !destroyed) return std::unexpected(destroyed.error());
  bool something = false;
  for (const char* sql : removal.rows) {
    const auto removed = change_rows(room, sql, row);
    if (!removed) return removed;
    something = something || *removed;
  }
  if (removal.also == nullptr) return something;
  if (const auto done = change_rows(room, removal.also, row); !done) return done;
  return something;
}

Result<std::vector<SealedText>> files_of(Room& room, ByteView row, const Removal& removal) {
  std::vector<SealedText> files;
  auto found = each_row(room, removal.files, row, [&](const Statement& at) {
    const ByteView bytes = at.bytes(0);
    std::copy_n(bytes.begin(), std::min(bytes.size(), Hash32{}.size()), files.emplace_back().hash.begin());
  });
  if (!found) return std::unexpected(found.error());
  return files;
}

// The files go last: while a row is there, so is its file.
Result<bool> remove_with_files(Room& room, ByteView row, const Removal& removal) {
  const auto files = files_of(room, row, removal);
  if (!files) return std::unexpected(files.error());
  auto whole = Transaction::begin(room.db);
  if (!whole) return std::unexpected(whole.error());
  const auto something = remove(room, row, removal);
  if (!something) return something;
  if (auto done = whole->commit(); !done) return std::unexpected(done.error());
  for (const SealedText& hash : *files) {
    if (auto removed = remove_file(room.attachment_path(hash)); !removed) return std::unexpected(removed.error());
  }
  return something;
}

}  // namespace

Result<bool> is_erased(Room& room, const PersonToken& token) {
  auto get = room.db.prepare_once("SELECT 1 FROM erased WHERE token = ?");
  if (!get) return std::unexpected(get.error());
  return get->bind(1, ByteView(token.token)).step();
}

Result<bool> erase(Room& room, const PersonToken& token) {
  return remove_with_files(room, token.token,
                           {.keys = {"SELECT key FROM persons WHERE token = ?"},
                            .files = "SELECT hash FROM attachments WHERE owner = ? AND value IS NULL",
                            .rows = {"DELETE FROM sealed_texts WHERE owner = ?",
                                     "DELETE FROM uploads WHERE hash IN (SELECT hash FROM attachments WHERE owner = ?)",
                                     "DELETE FROM attachments WHERE owner = ?", "DELETE FROM persons WHERE token = ?"},
                            .also = "INSERT OR IGNORE INTO erased VALUES (?)"});
}

Result<bool> erase_text(Room& room, const SealedText& hash) {
  return remove_with_files(room, hash.hash,
                           {.keys = {"SELECT key FROM sealed_texts WHERE hash = ? AND key IS NOT NULL",
                                     "SELECT key FROM attachments WHERE hash = ? AND key IS NOT NULL"},
                            .files = "SELECT hash FROM attachments WHERE hash = ? AND value IS NULL",
                            .rows = {"DELETE FROM sealed_texts WHERE hash = ?", "DELETE FROM uploads WHERE hash = ?",
                                     "DELETE FROM attachments WHERE hash = ?"}});
}

}  // namespace gongbao::vault
