// Strangers' tools against the served demo city: wapiti looks for holes, slowhttptest tries to use the connections up.
// GONGBAO_LONG_SCAN (set by the label long) lets both go on for minutes.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <optional>

#include "http/served.h"
#include "import/program.h"

namespace gongbao::http_test {
namespace {

namespace json = boost::json;

bool long_scan() { return std::getenv("GONGBAO_LONG_SCAN") != nullptr; }

class Scanners : public testing::Test {
 protected:
  void SetUp() override {
    const std::string city = folder_.path("city");
    ASSERT_TRUE(import_test::demo_city(city));
    // The limit on requests would keep the tools from finding anything.
    service_.emplace(city, std::vector<std::string>{"--requests-per-minute", "1000000"});
    service_->wait_for_lists();
    address_ = "http://127.0.0.1:" + std::to_string(service_->port());
  }
  void TearDown() override {
    EXPECT_EQ(Browser(service_->port()).get("/readyz").at("status").as_string(), "ready");
    EXPECT_EQ(service_->stop(), 0);
  }

  import_test::Folder folder_;
  std::optional<Served> service_;
  std::string address_;
};

// Not set on purpose: the one is of TLS only, which the proxy in front adds; the other's value 0 is taken for none.
const std::set<std::string> not_a_finding{"X-XSS-Protection is not set", "Strict-Transport-Security is not set"};

TEST_F(Scanners, WapitiFindsNothing) {
  const std::string report = folder_.path("report.json"), seconds = long_scan() ? "300" : "20";
  std::vector<std::string> command{"wapiti", "-u", address_ + "/", "--scope", "domain", "--flush-session"};
  for (const char* start : {"/openapi.json", "/v1/prepaid-card/lookup?name_contains=a&limit=5&order=name",
                            "/v1/prepaid-card/published?operator_id=39", "/v1/prepaid-card/outlets?operator_id=39",
                            "/v1/prepaid-card/risk_prompts?limit=5&cursor=1", "/v1/me", "/v1/events?after=0&wait=0"}) {
    command.insert(command.end(), {"-s", address_ + start});
  }
  command.insert(command.end(), {"--store-session", folder_.path("session"), "--store-config", folder_.path("config")});
  command.insert(command.end(), {"-m", "all,-nikto,-wapp,-buster,-brute_login_form", "--max-attack-time", seconds});
  command.insert(command.end(), {"--max-scan-time", seconds, "-f", "json", "-o", report});
  Process wapiti(std::move(command), folder_.path("wapiti"));
  ASSERT_EQ(wapiti.wait_for(std::chrono::minutes(long_scan() ? 30 : 2)), 0) << wapiti.output();
  const json::value told = json::parse(text_of_file(report));
  for (const char* kind : {"vulnerabilities", "anomalies"}) {
    for (const auto& [name, findings] : told.at(kind).as_object()) {
      for (const json::value& each : findings.as_array()) {
        if (not_a_finding.contains(std::string(each.at("info").as_string()))) continue;
        ADD_FAILURE() << std::string_view(name) << ": " << json::serialize(each);
      }
    }
  }
  const std::string metrics = Browser(service_->port()).ask("GET", "/metrics").text;
  EXPECT_EQ(metrics.find("status=\"500\""), std::string::npos) << metrics;
}

// Headers, bodies and readings that never come to an end: meanwhile others are served.
TEST_F(Scanners, SlowConnectionsKeepNobodyOut) {
  const std::string seconds = long_scan() ? "120" : "8";
  const std::vector<std::vector<std::string>> manners{
      {"-H", "-i", "3", "-t", "GET", "-u", address_ + "/v1/prepaid-card/lookup"},
      {"-B", "-i", "3", "-s", "8192", "-t", "POST", "-u", address_ + "/v1/session"},
      {"-X", "-w", "10", "-y", "20", "-n", "3", "-z", "16", "-k", "3", "-u", address_ + "/openapi.json"}};
  for (const auto& manner : manners) {
    const std::string out = folder_.path("slow" + manner.front());
    std::vector<std::string> command{"slowhttptest", "-c",    "150", "-r", "75", "-p", "3",
                                     "-l",           seconds, "-g",  "-o", out};
    command.insert(command.end(), manner.begin(), manner.end());
    Process slow(std::move(command), out + ".said");
    EXPECT_NE(slow.wait_for(std::chrono::minutes(long_scan() ? 4 : 1)), -1) << slow.output();
    // Seconds,Closed,Pending,Connected,Service Available
    const std::string table = text_of_file(out + ".csv");
    std::size_t lines = 0, most = 0;
    for (std::size_t at = table.find('\n') + 1; at < table.size(); at = table.find('\n', at) + 1, ++lines) {
      const std::string line = table.substr(at, table.find('\n', at) - at);
      EXPECT_FALSE(line.ends_with(",0")) << manner.front() << " keeps others out: " << line;
      const std::size_t last = line.rfind(',');
      most = std::max<std::size_t>(most, std::stoul(line.substr(line.rfind(',', last - 1) + 1)));
    }
    EXPECT_GT(lines, 2u) << slow.output();
    EXPECT_GT(most, 20u) << manner.front() << " never had connections enough to mean anything";
  }
}

}  // namespace
}  // namespace gongbao::http_test
