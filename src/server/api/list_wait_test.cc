// ?wait_entry= waits without a worker, and ends with the entry or with a refusal, never with a list that lacks it.
#include <gtest/gtest.h>

#include <thread>

#include "server/api/test_city.h"
#include "server/test_client.h"

namespace gongbao::server::testing {
namespace {

using access::Role;

class ListWaitTest : public ::testing::Test {
 protected:
  ListWaitTest() {
    bank = city.new_account("bank", {Role::custody_bank, keeping_bank, 0});
    city.new_selling_operator(keeping_bank);
    entry = city.service->engine.durable_entry();
    server = city.serve();
  }
  std::string list(const std::string& query) const {
    return get("/v1/prepaid-card/accounts?" + query, "Cookie: " + bank.cookies + "\r\n");
  }

  TestCity city;
  TestCity::Visitor bank;
  views::EntryNo entry = 0;
  std::unique_ptr<Server> server;
};

TEST_F(ListWaitTest, ManyWaitAtOnceAndOthersAreServedMeanwhile) {
  city.catch_up();
  city.new_operator("91110108MA00AAAA4F");
  entry = city.service->engine.durable_entry();
  std::vector<Client> waiting;
  for (int i = 0; i < 40; ++i) {
    waiting.emplace_back(server->port());
    waiting.back().send(list("wait_entry=" + std::to_string(entry)));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(100));
  const Reply other = ask(server->port(), list("limit=1"));
  EXPECT_EQ(other.status, 200) << other.body;
  EXPECT_LT(std::stoull(std::string(other.headers.get("Gongbao-Entry"))), entry);
  city.catch_up();
  for (Client& each : waiting) {
    const Reply reply = each.read_reply();
    EXPECT_EQ(reply.status, 200) << reply.body;
    EXPECT_EQ(reply.headers.get("Gongbao-Entry"), std::to_string(entry));
  }
}

TEST_F(ListWaitTest, TooManyOfOneAccountAreToldToComeAgain) {
  city.catch_up();
  city.new_operator("91110108MA00AAAA4F");
  entry = city.service->engine.durable_entry();
  std::vector<Client> waiting;
  for (int i = 0; i < 101; ++i) {
    waiting.emplace_back(server->port());
    waiting.back().send(list("wait_entry=" + std::to_string(entry)));
  }
  std::this_thread::sleep_for(std::chrono::milliseconds(300));
  city.catch_up();
  int refused = 0;
  for (Client& each : waiting) {
    const Reply reply = each.read_reply();
    if (reply.status == 200) continue;
    ++refused;
    EXPECT_EQ(reply.status, 503);
    EXPECT_TRUE(reply.headers.has("Retry-After"));
  }
  EXPECT_EQ(refused, 1);
}

TEST_F(ListWaitTest, WhatTheJournalHasNotIsNotWaitedFor) {
  city.catch_up();
  const Reply reply = ask(server->port(), list("wait_entry=" + std::to_string(entry + 1000)));
  EXPECT_EQ(reply.status, 400);
  EXPECT_NE(reply.body.find("wait_entry"), std::string::npos) << reply.body;
}

}  // namespace
}  // namespace gongbao::server::testing
