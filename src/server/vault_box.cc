// One derived key for closing; names are the places that bind what is closed.
#include "server/vault_box.h"

#include "vault/cipher.h"

namespace gongbao::server {

namespace {

Bytes place_of(std::string_view name) { return vault::place("credentials", as_bytes(name), "secret"); }

}  // namespace

Bytes VaultBox::close(std::string_view name, ByteView secret) const {
  return vault::encrypt(vault::Key(vault_.derive("credentials")), secret, place_of(name), random_);
}

std::optional<Bytes> VaultBox::open(std::string_view name, ByteView closed) const {
  return vault::decrypt(vault::Key(vault_.derive("credentials")), closed, place_of(name));
}

Hash32 VaultBox::derive(std::string_view name) const { return vault_.derive("credentials " + std::string(name)); }

}  // namespace gongbao::server
