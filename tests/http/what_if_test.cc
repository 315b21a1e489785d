// What an officer of the city is told of a what-if is what the command line tells, of his own document; the service
// goes on, and nothing is left of it, neither a process nor a file.
#include <gtest/gtest.h>

#include <csignal>
#include <map>
#include <optional>
#include <thread>

#include "formats/json_fields.h"
#include "http/served.h"
#include "import/program.h"
#include "policies/registry/what_if.h"

namespace gongbao::http_test {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;

constexpr const char* demo_password = "公报-demo-2024";
constexpr const char* address = "/v1/what-if";

class WhatIfServed : public testing::Test {
 protected:
  static void SetUpTestSuite() {
    folder_ = std::make_unique<import_test::Folder>();
    city_ = folder_->path("city");
    ASSERT_TRUE(import_test::demo_city(city_));
  }
  static void TearDownTestSuite() { folder_.reset(); }
  void SetUp() override {
    service_.emplace(city_);
    service_->wait_for_lists();
  }
  Browser officer(const std::string& login) const {
    Browser browser(service_->port());
    browser.log_in(login, demo_password);
    return browser;
  }
  static json::object when_over(Browser& browser) {
    json::object told = browser.get(address);
    while (told.at("state").as_string() == "running") {
      std::this_thread::sleep_for(std::chrono::milliseconds(100));
      told = browser.get(address);
    }
    return told;
  }
  // What the program tells, narrowed as the service narrows it.
  json::value from_the_line(const std::vector<std::string>& set, std::string_view document) const {
    std::vector<std::string> line{"whatif", "--data", city_, "--json"};
    line.insert(line.end(), set.begin(), set.end());
    const auto ran = import_test::run(line);
    EXPECT_EQ(ran.exit_code, 0) << ran.err;
    const auto told = formats::from_json<policies::WhatIf>(json::parse(ran.out));
    EXPECT_TRUE(told.has_value()) << to_string(told.error());
    return told ? formats::to_json(policies::narrowed(*told, document)) : json::value();
  }

  static inline std::unique_ptr<import_test::Folder> folder_;
  static inline std::string city_;
  std::optional<Served> service_;
};

json::object asking(std::string_view document, std::string_view parameter, std::string_view value) {
  return {{"set", json::array{json::object{{"document", document}, {"parameter", parameter}, {"value", value}}}}};
}

TEST_F(WhatIfServed, TellsWhatTheCommandLineTells) {
  Browser browser = officer("city");
  const json::object begun = browser.post(address, asking("prepaid-card", "custody_ratio", "20%"), 202);
  EXPECT_EQ(begun.at("document").as_string(), "prepaid-card");
  const json::object told = when_over(browser);
  ASSERT_EQ(told.at("state").as_string(), "done") << json::serialize(told);
  EXPECT_EQ(told.at("done"), told.at("total"));
  const json::value line = from_the_line({"--set", "prepaid-card/custody_ratio=20%"}, "prepaid-card");
  EXPECT_EQ(json::serialize(told.at("result")), json::serialize(line));
}

std::vector<std::string> files_below(const fs::path& folder) {
  std::vector<std::string> all;
  for (const auto& file : fs::recursive_directory_iterator(folder)) all.push_back(file.path());
  std::ranges::sort(all);
  return all;
}

TEST_F(WhatIfServed, LeavesNoFileAndTakesNoLock) {
  Browser browser = officer("city");
  const auto before = files_below(city_);
  browser.post(address, asking("prepaid-card", "custody_ratio", "60%"), 202);
  // Meanwhile the city is served, and its days go on.
  Browser keeper = officer("sysadmin");
  keeper.post("/v1/demo/next-day", json::object{});
  EXPECT_EQ(when_over(browser).at("state").as_string(), "done");
  EXPECT_EQ(browser.ask("GET", std::string(address) + "?format=xlsx").status, 200);
  EXPECT_EQ(files_below(city_), before);
}

// Processes that work on this city beside its service.
std::vector<pid_t> what_ifs_of(const std::string& city) {
  std::vector<pid_t> found;
  for (const auto& process : fs::directory_iterator("/proc")) {
    const std::string name = process.path().filename();
    if (name.find_first_not_of("0123456789") != std::string::npos) continue;
    const std::string line = text_of_file(process.path() / "cmdline");
    if (line.find(std::string("\0whatif\0", 8)) != line.npos && line.find(city) != line.npos)
      found.push_back(std::stoi(name));
  }
  return found;
}

TEST_F(WhatIfServed, AKilledProcessEndsNeitherTheServiceNorTheNextOne) {
  Browser browser = officer("city");
  bool killed = false;
  for (int i = 0; i < 20 && !killed; ++i) {
    browser.post(address, asking("prepaid-card", "custody_ratio", "60%"), 202);
    for (const pid_t pid : what_ifs_of(city_)) ::kill(pid, SIGABRT);
    const json::object told = when_over(browser);
    killed = told.at("state").as_string() == "failed";  // otherwise it was quicker
    if (killed) EXPECT_EQ(told.at("problem").as_string(), "what_if.failed");
  }
  EXPECT_TRUE(killed);
  browser.post(address, asking("prepaid-card", "custody_ratio", "60%"), 202);
  EXPECT_EQ(when_over(browser).at("state").as_string(), "done");
}

TEST_F(WhatIfServed, NoneOutlivesTheService) {
  officer("city").post(address, asking("prepaid-card", "custody_ratio", "60%"), 202);
  EXPECT_EQ(service_->stop(), 0);
  EXPECT_TRUE(what_ifs_of(city_).empty());
  service_->start();
  officer("city").post(address, asking("prepaid-card", "custody_ratio", "60%"), 202);
  service_->kill_hard();
  bool gone = false;
  for (int i = 0; i < 600 && !gone; ++i) {
    std::this_thread::sleep_for(std::chrono::milliseconds(100));
    gone = what_ifs_of(city_).empty();
  }
  EXPECT_TRUE(gone) << "nobody reads how far it is";
}

}  // namespace
}  // namespace gongbao::http_test
