// One connection from its handshake to its farewell: reads a request, has it answered, writes the response, and again.
// Everything runs on the connection's own executor, one step at a time.
#pragma once

#include <memory>
#include <optional>
#include <stop_token>
#include <string>

#include "server/body_sink.h"
#include "server/core.h"
#include "server/request_reader.h"
#include "server/signal.h"
#include "server/wire.h"

namespace gongbao::server {

class Connection : public std::enable_shared_from_this<Connection> {
 public:
  Connection(tcp::socket socket, Core& core, std::string peer);
  awaitable<void> run();
  // Instead of run: says that there are too many connections.
  awaitable<void> refuse();

  const std::string& peer() const { return peer_; }  // its address
  asio::any_io_executor executor() { return wire_.executor(); }
  // From now on no new request; an idle connection ends, an event stream says its last word.
  void begin_stop();
  // Ends whatever is under way.
  void abort();

 private:
  // One request and what becomes of it.
  struct Exchange {
    explicit Exchange(Budget& bodies) : held(bodies) {}

    RequestReader::HeadRead read;
    std::shared_ptr<Request> request = std::make_shared<Request>();
    const Route* route = nullptr;
    Framing framing;
    std::stop_source abandoned, peer_done;
    int status = 0;
    std::uint64_t bytes_out = 0;
    std::uint64_t account = 0;
    bool body_read = false;  // nothing of the request is left on the wire
    bool whole = true;       // the response was written to its end
    SteadyTime head_written = {};
    Budget::Share held;  // bodies in memory
  };

  awaitable<bool> serve_one();
  // Until the body: nullopt, or the response that ends the request.
  std::optional<Response> admit(Exchange& exchange);
  std::optional<Response> find_route(Exchange& exchange);
  void name_peer(Request& request) const;
  // nullopt: read.
  awaitable<std::optional<Response>> read_body(Exchange& exchange);
  awaitable<Result<void>> store(BodySink& sink, const std::string& bytes);
  awaitable<Response> have_answered(const std::shared_ptr<Exchange>& exchange);
  bool hand_over(const Exchange& exchange);
  Answer make_answer();

  Response refusal(const Exchange& exchange, std::string_view code) const;
  bool keeps_alive(const Exchange& exchange) const;
  awaitable<bool> write(Exchange& exchange, Response& response);
  awaitable<bool> write_stream(Exchange& exchange, StreamBody stream, bool chunked);
  awaitable<bool> write_part(Exchange& exchange, std::string bytes, bool chunked);
  void dress(const Exchange& exchange, Response& response) const;
  void account_for(const Exchange& exchange);
  void watch_peer(const std::shared_ptr<Exchange>& exchange);

  Core& core_;
  const Limits& limits_;
  const std::string peer_;
  Wire wire_;
  RequestReader reader_;
  Signal signal_;
  std::shared_ptr<Exchange> watched_;  // whose client may leave
  bool watches_wire_ = false;          // once for all exchanges: the wait ends with the socket
  std::uint64_t turn_ = 0;             // which exchange an answer is for
  std::optional<Response> answer_;
  bool answered_ = false;
  bool idle_ = false;
  bool gone_ = false;       // the connection is broken
  bool peer_done_ = false;  // the client has shut its sending side
  bool aborted_ = false;    // the server's time is over
};

}  // namespace gongbao::server
