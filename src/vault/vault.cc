// Opening, and the lock around everything.
#include "vault/vault.h"

#include <filesystem>
#include <mutex>

#include "base/masking.h"
#include "vault/files.h"
#include "vault/inside.h"

namespace gongbao::vault {

struct Vault::Inside {
  Room room;
  std::recursive_mutex mutex;    // recursive: what work of together() keeps locks again
  bool pages_to_forget = false;  // something was erased, and the log beside the database may still hold it

  Result<void> forget_pages() {
    pages_to_forget = true;
    auto done = room.db.forget_old_pages();
    if (done) pages_to_forget = false;
    return done;
  }
};

namespace {

namespace fs = std::filesystem;

// The key file; a first one where no vault needs one yet.
Result<MasterKeys> master_keys_of(const Options& options, std::int64_t written_by) {
  auto keys = MasterKeys::read(options.master_key);
  const bool needs_none_yet = written_by < format;
  if (keys || !needs_none_yet || keys.error().code != "vault.master_key_missing") return keys;
  MasterKeys first = MasterKeys::first(options.random);
  if (auto written = first.write(options.master_key); !written) return std::unexpected(written.error());
  return first;
}

Result<void> set_up(Room& room) {
  auto whole = Transaction::begin(room.db);
  if (!whole) return std::unexpected(whole.error());
  if (auto made = create_tables(room.db); !made) return made;
  room.hash_key = Key::fresh(room.options.random);
  const Header header{room.master_version, mark_of(*room.master.find(room.master_version)),
                      room.wrap(room.hash_key, place_of_hash_key())};
  if (auto written = write_header(room.db, header); !written) return written;
  return whole->commit();
}

Result<void> unlock(Room& room) {
  const auto header = read_header(room.db);
  if (!header) return std::unexpected(header.error());
  const Key* master = room.master.find(header->master_version);
  if (master == nullptr || mark_of(*master) != header->master_mark) {
    return problem(
        "vault.master_key_wrong", "master-key",
        "this is not the master key of the vault, which needs its version " + std::to_string(header->master_version),
        room.options.master_key);
  }
  const auto key = room.master.unwrap(header->hash_key, place_of_hash_key());
  if (!key) return tampered("vault", {}, "hash_key");
  room.hash_key = *key;
  room.master_version = header->master_version;
  return finish_rotation(room);
}

Result<Room> open_room(Options options) {
  create_for_oneself(options.path);
  auto db = Database::open(options.path, "vault");
  if (!db) return std::unexpected(db.error());
  const auto version = db->integer("PRAGMA user_version");
  if (!version) return std::unexpected(version.error());
  if (*version > format) return problem("vault.newer_format", "", "written by a newer program", options.path);
  auto master = master_keys_of(options, *version);
  if (!master) return std::unexpected(master.error());
  const std::uint32_t newest = master->newest();
  Room room{std::move(options), *std::move(db), *std::move(master), newest, Key()};
  const auto opened = *version == 0 ? set_up(room) : *version == 1 ? move_from_format_1(room) : unlock(room);
  if (!opened) return std::unexpected(opened.error());
  if (auto made = create_uploads(room.db); !made) return std::unexpected(made.error());
  if (auto swept = sweep_attachments(room); !swept) return std::unexpected(swept.error());
  // What an erasure, killed before it came to that, left in the log.
  if (auto forgotten = room.db.forget_old_pages(); !forgotten) return std::unexpected(forgotten.error());
  return room;
}

Person masked_person(const Person& person) {
  const auto unless_empty = [](const std::string& value, std::string (*mask)(std::string_view)) {
    return value.empty() ? std::string() : mask(value);
  };
  return {unless_empty(person.name, mask_name), unless_empty(person.phone, mask_phone),
          unless_empty(person.resident_id, mask_resident_id)};
}

}  // namespace

Vault::Vault(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Vault::~Vault() = default;

Result<std::unique_ptr<Vault>> Vault::open(Options options) {
  auto room = open_room(std::move(options));
  if (!room) return std::unexpected(room.error());
  return std::unique_ptr<Vault>(new Vault(std::unique_ptr<Inside>(new Inside{*std::move(room), {}, false})));
}

Result<PersonToken> Vault::keep(const Person& person) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::keep(inside_->room, person, News::fill_gaps);
}

Result<PersonToken> Vault::renew(const Person& person) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::keep(inside_->room, person, News::replace);
}

Result<void> Vault::together(const std::function<Result<void>()>& work) {
  const std::scoped_lock lock(inside_->mutex);
  auto whole = Transaction::begin(inside_->room.db);
  if (!whole) return std::unexpected(whole.error());
  if (auto done = work(); !done) return done;
  return whole->commit();
}

Result<std::optional<PersonToken>> Vault::find_resident_id(std::string_view resident_id) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::find_resident_id(inside_->room, resident_id);
}

Result<bool> Vault::knows(const PersonToken& token) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::knows(inside_->room, token);
}

Result<std::optional<Person>> Vault::masked(const PersonToken& token) {
  const std::scoped_lock lock(inside_->mutex);
  auto person = open_person(inside_->room, token);
  if (!person || !*person) return person;
  return std::optional(masked_person(**person));
}

Result<std::optional<Person>> Vault::reveal(const ReadPermit& permit) {
  if (permit.entry == 0) return problem("vault.not_permitted", "", "no journaled fact permits this reading");
  const std::scoped_lock lock(inside_->mutex);
  auto person = open_person(inside_->room, permit.person);
  if (!person || !*person) return person;
  Person shown;
  for (const PersonField field : permit.fields) {
    switch (field) {
      case PersonField::name:
        shown.name = (*person)->name;
        break;
      case PersonField::phone:
        shown.phone = (*person)->phone;
        break;
      case PersonField::resident_id:
        shown.resident_id = (*person)->resident_id;
        break;
    }
  }
  return std::optional(std::move(shown));
}

Result<SealedText> Vault::seal(std::string_view text, const PersonToken& owner) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::seal(inside_->room, text, owner);
}

SealedText Vault::hash_of(std::string_view text) const {
  if (text.empty()) return {};
  return {inside_->room.keyed("text", as_bytes(text))};
}

Hash32 Vault::derive(std::string_view purpose) const { return inside_->room.keyed("derived", as_bytes(purpose)); }

Result<std::optional<std::string>> Vault::open_text(const SealedText& sealed) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::open_text(inside_->room, sealed);
}

Result<Attachment> Vault::attach(ByteView content, const PersonToken& owner, const std::optional<Upload>& upload) {
  Room& room = inside_->room;
  const auto type = judge(room.options, content);
  if (!type) return std::unexpected(type.error());
  const auto keep = [&](bool scanned) -> Result<Attachment> {
    auto whole = Transaction::begin(room.db);
    if (!whole) return std::unexpected(whole.error());
    auto kept = vault::attach(room, content, *type, scanned, owner);
    if (!kept) return kept;
    const auto noted = upload ? note_upload(room, kept->hash, kept->bytes, *upload) : Result<void>{};
    if (!noted) return std::unexpected(noted.error());
    if (auto done = whole->commit(); !done) return std::unexpected(done.error());
    return kept;
  };
  {
    const std::scoped_lock lock(inside_->mutex);
    const auto known = find_attachment(room, content, owner);
    if (!known) return std::unexpected(known.error());
    if (*known && ((*known)->scanned || !room.options.scanner)) return keep((*known)->scanned);
  }
  const auto scanned = scan(room.options, content);  // takes its time: nobody else waits for it
  if (!scanned) return std::unexpected(scanned.error());
  const std::scoped_lock lock(inside_->mutex);
  return keep(*scanned);
}

Result<UploadsOf> Vault::uploads_of(std::uint64_t account, std::int64_t since) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::uploads_of(inside_->room, account, since);
}

Result<bool> Vault::hold_upload(const SealedText& hash, std::uint64_t account, std::int64_t now) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::hold_upload(inside_->room, hash, account, now);
}

Result<bool> Vault::has_put(const SealedText& hash, std::uint64_t account) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::has_put(inside_->room, hash, account);
}

Result<void> Vault::use_uploads(const std::vector<SealedText>& hashes, std::uint64_t account) {
  if (hashes.empty()) return {};
  const std::scoped_lock lock(inside_->mutex);
  return vault::use_uploads(inside_->room, hashes, account);
}

Result<std::string> Vault::upload_name(const SealedText& hash, std::uint64_t account) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::upload_name(inside_->room, hash, account);
}

Result<std::uint64_t> Vault::sweep_uploads(std::int64_t before) {
  const std::scoped_lock lock(inside_->mutex);
  auto swept = vault::sweep_uploads(inside_->room, before);
  // One that failed may have swept some; one that could not forget its pages did it the last time.
  if (!swept) inside_->pages_to_forget = true;
  if (!swept || (*swept == 0 && !inside_->pages_to_forget)) return swept;
  if (auto forgotten = inside_->forget_pages(); !forgotten) return std::unexpected(forgotten.error());
  return swept;
}

Result<std::optional<OpenedAttachment>> Vault::open_attachment(const SealedText& hash) {
  const std::scoped_lock lock(inside_->mutex);
  return vault::open_attachment(inside_->room, hash);
}

Result<bool> Vault::erase(const PersonToken& token) {
  const std::scoped_lock lock(inside_->mutex);
  const auto erased = vault::erase(inside_->room, token);
  if (!erased) return erased;
  if (auto forgotten = inside_->forget_pages(); !forgotten) return std::unexpected(forgotten.error());
  return erased;
}

Result<std::uint64_t> Vault::erase_all(const std::vector<PersonToken>& tokens) {
  const std::scoped_lock lock(inside_->mutex);
  std::uint64_t count = 0;
  for (const PersonToken& token : tokens) {
    const auto done = is_erased(inside_->room, token);
    if (!done) return std::unexpected(done.error());
    if (*done) continue;
    const auto erased = vault::erase(inside_->room, token);
    if (!erased) return std::unexpected(erased.error());
    if (*erased) ++count;
  }
  if (auto forgotten = inside_->forget_pages(); !forgotten) return std::unexpected(forgotten.error());
  return count;
}

Result<bool> Vault::erase_text(const SealedText& hash) {
  const std::scoped_lock lock(inside_->mutex);
  const auto erased = vault::erase_text(inside_->room, hash);
  if (!erased) return erased;
  if (auto forgotten = inside_->forget_pages(); !forgotten) return std::unexpected(forgotten.error());
  return erased;
}

Result<Rotated> Vault::rotate_master_key() {
  const std::scoped_lock lock(inside_->mutex);
  return rotate(inside_->room);
}

Result<Checked> Vault::check() {
  const std::scoped_lock lock(inside_->mutex);
  return vault::check(inside_->room);
}

}  // namespace gongbao::vault
