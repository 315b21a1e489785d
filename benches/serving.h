// The service as a process of its own, as it is installed, and clients on the same machine: a bank's programs, each
// with a key of an account of its own, for what one account may ask is limited.
#pragma once

#include <arpa/inet.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <sys/wait.h>

#include <csignal>
#include <thread>

#include "benches/night.h"
#include "benches/report.h"
#include "cli/randomness.h"
#include "credentials/credentials.h"
#include "formats/command_json.h"
#include "formats/vault_gate.h"
#include "server/vault_box.h"

namespace gongbao::bench {

namespace detail {

// Figures of an accepted command.
inline std::map<std::string, std::int64_t> done(cli::Store& store, const access::Actor& actor, std::string_view command,
                                                const boost::json::object& members) {
  formats::VaultGate gate(store.vault());
  auto typed = need(formats::typed_command_from_json(command, members, gate));
  const auto reply = need(store.engine().execute({typed.type, typed.version, std::move(typed.bytes), {}},
                                                 access::source_of(actor, store.stamp({}, 0))));
  GB_CHECK(reply.code == 0);
  std::map<std::string, std::int64_t> figures;
  const auto told = formats::figures_from_bytes(reply.figures);
  for (const auto& each : *told) figures[each.name] = each.value;
  return figures;
}

}  // namespace detail

// Keys of so many new accounts of that bank.
inline std::vector<std::string> keys_of_bank(const std::string& folder, std::uint64_t bank_id, std::size_t count) {
  using access::Role;
  const auto store = need(cli::Store::open(folder, {}));
  const server::VaultBox box(store->vault(), cli::fill_with_randomness);
  const auto credentials =
      need(credentials::Credentials::open(cli::credentials_file(folder), box, cli::fill_with_randomness, {}));
  const Date day = *store->today();
  const boost::json::object office{{"role", "custody_bank"}, {"organisation", bank_id}, {"area", 0}};
  std::vector<std::string> keys;
  for (std::size_t i = 0; i < count; ++i) {
    const std::string login = "program" + std::to_string(i);
    const auto opened =
        detail::done(*store, {Role::system_administrator, 0, 0, 0}, "open_account",
                     {{"login", formats::login_text(login)}, {"person", {{"name", login}, {"phone", "13800000000"}}}});
    const auto account = static_cast<std::uint64_t>(opened.at("account"));
    detail::done(*store, {Role::security_administrator, 0, 0, 0}, "appoint",
                 {{"account", account}, {"office", office}});
    const auto issued = detail::done(*store, {Role::custody_bank, account, bank_id, 0}, "issue_key",
                                     {{"office", office}, {"expires_on", to_string(day + Days{30})}});
    keys.push_back(
        need(credentials->set_key(static_cast<std::uint64_t>(issued.at("key")), account, store->stamp({}, 0).micros)));
  }
  return keys;
}

// gongbao serve of the same build; ends with the object.
class Served {
 public:
  explicit Served(const std::string& folder) {
    const std::string program = std::filesystem::read_symlink("/proc/self/exe").parent_path() / "gongbao";
    const std::string output = folder + ".out", log = folder + ".log";
    std::filesystem::remove(output);
    pid_ = fork();
    GB_CHECK(pid_ >= 0);
    if (pid_ == 0) {
      const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
      dup2(file, STDOUT_FILENO);
      dup2(file, STDERR_FILENO);
      execl(program.c_str(), "gongbao", "serve", "--data", folder.c_str(), "--port", "0", "--log", log.c_str(),
            "--requests-per-minute", "1000000", nullptr);
      _exit(127);
    }
    for (int i = 0; i < patience * 20 && port_ == 0; ++i) {
      GB_CHECK(waitpid(pid_, nullptr, WNOHANG) == 0);
      std::ifstream in(output);
      const std::string text((std::istreambuf_iterator<char>(in)), {});
      const std::string_view words = "serving at http://127.0.0.1:";
      const std::size_t at = text.find(words);
      if (at != std::string::npos) port_ = static_cast<std::uint16_t>(std::stoi(text.substr(at + words.size())));
      std::this_thread::sleep_for(std::chrono::milliseconds(50));
    }
    GB_CHECK(port_ != 0);
  }
  ~Served() {
    kill(pid_, SIGTERM);
    waitpid(pid_, nullptr, 0);
  }
  Served(const Served&) = delete;
  Served& operator=(const Served&) = delete;
  std::uint16_t port() const { return port_; }

 private:
  static constexpr int patience = 120;  // seconds
  pid_t pid_ = 0;
  std::uint16_t port_ = 0;
};

// A connection to it.
inline int connected(std::uint16_t port) {
  const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_port = htons(port);
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  GB_CHECK(::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0);
  const int at_once = 1;
  setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &at_once, sizeof at_once);
  return socket;
}

inline void send_all(int socket, std::string_view bytes) {
  while (!bytes.empty()) {
    const ssize_t sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    GB_CHECK(sent > 0);
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
}

// Connections on each of which one request waits for its answer.
class Connections {
 public:
  using Clock = std::chrono::steady_clock;

  Connections(std::uint16_t port, std::size_t count) : all_(count) {
    for (std::size_t i = 0; i < count; ++i) {
      all_[i].socket = connected(port);
      epoll_event event{.events = EPOLLIN, .data = {.u64 = i}};
      GB_CHECK(epoll_ctl(poll_, EPOLL_CTL_ADD, all_[i].socket, &event) == 0);
    }
  }
  ~Connections() {
    for (const Connection& one : all_) close(one.socket);
    close(poll_);
  }
  Connections(const Connections&) = delete;
  Connections& operator=(const Connections&) = delete;

  std::size_t count() const { return all_.size(); }
  // since: from when on its waiting is counted.
  void ask(std::size_t which, std::string_view request, Clock::time_point since) {
    all_[which].got.clear();
    all_[which].since = since;
    send_all(all_[which].socket, request);
  }
  // answered(which, milliseconds) for each whole answer that comes within that time.
  template <class See>
  void wait(int milliseconds, const See& answered) {
    std::array<epoll_event, 64> events;
    const int ready = epoll_wait(poll_, events.data(), static_cast<int>(events.size()), milliseconds);
    for (int i = 0; i < ready; ++i) {
      const std::size_t which = events[static_cast<std::size_t>(i)].data.u64;
      if (!receive(all_[which])) continue;
      answered(which, std::chrono::duration<double, std::milli>(Clock::now() - all_[which].since).count());
    }
  }

 private:
  struct Connection {
    int socket = -1;
    std::string got;
    Clock::time_point since;
  };

  // True when the answer is whole; a refusal ends the program.
  static bool receive(Connection& one) {
    std::array<char, 16'384> piece;
    const ssize_t got = recv(one.socket, piece.data(), piece.size(), 0);
    GB_CHECK(got > 0);
    one.got.append(piece.data(), static_cast<std::size_t>(got));
    const std::size_t head = one.got.find("\r\n\r\n");
    if (head == std::string::npos) return false;
    const std::string_view length = "Content-Length: ";
    const std::size_t at = one.got.find(length);
    GB_CHECK(at < head);
    if (one.got.size() < head + 4 + std::stoul(one.got.substr(at + length.size()))) return false;
    if (one.got.starts_with("HTTP/1.1 200")) return true;
    std::fprintf(stderr, "bench: %s\n", one.got.c_str());
    std::exit(1);
  }

  int poll_ = epoll_create1(EPOLL_CLOEXEC);
  std::vector<Connection> all_;
};

struct Answered {
  double rate = 0;              // a second
  std::vector<double> latency;  // milliseconds, sorted
};

// Answers as many as there were requests, one at a time on each of so many connections; request(n) is the n-th.
template <class Request>
Answered closed_loop(std::uint16_t port, std::size_t count, double seconds_long, Request&& request) {
  using Clock = Connections::Clock;
  Connections connections(port, count);
  std::uint64_t asked = 0;
  Answered answered;
  const auto begun = Clock::now();
  const auto end = begun + std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(seconds_long));
  for (std::size_t i = 0; i < count; ++i) connections.ask(i, request(asked++), Clock::now());
  while (answered.latency.size() < asked) {
    connections.wait(60'000, [&](std::size_t which, double latency) {
      answered.latency.push_back(latency);
      if (Clock::now() < end) connections.ask(which, request(asked++), Clock::now());
    });
  }
  answered.rate =
      static_cast<double>(answered.latency.size()) / std::chrono::duration<double>(Clock::now() - begun).count();
  std::ranges::sort(answered.latency);
  return answered;
}

// So many requests a second, sent as planned whatever comes back. Each waits from the moment that was planned, also
// while it stands behind others because all connections are taken.
template <class Request>
Answered open_loop(std::uint16_t port, std::size_t count, double seconds_long, double rate, Request&& request) {
  using Clock = Connections::Clock;
  Connections connections(port, count);
  std::vector<std::size_t> idle(count);
  for (std::size_t i = 0; i < count; ++i) idle[i] = i;
  const auto planned = static_cast<std::uint64_t>(rate * seconds_long);
  std::uint64_t asked = 0;
  Answered answered;
  const auto begun = Clock::now();
  const auto due = [&](std::uint64_t n) {
    return begun +
           std::chrono::duration_cast<Clock::duration>(std::chrono::duration<double>(static_cast<double>(n) / rate));
  };
  while (answered.latency.size() < planned) {
    while (asked < planned && !idle.empty() && due(asked) <= Clock::now()) {
      connections.ask(idle.back(), request(asked), due(asked));
      idle.pop_back();
      ++asked;
    }
    connections.wait(asked < planned && !idle.empty() ? 1 : 60'000, [&](std::size_t which, double latency) {
      answered.latency.push_back(latency);
      idle.push_back(which);
    });
  }
  answered.rate =
      static_cast<double>(answered.latency.size()) / std::chrono::duration<double>(Clock::now() - begun).count();
  std::ranges::sort(answered.latency);
  return answered;
}

// A bank's single commands, each another one: a fen of interest to one operator after the other, of one of its keys
// after the other.
class Interest {
 public:
  Interest(const EmptyCity& city, std::vector<std::string> keys) : city_(city), keys_(std::move(keys)) {}

  std::string next() {
    const std::uint64_t n = ++made_;
    const Date day = city_.plan().day;
    const std::string body =
        R"({"instr_id":")" + hex(static_cast<std::uint64_t>(day.day), 8) + hex(n, 24) + R"(","operator_id":)" +
        std::to_string(city_.operators()[n % city_.operators().size()].operator_id) + R"(,"event_date":")" +
        to_string(day) + R"(","amount_fen":1,"bank_txn_no":"S)" + std::to_string(n) + R"("})";
    return "POST /v1/custody/interest HTTP/1.1\r\nHost: localhost\r\nAuthorization: Bearer " + keys_[n % keys_.size()] +
           "\r\nContent-Type: application/json\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  }

 private:
  static std::string hex(std::uint64_t value, int digits) {
    char text[32];
    std::snprintf(text, sizeof text, "%0*llx", digits, static_cast<unsigned long long>(value));
    return text;
  }

  const EmptyCity& city_;
  std::vector<std::string> keys_;
  std::uint64_t made_ = 0;
};

inline constexpr std::string_view ask_whether_alive = "GET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n";

}  // namespace gongbao::bench
