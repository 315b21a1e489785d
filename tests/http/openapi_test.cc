// The description of the interface as others read it: two linters, and prism as a checking proxy between us and the
// service, so that every answer given here, refusals included, is what /openapi.json says.
#include <gtest/gtest.h>

#include <chrono>
#include <csignal>
#include <fstream>
#include <optional>
#include <thread>

#include "http/node_tools.h"
#include "http/walk.h"
#include "import/program.h"

namespace gongbao::http_test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr std::chrono::seconds longest_lint{60};

// Forwards everything and says in a header what was not as described.
class Proxy {
 public:
  Proxy(const fs::path& tools, const std::string& description, std::uint16_t upstream, const std::string& output)
      : port_(free_port()),
        process_({(tools / "prism").string(), "proxy", description, "http://127.0.0.1:" + std::to_string(upstream),
                  "--port", std::to_string(port_)},
                 output) {
    const auto end = std::chrono::steady_clock::now() + std::chrono::seconds(30);
    while (std::chrono::steady_clock::now() < end && process_.output().find("Prism is listening") == std::string::npos)
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  ~Proxy() { process_.signal_and_wait(SIGTERM); }
  std::uint16_t port() const { return port_; }

 private:
  std::uint16_t port_;
  Process process_;
};

// One city for all tests here.
struct World {
  import_test::Folder folder;
  fs::path tools;
  std::string skipped, failed;
  std::optional<Served> service;
  std::optional<Proxy> proxy;

  World() {
    const auto found = node_tools();
    if (!found) {
      (found.error().starts_with("skip: ") ? skipped : failed) = found.error();
      return;
    }
    tools = *found;
    if (!import_test::demo_city(folder.path("city"))) {
      failed = "no demo city";
      return;
    }
    service.emplace(folder.path("city"), std::vector<std::string>{"--trusted-proxy", "127.0.0.1"});
    service->wait_for_lists();
    Browser anybody(service->port());
    std::ofstream(folder.path("openapi.json")) << anybody.ask("GET", "/openapi.json").text;
    proxy.emplace(tools, folder.path("openapi.json"), service->port(), folder.path("prism"));
  }
};

class OpenApi : public testing::Test {
 protected:
  static void SetUpTestSuite() { world_ = std::make_unique<World>(); }
  static void TearDownTestSuite() { world_.reset(); }
  void SetUp() override {
    if (!world_->skipped.empty()) GTEST_SKIP() << world_->skipped;
    ASSERT_EQ(world_->failed, "");
  }
  static std::string path(const std::string& name) { return world_->folder.path(name); }
  static std::string description() { return path("openapi.json"); }
  static std::string said() { return text_of_file(path("said")); }
  static std::uint16_t port() { return world_->service->port(); }
  static std::uint16_t proxied() { return world_->proxy->port(); }
  static const fs::path& tools() { return world_->tools; }
  static int run(std::vector<std::string> command) {
    command.front() = (tools() / command.front()).string();
    return Process(command, path("said")).wait_for(longest_lint);
  }

  static inline std::unique_ptr<World> world_;
};

// What prism says against an answer, and against a request that the service was content with.
std::string objections(const Told& told) {
  const auto found = told.headers.find("sl-violations");
  if (!found) return {};
  std::string all;
  boost::system::error_code cut_off;
  const json::value violations = json::parse(*found, cut_off);
  if (cut_off) return "too many to tell: " + std::string(*found);
  for (const json::value& each : violations.as_array()) {
    const json::object& violation = each.as_object();
    const bool of_answer = violation.at("location").as_array().at(0).as_string() == "response";
    if (of_answer || told.status / 100 == 2) all += json::serialize(violation) + "\n";
  }
  return all;
}

// Keeps count of what was checked.
struct Judge {
  std::map<int, int> by_status;
  void operator()(const std::string& what, const Told& told) {
    ++by_status[told.status];
    const std::string against = objections(told);
    EXPECT_TRUE(against.empty()) << what << " " << told.status << "\n" << against << told.text.substr(0, 600);
    EXPECT_NE(told.status, 0) << what;
    EXPECT_LT(told.status, 500) << what << told.text;
  }
};

TEST_F(OpenApi, PassesTheLinters) {
  EXPECT_EQ(run({"redocly", "lint", description()}), 0) << said();
  std::ofstream(path("rules.yaml")) << "extends: [\"spectral:oas\"]\n";
  EXPECT_EQ(run({"spectral", "lint", "--ruleset", path("rules.yaml"), description()}), 0) << said();
  // They do find something where there is something.
  std::ofstream(path("wrong.json")) << R"({"openapi": "3.1.0", "paths": {"/a/{b}": {"get": {}}}})";
  EXPECT_NE(run({"redocly", "lint", path("wrong.json")}), 0);
  EXPECT_NE(run({"spectral", "lint", "--ruleset", path("rules.yaml"), path("wrong.json")}), 0);
}

TEST_F(OpenApi, EveryCommandIsAnsweredAsDescribed) {
  Judge judge;
  const json::array steps = walk_steps();
  Walk walk(proxied(), steps,
            [&](const Attempt& attempt, const Told& told) { judge(attempt.command + " by " + attempt.actor, told); });
  walk.in_short(port());
  walk.go();
  EXPECT_GT(judge.by_status[200], 80);
  EXPECT_GT(judge.by_status[401] + judge.by_status[403], 50);
}

// What a parameter of a question is asked with, so that there is something to tell.
using Known = std::map<std::string, std::string>;

Known known_to(Browser& shop) {
  const json::object me = shop.get("/v1/me");
  const json::object cards = shop.get("/v1/prepaid-card/cards?limit=1");
  return {{"entry_no", "60"},
          {"id", "000000000000000000000000000000a1"},
          {"document", "prepaid-card"},
          {"path", "9"},
          {"file", "prepaid-card.xml"},
          {"c", "prepaid-card/9l"},
          {"target", "prepaid-card"},
          {"operator_id", json::serialize(me.at("offices").at(0).at("organisation"))},
          {"card_id", std::string(cards.at("rows").at(0).at("card_id").as_string())},
          {"contract_id", "1"},
          {"lot_id", "1"},
          {"village", "1"},
          {"household", "1"},
          {"application", "1"},
          {"loan", "1"},
          {"clawback", "1"},
          {"complaint", "1"},
          {"supplier", "52110105MA00CCCC17"},
          {"invoice_no", "20260000000000000001"},
          {"vin_last6", "123456"},
          {"price_fen", "50000.00"},
          {"invoice", "1"},
          {"transaction", "1"},
          {"case_id", "1"},
          {"claim", "1"},
          {"month", "2024-03"},
          {"quarter", "2024Q3"},
          {"district", "110105"},
          {"exam_year", "2025"},
          {"student", "2501"},
          {"check_code", "0"},
          {"subject", "history"},
          {"jurisdiction", "110105"},
          {"school", "1"},
          {"year", "2025"},
          {"department", "110105"},
          {"supervisor", "1"},
          {"report", "1"},
          {"entry_id", "1"},
          {"q", "9111"}};
}

// Where nothing known is asked for, something of its kind.
std::string value_of(const Known& known, const json::object& parameter) {
  const auto found = known.find(std::string(parameter.at("name").as_string()));
  if (found != known.end()) return found->second;
  return parameter.at("schema").at("type").as_string() == "integer" ? "1" : "none";
}

// The two ports, and the answers that were judged: path and status.
struct Ways {
  std::uint16_t direct = 0, proxied = 0;
  std::set<std::pair<std::string, int>> seen;
};

// Each GET of the description: as it is asked, page after page, and asked wrongly.
void ask_everything(const std::string& who, Browser& visitor, const Known& known, const json::object& paths, Ways& ways,
                    Judge& judge) {
  for (const auto& [path, methods] : paths) {
    const auto* operation = methods.as_object().if_contains("get");
    if (operation == nullptr) continue;
    std::string target(path);
    if (target == "/v1/events") target += "?after=0";
    bool pages = false;
    if (const auto* parameters = operation->as_object().if_contains("parameters")) {
      for (const json::value& each : parameters->as_array()) {
        const json::object& parameter = each.as_object();
        if (parameter.contains("$ref")) continue;
        const std::string name(parameter.at("name").as_string());
        pages = pages || name == "cursor";
        if (!parameter.at("required").as_bool()) continue;
        const std::string value = value_of(known, parameter);
        if (parameter.at("in").as_string() == "path") {
          target.replace(target.find('{'), target.find('}') - target.find('{') + 1, value);
        } else {
          target += (target.find('?') == std::string::npos ? "?" : "&") + name + "=" + value;
        }
      }
    }
    if (pages) target += "?limit=3";
    // The proxy looks long through so many addresses: it is asked about the first answer of each status.
    visitor.at(ways.direct);
    Told told = visitor.ask("GET", target);
    EXPECT_NE(told.status, 0) << target;
    if (!ways.seen.insert({std::string(path), told.status}).second) continue;
    visitor.at(ways.proxied);
    told = visitor.ask("GET", target);
    judge(who + " GET " + target, told);
    if (const auto* next = told.body.if_contains("next"); pages && next != nullptr) {
      const std::string page = target + "&cursor=" + std::string(next->as_string());
      judge(who + " GET " + page, visitor.ask("GET", page));
      judge(who + " GET " + page, visitor.ask("GET", target + "&cursor=elsewhere"));
      judge(who + " GET " + page, visitor.ask("GET", target + "&no_such_filter=1"));
    }
  }
}

TEST_F(OpenApi, EveryQuestionAndListIsAnsweredAsDescribed) {
  Judge judge;
  const json::object paths = json::parse(text_of_file(description())).at("paths").as_object();
  Browser shop(port());
  shop.log_in("op-yannan", "公报-demo-2024");
  const Known known = known_to(shop);
  Ways ways{.direct = port(), .proxied = proxied(), .seen = {}};
  // One of each role.
  for (const char* login : {"op-yannan", "branch-maisui", "consumer1", "bank-yandu", "chaoyang", "city", "market",
                            "finance", "pboc", "nfra", "association", "auditor"}) {
    Browser visitor(proxied());
    visitor.log_in(login, "公报-demo-2024");
    ask_everything(login, visitor, known, paths, ways, judge);
  }
  Browser anybody(proxied());
  ask_everything("public", anybody, known, paths, ways, judge);
  EXPECT_GT(judge.by_status[200], 200);
  EXPECT_GT(judge.by_status[400], 50);
  EXPECT_GT(judge.by_status[401] + judge.by_status[403], 100);
}

// Signing in, and each status that an error may have.
TEST_F(OpenApi, ErrorsAreAsDescribed) {
  Judge judge;
  const auto expect = [&](int status, std::string_view what, const Told& told) {
    judge(std::string(what), told);
    EXPECT_EQ(told.status, status) << what << told.text;
  };
  const std::string login = "op-yannan", password = "公报-demo-2024";
  Browser shop(proxied());
  expect(401, "wrong password", shop.ask("POST", "/v1/session", json::object{{"login", login}, {"password", "no"}}));
  expect(400, "no password", shop.ask("POST", "/v1/session", json::object{{"login", login}}));
  expect(400, "no JSON", shop.send("POST", "/v1/session", "{", "application/json"));
  expect(401, "nobody", shop.ask("GET", "/v1/sessions"));
  shop.log_in(login, password);
  expect(200, "sessions", shop.ask("GET", "/v1/sessions"));
  expect(404, "no such session", shop.ask("DELETE", "/v1/sessions/999999"));
  expect(
      403, "old password",
      shop.ask("POST", "/v1/password", json::object{{"old_password", "no"}, {"new_password", "quiet river stones"}}));
  expect(200, "second factor", shop.ask("POST", "/v1/second-factor"));
  expect(422, "wrong code", shop.ask("POST", "/v1/second-factor/confirm", json::object{{"code", "000000"}}));
  expect(403, "not the auditor", shop.ask("GET", "/v1/security-events"));
  expect(404, "no such entry", shop.ask("GET", "/v1/custody/entries/99999999"));

  const auto operator_id = shop.get("/v1/me").at("offices").at(0).at("organisation").to_number<std::uint64_t>();
  const std::string prompt = "/v1/prepaid-card/declare_balance";
  json::object declared{
      {"operator_id", operator_id}, {"as_of", "2024-11-20"}, {"received_fen", 5}, {"redeemed_fen", 0}};
  expect(415, "content type", shop.send("POST", prompt, "{}", "text/plain"));
  shop.also_send("Idempotency-Key: once\r\n");
  judge("declared", shop.ask("POST", prompt, declared));
  declared["received_fen"] = 6;
  expect(409, "the same key for other content", shop.ask("POST", prompt, declared));
  shop.also_send("");
  expect(404, "no such operator", [&] {
    Browser city(proxied());
    city.log_in("city", password);
    return city.ask("GET", "/v1/prepaid-card/position?operator_id=999999");
  }());
  expect(422, "a rule",
         shop.ask("POST", "/v1/prepaid-card/cancel_termination", json::object{{"operator_id", operator_id}}));

  Browser greedy(proxied());
  Told last;
  constexpr int more_than_the_burst = 200;
  for (int i = 0; i < more_than_the_burst && last.status != 429; ++i) last = greedy.ask("GET", "/v1/me");
  expect(429, "too many", last);
  expect(200, "signing out", shop.ask("DELETE", "/v1/session"));
}

// A description that is not true is found out.
TEST_F(OpenApi, TheProxyDoesObject) {
  json::value untrue = json::parse(text_of_file(description()));
  json::object& paths = untrue.as_object().at("paths").as_object();
  json::object few;
  for (const char* path : {"/v1/prepaid-card/lookup", "/v1/me"}) few[path] = paths.at(path);
  paths = std::move(few);
  std::string text = json::serialize(untrue);
  const std::string required = R"("required":["rows","entry_no","clauses"])";
  const std::size_t at = text.find(required);
  ASSERT_NE(at, std::string::npos);
  text.replace(at, required.size(), R"("required":["rows","entry_no","no_such"])");
  std::ofstream(path("untrue.json")) << text;
  const Proxy proxy(tools(), path("untrue.json"), port(), path("untrue"));
  Browser anybody(proxy.port());
  EXPECT_NE(objections(anybody.ask("GET", "/v1/prepaid-card/lookup")), "");
  EXPECT_EQ(objections(anybody.ask("GET", "/v1/me")), "");
}

}  // namespace
}  // namespace gongbao::http_test
