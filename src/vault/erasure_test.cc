// After an erasure no file of the vault holds the value, its ciphertext or its key.
#include <fstream>

#include "base/hash.h"
#include "vault/test_support.h"

namespace gongbao::vault {
namespace {

class ErasureTest : public VaultTest {
 protected:
  // What stands in the row behind that SQL, as bytes.
  std::string stored(const std::string& column_and_table, const std::string& where) const {
    const std::string hex = behind_its_back("SELECT hex(" + column_and_table + " WHERE " + where);
    const Bytes bytes = from_hex(hex).value();
    return {bytes.begin(), bytes.end()};
  }
  static std::string blob(ByteView bytes) { return "x'" + to_hex(bytes) + "'"; }
};

TEST_F(ErasureTest, NothingOfThePersonIsLeft) {
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  const PersonToken other = vault->keep(li).value();
  const SealedText text = vault->seal("她的地址", token).value();
  const SealedText others = vault->seal("别人的话").value();
  const Attachment paper = vault->attach(as_bytes(std::string(9000, 'a')), token).value();
  ASSERT_TRUE(vault->keep({"", "13700001111", wang.resident_id}).has_value()) << "an earlier version of the row";
  vault.reset();
  const std::string of_token = "token = " + blob(token.token);
  std::vector<std::string> gone;
  gone.push_back(stored("wrapped) FROM keys JOIN persons ON slot = key", of_token));
  for (const char* column : {"name", "phone", "resident_id", "by_phone"}) {
    gone.push_back(stored(std::string(column) + ") FROM persons", of_token));
  }
  gone.push_back(stored("value) FROM sealed_texts", "hash = " + blob(text.hash)));
  const std::string paper_file = "attachments/" + to_hex(paper.hash.hash);
  gone.push_back(file(paper_file));
  for (const std::string& bytes : gone) {
    ASSERT_GE(bytes.size(), 28u);
    ASSERT_TRUE(on_disk(bytes)) << "or this test looks for what is not there";
  }

  vault = open(2);
  EXPECT_TRUE(vault->erase(token).value());
  for (const std::string& bytes : gone) EXPECT_FALSE(on_disk(bytes)) << "while the vault is open";
  EXPECT_EQ(vault->masked(token).value(), std::nullopt);
  EXPECT_EQ(vault->reveal({7, token, {PersonField::name}}).value(), std::nullopt);
  EXPECT_EQ(vault->open_text(text).value(), std::nullopt);
  EXPECT_FALSE(vault->open_attachment(paper.hash).value().has_value());
  EXPECT_EQ(vault->find_resident_id(wang.resident_id).value(), std::nullopt);
  EXPECT_TRUE(vault->masked(other).value().has_value()) << "the others stay";
  EXPECT_EQ(vault->open_text(others).value(), "别人的话");
  vault.reset();
  for (const std::string& bytes : gone) EXPECT_FALSE(on_disk(bytes));
}

// SQLite leaves copies behind when it moves a row to another page, secure_delete or not. Persons whose rows grow
// between others that come and go: no key is on the disk twice, and no destroyed one at all.
TEST_F(ErasureTest, NoPageKeepsACopyOfAKey) {
  constexpr std::size_t rounds = 4, a_round = 2000, erased_a_round = 200, looked_for = 300;
  std::vector<PersonToken> living;
  std::vector<std::string> keys;  // of everybody, in the order of their coming
  for (std::size_t round = 0; round < rounds; ++round) {
    auto vault = open(round);
    ASSERT_TRUE(vault->together([&]() -> Result<void> {
      for (std::size_t i = 0; i < a_round; ++i) {
        const std::size_t number = round * a_round + i;
        living.push_back(vault->keep({"", "", "id " + std::to_string(number)}).value());
        if (number % 3 == 0)
          vault->keep({std::string(number % 97, 'x'), "", "id " + std::to_string(number / 2)}).value();
      }
      return {};
    }));
    vault.reset();
    for (const std::string& hex : rows_behind_its_back("SELECT hex(wrapped) FROM keys WHERE slot > " +
                                                       std::to_string(keys.size()) + " ORDER BY slot")) {
      const Bytes key = from_hex(hex).value();
      keys.emplace_back(key.begin(), key.end());
    }
    std::vector<PersonToken> leaving;
    for (std::size_t i = 0; i < erased_a_round; ++i) {
      const std::size_t at = (i * 7919) % living.size();
      leaving.push_back(living[at]);
      living.erase(living.begin() + static_cast<std::ptrdiff_t>(at));
    }
    vault = open(100 + round);
    EXPECT_EQ(vault->erase_all(leaving).value(), leaving.size());
  }
  ASSERT_GE(keys.size(), rounds * a_round);
  const std::string bytes = file("vault.db");
  std::size_t gone = 0;
  for (std::size_t i = 0; i < keys.size(); i += keys.size() / looked_for) {
    const auto at = bytes.find(keys[i]);
    const bool destroyed = behind_its_back("SELECT hex(wrapped) FROM keys WHERE slot = " + std::to_string(i + 1)) ==
                           std::string(2 * keys[i].size(), '0');
    EXPECT_EQ(at == bytes.npos, destroyed) << i;
    if (at != bytes.npos) {
      EXPECT_EQ(bytes.find(keys[i], at + 1), bytes.npos) << i << " is there twice";
    }
    gone += destroyed ? 1 : 0;
  }
  EXPECT_GE(gone, 10u);
}

TEST_F(ErasureTest, WhoComesBackIsSomebodyElse) {
  auto vault = open();
  const PersonToken first = vault->keep(wang).value();
  ASSERT_TRUE(vault->erase(first).value());
  EXPECT_FALSE(vault->erase(first).value()) << "there is nothing left to erase";
  const PersonToken second = vault->keep(wang).value();
  EXPECT_NE(second, first);
  EXPECT_EQ(vault->keep(wang).value(), second);
  EXPECT_EQ(vault->find_resident_id(wang.resident_id).value(), second);
  ASSERT_TRUE(vault->erase(second).value());
  const PersonToken third = vault->keep(wang).value();
  EXPECT_NE(third, first);
  EXPECT_NE(third, second);
}

TEST_F(ErasureTest, ARestoredVaultErasesAgain) {
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  const PersonToken other = vault->keep(li).value();
  std::filesystem::create_directories(folder_ / "backup");
  ASSERT_TRUE(copy_vault(path(), (folder_ / "backup/vault.db").string()).has_value());
  const std::vector<PersonToken> facts{token};  // what the journal keeps
  EXPECT_EQ(vault->erase_all(facts).value(), 1u);
  EXPECT_EQ(vault->erase_all(facts).value(), 0u);
  vault.reset();
  for (const char* name : {"vault.db", "vault.db-wal", "vault.db-shm"}) std::filesystem::remove(folder_ / name);
  std::filesystem::rename(folder_ / "backup/vault.db", path());

  vault = open(2);
  EXPECT_TRUE(vault->masked(token).value().has_value()) << "the older vault knows the person";
  EXPECT_EQ(vault->erase_all(facts).value(), 1u);
  EXPECT_FALSE(vault->masked(token).value().has_value());
  EXPECT_TRUE(vault->masked(other).value().has_value());
  EXPECT_NE(vault->keep(wang).value(), token);
}

TEST_F(ErasureTest, ATokenNeverSeenIsRememberedAsErased) {
  const PersonToken token = open()->keep(wang).value();
  std::filesystem::remove(path());
  auto vault = open(2);  // a new vault under the old master key: another hash key
  EXPECT_FALSE(vault->erase(token).value());
  EXPECT_EQ(vault->check().value().erased, 1u);
}

TEST_F(ErasureTest, OneTextAlone) {
  auto vault = open();
  const SealedText text = vault->seal("一句话").value(), other = vault->seal("另一句").value();
  const Attachment paper = vault->attach(as_bytes("附件")).value();
  EXPECT_TRUE(vault->erase_text(text).value());
  EXPECT_TRUE(vault->erase_text(paper.hash).value());
  EXPECT_FALSE(vault->erase_text(text).value());
  EXPECT_EQ(vault->open_text(text).value(), std::nullopt);
  EXPECT_FALSE(vault->open_attachment(paper.hash).value().has_value());
  EXPECT_EQ(vault->open_text(other).value(), "另一句");
}

}  // namespace
}  // namespace gongbao::vault
