// The same with the service running: its backup, its log, its credentials.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "deploy/shell.h"

namespace gongbao::deploy_test {
namespace {

using ::testing::HasSubstr;
using ::testing::Not;

// $pid serves when this is through; it is stopped when the script ends. What an earlier one said is not taken for its
// words.
std::string serve(const std::string& data) {
  return "rm -f served\n$GONGBAO serve --data " + data +
         R"sh( --clock wall --master-key key --port 0 --log log >served 2>&1 & pid=$!
trap 'kill $pid 2>/dev/null || true; wait $pid || true' EXIT
for look in $(seq 600); do if grep -qs 'serving at' served; then break; fi; kill -0 $pid; sleep 0.1; done
grep -q 'serving at' served
)sh";
}

std::string count(const std::string& table) {
  return "sqlite3 restored/credentials.db 'SELECT count(*) FROM " + table + "'\n";
}

class Service : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!has_tool("sqlite3")) GTEST_SKIP() << "NOT CHECKED: the drill needs sqlite3 (packages.txt)";
    shell_.must(make_master_key);
  }
  Shell shell_;
};

TEST_F(Service, IsBackedUpWhileItRunsAndComesBackSignedOut) {
  shell_.must(serve("data") + R"sh(
grep -q 'first administrator' served
sqlite3 -cmd '.timeout 10000' data/credentials.db "INSERT INTO sessions
  (token_hash, account, begun, seen, ends, second_factor, must_change, agent, network)
  VALUES (x'00', 2, 0, 0, 9000000000000000, 0, 0, '', '')"
$DEPLOY/backup.sh --data data --to backups)sh");
  shell_.must("$DEPLOY/restore.sh --from backups/latest --data restored --master-key key");
  EXPECT_EQ(shell_.must(count("passwords") + count("sessions")), "1\n0\n");
  shell_.must(serve("restored") + "cp served again");
  EXPECT_THAT(text_of(shell_.path("again")), Not(HasSubstr("first administrator"))) << "he is there already";
}

TEST_F(Service, APasswordDoesNotOutliveTheAccountItWasFor) {
  shell_.must(serve("data"));
  shell_.must("$DEPLOY/backup.sh --data data --to backups");
  shell_.must("$DEPLOY/restore.sh --from backups/latest --data restored --master-key key --to-entry 1");
  EXPECT_EQ(shell_.must(count("passwords")), "0\n");
  shell_.must(serve("restored") + "cp served again");
  EXPECT_THAT(text_of(shell_.path("again")), HasSubstr("first administrator"));
}

TEST_F(Service, GoesOnInANewLogAfterRotation) {
  shell_.must(serve("data") + R"sh(
mv log log.1
kill -HUP $pid
for look in $(seq 100); do if [ -e log ]; then break; fi; sleep 0.1; done
kill $pid
wait $pid || true)sh");
  EXPECT_THAT(text_of(shell_.path("log.1")), HasSubstr("ready"));
  EXPECT_THAT(text_of(shell_.path("log")), HasSubstr("stopped"));
}

}  // namespace
}  // namespace gongbao::deploy_test
