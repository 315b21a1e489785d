// Who a set-up file names is in the vault, encrypted, and nowhere else of what the program writes.
#include <gtest/gtest.h>

#include <filesystem>

#include "import/store.h"

namespace gongbao::import_test {
namespace {

namespace fs = std::filesystem;

const std::vector<std::string> secrets{"韩梅梅", "13800138000", "11010519491231002X", "王小明", "卡片已丢失"};

std::string line(const char* command, boost::json::object members) {
  members["command"] = command;
  members["on"] = "2023-10-09";
  members["operator_id"] = the_operator;
  return boost::json::serialize(members) + "\n";
}

std::string set_up() {
  return line("purchase", {{"card_id", 1},
                           {"product_id", 1},
                           {"outlet_id", 1},
                           {"amount_fen", 10'000},
                           {"payee_account", the_account},
                           {"bank_txn_no", "T1"}}) +
         line("bind_card_holder", {{"by", "custody_bank:3"},
                                   {"card_id", 1},
                                   {"holder", boost::json::object{{"name", "韩梅梅"},
                                                                  {"phone", "13800138000"},
                                                                  {"resident_id", "11010519491231002X"}}},
                                   {"phone", "13800138000"},
                                   {"consumer_account", 77}}) +
         line("withdraw_filing", {{"reason", "卡片已丢失"}});
}

TEST(Privacy, PersonsAndFreeTextsAreInTheVaultOnly) {
  const Store store = Store::with_operator();
  const Ran ran = store.import_lines(set_up(), "set-up.ndjson");
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  ASSERT_EQ(ran.json().at("accepted").to_number<int>(), 2) << "a filing in force cannot be withdrawn\n" << ran.out;

  std::size_t files = 0;
  for (const auto& entry : fs::recursive_directory_iterator(store.folder())) {
    if (!entry.is_regular_file()) continue;
    ++files;
    const std::string bytes = read_file(entry.path());
    for (const std::string& secret : secrets) {
      EXPECT_EQ(bytes.find(secret), std::string::npos) << secret << " in " << entry.path();
    }
  }
  EXPECT_GE(files, 4u) << "the journal and its head, the vault and its key at least";
  const std::string verdicts = read_file(store.verdicts());
  for (const std::string& secret : secrets) {
    EXPECT_EQ(ran.out.find(secret), std::string::npos);
    EXPECT_EQ(ran.err.find(secret), std::string::npos);
    EXPECT_EQ(verdicts.find(secret), std::string::npos);
  }
  const auto vault = store.ask({"vault", "check"}).json();
  EXPECT_EQ(vault.at("persons").to_number<int>(), 2) << "the holder and the legal representative";
  EXPECT_GE(vault.at("texts").to_number<int>(), 2) << "the phone and the reason";
  EXPECT_TRUE(vault.at("findings").as_array().empty());
}

TEST(Privacy, WhatReadsTheJournalDoesNotNameThem) {
  const Store store = Store::with_operator();
  ASSERT_EQ(store.import_lines(set_up(), "set-up.ndjson").exit_code, 0);
  for (const std::vector<std::string>& words : std::vector<std::vector<std::string>>{
           {"position", "--operator", the_operator},
           {"statement", "--operator", the_operator, "--card", "1"},
           {"verify"},
       }) {
    const Ran ran = store.ask(words);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    for (const std::string& secret : secrets) EXPECT_EQ(ran.out.find(secret), std::string::npos) << words[0];
  }
}

}  // namespace
}  // namespace gongbao::import_test
