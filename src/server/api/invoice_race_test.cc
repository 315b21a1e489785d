// 唯一性 (used-vehicle/4c) over the wire: the same number from many at once is issued once, and everybody checks it
// alike.
#include <gtest/gtest.h>

#include <atomic>
#include <boost/json/parse.hpp>
#include <boost/json/serialize.hpp>
#include <set>
#include <thread>

#include "server/api/test_city.h"
#include "server/test_client.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;

const std::string dealer_uscc = "91110105MA00FAK11B";
// Check digits are worked out of GB 16735.
const std::vector<std::string> vins{"LTT1A2B38R0000001", "LTT1A2B3XR0000002", "LTT1A2B31R0000003", "LTT1A2B33R0000004"};

class InvoiceRace : public ::testing::Test {
 protected:
  InvoiceRace() : dealer_(register_dealer()), server_(city_.serve()) {}

  std::uint64_t register_dealer() {
    const access::Actor commerce{Role::city_commerce, 0, 0, 0};
    const auto said = city_.decide(
        commerce, "used-vehicle/register_operator",
        {{"uscc", dealer_uscc}, {"operator_name", "旧车行"}, {"kinds", json::array{"dealer"}}, {"filing_no", "W-1"}});
    return static_cast<std::uint64_t>(said.at("operator_id"));
  }
  access::Actor dealer() const { return {Role::dealer, 0, dealer_, 0}; }

  // Each vehicle of a person, bought by the dealer, its papers verified; the numbers of the transactions.
  std::vector<std::uint64_t> deals() {
    const json::object seller{{"person", json::object{{"name", "车主"}, {"phone", "13800000001"}}}};
    city_.decide(dealer(), "used-vehicle/record_connection", {{"from", "2023-10-09"}});
    std::vector<std::uint64_t> all;
    for (std::size_t i = 0; i < vins.size(); ++i) {
      const std::string plate = "京A0000" + std::to_string(i);
      const json::object row{{"vin", vins[i]},  {"plate", plate},    {"engine_no", "E"},
                             {"type", "truck"}, {"owner", seller},   {"owner_since", "2020-01-01"},
                             {"sealed", false}, {"mortgaged", false}};
      city_.decide({Role::traffic_police, 0, 0, 0}, "used-vehicle/import_owner_register", {{"rows", json::array{row}}});
      const auto opened = city_.decide(dealer(), "used-vehicle/open_transaction",
                                       {{"vin", vins[i]},
                                        {"plate", plate},
                                        {"seller", seller},
                                        {"buyer", json::object{{"uscc", dealer_uscc}}},
                                        {"price_fen", 8'600'000}});
      all.push_back(static_cast<std::uint64_t>(opened.at("transaction")));
      verify("verify_parties", all.back(), {"seller_id", "buyer_id"});
      verify("verify_vehicle_papers", all.back(), {"registration_certificate", "driving_licence"});
    }
    return all;
  }
  void verify(const std::string& command, std::uint64_t transaction, std::initializer_list<const char*> types) {
    json::array papers;
    for (const char* type : types) papers.push_back(json::object{{"type", type}, {"form", "original"}});
    city_.decide(dealer(), "used-vehicle/" + command, {{"transaction", transaction}, {"papers", papers}});
  }
  std::string key() {
    const auto clerk = city_.new_account("clerk", {Role::dealer, dealer_, 0});
    const json::object office{{"role", "dealer"}, {"organisation", dealer_}, {"area", 0}};
    const Told issued =
        city_.post("/v1/accounts/issue_key", json::object{{"office", office}, {"expires_on", "2024-10-09"}}, clerk);
    return std::string(issued.body.at("key").as_string());
  }
  Reply issue(const std::string& key, std::uint64_t transaction, const std::string& number) {
    const std::string body =
        json::serialize(json::object{{"transaction", transaction}, {"kind", "reverse"}, {"invoice_no", number}});
    Client client(server_->port(), std::chrono::seconds(60));
    EXPECT_TRUE(
        client.send("POST /v1/used-vehicle/issue_invoice HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n"
                    "Content-Type: application/json\r\nIdempotency-Key: " +
                    number + "-" + std::to_string(transaction) + "\r\nAuthorization: Bearer " + key +
                    "\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body));
    return client.read_reply();
  }

  TestCity city_;
  std::uint64_t dealer_;
  std::unique_ptr<Server> server_;
};

TEST_F(InvoiceRace, OneNumberIsIssuedOnceHoweverManyAskAtOnce) {
  const std::vector<std::uint64_t> transactions = deals();
  const std::string secret = key(), number = "20231009000000000001";
  std::atomic<int> issued = 0, duplicate = 0, other = 0;
  {
    std::vector<std::jthread> desks;
    for (const std::uint64_t each : transactions) {
      desks.emplace_back([&, each] {
        const Reply reply = issue(secret, each, number);
        const bool taken = reply.body.find("used_vehicle.invoice_number_duplicate") != std::string::npos;
        ++(reply.status == 200 ? issued : taken ? duplicate : other);
      });
    }
  }
  EXPECT_EQ(issued, 1);
  EXPECT_EQ(duplicate, static_cast<int>(transactions.size()) - 1);
  EXPECT_EQ(other, 0);
  std::set<std::string> results;
  for (const std::string& vin : vins) {
    const Told told = city_.get("/v1/used-vehicle/invoice_check?invoice_no=" + number +
                                    "&price_fen=8600000&vin_last6=" + vin.substr(vin.size() - 6),
                                {});
    EXPECT_EQ(told.status, 200) << told.text;
    EXPECT_EQ(told.text.find("91110105"), std::string::npos) << "the public reads no name";
    results.emplace(told.body.at("result").as_string());
  }
  EXPECT_EQ(results, (std::set<std::string>{"valid", "mismatch"}));
}

// Whoever may never give a command is told why in the words of its document, before the journal is asked.
TEST_F(InvoiceRace, ABrokerIsToldThatItCannotDeal) {
  const auto broker = city_.new_account("broker", {Role::broker, dealer_, 0});
  const Told dealing = city_.post(
      "/v1/used-vehicle/issue_invoice",
      json::object{{"transaction", 1}, {"kind", "own_sale"}, {"invoice_no", "20231009000000000001"}}, broker);
  EXPECT_EQ(dealing.status, 403);
  EXPECT_EQ(dealing.code(), "used_vehicle.broker_cannot_deal");
  EXPECT_NE(dealing.text.find("used-vehicle/1a"), std::string::npos) << dealing.text;
  const Told policing = city_.post("/v1/used-vehicle/approve_station", json::object{{"station", 1}}, broker);
  EXPECT_EQ(policing.status, 403);
  EXPECT_EQ(policing.code(), "used_vehicle.role_forbidden");
}

// A stall checks its day's invoices in one file; a line that cannot be read is answered in its place.
TEST_F(InvoiceRace, AFileIsAnsweredLineByLine) {
  const std::vector<std::uint64_t> transactions = deals();
  const std::string secret = key(), number = "20231009000000000001";
  ASSERT_EQ(issue(secret, transactions.front(), number).status, 200);
  const auto line = [&](std::int64_t fen) {
    return R"({"invoice_no": ")" + number + R"(", "vin_last6": "000001", "price_fen": )" + std::to_string(fen) + "}";
  };
  const std::string file = line(8'600'000) + "\n\n" + line(8'600'001) + "\nno line\n" + R"({"invoice_no": "1"})";
  TestCity::Visitor program;
  program.bearer = secret;
  const Told told = city_.send(Method::post, "/v1/used-vehicle/invoice_checks", file, program);
  ASSERT_EQ(told.status, 200) << told.text;
  std::vector<json::object> lines;
  for (std::size_t from = 0; from < told.text.size();) {
    const std::size_t end = told.text.find('\n', from);
    lines.push_back(json::parse(told.text.substr(from, end - from)).as_object());
    from = end + 1;
  }
  ASSERT_EQ(lines.size(), 4U);
  EXPECT_EQ(lines[0].at("result").as_string(), "valid");
  EXPECT_EQ(lines[1].at("line").to_number<int>(), 3);
  EXPECT_EQ(lines[1].at("result").as_string(), "mismatch");
  EXPECT_TRUE(lines[2].contains("problem"));
  EXPECT_EQ(lines[3].at("problem").at("field").as_string(), "vin_last6");
  EXPECT_EQ(city_.send(Method::post, "/v1/used-vehicle/invoice_checks", file, {}).status, 401);
  EXPECT_EQ(city_.send(Method::post, "/v1/used-vehicle/invoice_checks", "", program).status, 400);
}

// One file is one request to the limits: it is not ten thousand guesses of a price.
TEST_F(InvoiceRace, AFileIsOneGuessOfAnInvoice) {
  const std::vector<std::uint64_t> transactions = deals();
  const std::string secret = key(), number = "20231009000000000001", other = "20231009000000000002";
  ASSERT_EQ(issue(secret, transactions[0], number).status, 200);
  ASSERT_EQ(issue(secret, transactions[1], other).status, 200);
  const auto line = [](const std::string& of, const char* end, std::int64_t fen) {
    return json::serialize(json::object{{"invoice_no", of}, {"vin_last6", end}, {"price_fen", fen}}) + "\n";
  };
  const std::string parted = json::serialize(json::object{{"invoice_code", number.substr(0, 12)},
                                                          {"invoice_no", number.substr(12)},
                                                          {"vin_last6", "000001"},
                                                          {"price_fen", 8'600'000}});
  TestCity::Visitor program;
  program.bearer = secret;
  const std::string file = line(number, "000001", 8'600'000) + line(number, "000001", 1) + line(number, "000001", 2) +
                           line(other, "000002", 8'600'000) + line(number, "000001", 8'600'000) + parted;
  const Told told = city_.send(Method::post, "/v1/used-vehicle/invoice_checks", file, program);
  ASSERT_EQ(told.status, 200) << told.text;
  std::vector<std::string> said;
  for (std::size_t from = 0; from < told.text.size();) {
    const std::size_t end = told.text.find('\n', from);
    const json::object one = json::parse(told.text.substr(from, end - from)).as_object();
    const json::value* problem = one.if_contains("problem");
    said.emplace_back(problem == nullptr ? one.at("result").as_string() : problem->at("code").as_string());
    from = end + 1;
  }
  const std::string held = "http.too_many_requests";
  EXPECT_EQ(said, (std::vector<std::string>{"valid", "mismatch", held, "valid", held, held}));
}

}  // namespace
}  // namespace gongbao::server::testing
