// Plain sockets, so that nothing corrects what a test wants to send wrongly.
#include "server/test_client.h"

#include <arpa/inet.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <filesystem>
#include <fstream>
#include <sstream>

#include "base/check.h"

namespace gongbao::server::testing {

Client::Client(std::uint16_t port, std::chrono::milliseconds patience, int receive_buffer) {
  socket_ = socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  GB_CHECK(socket_ >= 0);
  if (receive_buffer > 0) setsockopt(socket_, SOL_SOCKET, SO_RCVBUF, &receive_buffer, sizeof receive_buffer);
  const timeval wait{patience.count() / 1000, (patience.count() % 1000) * 1000};
  setsockopt(socket_, SOL_SOCKET, SO_RCVTIMEO, &wait, sizeof wait);
  setsockopt(socket_, SOL_SOCKET, SO_SNDTIMEO, &wait, sizeof wait);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(port);
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (connect(socket_, reinterpret_cast<const sockaddr*>(&to), sizeof to) != 0) close(std::exchange(socket_, -1));
}

Client::~Client() {
  if (socket_ >= 0) close(socket_);
}

bool Client::send(std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

void Client::end_sending() { shutdown(socket_, SHUT_WR); }

bool Client::fill() {
  char bytes[65'536];
  const ssize_t got = recv(socket_, bytes, sizeof bytes, 0);
  if (got <= 0) return false;
  buffer_.append(bytes, static_cast<std::size_t>(got));
  return true;
}

std::string Client::read_some() {
  if (buffer_.empty()) fill();
  return std::exchange(buffer_, {});
}

std::string Client::read_to_end() {
  while (fill()) {
  }
  return std::exchange(buffer_, {});
}

bool Client::is_closed() {
  char byte;
  while (true) {
    const ssize_t got = recv(socket_, &byte, 1, 0);
    if (got == 0) return true;
    if (got < 0) return errno == ECONNRESET || errno == EPIPE;
  }
}

namespace {

// Head up to and with the empty line → status and fields.
Reply head_of(std::string_view head) {
  Reply reply;
  std::istringstream lines{std::string(head)};
  std::string line;
  std::getline(lines, line);
  if (!line.starts_with("HTTP/1.") || line.size() < 12) return reply;
  reply.status = std::stoi(line.substr(9, 3));
  while (std::getline(lines, line) && line.size() > 1) {
    const auto colon = line.find(": ");
    reply.headers.add(line.substr(0, colon), line.substr(colon + 2, line.size() - colon - 3));
  }
  return reply;
}

}  // namespace

Reply Client::read_reply(bool to_head) {
  const auto until = [&](std::string_view mark) {
    while (buffer_.find(mark) == buffer_.npos)
      if (!fill()) return false;
    return true;
  };
  const auto take = [&](std::size_t bytes) -> std::optional<std::string> {
    while (buffer_.size() < bytes)
      if (!fill()) return std::nullopt;
    std::string taken = buffer_.substr(0, bytes);
    buffer_.erase(0, bytes);
    return taken;
  };

  if (!until("\r\n\r\n")) return {};
  Reply reply = head_of(*take(buffer_.find("\r\n\r\n") + 4));
  if (to_head || reply.status == 204 || reply.status == 304 || reply.status == 100) {
    reply.whole = true;
    return reply;
  }
  if (reply.headers.get("Transfer-Encoding") != "chunked") {
    auto body = take(std::stoul(std::string(reply.headers.get("Content-Length"))));
    reply.whole = body.has_value();
    reply.body = body ? *body : std::exchange(buffer_, {});
    return reply;
  }
  while (until("\r\n")) {
    const auto line = *take(buffer_.find("\r\n") + 2);
    const std::size_t size = std::stoul(line, nullptr, 16);
    const auto chunk = take(size + 2);
    if (!chunk) return reply;
    reply.body += chunk->substr(0, size);
    if (size > 0) continue;
    reply.whole = true;
    return reply;
  }
  return reply;
}

Reply ask(std::uint16_t port, std::string_view request) {
  Client client(port);
  client.send(request);
  return client.read_reply(request.starts_with("HEAD "));
}

std::string get(std::string_view target, std::string_view fields) {
  return "GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n" + std::string(fields) + "\r\n";
}

std::string post(std::string_view target, std::string_view body, std::string_view fields) {
  return "POST " + std::string(target) +
         " HTTP/1.1\r\nHost: localhost\r\nContent-Length: " + std::to_string(body.size()) + "\r\n" +
         std::string(fields) + "\r\n" + std::string(body);
}

Folder::Folder() {
  std::string name = (std::filesystem::temp_directory_path() / "gongbao-server-XXXXXX").string();
  GB_CHECK(mkdtemp(name.data()) != nullptr);
  path_ = name;
}

Folder::~Folder() {
  std::error_code ignored;
  std::filesystem::remove_all(path_, ignored);
}

std::size_t Folder::files() const {
  return static_cast<std::size_t>(std::distance(std::filesystem::directory_iterator(path_), {}));
}

std::string read_file(const std::string& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

World::World(std::string log_path) {
  log = *Log::open(log_path.empty() ? "/dev/null" : log_path, clock);
  options.spool_folder = folder.path();
}

World::~World() {
  if (server) server->stop(std::chrono::milliseconds(0));
}

void World::start() {
  auto started = Server::start(
      options,
      Site{.router = router, .filters = filters, .metrics = metrics, .log = *log, .clock = clock, .random = random});
  ASSERT_TRUE(started) << to_string(started.error());
  server = *std::move(started);
}

void World::answers(const std::string& pattern, std::function<Response(const RequestPtr&)> with, Method method,
                    RouteOptions route_options) {
  const auto added = router.add(
      method, pattern,
      [with = std::move(with)](const RequestPtr& request, const Answer& answer) { answer(with(request)); },
      route_options);
  ASSERT_TRUE(added) << to_string(added.error());
}

}  // namespace gongbao::server::testing
