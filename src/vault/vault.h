// Who a token stands for. Personal data live here and nowhere else: the journal has a token per person and a hash per
// free text and attachment; vault.db and attachments/ have the values, encrypted (docs/vault.md).
//
// A person is known by the resident id when there is one, else by name and phone together; the same person gets the
// same token again, by keyed hash. Each person has a data key, which the master key wraps; erasing a person destroys
// that key and every value under it. A row is written, durably, before the command that carries its token is decided: a
// token in the journal always has its row.
//
// Masked values are for everybody who may see that there is a person. Clear ones leave only against a ReadPermit, the
// number of the journaled fact that allowed them.
//
// One process at a time opens a vault (the store's lock sees to it); any of its threads may call.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "base/personal.h"
#include "base/problem.h"
#include "vault/attachment.h"
#include "vault/secret.h"

namespace gongbao::vault {

struct Person {
  std::string name;         // may be empty when the resident id is known
  std::string phone;        // normal form (base/identifiers.h); may be empty
  std::string resident_id;  // normal form; may be empty
  bool operator==(const Person&) const = default;
};

// That someone may see a person in clear: the fact person_read, accepted and durable.
struct ReadPermit {
  std::uint64_t entry = 0;  // the fact's; 0 permits nothing
  PersonToken person;
  std::vector<PersonField> fields;  // no others are given out
};

struct Options {
  std::string path;        // of vault.db; attachments/ stands beside it
  std::string master_key;  // path of the key file
  Random random;
  Scanner scanner = {};                                                // of attachments; none: they are not scanned
  std::uint64_t largest_attachment = std::uint64_t{16} * 1024 * 1024;  // bytes; at most 1 GiB
};

struct Rotated {
  std::uint32_t from = 0, to = 0;  // versions of the master key
  std::uint64_t keys = 0;          // how many data keys were wrapped anew
};

struct Checked {
  std::uint64_t persons = 0, texts = 0, attachments = 0, erased = 0;
  std::vector<Problem> findings;  // vault.damaged, vault.tampered, vault.attachment_missing; each names its row
};

class Vault {
 public:
  // Creates what is missing: a vault, and a master key where there is no vault yet. A vault written in clear by an
  // earlier program is encrypted once. vault.damaged, vault.tampered, vault.newer_format, vault.master_key_missing,
  // vault.master_key_wrong, vault.master_key_exposed, vault.master_key_invalid, vault.busy, vault.io_failed.
  static Result<std::unique_ptr<Vault>> open(Options options);
  ~Vault();

  // --- persons ---------------------------------------------------------------------------------------------------
  // Nobody named (all empty): the token of nobody. Later data fill gaps of the row and replace nothing: what names
  // a person may yet be refused. One indexed read and no decryption for a person who is known and unchanged by name and
  // phone.
  Result<PersonToken> keep(const Person& person);
  // The same, and name and phone are replaced: what said so was accepted.
  Result<PersonToken> renew(const Person& person);
  // Everything that work keeps and seals is written as one, durable when this returns; nothing of it when work fails.
  Result<void> together(const std::function<Result<void>()>& work);

  // Exact search, by keyed hash; there is no other.
  Result<std::optional<PersonToken>> find_resident_id(std::string_view resident_id);

  Result<bool> knows(const PersonToken& token);
  // nullopt: no such row. Fields that are not known are empty, here as there.
  Result<std::optional<Person>> masked(const PersonToken& token);
  // Only the fields of the permit. vault.not_permitted.
  Result<std::optional<Person>> reveal(const ReadPermit& permit);

  // --- texts and attachments -------------------------------------------------------------------------------------
  // Of an owner: under the owner's key, gone with the owner (vault.unknown_person when there is no such row). Without
  // one: under a key of its own. An empty text: the hash of none.
  Result<SealedText> seal(std::string_view text, const PersonToken& owner = {});
  // The hash that seal() gives to a text without an owner; keeps nothing.
  SealedText hash_of(std::string_view text) const;
  Result<std::optional<std::string>> open_text(const SealedText& sealed);
  // Kept for good, or with an upload for a day unless it is used. attachment_type, attachment_too_large,
  // attachment_infected, attachment_not_scanned.
  Result<Attachment> attach(ByteView content, const PersonToken& owner = {}, const std::optional<Upload>& upload = {});
  Result<std::optional<OpenedAttachment>> open_attachment(const SealedText& hash);

  // since: seconds since 1970-01-01 UTC; what was swept up to there is no longer known.
  Result<UploadsOf> uploads_of(std::uint64_t account, std::int64_t since);
  // Whether that account put it; its day then begins anew, so that it stays while a command is being made of it.
  Result<bool> hold_upload(const SealedText& hash, std::uint64_t account, std::int64_t now);
  // Whether that account put it, used or not.
  Result<bool> has_put(const SealedText& hash, std::uint64_t account);
  // A command that is about to be decided names these: they stay for good.
  Result<void> use_uploads(const std::vector<SealedText>& hashes, std::uint64_t account);
  // Its name with that account; empty where there is none.
  Result<std::string> upload_name(const SealedText& hash, std::uint64_t account);
  // Those put before that moment and never used go, their bytes as well when nobody else put the same; how many.
  Result<std::uint64_t> sweep_uploads(std::int64_t before);

  // --- erasure ---------------------------------------------------------------------------------------------------
  // Destroys the person's key, row, texts and attachments, so that no file of the vault holds them any more; the person
  // gets another token when coming back. Again, or of a token never seen: the same, so that a restored vault can be
  // told of every erasure in the journal. True: there was something to erase. vault.busy: ask again.
  Result<bool> erase(const PersonToken& token);
  Result<std::uint64_t> erase_all(const std::vector<PersonToken>& tokens);  // how many had something to erase
  // The same of one text or attachment.
  Result<bool> erase_text(const SealedText& hash);

  // --- secrets of others -----------------------------------------------------------------------------------------
  // A key for that purpose, the same as long as the vault lives, whatever the master key is; tells nothing of others.
  Hash32 derive(std::string_view purpose) const;

  // --- keys and judgement ----------------------------------------------------------------------------------------
  // A new version of the master key; the old one is destroyed. Killed in the middle: the next rotation goes on with it,
  // and the vault opens meanwhile.
  Result<Rotated> rotate_master_key();
  // Reads and opens everything.
  Result<Checked> check();

 private:
  struct Inside;
  explicit Vault(std::unique_ptr<Inside> inside);
  std::unique_ptr<Inside> inside_;
};

// vault.db and its attachments as they are, encrypted, into another folder; asks for no key. The vault may be in use.
// Number of files and bytes written.
struct CopiedVault {
  std::uint64_t files = 0, bytes = 0;
};
Result<CopiedVault> copy_vault(const std::string& from, const std::string& to);

}  // namespace gongbao::vault
