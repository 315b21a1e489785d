// Events that are sent: signed, in order for each operator whatever becomes of others, after failures, restarts of
// either side, and a replay; never to who may not see them.
#include "server/webhooks/sender.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <thread>

#include "base/hash.h"
#include "formats/json_text.h"
#include "policies/registry/views.h"
#include "server/api/speaker.h"
#include "server/api/test_city.h"
#include "server/test_client.h"
#include "views/views.h"

namespace gongbao::server::testing {
namespace {

namespace json = boost::json;
using access::Role;
using accounts::Office;
using Visitor = TestCity::Visitor;
using namespace std::chrono_literals;

constexpr std::string_view secret = "a-secret-of-thirty-two-characters";

// Somebody's server: takes events, refuses those of some operators, is slow, goes and comes back.
class Receiver {
 public:
  struct Got {
    std::uint64_t operator_id = 0, entry = 0;
    std::string nonce;
    Headers headers;
    std::string body, target;
  };

  explicit Receiver(std::uint16_t port = 0) {
    world_.options.port = port;
    world_.answers("/hook", [this](const RequestPtr& request) { return take(*request); }, Method::post,
                   {.work = Work::blocking});
    world_.start();
  }
  std::uint16_t port() const { return world_.port(); }
  std::string url() const { return "http://127.0.0.1:" + std::to_string(port()) + "/hook"; }

  void refuse(std::uint64_t operator_id, int status) {
    const std::lock_guard lock(mutex_);
    refused_[operator_id] = status;
  }
  void take_all() {
    const std::lock_guard lock(mutex_);
    refused_.clear();
  }
  void be_slow(std::chrono::milliseconds pause) { pause_ = pause; }
  std::vector<Got> got() const {
    const std::lock_guard lock(mutex_);
    return got_;
  }
  // Entries of that operator, in the order they were taken.
  std::vector<std::uint64_t> entries_of(std::uint64_t operator_id) const {
    std::vector<std::uint64_t> all;
    for (const Got& each : got()) {
      if (each.operator_id == operator_id) all.push_back(each.entry);
    }
    return all;
  }
  int refusals() const { return refusals_; }

 private:
  Response take(const Request& request) {
    std::this_thread::sleep_for(pause_.load());
    const auto body = formats::parse_json(request.body).value().as_object();
    Got got{body.at("operator_id").to_number<std::uint64_t>(),
            body.at("entry").to_number<std::uint64_t>(),
            std::string(request.headers.get("Gongbao-Nonce")),
            request.headers,
            request.body,
            request.target};
    const std::lock_guard lock(mutex_);
    if (const auto it = refused_.find(got.operator_id); it != refused_.end()) {
      ++refusals_;
      return json_response(it->second, "{}");
    }
    got_.push_back(std::move(got));
    return json_response(200, "{}");
  }

  mutable std::mutex mutex_;
  std::map<std::uint64_t, int> refused_;
  std::vector<Got> got_;
  std::atomic<int> refusals_ = 0;
  std::atomic<std::chrono::milliseconds> pause_{0ms};
  World world_;  // last: its threads use the others
};

class SenderTest : public ::testing::Test {
 protected:
  SenderTest() {
    views::Options options;
    options.folder = city.folder() + "/views";
    views = views::Views::open(city.service->log, options, policies::all_view_systems()).value();
    views->start();
    service = std::make_unique<Service>(Service{.engine = city.service->engine,
                                                .city = city.service->city,
                                                .log = city.service->log,
                                                .law = city.service->law,
                                                .credentials = city.service->credentials,
                                                .gate = city.service->gate,
                                                .hash_text = city.service->hash_text,
                                                .clock = wall,
                                                .metrics = city.service->metrics,
                                                .stamp = city.service->stamp,
                                                .views = views.get(),
                                                .webhooks = city.service->webhooks});
    quick.first_pause = 30ms;
    quick.longest_pause = 60ms;
    city.service->webhooks_changed = [this] {
      if (sender) sender->look();
    };
  }
  ~SenderTest() override {
    sender.reset();
    views.reset();
  }
  void start(const Receiver& receiver) {
    quick.post.allowed = city.service->webhook_hosts = {"127.0.0.1:" + std::to_string(receiver.port())};
    sender = WebhookSender::start(*service, *city.service->webhooks, quick).value();
  }
  Visitor officer(const std::string& login = "officer") { return city.new_account(login, chaoyang); }
  Told register_at(const std::string& url, const Visitor& who, std::string_view office = "") {
    json::object of{{"role", "district_commerce"}, {"organisation", 0}, {"area", 110105}};
    if (!office.empty()) of["role"] = std::string(office);
    return city.post("/v1/accounts/register_webhook", {{"office", of}, {"url", url}, {"secret", secret}}, who);
  }
  std::uint64_t registered(const Receiver& receiver, const Visitor& who) {
    const Told told = register_at(receiver.url(), who);
    EXPECT_EQ(told.status, 200) << told.text;
    return told.body.at("facts").as_object().at("webhook").to_number<std::uint64_t>();
  }
  // Something that happens to that operator.
  void inspect(std::uint64_t operator_id) {
    city.decide({Role::district_commerce, 0, 0, 110105}, "record_inspection",
                {{"operator_id", operator_id}, {"inspected_on", "2023-10-09"}, {"on_site", true}, {"findings", "无"}});
    views->wake();
  }
  json::object state_of(const Visitor& who) {
    return city.get("/v1/webhooks", who).body.at("webhooks").as_array().at(0).as_object();
  }
  template <class What>
  static bool soon(What&& what) {
    for (int i = 0; i < 1000; ++i) {
      if (what()) return true;
      std::this_thread::sleep_for(10ms);
    }
    return false;
  }

  static constexpr Office chaoyang{Role::district_commerce, 0, 110105};
  TestCity city;
  SystemClock wall;
  std::unique_ptr<views::Views> views;
  std::unique_ptr<Service> service;
  WebhookOptions quick;
  std::unique_ptr<WebhookSender> sender;
};

TEST_F(SenderTest, AnEventIsSignedAndAsItIsTold) {
  Receiver receiver;
  start(receiver);
  const Visitor who = officer();
  const std::uint64_t shop = city.new_operator();
  const std::uint64_t webhook = registered(receiver, who);
  inspect(shop);
  ASSERT_TRUE(soon([&] { return receiver.got().size() == 1; }));
  const Receiver::Got got = receiver.got()[0];
  const json::object event = formats::parse_json(got.body).value().as_object();
  EXPECT_EQ(event.at("fact").as_string(), "inspection_recorded");
  EXPECT_EQ(event.at("operator_id").to_number<std::uint64_t>(), shop);
  EXPECT_FALSE(event.contains("account"));
  EXPECT_EQ(got.headers.get("Gongbao-Webhook"), std::to_string(webhook));
  EXPECT_EQ(got.nonce, std::to_string(webhook) + "." + std::to_string(got.entry) + ".1");
  EXPECT_EQ(got.headers.get("Gongbao-Content-SHA256"), to_hex(sha256(as_bytes(got.body))));
  const std::string moment(got.headers.get("Gongbao-Time"));
  EXPECT_NEAR(std::stod(moment), static_cast<double>(wall.now().micros) / 1e6, 30);
  const std::string text =
      signed_text("POST", got.target, moment, got.nonce, got.headers.get("Gongbao-Content-SHA256"));
  EXPECT_EQ(got.headers.get("Gongbao-Signature"),
            "HMAC-SHA256=" + to_hex(hmac_sha256(as_bytes(secret), as_bytes(text))));
  EXPECT_EQ(state_of(who).at("state").as_string(), "sending");
}

TEST_F(SenderTest, IsRefusedWithoutASecretOrToTheInside) {
  Receiver receiver;
  start(receiver);
  const Visitor who = officer();
  const json::object office{{"role", "district_commerce"}, {"organisation", 0}, {"area", 110105}};
  for (const json::value& bad : {json::value(nullptr), json::value("short"), json::value(std::string(32, ' '))}) {
    const Told told =
        city.post("/v1/accounts/register_webhook", {{"office", office}, {"url", receiver.url()}, {"secret", bad}}, who);
    EXPECT_EQ(told.status, 422);
    EXPECT_EQ(told.code(), "webhooks.secret_missing");
  }
  for (const std::string url : {"http://example.com/", "https://10.0.0.1/", "https://[::1]/", "ftp://x", ""}) {
    const Told told = register_at(url, who);
    EXPECT_EQ(told.status, 400) << url;
    EXPECT_EQ(told.body.at("field").as_string(), "url");
  }
  EXPECT_EQ(register_at(receiver.url(), who, "city_commerce").code(), "accounts.not_appointed");
  EXPECT_EQ(register_at(receiver.url(), {}).status, 401);
  EXPECT_TRUE(city.get("/v1/webhooks", who).body.at("webhooks").as_array().empty());
}

// A key speaks for one office and ends; a webhook would outlive it.
TEST_F(SenderTest, IsNotForKeys) {
  const Visitor who = officer();
  const json::object office{{"role", "district_commerce"}, {"organisation", 0}, {"area", 110105}};
  const Told issued = city.post("/v1/accounts/issue_key", {{"office", office}, {"expires_on", "2023-12-31"}}, who);
  ASSERT_EQ(issued.status, 200) << issued.text;
  Visitor program;
  program.bearer = std::string(issued.body.at("key").as_string());
  ASSERT_EQ(city.get("/v1/me", program).status, 200);
  EXPECT_EQ(register_at("https://hooks.example.com/", program).status, 403);
  EXPECT_EQ(city.get("/v1/webhooks", program).status, 403);
}

// As after a restore: what was sent lies beyond the end of the journal.
TEST_F(SenderTest, WhatLiesBeyondTheJournalIsForgotten) {
  const Receiver receiver;
  const Visitor who = officer();
  city.service->webhook_hosts = {"127.0.0.1:" + std::to_string(receiver.port())};
  const std::uint64_t webhook = registered(receiver, who);
  ASSERT_TRUE(city.service->webhooks->replay(webhook, 1'000'000).value());
  start(receiver);
  EXPECT_LE(city.service->webhooks->find(webhook).value()->after, city.service->log.last_entry());
}

TEST_F(SenderTest, OneOperatorsFailureHoldsUpNobodyElse) {
  Receiver receiver;
  start(receiver);
  const Visitor who = officer();
  const std::uint64_t sick = city.new_operator(), well = city.new_operator("91110105MA00BBBB2K");
  registered(receiver, who);
  receiver.refuse(sick, 500);
  for (int i = 0; i < 3; ++i) {
    inspect(sick);
    inspect(well);
  }
  ASSERT_TRUE(soon([&] { return receiver.entries_of(well).size() == 3 && receiver.refusals() > 1; }));
  EXPECT_TRUE(receiver.entries_of(sick).empty());
  const json::object state = state_of(who);
  EXPECT_EQ(state.at("state").as_string(), "partly_waiting");
  const json::object lane = state.at("operators").as_array().at(0).as_object();
  EXPECT_EQ(lane.at("operator_id").to_number<std::uint64_t>(), sick);
  EXPECT_EQ(lane.at("status").to_number<int>(), 500);
  receiver.take_all();
  ASSERT_TRUE(soon([&] { return receiver.entries_of(sick).size() == 3; }));
  EXPECT_TRUE(std::ranges::is_sorted(receiver.entries_of(sick)));
  EXPECT_TRUE(std::ranges::is_sorted(receiver.entries_of(well)));
  ASSERT_TRUE(soon([&] { return state_of(who).at("state").as_string() == "sending"; }));
}

TEST_F(SenderTest, ItGoesOnAfterEitherSideWasAway) {
  auto receiver = std::make_unique<Receiver>();
  const std::uint16_t port = receiver->port();
  start(*receiver);
  const Visitor who = officer();
  const std::uint64_t shop = city.new_operator();
  const std::uint64_t webhook = registered(*receiver, who);
  inspect(shop);
  // Heard by the sender as well: an answer broken off would be one operator's trouble.
  ASSERT_TRUE(soon([&] { return city.service->webhooks->find(webhook).value()->delivered_micros != 0; }));
  receiver.reset();
  inspect(shop);
  inspect(shop);
  ASSERT_TRUE(soon([&] { return state_of(who).at("state").as_string() == "waiting"; }));
  EXPECT_TRUE(state_of(who).at("operators").as_array().empty());  // nothing was passed over
  sender.reset();                                                 // and we are stopped meanwhile
  inspect(shop);
  receiver = std::make_unique<Receiver>(port);
  start(*receiver);
  ASSERT_TRUE(soon([&] { return receiver->entries_of(shop).size() == 3; }));
  EXPECT_TRUE(std::ranges::is_sorted(receiver->entries_of(shop)));
  std::this_thread::sleep_for(200ms);
  EXPECT_EQ(receiver->got().size(), 3U);  // and the first one not again
}

TEST_F(SenderTest, ASlowReceiverIsNotWaitedForForEver) {
  Receiver receiver;
  quick.post.times.answer = 100ms;
  start(receiver);
  const Visitor who = officer();
  const std::uint64_t shop = city.new_operator();
  registered(receiver, who);
  receiver.be_slow(400ms);
  inspect(shop);
  ASSERT_TRUE(soon([&] { return state_of(who).at("state").as_string() == "partly_waiting"; }));
  receiver.be_slow(0ms);
  ASSERT_TRUE(soon([&] { return state_of(who).at("state").as_string() == "sending"; }));
  const auto got = receiver.got();
  ASSERT_FALSE(got.empty());
  for (const Receiver::Got& each : got) EXPECT_EQ(each.nonce, got[0].nonce);  // who keeps nonces takes it once
}

TEST_F(SenderTest, IsGivenUpVisiblyAndReplayedFromAPosition) {
  Receiver receiver;
  quick.given_up_after = 100ms;
  start(receiver);
  const Visitor who = officer();
  const std::uint64_t shop = city.new_operator();
  const std::uint64_t webhook = registered(receiver, who);
  receiver.refuse(shop, 410);
  inspect(shop);
  ASSERT_TRUE(soon([&] {
    const json::array lanes = state_of(who).at("operators").as_array();
    return !lanes.empty() && lanes[0].as_object().at("state").as_string() == "given_up";
  }));
  const int refusals = receiver.refusals();
  receiver.take_all();
  std::this_thread::sleep_for(200ms);
  EXPECT_EQ(receiver.refusals(), refusals);
  EXPECT_TRUE(receiver.got().empty());
  const std::string replay = "/v1/webhooks/" + std::to_string(webhook) + "/replay";
  EXPECT_EQ(city.post(replay, {{"after", -1}}, who).status, 400);
  EXPECT_EQ(city.post(replay, {{"after", 1'000'000}}, who).status, 400) << "lies ahead";
  EXPECT_EQ(city.post(replay, {{"after", 0}}, officer("another")).status, 404);
  ASSERT_EQ(city.post(replay, {{"after", 0}}, who).status, 200);
  // From the first entry on: the registration of the operator, and what was given up.
  ASSERT_TRUE(soon([&] { return receiver.entries_of(shop).size() == 2; }));
  EXPECT_EQ(receiver.entries_of(shop)[0], shop);
}

TEST_F(SenderTest, WhoMayNotSeeItGetsNothing) {
  Receiver receiver;
  start(receiver);
  const Visitor who = officer();
  const Office elsewhere{Role::district_commerce, 0, 110101};
  const Visitor other = city.new_account("elsewhere", elsewhere);
  const json::object office{{"role", "district_commerce"}, {"organisation", 0}, {"area", 110101}};
  ASSERT_EQ(city.post("/v1/accounts/register_webhook",
                      {{"office", office}, {"url", receiver.url()}, {"secret", secret}}, other)
                .status,
            200);
  const std::uint64_t shop = city.new_operator();
  const std::uint64_t webhook = registered(receiver, who);
  inspect(shop);
  ASSERT_TRUE(soon([&] { return receiver.got().size() == 1; }));
  EXPECT_EQ(receiver.got()[0].headers.get("Gongbao-Webhook"), std::to_string(webhook));
  // Dismissed, nothing more; ended, its secret is forgotten.
  city.decide({Role::security_administrator, 0, 0, 0}, "dismiss",
              {{"account", city.account_of(who)},
               {"office", json::object{{"role", "district_commerce"}, {"organisation", 0}, {"area", 110105}}}});
  inspect(shop);
  std::this_thread::sleep_for(300ms);
  EXPECT_EQ(receiver.got().size(), 1U);
  city.decide({Role::security_administrator, 0, 0, 0}, "end_webhook", {{"webhook", webhook}});
  views->wake();
  sender->look();
  EXPECT_TRUE(soon([&] { return !city.service->webhooks->find(webhook).value(); }));
}

}  // namespace
}  // namespace gongbao::server::testing
