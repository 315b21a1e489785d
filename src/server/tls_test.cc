// The same over TLS: a certificate made for the occasion, and clients that will not do.
#include <gtest/gtest.h>
#include <openssl/ssl.h>

#include "server/test_certificates.h"
#include "server/test_client.h"

namespace gongbao::server {
namespace {

using namespace testing;
using std::chrono::milliseconds;
using std::chrono::seconds;

// What a TLS client of that highest version gets for its request; empty when there is no handshake.
std::string ask_tls(std::uint16_t port, int version, const std::string& request) {
  Client client(port);
  SSL_CTX* context = SSL_CTX_new(TLS_client_method());
  SSL_CTX_set_security_level(context, 0);
  SSL_CTX_set_min_proto_version(context, TLS1_VERSION);
  SSL_CTX_set_max_proto_version(context, version);
  SSL* ssl = SSL_new(context);
  SSL_set_fd(ssl, client.handle());
  std::string reply;
  if (SSL_connect(ssl) == 1) {
    SSL_write(ssl, request.data(), static_cast<int>(request.size()));
    char bytes[65'536];
    for (int got = 0; (got = SSL_read(ssl, bytes, sizeof bytes)) > 0;)
      reply.append(bytes, static_cast<std::size_t>(got));
    EXPECT_NE(SSL_get_shutdown(ssl) & SSL_RECEIVED_SHUTDOWN, 0) << "closed without saying so";
  }
  SSL_free(ssl);
  SSL_CTX_free(context);
  return reply;
}

TEST(Tls, FromOneTwoOn) {
  Folder folder;
  World world;
  world.options.tls = make_certificate(folder);
  const std::string large(300'000, 'x');
  world.answers(
      "/a", [&](const RequestPtr& request) { return text_response(200, "image/png", request->secure ? large : ""); });
  world.start();
  const std::string request = get("/a") + get("/a", "Connection: close\r\n");
  for (const int version : {TLS1_2_VERSION, TLS1_3_VERSION}) {
    const std::string reply = ask_tls(world.port(), version, request);
    EXPECT_TRUE(reply.starts_with("HTTP/1.1 200 OK\r\n"));
    EXPECT_GT(reply.size(), 2 * large.size());
    EXPECT_TRUE(reply.find("Strict-Transport-Security") != std::string::npos);
  }
  EXPECT_EQ(ask_tls(world.port(), TLS1_1_VERSION, request), "");
  Client plain(world.port());
  plain.send(get("/a"));
  EXPECT_FALSE(plain.read_some().starts_with("HTTP"));
}

TEST(Tls, ASlowHandshakeIsNotWaitedFor) {
  Folder folder;
  World world;
  world.options.tls = make_certificate(folder);
  world.options.limits.handshake = milliseconds(200);
  world.start();
  Client client(world.port());
  client.send("\x16\x03\x01");
  EXPECT_TRUE(client.is_closed());
}

TEST(Tls, AKeyOfAnotherCertificateIsRefused) {
  Folder one, two;
  const TlsFiles first = make_certificate(one), second = make_certificate(two);
  World world;
  world.options.tls = TlsFiles{first.certificate_chain, second.private_key};
  const auto started =
      Server::start(world.options, Site{world.router, {}, world.metrics, *world.log, world.clock, world.random});
  ASSERT_FALSE(started);
  EXPECT_EQ(started.error().code, "server.bad_tls");
}

}  // namespace
}  // namespace gongbao::server
