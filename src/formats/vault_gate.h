// The gate of everything real: values into the vault, tokens and hashes into the command.
#pragma once

#include "formats/gate.h"
#include "vault/vault.h"

namespace gongbao::formats {

class VaultGate final : public Gate {
 public:
  explicit VaultGate(vault::Vault& vault) : vault_(vault) {}
  // Phone and resident id are brought into normal form; one that is wrong is a problem naming the field, but for a
  // resident id that a rule judges.
  Result<PersonToken> person(const PersonFields& fields) override;
  Result<void> renew(const PersonFields& fields) override;
  Result<PersonToken> known_person(const PersonToken& token) override;
  Result<SealedText> text(std::string_view text) override { return vault_.seal(text); }
  Result<SealedText> phone(std::string_view number) override { return vault_.hash_of(number); }
  // Whoever has been erased and writes on has no key any more: then it is a text of nobody's.
  Result<SealedText> text_of(const PersonToken& author, std::string_view text) override;

 private:
  vault::Vault& vault_;
};

// Checks what the gate of everything real checks and keeps nothing: for a round over a file before any of it is sent.
class FormGate final : public Gate {
 public:
  Result<PersonToken> person(const PersonFields& fields) override;
  Result<PersonToken> known_person(const PersonToken& token) override { return token; }
  Result<SealedText> text(std::string_view) override { return SealedText{}; }
};

}  // namespace gongbao::formats
