// Hashes: SM3 (GB/T 32905-2016) for the chain and everything that must convince an outsider, SHA-256 where another
// format asks for it, CRC32C for damage on disk, and a fast non-cryptographic digest of state. SM3 is libgcrypt's,
// which takes two thirds of the time of OpenSSL 3.0's; SHA-256 and HMAC are OpenSSL's; nothing secret is computed by
// code of ours.
#pragma once

#include <memory>
#include <string>

#include "base/bytes.h"
#include "base/problem.h"

extern "C" {
struct evp_md_ctx_st;
struct gcry_md_handle;
struct XXH3_state_s;
}

namespace gongbao {

namespace detail {

struct FreeDigest {
  void operator()(evp_md_ctx_st* context) const;
  void operator()(gcry_md_handle* handle) const;
};

}  // namespace detail

// A stream of bytes to a 32-byte digest. finish() makes the object ready for the next message; its context is reused.
class Sm3 {
 public:
  Sm3();
  void update(ByteView bytes);
  Hash32 finish();

 private:
  std::unique_ptr<gcry_md_handle, detail::FreeDigest> handle_;
};

class Sha256 {
 public:
  Sha256();
  void update(ByteView bytes);
  Hash32 finish();

 private:
  std::unique_ptr<evp_md_ctx_st, detail::FreeDigest> context_;
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
