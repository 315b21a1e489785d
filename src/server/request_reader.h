// Requests out of the bytes of one connection, one after the other. What follows a request in the same packet
// (pipelining) stays here until it is its turn.
#pragma once

#include <boost/beast/core/buffers_range.hpp>
#include <boost/beast/http/parser.hpp>
#include <optional>
#include <string>

#include "server/head.h"
#include "server/server.h"
#include "server/wire.h"

namespace gongbao::server {

namespace detail {

// Beast hands body bytes to this as it finds them; they stay in a string until the reader takes them.
struct PieceBody {
  using value_type = std::string;
  class reader {
   public:
    template <bool is_request, class Fields>
    reader(beast::http::header<is_request, Fields>&, value_type& body) : body_(body) {}
    void init(const boost::optional<std::uint64_t>&, error_code& failed) { failed = {}; }
    template <class Buffers>
    std::size_t put(const Buffers& buffers, error_code& failed) {
      const std::size_t before = body_.size();
      for (const asio::const_buffer buffer : beast::buffers_range_ref(buffers))
        body_.append(static_cast<const char*>(buffer.data()), buffer.size());
      failed = {};
      return body_.size() - before;
    }
    void finish(error_code& failed) { failed = {}; }

   private:
    value_type& body_;
  };
};

}  // namespace detail

class RequestReader {
 public:
  RequestReader(Wire& wire, const Limits& limits) : wire_(wire), limits_(limits) {}

  struct HeadRead {
    bool closed = false;            // no request came: the client ended, or was too slow
    std::string_view refused = {};  // code of the problem; empty: head is good
    Head head = {};
    SteadyTime began = {};  // when its first byte was there
  };
  awaitable<HeadRead> read_head();

  // The next bytes of the body, at least one; empty at its end or when it fails.
  struct Piece {
    std::string bytes = {};
    bool closed = false;   // the client left or was too slow
    bool refused = false;  // ill-formed
    bool ended() const { return bytes.empty() && !closed && !refused; }
  };
  awaitable<Piece> read_piece();
  bool body_done() const { return parser_ && parser_->is_done(); }
  // So that a client that waits for 100 Continue and already sent its body is not told.
  bool has_bytes() const { return !buffer_.empty(); }
  std::uint64_t wire_bytes() const { return body_bytes_; }  // of the body, as they came

 private:
  enum class More : std::uint8_t { some, none };
  awaitable<More> fill(SteadyTime deadline, std::size_t most);
  bool has_too_much_around(std::size_t around, std::size_t body);
  std::string_view parse_head(std::size_t size, Head& head);

  Wire& wire_;
  const Limits& limits_;
  std::string buffer_;
  std::optional<beast::http::request_parser<detail::PieceBody>> parser_;
  // Of a chunk header; what two programs may end at different places is refused.
  std::function<void(std::uint64_t, beast::string_view, error_code&)> judge_chunk_ =
      [](std::uint64_t, beast::string_view extensions, error_code& failed) {
        if (has_bad_byte(extensions, 0)) failed = beast::http::error::bad_chunk_extension;
      };
  SteadyTime whole_deadline() const;  // of the body, as far as it has come
  SteadyTime body_began_ = {}, body_deadline_ = {};
  std::size_t since_deadline_ = 0;  // bytes
  std::uint64_t body_bytes_ = 0;
  std::uint64_t around_ = 0, body_ = 0;  // bytes of a chunked body's framing, and of the body itself
};

}  // namespace gongbao::server
