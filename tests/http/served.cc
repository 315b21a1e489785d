// Forked and executed without a shell between.
#include "http/served.h"

#include <arpa/inet.h>
#include <fcntl.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <chrono>
#include <csignal>
#include <fstream>
#include <thread>

#include "server/test_client.h"

namespace gongbao::http_test {

namespace fs = std::filesystem;
using namespace std::string_literals;
namespace json = boost::json;

namespace {

constexpr std::chrono::milliseconds between_looks{50};
constexpr std::chrono::seconds patience{60};

// What follows the words, to the end of the line.
std::string after(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + words.size();
  return text.substr(begin, text.find('\n', begin) - begin);
}

void become(const std::vector<std::string>& command, const fs::path& output) {
  const int file = ::open(output.c_str(), O_WRONLY | O_CREAT | O_TRUNC, 0600);
  if (file < 0 || ::dup2(file, STDOUT_FILENO) < 0 || ::dup2(file, STDERR_FILENO) < 0) ::_exit(127);
  std::vector<char*> words;
  for (const std::string& word : command) words.push_back(const_cast<char*>(word.c_str()));
  words.push_back(nullptr);
  ::execvp(words.front(), words.data());
  ::_exit(127);
}

std::string next_network() {
  static std::atomic<unsigned> number = 0;
  const unsigned mine = ++number;
  return "10." + std::to_string(mine / 65'536 % 256) + "." + std::to_string(mine / 256 % 256) + "." +
         std::to_string(mine % 256);
}

}  // namespace

std::string text_of_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

std::uint16_t free_port() {
  const int socket = ::socket(AF_INET, SOCK_STREAM, 0);
  sockaddr_in address{};
  address.sin_family = AF_INET;
  address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  socklen_t size = sizeof address;
  auto* any = reinterpret_cast<sockaddr*>(&address);
  EXPECT_EQ(::bind(socket, any, size), 0);
  EXPECT_EQ(::getsockname(socket, any, &size), 0);
  ::close(socket);
  return ntohs(address.sin_port);
}

Process::Process(std::vector<std::string> command, fs::path output) : output_(std::move(output)) {
  fs::remove(output_);
  pid_ = ::fork();
  if (pid_ == 0) become(command, output_);
}

Process::~Process() {
  if (pid_ > 0) signal_and_wait(SIGKILL);
}

bool Process::running() {
  if (pid_ <= 0) return false;
  int status = 0;
  if (::waitpid(pid_, &status, WNOHANG) == 0) return true;
  pid_ = 0;
  exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return false;
}

int Process::signal_and_wait(int signal) {
  if (pid_ <= 0) return exit_code_;
  ::kill(pid_, signal);
  int status = 0;
  ::waitpid(pid_, &status, 0);
  pid_ = 0;
  exit_code_ = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return exit_code_;
}

int Process::wait_for(std::chrono::seconds most) {
  const auto end = std::chrono::steady_clock::now() + most;
  while (running()) {
    if (std::chrono::steady_clock::now() > end) return signal_and_wait(SIGKILL);
    std::this_thread::sleep_for(between_looks);
  }
  return exit_code_;
}

// --- the service -----------------------------------------------------------------------------------------------------

Served::Served(fs::path folder, std::vector<std::string> more, std::vector<std::string> under)
    : folder_(std::move(folder)), more_(std::move(more)), under_(std::move(under)) {
  start();
}

void Served::start() {
  const std::string log = folder_.string() + ".log";
  std::vector<std::string> command = under_;
  for (const char* word : {GONGBAO_PROGRAM, "serve", "--data"}) command.emplace_back(word);
  for (const std::string& word : {folder_.string(), "--port"s, "0"s, "--log"s, log}) command.push_back(word);
  command.insert(command.end(), more_.begin(), more_.end());
  port_ = 0;
  process_ = std::make_unique<Process>(std::move(command), folder_.string() + ".out");
  const auto end = std::chrono::steady_clock::now() + patience;
  while (process_->running() && std::chrono::steady_clock::now() < end) {
    const std::string port = after(output(), "serving at http://127.0.0.1:");
    if (!port.empty()) {
      port_ = static_cast<std::uint16_t>(std::stoi(port));
      return;
    }
    std::this_thread::sleep_for(between_looks);
  }
  FAIL() << "does not serve: " << output();
}

int Served::stop() { return process_->signal_and_wait(SIGTERM); }
void Served::kill_hard() { process_->signal_and_wait(SIGKILL); }

void Served::wait_for_lists() const {
  const auto end = std::chrono::steady_clock::now() + patience;
  Browser anybody(port_);
  while (anybody.ask("GET", "/v1/prepaid-card/lookup").status == 503 && std::chrono::steady_clock::now() < end) {
    std::this_thread::sleep_for(between_looks * 10);
  }
  EXPECT_EQ(anybody.ask("GET", "/v1/prepaid-card/lookup").status, 200);
}

// --- who asks --------------------------------------------------------------------------------------------------------

std::string Told::code() const {
  const auto* code = body.if_contains("code");
  return code != nullptr && code->is_string() ? std::string(code->get_string()) : std::string();
}

Browser::Browser(std::uint16_t port) : port_(port), network_(next_network()) {}

void Browser::move_on() { network_ = next_network(); }

Told Browser::ask(std::string_view method, std::string_view target, const json::value& body) {
  return send(method, target, body.is_null() ? "" : json::serialize(body), body.is_null() ? "" : "application/json");
}

Told Browser::send(std::string_view method, std::string_view target, std::string_view body, std::string_view type) {
  std::string request = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
  request += "X-Forwarded-For: " + network_ + "\r\n";
  if (!cookies_.empty()) request += "Cookie: " + cookies_ + "\r\n";
  if (!csrf_.empty()) request += "X-CSRF-Token: " + csrf_ + "\r\n";
  request += more_;
  if (!type.empty()) request += "Content-Type: " + std::string(type) + "\r\n";
  request += "Content-Length: " + std::to_string(body.size()) + "\r\nConnection: close\r\n\r\n" + std::string(body);
  server::testing::Client client(port_, std::chrono::seconds(20));
  if (!client.send(request)) return {};
  server::testing::Reply reply = client.read_reply();
  std::string cookies;
  for (const auto& [name, value] : reply.headers) {
    if (server::same_ignoring_case(name, "Set-Cookie"))
      cookies += (cookies.empty() ? "" : "; ") + value.substr(0, value.find(';'));
  }
  if (!cookies.empty()) cookies_ = cookies;
  Told told{reply.status, std::move(reply.headers), std::move(reply.body), {}};
  boost::system::error_code failed;
  json::value value = json::parse(told.text, failed);
  if (!failed && value.is_object()) told.body = std::move(value.get_object());
  return told;
}

json::object Browser::get(std::string_view target, int expected) {
  Told told = ask("GET", target);
  EXPECT_EQ(told.status, expected) << "GET " << target << ": " << told.text;
  return std::move(told.body);
}

json::object Browser::post(std::string_view target, const json::value& body, int expected) {
  Told told = ask("POST", target, body);
  EXPECT_EQ(told.status, expected) << "POST " << target << ": " << told.text;
  return std::move(told.body);
}

void Browser::log_in(const std::string& login, const std::string& password) {
  const json::object told = post("/v1/session", json::object{{"login", login}, {"password", password}});
  csrf_ = told.contains("csrf_token") ? std::string(told.at("csrf_token").as_string()) : "";
}

std::vector<DemoAccount> demo_accounts(const fs::path& folder) {
  std::vector<DemoAccount> accounts;
  const json::value told = json::parse(text_of_file(folder / "demo-accounts.json"));
  for (const json::value& each : told.as_array()) {
    const json::object& row = each.as_object();
    accounts.push_back({std::string(row.at("login").as_string()), std::string(row.at("password").as_string())});
  }
  return accounts;
}

}  // namespace gongbao::http_test
