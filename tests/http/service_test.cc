// gongbao serve from its first start: the administrator's password, who opens whose account, an operator that
// registers, what is left after kill -9, and that nobody's name stands in the journal.
#include <gtest/gtest.h>

#include <sys/wait.h>
#include <unistd.h>

#include <boost/json.hpp>
#include <chrono>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>

#include "server/test_client.h"

namespace gongbao {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using server::testing::Client;
using server::testing::Reply;

std::string text_of_file(const fs::path& path) {
  std::ifstream in(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(in), {}};
}

// What follows the words, to the end of the line.
std::string after(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + words.size();
  return text.substr(begin, text.find('\n', begin) - begin);
}

class Service {
 public:
  explicit Service(fs::path folder) : folder_(std::move(folder)) { start(); }
  ~Service() {
    if (pid_ > 0) kill_hard();
  }
  void start() {
    out_ = folder_.string() + ".out";
    fs::remove(out_);
    pid_ = ::fork();
    if (pid_ == 0) {
      if (std::freopen(out_.c_str(), "w", stdout) == nullptr) ::_exit(127);
      const std::string log = folder_.string() + ".log";
      ::execl(GONGBAO_PROGRAM, "gongbao", "serve", "--data", folder_.c_str(), "--port", "0", "--clock", "wall", "--log",
              log.c_str(), nullptr);
      ::_exit(127);
    }
    for (int i = 0; i < 600 && port_of_output() == 0; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(50));
    ASSERT_NE(port_of_output(), 0) << text_of_file(out_);
  }
  int stop() {
    ::kill(pid_, SIGTERM);
    return wait();
  }
  void kill_hard() {
    ::kill(pid_, SIGKILL);
    wait();
  }
  std::string output() const { return text_of_file(out_); }
  std::uint16_t port_of_output() const {
    const std::string port = after(output(), "serving at http://127.0.0.1:");
    return port.empty() ? std::uint16_t{0} : static_cast<std::uint16_t>(std::stoi(port));
  }

 private:
  int wait() {
    int status = 0;
    ::waitpid(pid_, &status, 0);
    pid_ = 0;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  }
  fs::path folder_;
  std::string out_;
  pid_t pid_ = 0;
};

// A browser: keeps its cookies and its token.
class Browser {
 public:
  explicit Browser(const Service& service) : port_(service.port_of_output()) {}
  json::object ask(std::string_view method, std::string_view target, const json::value& body, int expected) {
    std::string text = body.is_null() ? "" : json::serialize(body);
    std::string request = std::string(method) + " " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\n";
    if (!cookies_.empty()) request += "Cookie: " + cookies_ + "\r\n";
    if (!csrf_.empty()) request += "X-CSRF-Token: " + csrf_ + "\r\n";
    if (!text.empty()) request += "Content-Type: application/json\r\n";
    request += "Content-Length: " + std::to_string(text.size()) + "\r\nConnection: close\r\n\r\n" + text;
    Client client(port_, std::chrono::seconds(20));
    EXPECT_TRUE(client.send(request));
    const Reply reply = client.read_reply();
    EXPECT_EQ(reply.status, expected) << method << " " << target << ": " << reply.body;
    std::string cookies;
    for (const auto& [name, value] : reply.headers) {
      if (server::same_ignoring_case(name, "Set-Cookie"))
        cookies += (cookies.empty() ? "" : "; ") + value.substr(0, value.find(';'));
    }
    if (!cookies.empty()) cookies_ = cookies;
    const json::value value = json::parse(reply.body.empty() ? "{}" : reply.body);
    return value.is_object() ? value.as_object() : json::object{};
  }
  json::object get(std::string_view target, int expected = 200) { return ask("GET", target, nullptr, expected); }
  json::object post(std::string_view target, const json::value& body, int expected = 200) {
    return ask("POST", target, body, expected);
  }
  void log_in(const std::string& login, const std::string& password) {
    const json::object told = post("/v1/session", json::object{{"login", login}, {"password", password}});
    csrf_ = told.contains("csrf_token") ? std::string(told.at("csrf_token").as_string()) : "";
  }

 private:
  std::uint16_t port_;
  std::string cookies_, csrf_;
};

std::string text_at(const Service& service, std::string_view target) {
  Client client(service.port_of_output(), std::chrono::seconds(20));
  EXPECT_TRUE(client.send("GET " + std::string(target) + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"));
  return client.read_reply().body;
}

class ServiceTest : public testing::Test {
 protected:
  ServiceTest() {
    folder_ = fs::temp_directory_path() / ("service_" + std::to_string(::getpid()));
    fs::remove_all(folder_);
  }
  ~ServiceTest() override {
    for (const char* suffix : {"", ".out", ".log"}) fs::remove_all(folder_.string() + suffix);
  }
  fs::path folder_;
};

const json::object registration{{"uscc", "91110105MA00AAAA1T"},
                                {"operator_name", "燕南食府"},
                                {"kind", "single"},
                                {"district", "110105"},
                                {"industry", "catering"},
                                {"sub_industry", "正餐"},
                                {"legal_rep", json::object{{"name", "钱某某"}, {"phone", "13800000001"}}}};

TEST_F(ServiceTest, FromTheFirstStartToTheSecond) {
  Service service(folder_);
  const std::string first = after(service.output(), "one-time password, shown once: ");
  ASSERT_EQ(first.size(), 23U) << service.output();
  std::uint64_t operator_id = 0;
  {
    Browser admin(service);
    admin.log_in("admin", first);
    admin.post("/v1/accounts/open_account", json::object{{"login", "x"}}, 403);  // change the password first
    admin.post("/v1/password", json::object{{"old_password", first}, {"new_password", "quiet river stones"}});
    admin.log_in("admin", "quiet river stones");
    // Staff without a second factor can only set one up.
    EXPECT_EQ(admin
                  .post("/v1/accounts/open_account",
                        json::object{{"login", "who"}, {"person", json::object{{"name", "孙某某"}}}}, 403)
                  .at("code")
                  .as_string(),
              "credentials.second_factor_required");
    EXPECT_FALSE(admin.post("/v1/second-factor", json::object{}).at("seed").as_string().empty());

    Browser boss(service);
    boss.post("/v1/accounts/open_own_account",
              json::object{{"login", "boss"},
                           {"person", json::object{{"name", "钱某某"}, {"phone", "13800000001"}}},
                           {"kind", "operator"},
                           {"password", "small grey stones"}});
    boss.log_in("boss", "small grey stones");
    const json::object registered = boss.post("/v1/prepaid-card/register_operator", registration);
    operator_id = registered.at("facts").as_object().at("operator_id").to_number<std::uint64_t>();
    EXPECT_EQ(boss.get("/v1/me").at("speaks_as").as_string(), "operator/" + std::to_string(operator_id) + "/0");
  }
  service.kill_hard();
  service.start();
  EXPECT_EQ(after(service.output(), "shown once: "), "");  // there is an administrator
  Browser boss(service);
  boss.log_in("boss", "small grey stones");
  boss.get("/v1/prepaid-card/position?operator_id=" + std::to_string(operator_id));
  boss.post("/v1/prepaid-card/register_operator", registration, 422);
  const std::string metrics = text_at(service, "/metrics");
  EXPECT_NE(metrics.find("gongbao_journal_block_entries_count"), std::string::npos) << metrics;
  EXPECT_EQ(metrics.find("gongbao_journal_block_entries_count 0\n"), std::string::npos) << "no block was counted";
  EXPECT_EQ(boss.get("/healthz").at("status").as_string(), "alive");
  EXPECT_EQ(boss.get("/readyz").at("status").as_string(), "ready");
  EXPECT_EQ(boss.get("/openapi.json").at("openapi").as_string(), "3.1.0");
  EXPECT_EQ(service.stop(), 0);
}

// Not in the journal, not in snapshots, not in the log, not in what the program prints.
TEST_F(ServiceTest, NobodysNameStandsAnywhereInClear) {
  Service service(folder_);
  {
    Browser boss(service);
    boss.post("/v1/accounts/open_own_account",
              json::object{{"login", "boss.qian"},
                           {"person", json::object{{"name", "钱某某"}, {"phone", "13800000001"}}},
                           {"kind", "operator"},
                           {"password", "small grey stones"}});
    boss.log_in("boss.qian", "small grey stones");
    boss.post("/v1/prepaid-card/register_operator", registration);
    boss.post("/v1/session", json::object{{"login", "boss.qian"}, {"password", "wrong password here"}}, 401);
  }
  EXPECT_EQ(service.stop(), 0);
  int files = 0;
  for (const char* suffix : {"", ".out", ".log"}) {
    const fs::path root = folder_.string() + suffix;
    std::vector<fs::path> paths;
    if (fs::is_directory(root)) {
      for (const auto& each : fs::recursive_directory_iterator(root)) paths.push_back(each.path());
    } else {
      paths.push_back(root);
    }
    for (const fs::path& path : paths) {
      if (!fs::is_regular_file(path)) continue;
      ++files;
      const std::string bytes = text_of_file(path);
      for (const std::string_view secret :
           {"钱某某", "13800000001", "small grey stones", "boss.qian", "wrong password here"}) {
        EXPECT_EQ(bytes.find(secret), std::string::npos) << secret << " stands in " << path.filename();
      }
    }
  }
  EXPECT_GE(files, 4);
}

}  // namespace
}  // namespace gongbao
