// Rate limits, readiness, metrics and logs: alone where that is enough, through the server where it is not.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <filesystem>
#include <sstream>

#include "server/compression.h"
#include "server/health.h"
#include "server/problem_json.h"
#include "server/rate_limit.h"
#include "server/response_head.h"
#include "server/test_client.h"

namespace gongbao::server {
namespace {

using namespace testing;
using std::chrono::milliseconds;
using std::chrono::seconds;
using ::testing::HasSubstr;
using ::testing::Not;

class SetClock final : public Clock {
 public:
  Stamp now() const override { return {1'700'000'000'000'000}; }
  std::chrono::steady_clock::time_point steady() const override { return at; }
  std::chrono::steady_clock::time_point at{std::chrono::hours(1000)};
};

TEST(RateLimiter, BurstThenPace) {
  RateLimiter limiter({.per_minute = 60, .burst = 3, .max_keys = 10});
  SetClock clock;
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limiter.take("a", clock.at));
  EXPECT_EQ(limiter.take("a", clock.at), seconds(1));
  EXPECT_FALSE(limiter.take("b", clock.at)) << "another key pays for a";
  clock.at += milliseconds(999);
  EXPECT_TRUE(limiter.take("a", clock.at));
  clock.at += milliseconds(1);
  EXPECT_FALSE(limiter.take("a", clock.at)) << "asking in vain must not cost what was gained";
  EXPECT_TRUE(limiter.take("a", clock.at));
  clock.at += std::chrono::hours(100);
  for (int i = 0; i < 3; ++i) EXPECT_FALSE(limiter.take("a", clock.at));
  EXPECT_TRUE(limiter.take("a", clock.at));
}

TEST(RateLimiter, SlowRatesAndFrequentAsking) {
  RateLimiter limiter({.per_minute = 1, .burst = 1, .max_keys = 10});
  SetClock clock;
  EXPECT_FALSE(limiter.take("a", clock.at));
  EXPECT_EQ(limiter.take("a", clock.at), seconds(60));
  int taken = 0;
  for (int i = 0; i < 120'000; ++i) {
    clock.at += milliseconds(1);
    taken += limiter.take("a", clock.at) ? 0 : 1;
  }
  EXPECT_EQ(taken, 2) << "what is gained between two questions must not be lost to rounding";
}

TEST(RateLimiter, MemoryIsBounded) {
  RateLimiter limiter({.per_minute = 60, .burst = 1, .max_keys = 100});
  SetClock clock;
  EXPECT_FALSE(limiter.take("kept", clock.at));
  for (int i = 0; i < 10'000; ++i) {
    EXPECT_FALSE(limiter.take(std::to_string(i), clock.at));
    EXPECT_TRUE(limiter.take("kept", clock.at)) << "who asks all the time is not forgotten";
  }
  EXPECT_EQ(limiter.keys(), 100u);
}

TEST(RateLimiter, APeerIsWhatASubscriberHas) {
  EXPECT_EQ(peer_prefix("192.0.2.7"), "192.0.2.7");
  EXPECT_EQ(peer_prefix("2001:db8:1:2:3:4:5:6"), "2001:db8:1:2::/64");
  EXPECT_EQ(peer_prefix("2001:db8:1:2::9"), "2001:db8:1:2::/64");
  EXPECT_EQ(peer_prefix("::ffff:192.0.2.7"), "192.0.2.7");
}

TEST(RateLimiter, SaysWhenToComeBack) {
  World world;
  SetClock clock;
  RateLimiter by_peer({.per_minute = 6, .burst = 2, .max_keys = 10});
  world.filters.push_back(limit_by_peer(by_peer, clock));
  world.answers("/a", [](const RequestPtr&) { return text_response(200, "text/plain", "a"); });
  ASSERT_TRUE(add_health_routes(world.router, world.readiness, world.metrics));
  world.start();
  EXPECT_EQ(ask(world.port(), get("/a")).status, 200);
  EXPECT_EQ(ask(world.port(), get("/a")).status, 200);
  const Reply reply = ask(world.port(), get("/a"));
  EXPECT_EQ(reply.status, 429);
  EXPECT_EQ(reply.headers.get("Retry-After"), "10");
  EXPECT_EQ(ask(world.port(), get("/healthz")).status, 200) << "probes are not limited";
}

// Says it is account N; the wrong one says so as well and is refused.
Filter who_claims() {
  return [](Request& request) -> std::optional<Response> {
    const std::string_view claim = request.headers.get("Authorization");
    if (claim == "before") request.visitor = "a browser";
    if (claim == "wrong") return problem_response(request, http_problem("http.unauthorized"));
    request.account = claim.empty() || claim == "before" ? 0 : static_cast<std::uint64_t>(claim.front() - '0');
    return std::nullopt;
  };
}

Request from_one_address(std::string claim) {
  Request request;
  request.peer = "192.0.2.7";
  if (!claim.empty()) request.headers.add("Authorization", std::move(claim));
  return request;
}

int status_of_filter(const Filter& filter, Request request) {
  const auto refused = filter(request);
  return refused ? refused->status : 200;
}

TEST(RateLimiter, StrangersUseUpNothingOfWhoIsSignedIn) {
  SetClock clock;
  RateLimiter by_peer({.per_minute = 6, .burst = 2, .max_keys = 10});
  RateLimiter by_account({.per_minute = 6, .burst = 1, .max_keys = 10});
  const Filter filter = limit_each(who_claims(), {by_account, by_peer}, clock);
  EXPECT_EQ(status_of_filter(filter, from_one_address("")), 200);
  EXPECT_EQ(status_of_filter(filter, from_one_address("wrong")), 401);
  for (int i = 0; i < 300; ++i) {
    EXPECT_EQ(status_of_filter(filter, from_one_address("")), 429);
    EXPECT_EQ(status_of_filter(filter, from_one_address("wrong")), 429) << "guessing goes no faster";
  }
  EXPECT_EQ(status_of_filter(filter, from_one_address("before")), 200) << "whoever has signed in there may do so again";
  EXPECT_EQ(status_of_filter(filter, from_one_address("1")), 200) << "at the same address";
  EXPECT_EQ(status_of_filter(filter, from_one_address("1")), 429);
  EXPECT_EQ(status_of_filter(filter, from_one_address("2")), 200);
}

TEST(RateLimiter, PagesAreOpenToWhoeverIsWrongAboutHimself) {
  SetClock clock;
  RateLimiter by_peer({.per_minute = 6, .burst = 2, .max_keys = 10});
  RateLimiter by_account({.per_minute = 6, .burst = 1, .max_keys = 10});
  const Turnstile limit = limit_visitors(who_claims(), {by_account, by_peer}, clock);
  EXPECT_FALSE(limit(from_one_address("wrong")));
  EXPECT_FALSE(limit(from_one_address("")));
  EXPECT_EQ(limit(from_one_address("wrong"))->status, 429);
  EXPECT_FALSE(limit(from_one_address("1")));
  EXPECT_EQ(limit(from_one_address("1"))->status, 429);
}

TEST(Health, TellsProgressThenReady) {
  World world;
  bool engine_lives = true;
  world.filters.push_back(only_when_ready(world.readiness));
  world.answers("/a", [](const RequestPtr&) { return text_response(200, "text/plain", "a"); });
  ASSERT_TRUE(add_health_routes(world.router, world.readiness, world.metrics, [&] { return engine_lives; }));
  world.start();
  world.readiness.progress("journal", 30, 100);
  const Reply starting = ask(world.port(), get("/readyz"));
  EXPECT_EQ(starting.status, 503);
  EXPECT_EQ(starting.body, R"({"status":"replaying","phase":"journal","done":30,"total":100})");
  EXPECT_EQ(ask(world.port(), get("/healthz")).status, 200);
  const Reply early = ask(world.port(), get("/a"));
  EXPECT_EQ(early.status, 503);
  EXPECT_EQ(boost::json::parse(early.body).at("facts").at("done"), 30);
  world.readiness.ready();
  EXPECT_EQ(ask(world.port(), get("/readyz")).status, 200);
  EXPECT_EQ(ask(world.port(), get("/a")).body, "a");
  engine_lives = false;
  EXPECT_EQ(ask(world.port(), get("/healthz")).status, 503);
  engine_lives = true;
  world.readiness.failed("journal.write_failed");
  EXPECT_EQ(ask(world.port(), get("/healthz")).status, 503);
  EXPECT_EQ(ask(world.port(), get("/readyz")).body, R"({"status":"failed","code":"journal.write_failed"})");
}

TEST(Metrics, CountPatternsAndNeverPaths) {
  World world;
  world.answers("/v1/{system}/{command}", [](const RequestPtr&) { return text_response(200, "text/plain", "12345"); });
  ASSERT_TRUE(add_health_routes(world.router, world.readiness, world.metrics));
  world.start();
  Client client(world.port());  // one, so that each request is counted before the next
  for (const std::string& text :
       {get("/v1/prepaid-card/secret-name?secret=1"), get("/secret"), std::string("nonsense\r\n\r\n")}) {
    client.send(text);
    client.read_reply();
  }
  EXPECT_TRUE(client.is_closed());
  world.metrics.block_written(10, 2'000, milliseconds(3));
  world.metrics.engine_waiting(5);
  world.metrics.decided("refused", "some.code", {"prepaid-card/9i", "prepaid-card/9k"}, 2);
  world.metrics.gauge("views_lag_entries", "Entries not yet shown", 4);
  const std::string text = ask(world.port(), get("/metrics")).body;
  for (const char* line : {R"(gongbao_http_requests_total{method="GET",route="/v1/{system}/{command}",status="200"} 1)",
                           R"(gongbao_http_requests_total{method="GET",route="-",status="404"} 1)",
                           R"(gongbao_http_requests_total{method="OTHER",route="-",status="400"} 1)",
                           "gongbao_http_request_seconds_bucket", "gongbao_journal_write_seconds_count 1",
                           "gongbao_engine_queue_entries 5", "gongbao_views_lag_entries 4",
                           R"(gongbao_decisions_total{code="some.code",outcome="refused"} 2)",
                           R"(gongbao_decisions_by_clause_total{clause="prepaid-card/9k",outcome="refused"} 2)",
                           "gongbao_http_connections_total 2"})
    EXPECT_THAT(text, HasSubstr(line));
  EXPECT_THAT(text, Not(HasSubstr("secret")));
}

TEST(Log, OneJsonObjectARequestAndNothingOfPeople) {
  Folder folder;
  const std::string path = folder.path() + "/access.log";
  {
    World world(path);
    world.filters.push_back([](Request& request) -> std::optional<Response> {
      request.account = 42;
      return std::nullopt;
    });
    world.answers(
        "/v1/{name}",
        [](const RequestPtr& request) {
          request->spoken_as->role = "consumer";
          return text_response(200, "text/plain", "12345");
        },
        Method::post);
    world.start();
    Client client(world.port());
    client.send(post("/v1/zhangsan?phone=13812345678", "13812345678",
                     "X-Request-Id: 0123456789abcdef0123456789abcdef\r\nAuthorization: geheim\r\n"));
    EXPECT_EQ(client.read_reply().status, 200);
    client.send(get("/lisi"));
    EXPECT_EQ(client.read_reply().status, 404);
    world.server->stop(seconds(2));
  }
  const std::string text = read_file(path);
  std::istringstream lines(text);
  std::string line;
  ASSERT_TRUE(std::getline(lines, line));
  const auto first = boost::json::parse(line).as_object();
  EXPECT_EQ(first.at("what"), "request");
  EXPECT_EQ(first.at("id"), "0123456789abcdef0123456789abcdef");
  EXPECT_EQ(first.at("method"), "POST");
  EXPECT_EQ(first.at("route"), "/v1/{name}");
  EXPECT_EQ(first.at("status"), 200);
  EXPECT_EQ(first.at("bytes_in"), 11);
  EXPECT_EQ(first.at("bytes_out"), 5);
  EXPECT_EQ(first.at("account"), 42);
  EXPECT_EQ(first.at("role"), "consumer");
  EXPECT_GE(first.at("micros").as_int64(), 0);
  ASSERT_TRUE(std::getline(lines, line));
  EXPECT_EQ(boost::json::parse(line).at("route"), "-");
  EXPECT_FALSE(boost::json::parse(line).as_object().contains("role"));
  for (const char* datum : {"zhangsan", "lisi", "13812345678", "geheim", "127.0.0.1"})
    EXPECT_THAT(text, Not(HasSubstr(datum)));
}

TEST(Log, GoesOnInANewFileAfterRotation) {
  Folder folder;
  SetClock clock;
  const std::string path = folder.path() + "/a.log";
  const auto log = *Log::open(path, clock);
  log->event(Log::Level::info, "before");
  std::filesystem::rename(path, path + ".1");
  log->event(Log::Level::info, "between");
  ASSERT_TRUE(log->reopen());
  log->event(Log::Level::warning, "after", {{"entries", 3}});
  EXPECT_THAT(read_file(path + ".1"), HasSubstr("between"));
  EXPECT_EQ(read_file(path),
            "{\"time\":\"2023-11-15T06:13:20.000000+08:00\",\"what\":\"after\",\"level\":\"warning\",\"entries\":3}\n");
  EXPECT_EQ(Log::open(folder.path(), clock).error().code, "server.log_unwritable");
}

TEST(Compression, IsChosenByTheClient) {
  EXPECT_EQ(coding_for(""), Coding::identity);
  EXPECT_EQ(coding_for("gzip"), Coding::gzip);
  EXPECT_EQ(coding_for("gzip, deflate, br, zstd"), Coding::zstd);
  EXPECT_EQ(coding_for("gzip, zstd;q=0.5"), Coding::gzip);
  EXPECT_EQ(coding_for("gzip;q=0, identity"), Coding::identity);
  EXPECT_EQ(coding_for("*"), Coding::gzip);
  EXPECT_FALSE(pack(Coding::gzip, "short"));
}

TEST(Compression, UnpacksInAnyCut) {
  const std::string text = "预付卡 " + std::string(5000, 'a') + " end";
  const std::string packed = *pack(Coding::gzip, text);
  for (std::size_t size : {std::size_t{1}, std::size_t{7}, packed.size()}) {
    Gunzip gunzip;
    std::string out;
    for (std::size_t at = 0; at < packed.size(); at += size) {
      EXPECT_FALSE(gunzip.at_end());
      ASSERT_TRUE(gunzip.add(std::string_view(packed).substr(at, size), text.size() - out.size(), out));
    }
    EXPECT_EQ(out, text);
    EXPECT_TRUE(gunzip.at_end());
  }
}

TEST(ResponseHead, DatesAreThoseOfHttp) {
  EXPECT_EQ(http_date({784'111'777'000'000}), "Sun, 06 Nov 1994 08:49:37 GMT");
  EXPECT_EQ(http_date({1'709'164'800'000'000}), "Thu, 29 Feb 2024 00:00:00 GMT");
}

}  // namespace
}  // namespace gongbao::server
