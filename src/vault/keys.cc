// Data keys in slots. secure_delete overwrites what is deleted, but not the copies that SQLite leaves behind in the
// unused part of a page when it moves a row to another one. A slot is therefore written at the end of its table, with a
// fixed size, and never deleted: it is overwritten where it lies, and nothing ever moves it. What is left of a person's
// other columns is then without a key.
#include "vault/inside.h"

namespace gongbao::vault {

namespace {

constexpr std::size_t wrapped_size = 4 + 12 + Key::size() + 16;  // version, nonce, key, tag

Result<void> put(Room& room, const char* sql, std::int64_t slot, ByteView wrapped) {
  auto statement = room.db.prepare_once(sql);
  if (!statement) return std::unexpected(statement.error());
  return statement->bind(1, slot).bind(2, wrapped).run();
}

std::unexpected<Problem> tampered_slot(std::int64_t slot) {
  return problem("vault.tampered", "wrapped", "what is stored here was not written by this vault",
                 "keys " + std::to_string(slot));
}

}  // namespace

Bytes place_of_slot(std::int64_t slot) {
  Bytes number;
  ByteWriter(number).integer(slot);
  return place("keys", number, "wrapped");
}

Result<std::int64_t> store_key(Room& room, const Key& key) {
  const auto last = room.db.integer("SELECT max(slot) FROM keys");
  if (!last) return last;
  const std::int64_t slot = *last + 1;
  const Bytes wrapped = room.wrap(key, place_of_slot(slot));
  if (auto done = put(room, "INSERT INTO keys VALUES (?, ?)", slot, wrapped); !done) {
    return std::unexpected(done.error());
  }
  return slot;
}

Result<Key> load_key(Room& room, std::int64_t slot) {
  auto get = room.db.prepare_once("SELECT wrapped FROM keys WHERE slot = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, slot).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return tampered_slot(slot);
  const auto key = room.master.unwrap(get->bytes(0), place_of_slot(slot));
  if (!key) return tampered_slot(slot);
  return *key;
}

Result<void> destroy_key(Room& room, std::int64_t slot) {
  return put(room, "UPDATE keys SET wrapped = ?2 WHERE slot = ?1", slot, Bytes(wrapped_size));
}

Result<std::uint64_t> rewrap_keys(Room& room, std::uint32_t to) {
  const auto last = room.db.integer("SELECT max(slot) FROM keys");
  if (!last) return std::unexpected(last.error());
  std::uint64_t count = 0;
  for (std::int64_t slot = 1; slot <= *last; ++slot) {
    auto get = room.db.prepare_once("SELECT wrapped FROM keys WHERE slot = ?");
    if (!get) return std::unexpected(get.error());
    const auto row = get->bind(1, slot).step();
    if (!row) return std::unexpected(row.error());
    if (!*row) return tampered_slot(slot);
    if (std::ranges::all_of(get->bytes(0), [](std::uint8_t byte) { return byte == 0; })) continue;  // destroyed
    const auto key = room.master.unwrap(get->bytes(0), place_of_slot(slot));
    if (!key) return tampered_slot(slot);
    const Bytes wrapped = room.master.wrap(to, *key, place_of_slot(slot), room.options.random);
    if (auto done = put(room, "UPDATE keys SET wrapped = ?2 WHERE slot = ?1", slot, wrapped); !done) {
      return std::unexpected(done.error());
    }
    ++count;
  }
  return count;
}

// --- the keys of rows -----------------------------------------------------------------------------------------------

Result<Key> key_of_row(Room& room, std::string_view table, ByteView row, const Statement& at, int owner, int key) {
  if (!at.is_null(key)) return load_key(room, at.integer(key));
  PersonToken token;
  if (at.bytes(owner).size() != token.token.size()) return tampered(table, row, "owner");
  std::ranges::copy(at.bytes(owner), token.token.begin());
  const auto of_owner = key_of_person(room, token);
  if (!of_owner) return std::unexpected(of_owner.error());
  if (!*of_owner) return tampered(table, row, "owner");
  return **of_owner;
}

Result<RowKey> key_for_row(Room& room, const PersonToken& owner) {
  if (!owner.given()) {
    const Key fresh = Key::fresh(room.options.random);
    const auto slot = store_key(room, fresh);
    if (!slot) return std::unexpected(slot.error());
    return RowKey{fresh, *slot};
  }
  const auto of_owner = key_of_person(room, owner);
  if (!of_owner) return std::unexpected(of_owner.error());
  if (!*of_owner) return problem("vault.unknown_person", "owner", "there is no such person");
  return RowKey{**of_owner, std::nullopt};
}

}  // namespace gongbao::vault
