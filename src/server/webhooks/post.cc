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
constexpr int most_heads = 8;  // of which all but the last are 1xx
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

// The status; 0 when none came. Heads of 1xx come before the answer and are none. What else is said is not read.
template <class Stream>
awaitable<int> converse(Stream& stream, const Message& message) {
  error_code failed;
  co_await http::async_write(stream, message, asio::redirect_error(asio::use_awaitable, failed));
  if (failed) co_return 0;
  beast::flat_buffer buffer(longest_answer_head);
  for (int heads = 0; heads < most_heads; ++heads) {
    http::response_parser<http::empty_body> parser;
    parser.header_limit(longest_answer_head);
    co_await http::async_read_header(stream, buffer, parser, asio::redirect_error(asio::use_awaitable, failed));
    const int status = failed ? 0 : static_cast<int>(parser.get().result_int());
    if (status < 100 || status >= 200) co_return status;
  }
  co_return 0;
}

// A name on its way to addresses. The system's resolver cannot be stopped: who waits too long for it leaves, and it
// ends in its own time.
struct Resolving {
  explicit Resolving(const asio::any_io_executor& executor) : resolver(executor), alarm(executor) {}
  tcp::resolver resolver;
  asio::steady_timer alarm;  // at the end of the wait: what is found later is not used
  tcp::resolver::results_type found;
};

awaitable<tcp::resolver::results_type> resolved(const WebhookAddress& address, std::chrono::milliseconds longest) {
  const auto resolving = std::make_shared<Resolving>(co_await asio::this_coro::executor);
  resolving->alarm.expires_after(longest);
  resolving->resolver.async_resolve(address.host, address.port, tcp::resolver::numeric_service,
                                    [resolving](error_code failed, tcp::resolver::results_type found) {
                                      const bool in_time = std::chrono::steady_clock::now() < resolving->alarm.expiry();
                                      if (!failed && in_time) resolving->found = std::move(found);
                                      resolving->alarm.cancel();
                                    });
  error_code woken;
  co_await resolving->alarm.async_wait(asio::redirect_error(asio::use_awaitable, woken));
  co_return resolving->found;
}

// Where it may be connected to; empty: nowhere.
awaitable<std::vector<tcp::endpoint>> endpoints_of(const WebhookAddress& address, const AllowedHosts& allowed,
                                                   std::chrono::milliseconds longest) {
  const auto found = co_await resolved(address, longest);
  std::vector<tcp::endpoint> endpoints;
  const bool any = is_allowed(address, allowed);
  for (const auto& each : found) {
    if (any || is_public(each.endpoint().address().to_string())) endpoints.push_back(each.endpoint());
  }
  co_return endpoints;
}

}  // namespace

awaitable<Posted> post_event(WebhookAddress address, const AllowedHosts& allowed, Headers headers, std::string body,
                             asio::ssl::context& tls, PostTimes times) {
  const std::vector<tcp::endpoint> endpoints = co_await endpoints_of(address, allowed, times.resolve);
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
