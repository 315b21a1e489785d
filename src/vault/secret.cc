// Wiping that no optimiser removes is OpenSSL's.
#include "vault/secret.h"

#include <openssl/crypto.h>

#include <algorithm>

#include "base/check.h"

namespace gongbao::vault {

Key::Key(ByteView bytes) {
  GB_CHECK(bytes.size() == size());
  std::ranges::copy(bytes, bytes_.begin());
}

Key::~Key() { wipe(bytes_); }

Key Key::fresh(const Random& random) {
  Key key;
  random(key.bytes_);
  return key;
}

void wipe(std::span<std::uint8_t> bytes) { OPENSSL_cleanse(bytes.data(), bytes.size()); }
void wipe(std::string& text) { OPENSSL_cleanse(text.data(), text.size()); }

}  // namespace gongbao::vault
