// AES-256-GCM, always with the place where the ciphertext lies as associated data: a value moved to another row, or to
// another field of its row, no longer opens.
#pragma once

#include <optional>
#include <string_view>

#include "vault/secret.h"

namespace gongbao::vault {

// Table, row and field, each with its length in front.
Bytes place(std::string_view table, ByteView row, std::string_view field);

// Nonce (12, random) ‖ ciphertext ‖ tag (16).
Bytes encrypt(const Key& key, ByteView plain, ByteView at, const Random& random);
// nullopt: not what this key wrote at this place.
std::optional<Bytes> decrypt(const Key& key, ByteView sealed, ByteView at);

}  // namespace gongbao::vault
