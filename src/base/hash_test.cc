// Published vectors for each hash, and the fast checksum against the plain one.
#include "base/hash.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <numeric>

#include "base/reference_rows.h"

namespace gongbao {
namespace {

Bytes bytes_of(std::string_view hex) { return from_hex(hex).value(); }

std::string repeated(std::string_view piece, int times) {
  std::string out;
  for (int i = 0; i < times; ++i) out += piece;
  return out;
}

// Not random, yet without a period that a lane could share.
Bytes noise(std::size_t size) {
  Bytes out(size);
  std::uint32_t x = 12345;
  for (auto& byte : out) {
    x = x * 1664525 + 1013904223;
    byte = static_cast<std::uint8_t>(x >> 24);
  }
  return out;
}

TEST(Sm3, ExamplesOfTheStandard) {  // GB/T 32905-2016 appendix A
  EXPECT_EQ(to_hex(sm3(as_bytes("abc"))), "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0");
  EXPECT_EQ(to_hex(sm3(as_bytes(repeated("abcd", 16)))),
            "debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
}

TEST(Sm3, ReferenceRows) {
  const auto rows = reference_rows();
  if (!rows) GTEST_SKIP() << "missing: " << reference_path();
  int seen = 0;
  for (const ReferenceRow& row : *rows) {
    if (row.kind != "sm3" && row.kind != "hmac-sm3") continue;
    ++seen;
    std::vector<std::string> parts(1);
    for (const char c : row.value) {
      if (c == ':') {
        parts.emplace_back();
      } else {
        parts.back() += c;
      }
    }
    ASSERT_EQ(parts.size(), row.kind == "sm3" ? 2u : 3u) << row.value;
    const std::string digest =
        parts.size() == 2 ? to_hex(sm3(bytes_of(parts[0]))) : to_hex(hmac_sm3(bytes_of(parts[0]), bytes_of(parts[1])));
    EXPECT_EQ(digest == parts.back(), row.valid) << row.note;
  }
  EXPECT_EQ(seen, 7);
}

TEST(Sha256, HmacOfTheStandard) {  // RFC 4231, test case 2
  EXPECT_EQ(to_hex(hmac_sha256(as_bytes("Jefe"), as_bytes("what do ya want for nothing?"))),
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
}

TEST(Sm3, HmacOfTheStandard) {  // GM/T 0042-2015 appendix D.3
  EXPECT_EQ(to_hex(hmac_sm3(bytes_of(repeated("0b", 32)), as_bytes("Hi There"))),
            "c0ba18c68b90c88bc07de794bfc7d2c8d19ec31ed8773bc2b390c9604e0be11e");
  EXPECT_EQ(hmac_sm3({}, as_bytes("x")), hmac_sm3(Bytes(64, 0), as_bytes("x")));  // a short key is padded with zeros
  const Bytes long_key = noise(65);
  EXPECT_EQ(hmac_sm3(long_key, {}), hmac_sm3(sm3(long_key), {}));  // a long key is hashed first
}

TEST(Sha256, ExamplesOfFips180) {
  EXPECT_EQ(to_hex(sha256({})), "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855");
  EXPECT_EQ(to_hex(sha256(as_bytes("abc"))), "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
}

TEST(Digests, PiecesGiveTheDigestOfTheWholeAndTheObjectIsReusable) {
  const Bytes whole = noise(100'000);
  Sm3 sm;
  Sha256 sha;
  for (const std::size_t piece : {1u, 63u, 64u, 65u, 4096u, 100'000u}) {
    for (std::size_t at = 0; at < whole.size(); at += piece) {
      const ByteView part = ByteView(whole).subspan(at, std::min(piece, whole.size() - at));
      sm.update(part);
      sha.update(part);
    }
    EXPECT_EQ(sm.finish(), sm3(whole)) << piece;
    EXPECT_EQ(sha.finish(), sha256(whole)) << piece;
  }
  EXPECT_EQ(sm.finish(), sm3({}));
}

TEST(Crc32c, VectorsOfRfc3720) {
  Bytes up(32);
  std::iota(up.begin(), up.end(), std::uint8_t{0});
  const Bytes down(up.rbegin(), up.rend());
  const Bytes read_command = bytes_of(
      "01c00000000000000000000000000000140000000000040000000014000000182800000000000000"
      "0200000000000000");
  EXPECT_EQ(crc32c(Bytes(32, 0x00)), 0x8a9136aau);
  EXPECT_EQ(crc32c(Bytes(32, 0xff)), 0x62a8ab43u);
  EXPECT_EQ(crc32c(up), 0x46dd794eu);
  EXPECT_EQ(crc32c(down), 0x113fdb5cu);
  EXPECT_EQ(crc32c(read_command), 0xd9963a56u);
  EXPECT_EQ(crc32c(as_bytes("123456789")), 0xe3069283u);
  EXPECT_EQ(crc32c({}), 0u);
  EXPECT_EQ(crc32c({}, 77), 77u);
}

TEST(Crc32c, FastAndPlainAgreeForEveryLengthAndOffset) {
  const Bytes data = noise(40'000);
  const ByteView all(data);
  for (std::size_t size = 0; size < 1'700; ++size) {
    const ByteView part = all.subspan(size % 9, size);
    ASSERT_EQ(crc32c(part), detail::crc32c_by_table(part, 0)) << size;
  }
  for (const std::size_t size : {12'287u, 12'288u, 12'289u, 13'063u, 24'576u, 39'999u}) {
    ASSERT_EQ(crc32c(all.first(size), 5), detail::crc32c_by_table(all.first(size), 5)) << size;
  }
}

RC_GTEST_PROP(Crc32cProperty, PiecesChain, (const Bytes& a, const Bytes& b)) {
  Bytes both = a;
  both.insert(both.end(), b.begin(), b.end());
  RC_ASSERT(crc32c(b, crc32c(a)) == crc32c(both));
  RC_ASSERT(detail::crc32c_by_table(b, crc32c(a)) == crc32c(both));
}

TEST(StateHasher, KnownValueAndPieces) {
  StateHasher hasher;
  EXPECT_EQ(to_hex(hasher.digest()),
            "99aa06d3014798d86001c324468d497f");  // XXH3 128 of nothing, from xxHash's own tests
  const Bytes whole = noise(5'000);
  hasher.update(whole);
  const auto digest = hasher.digest();
  EXPECT_EQ(digest, hasher.digest());
  hasher.reset();
  for (const auto& byte : whole) hasher.update({&byte, 1});
  EXPECT_EQ(hasher.digest(), digest);
  hasher.update(as_bytes("x"));
  EXPECT_NE(hasher.digest(), digest);
}

TEST(Hex, ReadsBothCasesAndNamesTheFault) {
  EXPECT_EQ(from_hex("00fFa0").value(), (Bytes{0x00, 0xff, 0xa0}));
  EXPECT_EQ(from_hex("").value(), Bytes{});
  EXPECT_EQ(from_hex("0g").error().where, "character 2");
  EXPECT_FALSE(from_hex("abc").has_value());
  EXPECT_FALSE(from_hex("0x00").has_value());
  EXPECT_FALSE(from_hex(" 00").has_value());
}

RC_GTEST_PROP(HexProperty, RoundTrip, (const Bytes& bytes)) { RC_ASSERT(from_hex(to_hex(bytes)).value() == bytes); }

}  // namespace
}  // namespace gongbao
