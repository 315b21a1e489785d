// One event on its way out: what counts as the answer, who takes too long, and whose certificates are believed.
#include "server/webhooks/post.h"

#include <arpa/inet.h>
#include <gtest/gtest.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <thread>

#include "server/test_certificates.h"
#include "server/test_client.h"

namespace gongbao::server::testing {
namespace {

using namespace std::chrono_literals;

// Takes one connection and says these bytes, whatever it is asked.
class Parrot {
 public:
  explicit Parrot(std::string says) : listening_(::socket(AF_INET, SOCK_STREAM, 0)) {
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof address;
    ::bind(listening_, reinterpret_cast<sockaddr*>(&address), size);
    ::listen(listening_, 1);
    ::getsockname(listening_, reinterpret_cast<sockaddr*>(&address), &size);
    port_ = ntohs(address.sin_port);
    thread_ = std::thread([this, says = std::move(says)] {
      const int taken = ::accept(listening_, nullptr, nullptr);
      char heard[4096];
      if (::read(taken, heard, sizeof heard) > 0) (void)::write(taken, says.data(), says.size());
      ::shutdown(taken, SHUT_WR);
      while (::read(taken, heard, sizeof heard) > 0) {
      }
      ::close(taken);
    });
  }
  ~Parrot() {
    ::shutdown(listening_, SHUT_RDWR);
    thread_.join();
    ::close(listening_);
  }
  std::uint16_t port() const { return port_; }

 private:
  int listening_;
  std::uint16_t port_ = 0;
  std::thread thread_;
};

Posted post(const std::string& url, const std::string& authorities = {}, PostTimes times = {}) {
  const std::size_t host = url.find("//") + 2;
  const PostOptions options{{url.substr(host, url.find('/', host) - host)}, authorities, times};
  const auto address = webhook_address(url, options.allowed);
  EXPECT_TRUE(address) << url;
  const std::atomic<bool> stop = false;
  return address ? post_event(*address, options, {}, "{}", stop) : Posted{};
}

std::string hook(std::string_view scheme, std::string_view host, std::uint16_t port) {
  return std::string(scheme) + "://" + std::string(host) + ":" + std::to_string(port) + "/hook";
}

TEST(PostEvent, HeadsBeforeTheAnswerAreNoAnswer) {
  const std::string hints = "HTTP/1.1 103 Early Hints\r\nLink: </a>\r\n\r\n";
  const std::string goes_on = "HTTP/1.1 100 Continue\r\n\r\n";
  std::string without_end;
  for (int i = 0; i < 50; ++i) without_end += goes_on;
  const struct {
    std::string says;
    int status;
  } rows[] = {
      {"HTTP/1.1 204 No Content\r\n\r\n", 204},
      {hints + "HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n", 200},
      {goes_on + hints + "HTTP/1.1 500 Oh\r\nContent-Length: 0\r\n\r\n", 500},
      {goes_on, 0},
      {without_end + "HTTP/1.1 200 OK\r\n\r\n", 0},
      {"", 0},
  };
  for (const auto& row : rows) {
    const Parrot parrot(row.says);
    const Posted posted = post(hook("http", "127.0.0.1", parrot.port()));
    EXPECT_TRUE(posted.reached) << row.says;
    EXPECT_EQ(posted.status, row.status) << row.says;
  }
}

// A name that is not found in time, an address that does not answer and TLS that does not begin have one time together.
TEST(PostEvent, WhereNoConnectionComesToStandNothingIsWaitedFor) {
  PostTimes times;
  times.connect = 200ms;
  const Parrot silent("no TLS here");
  const Posted posted = post(hook("https", "127.0.0.1", silent.port()), {}, times);
  EXPECT_FALSE(posted.reached);
  EXPECT_EQ(posted.status, 0);
}

TEST(PostEvent, WhoTakesTheEventAndSaysNothingIsLeftInTime) {
  PostTimes times;
  times.answer = 100ms;
  World world;
  std::atomic<bool> ended = false;
  world.answers("/hook",
                [&](const RequestPtr&) {
                  while (!ended) std::this_thread::sleep_for(1ms);
                  return json_response(200, "{}");
                },
                Method::post, {.work = Work::blocking});
  world.start();
  const Posted posted = post(hook("http", "127.0.0.1", world.port()), {}, times);
  ended = true;
  EXPECT_TRUE(posted.reached);
  EXPECT_EQ(posted.status, 0);
}

TEST(PostEvent, WhatWasToldToStopComesBackWithoutAnAnswer) {
  const Parrot parrot("HTTP/1.1 200 OK\r\n\r\n");
  const std::string url = hook("http", "127.0.0.1", parrot.port());
  const PostOptions options{{"127.0.0.1:" + std::to_string(parrot.port())}};
  const std::atomic<bool> stop = true;
  EXPECT_FALSE(post_event(*webhook_address(url, options.allowed), options, {}, "{}", stop).taken());
  EXPECT_TRUE(post(url).taken());
}

TEST(PostEvent, OverTlsOnlyToWhomAnAuthorityVouchesFor) {
  const Folder folder, elsewhere;
  const Issued issued = make_issued_certificate(folder, "localhost");
  const Issued other = make_issued_certificate(elsewhere, "localhost");
  World world;
  world.options.tls = issued.files;
  world.answers(
      "/hook", [](const RequestPtr& request) { return json_response(request->secure ? 200 : 500, "{}"); },
      Method::post);
  world.start();
  const std::string url = hook("https", "localhost", world.port());
  const Posted believed = post(url, issued.authority);
  EXPECT_TRUE(believed.reached);
  EXPECT_EQ(believed.status, 200);
  EXPECT_FALSE(post(url).reached) << "the system's authorities do not know this one";
  EXPECT_FALSE(post(url, other.authority).reached);
  EXPECT_FALSE(post(hook("https", "127.0.0.1", world.port()), issued.authority).reached) << "another name";
}

TEST(PostEvent, WhoVouchesForHimselfIsBelievedWhenHeIsNamed) {
  const Folder folder;
  World world;
  world.options.tls = make_certificate(folder);
  world.answers(
      "/hook", [](const RequestPtr&) { return json_response(200, "{}"); }, Method::post);
  world.start();
  const std::string url = hook("https", "localhost", world.port());
  EXPECT_FALSE(post(url).reached);
  EXPECT_EQ(post(url, world.options.tls->certificate_chain).status, 200);
}

}  // namespace
}  // namespace gongbao::server::testing
