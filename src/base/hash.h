// Hashes: SM3 (GB/T 32905-2016) for the chain and everything that must convince an outsider, SHA-256 where another
// format asks for it, CRC32C for damage on disk, and a fast non-cryptographic digest of state. SM3, SHA-256 and HMAC
// are OpenSSL's; nothing secret is computed by code of ours.
#pragma once

#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/problem.h"

extern "C" {
struct evp_md_ctx_st;
struct XXH3_state_s;
}

namespace gongbao {

namespace detail {

struct FreeEvp {
  void operator()(evp_md_ctx_st* context) const;
};

// A stream of bytes to a 32-byte digest. finish() makes the object ready for the next message; the context is reused.
class EvpDigest {
 public:
  void update(ByteView bytes);
  Hash32 finish();

 protected:
  enum class Kind { sm3, sha256 };
  explicit EvpDigest(Kind kind);

 private:
  std::unique_ptr<evp_md_ctx_st, FreeEvp> context_;
};

}  // namespace detail

class Sm3 : public detail::EvpDigest {
 public:
  Sm3() : EvpDigest(Kind::sm3) {}
};

class Sha256 : public detail::EvpDigest {
 public:
  Sha256() : EvpDigest(Kind::sha256) {}
};

Hash32 sm3(ByteView bytes);
Hash32 sha256(ByteView bytes);
// HMAC (RFC 2104); any key length, also none.
Hash32 hmac_sm3(ByteView key, ByteView message);
Hash32 hmac_sha256(ByteView key, ByteView message);

// CRC32C (Castagnoli; RFC 3720 B.4, appendix for vectors). A message may be checked in pieces:
// crc32c(b, crc32c(a)) is the checksum of a followed by b.
std::uint32_t crc32c(ByteView bytes, std::uint32_t seed = 0);

namespace detail {
// The same by table alone: what machines without the instruction run, and the judge of the fast one.
std::uint32_t crc32c_by_table(ByteView bytes, std::uint32_t seed);
}  // namespace detail

// XXH3, 128 bits, canonical (big-endian) bytes: tells states apart, protects against nobody.
class StateHasher {
 public:
  StateHasher();

  void update(ByteView bytes);
  std::array<std::uint8_t, 16> digest() const;  // of everything since the start or the last reset
  void reset();

 private:
  struct Free {
    void operator()(XXH3_state_s* state) const;
  };
  std::unique_ptr<XXH3_state_s, Free> state_;
};

// Lower case, two digits a byte.
std::string to_hex(ByteView bytes);
// Either case, no blanks, an even number of digits.
Result<Bytes> from_hex(std::string_view text);

}  // namespace gongbao
