// Bodies that are written while they are read: back pressure, ends that show, event streams.
#include "server/stream.h"

#include <gtest/gtest.h>

#include <thread>

#include "server/pipe.h"
#include "server/test_client.h"

namespace gongbao::server {
namespace {

using namespace testing;
using std::chrono::milliseconds;
using std::chrono::seconds;

std::chrono::steady_clock::time_point in(milliseconds time) { return std::chrono::steady_clock::now() + time; }

TEST(Stream, AWriterThatDoesNotListenLosesIt) {
  auto [writer, body] = make_stream(StreamKind::bytes, 100);
  EXPECT_TRUE(writer.write(std::string(100, 'a')));
  EXPECT_FALSE(writer.has_room());
  EXPECT_FALSE(writer.wait_for_room(in(milliseconds(1))));
  EXPECT_TRUE(writer.write(std::string(100, 'a')));
  EXPECT_FALSE(writer.write("a"));
  EXPECT_TRUE(writer.gone());
  EXPECT_TRUE(body.pipe().take().broken);
}

TEST(Stream, RoomIsToldOnce) {
  auto [writer, body] = make_stream(StreamKind::bytes, 10);
  int told = 0;
  writer.when_room([&] { ++told; });
  EXPECT_EQ(told, 1) << "there is room: at once";
  writer.write("0123456789");
  writer.when_room([&] { ++told; });
  EXPECT_EQ(told, 1);
  EXPECT_EQ(body.pipe().take().bytes, "0123456789");
  EXPECT_EQ(told, 2);
  body.pipe().take();
  EXPECT_EQ(told, 2);
}

TEST(Stream, LettingGoWithoutAnEndIsSeen) {
  auto [writer, body] = make_stream(StreamKind::bytes);
  {
    const StreamWriter copy = writer;
    writer = StreamWriter();
    EXPECT_FALSE(body.pipe().take().broken);
  }
  EXPECT_TRUE(body.pipe().take().broken);
}

TEST(Stream, AReaderThatGoesIsNoticed) {
  auto [writer, body] = make_stream(StreamKind::bytes, 1);
  writer.write("ab");
  bool told = false;
  writer.when_room([&] { told = true; });
  body = StreamBody();
  EXPECT_TRUE(told);
  EXPECT_TRUE(writer.gone());
  EXPECT_FALSE(writer.write("c"));
}

TEST(Stream, EventsKeepTheirLines) {
  EXPECT_EQ(to_text(Event{"7", "posted", "a\nb"}), "id: 7\nevent: posted\ndata: a\ndata: b\n\n");
  EXPECT_EQ(to_text(Event{"", "", ""}), "data: \n\n");
}

// A route that hands its writers out.
struct Writers {
  explicit Writers(World& world, StreamKind kind, std::size_t limit = std::size_t{256} << 10) {
    world.answers("/stream", [this, kind, limit](const RequestPtr&) {
      auto [writer, body] = make_stream(kind, limit);
      const std::lock_guard lock(mutex);
      all.push_back(std::move(writer));
      return kind == StreamKind::events ? events_response(std::move(body))
                                        : stream_response("text/plain", std::move(body));
    });
  }
  StreamWriter wait_for(std::size_t index) {
    while (true) {
      {
        const std::lock_guard lock(mutex);
        if (all.size() > index) return all[index];
      }
      std::this_thread::sleep_for(milliseconds(1));
    }
  }
  std::mutex mutex;
  std::vector<StreamWriter> all;
};

TEST(Stream, IsChunkedAndTheConnectionGoesOn) {
  World world;
  Writers writers(world, StreamKind::bytes);
  world.start();
  Client client(world.port());
  client.send(get("/stream") + get("/stream"));
  for (std::size_t round : {0, 1}) {
    StreamWriter writer = writers.wait_for(round);
    for (int i = 0; i < 1000; ++i) ASSERT_TRUE(writer.write(std::to_string(i) + "\n"));
    writer.end();
    const Reply reply = client.read_reply();
    EXPECT_TRUE(reply.whole);
    EXPECT_EQ(reply.headers.get("Transfer-Encoding"), "chunked");
    EXPECT_EQ(reply.body.size(), 3890u);
  }
}

TEST(Stream, BrokenOffIsNotWhole) {
  World world;
  Writers writers(world, StreamKind::bytes);
  world.start();
  Client client(world.port());
  client.send(get("/stream"));
  StreamWriter writer = writers.wait_for(0);
  writer.write("half");
  std::this_thread::sleep_for(milliseconds(50));
  writer.break_off();
  const Reply reply = client.read_reply();
  EXPECT_EQ(reply.status, 200);
  EXPECT_FALSE(reply.whole);
}

TEST(Stream, AnOldClientGetsItUntilTheEnd) {
  World world;
  Writers writers(world, StreamKind::bytes);
  world.start();
  Client client(world.port());
  client.send("GET /stream HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
  StreamWriter writer = writers.wait_for(0);
  writer.write("all of it");
  writer.end();
  EXPECT_TRUE(client.read_to_end().ends_with("\r\n\r\nall of it"));
}

TEST(Stream, ASlowReaderHoldsTheWriterBack) {
  World world;
  Writers writers(world, StreamKind::bytes, 65'536);
  world.start();
  Client client(world.port(), seconds(20), 4096);
  client.send(get("/stream"));
  StreamWriter writer = writers.wait_for(0);
  const std::string piece(65'536, 'x');
  std::size_t written = 0;
  while (writer.wait_for_room(in(milliseconds(300)))) written += writer.write(piece) ? piece.size() : 0;
  EXPECT_GT(written, 0u);
  EXPECT_LT(written, std::size_t{16} << 20) << "nobody reads, and yet so much was taken";
  std::jthread rest([&] {
    EXPECT_TRUE(writer.wait_for_room(in(seconds(10))));
    writer.end();
  });
  const Reply reply = client.read_reply();
  EXPECT_TRUE(reply.whole);
  EXPECT_EQ(reply.body.size(), written);
}

TEST(Events, AHundredClientsHearAndAreSentHome) {
  World world;
  world.options.limits.heartbeat = milliseconds(100);
  Writers writers(world, StreamKind::events);
  world.start();
  std::vector<Client> clients;
  for (std::size_t i = 0; i < 100; ++i) {
    clients.emplace_back(world.port());
    clients.back().send(get("/stream", "Accept-Encoding: gzip\r\n"));
    writers.wait_for(i);
  }
  std::this_thread::sleep_for(milliseconds(250));
  for (std::size_t i = 0; i < 100; ++i)
    EXPECT_TRUE(writers.wait_for(i).write(to_text(Event{std::to_string(i), "posted", "{}"})));
  std::this_thread::sleep_for(milliseconds(50));
  EXPECT_TRUE(world.server->stop(seconds(5)));
  for (std::size_t i = 0; i < 100; ++i) {
    const Reply reply = clients[i].read_reply();
    EXPECT_TRUE(reply.whole);
    EXPECT_EQ(reply.headers.get("Content-Type"), "text/event-stream");
    EXPECT_FALSE(reply.headers.has("Content-Encoding"));
    EXPECT_TRUE(reply.body.starts_with(":\n\n")) << "no heartbeat";
    EXPECT_TRUE(reply.body.find("id: " + std::to_string(i) + "\nevent: posted\n") != std::string::npos);
    EXPECT_TRUE(reply.body.ends_with("event: stopping\ndata: {}\n\n"));
    EXPECT_TRUE(writers.wait_for(i).gone());
  }
}

TEST(Events, AClientThatLeavesIsNoticed) {
  World world;
  Writers writers(world, StreamKind::events);
  world.start();
  {
    Client client(world.port());
    client.send(get("/stream"));
    writers.wait_for(0);
    EXPECT_EQ(client.read_reply(true).status, 200);
  }
  for (int i = 0; i < 1000 && !writers.wait_for(0).gone(); ++i) std::this_thread::sleep_for(milliseconds(2));
  EXPECT_TRUE(writers.wait_for(0).gone());
}

}  // namespace
}  // namespace gongbao::server
