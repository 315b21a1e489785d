// Who a token stands for. Personal data live here and nowhere else: the journal has a token per person and a hash per
// free text, vault.db has the values.
//
// Tokens and hashes are HMAC-SM3 under a random key that is kept in the vault, so nobody without the vault can try
// values out. A person is known by the resident id when there is one, else by name and phone together; the same person
// gets the same token again. A row is written, durably, before the command that carries its token is decided: a token
// in the journal always has its row.
//
// Not yet here: encryption per person, erasure, and journaled access. They come without a change of the journal's
// format, because the journal only ever sees tokens. Until then the file is as secret as its folder; deleted values are
// overwritten (secure_delete).
#pragma once

#include <memory>
#include <optional>
#include <string>

#include "base/personal.h"
#include "base/problem.h"

namespace gongbao::vault {

struct Person {
  std::string name;         // may be empty when the resident id is known
  std::string phone;        // normal form (base/identifiers.h); may be empty
  std::string resident_id;  // normal form; may be empty
  bool operator==(const Person&) const = default;
};

class Vault {
 public:
  // Creates the file when it is missing, with that key; an existing vault keeps its own. vault.unreadable,
  // vault.newer_format, vault.io_failed.
  static Result<std::unique_ptr<Vault>> open(const std::string& path, const Hash32& new_key);
  virtual ~Vault() = default;

  // Nobody named (all empty): the token of nobody. Later data fill gaps of the row and replace name and phone.
  virtual Result<PersonToken> keep(const Person& person) = 0;
  // An empty text: the hash of none.
  virtual Result<SealedText> seal(std::string_view text) = 0;

  // nullopt: no such row.
  virtual Result<std::optional<Person>> find(const PersonToken& token) const = 0;
  virtual Result<std::optional<std::string>> open_text(const SealedText& sealed) const = 0;

  // Everything written so far into one file of its own; for backups.
  virtual Result<void> copy_to(const std::string& path) const = 0;
};

}  // namespace gongbao::vault
