// Accepts connections, and brings them to an end when the server stops.
#include "server/server.h"

#include <netinet/tcp.h>
#include <sys/resource.h>
#include <sys/socket.h>

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/detached.hpp>
#include <boost/asio/strand.hpp>
#include <thread>

#include "server/connection.h"
#include "server/core.h"
#include "server/tls.h"

namespace gongbao::server {
namespace {

constexpr std::size_t most_refusals = 64;  // that are said goodbye at the same time
constexpr std::chrono::seconds last_moments{5};
constexpr std::size_t spare_files = 512;  // journal, databases, uploads

// As many open files as that, if the system lets us: a connection is one, and a soft limit of 1,024 is common.
void allow_files(std::size_t wanted) {
  rlimit limit{};
  if (getrlimit(RLIMIT_NOFILE, &limit) != 0 || limit.rlim_cur >= wanted) return;
  limit.rlim_cur = std::min<rlim_t>(wanted, limit.rlim_max);
  setrlimit(RLIMIT_NOFILE, &limit);
}

std::string address_of(const tcp::socket& socket) {
  error_code failed;
  const auto endpoint = socket.remote_endpoint(failed);
  if (failed) return {};
  const auto address = endpoint.address();
  if (address.is_v6() && address.to_v6().is_v4_mapped())
    return asio::ip::make_address_v4(asio::ip::v4_mapped, address.to_v6()).to_string();
  return address.to_string();
}

// What the kernel keeps for a reader beyond what is on its way: else it takes whole answers, the deadline for reading
// them is none, and a thousand who do not read use up the memory that all connections have.
void leave_little_unsent(tcp::socket& socket) {
  const int bytes = 65'536;  // a piece as the wire writes it
  setsockopt(socket.native_handle(), IPPROTO_TCP, TCP_NOTSENT_LOWAT, &bytes, sizeof bytes);
}

}  // namespace

class Server::Impl {
 public:
  Impl(Options options, Site site, std::optional<asio::ssl::context> tls)
      : core_(std::move(options), std::move(site), std::move(tls)), acceptor_(asio::make_strand(core_.io)) {}
  ~Impl() { stop(std::chrono::milliseconds(0)); }

  Result<void> listen();
  std::uint16_t port() const { return port_; }
  std::size_t connections() { return core_.count(); }
  bool stop(std::chrono::milliseconds grace);

 private:
  awaitable<void> accept();
  void welcome(tcp::socket socket);
  void refuse(const std::shared_ptr<Connection>& connection);
  template <class What>
  void tell_all(What what) {
    for (const auto& connection : core_.all())
      asio::post(connection->executor(), [connection, what] { what(*connection); });
  }

  Core core_;
  tcp::acceptor acceptor_;
  std::uint16_t port_ = 0;
  std::atomic<std::size_t> refusals_ = 0;
  std::vector<std::thread> threads_;
};

Result<void> Server::Impl::listen() {
  error_code failed;
  const auto address = asio::ip::make_address(core_.options.address, failed);
  if (failed) return problem("server.bad_options", "address", core_.options.address + " is not an address");
  if (core_.options.network_threads == 0 || core_.options.worker_threads == 0 || core_.options.hashing_threads == 0)
    return problem("server.bad_options", "threads", "at least one of each kind");
  const tcp::endpoint endpoint(address, core_.options.port);
  acceptor_.open(endpoint.protocol(), failed);
  if (!failed) acceptor_.set_option(tcp::acceptor::reuse_address(true), failed);
  if (!failed) acceptor_.bind(endpoint, failed);
  if (!failed) acceptor_.listen(asio::socket_base::max_listen_connections, failed);
  if (failed)
    return problem("server.cannot_listen", "port", failed.message(),
                   core_.options.address + " port " + std::to_string(core_.options.port));
  port_ = acceptor_.local_endpoint().port();
  allow_files(core_.options.limits.connections + spare_files);
  asio::co_spawn(acceptor_.get_executor(), accept(), asio::detached);
  for (std::size_t i = 0; i < core_.options.network_threads; ++i) threads_.emplace_back([this] { core_.io.run(); });
  return {};
}

awaitable<void> Server::Impl::accept() {
  asio::steady_timer pause(acceptor_.get_executor());
  while (!core_.stopping()) {
    error_code failed;
    asio::any_io_executor strand = asio::make_strand(core_.io);
    tcp::socket socket = co_await acceptor_.async_accept(strand, asio::redirect_error(asio::use_awaitable, failed));
    if (core_.stopping()) co_return;
    if (!failed) {
      welcome(std::move(socket));
      continue;
    }
    // Out of files, mostly: it gets better when somebody leaves, not sooner.
    core_.site.metrics.connection_refused("accept");
    pause.expires_after(std::chrono::milliseconds(100));
    co_await pause.async_wait(asio::redirect_error(asio::use_awaitable, failed));
  }
}

void Server::Impl::welcome(tcp::socket socket) {
  error_code ignored;
  socket.set_option(tcp::no_delay(true), ignored);
  leave_little_unsent(socket);
  const auto executor = socket.get_executor();
  std::string peer = address_of(socket);
  const auto connection = std::make_shared<Connection>(std::move(socket), core_, std::move(peer));
  if (core_.enter(connection) == Core::Entry::full) return refuse(connection);
  core_.site.metrics.connection_opened();
  const auto life = [](std::shared_ptr<Connection> it) -> awaitable<void> { co_await it->run(); };
  asio::co_spawn(executor, life(connection), [this, connection](const std::exception_ptr&) {
    core_.site.metrics.connection_closed();
    core_.leave(connection);
  });
}

void Server::Impl::refuse(const std::shared_ptr<Connection>& connection) {
  core_.site.metrics.connection_refused("full");
  if (core_.tls || refusals_ >= most_refusals) return;  // closed without a word
  ++refusals_;
  const auto farewell = [](std::shared_ptr<Connection> it) -> awaitable<void> { co_await it->refuse(); };
  asio::co_spawn(connection->executor(), farewell(connection), [this](const std::exception_ptr&) { --refusals_; });
}

bool Server::Impl::stop(std::chrono::milliseconds grace) {
  if (!core_.stop.request_stop()) return false;
  asio::post(acceptor_.get_executor(), [this] { acceptor_.close(); });
  tell_all([](Connection& connection) { connection.begin_stop(); });
  const bool in_time = core_.wait_until_empty(std::chrono::steady_clock::now() + grace);
  if (!in_time) {
    tell_all([](Connection& connection) { connection.abort(); });
    core_.wait_until_empty(std::chrono::steady_clock::now() + last_moments);
  }
  core_.door->close();
  core_.io.stop();
  for (std::thread& thread : threads_) thread.join();
  core_.workers.pool.join();
  core_.hashing.pool.join();
  return in_time;
}

Result<std::unique_ptr<Server>> Server::start(Options options, Site site) {
  std::optional<asio::ssl::context> tls;
  if (options.tls) {
    auto made = make_tls(*options.tls);
    if (!made) return std::unexpected(made.error());
    tls = *std::move(made);
  }
  auto impl = std::make_unique<Impl>(std::move(options), std::move(site), std::move(tls));
  if (auto listening = impl->listen(); !listening) return std::unexpected(listening.error());
  return std::unique_ptr<Server>(new Server(std::move(impl)));
}

Server::Server(std::unique_ptr<Impl> impl) : impl_(std::move(impl)) {}
Server::~Server() = default;
std::uint16_t Server::port() const { return impl_->port(); }
std::size_t Server::connections() const { return impl_->connections(); }
bool Server::stop(std::chrono::milliseconds grace) { return impl_->stop(grace); }

}  // namespace gongbao::server
