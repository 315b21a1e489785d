// Whole requests over real sockets: what a well-meaning client sees.
#include "server/server.h"

#include <gtest/gtest.h>
#include <sys/socket.h>

#include <boost/json/parse.hpp>
#include <thread>

#include "server/compression.h"
#include "server/problem_json.h"
#include "server/test_client.h"

namespace gongbao::server {
namespace {

using namespace testing;
using std::chrono::milliseconds;

Response echo(const RequestPtr& request) {
  Response response = text_response(200, "text/plain", request->body);
  response.headers.add("X-Route", request->route);
  response.headers.add("X-Name", std::string(request->segments.get("name")));
  response.headers.add("X-Query", std::string(request->query.get("q")));
  return response;
}

TEST(Server, AnswersAndKeepsTheConnection) {
  World world;
  world.answers("/echo/{name}", echo, Method::post);
  world.start();
  Client client(world.port());
  for (int round = 0; round < 3; ++round) {
    client.send(post("/echo/a%20b?q=%E4%B8%AD", "body " + std::to_string(round)));
    const Reply reply = client.read_reply();
    EXPECT_EQ(reply.status, 200);
    EXPECT_EQ(reply.body, "body " + std::to_string(round));
    EXPECT_EQ(reply.headers.get("X-Route"), "/echo/{name}");
    EXPECT_EQ(reply.headers.get("X-Name"), "a b");
    EXPECT_EQ(reply.headers.get("X-Query"), "中");
    EXPECT_EQ(reply.headers.get("X-Content-Type-Options"), "nosniff");
    EXPECT_TRUE(reply.headers.get("Content-Security-Policy").find("frame-ancestors") != std::string::npos);
    EXPECT_EQ(reply.headers.get("Date").size(), 29u);
    EXPECT_FALSE(reply.headers.has("Server"));
    EXPECT_FALSE(reply.headers.has("Connection"));
  }
  EXPECT_EQ(world.server->connections(), 1u);
}

TEST(Server, PipelinedRequestsAreAnsweredInOrder) {
  World world;
  world.answers("/echo/{name}", echo, Method::post);
  world.start();
  Client client(world.port());
  std::string all;
  for (int i = 0; i < 200; ++i) all += post("/echo/x", std::to_string(i));
  ASSERT_TRUE(client.send(all));
  for (int i = 0; i < 200; ++i) ASSERT_EQ(client.read_reply().body, std::to_string(i));
}

TEST(Server, HeadOptionsAndWrongMethods) {
  World world;
  world.answers("/a", [](const RequestPtr&) { return text_response(200, "text/plain", "twelve bytes"); });
  world.start();
  const Reply head = ask(world.port(), "HEAD /a HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(head.status, 200);
  EXPECT_EQ(head.headers.get("Content-Length"), "12");
  const Reply options = ask(world.port(), "OPTIONS /a HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(options.status, 204);
  EXPECT_EQ(options.headers.get("Allow"), "GET, HEAD, OPTIONS");
  const Reply wrong = ask(world.port(), "BREW /a HTTP/1.1\r\nHost: h\r\n\r\n");
  EXPECT_EQ(wrong.status, 405);
  EXPECT_EQ(wrong.headers.get("Allow"), "GET, HEAD, OPTIONS");
  EXPECT_EQ(ask(world.port(), get("/b")).status, 404);
}

TEST(Server, ProblemsSpeakTheClientsLanguage) {
  World world;
  world.start();
  const std::string id = "0123456789abcdef0123456789abcdef";
  const Reply zh = ask(world.port(), get("/none", "X-Request-Id: " + id + "\r\n"));
  EXPECT_EQ(zh.headers.get("Content-Type"), "application/problem+json");
  EXPECT_EQ(zh.headers.get("Content-Language"), "zh-CN");
  EXPECT_EQ(zh.headers.get("X-Request-Id"), id);
  const auto body = boost::json::parse(zh.body).as_object();
  EXPECT_EQ(body.at("type"), "urn:gongbao:problem:http.not_found");
  EXPECT_EQ(body.at("title"), "没有此地址");
  EXPECT_EQ(body.at("status"), 404);
  EXPECT_EQ(body.at("code"), "http.not_found");
  EXPECT_EQ(body.at("request_id"), id.c_str());
  const Reply en = ask(world.port(), get("/none", "Accept-Language: en\r\nX-Request-Id: 13812345678\r\n"));
  EXPECT_EQ(boost::json::parse(en.body).as_object().at("title"), "there is nothing at this address");
  EXPECT_EQ(en.headers.get("X-Request-Id").size(), 32u) << "an id that could be a telephone number is not taken over";
}

TEST(Problem, CarriesClausesFactsAndField) {
  Request request;
  request.id = "x";
  request.language = Language::en;
  HttpProblem problem{.status = 422, .code = "prepaid_card.fee_not_agreed"};
  problem.field = "form.amount_fen";
  problem.clauses = {"prepaid-card/9i"};
  problem.facts["floor_fen"] = 4000;
  problem.detail = {"不足", "too little"};
  const Response response = problem_response(request, problem);
  EXPECT_EQ(
      response.body,
      R"({"type":"urn:gongbao:problem:prepaid_card.fee_not_agreed","title":"fee is not agreed","status":422,)"
      R"("detail":"too little","code":"prepaid_card.fee_not_agreed","field":"form.amount_fen","clauses":["prepaid-card/9i"],)"
      R"("facts":{"floor_fen":4000},"request_id":"x"})");
}

TEST(Server, ChunkedBodiesAreJoined) {
  World world;
  world.answers("/echo/{name}", echo, Method::post);
  world.start();
  const std::string head = "POST /echo/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  EXPECT_EQ(ask(world.port(), head + "5\r\nhello\r\n7;a=b\r\n, world\r\n0\r\n\r\n").body, "hello, world");
  // A trailer is no header field: what it says about who asks must not be heard.
  const Reply trailed = ask(world.port(), head + "1\r\nx\r\n0\r\nAuthorization: y\r\n\r\n");
  EXPECT_EQ(trailed.body, "x");
  Client slow(world.port());
  for (const char c : head + "5\r\nhello\r\n0\r\n\r\n") ASSERT_TRUE(slow.send(std::string(1, c)));
  EXPECT_EQ(slow.read_reply().body, "hello");
}

TEST(Server, SaysContinueOnlyToWhoMayGoOn) {
  World world;
  world.answers("/echo/{name}", echo, Method::post, {.max_body = 10});
  world.start();
  Client client(world.port());
  client.send("POST /echo/x HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(client.read_reply().status, 100);
  client.send("hello");
  EXPECT_EQ(client.read_reply().body, "hello");
  Client large(world.port());
  large.send("POST /echo/x HTTP/1.1\r\nHost: h\r\nContent-Length: 11\r\nExpect: 100-continue\r\n\r\n");
  EXPECT_EQ(large.read_reply().status, 413);
  EXPECT_TRUE(large.is_closed());
}

TEST(Server, BodiesAreBounded) {
  World world;
  world.answers("/echo/{name}", echo, Method::post, {.max_body = 1000});
  world.start();
  EXPECT_EQ(ask(world.port(), post("/echo/x", std::string(1000, 'a'))).body.size(), 1000u);
  EXPECT_EQ(ask(world.port(), post("/echo/x", std::string(1001, 'a'))).status, 413);
  std::string chunked = "POST /echo/x HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n";
  for (int i = 0; i < 11; ++i) chunked += "64\r\n" + std::string(100, 'a') + "\r\n";
  EXPECT_EQ(ask(world.port(), chunked + "0\r\n\r\n").status, 413);
}

TEST(Server, GzipBodiesAreUnpackedInsideTheBound) {
  World world;
  world.answers("/echo/{name}", echo, Method::post, {.max_body = 100'000});
  world.start();
  const std::string text(100'000, 'a');
  const std::string packed = *pack(Coding::gzip, text);
  EXPECT_EQ(ask(world.port(), post("/echo/x", packed, "Content-Encoding: gzip\r\n")).body, text);
  const std::string bomb = *pack(Coding::gzip, std::string(50'000'000, 'a'));
  ASSERT_LT(bomb.size(), 60'000u);
  EXPECT_EQ(ask(world.port(), post("/echo/x", bomb, "Content-Encoding: gzip\r\n")).status, 413);
  EXPECT_EQ(ask(world.port(), post("/echo/x", "no gzip", "Content-Encoding: gzip\r\n")).status, 400);
  EXPECT_EQ(ask(world.port(), post("/echo/x", packed.substr(0, 50), "Content-Encoding: gzip\r\n")).status, 400);
  EXPECT_EQ(ask(world.port(), post("/echo/x", packed + "x", "Content-Encoding: gzip\r\n")).status, 400);
  EXPECT_EQ(ask(world.port(), post("/echo/x", "x", "Content-Encoding: br\r\n")).status, 415);
}

TEST(Server, LargeBodiesBecomeFiles) {
  World world;
  std::string seen_path;
  const auto handler = [&](const RequestPtr& request) {
    seen_path = request->upload->path();
    const std::string content = read_file(seen_path);
    return text_response(200, "text/plain", std::to_string(content.size()) + content.substr(content.size() - 3));
  };
  world.answers("/upload", handler, Method::post, {.max_body = std::size_t{8} << 20, .spool = true});
  world.start();
  const std::string text = std::string(5'000'000, 'a') + "end";
  EXPECT_EQ(ask(world.port(), post("/upload", text)).body, "5000003end");
  EXPECT_EQ(ask(world.port(), post("/upload", std::string(9'000'000, 'a'))).status, 413);
  EXPECT_TRUE(world.server->stop(milliseconds(2000)));
  EXPECT_EQ(world.folder.files(), 0u) << seen_path << " stayed behind";
}

TEST(Server, AnswersMayComeFromAnyThreadAndLate) {
  World world;
  std::vector<std::jthread> threads;
  ASSERT_TRUE(world.router.add(Method::get, "/later", [&](const RequestPtr&, const Answer& answer) {
    threads.emplace_back([answer] {
      std::this_thread::sleep_for(milliseconds(20));
      answer(text_response(200, "text/plain", "first"));
      answer(text_response(200, "text/plain", "second"));
    });
  }));
  ASSERT_TRUE(world.router.add(Method::get, "/never", [](const RequestPtr&, const Answer&) {}));
  ASSERT_TRUE(world.router.add(Method::get, "/late",
                               [&](const RequestPtr& request, const Answer& answer) {
                                 threads.emplace_back([request, answer] {
                                   while (!request->abandoned.stop_requested())
                                     std::this_thread::sleep_for(milliseconds(1));
                                   answer(text_response(200, "text/plain", "too late"));
                                 });
                               },
                               {.timeout = milliseconds(50)}));
  world.start();
  Client client(world.port());
  client.send(get("/later") + get("/never") + get("/late") + get("/later"));
  EXPECT_EQ(client.read_reply().body, "first");
  const Reply never = client.read_reply();
  EXPECT_EQ(never.status, 500);
  EXPECT_TRUE(never.body.find("http.unanswered") != std::string::npos);
  const Reply late = client.read_reply();
  EXPECT_EQ(late.status, 503);
  EXPECT_TRUE(late.body.find("http.timeout") != std::string::npos);
  EXPECT_TRUE(late.headers.has("Retry-After"));
  EXPECT_EQ(client.read_reply().body, "first") << "an answer that came too late went to another request";
}

TEST(Server, AnAnswerMayOutliveTheServer) {
  World world;
  std::optional<Answer> kept;
  std::atomic<bool> asked = false;
  ASSERT_TRUE(world.router.add(Method::get, "/keep", [&](const RequestPtr&, const Answer& answer) {
    kept = answer;
    asked = true;
  }));
  world.start();
  Client client(world.port());
  client.send(get("/keep"));
  while (!asked) std::this_thread::yield();
  EXPECT_FALSE(world.server->stop(milliseconds(0)));
  world.server.reset();
  (*kept)(text_response(200, "text/plain", "nobody listens"));
  EXPECT_TRUE(client.is_closed());
}

TEST(Server, AHandlerLearnsThatTheClientHasLeft) {
  World world;
  std::atomic<bool> asked = false;
  std::optional<Answer> kept;
  RequestPtr held;
  ASSERT_TRUE(world.router.add(Method::get, "/wait", [&](const RequestPtr& request, const Answer& answer) {
    kept = answer;
    held = request;
    asked = true;
  }));
  world.start();
  {
    Client client(world.port());
    client.send(get("/wait"));
    while (!asked) std::this_thread::yield();
    EXPECT_FALSE(held->abandoned.stop_requested());
    const linger at_once{.l_onoff = 1, .l_linger = 0};  // the connection is reset
    setsockopt(client.handle(), SOL_SOCKET, SO_LINGER, &at_once, sizeof at_once);
  }
  for (int i = 0; i < 1000 && !held->abandoned.stop_requested(); ++i) std::this_thread::sleep_for(milliseconds(2));
  EXPECT_TRUE(held->abandoned.stop_requested());
  kept.reset();
}

TEST(Server, AClientThatHasSentAllItHasToSayGetsItsAnswer) {
  World world;
  RequestPtr held;
  world.answers("/slow",
                [&](const RequestPtr& request) {
                  held = request;
                  for (int i = 0; i < 1000 && !request->peer_done.stop_requested(); ++i)
                    std::this_thread::sleep_for(milliseconds(2));
                  return text_response(200, "text/plain", "done");
                },
                Method::get, {.work = Work::blocking});
  world.options.worker_threads = 1;
  world.start();
  Client first(world.port()), second(world.port());
  for (Client* client : {&first, &second}) {
    client->send(get("/slow"));
    client->end_sending();
  }
  for (Client* client : {&first, &second}) {
    EXPECT_EQ(client->read_reply().body, "done");
    EXPECT_TRUE(client->is_closed());
  }
  EXPECT_TRUE(held->peer_done.stop_requested());
  EXPECT_FALSE(held->abandoned.stop_requested());
}

TEST(Server, BlockingWorkIsDoneByWorkersAndBounded) {
  World world;
  world.options.worker_threads = 1;
  world.options.limits.waiting_for_worker = 2;
  std::atomic<bool> go_on = false;
  std::atomic<int> begun = 0;
  world.answers("/slow",
                [&](const RequestPtr&) {
                  ++begun;
                  while (!go_on) std::this_thread::sleep_for(milliseconds(1));
                  return text_response(200, "text/plain", "done");
                },
                Method::get, {.work = Work::blocking});
  world.answers("/quick", [](const RequestPtr&) { return text_response(200, "text/plain", "quick"); });
  world.start();
  std::vector<Client> clients;
  const auto ask_slow = [&] {
    clients.emplace_back(world.port());
    clients.back().send(get("/slow"));
  };
  ask_slow();
  while (begun == 0) std::this_thread::yield();
  ask_slow();
  ask_slow();
  std::this_thread::sleep_for(milliseconds(100));
  EXPECT_EQ(ask(world.port(), get("/slow")).status, 503);
  EXPECT_EQ(ask(world.port(), get("/quick")).body, "quick") << "the network threads are free";
  go_on = true;
  for (Client& client : clients) EXPECT_EQ(client.read_reply().body, "done");
}

TEST(Server, PasswordsHoldUpNoOtherWork) {
  World world;
  world.options.worker_threads = 1;
  world.options.limits.waiting_for_hashing = 1;
  std::atomic<bool> go_on = false;
  std::atomic<int> begun = 0;
  world.answers("/password",
                [&](const RequestPtr&) {
                  ++begun;
                  while (!go_on) std::this_thread::sleep_for(milliseconds(1));
                  return text_response(200, "text/plain", "wrong");
                },
                Method::get, {.work = Work::hashing});
  world.answers("/lookup", [](const RequestPtr&) { return text_response(200, "text/plain", "there"); }, Method::get,
                {.work = Work::blocking});
  world.start();
  Client first(world.port()), second(world.port());
  first.send(get("/password"));
  while (begun == 0) std::this_thread::yield();
  second.send(get("/password"));
  std::this_thread::sleep_for(milliseconds(100));
  EXPECT_EQ(ask(world.port(), get("/password")).status, 503) << "so many wait and no more";
  EXPECT_EQ(ask(world.port(), get("/lookup")).body, "there");
  go_on = true;
  EXPECT_EQ(first.read_reply().body, "wrong");
  EXPECT_EQ(second.read_reply().body, "wrong");
}

TEST(Server, FiltersEndARequestBeforeItsBody) {
  World world;
  world.filters.push_back([](Request& request) -> std::optional<Response> {
    if (request.headers.get("Authorization") != "let me in")
      return problem_response(request, http_problem("http.unauthorized"));
    request.account = 7;
    return std::nullopt;
  });
  world.answers(
      "/who",
      [](const RequestPtr& request) { return text_response(200, "text/plain", std::to_string(request->account)); },
      Method::post);
  world.start();
  EXPECT_EQ(ask(world.port(), post("/who", "", "Authorization: let me in\r\n")).body, "7");
  Client client(world.port());
  client.send("POST /who HTTP/1.1\r\nHost: h\r\nContent-Length: 1000\r\n\r\n");
  EXPECT_EQ(client.read_reply().status, 401);
  EXPECT_TRUE(client.is_closed());
}

// Who looks for what is not there is counted like everybody.
TEST(Server, FiltersAlsoSeeWhatIsNotThere) {
  World world;
  std::atomic<int> seen = 0;
  world.filters.push_back([&seen](Request& request) -> std::optional<Response> {
    if (++seen > 3) return problem_response(request, http_problem("http.too_many_requests"));
    return std::nullopt;
  });
  world.answers("/x", [](const RequestPtr&) { return text_response(200, "text/plain", "x"); });
  world.start();
  const Reply missing = ask(world.port(), get("/nowhere"));
  EXPECT_EQ(missing.status, 404);
  EXPECT_EQ(missing.headers.get("X-Content-Type-Options"), "nosniff");
  EXPECT_EQ(ask(world.port(), post("/x", "")).status, 405);
  EXPECT_EQ(ask(world.port(), get("/x")).status, 200);
  EXPECT_EQ(ask(world.port(), get("/nowhere")).status, 429);
  EXPECT_EQ(ask(world.port(), post("/x", "")).status, 429);
}

TEST(Server, BelievesOnlyATrustedProxy) {
  for (const bool trusted : {false, true}) {
    World world;
    if (trusted) world.options.trusted_proxies = {"127.0.0.1"};
    world.answers("/peer", [](const RequestPtr& request) {
      return text_response(200, "text/plain", request->peer + (request->secure ? " secure" : ""));
    });
    world.start();
    const std::string fields = "X-Forwarded-For: 1.2.3.4, 2001:db8::7\r\nX-Forwarded-Proto: https\r\n";
    EXPECT_EQ(ask(world.port(), get("/peer", fields)).body, trusted ? "2001:db8::7 secure" : "127.0.0.1");
  }
}

TEST(Server, PacksWhatIsWorthIt) {
  World world;
  const std::string text(20'000, 'x');
  world.answers("/large", [&](const RequestPtr&) {
    Response response = json_response(200, text);
    response.headers.add("ETag", "\"1\"");
    return response;
  });
  world.answers("/small", [](const RequestPtr&) { return json_response(200, "{}"); });
  world.answers("/image", [&](const RequestPtr&) { return text_response(200, "image/png", text); });
  world.start();
  const Reply gzip = ask(world.port(), get("/large", "Accept-Encoding: gzip, br\r\n"));
  EXPECT_EQ(gzip.headers.get("Content-Encoding"), "gzip");
  EXPECT_EQ(gzip.headers.get("Vary"), "Accept-Encoding");
  EXPECT_EQ(gzip.headers.get("ETag"), "W/\"1\"");
  std::string unpacked;
  Gunzip gunzip;
  ASSERT_TRUE(gunzip.add(gzip.body, 1'000'000, unpacked));
  EXPECT_EQ(unpacked, text);
  EXPECT_EQ(ask(world.port(), get("/large", "Accept-Encoding: gzip, zstd\r\n")).headers.get("Content-Encoding"),
            "zstd");
  const Reply plain = ask(world.port(), get("/large"));
  EXPECT_EQ(plain.body, text);
  EXPECT_EQ(plain.headers.get("ETag"), "\"1\"");
  EXPECT_EQ(plain.headers.get("Vary"), "Accept-Encoding");
  for (const char* target : {"/small", "/image"})
    EXPECT_FALSE(ask(world.port(), get(target, "Accept-Encoding: gzip\r\n")).headers.has("Content-Encoding")) << target;
}

TEST(Server, AResponseCannotBeSplit) {
  World world;
  world.answers("/back", [](const RequestPtr& request) {
    Response response = text_response(200, "text/plain", "x");
    response.headers.add("X-Back", "a\r\nSet-Cookie: " + std::string(request->query.get("q")));
    response.headers.add("Content-Length", "99");
    return response;
  });
  world.start();
  const Reply reply = ask(world.port(), get("/back?q=evil"));
  EXPECT_FALSE(reply.headers.has("Set-Cookie"));
  EXPECT_FALSE(reply.headers.has("X-Back"));
  EXPECT_EQ(reply.body, "x");
}

TEST(Server, OldClientsAreServed) {
  World world;
  world.answers("/a", [](const RequestPtr&) { return text_response(200, "text/plain", "a"); });
  world.start();
  Client client(world.port());
  client.send("GET /a HTTP/1.0\r\n\r\n");
  EXPECT_EQ(client.read_reply().body, "a");
  EXPECT_TRUE(client.is_closed());
  Client closing(world.port());
  closing.send(get("/a", "Connection: close\r\n"));
  EXPECT_EQ(closing.read_reply().headers.get("Connection"), "close");
  EXPECT_TRUE(closing.is_closed());
}

TEST(Server, SaysWhyItCannotStart) {
  World first, second;
  first.start();
  second.options.port = first.port();
  const auto start = [&](World& world) {
    return Server::start(world.options, Site{world.router, {}, world.metrics, *world.log, world.clock, world.random});
  };
  EXPECT_EQ(start(second).error().code, "server.cannot_listen");
  second.options = {.address = "nowhere"};
  EXPECT_EQ(start(second).error().code, "server.bad_options");
  second.options = {.tls = TlsFiles{"/nonexistent/chain.pem", "/nonexistent/key.pem"}};
  EXPECT_EQ(start(second).error().code, "server.bad_tls");
}

}  // namespace
}  // namespace gongbao::server
