// Persons: found by token, by keyed hash of phone, of name and phone.
#include "vault/inside.h"

#include "base/hash.h"

namespace gongbao::vault {

namespace {

constexpr std::string_view persons = "persons";

// Search hashes of a person; empty where a part is not known.
Bytes phone_hash(const Room& room, std::string_view phone) {
  if (phone.empty()) return {};
  const Hash32 hash = room.keyed("phone", as_bytes(phone));
  return {hash.begin(), hash.end()};
}
Bytes name_phone_hash(const Room& room, std::string_view name, std::string_view phone) {
  if (name.empty() || phone.empty()) return {};
  Bytes both;
  ByteWriter out(both);
  out.text(name);
  out.text(phone);
  const Hash32 hash = room.keyed("name and phone", both);
  return {hash.begin(), hash.end()};
}

void bind_hash(Statement& to, int at, const Bytes& hash) {
  if (hash.empty()) {
    to.bind_null(at);
  } else {
    to.bind(at, ByteView(hash));
  }
}

bool equal(ByteView a, const Bytes& b) { return std::ranges::equal(a, b); }

Result<std::string> open_field(const Key& key, const Statement& row, int column, const PersonToken& token,
                               std::string_view field) {
  auto plain = decrypt(key, row.bytes(column), place(persons, token.token, field));
  if (!plain) return tampered(persons, token.token, field);
  std::string text(plain->begin(), plain->end());
  wipe(*plain);
  return text;
}

Bytes seal_field(const Room& room, const Key& key, const PersonToken& token, std::string_view field,
                 std::string_view value) {
  return encrypt(key, as_bytes(value), place(persons, token.token, field), room.options.random);
}

Result<void> write_person(Room& room, const char* sql, const PersonToken& token, const Key& key, std::int64_t slot,
                          const Person& person) {
  auto put = room.db.prepare_once(sql);
  if (!put) return std::unexpected(put.error());
  put->bind(1, ByteView(token.token)).bind(2, slot);
  bind_hash(*put, 3, phone_hash(room, person.phone));
  bind_hash(*put, 4, name_phone_hash(room, person.name, person.phone));
  put->bind(5, ByteView(seal_field(room, key, token, "name", person.name)));
  put->bind(6, ByteView(seal_field(room, key, token, "phone", person.phone)));
  put->bind(7, ByteView(seal_field(room, key, token, "resident_id", person.resident_id)));
  return put->run();
}

enum class Known { no, unchanged, perhaps_changed };

// One indexed read: whether the row is there, and says by its hashes that nothing is new.
Result<Known> known(Room& room, const PersonToken& token, const Person& person) {
  auto get = room.db.prepare_once("SELECT by_phone, by_name_phone FROM persons WHERE token = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, ByteView(token.token)).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return Known::no;
  if (person.name.empty() && person.phone.empty()) return Known::unchanged;
  if (person.name.empty()) {
    return equal(get->bytes(0), phone_hash(room, person.phone)) ? Known::unchanged : Known::perhaps_changed;
  }
  const Bytes both = name_phone_hash(room, person.name, person.phone);
  return !both.empty() && equal(get->bytes(1), both) ? Known::unchanged : Known::perhaps_changed;
}

Result<void> update_person(Room& room, const PersonToken& token, const Person& news, News may) {
  const auto before = open_person(room, token);
  if (!before) return std::unexpected(before.error());
  const auto key = key_of_person(room, token);
  if (!key) return std::unexpected(key.error());
  Person after = **before;
  const auto tell = [may](std::string& known, const std::string& said) {
    if (!said.empty() && (known.empty() || may == News::replace)) known = said;
  };
  tell(after.name, news.name);
  tell(after.phone, news.phone);
  if (after == **before) return {};
  return write_person(room,
                      "UPDATE persons SET by_phone = ?3, by_name_phone = ?4, name = ?5, phone = ?6, resident_id = ?7 "
                      "WHERE token = ?1",
                      token, **key, 0, after);
}

}  // namespace

PersonToken token_of(const Room& room, const Person& person, std::uint32_t generation) {
  Bytes identity;
  ByteWriter out(identity);
  out.text(person.resident_id);
  if (person.resident_id.empty()) {
    out.text(person.name);
    out.text(person.phone);
  }
  if (generation > 0) out.integer(generation);
  const Hash32 hash = room.keyed("person", identity);
  PersonToken token;
  std::copy_n(hash.begin(), token.token.size(), token.token.begin());
  return token;
}

Result<void> insert_person(Room& room, const PersonToken& token, const Person& person) {
  auto whole = Transaction::begin(room.db);
  if (!whole) return std::unexpected(whole.error());
  const Key key = Key::fresh(room.options.random);
  const auto slot = store_key(room, key);
  if (!slot) return std::unexpected(slot.error());
  auto written =
      write_person(room, "INSERT INTO persons VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)", token, key, *slot, person);
  return written ? whole->commit() : written;
}

Result<PersonToken> keep(Room& room, const Person& person, News may) {
  if (person == Person{}) return PersonToken{};
  for (std::uint32_t generation = 0;; ++generation) {
    const PersonToken token = token_of(room, person, generation);
    const auto state = known(room, token, person);
    if (!state) return std::unexpected(state.error());
    if (*state == Known::unchanged) return token;
    if (*state == Known::perhaps_changed) {
      if (auto updated = update_person(room, token, person, may); !updated) return std::unexpected(updated.error());
      return token;
    }
    const auto erased = is_erased(room, token);
    if (!erased) return std::unexpected(erased.error());
    if (*erased) continue;
    if (auto inserted = insert_person(room, token, person); !inserted) return std::unexpected(inserted.error());
    return token;
  }
}

Result<bool> knows(Room& room, const PersonToken& token) {
  auto get = room.db.prepare_once("SELECT 1 FROM persons WHERE token = ?");
  if (!get) return std::unexpected(get.error());
  return get->bind(1, ByteView(token.token)).step();
}

Result<std::optional<Key>> key_of_person(Room& room, const PersonToken& token) {
  auto get = room.db.prepare_once("SELECT key FROM persons WHERE token = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, ByteView(token.token)).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::optional<Key>{};
  const auto key = load_key(room, get->integer(0));
  if (!key) return std::unexpected(key.error());
  return std::optional(*key);
}

Result<std::optional<Person>> open_person(Room& room, const PersonToken& token) {
  const auto key = key_of_person(room, token);
  if (!key) return std::unexpected(key.error());
  if (!*key) return std::optional<Person>{};
  auto get = room.db.prepare_once("SELECT name, phone, resident_id FROM persons WHERE token = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, ByteView(token.token)).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::optional<Person>{};
  Person person;
  int column = 0;
  for (auto [field, to] : {std::pair{"name", &person.name}, std::pair{"phone", &person.phone},
                           std::pair{"resident_id", &person.resident_id}}) {
    auto opened = open_field(**key, *get, column++, token, field);
    if (!opened) return std::unexpected(opened.error());
    *to = *std::move(opened);
  }
  return person;
}

Result<bool> found_by_its_data(Room& room, const PersonToken& token, const Person& person) {
  auto get = room.db.prepare_once("SELECT by_phone, by_name_phone FROM persons WHERE token = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, ByteView(token.token)).step();
  if (!row) return std::unexpected(row.error());
  return *row && equal(get->bytes(0), phone_hash(room, person.phone)) &&
         equal(get->bytes(1), name_phone_hash(room, person.name, person.phone));
}

Result<std::optional<PersonToken>> find_resident_id(Room& room, std::string_view resident_id) {
  if (resident_id.empty()) return std::optional<PersonToken>{};
  const Person person{{}, {}, std::string(resident_id)};
  for (std::uint32_t generation = 0;; ++generation) {
    const PersonToken token = token_of(room, person, generation);
    const auto state = known(room, token, person);
    if (!state) return std::unexpected(state.error());
    if (*state != Known::no) return token;
    const auto erased = is_erased(room, token);
    if (!erased) return std::unexpected(erased.error());
    if (!*erased) return std::optional<PersonToken>{};
  }
}

}  // namespace gongbao::vault
