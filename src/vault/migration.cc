// Format 1 kept everything in clear under its hash key. Once: every row is encrypted into the new tables, and the old
// ones are overwritten as they go (secure_delete). Tokens and hashes stay what they are, because the key stays.
#include "vault/inside.h"

namespace gongbao::vault {

namespace {

constexpr const char* move_aside =
    "ALTER TABLE persons RENAME TO persons_in_clear; ALTER TABLE texts RENAME TO texts_in_clear;";
constexpr const char* drop_clear = "DROP TABLE persons_in_clear; DROP TABLE texts_in_clear; DROP TABLE vault_key;";

template <class Take>
Result<void> each_row(const Database& db, const char* sql, Take&& take) {
  auto get = db.prepare_once(sql);
  if (!get) return std::unexpected(get.error());
  for (;;) {
    const auto row = get->step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return {};
    if (auto taken = take(*get); !taken) return taken;
  }
}

Result<void> move_persons(Room& room) {
  return each_row(room.db, "SELECT token, name, phone, resident_id FROM persons_in_clear",
                  [&](const Statement& row) -> Result<void> {
                    PersonToken token;
                    if (row.bytes(0).size() != token.token.size()) return tampered("persons", row.bytes(0));
                    std::ranges::copy(row.bytes(0), token.token.begin());
                    return insert_person(room, token, {row.text(1), row.text(2), row.text(3)});
                  });
}

Result<void> move_texts(Room& room) {
  return each_row(room.db, "SELECT hash, value FROM texts_in_clear", [&](const Statement& row) -> Result<void> {
    SealedText sealed;
    if (row.bytes(0).size() != sealed.hash.size()) return tampered("texts", row.bytes(0));
    std::ranges::copy(row.bytes(0), sealed.hash.begin());
    return insert_text(room, sealed, row.text(1), {});
  });
}

Result<Key> old_hash_key(const Database& db) {
  auto get = db.prepare_once("SELECT key FROM vault_key");
  if (!get) return std::unexpected(get.error());
  const auto row = get->step();
  if (!row) return std::unexpected(row.error());
  if (!*row || get->bytes(0).size() != Key::size()) {
    return problem("vault.damaged", "", "the vault has no key", db.path());
  }
  return Key(get->bytes(0));
}

Result<void> encrypt_everything(Room& room) {
  auto whole = Transaction::begin(room.db);
  if (!whole) return std::unexpected(whole.error());
  auto key = old_hash_key(room.db);
  if (!key) return std::unexpected(key.error());
  room.hash_key = *key;
  for (auto step : {+[](Room& in) { return in.db.run(move_aside); }, +[](Room& in) { return create_tables(in.db); },
                    move_persons, move_texts}) {
    if (auto done = step(room); !done) return done;
  }
  const Header header{room.master_version, mark_of(*room.master.find(room.master_version)),
                      room.wrap(room.hash_key, place_of_hash_key())};
  if (auto written = write_header(room.db, header); !written) return written;
  if (auto dropped = room.db.run(drop_clear); !dropped) return dropped;
  return whole->commit();
}

}  // namespace

Result<void> move_from_format_1(Room& room) {
  if (auto done = encrypt_everything(room); !done) return done;
  return room.db.forget_old_pages();
}

}  // namespace gongbao::vault
