// The cipher against a published vector, and that nothing but the very key, place and bytes opens.
#include "vault/cipher.h"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "base/hash.h"
#include "vault/test_support.h"

namespace gongbao::vault {
namespace {

// McGrew and Viega, The Galois/Counter Mode of Operation, test case 16.
TEST(Cipher, IsAes256Gcm) {
  const Key key(from_hex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308").value());
  const Bytes plain = from_hex(
                          "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
                          "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39")
                          .value();
  const Bytes at = from_hex("feedfacedeadbeeffeedfacedeadbeefabaddad2").value();
  const Bytes nonce = from_hex("cafebabefacedbaddecaf888").value();
  const Random vector_nonce = [&](std::span<std::uint8_t> to) { std::ranges::copy(nonce, to.begin()); };
  EXPECT_EQ(to_hex(encrypt(key, plain, at, vector_nonce)),
            "cafebabefacedbaddecaf888"
            "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
            "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
            "76fc6ece0f4e1768cddf8853bb2d551b");
}

TEST(Cipher, PlacesAreTold) {
  const Bytes ab = {'a', 'b'}, a = {'a'};
  EXPECT_NE(place("t", ab, "c"), place("t", a, "bc"));
  EXPECT_NE(place("ta", {}, "c"), place("t", a, "c"));
}

RC_GTEST_PROP(Cipher, OnlyTheVeryBytesOpen, ()) {
  const auto seed = *rc::gen::arbitrary<std::uint64_t>();
  const Key key = Key::fresh(from_seed(seed));
  const auto plain = *rc::gen::arbitrary<Bytes>();
  const Bytes at = place("persons", *rc::gen::arbitrary<Bytes>(), "name");
  Bytes sealed = encrypt(key, plain, at, from_seed(2));
  RC_ASSERT(decrypt(key, sealed, at) == plain);
  RC_ASSERT(!decrypt(Key::fresh(from_seed(seed + 1)), sealed, at));
  RC_ASSERT(!decrypt(key, sealed, place("persons", {}, "phone")));
  const auto byte = *rc::gen::inRange<std::size_t>(0, sealed.size());
  sealed[byte] ^= static_cast<std::uint8_t>(1 << *rc::gen::inRange(0, 8));
  RC_ASSERT(!decrypt(key, sealed, at));
  sealed.resize(byte);
  RC_ASSERT(!decrypt(key, sealed, at));
}

}  // namespace
}  // namespace gongbao::vault
