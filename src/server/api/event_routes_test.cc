// What is told goes on only as long as its listener's session, whether or not anything happens.
#include "server/api/event_routes.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "server/api/speaker.h"
#include "server/api/test_city.h"
#include "server/pipe.h"
#include "server/target.h"

namespace gongbao::server::testing {
namespace {

using access::Role;
using namespace std::chrono_literals;

class EventRoutesTest : public ::testing::Test {
 protected:
  EventRoutesTest() {
    EXPECT_TRUE(add_event_routes(router, *city.service));
    listener = city.new_account("listener", {Role::city_commerce, 0, 0});
    city.catch_up();
  }
  std::future<Response> listen(const std::string& accept, std::uint64_t after = 1'000'000) {
    auto request = std::make_shared<Request>();
    const std::string target = "/v1/events?after=" + std::to_string(after) + "&wait=20";
    request->path = "/v1/events";
    request->query = parse_target(target)->query;
    request->headers.add("Cookie", listener.cookies);
    request->headers.add("Accept", accept);
    EXPECT_FALSE(who_asks(*city.service)(*request));
    auto promise = std::make_shared<std::promise<Response>>();
    router.find(Method::get, {"v1", "events"})
        .route->handler(request, Answer([promise](std::optional<Response> response) {
                          promise->set_value(response ? *std::move(response) : Response{.status = 500});
                        }));
    return promise->get_future();
  }

  TestCity city;
  Router router;
  TestCity::Visitor listener;
};

TEST_F(EventRoutesTest, ALongPollEndsWithItsSession) {
  auto answer = listen("application/json");
  EXPECT_EQ(answer.wait_for(300ms), std::future_status::timeout);
  ASSERT_EQ(city.send(Method::del, "/v1/session", "", listener).status, 200);
  ASSERT_EQ(answer.wait_for(5s), std::future_status::ready);
  EXPECT_EQ(answer.get().status, 401);
}

TEST_F(EventRoutesTest, AStreamEndsWithItsSession) {
  Response response = listen("text/event-stream").get();
  ASSERT_TRUE(response.stream);
  std::this_thread::sleep_for(300ms);
  EXPECT_FALSE(response.stream->pipe().take().ended);
  ASSERT_EQ(city.send(Method::del, "/v1/session", "", listener).status, 200);
  bool ended = false;
  for (int i = 0; i < 500 && !ended; ++i) {
    std::this_thread::sleep_for(10ms);
    ended = response.stream->pipe().take().ended;
  }
  EXPECT_TRUE(ended);
}

std::string read_for(Response& response, const std::string& until, std::chrono::milliseconds most) {
  std::string text;
  const auto end = std::chrono::steady_clock::now() + most;
  while (text.find(until) == std::string::npos && std::chrono::steady_clock::now() < end) {
    text += response.stream->pipe().take().bytes;
    std::this_thread::sleep_for(1ms);
  }
  return text;
}

TEST_F(EventRoutesTest, AStreamFromBeyondTheEndBeginsAtTheEnd) {
  Response response = listen("text/event-stream").get();
  ASSERT_TRUE(response.stream);
  std::this_thread::sleep_for(300ms);
  city.new_operator();
  city.catch_up();
  const std::string told = read_for(response, "operator_registered", 5s);
  EXPECT_NE(told.find("operator_registered"), std::string::npos) << told;
}

TEST_F(EventRoutesTest, AnAccountWithAllItsStreamsMayStillWait) {
  std::vector<Response> streams;
  for (int i = 0; i < 5; ++i) streams.push_back(listen("text/event-stream").get());
  for (const Response& each : streams) EXPECT_EQ(each.status, 200);
  EXPECT_EQ(listen("text/event-stream").get().status, 429);
  auto answer = listen("application/json");
  EXPECT_EQ(answer.wait_for(300ms), std::future_status::timeout);
  city.new_operator();
  city.catch_up();
  ASSERT_EQ(answer.wait_for(5s), std::future_status::ready);
  EXPECT_EQ(answer.get().status, 200);
}

// It was once a hundred, then a pause of a second or more: 1,500 were not told in ten seconds.
TEST_F(EventRoutesTest, WhatIsLongPastIsToldWithoutPauses) {
  constexpr int many = 1500;
  const std::uint64_t op = city.new_operator();
  const access::Actor own{Role::operator_, 0, op, 0};
  for (int i = 1; i <= many; ++i) {
    city.decide(own, "issue_product", {{"operator_id", op}, {"product_id", i}, {"form", "virtual"}});
  }
  city.catch_up();
  const std::string last = "\"entry\":" + std::to_string(city.service->engine.durable_entry());
  const auto began = std::chrono::steady_clock::now();
  Response response = listen("text/event-stream", 0).get();
  ASSERT_TRUE(response.stream);
  const std::string told = read_for(response, last, 10s);
  const auto took = std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::steady_clock::now() - began);
  EXPECT_NE(told.find(last), std::string::npos);
  RecordProperty("milliseconds", static_cast<int>(took.count()));
  EXPECT_LT(took, 8s) << "with a pause for every hundred it takes more than ten";
}

}  // namespace
}  // namespace gongbao::server::testing
