// A served demo city after everybody has read everything he may: nobody's name, phone or resident id stands in clear
// in what lies on the disk (journal, views, snapshots, credentials), in the log, in the metrics, or in what webhooks
// send.
#include <gtest/gtest.h>

#include <atomic>
#include <fstream>
#include <mutex>
#include <thread>

#include "demo/lived.h"
#include "http/walk.h"
#include "server/test_client.h"

namespace gongbao::http_test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

// What was told and what was refused: a path is read by a few only, since what is written of it is written by the same
// lines for all; and who holds the offices of one that was refused is not refused again.
class Read {
 public:
  void all(Browser& reader, const std::string& roles, const json::object& paths) {
    for (const auto& [path, methods] : paths) {
      const std::string target(path);
      if (!methods.as_object().contains("get") || target.find('{') != std::string::npos) continue;
      if (refused_[roles].contains(target) || told_[target] == readers_of_a_path) continue;
      Told told = ask(reader, target);
      if (told.status == 429) {
        reader.move_on();
        told = ask(reader, target);
      }
      told_[target] += told.status == 200 ? 1 : 0;
      if (told.status == 403) refused_[roles].insert(target);
    }
  }
  std::size_t pages() const {
    std::size_t all = 0;
    for (const auto& [path, times] : told_) all += times;
    return all;
  }

 private:
  static constexpr std::size_t readers_of_a_path = 3;
  static Told ask(Browser& reader, const std::string& target) {
    return reader.ask("GET", target + (target == "/v1/events" ? "?after=0" : ""));
  }
  std::map<std::string, std::size_t> told_;
  std::map<std::string, std::set<std::string>> refused_;  // by the roles of an account
};

// Who is sent events writes down whatever comes.
class Receiver {
 public:
  explicit Receiver(const fs::path& file) : out_(file) {
    world_.answers("/hook",
                   [this](const server::RequestPtr& request) {
                     const std::lock_guard lock(mutex_);
                     out_ << request->body << std::endl;
                     ++came_;
                     return server::json_response(200, "{}");
                   },
                   server::Method::post, {.work = server::Work::blocking});
    world_.start();
  }
  std::string host() const { return "127.0.0.1:" + std::to_string(world_.port()); }
  std::size_t came() const { return came_; }

 private:
  std::mutex mutex_;
  std::ofstream out_;
  std::atomic<std::size_t> came_ = 0;
  server::testing::World world_;
};

std::string roles_of(Browser& browser) {
  std::string roles;
  const Told me = browser.ask("GET", "/v1/me");
  for (const json::value& office : me.body.at("offices").as_array()) roles += json::serialize(office.at("role")) + " ";
  return roles;
}

// For the first office of that account; administrators have no events.
bool register_webhook(Browser& browser, const std::string& host) {
  const Told me = browser.ask("GET", "/v1/me");
  if (me.status != 200 || me.body.at("offices").as_array().empty()) return false;
  json::object office = me.body.at("offices").at(0).as_object();
  office.erase("office");
  return browser
             .ask("POST", "/v1/accounts/register_webhook",
                  json::object{{"office", office},
                               {"url", "http://" + host + "/hook"},
                               {"secret", "thirty-two-characters-and-a-few-more"}})
             .status == 200;
}

TEST(Names, StandNowhereInClearAfterAllIsRead) {
  const auto lived = demo_test::live(1, cli::demo::shortest_stay);  // who there is, from the same seed
  ASSERT_GT(lived->city.people.size(), 100u);
  const import_test::Folder folder;
  const fs::path data = folder.path("city");
  ASSERT_TRUE(import_test::demo_city(data));
  Receiver receiver(folder.path("city.webhook"));
  Served service(data, {"--trusted-proxy", "127.0.0.1", "--webhook-allow", receiver.host()});
  service.wait_for_lists();
  std::size_t webhooks = 0;
  Read read;
  {
    Browser anybody(service.port());
    const json::value description = json::parse(anybody.ask("GET", "/openapi.json").text);
    const json::object& paths = description.at("paths").as_object();
    for (const DemoAccount& each : demo_accounts(data)) {
      Browser reader(service.port());
      reader.log_in(each.login, each.password);
      webhooks += register_webhook(reader, receiver.host());
      read.all(reader, roles_of(reader), paths);
    }
    // And everything is done once, persons named and read in clear among it.
    const json::array steps = walk_steps();
    Walk walk(service.port(), steps, [](const Attempt&, const Told&) {});
    walk.in_short(service.port());
    walk.go();
    EXPECT_TRUE(walk.accepted().at("persons/read_person"));
    std::ofstream(folder.path("city.metrics")) << anybody.ask("GET", "/metrics").text;
  }
  EXPECT_GT(read.pages(), 300u);
  EXPECT_GT(webhooks, 10u);
  constexpr std::size_t some_events = 50;
  for (int i = 0; i < 300 && receiver.came() < some_events; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
  }
  EXPECT_GE(receiver.came(), some_events);
  EXPECT_EQ(service.stop(), 0);

  std::vector<std::string> secrets{"陆走行", "13800009901", "金持卡", "13800009902", "过来客", "田一铺", "田二铺"};
  for (const cli::demo::Person& each : lived->city.people) {
    secrets.insert(secrets.end(), {each.name, each.phone, each.resident_id});
  }
  std::set<std::string> kinds;
  for (const auto& entry : fs::recursive_directory_iterator(data.parent_path())) {
    const fs::path path = entry.path();
    if (!entry.is_regular_file() || path.filename().string().starts_with("vault.db")) continue;
    kinds.insert(path.parent_path().filename() == "views" ? "views" : path.extension().string());
    const std::string bytes = text_of_file(path);
    for (const std::string& secret : secrets) {
      EXPECT_EQ(bytes.find(secret), std::string::npos) << secret << " stands in " << path;
    }
  }
  for (const char* kind : {"views", ".gbj", ".log", ".metrics", ".out", ".db", ".webhook"}) {
    EXPECT_TRUE(kinds.contains(kind)) << "no file of kind " << kind << " was looked at";
  }
}

}  // namespace
}  // namespace gongbao::http_test
