// Free texts by their keyed hash.
#include "vault/inside.h"

namespace gongbao::vault {

namespace {

constexpr std::string_view sealed_texts = "sealed_texts";

SealedText hash_of(const Room& room, std::string_view text, const PersonToken& owner) {
  if (!owner.given()) return {room.keyed("text", as_bytes(text))};
  Bytes owned;
  ByteWriter out(owned);
  encode(out, owner);
  out.text(text);
  return {room.keyed("text of a person", owned)};
}

Result<bool> has_text(Room& room, const SealedText& sealed) {
  auto get = room.db.prepare_once("SELECT 1 FROM sealed_texts WHERE hash = ?");
  if (!get) return std::unexpected(get.error());
  return get->bind(1, ByteView(sealed.hash)).step();
}

}  // namespace

Result<void> insert_text(Room& room, const SealedText& sealed, std::string_view text, const PersonToken& owner) {
  auto whole = Transaction::begin(room.db);
  if (!whole) return std::unexpected(whole.error());
  const auto key = key_for_row(room, owner);
  if (!key) return std::unexpected(key.error());
  auto put = room.db.prepare_once("INSERT INTO sealed_texts VALUES (?, ?, ?, ?)");
  if (!put) return std::unexpected(put.error());
  put->bind(1, ByteView(sealed.hash)).bind_null(2).bind_null(3);
  if (owner.given()) put->bind(2, ByteView(owner.token));
  if (key->slot) put->bind(3, *key->slot);
  put->bind(
      4, ByteView(encrypt(key->key, as_bytes(text), place(sealed_texts, sealed.hash, "value"), room.options.random)));
  auto done = put->run();
  return done ? whole->commit() : done;
}

Result<SealedText> seal(Room& room, std::string_view text, const PersonToken& owner) {
  if (text.empty()) return SealedText{};
  const SealedText sealed = hash_of(room, text, owner);
  const auto there = has_text(room, sealed);
  if (!there) return std::unexpected(there.error());
  if (*there) return sealed;
  if (auto put = insert_text(room, sealed, text, owner); !put) return std::unexpected(put.error());
  return sealed;
}

Result<std::optional<std::string>> open_text(Room& room, const SealedText& sealed) {
  auto get = room.db.prepare_once("SELECT owner, key, value FROM sealed_texts WHERE hash = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, ByteView(sealed.hash)).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::optional<std::string>{};
  const auto key = key_of_row(room, sealed_texts, sealed.hash, *get, 0, 1);
  if (!key) return std::unexpected(key.error());
  const auto plain = decrypt(*key, get->bytes(2), place(sealed_texts, sealed.hash, "value"));
  if (!plain) return tampered(sealed_texts, sealed.hash, "value");
  return std::optional(std::string(plain->begin(), plain->end()));
}

}  // namespace gongbao::vault
