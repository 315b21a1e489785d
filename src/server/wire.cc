// beast::tcp_stream brings the deadlines: an operation that outlasts its own closes the socket.
#include "server/wire.h"

#include <poll.h>
#include <sys/socket.h>

#include <algorithm>
#include <boost/asio/write.hpp>

namespace gongbao::server {
namespace {

constexpr std::size_t most_at_once = 65'536;
constexpr std::chrono::milliseconds farewell{1'000};
constexpr std::size_t most_drained = 262'144;

}  // namespace

Wire::Wire(tcp::socket socket, asio::ssl::context* tls) : plain_(std::move(socket)) {
  if (tls) tls_.emplace(plain_, *tls);
}

awaitable<bool> Wire::handshake(std::chrono::milliseconds limit) {
  if (!tls_) co_return true;
  error_code failed;
  plain_.expires_after(limit);
  co_await tls_->async_handshake(asio::ssl::stream_base::server, asio::redirect_error(asio::use_awaitable, failed));
  co_return !failed;
}

awaitable<std::size_t> Wire::read_some(std::span<char> into, SteadyTime deadline) {
  error_code failed;
  const asio::mutable_buffer buffer(into.data(), into.size());
  std::size_t got = 0;
  plain_.expires_at(deadline);
  if (tls_)
    got = co_await tls_->async_read_some(buffer, asio::redirect_error(asio::use_awaitable, failed));
  else
    got = co_await plain_.async_read_some(buffer, asio::redirect_error(asio::use_awaitable, failed));
  co_return failed ? 0 : got;
}

awaitable<bool> Wire::write(std::string_view bytes, std::chrono::milliseconds limit) {
  error_code failed;
  while (!bytes.empty() && !failed) {
    const asio::const_buffer buffer(bytes.data(), std::min(bytes.size(), most_at_once));
    plain_.expires_after(limit);
    sent_ += tls_ ? co_await asio::async_write(*tls_, buffer, asio::redirect_error(asio::use_awaitable, failed))
                  : co_await asio::async_write(plain_, buffer, asio::redirect_error(asio::use_awaitable, failed));
    bytes.remove_prefix(buffer.size());
  }
  co_return !failed;
}

awaitable<void> Wire::close() {
  error_code ignored;
  if (!plain_.socket().is_open()) co_return;
  if (tls_) {
    plain_.expires_after(farewell);
    co_await tls_->async_shutdown(asio::redirect_error(asio::use_awaitable, ignored));
  }
  plain_.socket().shutdown(tcp::socket::shutdown_send, ignored);
  co_await drain();
  plain_.close();
}

awaitable<void> Wire::drain() {
  const SteadyTime deadline = std::chrono::steady_clock::now() + farewell;
  std::vector<char> buffer(4'096);
  const asio::mutable_buffer into(buffer.data(), buffer.size());
  error_code failed;
  for (std::size_t drained = 0; drained < most_drained && !failed;) {
    plain_.expires_at(deadline);
    drained += co_await plain_.async_read_some(into, asio::redirect_error(asio::use_awaitable, failed));
  }
}

bool Wire::peer_is_done() {
  char byte;
  return recv(plain_.socket().native_handle(), &byte, 1, MSG_PEEK | MSG_DONTWAIT) == 0;
}

bool Wire::is_broken() {
  pollfd socket{.fd = plain_.socket().native_handle(), .events = 0, .revents = 0};
  return ::poll(&socket, 1, 0) > 0 && (socket.revents & (POLLERR | POLLHUP | POLLNVAL)) != 0;
}

void Wire::abort() { plain_.close(); }

}  // namespace gongbao::server
