// The life of one connection: head, filters, body, handler. How its responses go out stands in connection_write.cc.
#include "server/connection.h"

#include <algorithm>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/ip/address.hpp>

#include "server/problem_json.h"
#include "server/target.h"

namespace gongbao::server {
namespace {

// The last address of X-Forwarded-For, which the proxy itself has put there; empty when there is none.
std::string forwarded_peer(const Headers& headers) {
  std::string_view last;
  for (const auto& [name, value] : headers)
    if (same_ignoring_case(name, "X-Forwarded-For")) last = value;
  last = last.substr(last.rfind(',') + 1);
  const auto first = last.find_first_not_of(" \t");
  if (first == last.npos) return {};
  const std::string text(last.substr(first, last.find_last_not_of(" \t") + 1 - first));
  error_code wrong;
  asio::ip::make_address(text, wrong);
  return wrong ? std::string() : text;
}

// Exceptions end here: an answer that was never given becomes 500.
void run_handler(const Handler& handler, const RequestPtr& request, const Answer& answer) {
  try {
    handler(request, answer);
  } catch (...) {
    return;
  }
}

// A browser, at what is no address of the interface in any version: its pages find out what they are themselves.
bool asks_for_a_page(const Request& request, const std::vector<std::string>& path) {
  if (request.method != Method::get && request.method != Method::head) return false;
  const std::string& first = path.front();
  const bool version = first.size() > 1 && first.front() == 'v' &&
                       std::ranges::all_of(first.substr(1), [](char c) { return c >= '0' && c <= '9'; });
  return !version && request.headers.get("Accept").contains("text/html");
}

bool is_status(int status) { return status >= 200 && status <= 599; }

}  // namespace

Connection::Connection(tcp::socket socket, Core& core, std::string peer)
    : core_(core),
      limits_(core.options.limits),
      peer_(std::move(peer)),
      wire_(std::move(socket), core.tls ? &*core.tls : nullptr),
      reader_(wire_, limits_),
      signal_(wire_.executor()) {}

awaitable<void> Connection::run() {
  bool goes_on = co_await wire_.handshake(limits_.handshake);
  if (!goes_on) core_.site.metrics.connection_refused("tls");
  while (goes_on) goes_on = co_await serve_one();
  co_await wire_.close();
  wire_.abort();
}

void Connection::begin_stop() {
  if (idle_) wire_.abort();
  signal_.raise();
}

void Connection::abort() {
  aborted_ = true;
  wire_.abort();
  signal_.raise();
}

awaitable<bool> Connection::serve_one() {
  const auto exchange = std::make_shared<Exchange>(core_.bodies);
  ++turn_;
  if (core_.stopping()) co_return false;
  idle_ = true;
  exchange->read = co_await reader_.read_head();
  idle_ = false;
  if (exchange->read.closed) co_return false;

  std::optional<Response> response = admit(*exchange);
  if (!response) response = co_await read_body(*exchange);
  if (!response) response = co_await have_answered(exchange);
  exchange->request->place.reset();  // before the client hears of it and comes with the next
  exchange->whole = response->status != 0;
  if (exchange->whole) exchange->whole = co_await write(*exchange, *response);
  watched_.reset();
  account_for(*exchange);
  co_return exchange->whole&& keeps_alive(*exchange);
}

bool Connection::keeps_alive(const Exchange& exchange) const {
  return exchange.read.refused.empty() && exchange.read.head.keep_alive && exchange.body_read && !core_.stopping() &&
         !aborted_;
}

Response Connection::refusal(const Exchange& exchange, std::string_view code) const {
  return problem_response(*exchange.request, http_problem(code));
}

std::optional<Response> Connection::admit(Exchange& exchange) {
  Request& request = *exchange.request;
  Head& head = exchange.read.head;
  const std::string_view id = head.headers.get("X-Request-Id");
  request.id = is_request_id(id) ? std::string(id) : random_id(core_.site.random);
  request.method = method_named(head.method);
  request.language = language_of(head.headers.get("Accept-Language"));
  if (!exchange.read.refused.empty()) return refusal(exchange, exchange.read.refused);

  const auto framing = framing_of(head);
  if (!framing) return refusal(exchange, framing.error());
  exchange.framing = *framing;
  exchange.body_read = !framing->has_body();
  request.headers = std::move(head.headers);
  request.target = std::move(head.target);
  name_peer(request);
  // Who asks for what is not there is counted and judged like everybody.
  std::optional<Response> nowhere = find_route(exchange);
  const RouteOptions options = nowhere ? RouteOptions{} : exchange.route->options;
  if (!nowhere && !framing->gzip && framing->length > options.max_body) return refusal(exchange, "http.body_too_large");
  request.abandoned = exchange.abandoned.get_token();
  request.peer_done = exchange.peer_done.get_token();
  request.stopping = core_.stop.get_token();
  if (options.filtered)
    for (const Filter& filter : core_.site.filters)
      if (auto ended = filter(request)) return ended;
  return nowhere;
}

std::optional<Response> Connection::find_route(Exchange& exchange) {
  Request& request = *exchange.request;
  auto target = parse_target(request.target);
  if (!target) return refusal(exchange, "http.bad_request");
  Router::Match match = core_.site.router.find(request.method, target->segments);
  request.path = std::move(target->path);
  if (match.allowed.empty() && asks_for_a_page(request, target->segments)) {
    match.route = core_.site.router.page_of_nothing();
    if (match.route != nullptr) match.allowed = "GET, HEAD";
  }
  if (match.allowed.empty()) return refusal(exchange, "http.not_found");
  if (request.method == Method::options) return Response{.status = 204, .headers = {{"Allow", match.allowed}}};
  if (!match.route) {
    HttpProblem problem = http_problem("http.method_not_allowed");
    problem.headers.set("Allow", match.allowed);
    return problem_response(request, std::move(problem));
  }
  exchange.route = match.route;
  request.query = std::move(target->query);
  request.segments = std::move(match.segments);
  request.route = match.route->pattern;
  return std::nullopt;
}

void Connection::name_peer(Request& request) const {
  request.peer = peer_;
  request.secure = wire_.secure();
  if (!core_.is_trusted_proxy(peer_)) return;
  if (std::string peer = forwarded_peer(request.headers); !peer.empty()) request.peer = std::move(peer);
  request.secure |= same_ignoring_case(request.headers.get("X-Forwarded-Proto"), "https");
}

awaitable<std::optional<Response>> Connection::read_body(Exchange& exchange) {
  const RouteOptions& options = exchange.route->options;
  if (options.spool) {
    auto upload = Upload::create(core_.options.spool_folder, random_id(core_.site.random));
    if (!upload) {
      core_.site.log.event(Log::Level::error, "spool_failed", {{"message", upload.error().message}});
      co_return refusal(exchange, "http.overloaded");
    }
    exchange.request->upload = *std::move(upload);
  }
  if (!exchange.framing.has_body()) co_return std::nullopt;
  if (exchange.framing.expects_continue && !reader_.has_bytes()) {
    const bool written = co_await wire_.write("HTTP/1.1 100 Continue\r\n\r\n", limits_.body);
    if (!written) co_return Response{.status = 0};
  }
  BodySink sink(options.max_body, exchange.framing.gzip, exchange.request->upload);
  while (true) {
    const RequestReader::Piece piece = co_await reader_.read_piece();
    if (piece.closed) co_return Response{.status = 0};
    if (piece.refused) co_return refusal(exchange, "http.bad_request");
    if (piece.ended()) break;
    const std::size_t before = sink.held();
    const Result<void> stored = co_await store(sink, piece.bytes);
    if (!exchange.held.grow(sink.held() - before)) co_return refusal(exchange, "http.overloaded");
    if (stored) continue;
    if (stored.error().code.starts_with("http.")) co_return refusal(exchange, stored.error().code);
    core_.site.log.event(Log::Level::error, "spool_failed", {{"message", stored.error().message}});
    co_return refusal(exchange, "http.overloaded");
  }
  exchange.body_read = true;
  if (!sink.finish()) co_return refusal(exchange, "http.bad_request");
  exchange.request->body = sink.take_memory();
  co_return std::nullopt;
}

// Disks may take their time; network threads have none.
awaitable<Result<void>> Connection::store(BodySink& sink, const std::string& bytes) {
  if (!sink.to_disk()) co_return sink.add(bytes);
  const auto add = [&]() -> awaitable<Result<void>> { co_return sink.add(bytes); };
  co_return co_await asio::co_spawn(core_.workers.pool, add(), asio::use_awaitable);
}

awaitable<Response> Connection::have_answered(const std::shared_ptr<Exchange>& exchange) {
  answered_ = false;
  answer_.reset();
  exchange->request->deadline = std::chrono::steady_clock::now() + exchange->route->options.timeout;
  if (!hand_over(*exchange)) co_return refusal(*exchange, "http.overloaded");
  bool in_time = true;
  if (!answered_) watch_peer(exchange);
  while (!answered_ && !aborted_ && in_time) in_time = co_await signal_.wait_until(exchange->request->deadline);
  if (answered_ && answer_ && is_status(answer_->status)) co_return *std::exchange(answer_, std::nullopt);
  if (answered_) {
    core_.site.log.event(Log::Level::error, "unanswered", {{"id", exchange->request->id}});
    co_return refusal(*exchange, "http.unanswered");
  }
  ++turn_;  // what comes now comes too late
  exchange->abandoned.request_stop();
  if (aborted_) co_return Response{.status = 0};
  co_return refusal(*exchange, "http.timeout");
}

// False: too many wait already.
bool Connection::hand_over(const Exchange& exchange) {
  const Handler& handler = exchange.route->handler;
  const RequestPtr request = exchange.request;
  if (exchange.route->options.work == Work::quick) {
    run_handler(handler, request, make_answer());
    return true;
  }
  Workers& workers = exchange.route->options.work == Work::hashing ? core_.hashing : core_.workers;
  if (workers.waiting.fetch_add(1) >= workers.most_waiting) {
    --workers.waiting;
    return false;
  }
  asio::post(workers.pool, [&workers, &handler, request, answer = make_answer()] {
    --workers.waiting;
    if (!request->abandoned.stop_requested()) run_handler(handler, request, answer);
  });
  return true;
}

Answer Connection::make_answer() {
  return Answer([door = core_.door, to = weak_from_this(), turn = turn_](std::optional<Response> response) {
    const auto given = std::make_shared<std::optional<Response>>(std::move(response));
    door->post(to, [given, turn](Connection& connection) {
      if (turn != connection.turn_ || connection.answered_) return;
      connection.answered_ = true;
      connection.answer_ = std::move(*given);
      connection.signal_.raise();
    });
  });
}

void Connection::watch_peer(const std::shared_ptr<Exchange>& exchange) {
  wire_.when_peer_is_done([self = shared_from_this(), exchange] {
    self->peer_done_ = true;
    exchange->peer_done.request_stop();
    self->signal_.raise();
  });
  watched_ = exchange;
  if (std::exchange(watches_wire_, true)) return;
  wire_.when_broken([self = shared_from_this()] {
    self->gone_ = true;
    if (self->watched_) self->watched_->abandoned.request_stop();
    self->signal_.raise();
  });
}

}  // namespace gongbao::server
