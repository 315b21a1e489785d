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
  std::uint64_t sent() const { return sent_; }  // bytes so far
  // Says goodbye and reads on for a moment, so that the client gets what was written even while it still sends.
  awaitable<void> close();

  // Calls done once when the client has shut its sending side; not at all when it sends something first. It may still
  // read: many do so who have only one thing to ask. Ends with the socket, as the next one.
  template <class Then>
  void when_peer_is_done(Then done) {
    plain_.socket().async_wait(tcp::socket::wait_read, [this, done = std::move(done)](error_code failed) {
      if (!failed && peer_is_done()) done();
    });
  }
  // Calls then once when the connection is broken: nobody reads at the other end. The wait may end for nothing, by an
  // event of the socket that had this number before.
  template <class Then>
  void when_broken(Then then) {
    plain_.socket().async_wait(tcp::socket::wait_error, [this, then = std::move(then)](error_code failed) mutable {
      if (failed) return;
      if (!is_broken()) return when_broken(std::move(then));
      then();
    });
  }
  // Operations under way end at once, and later ones fail.
  void abort();

 private:
  bool peer_is_done();
  bool is_broken();
  awaitable<void> drain();

  beast::tcp_stream plain_;
  std::optional<asio::ssl::stream<beast::tcp_stream&>> tls_;
  std::uint64_t sent_ = 0;
};

}  // namespace gongbao::server
