// A served demo city after everybody has read everything he may: nobody's name, phone or resident id stands in clear
// in what lies on the disk (journal, views, snapshots, credentials), in the log, or in the metrics.
#include <gtest/gtest.h>

#include <fstream>

#include "demo/lived.h"
#include "http/walk.h"

namespace gongbao::http_test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

void read_all(Browser& reader, const json::object& paths, std::size_t& pages) {
  for (const auto& [path, methods] : paths) {
    const std::string target(path);
    if (!methods.as_object().contains("get") || target.find('{') != std::string::npos) continue;
    Told told = reader.ask("GET", target + (target == "/v1/events" ? "?after=0" : ""));
    if (told.status == 429) {
      reader.move_on();
      told = reader.ask("GET", target);
    }
    pages += told.status == 200;
  }
}

TEST(Names, StandNowhereInClearAfterAllIsRead) {
  const auto lived = demo_test::live(1, cli::demo::shortest_stay);  // who there is, from the same seed
  ASSERT_GT(lived->city.people.size(), 100u);
  const import_test::Folder folder;
  const fs::path data = folder.path("city");
  ASSERT_EQ(import_test::run({"demo", data.string(), "--days", "120", "--json"}).exit_code, 0);
  Served service(data, {"--trusted-proxy", "127.0.0.1"});
  service.wait_for_lists();
  std::size_t pages = 0;
  {
    Browser anybody(service.port());
    const json::value description = json::parse(anybody.ask("GET", "/openapi.json").text);
    const json::object& paths = description.at("paths").as_object();
    for (const DemoAccount& each : demo_accounts(data)) {
      Browser reader(service.port());
      reader.log_in(each.login, each.password);
      read_all(reader, paths, pages);
    }
    // And everything is done once, persons named and read in clear among it.
    const json::array steps = walk_steps();
    Walk walk(
        service.port(), steps, [](const Attempt&, const Told&) {}, 0);
    walk.go();
    EXPECT_TRUE(walk.accepted().at("persons/read_person"));
    std::ofstream(folder.path("city.metrics")) << anybody.ask("GET", "/metrics").text;
  }
  EXPECT_GT(pages, 300u);
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
  for (const char* kind : {"views", ".gbj", ".log", ".metrics", ".out", ".db"}) {
    EXPECT_TRUE(kinds.contains(kind)) << "no file of kind " << kind << " was looked at";
  }
}

}  // namespace
}  // namespace gongbao::http_test
