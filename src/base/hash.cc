// The cryptographic digests call libgcrypt and OpenSSL; CRC32C runs three lanes of the processor's instruction side by
// side.
#include "base/hash.h"

#include <gcrypt.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <xxhash.h>

#include <limits>

#ifdef __SSE4_2__
#include <nmmintrin.h>
#endif

#include "base/check.h"

namespace gongbao {

void detail::FreeDigest::operator()(evp_md_ctx_st* context) const { EVP_MD_CTX_free(context); }
void detail::FreeDigest::operator()(gcry_md_handle* handle) const { gcry_md_close(handle); }

namespace {

// Before anything else of libgcrypt. Its locked memory is for secrets, of which a digest has none.
bool begin_gcrypt() {
  GB_CHECK(gcry_check_version(GCRYPT_VERSION) != nullptr);
  return gcry_control(GCRYCTL_DISABLE_SECMEM, 0) == 0 && gcry_control(GCRYCTL_INITIALIZATION_FINISHED, 0) == 0;
}

gcry_md_hd_t open_sm3() {
  static const bool begun = begin_gcrypt();
  GB_CHECK(begun);
  gcry_md_hd_t handle = nullptr;
  GB_CHECK(gcry_md_open(&handle, GCRY_MD_SM3, 0) == 0);
  return handle;
}

}  // namespace

Sm3::Sm3() : handle_(open_sm3()) {}

void Sm3::update(ByteView bytes) { gcry_md_write(handle_.get(), bytes.data(), bytes.size()); }

Hash32 Sm3::finish() {
  Hash32 digest;
  std::memcpy(digest.data(), gcry_md_read(handle_.get(), GCRY_MD_SM3), digest.size());
  gcry_md_reset(handle_.get());
  return digest;
}

Sha256::Sha256() : context_(EVP_MD_CTX_new()) {
  GB_CHECK(context_ != nullptr);
  GB_CHECK(EVP_DigestInit_ex(context_.get(), EVP_sha256(), nullptr) == 1);
}

void Sha256::update(ByteView bytes) { GB_CHECK(EVP_DigestUpdate(context_.get(), bytes.data(), bytes.size()) == 1); }

Hash32 Sha256::finish() {
  Hash32 digest;
  unsigned size = 0;
  GB_CHECK(EVP_DigestFinal_ex(context_.get(), digest.data(), &size) == 1);
  GB_CHECK(size == digest.size());
  // No algorithm named: keeps the one looked up at the start, which costs more than a short message.
  GB_CHECK(EVP_DigestInit_ex(context_.get(), nullptr, nullptr) == 1);
  return digest;
}

namespace {

// One context per thread, ready between calls: looking the algorithm up anew would double the price of a record.
template <class Digest>
Hash32 one_shot(ByteView bytes) {
  static thread_local Digest digest;
  digest.update(bytes);
  return digest.finish();
}

}  // namespace

Hash32 sm3(ByteView bytes) { return one_shot<Sm3>(bytes); }

Hash32 sha256(ByteView bytes) { return one_shot<Sha256>(bytes); }

namespace {

Hash32 hmac(const EVP_MD* algorithm, ByteView key, ByteView message) {
  static constexpr std::uint8_t nothing = 0;  // OpenSSL takes a null key for "the key of last time"
  const std::uint8_t* key_data = key.empty() ? &nothing : key.data();
  GB_CHECK(key.size() <= static_cast<std::size_t>(std::numeric_limits<int>::max()));
  Hash32 mac;
  unsigned size = 0;
  GB_CHECK(HMAC(algorithm, key_data, static_cast<int>(key.size()), message.data(), message.size(), mac.data(), &size));
  GB_CHECK(size == mac.size());
  return mac;
}

}  // namespace

Hash32 hmac_sm3(ByteView key, ByteView message) { return hmac(EVP_sm3(), key, message); }

Hash32 hmac_sha256(ByteView key, ByteView message) { return hmac(EVP_sha256(), key, message); }

namespace {

// Polynomials over GF(2) modulo the Castagnoli polynomial, bit-reflected: bit 31 is x^0.
constexpr std::uint32_t castagnoli = 0x82f63b78;
constexpr std::uint32_t x_to_the_0 = 0x80000000;

constexpr std::uint32_t times_x(std::uint32_t p) { return (p >> 1) ^ (p & 1 ? castagnoli : 0); }

constexpr std::uint32_t multiply(std::uint32_t a, std::uint32_t b) {
  std::uint32_t product = 0;
  for (std::uint32_t bit = x_to_the_0; bit != 0; bit >>= 1) {
    if (a & bit) product ^= b;
    b = times_x(b);
  }
  return product;
}

constexpr std::array<std::uint32_t, 256> byte_table() {
  std::array<std::uint32_t, 256> table{};
  for (std::uint32_t byte = 0; byte < 256; ++byte) {
    std::uint32_t p = byte;
    for (int bit = 0; bit < 8; ++bit) p = times_x(p);
    table[byte] = p;
  }
  return table;
}

constexpr std::array<std::uint32_t, 256> by_byte = byte_table();

}  // namespace

namespace detail {

std::uint32_t crc32c_by_table(ByteView bytes, std::uint32_t seed) {
  std::uint32_t crc = ~seed;
  for (const std::uint8_t byte : bytes) crc = (crc >> 8) ^ by_byte[(crc ^ byte) & 0xff];
  return ~crc;
}

}  // namespace detail

#ifdef __SSE4_2__
namespace {

// x^(8 n): what a checksum is multiplied with when n zero bytes follow.
constexpr std::uint32_t x_to_the_bytes(std::size_t n) {
  std::uint32_t result = x_to_the_0;
  std::uint32_t square = x_to_the_0 >> 8;
  for (; n != 0; n >>= 1) {
    if (n & 1) result = multiply(result, square);
    square = multiply(square, square);
  }
  return result;
}

// The multiplication by x^(8 n) as four look-ups, one for each byte of the checksum.
class Shift {
 public:
  explicit constexpr Shift(std::size_t bytes) {
    const std::uint32_t factor = x_to_the_bytes(bytes);
    for (std::uint32_t at = 0; at < 4; ++at) {
      // Multiplication is linear: the entry of a byte is the sum of the entries of its bits.
      for (std::uint32_t bit = 0; bit < 8; ++bit) {
        const std::uint32_t entry = multiply(factor, std::uint32_t{1} << (8 * at + bit));
        for (std::uint32_t low = 0; low < (1u << bit); ++low) table_[at][(1u << bit) | low] = entry ^ table_[at][low];
      }
    }
  }
  constexpr std::uint64_t operator()(std::uint64_t crc) const {
    return table_[0][crc & 0xff] ^ table_[1][crc >> 8 & 0xff] ^ table_[2][crc >> 16 & 0xff] ^
           table_[3][crc >> 24 & 0xff];
  }

 private:
  std::array<std::array<std::uint32_t, 256>, 4> table_{};
};

std::uint64_t word_at(const std::uint8_t* from) {
  std::uint64_t word;
  std::memcpy(&word, from, sizeof word);
  return word;
}

// The instruction yields after three cycles but starts every cycle: three neighbouring lanes keep it busy.
template <std::size_t lane>
const std::uint8_t* three_lanes(const std::uint8_t* at, const std::uint8_t* end, std::uint64_t& crc) {
  static_assert(lane % 8 == 0);
  static constexpr Shift shift(lane);
  while (static_cast<std::size_t>(end - at) >= 3 * lane) {
    std::uint64_t second = 0;
    std::uint64_t third = 0;
    for (const std::uint8_t* stop = at + lane; at != stop; at += 8) {
      crc = _mm_crc32_u64(crc, word_at(at));
      second = _mm_crc32_u64(second, word_at(at + lane));
      third = _mm_crc32_u64(third, word_at(at + 2 * lane));
    }
    crc = shift(shift(crc) ^ second) ^ third;
    at += 2 * lane;
  }
  return at;
}

}  // namespace

std::uint32_t crc32c(ByteView bytes, std::uint32_t seed) {
  std::uint64_t crc = ~seed;
  const std::uint8_t* at = bytes.data();
  const std::uint8_t* const end = at + bytes.size();
  at = three_lanes<4096>(at, end, crc);
  at = three_lanes<256>(at, end, crc);
  for (; end - at >= 8; at += 8) crc = _mm_crc32_u64(crc, word_at(at));
  auto narrow_crc = static_cast<std::uint32_t>(crc);
  for (; at != end; ++at) narrow_crc = _mm_crc32_u8(narrow_crc, *at);
  return ~narrow_crc;
}
#else
std::uint32_t crc32c(ByteView bytes, std::uint32_t seed) { return detail::crc32c_by_table(bytes, seed); }
#endif

void StateHasher::Free::operator()(XXH3_state_s* state) const { XXH3_freeState(state); }

StateHasher::StateHasher() : state_(XXH3_createState()) {
  GB_CHECK(state_ != nullptr);
  reset();
}

void StateHasher::update(ByteView bytes) {
  if (bytes.empty()) return;  // an empty span may have no address
  GB_CHECK(XXH3_128bits_update(state_.get(), bytes.data(), bytes.size()) == XXH_OK);
}

std::array<std::uint8_t, 16> StateHasher::digest() const {
  XXH128_canonical_t canonical;
  XXH128_canonicalFromHash(&canonical, XXH3_128bits_digest(state_.get()));
  std::array<std::uint8_t, 16> out;
  static_assert(sizeof canonical.digest == sizeof out);
  std::memcpy(out.data(), canonical.digest, out.size());
  return out;
}

void StateHasher::reset() { GB_CHECK(XXH3_128bits_reset(state_.get()) == XXH_OK); }

std::string to_hex(ByteView bytes) {
  constexpr char digits[] = "0123456789abcdef";
  std::string out(bytes.size() * 2, '0');
  for (std::size_t i = 0; i < bytes.size(); ++i) {
    out[2 * i] = digits[bytes[i] >> 4];
    out[2 * i + 1] = digits[bytes[i] & 0xf];
  }
  return out;
}

namespace {

int hex_digit(char c) {
  if (c >= '0' && c <= '9') return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

}  // namespace

Result<Bytes> from_hex(std::string_view text) {
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (hex_digit(text[i]) < 0) {
      return problem("ledger.schema_invalid", "", "not a hexadecimal digit", "character " + std::to_string(i + 1));
    }
  }
  if (text.size() % 2 != 0) return problem("ledger.schema_invalid", "", "an odd number of hexadecimal digits");
  Bytes out(text.size() / 2);
  for (std::size_t i = 0; i < out.size(); ++i) {
    out[i] = static_cast<std::uint8_t>(hex_digit(text[2 * i]) << 4 | hex_digit(text[2 * i + 1]));
  }
  return out;
}

}  // namespace gongbao
