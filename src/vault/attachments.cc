// Attachments by their keyed hash: what fits into a page lies in its row, what does not in a file beside the vault. The
// file is durable before its row is written, so a row always has its file; a file without a row is nobody's and swept
// away when the vault is next opened.
#include <filesystem>

#include "base/hash.h"
#include "vault/files.h"
#include "vault/inside.h"

namespace gongbao::vault {

namespace {

constexpr std::string_view attachments = "attachments";
constexpr std::size_t most_in_a_row = 4096;  // bytes of a page

SealedText hash_of(const Room& room, ByteView content, const PersonToken& owner) {
  Bytes message;
  ByteWriter out(message);
  encode(out, owner);
  out.blob(content);
  return {room.keyed("attachment", message)};
}

Attachment about(const SealedText& hash, const Statement& row) {
  return {hash, static_cast<ContentType>(row.integer(0)), static_cast<std::uint64_t>(row.integer(1)),
          row.integer(2) != 0};
}

Result<std::optional<Attachment>> known(Room& room, const SealedText& hash) {
  auto get = room.db.prepare_once("SELECT type, bytes, scanned FROM attachments WHERE hash = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, ByteView(hash.hash)).step();
  if (!row) return std::unexpected(row.error());
  return *row ? std::optional(about(hash, *get)) : std::optional<Attachment>{};
}

Result<void> insert(Room& room, const Attachment& attachment, ByteView content, const PersonToken& owner) {
  const Hash32& row = attachment.hash.hash;
  auto whole = Transaction::begin(room.db);
  if (!whole) return std::unexpected(whole.error());
  const auto key = key_for_row(room, owner);
  if (!key) return std::unexpected(key.error());
  const Bytes sealed = encrypt(key->key, content, place(attachments, row, "value"), room.options.random);
  const bool in_a_file = sealed.size() > most_in_a_row;
  if (in_a_file) {
    std::error_code failed;
    std::filesystem::create_directories(room.attachment_folder(), failed);
    if (auto written = write_file(room.attachment_path(attachment.hash), sealed, 0600); !written) return written;
  }
  auto put = room.db.prepare_once("INSERT INTO attachments VALUES (?, ?, ?, ?, ?, ?, ?)");
  if (!put) return std::unexpected(put.error());
  put->bind(1, ByteView(row)).bind_null(2).bind_null(3).bind_null(7);
  if (owner.given()) put->bind(2, ByteView(owner.token));
  if (key->slot) put->bind(3, *key->slot);
  put->bind(4, static_cast<std::int64_t>(attachment.type)).bind(5, static_cast<std::int64_t>(attachment.bytes));
  put->bind(6, std::int64_t{attachment.scanned ? 1 : 0});
  if (!in_a_file) put->bind(7, ByteView(sealed));
  auto done = put->run();
  return done ? whole->commit() : done;
}

Result<void> note_scanned(Room& room, const SealedText& hash) {
  auto set = room.db.prepare_once("UPDATE attachments SET scanned = 1 WHERE hash = ?");
  if (!set) return std::unexpected(set.error());
  return set->bind(1, ByteView(hash.hash)).run();
}

}  // namespace

Result<ContentType> judge(const Options& options, ByteView content) {
  if (content.size() > options.largest_attachment) {
    return problem("attachment_too_large", "",
                   "at most " + std::to_string(options.largest_attachment) + " bytes are taken");
  }
  const auto type = content_type_of(content);
  if (!type) return problem("attachment_type", "", "only PDF, PNG, JPEG and plain text are taken");
  return *type;
}

Result<bool> scan(const Options& options, ByteView content) {
  if (!options.scanner) return false;
  switch (options.scanner(content)) {
    case Scan::clean:
      return true;
    case Scan::infected:
      return problem("attachment_infected", "", "the virus scanner refuses this attachment");
    case Scan::failed:
      break;
  }
  return problem("attachment_not_scanned", "", "the virus scanner did not answer; try again later");
}

Result<std::optional<Attachment>> find_attachment(Room& room, ByteView content, const PersonToken& owner) {
  return known(room, hash_of(room, content, owner));
}

Result<Attachment> attach(Room& room, ByteView content, ContentType type, bool scanned, const PersonToken& owner) {
  const Attachment attachment{hash_of(room, content, owner), type, content.size(), scanned};
  const auto there = known(room, attachment.hash);  // somebody was quicker, or it came before there was a scanner
  if (!there) return std::unexpected(there.error());
  if (*there && ((*there)->scanned || !scanned)) return **there;
  if (*there) {
    if (auto noted = note_scanned(room, attachment.hash); !noted) return std::unexpected(noted.error());
    return attachment;
  }
  if (auto put = insert(room, attachment, content, owner); !put) return std::unexpected(put.error());
  return attachment;
}

Result<Key> key_of_attachment(Room& room, const SealedText& hash) {
  auto get = room.db.prepare_once("SELECT owner, key FROM attachments WHERE hash = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, ByteView(hash.hash)).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return tampered(attachments, hash.hash);
  return key_of_row(room, attachments, hash.hash, *get, 0, 1);
}

Result<std::optional<OpenedAttachment>> open_attachment(Room& room, const SealedText& hash) {
  auto get = room.db.prepare_once("SELECT type, bytes, scanned, owner, key, value FROM attachments WHERE hash = ?");
  if (!get) return std::unexpected(get.error());
  const auto row = get->bind(1, ByteView(hash.hash)).step();
  if (!row) return std::unexpected(row.error());
  if (!*row) return std::optional<OpenedAttachment>{};
  const auto key = key_of_row(room, attachments, hash.hash, *get, 3, 4);
  if (!key) return std::unexpected(key.error());
  Bytes from_file;
  if (get->is_null(5)) {
    if (!std::filesystem::exists(room.attachment_path(hash))) {
      return problem("vault.attachment_missing", "", "the file of this attachment is gone", to_hex(hash.hash));
    }
    auto bytes = read_file(room.attachment_path(hash), most_bytes_of_a_file);
    if (!bytes) return std::unexpected(bytes.error());
    from_file = *std::move(bytes);
  }
  auto plain =
      decrypt(*key, get->is_null(5) ? ByteView(from_file) : get->bytes(5), place(attachments, hash.hash, "value"));
  if (!plain) return tampered(attachments, hash.hash, "value");
  return std::optional(OpenedAttachment{about(hash, *get), *std::move(plain)});
}

Result<void> sweep_attachments(Room& room) {
  std::error_code failed;
  std::filesystem::directory_iterator files(room.attachment_folder(), failed);
  if (failed) return {};  // there is no such folder yet
  std::vector<std::string> nobodys;
  for (const auto& file : files) {
    const auto name = from_hex(file.path().filename().string());
    SealedText hash;
    if (name && name->size() == hash.hash.size()) {
      std::ranges::copy(*name, hash.hash.begin());
      const auto there = known(room, hash);
      if (!there) return std::unexpected(there.error());
      if (*there) continue;
    }
    nobodys.push_back(file.path().string());
  }
  for (const std::string& path : nobodys) {
    if (auto removed = remove_file(path); !removed) return removed;
  }
  return {};
}

}  // namespace gongbao::vault
