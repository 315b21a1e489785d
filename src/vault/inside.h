// What the files of the vault share: the opened database, the keys, and how rows are named and bound.
#pragma once

#include "sqlite/sqlite.h"
#include "vault/master_key.h"
#include "vault/vault.h"

namespace gongbao::vault {

using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

inline constexpr int format = 2;  // PRAGMA user_version; 1 was in clear

// One row of `vault`: how the rest is opened.
struct Header {
  std::uint32_t master_version = 0;
  KeyMark master_mark{};
  Bytes hash_key;  // wrapped
};
Result<Header> read_header(const Database& db);
Result<void> write_header(const Database& db, const Header& header);
Result<void> create_tables(const Database& db);

// Opened: what every operation works with.
struct Room {
  Options options;
  Database db;
  MasterKeys master;
  std::uint32_t master_version;  // the one that wraps
  Key hash_key;                  // of tokens, hashes and search

  Hash32 keyed(std::string_view kind, ByteView what) const;
  Bytes wrap(const Key& key, ByteView at) const { return master.wrap(master_version, key, at, options.random); }
  std::string attachment_folder() const;
  std::string attachment_path(const SealedText& hash) const;
};
std::string attachment_folder_of(const std::string& vault);

std::unexpected<Problem> tampered(std::string_view table, ByteView row, std::string_view field = {});

// Where the hash key lies, for its wrapping.
inline Bytes place_of_hash_key() { return place("vault", {}, "hash_key"); }

// --- keys.cc --------------------------------------------------------------------------------------------------------
Result<std::int64_t> store_key(Room& room, const Key& key);  // the slot
Result<Key> load_key(Room& room, std::int64_t slot);         // vault.tampered, also when it was destroyed
Result<void> destroy_key(Room& room, std::int64_t slot);
Result<std::uint64_t> rewrap_keys(Room& room, std::uint32_t to);

// The key of a row that has an owner or a key of its own; columns owner and key of the statement.
Result<Key> key_of_row(Room& room, std::string_view table, ByteView row, const Statement& at, int owner, int key);
// A key for a new row; the slot is none when it is the owner's.
struct RowKey {
  Key key;
  std::optional<std::int64_t> slot;
};
Result<RowKey> key_for_row(Room& room, const PersonToken& owner);

// --- persons.cc -----------------------------------------------------------------------------------------------------
enum class News : std::uint8_t { fill_gaps, replace };  // what later data do to name and phone
Result<PersonToken> keep(Room& room, const Person& person, News may);
// The token under which a person was first known; generation counts how often the person came back after erasure.
PersonToken token_of(const Room& room, const Person& person, std::uint32_t generation);
// Writes a row of that token; for keep and for the move from format 1.
Result<void> insert_person(Room& room, const PersonToken& token, const Person& person);
Result<bool> knows(Room& room, const PersonToken& token);
Result<std::optional<Person>> open_person(Room& room, const PersonToken& token);
// Whether the row's search hashes are those of the person.
Result<bool> found_by_its_data(Room& room, const PersonToken& token, const Person& person);
Result<std::optional<Key>> key_of_person(Room& room, const PersonToken& token);
Result<std::optional<PersonToken>> find_resident_id(Room& room, std::string_view resident_id);

// --- texts.cc, attachments.cc ---------------------------------------------------------------------------------------
Result<SealedText> seal(Room& room, std::string_view text, const PersonToken& owner);
Result<void> insert_text(Room& room, const SealedText& sealed, std::string_view text, const PersonToken& owner);
Result<std::optional<std::string>> open_text(Room& room, const SealedText& sealed);
Result<ContentType> judge(const Options& options, ByteView content);  // by size and content
Result<bool> scan(const Options& options, ByteView content);          // false: there is no scanner
Result<std::optional<Attachment>> find_attachment(Room& room, ByteView content, const PersonToken& owner);
Result<Attachment> attach(Room& room, ByteView content, ContentType type, bool scanned, const PersonToken& owner);
Result<Key> key_of_attachment(Room& room, const SealedText& hash);
Result<std::optional<OpenedAttachment>> open_attachment(Room& room, const SealedText& hash);
Result<void> sweep_attachments(Room& room);  // files that no row names

// --- uploads.cc -----------------------------------------------------------------------------------------------------
Result<void> create_uploads(const Database& db);  // where an earlier program left none
Result<void> note_upload(Room& room, const SealedText& hash, std::uint64_t bytes, const Upload& upload);
Result<UploadsOf> uploads_of(Room& room, std::uint64_t account, std::int64_t since);
Result<bool> hold_upload(Room& room, const SealedText& hash, std::uint64_t account, std::int64_t now);
Result<bool> has_put(Room& room, const SealedText& hash, std::uint64_t account);
Result<void> use_uploads(Room& room, const std::vector<SealedText>& hashes, std::uint64_t account);
Result<std::string> upload_name(Room& room, const SealedText& hash, std::uint64_t account);
Result<std::uint64_t> sweep_uploads(Room& room, std::int64_t before);

// --- erasure.cc, rotation.cc, migration.cc, check.cc ----------------------------------------------------------------
Result<bool> is_erased(Room& room, const PersonToken& token);
Result<bool> erase(Room& room, const PersonToken& token);
Result<bool> erase_text(Room& room, const SealedText& hash);
Result<Rotated> rotate(Room& room);
Result<void> finish_rotation(Room& room);  // at open: what a killed one left to do
Result<void> move_from_format_1(Room& room);
Result<Checked> check(Room& room);

}  // namespace gongbao::vault
