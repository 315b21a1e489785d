// See crowd.h.
#include "survival/crowd.h"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <poll.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <unistd.h>

#include <chrono>
#include <string_view>

namespace gongbao::survival_test {

namespace {

constexpr std::string_view slow_head =
    "POST /v1/session HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: 4096\r\n\r\n{";
constexpr std::chrono::milliseconds between_bytes{250};

void allow_files(std::size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);
}

int connected(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  if (socket < 0) return -1;
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0) return socket;
  ::close(socket);
  return -1;
}

}  // namespace

Crowd::Crowd(std::uint16_t port, std::size_t idle, std::size_t slow) {
  constexpr std::size_t spare = 100;
  allow_files(idle + slow + spare);
  const auto gather = [port](std::size_t wanted, std::vector<int>& sockets) {
    while (sockets.size() < wanted) {
      const int socket = connected(port);
      if (socket < 0) return;
      sockets.push_back(socket);
    }
  };
  gather(idle, idle_);
  gather(slow, slow_);
  for (const int socket : slow_) (void)::send(socket, slow_head.data(), slow_head.size(), MSG_NOSIGNAL);
  thread_ = std::jthread([this](const std::stop_token& stop) { trickle(stop); });
}

Crowd::~Crowd() {
  thread_ = {};
  for (const auto* sockets : {&idle_, &slow_}) {
    for (const int socket : *sockets) ::close(socket);
  }
}

void Crowd::trickle(const std::stop_token& stop) {
  while (!stop.stop_requested()) {
    for (const int socket : slow_) (void)::send(socket, " ", 1, MSG_NOSIGNAL | MSG_DONTWAIT);
    std::this_thread::sleep_for(between_bytes);
  }
}

std::size_t Crowd::still_open() const {
  std::size_t open = 0;
  for (const int socket : idle_) {
    pollfd asked{socket, POLLIN | POLLRDHUP, 0};
    if (::poll(&asked, 1, 0) == 0) ++open;
  }
  return open;
}

}  // namespace gongbao::survival_test
