// What other programs will read, read by them.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <regex>
#include <set>

#include "deploy/shell.h"

namespace gongbao::deploy_test {
namespace {

using ::testing::HasSubstr;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  EXPECT_NE(text.find(what), std::string::npos) << what;
  for (std::size_t at = 0; (at = text.find(what, at)) != std::string::npos; at += by.size()) {
    text.replace(at, what.size(), by);
  }
  return text;
}

std::set<std::string> found_in(const std::string& text, const std::string& pattern) {
  std::set<std::string> found;
  const std::regex expression(pattern);
  for (std::sregex_iterator it(text.begin(), text.end(), expression), end; it != end; ++it) found.insert((*it)[1]);
  return found;
}

// systemd-analyze says on standard error what it does not understand, and calls it a success.
TEST(Units, SystemdUnderstandsThem) {
  if (!has_tool("systemd-analyze")) GTEST_SKIP() << "NOT CHECKED: there is no systemd-analyze on this machine";
  const Shell shell;
  shell.write("gongbao.service", replaced(deploy_file("gongbao.service"), "/usr/local/bin/gongbao", GONGBAO_PROGRAM));
  shell.write("gongbao-backup.service", replaced(deploy_file("gongbao-backup.service"), "/usr/local/lib/gongbao/deploy",
                                                 GONGBAO_SOURCE_DIR "/deploy"));
  shell.write("gongbao-backup.timer", deploy_file("gongbao-backup.timer"));
  const std::string analyze =
      "systemd-analyze --man=no verify ./gongbao.service ./gongbao-backup.service ./gongbao-backup.timer";
  const Ran ran = shell.run(analyze);
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.out + ran.err, "");

  shell.write("gongbao.service", text_of(shell.path("gongbao.service")) + "\nNoSuchSetting=yes\n");
  EXPECT_THAT(shell.run(analyze).err, HasSubstr("NoSuchSetting")) << "the check would not see a mistake";
}

// 0 is a locked box, 10 an open door; a setting that is lost shows here.
TEST(Units, AreHardened) {
  if (!has_tool("systemd-analyze")) GTEST_SKIP() << "NOT CHECKED: there is no systemd-analyze on this machine";
  const Shell shell;
  for (const char* unit : {"gongbao.service", "gongbao-backup.service"}) {
    const Ran ran = shell.run("systemd-analyze security --offline=true --threshold=15 $DEPLOY/" + std::string(unit));
    EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
  }
}

TEST(Nginx, UnderstandsItsConfiguration) {
  if (!has_tool("nginx")) GTEST_SKIP() << "NOT CHECKED: there is no nginx on this machine";
  const Shell shell;
  shell.must(
      "openssl req -x509 -newkey rsa:2048 -nodes -days 2 -subj /CN=gongbao -keyout key.pem -out chain.pem; mkdir logs");
  std::string site = replaced(deploy_file("nginx.conf"), "/etc/gongbao/tls/fullchain.pem", shell.path("chain.pem"));
  site = replaced(site, "/etc/gongbao/tls/privkey.pem", shell.path("key.pem"));
  site = replaced(site, "/var/log/nginx/gongbao", shell.path("logs"));
  shell.write("site.conf", site);
  shell.write("main.conf",
              "pid pid;\nerror_log stderr;\nevents {}\nhttp {\nclient_body_temp_path b;\nproxy_temp_path p;\n"
              "fastcgi_temp_path f;\nuwsgi_temp_path u;\nscgi_temp_path s;\ninclude site.conf;\n}\n");
  const Ran ran = shell.run("nginx -t -p . -c main.conf -g 'error_log stderr;'");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.err.find("[warn]"), std::string::npos) << ran.err;
}

TEST(Logrotate, UnderstandsItsRules) {
  if (!has_tool("logrotate")) GTEST_SKIP() << "NOT CHECKED: there is no logrotate on this machine";
  const Shell shell;
  // Users of a machine where it is installed.
  std::string rules = replaced(deploy_file("logrotate"), "su gongbao gongbao", "su root root");
  shell.write("rules", replaced(rules, "www-data adm", "root root"));
  const Ran ran = shell.run("chmod 644 rules; logrotate --debug --state state rules");
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.err.find("error:"), std::string::npos) << ran.err;
}

TEST(Alerts, PrometheusUnderstandsThem) {
  if (!has_tool("promtool")) GTEST_SKIP() << "NOT CHECKED: there is no promtool on this machine";
  const Shell shell;
  const Ran ran = shell.run("promtool check rules $DEPLOY/alerts.yml");
  EXPECT_EQ(ran.exit_code, 0) << ran.out << ran.err;
}

// An alert on a name that nobody exposes would be silent for ever.
TEST(Alerts, AskForMetricsThatThereAre) {
  const std::string source = text_of(GONGBAO_SOURCE_DIR "/src/server/metrics.cc");
  const auto families = found_in(source, R"(registry, \"([a-z_]+)\")");
  const auto histograms = found_in(source, R"(histogram\(registry, \"([a-z_]+)\")");
  ASSERT_GE(families.size(), 12U);
  ASSERT_GE(histograms.size(), 3U);
  const auto asked = found_in(deploy_file("alerts.yml"), R"(gongbao_([a-z_]+))");
  ASSERT_GE(asked.size(), 6U);
  for (const std::string& name : asked) {
    const bool of_histogram = name.ends_with("_bucket");
    EXPECT_TRUE(of_histogram ? histograms.contains(name.substr(0, name.size() - 7)) : families.contains(name)) << name;
  }
}

TEST(Alerts, AndTheLabelsOfThem) {
  const std::string source = text_of(GONGBAO_SOURCE_DIR "/src/server/metrics.cc");
  const auto labels = found_in(source, R"(\{\"([a-z]+)\", )");
  const auto asked = found_in(deploy_file("alerts.yml"), R"([{,]([a-z]+)[=!]~?\")");
  ASSERT_GE(asked.size(), 3U);
  for (const std::string& name : asked) {
    EXPECT_TRUE(name == "job" || labels.contains(name)) << name;
  }
}

}  // namespace
}  // namespace gongbao::deploy_test
