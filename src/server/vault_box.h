// Closes the small secrets of credentials with a key that comes of the vault's: their file alone opens nothing, and a
// new master key changes nothing for it.
#pragma once

#include "credentials/credentials.h"
#include "vault/vault.h"

namespace gongbao::server {

class VaultBox final : public credentials::Box {
 public:
  VaultBox(vault::Vault& vault, vault::Random random) : vault_(vault), random_(std::move(random)) {}
  Bytes close(std::string_view name, ByteView secret) const override;
  std::optional<Bytes> open(std::string_view name, ByteView closed) const override;
  Hash32 derive(std::string_view name) const override;

 private:
  vault::Vault& vault_;
  vault::Random random_;
};

}  // namespace gongbao::server
