// How the responses of a connection go out: dressed with the server's own fields, packed where it helps, in pieces.
#include <boost/asio/ip/address.hpp>
#include <cstdio>

#include "server/compression.h"
#include "server/connection.h"
#include "server/pipe.h"
#include "server/response_head.h"

namespace gongbao::server {
namespace {

using Body = HeadFraming::Body;

constexpr std::chrono::milliseconds heartbeat_when_done{500};
constexpr std::size_t small_body = 16'384;  // bytes; goes out with the head

// One chunk of a chunked body.
std::string chunk_of(std::string_view bytes) {
  char size[24];
  std::snprintf(size, sizeof size, "%zx\r\n", bytes.size());
  std::string chunk = size;
  chunk.append(bytes).append("\r\n");
  return chunk;
}

void pack_body(std::string_view accept_encoding, Response& response) {
  if (response.stream || response.shared || response.headers.has("Content-Encoding")) return;
  if (!worth_packing(response.headers.get("Content-Type"), response.body.size())) return;
  response.headers.add("Vary", "Accept-Encoding");
  const Coding coding = coding_for(accept_encoding);
  auto packed = pack(coding, response.body);
  if (!packed) return;
  response.body = *std::move(packed);
  response.headers.set("Content-Encoding", std::string(to_text(coding)));
  // Other bytes than the tag was made for: the tag now speaks of the content only.
  if (const std::string_view tag = response.headers.get("ETag"); tag.starts_with('"'))
    response.headers.set("ETag", "W/" + std::string(tag));
}

}  // namespace

void Connection::dress(const Exchange& exchange, Response& response) const {
  const Request& request = *exchange.request;
  response.headers.set("X-Request-Id", request.id);
  if (response.status == 429 || response.status == 503) response.headers.set_missing("Retry-After", "1");
  if (request.secure) response.headers.set_missing("Strict-Transport-Security", "max-age=31536000");
  for (const auto& [name, value] : core_.options.security_headers) response.headers.set_missing(name, value);
  if (may_have_body(response.status)) pack_body(request.headers.get("Accept-Encoding"), response);
}

awaitable<bool> Connection::write(Exchange& exchange, Response& response) {
  if (response.body.size() > small_body && !exchange.held.grow(response.body.size()))
    response = refusal(exchange, "http.overloaded");
  dress(exchange, response);
  exchange.status = response.status;
  exchange.account = response.account != 0 ? response.account : exchange.request->account;

  const bool old = exchange.read.head.http_1_0;
  HeadFraming framing{.keep_alive = keeps_alive(exchange), .http_1_0 = old};
  if (may_have_body(response.status))
    framing.body = !response.stream ? Body::length : old ? Body::until_close : Body::chunked;
  framing.length = response.bytes().size();
  if (framing.body == Body::until_close) framing.keep_alive = exchange.read.head.keep_alive = false;

  std::string head = head_text(response, framing, core_.site.clock.now());
  const std::uint64_t with_head = wire_.sent() + head.size();
  const bool bodiless = exchange.request->method == Method::head || !may_have_body(response.status);
  const bool small = !response.stream && response.bytes().size() <= small_body;
  if (!bodiless && small) head += response.bytes();  // one packet instead of two
  bool written = co_await wire_.write(head, limits_.body);
  exchange.head_written = std::chrono::steady_clock::now();
  if (bodiless || !written) co_return written;
  if (response.stream) {
    written =
        co_await write_stream(exchange, *std::exchange(response.stream, std::nullopt), framing.body == Body::chunked);
    co_return written;
  }
  if (!small) written = co_await wire_.write(response.bytes(), limits_.body);
  exchange.bytes_out = wire_.sent() - with_head;
  co_return written;
}

awaitable<bool> Connection::write_part(Exchange& exchange, std::string bytes, bool chunked) {
  exchange.bytes_out += bytes.size();
  if (chunked) bytes = chunk_of(bytes);
  const bool written = co_await wire_.write(bytes, limits_.body);
  co_return written;
}

awaitable<bool> Connection::write_stream(Exchange& exchange, StreamBody stream, bool chunked) {
  const bool events = stream.kind() == StreamKind::events;
  detail::Pipe& pipe = stream.pipe();
  pipe.on_news([door = core_.door, to = weak_from_this()] {
    door->post(to, [](Connection& connection) { connection.signal_.raise(); });
  });
  core_.site.metrics.streams_open(+1);
  bool whole = true, last = false;
  while (whole && !last) {
    detail::Pipe::Taken taken = pipe.take();
    last = taken.ended;
    if (events && !last && core_.stopping()) {
      taken.bytes += to_text(Event{.id = {}, .name = "stopping", .data = "{}"});
      last = true;
    }
    if (!taken.bytes.empty()) whole = co_await write_part(exchange, std::move(taken.bytes), chunked);
    whole = whole && !taken.broken && !gone_ && !aborted_;
    if (!whole || last) break;
    if (taken.more) continue;
    // One that has closed both sides looks like one that still reads, until something is written to it.
    const auto pause = peer_done_ ? std::min(limits_.heartbeat, heartbeat_when_done) : limits_.heartbeat;
    const auto beat = std::chrono::steady_clock::now() + pause;
    const bool woken = co_await signal_.wait_until(beat);
    if (!woken && events) whole = co_await write_part(exchange, ":\n\n", chunked);
  }
  core_.site.metrics.streams_open(-1);
  if (whole && chunked) whole = co_await wire_.write("0\r\n\r\n", limits_.body);
  if (!whole) wire_.abort();
  co_return whole;
}

awaitable<void> Connection::refuse() {
  Exchange exchange(core_.bodies);
  exchange.request->id = random_id(core_.site.random);
  Response response = refusal(exchange, "http.overloaded");
  const bool written = co_await write(exchange, response);
  if (written) co_await wire_.close();
}

void Connection::account_for(const Exchange& exchange) {
  const auto micros_until = [&](SteadyTime end) {
    return std::chrono::duration_cast<std::chrono::microseconds>(end - exchange.read.began);
  };
  const SteadyTime now = std::chrono::steady_clock::now();
  const std::string route = exchange.route ? exchange.route->pattern : "-";
  const Method method = exchange.request->method;
  const std::uint64_t bytes_in = reader_.wire_bytes();
  // A stream may last for hours; what it cost until it began is what a latency means.
  const SteadyTime answered = exchange.head_written == SteadyTime() ? now : exchange.head_written;
  core_.site.metrics.request_done(method, route, exchange.status, micros_until(answered), bytes_in, exchange.bytes_out);
  const char* role = exchange.request->spoken_as->role;
  core_.site.log.request({.id = exchange.request->id,
                          .method = method,
                          .route = route,
                          .status = exchange.status,
                          .bytes_in = bytes_in,
                          .bytes_out = exchange.bytes_out,
                          .micros = micros_until(now).count(),
                          .account = exchange.account,
                          .role = role == nullptr ? std::string_view() : role,
                          .cut_off = !exchange.whole});
}

}  // namespace gongbao::server
