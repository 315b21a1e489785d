// Whose data and whose words: what an erasure takes away, who may ask for one, and whose word replaces what is known.
#include <gtest/gtest.h>

#include "base/hash.h"
#include "formats/json_text.h"
#include "formats/vault_gate.h"
#include "server/api/test_city.h"
#include "server/test_client.h"
#include "vault/vault.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using Visitor = TestCity::Visitor;

const json::object wang{{"name", "王小明"}, {"phone", "13812345678"}, {"resident_id", "11010519491231002X"}};
const std::string_view said_by_him = "门店关门三天,电话无人接听。";

class People : public ::testing::Test {
 protected:
  People() {
    vault::Options options;
    options.path = city.folder() + "/vault.db";
    options.master_key = city.folder() + "/master.key";
    options.random = [n = std::uint8_t{0}](std::span<std::uint8_t> out) mutable {
      for (auto& byte : out) byte = ++n;
    };
    vault_ = vault::Vault::open(std::move(options)).value();
    gate_.emplace(*vault_);
    city.service->vault = vault_.get();
    city.keep_in(*gate_);
    op_ = city.new_selling_operator(keeping_bank);
    officer_ = city.new_account("officer", {Role::district_commerce, 0, 110105});
    market_ = city.new_account("market", {Role::market_regulation, 0, 0});
    own_ = city.new_account("own", {Role::operator_, op_, 0});
    bank_ = city.new_account("bank", {Role::custody_bank, keeping_bank, 0});
  }
  ~People() override { city.service->vault = nullptr; }

  Visitor opened_by_himself(const std::string& login, const json::object& person = wang) {
    const Told told = city.post(
        "/v1/accounts/open_own_account",
        json::object{{"login", login}, {"person", person}, {"kind", "consumer"}, {"password", "small grey stones"}},
        {});
    EXPECT_EQ(told.status, 200) << told.text;
    return city.log_in(login, "small grey stones");
  }
  std::uint64_t complains(const Visitor& who) {
    const Told told =
        city.post("/v1/prepaid-card/file_complaint", json::object{{"operator_id", op_}, {"text", said_by_him}}, who);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.status == 200 ? told.body.at("entry_no").to_number<std::uint64_t>() : 0;
  }
  void answer(std::uint64_t complaint) {
    const Told told =
        city.post("/v1/prepaid-card/answer_complaint",
                  json::object{{"operator_id", op_}, {"complaint_id", complaint}, {"text", "已约谈。"}}, officer_);
    EXPECT_EQ(told.status, 200) << told.text;
  }
  Told read_words(std::uint64_t entry, const Visitor& who) {
    const SealedText hash = city.service->city.prepaid_card().supervision.complaints.at({op_, entry}).text;
    return city.post(
        "/v1/persons/read_attachment",
        json::object{{"operator_id", op_}, {"entry_no", entry}, {"attachment", to_hex(hash.hash)}, {"reason", "复核"}},
        who);
  }
  Told erase(const Visitor& who, const json::object& person = wang) {
    return city.post("/v1/persons/erase_person", json::object{{"person", person}, {"reason", "本人要求"}}, who);
  }
  void sell(std::uint64_t card) {
    const Told told = city.post("/v1/custody/purchase",
                                json::object{{"instr_id", "00004cb700000000000000000000000" + std::to_string(card)},
                                             {"operator_id", op_},
                                             {"event_date", "2023-10-09"},
                                             {"card_id", card},
                                             {"product_id", 1},
                                             {"amount_fen", 10'000},
                                             {"payee_account", "110100000000000001"},
                                             {"bank_txn_no", "T" + std::to_string(card)}},
                                bank_);
    EXPECT_EQ(told.status, 200) << told.text;
  }
  void bind(std::uint64_t card, const Visitor& who, const json::object& person, std::uint64_t account = 0) {
    json::object binding{{"operator_id", op_}, {"card_id", card}, {"holder", person}};
    if (account != 0) binding["consumer_account"] = account;
    const Told told = city.post("/v1/prepaid-card/bind_card_holder", binding, who);
    EXPECT_EQ(told.status, 200) << told.text;
  }
  std::string masked_phone() {
    const auto token = vault_->find_resident_id("11010519491231002X").value();
    return vault_->masked(*token).value()->phone;
  }

  TestCity city{date_of(2023, 10, 9)};
  std::unique_ptr<vault::Vault> vault_;
  std::optional<formats::VaultGate> gate_;
  std::uint64_t op_ = 0;
  Visitor officer_, market_, own_, bank_;
};

TEST_F(People, WhatAPersonWroteGoesWithThePerson) {
  const Visitor consumer = opened_by_himself("wang");
  const std::uint64_t complaint = complains(consumer);
  EXPECT_EQ(read_words(complaint, officer_).text, said_by_him);
  const Told open = erase(consumer);
  EXPECT_EQ(open.code(), "prepaid_card.retention_period") << "the complaint has no card and is open all the same";
  EXPECT_EQ(open.body.at("facts").as_object().at("needed_for").as_string(), "complaint");
  EXPECT_EQ(erase(market_).code(), "prepaid_card.retention_period");
  answer(complaint);
  const Told erased = erase(consumer);
  ASSERT_EQ(erased.status, 200) << erased.text;
  const Told gone = read_words(complaint, officer_);
  EXPECT_EQ(gone.code(), "attachment_gone") << gone.text;
  EXPECT_FALSE(vault_->find_resident_id("11010519491231002X").value());
  // Whoever writes on after that is heard, and his words are nobody's.
  const std::uint64_t later = complains(consumer);
  EXPECT_EQ(read_words(later, officer_).text, said_by_him);
}

// It would outlive the person whose it is.
TEST_F(People, APhoneBesideItsHolderIsNotKeptTwice) {
  json::object binding{{"operator_id", op_}, {"card_id", 1}, {"holder", wang}, {"phone", "13812345678"}};
  ASSERT_EQ(city.post("/v1/prepaid-card/bind_card_holder", binding, own_).status, 200);
  const SealedText phone = city.service->city.prepaid_card().cards.holders.at({op_, 1}).back().phone;
  EXPECT_TRUE(phone.given());
  EXPECT_EQ(phone, vault_->hash_of("13812345678"));
  EXPECT_FALSE(vault_->open_text(phone).value());
}

TEST_F(People, OfTwoWhoNameTheSamePersonTheFirstIsHim) {
  const Visitor first = opened_by_himself("wang"), second = opened_by_himself("somebody");
  EXPECT_EQ(erase(second).status, 403);
  EXPECT_EQ(erase(first).status, 200);
}

TEST_F(People, WhomACardMakesKnownIsKnownByIt) {
  const Visitor first = opened_by_himself("somebody"), holder = opened_by_himself("wang");
  bind(1, own_, wang, city.account_of(first));
  EXPECT_EQ(erase(holder).status, 403);
  sell(2);
  bind(2, bank_, wang, city.account_of(holder));
  EXPECT_EQ(erase(first).status, 403) << "a card that nobody sold makes nobody a holder";
  EXPECT_EQ(erase(holder).code(), "prepaid_card.retention_period") << "there is money on it";
}

TEST_F(People, OnlyWhoSoldACardReplacesWhatIsKnown) {
  const Visitor consumer = opened_by_himself("wang");
  const std::string known = masked_phone();
  json::object other = wang;
  other["phone"] = "13900001111";
  bind(1, own_, other);
  bind(1, bank_, other);
  EXPECT_EQ(masked_phone(), known) << "a card that nobody sold";
  EXPECT_TRUE(city.renewed().empty());
  sell(1);
  bind(1, bank_, other);
  EXPECT_EQ(masked_phone(), known) << "the bank sold nobody anything";
  bind(1, own_, other);
  EXPECT_NE(masked_phone(), known);
  ASSERT_EQ(city.renewed().size(), 1U);
}

// Who read whose data, and who made whom what: by number, for the audit administrator and nobody else.
TEST_F(People, WhoReadWhatIsAListOfTheAudit) {
  sell(1);
  bind(1, own_, wang);
  const std::string token = to_hex(vault_->find_resident_id("11010519491231002X").value()->token);
  const Told read = city.post("/v1/persons/read_person",
                              json::object{{"operator_id", op_},
                                           {"person", json::object{{"token", token}}},
                                           {"fields", json::array{"name", "phone"}},
                                           {"reason", "退卡核对"}},
                              own_);
  ASSERT_EQ(read.status, 200) << read.text;
  const Visitor audit = city.new_account("audit", {Role::audit_administrator, 0, 0});
  const Visitor security = city.new_account("security", {Role::security_administrator, 0, 0});
  city.catch_up();
  const Told told = city.get("/v1/city/readings", audit);
  ASSERT_EQ(told.status, 200) << told.text;
  ASSERT_EQ(told.body.at("rows").as_array().size(), 1U) << told.text;
  const json::object row = told.body.at("rows").as_array()[0].as_object();
  EXPECT_EQ(row.at("by_account").to_number<std::uint64_t>(), city.account_of(own_));
  EXPECT_EQ(row.at("by_role").as_string(), "operator");
  EXPECT_EQ(row.at("person").as_string(), token);
  EXPECT_EQ(row.at("fields").as_string(), "name phone");
  EXPECT_EQ(told.text.find("王"), std::string::npos) << "no name, not even a masked one";
  const std::string of_him = std::to_string(city.account_of(own_));
  EXPECT_EQ(city.get("/v1/city/readings?person=" + token, audit).body.at("rows").as_array().size(), 1U);
  EXPECT_EQ(city.get("/v1/city/readings?by_account=" + of_him, audit).body.at("rows").as_array().size(), 1U);
  for (const Visitor& other : {own_, officer_, market_, security}) {
    EXPECT_EQ(city.get("/v1/city/readings", other).status, 403);
    EXPECT_EQ(city.get("/v1/city/account_changes", other).status, 403);
  }
  const std::string entry = "/v1/custody/entries/" + std::to_string(row.at("entry").to_number<std::uint64_t>());
  EXPECT_EQ(city.get(entry, audit).body.at("account").to_number<std::uint64_t>(), city.account_of(own_));
  EXPECT_FALSE(city.get(entry, own_).body.contains("account"));
}

TEST_F(People, WhoMadeWhomWhatIsAListOfTheAudit) {
  const Visitor audit = city.new_account("audit", {Role::audit_administrator, 0, 0});
  const Visitor security = city.new_account("security", {Role::security_administrator, 0, 0});
  const Visitor system = city.new_account("system", {Role::system_administrator, 0, 0});
  const Told opened = city.post("/v1/accounts/open_account",
                                json::object{{"login", "clerk"}, {"person", json::object{{"name", "赵某"}}}}, system);
  ASSERT_EQ(opened.status, 200) << opened.text;
  const auto account = opened.body.at("facts").as_object().at("account").to_number<std::uint64_t>();
  const json::object office{{"account", account},
                            {"office", json::object{{"role", "pboc"}, {"organisation", 0}, {"area", 0}}}};
  ASSERT_EQ(city.post("/v1/accounts/appoint", office, security).status, 200);
  ASSERT_EQ(city.post("/v1/accounts/dismiss", office, security).status, 200);
  city.catch_up();
  const Told told = city.get("/v1/city/account_changes?account=" + std::to_string(account), audit);
  ASSERT_EQ(told.status, 200) << told.text;
  std::map<std::string, std::uint64_t> by;
  for (const json::value& each : told.body.at("rows").as_array()) {
    const json::object& row = each.as_object();
    by[std::string(row.at("change").as_string())] = row.at("by_account").to_number<std::uint64_t>();
  }
  const std::map<std::string, std::uint64_t> who{{"opened", city.account_of(system)},
                                                 {"appointed", city.account_of(security)},
                                                 {"dismissed", city.account_of(security)}};
  EXPECT_EQ(by, who);
}

// The proxy's log has address and request id, ours the id with account and role: who may read both knows who came from
// where, and neither has a name.
TEST_F(People, EachLineOfTheLogHasAccountAndRole) {
  const auto server = city.serve();
  const std::string id = "0123456789abcdef0123456789abcdef";
  const Reply reply = ask(server->port(), get("/v1/me", "Cookie: " + officer_.cookies + "\r\nX-Request-Id: " + id +
                                                            "\r\nConnection: close\r\n"));
  ASSERT_EQ(reply.status, 200);
  server->stop(std::chrono::seconds(2));
  const json::object line = formats::parse_json(read_file(city.folder() + "/log")).value().as_object();
  EXPECT_EQ(line.at("id").as_string(), id);
  EXPECT_EQ(line.at("account").to_number<std::uint64_t>(), city.account_of(officer_));
  EXPECT_EQ(line.at("role").as_string(), "district_commerce");
}

}  // namespace
}  // namespace gongbao::server::testing
