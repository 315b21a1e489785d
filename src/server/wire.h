// One connection as bytes, with or without TLS; every operation has a deadline, after which the socket is closed. For
// use on the connection's executor only.
#pragma once

#include <span>
#include <string_view>

#include "server/net.h"

namespace gongbao::server {

class Wire {
 public:
  // tls: nullptr for a plain connection; else it outlives the wire.
  Wire(tcp::socket socket, asio::ssl::context* tls);

  asio::any_io_executor executor() { return plain_.get_executor(); }
  bool secure() const { return tls_.has_value(); }

  awaitable<bool> handshake(std::chrono::milliseconds limit);
  // Bytes read; 0: the client ended, the deadline passed, or the connection broke.
  awaitable<std::size_t> read_some(std::span<char> into, SteadyTime deadline);
  // All of it, in pieces of 64 KiB, each within the limit; false: not all.
  awaitable<bool> write(std::string_view bytes, std::chrono::milliseconds limit);
  // Says goodbye and reads on for a moment, so that the client gets what was written even while it still sends.
  awaitable<void> close();

  // Calls then once when the client has closed its side; not at all when it sends something first. Ends with the
  // socket.
  template <class Then>
  void when_peer_closes(Then then) {
    plain_.socket().async_wait(tcp::socket::wait_read, [this, then = std::move(then)](error_code failed) {
      if (!failed && peer_has_closed()) then();
    });
  }
  // Operations under way end at once, and later ones fail.
  void abort();

 private:
  bool peer_has_closed();
  awaitable<void> drain();

  beast::tcp_stream plain_;
  std::optional<asio::ssl::stream<beast::tcp_stream&>> tls_;
};

}  // namespace gongbao::server
