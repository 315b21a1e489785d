// Tokens, search, masks and permits; what is on the disk; what is found when somebody changes it.
#include <fstream>

#include "base/hash.h"
#include "vault/test_support.h"

namespace gongbao::vault {
namespace {

const std::vector<PersonField> everything{PersonField::name, PersonField::phone, PersonField::resident_id};

Person in_clear(Vault& vault, const PersonToken& token) { return vault.reveal({1, token, everything}).value().value(); }

TEST_F(VaultTest, OnePersonOneToken) {
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  EXPECT_TRUE(token.given());
  EXPECT_EQ(vault->keep(wang).value(), token);
  EXPECT_EQ(vault->keep({"", "", wang.resident_id}).value(), token);
  EXPECT_NE(vault->keep({"王小芳", "13812345678", ""}).value(), token) << "without the id nobody can tell";
  EXPECT_EQ(in_clear(*vault, token), wang);
}

TEST_F(VaultTest, LaterDataFillGapsAndReplaceNothing) {
  auto vault = open();
  const PersonToken token = vault->keep({"王小芳", "", wang.resident_id}).value();
  EXPECT_EQ(vault->keep({"王大芳", "13900001111", wang.resident_id}).value(), token);
  EXPECT_EQ(in_clear(*vault, token), (Person{"王小芳", "13900001111", wang.resident_id}));
  EXPECT_EQ(vault->keep({"王大芳", "13900002222", wang.resident_id}).value(), token);
  EXPECT_EQ(in_clear(*vault, token), (Person{"王小芳", "13900001111", wang.resident_id}));
}

TEST_F(VaultTest, WhatWasAcceptedReplacesNameAndPhone) {
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  EXPECT_EQ(vault->renew({"", "13900001111", wang.resident_id}).value(), token);
  EXPECT_EQ(in_clear(*vault, token), (Person{"王小芳", "13900001111", wang.resident_id}));
  EXPECT_EQ(vault->renew({"王大芳", "", wang.resident_id}).value(), token);
  EXPECT_EQ(in_clear(*vault, token), (Person{"王大芳", "13900001111", wang.resident_id}));
}

TEST_F(VaultTest, NobodyAndNoTextAreZero) {
  auto vault = open();
  EXPECT_FALSE(vault->keep({}).value().given());
  EXPECT_FALSE(vault->seal("").value().given());
  EXPECT_EQ(vault->masked(PersonToken{}).value(), std::nullopt);
  EXPECT_EQ(vault->open_text(SealedText{}).value(), std::nullopt);
}

TEST_F(VaultTest, SearchIsExact) {
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  EXPECT_NE(vault->keep({"王小芳", "13812345678", ""}).value(), token) << "a namesake";
  EXPECT_EQ(vault->find_resident_id(wang.resident_id).value(), token);
  EXPECT_EQ(vault->find_resident_id("110105194912310021").value(), std::nullopt);
  EXPECT_EQ(vault->find_resident_id("").value(), std::nullopt);
  EXPECT_EQ(vault->find_resident_id(wang.resident_id.substr(0, 17)).value(), std::nullopt) << "no part of a number";
}

TEST_F(VaultTest, MaskedForAllInClearByPermitOnly) {
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  EXPECT_EQ(vault->masked(token).value(), (Person{"王*", "138****5678", "****002X"}));
  EXPECT_EQ(vault->masked(vault->keep(li).value()).value(), (Person{"李*", "139****1111", ""}));
  EXPECT_EQ(vault->reveal({0, token, everything}).error().code, "vault.not_permitted");
  EXPECT_EQ(vault->reveal({5, token, {PersonField::phone}}).value(), (Person{"", wang.phone, ""}));
  EXPECT_EQ(vault->reveal({5, token, {}}).value(), Person{});
}

TEST_F(VaultTest, TextsAreFoundByTheirHash) {
  auto vault = open();
  const SealedText sealed = vault->seal("理由：店铺搬迁").value();
  EXPECT_EQ(vault->seal("理由：店铺搬迁").value(), sealed);
  EXPECT_EQ(vault->open_text(sealed).value(), "理由：店铺搬迁");
  const PersonToken owner = vault->keep(wang).value();
  const SealedText owned = vault->seal("理由：店铺搬迁", owner).value();
  EXPECT_NE(owned, sealed) << "the same words of a person are that person's";
  EXPECT_EQ(vault->open_text(owned).value(), "理由：店铺搬迁");
  PersonToken nobody;
  nobody.token[0] = 1;
  EXPECT_EQ(vault->seal("词", nobody).error().code, "vault.unknown_person");
}

TEST_F(VaultTest, TogetherOrNotAtAll) {
  auto vault = open();
  const auto failed = vault->together([&]() -> Result<void> {
    EXPECT_TRUE(vault->keep(wang).has_value());
    EXPECT_TRUE(vault->seal("一句话").has_value());
    return problem("test.stop", "", "stop");
  });
  EXPECT_EQ(failed.error().code, "test.stop");
  EXPECT_EQ(vault->find_resident_id(wang.resident_id).value(), std::nullopt);
  PersonToken token;
  ASSERT_TRUE(vault->together([&]() -> Result<void> {
    token = vault->keep(wang).value();
    return {};
  }));
  vault.reset();
  EXPECT_EQ(open(2)->find_resident_id(wang.resident_id).value(), token);
}

TEST_F(VaultTest, TheDiskHasNothingInClear) {
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  ASSERT_TRUE(vault->seal("理由：店铺搬迁").has_value());
  ASSERT_TRUE(vault->attach(as_bytes("小附件里的话")).has_value());
  ASSERT_TRUE(vault->attach(as_bytes(std::string(9000, 'q'))).has_value());
  const std::string of_token(token.token.begin(), token.token.end());
  for (int closed = 0; closed < 2; ++closed) {
    for (const std::string& secret : {wang.name, wang.phone, wang.resident_id, std::string("店铺搬迁"),
                                      std::string("附件里"), std::string(64, 'q')}) {
      EXPECT_FALSE(on_disk(secret)) << secret;
    }
    EXPECT_TRUE(on_disk(of_token)) << "or this test looks at the wrong files";
    vault.reset();
  }
  EXPECT_EQ(std::filesystem::status(path()).permissions(),
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(VaultTest, TwoVaultsGiveTwoTokens) {
  const PersonToken token = open(1)->keep(wang).value();
  EXPECT_EQ(open(2)->keep(wang).value(), token) << "a vault keeps its hash key";
  std::filesystem::remove_all(folder_);
  std::filesystem::create_directories(folder_);
  EXPECT_NE(open(2)->keep(wang).value(), token);
}

TEST_F(VaultTest, ACopyHasEverythingAndNotTheKey) {
  const std::filesystem::path to = folder_ / "copy";
  std::filesystem::create_directories(to);
  auto vault = open();
  const PersonToken token = vault->keep(wang).value();
  const Attachment paper = vault->attach(as_bytes(std::string(9000, 'q'))).value();
  ASSERT_EQ(copy_vault(path(), (to / "vault.db").string()).value().files, 2u);
  vault.reset();
  EXPECT_FALSE(std::filesystem::exists(to / "master.key"));
  Options options = this->options(2);
  options.path = (to / "vault.db").string();
  auto copy = Vault::open(options).value();
  EXPECT_EQ(in_clear(*copy, token), wang);
  EXPECT_EQ(copy->open_attachment(paper.hash).value()->content.size(), 9000u);
  EXPECT_TRUE(copy->check().value().findings.empty());
}

TEST_F(VaultTest, ACopyOverAnEarlierOneHasThePaperThatWasPutAgain) {
  const std::string to = (folder_ / "copy/vault.db").string();
  std::filesystem::create_directories(folder_ / "copy");
  auto vault = open();
  const std::string content(9000, 'q');
  const SealedText first = vault->attach(as_bytes(content), {}, Upload{7, "q.txt", 1000}).value().hash;
  ASSERT_TRUE(copy_vault(path(), to).has_value());
  ASSERT_EQ(vault->sweep_uploads(2000).value(), 1u);
  ASSERT_EQ(vault->attach(as_bytes(content), {}, Upload{7, "q.txt", 3000}).value().hash, first);
  EXPECT_EQ(copy_vault(path(), to).value().files, 2u);
  EXPECT_EQ(copy_vault(path(), to).value().files, 1u) << "what has not changed is not written again";
  vault.reset();
  Options options = this->options(2);
  options.path = to;
  auto copy = Vault::open(options).value();
  const auto opened = copy->open_attachment(first);
  ASSERT_TRUE(opened.has_value()) << opened.error().code;
  EXPECT_EQ((*opened)->content.size(), content.size());
  EXPECT_TRUE(copy->check().value().findings.empty());
}

// --- what somebody changed -------------------------------------------------------------------------------------------

TEST_F(VaultTest, WhatIsNoVaultIsRefused) {
  std::ofstream(path()) << std::string(4096, 'x');
  EXPECT_EQ(open_refused().code, "vault.damaged");
}

TEST_F(VaultTest, ANewerVaultIsRefused) {
  open();
  behind_its_back("PRAGMA user_version = 3");
  EXPECT_EQ(open_refused().code, "vault.newer_format");
}

TEST_F(VaultTest, AShortenedFileIsFound) {
  auto vault = open();
  ASSERT_TRUE(vault->together([&]() -> Result<void> {
    for (int i = 0; i < 300; ++i)
      EXPECT_TRUE(vault->keep({"某人", std::to_string(13'000'000'000 + i), ""}).has_value());
    return {};
  }));
  vault.reset();
  std::filesystem::resize_file(path(), std::filesystem::file_size(path()) / 2);
  EXPECT_EQ(open_refused().code, "vault.damaged");
}

class Tampered : public VaultTest {
 protected:
  Tampered() {
    auto vault = open();
    wang_ = vault->keep(wang).value();
    li_ = vault->keep(li).value();
    text_ = vault->seal("理由").value();
    other_ = vault->seal("别的").value();
  }
  // After that change to the file.
  Checked check_after(const std::string& sql) {
    behind_its_back(sql);
    return open(2)->check().value();
  }
  static std::string hex(const auto& bytes) { return "x'" + to_hex(bytes) + "'"; }
  void expect_found(const std::string& sql, const std::string& field) {
    const Checked checked = check_after(sql);
    ASSERT_GE(checked.findings.size(), 1u);
    EXPECT_EQ(checked.findings[0].code, "vault.tampered");
    EXPECT_EQ(checked.findings[0].field, field);
    EXPECT_FALSE(checked.findings[0].where.empty()) << "it is named";
  }
  PersonToken wang_, li_;
  SealedText text_, other_;
};

TEST_F(Tampered, NothingWhenNothingWas) {
  const Checked checked = check_after("SELECT 1");
  EXPECT_TRUE(checked.findings.empty());
  EXPECT_EQ(checked.persons, 2u);
  EXPECT_EQ(checked.texts, 2u);
}

TEST_F(Tampered, AByteOfAName) {
  expect_found("UPDATE persons SET name = substr(name, 1, length(name) - 1) || x'00' WHERE token = " + hex(wang_.token),
               "name");
  const auto shown = open(3)->masked(wang_);
  ASSERT_FALSE(shown.has_value()) << "never garbage";
  EXPECT_EQ(shown.error().code, "vault.tampered");
  EXPECT_NE(shown.error().where.find(to_hex(wang_.token)), std::string::npos);
}

TEST_F(Tampered, OneFieldInThePlaceOfAnother) {
  expect_found("UPDATE persons SET phone = name WHERE token = " + hex(wang_.token), "phone");
}

TEST_F(Tampered, TwoRowsSwapped) {
  expect_found("UPDATE persons SET token = x'00' WHERE token = " + hex(wang_.token) +
                   "; UPDATE persons SET token = " + hex(wang_.token) + " WHERE token = " + hex(li_.token) +
                   "; UPDATE persons SET token = " + hex(li_.token) + " WHERE token = x'00'",
               "name");
}

TEST_F(Tampered, AnothersKey) {
  expect_found("UPDATE persons SET key = (SELECT key FROM persons WHERE token = " + hex(li_.token) +
                   ") WHERE token = " + hex(wang_.token),
               "name");
}

TEST_F(Tampered, KeysSwapped) {
  expect_found("UPDATE keys SET wrapped = (SELECT wrapped FROM keys WHERE slot = 2) WHERE slot = 1", "wrapped");
}

TEST_F(Tampered, AnothersSearchHash) {
  expect_found("UPDATE persons SET by_phone = (SELECT by_phone FROM persons WHERE token = " + hex(li_.token) +
                   ") WHERE token = " + hex(wang_.token),
               "search");
}

TEST_F(Tampered, ATextInThePlaceOfAnother) {
  expect_found("UPDATE sealed_texts SET key = (SELECT key FROM sealed_texts WHERE hash = " + hex(text_.hash) +
                   "), value = (SELECT value FROM sealed_texts WHERE hash = " + hex(text_.hash) +
                   ") WHERE hash = " + hex(other_.hash),
               "value");
}

TEST_F(Tampered, TheHeader) {
  behind_its_back("UPDATE vault SET hash_key = zeroblob(64)");
  EXPECT_EQ(open_refused().code, "vault.tampered");
}

// --- the clear vault of an earlier program ---------------------------------------------------------------------------

class FormatOne : public VaultTest {
 protected:
  // As that program wrote it: its tables, its hash key, its two kinds of rows.
  void write(const Person& person, const std::string& text) {
    Bytes key(32, 7), identity, message;
    ByteWriter out(identity);
    out.text(person.resident_id);
    ByteWriter kind(message);
    kind.text("person");
    kind.blob(identity);
    const Hash32 hash = hmac_sm3(key, message);
    std::copy_n(hash.begin(), token_.token.size(), token_.token.begin());
    message.clear();
    kind.text("text");
    kind.blob(as_bytes(text));
    text_.hash = hmac_sm3(key, message);
    behind_its_back(
        "PRAGMA secure_delete = ON; PRAGMA journal_mode = WAL;"
        "CREATE TABLE vault_key (only INTEGER PRIMARY KEY CHECK (only = 1), key BLOB NOT NULL);"
        "CREATE TABLE persons (token BLOB PRIMARY KEY, name TEXT NOT NULL, phone TEXT NOT NULL, resident_id TEXT NOT "
        "NULL) WITHOUT ROWID;"
        "CREATE TABLE texts (hash BLOB PRIMARY KEY, value TEXT NOT NULL) WITHOUT ROWID;"
        "PRAGMA user_version = 1;"
        "INSERT INTO vault_key VALUES (1, x'" +
        to_hex(key) + "');INSERT INTO persons VALUES (x'" + to_hex(token_.token) + "', '" + person.name + "', '" +
        person.phone + "', '" + person.resident_id + "');INSERT INTO texts VALUES (x'" + to_hex(text_.hash) + "', '" +
        text + "')");
  }
  PersonToken token_;
  SealedText text_;
};

TEST_F(FormatOne, IsEncryptedOnce) {
  const std::string text(6000, 'w');  // longer than a page
  write(wang, text);
  ASSERT_TRUE(on_disk(wang.name));
  auto vault = open();
  for (const std::string& secret :
       {wang.name, wang.phone, wang.resident_id, std::string(64, 'w'), std::string(32, 7)}) {
    EXPECT_FALSE(on_disk(secret));
  }
  EXPECT_EQ(vault->keep(wang).value(), token_) << "the journal has the old token";
  EXPECT_EQ(vault->seal(text).value(), text_) << "and the old hash";
  EXPECT_EQ(in_clear(*vault, token_), wang);
  EXPECT_EQ(vault->open_text(text_).value(), text);
  EXPECT_EQ(vault->find_resident_id(wang.resident_id).value(), token_);
  vault.reset();
  EXPECT_EQ(behind_its_back("PRAGMA user_version"), "2");
  EXPECT_EQ(in_clear(*open(2), token_), wang);
}

TEST_F(FormatOne, UsesAMasterKeyThatIsThere) {
  open();
  const std::string key = file("master.key");
  for (const char* name : {"vault.db", "vault.db-wal", "vault.db-shm"}) std::filesystem::remove(folder_ / name);
  write(wang, "词");
  EXPECT_EQ(in_clear(*open(2), token_), wang);
  EXPECT_EQ(file("master.key"), key);
}

}  // namespace
}  // namespace gongbao::vault
