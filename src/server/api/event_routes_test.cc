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
  std::future<Response> listen(const std::string& accept) {
    auto request = std::make_shared<Request>();
    const std::string target = "/v1/events?after=1000000&wait=20";
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

}  // namespace
}  // namespace gongbao::server::testing
