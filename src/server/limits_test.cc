// The patience of the server: with slow heads, bodies and readers, with too many connections, and when it stops.
#include <gtest/gtest.h>

#include <boost/json/parse.hpp>
#include <thread>

#include "server/test_client.h"

namespace gongbao::server {
namespace {

using namespace testing;
using std::chrono::milliseconds;
using std::chrono::seconds;
using Steady = std::chrono::steady_clock;

milliseconds time_of(const std::function<void()>& what) {
  const auto began = Steady::now();
  what();
  return std::chrono::duration_cast<milliseconds>(Steady::now() - began);
}

World& with_little_patience(World& world) {
  world.options.limits.idle = milliseconds(200);
  world.options.limits.head = milliseconds(300);
  world.options.limits.body = milliseconds(400);
  world.answers("/a", [](const RequestPtr&) { return text_response(200, "text/plain", "a"); });
  world.answers(
      "/a", [](const RequestPtr&) { return text_response(200, "text/plain", "a"); }, Method::post);
  return world;
}

// Sends a byte every 20 ms until the server has had enough.
bool drip(Client& client, std::string_view bytes, milliseconds at_most) {
  const auto end = Steady::now() + at_most;
  for (std::size_t i = 0; Steady::now() < end; ++i) {
    if (!client.send(bytes.substr(i % bytes.size(), 1))) return true;
    std::this_thread::sleep_for(milliseconds(20));
  }
  return false;
}

TEST(Limits, IdleConnectionsAreClosed) {
  World world;
  with_little_patience(world).start();
  Client silent(world.port()), done(world.port());
  done.send(get("/a"));
  EXPECT_EQ(done.read_reply().status, 200);
  const auto took = time_of([&] {
    EXPECT_TRUE(silent.is_closed());
    EXPECT_TRUE(done.is_closed());
  });
  EXPECT_GE(took, milliseconds(150));
  EXPECT_LT(took, seconds(3));
}

TEST(Limits, ASlowHeadIsNotWaitedFor) {
  World world;
  with_little_patience(world).start();
  Client client(world.port());
  client.send("GET /a HTTP/1.1\r\nHost: h\r\nX: ");
  EXPECT_TRUE(drip(client, "x", seconds(4)));
}

TEST(Limits, ASlowBodyIsNotWaitedFor) {
  World world;
  with_little_patience(world).start();
  Client client(world.port());
  client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 100000\r\n\r\n");
  EXPECT_TRUE(drip(client, "x", seconds(4)));
  Client chunked(world.port());
  chunked.send("POST /a HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n");
  EXPECT_TRUE(drip(chunked, "1\r\nx\r\n", seconds(4)));
}

// 640 KiB a second, each 64 KiB well in time: not fast enough where ten times that is asked of the whole.
TEST(Limits, ABodyThatTricklesInHasADeadlineAsAWhole) {
  World world;
  with_little_patience(world);
  world.options.limits.body_rate = std::size_t{6'400} << 10;
  world.answers("/post", [](const RequestPtr&) { return text_response(200, "text/plain", "x"); }, Method::post,
                {.max_body = std::size_t{16} << 20});
  world.start();
  const std::string piece(65'536, 'x');
  for (const std::string head : {"Content-Length: 16777216\r\n\r\n", "Transfer-Encoding: chunked\r\n\r\n1000000\r\n"}) {
    Client client(world.port());
    client.send("POST /post HTTP/1.1\r\nHost: h\r\n" + head);
    bool cut = false;
    for (int sent = 0; sent < 30 && !cut; ++sent) {
      cut = !client.send(piece);
      std::this_thread::sleep_for(milliseconds(100));
    }
    EXPECT_TRUE(cut) << head;
  }
  EXPECT_EQ(ask(world.port(), post("/post", std::string(std::size_t{16} << 20, 'x'))).status, 200);
}

TEST(Limits, ASlowReaderIsNotWaitedFor) {
  World world;
  with_little_patience(world);
  const std::string large(std::size_t{32} << 20, 'x');
  world.answers("/large", [&](const RequestPtr&) { return text_response(200, "image/png", large); });
  world.start();
  Client client(world.port(), seconds(5), 4096);
  client.send(get("/large"));
  EXPECT_EQ(client.read_reply(true).status, 200);
  for (int i = 0; i < 500 && world.server->connections() > 0; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_EQ(world.server->connections(), 0u);
  EXPECT_LT(client.read_to_end().size(), large.size());
}

// The kernel would take all of it and keep it for whoever does not read: a thousand of them, and it has no room left
// for anybody.
TEST(Limits, WhatASlowReaderHasNotTakenIsNotLeftToTheKernel) {
  Folder folder;
  const std::string log = folder.path() + "/access.log";
  World world(log);
  with_little_patience(world);
  world.options.limits.idle = seconds(30);
  const std::string large(500'000, 'x');
  world.answers("/large", [&](const RequestPtr&) { return text_response(200, "image/png", large); });
  world.start();
  Client client(world.port(), seconds(5), 4096);
  client.send(get("/large"));
  EXPECT_EQ(client.read_reply(true).status, 200);
  for (int i = 0; i < 500 && world.server->connections() > 0; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_EQ(world.server->connections(), 0u) << "it is waited for as long as an idle one";
  EXPECT_LT(client.read_to_end().size(), large.size());
  world.server->stop(seconds(2));
  const auto line = boost::json::parse(read_file(log)).as_object();
  EXPECT_TRUE(line.at("cut_off").as_bool());
  EXPECT_LT(line.at("bytes_out").as_int64(), 400'000) << "what went, and not what was to go";
}

TEST(Limits, TooManyConnectionsAreToldSo) {
  World world;
  world.options.limits.connections = 3;
  with_little_patience(world);
  world.options.limits.idle = seconds(5);
  world.start();
  std::vector<Client> clients;
  for (int i = 0; i < 3; ++i) {
    clients.emplace_back(world.port());
    clients.back().send(get("/a"));
    EXPECT_EQ(clients.back().read_reply().status, 200);
  }
  Client refused(world.port());
  const Reply reply = refused.read_reply();
  EXPECT_EQ(reply.status, 503);
  EXPECT_TRUE(reply.headers.has("Retry-After"));
  EXPECT_TRUE(refused.is_closed());
  clients.clear();
  for (int i = 0; i < 500 && world.server->connections() > 0; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_EQ(ask(world.port(), get("/a")).status, 200);
}

TEST(Limits, OnePeerCannotHaveAllConnectionsButAProxyCan) {
  for (const bool trusted : {false, true}) {
    World world;
    world.options.limits.connections_per_peer = 1;
    if (trusted) world.options.trusted_proxies = {"127.0.0.1"};
    with_little_patience(world).start();
    Client first(world.port());
    first.send(get("/a"));
    EXPECT_EQ(first.read_reply().status, 200);
    EXPECT_EQ(ask(world.port(), get("/a")).status, trusted ? 200 : 503);
  }
}

TEST(Limits, AllBodiesTogetherAreBounded) {
  World world;
  world.options.limits.body_bytes = 40'000'000;
  world.options.limits.body = seconds(5);
  const std::string large(30'000'000, 'x');
  world.answers("/large", [&](const RequestPtr&) { return text_response(200, "image/png", large); });
  world.answers("/small", [&](const RequestPtr&) { return text_response(200, "image/png", "small"); });
  const auto held_once = std::make_shared<const std::string>(large);
  world.answers("/shared", [&](const RequestPtr&) {
    Response response = text_response(200, "image/png", "");
    response.shared = held_once;
    return response;
  });
  world.answers("/post", [](const RequestPtr&) { return text_response(200, "text/plain", "x"); }, Method::post,
                {.max_body = 20'000'000});
  world.start();
  {
    Client slow(world.port(), seconds(5), 4096);
    slow.send(get("/large"));
    EXPECT_EQ(slow.read_reply(true).status, 200);
    EXPECT_EQ(ask(world.port(), get("/large")).status, 503);
    EXPECT_EQ(ask(world.port(), post("/post", std::string(11'000'000, 'x'))).status, 503);
    EXPECT_EQ(ask(world.port(), get("/small")).body, "small");
    // What is held once for all is no part of it.
    Client another(world.port(), seconds(5), 4096);
    another.send(get("/shared"));
    EXPECT_EQ(another.read_reply(true).status, 200);
    EXPECT_EQ(ask(world.port(), get("/shared")).body.size(), large.size());
  }
  for (int i = 0; i < 500 && world.server->connections() > 0; ++i) std::this_thread::sleep_for(milliseconds(10));
  EXPECT_TRUE(ask(world.port(), get("/large")).whole) << "what was held was not given back";
  EXPECT_EQ(ask(world.port(), post("/post", std::string(11'000'000, 'x'))).status, 200);
}

TEST(Stop, FinishesWhatWasAccepted) {
  World world;
  std::atomic<bool> asked = false;
  std::optional<Answer> kept;
  ASSERT_TRUE(world.router.add(Method::get, "/wait", [&](const RequestPtr&, const Answer& answer) {
    kept = answer;
    asked = true;
  }));
  with_little_patience(world);
  world.options.limits.idle = seconds(30);
  world.start();
  Client waiting(world.port()), idle(world.port());
  idle.send(get("/a"));
  EXPECT_EQ(idle.read_reply().status, 200);
  waiting.send(get("/wait"));
  while (!asked) std::this_thread::yield();

  std::jthread answering([&] {
    EXPECT_TRUE(idle.is_closed());
    Client late(world.port());
    EXPECT_FALSE(late.send("x") && late.read_reply().status != 0) << "still listening";
    (*kept)(text_response(200, "text/plain", "finished"));
  });
  const auto took = time_of([&] { EXPECT_TRUE(world.server->stop(seconds(10))); });
  EXPECT_LT(took, seconds(8));
  const Reply reply = waiting.read_reply();
  EXPECT_EQ(reply.body, "finished");
  EXPECT_EQ(reply.headers.get("Connection"), "close");
  EXPECT_TRUE(waiting.is_closed());
}

TEST(Stop, ALongPollIsToldToAnswer) {
  World world;
  std::atomic<bool> asked = false;
  std::optional<std::stop_callback<std::function<void()>>> told;
  ASSERT_TRUE(world.router.add(Method::get, "/poll", [&](const RequestPtr& request, const Answer& answer) {
    told.emplace(request->stopping, [answer] { answer(text_response(200, "text/plain", "nothing new")); });
    asked = true;
  }));
  world.start();
  Client client(world.port());
  client.send(get("/poll"));
  while (!asked) std::this_thread::yield();
  EXPECT_TRUE(world.server->stop(seconds(10)));
  EXPECT_EQ(client.read_reply().body, "nothing new");
}

TEST(Limits, TheHandlersTimeBeginsWhenTheBodyIsThere) {
  World world;
  world.answers("/a", [](const RequestPtr&) { return text_response(200, "text/plain", "a"); }, Method::post,
                {.timeout = milliseconds(200)});
  world.start();
  Client client(world.port());
  client.send("POST /a HTTP/1.1\r\nHost: h\r\nContent-Length: 2\r\n\r\na");
  std::this_thread::sleep_for(milliseconds(400));
  client.send("b");
  EXPECT_EQ(client.read_reply().status, 200);
}

TEST(Stop, IsBounded) {
  World world;
  std::optional<Answer> kept;
  std::atomic<bool> asked = false;
  ASSERT_TRUE(world.router.add(Method::get, "/wait", [&](const RequestPtr&, const Answer& answer) {
    kept = answer;
    asked = true;
  }));
  world.start();
  Client waiting(world.port());
  waiting.send(get("/wait"));
  while (!asked) std::this_thread::yield();
  const auto took = time_of([&] { EXPECT_FALSE(world.server->stop(milliseconds(200))); });
  EXPECT_GE(took, milliseconds(190));
  EXPECT_LT(took, seconds(3));
  EXPECT_TRUE(waiting.is_closed());
}

}  // namespace
}  // namespace gongbao::server
