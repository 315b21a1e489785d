// The key file: made once, wanted ever after, replaced by rotation at every point of which the process may be killed.
#include "vault/master_key.h"

#include <sys/stat.h>

#include <fstream>

#include "base/hash.h"
#include "vault/files.h"
#include "vault/test_support.h"

namespace gongbao::vault {
namespace {

class MasterKeyTest : public VaultTest {
 protected:
  unsigned mode_of_key_file() const {
    struct stat found {};
    EXPECT_EQ(::stat(key_path().c_str(), &found), 0);
    return found.st_mode & 0777;
  }
  Person known(Vault& vault) const { return vault.masked(token_).value().value_or(Person{}); }
  void make() {
    auto vault = open();
    token_ = vault->keep(wang).value();
    ASSERT_TRUE(vault->seal("理由").has_value());
    ASSERT_TRUE(vault->attach(as_bytes("附件")).has_value());
  }
  PersonToken token_;
  const Person masked_{"王*", "138****5678", "****002X"};
};

TEST_F(MasterKeyTest, IsMadeForANewVaultOnly) {
  make();
  EXPECT_EQ(mode_of_key_file(), 0600u);
  EXPECT_EQ(known(*open(2)), masked_);
  std::filesystem::remove(key_path());
  EXPECT_EQ(open_refused().code, "vault.master_key_missing");
  EXPECT_FALSE(std::filesystem::exists(key_path())) << "a new key would open nothing";
}

TEST_F(MasterKeyTest, AnotherKeyIsRefused) {
  make();
  const std::string right = file("master.key");
  ASSERT_TRUE(MasterKeys::first(from_seed(5)).write(key_path()).has_value());
  EXPECT_EQ(open_refused().code, "vault.master_key_wrong");
  MasterKeys later = MasterKeys::first(from_seed(5));
  later.add(2, Key::fresh(from_seed(6)));
  later.keep_only(2);
  ASSERT_TRUE(later.write(key_path()).has_value());
  EXPECT_EQ(open_refused().code, "vault.master_key_wrong");
  EXPECT_NE(open_refused().message.find("version 1"), std::string::npos);
  ASSERT_TRUE(write_file(key_path(), as_bytes(right), 0600).has_value());
  EXPECT_EQ(known(*open(2)), masked_) << "nothing was changed by the attempts";
}

TEST_F(MasterKeyTest, WhatIsNoKeyFileIsRefused) {
  make();
  const std::string right = file("master.key");
  for (const std::string& wrong :
       {std::string("some text"), std::string(), std::string("gongbao master key\n"), right.substr(0, right.size() - 1),
        right.substr(0, right.size() - 3) + "\n", right + right.substr(19), right + "2\n",
        std::string("gongbao master key\n0 ") + std::string(64, 'a') + "\n"}) {
    ASSERT_TRUE(write_file(key_path(), as_bytes(wrong), 0600).has_value());
    EXPECT_EQ(open_refused().code, "vault.master_key_invalid") << wrong.size();
  }
}

TEST_F(MasterKeyTest, OthersMayNotReadIt) {
  make();
  ASSERT_EQ(::chmod(key_path().c_str(), 0640), 0);
  EXPECT_EQ(open_refused().code, "vault.master_key_exposed");
}

TEST_F(MasterKeyTest, WritingOverwritesTheOldFile) {
  make();
  // A second name shows what became of the bytes that stood there.
  std::filesystem::create_hard_link(key_path(), folder_ / "old");
  ASSERT_TRUE(MasterKeys::first(from_seed(5)).write(key_path()).has_value());
  const std::string old = file("old");
  EXPECT_EQ(old, std::string(old.size(), '\0'));
  EXPECT_GT(old.size(), 64u);
}

TEST_F(MasterKeyTest, RotationWrapsEverythingAnew) {
  make();
  const std::string before = file("master.key");
  std::vector<Bytes> wraps;
  for (const std::string& hex :
       rows_behind_its_back("SELECT hex(wrapped) FROM keys UNION SELECT hex(hash_key) FROM vault")) {
    wraps.push_back(from_hex(hex).value());
  }
  ASSERT_EQ(wraps.size(), 4u) << "a person, a text, an attachment, the hash key";
  auto vault = open(2);
  const Rotated rotated = vault->rotate_master_key().value();
  EXPECT_EQ(rotated.from, 1u);
  EXPECT_EQ(rotated.to, 2u);
  EXPECT_EQ(rotated.keys, 4u);
  EXPECT_EQ(known(*vault), masked_) << "in the same process";
  EXPECT_EQ(vault->keep(wang).value(), token_);
  vault.reset();
  for (const Bytes& wrap : wraps) EXPECT_FALSE(on_disk({reinterpret_cast<const char*>(wrap.data()), wrap.size()}));
  const std::string after = file("master.key");
  EXPECT_EQ(after.substr(0, 21), "gongbao master key\n2 ");
  EXPECT_EQ(after.find(before.substr(21, 64)), after.npos) << "the old key is gone";
  EXPECT_EQ(after.size(), before.size());
  EXPECT_TRUE(open(3)->check().value().findings.empty());

  ASSERT_TRUE(write_file(key_path(), as_bytes(before), 0600).has_value());
  EXPECT_EQ(open_refused().code, "vault.master_key_wrong");
}

TEST_F(MasterKeyTest, ADestroyedKeyIsNotWrappedAnew) {
  make();
  auto vault = open(2);
  ASSERT_TRUE(vault->erase(token_).value());
  EXPECT_EQ(vault->rotate_master_key().value().keys, 3u);
  EXPECT_TRUE(vault->check().value().findings.empty());
}

TEST_F(MasterKeyTest, KilledBeforeTheTransaction) {
  make();
  MasterKeys both = MasterKeys::read(key_path()).value();
  both.add(2, Key::fresh(from_seed(5)));
  ASSERT_TRUE(both.write(key_path()).has_value());
  EXPECT_EQ(known(*open(2)), masked_) << "it opens meanwhile";
  EXPECT_EQ(MasterKeys::read(key_path()).value().count(), 2u) << "and the new version waits";
  const Rotated rotated = open(3)->rotate_master_key().value();
  EXPECT_EQ(rotated.to, 2u) << "the version that was begun";
  const MasterKeys left = MasterKeys::read(key_path()).value();
  EXPECT_EQ(left.count(), 1u);
  EXPECT_EQ(to_hex(left.find(2)->bytes()), to_hex(both.find(2)->bytes()));
  EXPECT_EQ(known(*open(4)), masked_);
}

TEST_F(MasterKeyTest, KilledAfterTheTransaction) {
  make();
  const MasterKeys before = MasterKeys::read(key_path()).value();
  ASSERT_TRUE(open(2)->rotate_master_key().has_value());
  MasterKeys both = MasterKeys::read(key_path()).value();
  both.add(1, *before.find(1));
  ASSERT_TRUE(both.write(key_path()).has_value());
  EXPECT_EQ(known(*open(3)), masked_);
  EXPECT_EQ(MasterKeys::read(key_path()).value().count(), 1u) << "opening destroyed the old version";
}

TEST_F(MasterKeyTest, AKeyThatDoesNotUnwrapStopsTheRotation) {
  make();
  behind_its_back("UPDATE keys SET wrapped = x'01' WHERE slot = 2");
  auto vault = open(2);
  EXPECT_EQ(vault->rotate_master_key().error().code, "vault.tampered");
  vault.reset();
  EXPECT_EQ(known(*open(3)), masked_) << "all or nothing: the old version still opens";
}

}  // namespace
}  // namespace gongbao::vault
