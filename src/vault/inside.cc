// Tables and header.
#include "vault/inside.h"

#include <filesystem>

#include "base/hash.h"

namespace gongbao::vault {

namespace {

// key: a slot of keys. owner or key: one of the two is given. by_phone and by_name_phone are keyed hashes, NULL where a
// part is not known.
constexpr const char* tables = R"sql(
CREATE TABLE vault (
  only INTEGER PRIMARY KEY CHECK (only = 1), master_version INTEGER NOT NULL, master_mark BLOB NOT NULL,
  hash_key BLOB NOT NULL);
CREATE TABLE keys (slot INTEGER PRIMARY KEY, wrapped BLOB NOT NULL);
CREATE TABLE persons (
  token BLOB PRIMARY KEY, key INTEGER NOT NULL, by_phone BLOB, by_name_phone BLOB,
  name BLOB NOT NULL, phone BLOB NOT NULL, resident_id BLOB NOT NULL) WITHOUT ROWID;
CREATE TABLE sealed_texts (hash BLOB PRIMARY KEY, owner BLOB, key INTEGER, value BLOB NOT NULL) WITHOUT ROWID;
CREATE INDEX sealed_texts_by_owner ON sealed_texts (owner) WHERE owner IS NOT NULL;
CREATE TABLE attachments (
  hash BLOB PRIMARY KEY, owner BLOB, key INTEGER, type INTEGER NOT NULL, bytes INTEGER NOT NULL, scanned INTEGER NOT NULL,
  value BLOB) WITHOUT ROWID;
CREATE INDEX attachments_by_owner ON attachments (owner) WHERE owner IS NOT NULL;
CREATE TABLE erased (token BLOB PRIMARY KEY) WITHOUT ROWID;
PRAGMA user_version = 2;
)sql";

}  // namespace

Result<void> create_tables(const Database& db) { return db.run(tables); }

Result<Header> read_header(const Database& db) {
  auto get = db.prepare_once("SELECT master_version, master_mark, hash_key FROM vault");
  if (!get) return std::unexpected(get.error());
  const auto row = get->step();
  if (!row) return std::unexpected(row.error());
  Header header;
  if (!*row || get->bytes(1).size() != header.master_mark.size()) {
    return problem("vault.damaged", "", "the vault has no header", db.path());
  }
  header.master_version = static_cast<std::uint32_t>(get->integer(0));
  std::ranges::copy(get->bytes(1), header.master_mark.begin());
  const ByteView wrapped = get->bytes(2);
  header.hash_key.assign(wrapped.begin(), wrapped.end());
  return header;
}

Result<void> write_header(const Database& db, const Header& header) {
  auto put = db.prepare_once("INSERT OR REPLACE INTO vault VALUES (1, ?, ?, ?)");
  if (!put) return std::unexpected(put.error());
  put->bind(1, std::int64_t{header.master_version}).bind(2, ByteView(header.master_mark)).bind(3, header.hash_key);
  return put->run();
}

Hash32 Room::keyed(std::string_view kind, ByteView what) const {
  Bytes message;
  ByteWriter out(message);
  out.text(kind);
  out.blob(what);
  return hmac_sm3(hash_key.bytes(), message);
}

std::string attachment_folder_of(const std::string& vault) {
  return (std::filesystem::path(vault).parent_path() / "attachments").string();
}
std::string Room::attachment_folder() const { return attachment_folder_of(db.path()); }
std::string Room::attachment_path(const SealedText& hash) const {
  return (std::filesystem::path(attachment_folder()) / to_hex(hash.hash)).string();
}

std::unexpected<Problem> tampered(std::string_view table, ByteView row, std::string_view field) {
  return problem("vault.tampered", std::string(field), "what is stored here was not written by this vault",
                 std::string(table) + " " + to_hex(row));
}

}  // namespace gongbao::vault
