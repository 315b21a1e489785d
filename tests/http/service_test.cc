// gongbao serve from its first start: the administrator's password, who opens whose account, an operator that
// registers, what is left after kill -9, and that nobody's name stands in the journal.
#include <gtest/gtest.h>

#include <unistd.h>

#include <fstream>

#include "http/served.h"

namespace gongbao {
namespace {

namespace fs = std::filesystem;
namespace json = boost::json;
using http_test::Browser;
using http_test::Served;
using http_test::text_of_file;

const std::string told_password = "one-time password, shown once: ";

// What follows the words, to the end of the line.
std::string after(const std::string& text, const std::string& words) {
  const std::size_t at = text.find(words);
  if (at == std::string::npos) return {};
  const std::size_t begin = at + words.size();
  return text.substr(begin, text.find('\n', begin) - begin);
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
  Served service(folder_, {"--clock", "wall"});
  const std::string first = after(service.output(), told_password);
  ASSERT_EQ(first.size(), 23U) << service.output();
  std::uint64_t operator_id = 0;
  {
    Browser admin(service.port());
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

    Browser boss(service.port());
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
  EXPECT_EQ(after(service.output(), told_password), "");  // there is an administrator
  Browser boss(service.port());
  boss.log_in("boss", "small grey stones");
  boss.get("/v1/prepaid-card/position?operator_id=" + std::to_string(operator_id));
  boss.post("/v1/prepaid-card/register_operator", registration, 422);
  const std::string metrics = boss.ask("GET", "/metrics").text;
  EXPECT_NE(metrics.find("gongbao_journal_block_entries_count"), std::string::npos) << metrics;
  EXPECT_EQ(metrics.find("gongbao_journal_block_entries_count 0\n"), std::string::npos) << "no block was counted";
  EXPECT_EQ(boss.get("/healthz").at("status").as_string(), "alive");
  EXPECT_EQ(boss.get("/readyz").at("status").as_string(), "ready");
  EXPECT_EQ(boss.get("/openapi.json").at("openapi").as_string(), "3.1.0");
  EXPECT_EQ(service.stop(), 0);
}

// A subcommand of the program: what it printed, and its exit code.
std::pair<std::string, int> run_program(const std::string& arguments) {
  std::string printed;
  FILE* pipe = ::popen((std::string(GONGBAO_PROGRAM) + " " + arguments + " 2>&1").c_str(), "r");
  char piece[4096];
  while (pipe != nullptr && std::fgets(piece, sizeof piece, pipe) != nullptr) printed += piece;
  const int status = pipe == nullptr ? -1 : ::pclose(pipe);
  return {printed, WIFEXITED(status) ? WEXITSTATUS(status) : -1};
}

TEST_F(ServiceTest, ALockedOutAdministratorComesBackInOnceTheServiceStands) {
  Served service(folder_, {"--clock", "wall"});
  const std::string reset = "user reset --data " + folder_.string() + " --json";
  const auto [refused, code] = run_program(reset);
  EXPECT_NE(code, 0) << "a server holds the store";
  EXPECT_EQ(refused.find("one_time_password"), std::string::npos);
  EXPECT_EQ(service.stop(), 0);

  const auto [listed, listing] = run_program("user list --data " + folder_.string() + " --json");
  EXPECT_EQ(listing, 0) << listed;
  const json::array accounts = json::parse(listed).as_object().at("accounts").as_array();
  ASSERT_EQ(accounts.size(), 1U);
  const std::int64_t first = accounts[0].as_object().at("account").to_number<std::int64_t>();
  EXPECT_EQ(accounts[0].as_object().at("offices").as_array().at(0).as_string(), "system_administrator/0/0");
  EXPECT_EQ(listed.find("系统管理员"), std::string::npos) << "no names";
  EXPECT_NE(run_program(reset + " --account 999999").second, 0) << "no system administrator";

  const auto [told, done] = run_program(reset + " --second-factor");
  ASSERT_EQ(done, 0) << told;
  const json::object answer = json::parse(told).as_object();
  EXPECT_EQ(answer.at("account").to_number<std::int64_t>(), first);
  service.start();
  Browser admin(service.port());
  admin.log_in("admin", std::string(answer.at("one_time_password").as_string()));
  EXPECT_TRUE(admin.get("/v1/me").at("must_change_password").as_bool());
  EXPECT_EQ(service.stop(), 0);
}

// A backup copies the journal first, so its credentials may know an account that its journal does not; restored, the
// next account gets that number, and must get nothing else of it.
TEST_F(ServiceTest, ARestoredNumberBringsNobodysPasswordWithIt) {
  const fs::path backup = folder_.string() + "-backup", restored = folder_.string() + "-restored";
  const auto open = [](Browser& who, const std::string& login, const std::string& password) {
    const json::object told = who.post(
        "/v1/accounts/open_own_account",
        json::object{
            {"login", login}, {"person", json::object{{"name", login}}}, {"kind", "consumer"}, {"password", password}});
    return told.at("facts").as_object().at("account").to_number<std::uint64_t>();
  };
  std::uint64_t dropped = 0;
  {
    Served service(folder_, {"--clock", "wall"});
    const auto [told, code] = run_program("backup " + backup.string() + " --data " + folder_.string());
    ASSERT_EQ(code, 0) << told;
    Browser victim(service.port());
    dropped = open(victim, "victim", "small grey stones");
    EXPECT_EQ(service.stop(), 0);
  }
  fs::copy_file(folder_ / "credentials.db", backup / "credentials.db", fs::copy_options::overwrite_existing);
  const auto [told, code] = run_program("restore " + backup.string() + " --data " + restored.string());
  ASSERT_EQ(code, 0) << told;
  fs::copy_file(folder_ / "master.key", restored / "master.key");
  {
    Served service(restored, {"--clock", "wall"});
    Browser other(service.port());
    EXPECT_EQ(open(other, "somebody", "quiet river stones"), dropped) << "the number is given again";
    EXPECT_EQ(
        other.ask("POST", "/v1/session", json::object{{"login", "somebody"}, {"password", "small grey stones"}}).status,
        401);
    other.log_in("somebody", "quiet river stones");
    EXPECT_EQ(service.stop(), 0);
  }
  for (const fs::path& each : {backup, restored}) fs::remove_all(each);
  for (const char* suffix : {".log", ".out"}) fs::remove(restored.string() + suffix);
}

TEST(UserRoles, NameTheCommandsOfEachRole) {
  const auto [told, code] = run_program("user roles --json");
  ASSERT_EQ(code, 0) << told;
  const json::object roles = json::parse(told).as_object().at("roles").as_object();
  const json::array closing = roles.at("system_administrator").as_array();
  EXPECT_NE(std::ranges::find(closing, json::value("close_account")), closing.end());
}

// Not in the journal, not in snapshots, not in the log, not in what the program prints.
TEST_F(ServiceTest, NobodysNameStandsAnywhereInClear) {
  Served service(folder_, {"--clock", "wall"});
  {
    Browser boss(service.port());
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

// A workbook being made, a file being received when the process was killed: personal data on a disk, and room.
TEST_F(ServiceTest, WhatAKilledProcessLeftInTheSpoolIsSwept) {
  Served service(folder_, {"--clock", "wall"});
  service.kill_hard();
  const fs::path spool = folder_ / "spool";
  for (const char* name : {"list-123-1.xlsx", "0123456789abcdef.upload"}) std::ofstream(spool / name) << "half";
  service.start();
  EXPECT_TRUE(fs::is_empty(spool));
  EXPECT_EQ(service.stop(), 0);
}

}  // namespace
}  // namespace gongbao
