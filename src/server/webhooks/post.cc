// Beast as a client, errors as what they mean.
#include "server/webhooks/post.h"

#include <boost/asio/ip/address.hpp>
#include <boost/asio/ssl/host_name_verification.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

namespace gongbao::server {

namespace {

namespace http = beast::http;
using Message = http::request<http::string_body>;

constexpr std::size_t longest_answer_head = 16'384;
constexpr unsigned http_1_1 = 11;

Message message_of(const WebhookAddress& address, const Headers& headers, std::string body) {
  Message message(http::verb::post, address.target, http_1_1);
  message.set(http::field::host, address.authority());
  message.set(http::field::user_agent, "gongbao");
  message.set(http::field::connection, "close");
  message.set(http::field::content_type, "application/json");
  for (const auto& [name, value] : headers) message.set(name, value);
  message.body() = std::move(body);
  message.prepare_payload();
  return message;
}

// The status; 0 when none came. What else is said is not read.
template <class Stream>
awaitable<int> converse(Stream& stream, const Message& message) {
  error_code failed;
  co_await http::async_write(stream, message, asio::redirect_error(asio::use_awaitable, failed));
  if (failed) co_return 0;
  beast::flat_buffer buffer(longest_answer_head);
  http::response_parser<http::empty_body> parser;
  parser.header_limit(longest_answer_head);
  co_await http::async_read_header(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failed));
  co_return failed ? 0 : static_cast<int>(parser.get().result_int());
}

// Where it may be connected to; empty: nowhere.
awaitable<std::vector<tcp::endpoint>> endpoints_of(const WebhookAddress& address, const AllowedHosts& allowed) {
  tcp::resolver resolver(co_await asio::this_coro::executor);
  error_code failed;
  const auto found = co_await resolver.async_resolve(address.host, address.port, tcp::resolver::numeric_service,
                                                     asio::redirect_error(asio::use_awaitable, failed));
  std::vector<tcp::endpoint> endpoints;
  if (failed) co_return endpoints;
  const bool any = is_allowed(address, allowed);
  for (const auto& each : found) {
    if (any || is_public(each.endpoint().address().to_string())) endpoints.push_back(each.endpoint());
  }
  co_return endpoints;
}

}  // namespace

awaitable<Posted> post_event(WebhookAddress address, const AllowedHosts& allowed, Headers headers, std::string body,
                             asio::ssl::context& tls, PostTimes times) {
  const std::vector<tcp::endpoint> endpoints = co_await endpoints_of(address, allowed);
  if (endpoints.empty()) co_return Posted{};
  const Message message = message_of(address, headers, std::move(body));
  beast::tcp_stream socket(co_await asio::this_coro::executor);
  socket.expires_after(times.connect);
  error_code failed;
  co_await socket.async_connect(endpoints, asio::redirect_error(asio::use_awaitable, failed));
  if (failed) co_return Posted{};
  if (!address.tls) {
    socket.expires_after(times.answer);
    const int status = co_await converse(socket, message);
    co_return Posted{true, status};
  }
  asio::ssl::stream<beast::tcp_stream&> stream(socket, tls);
  SSL_set_tlsext_host_name(stream.native_handle(), address.host.c_str());
  stream.set_verify_callback(asio::ssl::host_name_verification(address.host), failed);
  if (failed) co_return Posted{};
  socket.expires_after(times.connect);
  co_await stream.async_handshake(asio::ssl::stream_base::client, asio::redirect_error(asio::use_awaitable, failed));
  if (failed) co_return Posted{};
  socket.expires_after(times.answer);
  const int status = co_await converse(stream, message);
  co_return Posted{true, status};
}

Result<asio::ssl::context> make_client_tls(const std::string& authorities) {
  asio::ssl::context context(asio::ssl::context::tls_client);
  error_code failed;
  SSL_CTX_set_min_proto_version(context.native_handle(), TLS1_2_VERSION);
  context.set_verify_mode(asio::ssl::verify_peer, failed);
  context.set_default_verify_paths(failed);
  if (!failed && !authorities.empty()) context.load_verify_file(authorities, failed);
  if (failed) return problem("server.bad_tls", "authorities", failed.message(), authorities);
  return context;
}

}  // namespace gongbao::server
