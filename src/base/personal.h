// What names or quotes a person never enters the journal in clear: commands carry these two types instead. The gate
// puts the value into the vault first and hands on what stands here (design section 5).
#pragma once

#include "base/fields.h"

namespace gongbao {

// One token per person, by keyed hash; all zero = nobody named.
struct PersonToken {
  Id16 token{};
  GB_FIELDS(token)
  auto operator<=>(const PersonToken&) const = default;
  bool given() const { return token != Id16{}; }
};

// Keyed hash of a free text, an attachment, an address of a person, a counterparty; all zero = none given.
struct SealedText {
  Hash32 hash{};
  GB_FIELDS(hash)
  auto operator<=>(const SealedText&) const = default;
  bool given() const { return hash != Hash32{}; }
};

}  // namespace gongbao
