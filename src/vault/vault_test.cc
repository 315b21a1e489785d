// Tokens, hashes, and what is found again.
#include "vault/vault.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iterator>

namespace gongbao::vault {
namespace {

class VaultTest : public testing::Test {
 protected:
  VaultTest() {
    std::string name = (std::filesystem::temp_directory_path() / "gongbao_vault.XXXXXX").string();
    folder_ = mkdtemp(name.data());
  }
  ~VaultTest() override { std::filesystem::remove_all(folder_); }

  std::unique_ptr<Vault> open(std::uint8_t key = 1) {
    Hash32 bytes{};
    bytes[0] = key;
    auto vault = Vault::open(path(), bytes);
    EXPECT_TRUE(vault.has_value());
    return *std::move(vault);
  }
  std::string path() const { return (folder_ / "vault.db").string(); }

  std::filesystem::path folder_;
};

const Person wang{"王小芳", "13812345678", "11010519491231002X"};

TEST_F(VaultTest, OnePersonOneToken) {
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  EXPECT_TRUE(token.given());
  EXPECT_EQ(vault->keep(wang).value(), token);
  EXPECT_EQ(vault->keep({"", "", wang.resident_id}).value(), token);
  EXPECT_NE(vault->keep({"王小芳", "13812345678", ""}).value(), token) << "without the id nobody can tell";
  EXPECT_EQ(vault->find(token).value(), wang);
}

TEST_F(VaultTest, LaterDataReplaceNameAndPhone) {
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  EXPECT_EQ(vault->keep({"", "13900001111", wang.resident_id}).value(), token);
  EXPECT_EQ(vault->find(token).value(), (Person{"王小芳", "13900001111", wang.resident_id}));
}

TEST_F(VaultTest, NobodyAndNoTextAreZero) {
  auto vault = open();
  EXPECT_FALSE(vault->keep({}).value().given());
  EXPECT_FALSE(vault->seal("").value().given());
  EXPECT_EQ(vault->find(PersonToken{}).value(), std::nullopt);
  EXPECT_EQ(vault->open_text(SealedText{}).value(), std::nullopt);
}

TEST_F(VaultTest, TextsAreFoundByTheirHash) {
  auto vault = open();
  const SealedText sealed = vault->seal("理由：店铺搬迁").value();
  EXPECT_EQ(vault->seal("理由：店铺搬迁").value(), sealed);
  EXPECT_EQ(vault->open_text(sealed).value(), "理由：店铺搬迁");
}

TEST_F(VaultTest, TheKeyStaysAndDecidesTheTokens) {
  const PersonToken token = open(1)->keep(wang).value();
  EXPECT_EQ(open(2)->keep(wang).value(), token) << "an existing vault keeps its key";
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
  EXPECT_NE(open(2)->keep(wang).value(), token);
}

TEST_F(VaultTest, ACopyHasEverything) {
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  const std::string copy = (folder_ / "copy.db").string();
  ASSERT_TRUE(vault->copy_to(copy).has_value());
  EXPECT_EQ(Vault::open(copy, {}).value()->find(token).value(), wang);
}

TEST_F(VaultTest, WhatIsNoVaultIsRefused) {
  std::ofstream(path()) << std::string(4096, 'x');
  EXPECT_FALSE(Vault::open(path(), {}).has_value());
}

}  // namespace
}  // namespace gongbao::vault
