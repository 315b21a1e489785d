// A box for tests.
#pragma once

#include "base/hash.h"
#include "credentials/credentials.h"

namespace gongbao::credentials {

// Keeps secrets apart by name, as the real one does; the exclusive or is no secret.
class TestBox final : public Box {
 public:
  Bytes close(std::string_view name, ByteView secret) const override {
    const Hash32 pad = sm3(as_bytes(name));
    Bytes out(secret.begin(), secret.end());
    for (std::size_t i = 0; i < out.size(); ++i) out[i] ^= pad[i % pad.size()];
    return out;
  }
  std::optional<Bytes> open(std::string_view name, ByteView closed) const override { return close(name, closed); }
  Hash32 derive(std::string_view name) const override { return sm3(as_bytes(name)); }
};

}  // namespace gongbao::credentials
