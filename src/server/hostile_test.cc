// Thousands of requests that are wrong (test_wrong_requests.h): each is refused with a 4xx or the connection is closed,
// none reaches a handler, and the server goes on.
#include <gtest/gtest.h>

#include <atomic>
#include <thread>

#include "server/test_client.h"
#include "server/test_wrong_requests.h"

namespace gongbao::server {
namespace {

using namespace testing;

std::string shown(const std::string& text) {
  std::string out;
  for (const char c : text.substr(0, 400)) {
    char escape[8];
    std::snprintf(escape, sizeof escape, c >= ' ' && c < 0x7f ? "%c" : "\\x%02x", static_cast<unsigned char>(c));
    out += escape;
  }
  return out;
}

// Never came to the end of its head, or of the body that it announced.
bool is_cut_short(const std::string& text) {
  const auto head = text.find("\r\n\r\n");
  if (head == text.npos) return true;
  if (text.find("Content-Length: 2\r\n") < head && text.size() < head + 6) return true;
  return text.find("Transfer-Encoding: chunked\r\n") != text.npos && !text.ends_with("0\r\n\r\n");
}

TEST(Hostile, EveryWrongRequestIsRefusedAndTheServerGoesOn) {
  World world;
  std::atomic<int> handled = 0, smuggled_in = 0;
  const auto count = [](std::atomic<int>& counter) {
    return [&counter](const RequestPtr&) {
      ++counter;
      return text_response(200, "text/plain", "ok");
    };
  };
  world.answers("/ok", count(handled));
  world.answers("/ok", count(handled), Method::post);
  world.answers("/smuggled", count(smuggled_in));
  world.start();
  ASSERT_EQ(ask(world.port(), good_request).status, 200) << "what is spoiled below is not good to begin with";
  ASSERT_EQ(handled, 1);

  const std::set<std::string> corpus = wrong_requests();
  EXPECT_GE(corpus.size(), 2000u);
  for (const std::string& text : corpus) {
    Client client(world.port());
    client.send(text);
    client.end_sending();
    const std::string reply = client.read_to_end();
    // Only what waits for more is closed without a word.
    EXPECT_TRUE(!reply.empty() || is_cut_short(text)) << "closed in silence: " << shown(text);
    const bool refused = reply.empty() || (reply.starts_with("HTTP/1.1 4") && reply.find("\r\n\r\n") != reply.npos) ||
                         (reply.starts_with("HTTP/1.0 4") && text.find(" HTTP/1.0\r\n") != text.npos);
    ASSERT_TRUE(refused) << shown(text) << "\n→ " << shown(reply);
    ASSERT_EQ(handled, 1) << "was served: " << shown(text);
    ASSERT_EQ(smuggled_in, 0) << "was smuggled: " << shown(text);
  }
  EXPECT_EQ(ask(world.port(), good_request).status, 200);
  for (int i = 0; i < 1000 && world.server->connections() > 0; ++i)
    std::this_thread::sleep_for(std::chrono::milliseconds(2));
  EXPECT_EQ(world.server->connections(), 0u);
  RecordProperty("wrong_requests", static_cast<int>(corpus.size()));
}

}  // namespace
}  // namespace gongbao::server
