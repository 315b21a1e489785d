// Who may print what over HTTP, what is masked on it, and what the file is called.
#include "server/api/printout_routes.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "formats/test_printout.h"
#include "server/api/test_city.h"
#include "server/test_client.h"

namespace gongbao::server::testing {
namespace {

using access::Role;
using formats::testing::qr_code_of_pdf;
using formats::testing::text_of_pdf;
using ::testing::HasSubstr;
using ::testing::Not;
using ::testing::StartsWith;
using Visitor = TestCity::Visitor;
namespace json = boost::json;

constexpr std::uint64_t the_bank = 9'000'001;

class Printouts : public ::testing::Test {
 protected:
  Printouts() : op(city.new_selling_operator(the_bank)) {
    city.service->options.public_address = "https://fuka.example.cn";
    bank = city.new_account("bank", {Role::custody_bank, the_bank, 0});
    holder = city.new_account("holder", {Role::consumer, 0, 0});
    give("purchase", {{"card_id", 66'008'877},
                      {"amount_fen", 10'000},
                      {"product_id", 1},
                      {"payee_account", "110100000000000001"},
                      {"bank_txn_no", "T1"}});
    give("redeem", {{"card_id", 66'008'877}, {"amount_fen", 3'333}});
    city.decide({Role::custody_bank, 0, the_bank, 0}, "bind_card_holder",
                {{"operator_id", op},
                 {"card_id", 66'008'877},
                 {"holder", json::object{{"name", "欧阳娜娜"}, {"phone", "13812345678"}}},
                 {"consumer_account", city.account_of(holder)}});
  }

  void give(const std::string& name, json::object members) {
    members["operator_id"] = op;
    members["event_date"] = to_string(date_of(city.clock.stamp));
    constexpr std::string_view day_of_id = "00004cb7";  // 2023-10-09
    members["instr_id"] = std::string(day_of_id) + std::string(23, '0') + std::to_string(++given_);
    const Told told = city.post("/v1/custody/" + name, members, bank);
    ASSERT_EQ(told.status, 200) << told.text;
  }
  void file() {
    const access::Actor own{Role::operator_, 0, op, 0};
    json::array items;
    for (const auto& [item, name] : names_of(prepaid_card::ContractItem{}))
      items.push_back(json::string(std::string(name)));
    city.decide(
        own, "submit_filing",
        {{"operator_id", op},
         {"form", json::object{{"address", "北京市朝阳区某街1号"},
                               {"premises", "own"},
                               {"bank", "燕都银行"},
                               {"card_kinds", json::array{"virtual"}}}},
         {"contract_doc",
          json::object{{"text", "余额可退，遗失可补办。"}, {"items", std::move(items)}, {"document", "合同"}}},
         {"commitment_doc", json::object{{"document", "承诺书"},
                                         {"signatory", json::object{{"name", "某人"}, {"phone", "13800000000"}}},
                                         {"signed_on", "2023-10-09"}}}});
    city.decide({Role::district_commerce, 0, 0, 110105}, "confirm_filing", {{"operator_id", op}});
  }
  Told print(const std::string& name, const std::string& more, const Visitor& visitor) {
    return city.get("/v1/prepaid-card/printouts/" + name + "?operator_id=" + std::to_string(op) + more, visitor);
  }

  TestCity city;
  std::uint64_t op;
  Visitor bank, holder;
  int given_ = 0;
};

TEST_F(Printouts, TheCertificateIsForEverybodyWithTheAccountMasked) {
  EXPECT_EQ(print("filing_certificate", "", {}).status, 404) << "nothing is filed";
  file();
  const Told told = print("filing_certificate", "", {});
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_EQ(told.headers.get("Content-Type"), "application/pdf");
  EXPECT_THAT(told.text, StartsWith("%PDF-"));
  EXPECT_EQ(told.headers.get("Content-Disposition"),
            "attachment; filename=\"filing_certificate_BJYFK-110105-2023-000001.pdf\"; "
            "filename*=UTF-8''%E5%A4%87%E6%A1%88%E5%87%AD%E8%AF%81_BJYFK-110105-2023-000001.pdf");
  const std::string seen = text_of_pdf(told.text);
  for (const char* words : {"燕南食府", "91110105MA00AAAA1T", "北京市朝阳区某街1号", "燕都银行", "****0001"}) {
    EXPECT_THAT(seen, HasSubstr(words));
  }
  EXPECT_THAT(seen, Not(HasSubstr("110100000000000001")));
  EXPECT_THAT(text_of_pdf(print("filing_certificate", "", bank).text), HasSubstr("110100000000000001"));
}

TEST_F(Printouts, TheCodeOfACertificateOpensThePublicCheck) {
  if (!formats::testing::program_is_there("zbarimg")) {
    GTEST_SKIP() << "zbarimg (package zbar-tools) is missing: no code was read";
  }
  file();
  EXPECT_EQ(qr_code_of_pdf(print("filing_certificate", "", {}).text),
            "https://fuka.example.cn/check?operator=" + std::to_string(op));
}

// Whatever name the request calls the service by, the paper says the one that it was told.
TEST_F(Printouts, ARequestsHostIsNeverPrinted) {
  file();
  Visitor liar;
  liar.more = {{"Host", "evil.example"}, {"X-Forwarded-Host", "evil.example"}, {"Forwarded", "host=evil.example"}};
  EXPECT_EQ(print("filing_certificate", "", liar).text, print("filing_certificate", "", {}).text);
  city.service->options.public_address.clear();
  const std::string seen = text_of_pdf(print("filing_certificate", "", liar).text);
  EXPECT_THAT(seen, Not(HasSubstr("evil")));
  EXPECT_THAT(seen, Not(HasSubstr("扫码核验")));
}

TEST_F(Printouts, AStatementIsForWhoMaySeeTheCard) {
  const std::string card = "&card_id=66008877";
  const Told own = print("card_statement", card, holder);
  ASSERT_EQ(own.status, 200) << own.text;
  const std::string seen = text_of_pdf(own.text);
  for (const char* words : {"+100.00", "-33.33", "66.67 元", "购卡 purchase", "****8877"})
    EXPECT_THAT(seen, HasSubstr(words));
  EXPECT_THAT(seen, Not(HasSubstr("66008877"))) << "a card on paper is its last four";
  EXPECT_THAT(std::string(own.headers.get("Content-Disposition")), Not(HasSubstr("66008877")));
  EXPECT_EQ(own.headers.get("Cache-Control"), "private, no-store");
  EXPECT_THAT(text_of_pdf(print("card_statement", card, bank).text), Not(HasSubstr("66008877")));
  EXPECT_EQ(print("card_statement", card, {}).status, 401);
  for (const Role role : {Role::district_commerce, Role::city_commerce, Role::financial_regulator,
                          Role::market_regulation, Role::pboc, Role::association, Role::audit_administrator}) {
    const Visitor other =
        city.new_account(std::string(enum_name(role)), {role, 0, role == Role::district_commerce ? 110105U : 0U});
    EXPECT_EQ(print("card_statement", card, other).status, 403) << enum_name(role);
  }
  const Visitor stranger = city.new_account("stranger", {Role::consumer, 0, 0});
  EXPECT_EQ(print("card_statement", card, stranger).status, 403);
  EXPECT_EQ(print("card_statement", card, city.new_account("rival", {Role::operator_, op + 1, 0})).status, 403);
  EXPECT_EQ(print("card_statement", "&card_id=5", bank).status, 404);
}

// Lost and reissued, the card goes on where it was.
TEST_F(Printouts, AStatementHasWhatTypedCommandsDid) {
  city.decide({Role::custody_bank, 0, the_bank, 0}, "report_loss", {{"operator_id", op}, {"card_id", 66'008'877}});
  city.decide({Role::operator_, 0, op, 0}, "reissue_card",
              {{"operator_id", op}, {"card_id", 66'008'877}, {"new_card_id", 66'009'999}});
  const Told told = print("card_statement", "&card_id=66009999", holder);
  ASSERT_EQ(told.status, 200) << told.text;
  const std::string seen = text_of_pdf(told.text);
  for (const char* words : {"购卡 purchase", "-33.33", "补卡 reissue card", "****9999"}) {
    EXPECT_THAT(seen, HasSubstr(words));
  }
}

TEST_F(Printouts, APeriodIsAskedForByItsDays) {
  const std::string card = "&card_id=66008877";
  EXPECT_THAT(text_of_pdf(print("card_statement", card + "&from=2023-10-09&to=2023-10-09", holder).text),
              HasSubstr("66.67 元"));
  EXPECT_THAT(text_of_pdf(print("card_statement", card + "&from=2023-10-10", holder).text), Not(HasSubstr("+100.00")));
  EXPECT_EQ(print("card_statement", card + "&from=yesterday", holder).body.at("field").as_string(), "from");
}

TEST_F(Printouts, TheFormIsForTheOperatorItsDistrictAndTheCity) {
  const std::string quarter = "&quarter=2023Q4";
  const Visitor own = city.new_account("own", {Role::operator_, op, 0});
  const Told told = print("quarter_report_form", quarter, own);
  ASSERT_EQ(told.status, 200) << told.text;
  EXPECT_THAT(text_of_pdf(told.text), HasSubstr("本季度已兑付"));
  EXPECT_EQ(
      print("quarter_report_form", quarter, city.new_account("chaoyang", {Role::district_commerce, 0, 110105})).status,
      200);
  EXPECT_EQ(print("quarter_report_form", quarter, city.new_account("city", {Role::city_commerce, 0, 0})).status, 200);
  EXPECT_EQ(
      print("quarter_report_form", quarter, city.new_account("haidian", {Role::district_commerce, 0, 110108})).status,
      403);
  EXPECT_EQ(print("quarter_report_form", quarter, holder).status, 403);
  EXPECT_EQ(print("quarter_report_form", quarter, {}).status, 401);
  EXPECT_EQ(print("quarter_report_form", "&quarter=2019Q1", own).status, 404);
}

TEST_F(Printouts, WhatIsAskedWronglyIsNamed) {
  EXPECT_EQ(print("no_such_paper", "", bank).status, 404);
  EXPECT_EQ(print("filing_certificate", "&no_such=1", bank).body.at("field").as_string(), "no_such");
  EXPECT_EQ(print("filing_certificate", "&operator_id=2", bank).body.at("field").as_string(), "operator_id");
  EXPECT_EQ(print("quarter_report_form", "", bank).body.at("field").as_string(), "quarter");
}

// Several accounts at once, again and again, and every other client leaves in the middle: whoever stays gets the whole
// paper or is told to wait, and afterwards every place is free.
TEST_F(Printouts, ManyAtOnceAndSomeWhoLeave) {
  constexpr int accounts = 5, rounds = 6;
  const std::string target =
      "/v1/prepaid-card/printouts/quarter_report_form?operator_id=" + std::to_string(op) + "&quarter=2023Q4";
  std::vector<Visitor> visitors;
  for (int i = 0; i < accounts; ++i)
    visitors.push_back(city.new_account("clerk" + std::to_string(i), {Role::operator_, op, 0}));
  const std::string paper = city.get(target, visitors[0]).text;
  ASSERT_THAT(paper, StartsWith("%PDF-"));
  const auto server = city.serve();
  const auto request_of = [&](const Visitor& visitor) { return get(target, "Cookie: " + visitor.cookies + "\r\n"); };
  std::atomic<int> printed = 0, waited = 0, other = 0, torn = 0;
  {
    std::vector<std::jthread> clerks;
    for (const Visitor& visitor : visitors) {
      clerks.emplace_back([&] {
        for (int round = 0; round < rounds; ++round) {
          Client client(server->port(), std::chrono::seconds(30));
          client.send(request_of(visitor));
          if (round % 2 == 1) {
            std::this_thread::sleep_for(std::chrono::milliseconds(5 * round));
            continue;  // and away
          }
          const Reply reply = client.read_reply();
          if (reply.status == 200) (reply.body == paper ? printed : torn) += 1;
          const bool told_to_wait = (reply.status == 429 || reply.status == 503) && reply.headers.has("Retry-After");
          if (told_to_wait) ++waited;
          if (reply.status != 200 && !told_to_wait) ++other;
        }
      });
    }
  }
  EXPECT_GT(printed, 0);
  EXPECT_EQ(printed + waited, accounts * rounds / 2);
  EXPECT_EQ(torn, 0) << "a paper is whole or none";
  EXPECT_EQ(other, 0);
  for (const Visitor& visitor : visitors) {
    int status = 0;
    for (int patience = 0; patience < 100 && status != 200; ++patience) {
      if (patience > 0) std::this_thread::sleep_for(std::chrono::milliseconds(100));
      status = ask(server->port(), request_of(visitor)).status;
    }
    EXPECT_EQ(status, 200) << "a place was not given back";
  }
}

TEST(PublicAddress, IsASchemeAHostAndNothingElse) {
  for (const char* good : {"https://fuka.example.cn", "http://127.0.0.1:8023", "https://[2001:db8::1]:8443"}) {
    EXPECT_EQ(public_address_in(good), good);
  }
  for (const char* bad :
       {"", "fuka.example.cn", "https://", "https://a@b", "https://a/b", "https://a?b", "https://a#b", "https://a b",
        "javascript:alert(1)", "https://甲", "https://:80", "ftp://a", "https://a'b"}) {
    EXPECT_FALSE(public_address_in(bad)) << bad;
  }
  EXPECT_FALSE(public_address_in("https://" + std::string(300, 'a')));
}

TEST(AttachmentNamed, IsPlainForOldReadersAndWholeForOthers) {
  EXPECT_EQ(attachment_named("a b\"c\r\n.pdf", "备 .pdf"),
            "attachment; filename=\"a_b_c__.pdf\"; filename*=UTF-8''%E5%A4%87%20.pdf");
}

}  // namespace
}  // namespace gongbao::server::testing
