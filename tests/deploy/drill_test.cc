// The drill of deploy/README.md: back up, go on, lose everything, restore, and be able to prove that it is the same.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>

#include "deploy/shell.h"

namespace gongbao::deploy_test {
namespace {

namespace fs = std::filesystem;
using ::testing::HasSubstr;
using ::testing::Not;

const std::string restore = "$DEPLOY/restore.sh --from backups/latest --data restored --master-key key";
const std::string backup = "$DEPLOY/backup.sh --data data --to backups";
const std::string operator_id = "uscc:91110105MA00AAAA1T";

std::string line(const std::string& command, const std::string& day, boost::json::object members) {
  members["command"] = command;
  members["on"] = day;
  return boost::json::serialize(members) + "\n";
}

boost::json::object person(int number) {
  return {{"name", "持卡人"}, {"phone", std::to_string(13'800'000'000 + number)}};
}

std::string holder(const std::string& day, int card) {
  return line("bind_card_holder", day,
              {{"by", "custody_bank:3"}, {"operator_id", operator_id}, {"card_id", card}, {"holder", person(card)}});
}

std::string erasure(const std::string& day, int number) {
  return line("erase_person", day, {{"person", person(number)}, {"reason", "本人申请"}});
}

// A store with its key elsewhere; days from the data.
class Drill : public ::testing::Test {
 protected:
  void SetUp() override {
    if (!has_tool("sqlite3")) GTEST_SKIP() << "NOT CHECKED: the drill needs sqlite3 (packages.txt)";
    shell_.must(make_master_key + "; " + import("\"" GONGBAO_SOURCE_DIR "/examples/maps/operator.ndjson\""));
  }
  static std::string import(const std::string& file, const std::string& data = "data") {
    return "$GONGBAO import " + file + " --data " + data + " --master-key key --json --verdicts verdicts.csv";
  }
  // Accepted, all of them; the number of the last entry.
  std::int64_t import_lines(const std::string& lines, const std::string& data = "data") const {
    shell_.write("lines.ndjson", lines);
    const auto answer = shell_.run(import("lines.ndjson", data)).json();
    EXPECT_EQ(answer.at("accepted").to_number<std::int64_t>(), std::ranges::count(lines, '\n')) << answer;
    return answer.at("last_entry").to_number<std::int64_t>();
  }
  boost::json::object verified(const std::string& data) const {
    return shell_.run("$GONGBAO verify --json --data " + data).json();
  }
  std::int64_t counted(const std::string& what, const std::string& data) const {
    const auto answer = shell_.run("$GONGBAO vault check --json --master-key key --data " + data).json();
    return answer.at(what).to_number<std::int64_t>();
  }
  bool is_there(const std::string& name) const { return fs::exists(shell_.path(name)); }

  Shell shell_;
};

TEST_F(Drill, WhatWasBackedUpComesBackAndProvesItself) {
  import_lines(holder("2023-10-09", 1) + holder("2023-10-09", 2));
  const auto before = verified("data");
  shell_.must(backup);
  import_lines(holder("2023-10-10", 3));
  EXPECT_NE(verified("data"), before);
  shell_.must("rm -rf data");

  const Ran restored = shell_.run(restore);
  ASSERT_EQ(restored.exit_code, 0) << restored.err;
  EXPECT_EQ(restored.json(), before) << "entries, chain and both digests";
  EXPECT_EQ(verified("restored"), before);
  EXPECT_EQ(counted("persons", "restored"), 3) << "two holders and a legal representative";
  EXPECT_FALSE(is_there("restored.restoring"));
  import_lines(holder("2023-10-10", 3), "restored");
}

TEST_F(Drill, TheMasterKeyIsInNoBackup) {
  shell_.must("cp key data/master.key");
  const Ran made = shell_.run(backup);
  EXPECT_EQ(made.exit_code, 0) << made.err;
  EXPECT_THAT(made.err, HasSubstr("master key lies in the data folder"));
  EXPECT_EQ(shell_.run("grep -rF \"$(tail -n 1 key | cut -d' ' -f2)\" backups/").exit_code, 1);
  EXPECT_EQ(shell_.run("find backups -name '*.key' | grep .").exit_code, 1);

  shell_.must("cp key backups/master.key");
  const Ran refused = shell_.run(backup);
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("whoever has both has everything"));
  EXPECT_THAT(shell_.run("$DEPLOY/backup.sh --data data --to data/backups").err, HasSubstr("go with it"));
}

TEST_F(Drill, WhoIsErasedStaysErasedInAnOlderVault) {
  import_lines(holder("2023-10-09", 1) + holder("2023-10-09", 2));
  shell_.must(backup + "; cp backups/latest/vault.db older.db; sleep 1");
  import_lines(erasure("2023-10-10", 1));
  shell_.must(backup);
  shell_.must(restore + "; cp older.db restored/vault.db");
  EXPECT_EQ(counted("persons", "restored"), 3) << "the older vault knows the person";
  EXPECT_EQ(counted("erased", "restored"), 0);
  import_lines(holder("2023-10-10", 4), "restored");
  EXPECT_EQ(counted("erased", "restored"), 1);
  EXPECT_EQ(counted("persons", "restored"), 3) << "one gone, one new";
}

// What verify says of the journal; of what lies beside it a history that was cut has no head until it is opened again.
boost::json::object judged(boost::json::object verified) {
  verified.erase("remarks");
  return verified;
}

TEST_F(Drill, APointInTimeIsAnEntryOrADay) {
  const auto first = import_lines(holder("2023-10-09", 1) + holder("2023-10-09", 2));
  const auto before = verified("data");
  const auto last = import_lines(holder("2023-10-11", 3) + erasure("2023-10-11", 2));
  ASSERT_GT(last, first + 1);
  shell_.must(backup);

  const Ran by_entry = shell_.run(restore + " --to-entry " + std::to_string(first));
  ASSERT_EQ(by_entry.exit_code, 0) << by_entry.err;
  EXPECT_EQ(judged(by_entry.json()), judged(before));
  EXPECT_EQ(counted("erased", "restored"), 1) << "the erasure behind the point is executed all the same";
  import_lines(holder("2023-10-10", 5), "restored");

  shell_.must("rm -rf restored");
  const Ran by_day = shell_.run(restore + " --to-day 2023-10-09");
  ASSERT_EQ(by_day.exit_code, 0) << by_day.err;
  EXPECT_EQ(judged(by_day.json()), judged(before));
}

TEST_F(Drill, AfterAPointInTimeTheNightlyBackupBeginsAnew) {
  const auto first = import_lines(holder("2023-10-09", 1));
  import_lines(holder("2023-10-09", 2) + holder("2023-10-09", 3));
  shell_.must(backup);
  shell_.must(restore + " --to-entry " + std::to_string(first));
  import_lines(holder("2023-10-10", 4), "restored");
  shell_.must("sleep 1; $DEPLOY/backup.sh --data restored --to backups");
  EXPECT_EQ(verified("backups/latest"), verified("restored")) << "its own history, not what was linked";
  shell_.must("sleep 1; $DEPLOY/backup.sh --data restored --to backups");
}

// The window between the fact and the vault: a vault that is older than the journal it lies beside.
TEST_F(Drill, AnErasureBehindThePointReachesAnOlderVaultToo) {
  const auto first = import_lines(holder("2023-10-09", 1) + holder("2023-10-09", 2));
  shell_.must("cp data/vault.db older.db");
  import_lines(erasure("2023-10-10", 1));
  shell_.must(backup +
              "; cp older.db backups/latest/vault.db; cd backups/latest; "
              "sha256sum $(cut -d' ' -f3 SHA256SUMS) >../sums; mv ../sums SHA256SUMS");
  shell_.must(restore + " --to-entry " + std::to_string(first));
  EXPECT_EQ(counted("erased", "restored"), 1);
  EXPECT_EQ(counted("persons", "restored"), 2);
}

TEST_F(Drill, APointThatIsNotPossibleIsSaidAndLeavesNothing) {
  shell_.must(import("\"" GONGBAO_SOURCE_DIR "/examples/setup.ndjson\""));
  const auto night = shell_.run(import("\"" GONGBAO_SOURCE_DIR "/examples/night.gbb\"")).json();
  const auto first = night.at("first_entry").to_number<std::int64_t>();
  const auto last = night.at("last_entry").to_number<std::int64_t>();
  shell_.must(backup);
  const auto refused = [&](const std::string& point) {
    const Ran ran = shell_.run(restore + " " + point);
    EXPECT_EQ(ran.exit_code, 1) << point;
    EXPECT_FALSE(is_there("restored") || is_there("restored.restoring")) << point;
    return ran.err;
  };
  EXPECT_THAT(refused("--to-entry " + std::to_string(first + 5)),
              HasSubstr("possible are " + std::to_string(first - 1) + " and " + std::to_string(last)));
  EXPECT_THAT(refused("--to-entry " + std::to_string(last + 1)), HasSubstr("ends with entry " + std::to_string(last)));
  EXPECT_THAT(refused("--to-entry 1"), HasSubstr("at least the entries of its first block"));
  EXPECT_THAT(refused("--to-day 2023-10-09"), HasSubstr("whether 2023-10-09 was over is not in it"));
  EXPECT_THAT(refused("--to-day 2023-09-03"), HasSubstr("begins after"));
  EXPECT_THAT(refused("--to-day 2023-02-30"), HasSubstr("no day"));
  shell_.must(restore + " --to-entry " + std::to_string(first - 1));
}

TEST_F(Drill, ADamagedBackupIsNotRestored) {
  import_lines(holder("2023-10-09", 1));
  shell_.must(backup);
  shell_.must("cp -r backups kept; chmod -R u+w backups");
  const auto refused = [&](const std::string& damage) {
    shell_.must("rm -rf backups restored restored.restoring; cp -r kept backups; " + damage);
    const Ran ran = shell_.run(restore);
    EXPECT_EQ(ran.exit_code, 1) << damage;
    EXPECT_FALSE(is_there("restored")) << damage;
    return ran.err;
  };
  const std::string flip = "printf x | dd conv=notrunc bs=1 status=none ";
  EXPECT_THAT(refused(flip + "of=backups/latest/vault.db seek=9000"), HasSubstr("not what was backed up"));
  EXPECT_THAT(refused(flip + "of=backups/latest/journal/0000000001.gbj seek=4500"), HasSubstr("journal."));
  EXPECT_THAT(refused("rm key; " + make_master_key), HasSubstr("the vault does not open"));
}

// The service writes on while its journal is copied: head is older than the file, and the last block is half there.
TEST_F(Drill, WhatWasHalfWrittenWhenItWasCopiedIsCutOff) {
  shell_.must(import("\"" GONGBAO_SOURCE_DIR "/examples/setup.ndjson\"") + "; cp data/journal/head older-head");
  const auto night = shell_.run(import("\"" GONGBAO_SOURCE_DIR "/examples/night.gbb\"")).json();
  shell_.must(backup + "; cp older-head backups/latest/journal/head; truncate -s -4096 backups/latest/journal/*.gbj");
  const Ran restored = shell_.run(restore);
  ASSERT_EQ(restored.exit_code, 0) << restored.err;
  const auto entries = restored.json().at("entries").to_number<std::int64_t>();
  EXPECT_EQ(entries, night.at("first_entry").to_number<std::int64_t>() - 1)
      << "the batch is open, its records are not in";
}

TEST_F(Drill, NothingThatLivesIsWrittenOver) {
  shell_.must(backup);
  shell_.must("mkdir restored; touch restored/something");
  const Ran refused = shell_.run(restore);
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_THAT(refused.err, HasSubstr("never written over"));
  shell_.must("rm restored/something");
  shell_.must(restore);
  EXPECT_TRUE(is_there("restored/journal"));
}

TEST_F(Drill, OlderBackupsGoAndKeepTheirOwnState) {
  const auto before = verified("data");
  shell_.must(backup + "; sleep 1");
  import_lines(holder("2023-10-09", 1));
  shell_.must(backup + "; sleep 1");
  shell_.must("$DEPLOY/restore.sh --from \"$(ls -d backups/2* | head -n 1)\" --data restored --master-key key");
  EXPECT_EQ(verified("restored"), before) << "what is shared between backups was not written over";
  shell_.must(backup + " --keep 2");
  EXPECT_EQ(shell_.must("ls -d backups/2* | wc -l"), "2\n");
  EXPECT_THAT(shell_.run("ls -a backups").out, Not(HasSubstr(".part")));
}

}  // namespace
}  // namespace gongbao::deploy_test
