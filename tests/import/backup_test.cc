// A backup goes into a folder that holds a beginning of its own history or nothing, and what was there stays whole
// until the new one is.
#include <gtest/gtest.h>

#include <csignal>
#include <filesystem>
#include <map>

#include "import/store.h"

namespace gongbao::import_test {
namespace {

namespace fs = std::filesystem;

std::string holder(const std::string& day, int card) {
  return R"({"command":"bind_card_holder","by":"custody_bank:3","operator_id":"uscc:91110105MA00AAAA1T","on":")" + day +
         R"(","card_id":)" + std::to_string(card) + R"(,"holder":{"name":"持卡人","phone":")" +
         std::to_string(13'800'000'000 + card) + "\"}}\n";
}

class Backup : public testing::Test {
 protected:
  void SetUp() override { store_ = Store::with_operator(); }

  std::string place() const { return elsewhere_.path("backup"); }
  static Ran back_up(const Store& store, const std::string& place) { return store.ask({"backup", place}); }
  static Digests digests_of(const std::string& folder) {
    const Ran verified = run({"verify", "--data", folder, "--json"});
    EXPECT_EQ(verified.exit_code, 0) << verified.out << verified.err;
    return digests_in(verified.json());
  }
  // Every file under it by its bytes.
  static std::map<std::string, std::string> files_of(const std::string& folder) {
    std::map<std::string, std::string> files;
    for (const auto& entry : fs::recursive_directory_iterator(folder)) {
      if (entry.is_regular_file()) files[fs::relative(entry.path(), folder)] = read_file(entry.path());
    }
    return files;
  }
  void expect_untouched(const Store& store, const std::string& target, const std::string& said) const {
    const auto before = fs::exists(target) ? files_of(target) : std::map<std::string, std::string>{};
    const Ran refused = back_up(store, target);
    EXPECT_EQ(refused.exit_code, 1) << target;
    EXPECT_NE(refused.err.find(said), std::string::npos) << refused.err;
    EXPECT_TRUE(!fs::exists(target) ? before.empty() : files_of(target) == before) << target;
  }

  Store store_;
  Folder elsewhere_;
};

TEST_F(Backup, GoesOnWithItsOwnHistoryOnly) {
  ASSERT_EQ(back_up(store_, place()).exit_code, 0);
  const Store older = store_.copy();
  ASSERT_EQ(store_.import_lines(holder("2023-10-09", 1)).exit_code, 0);
  const Ran again = back_up(store_, place());
  ASSERT_EQ(again.exit_code, 0) << again.err;
  EXPECT_EQ(digests_of(place()), store_.digests());
  EXPECT_EQ(back_up(store_, place()).exit_code, 0) << "nothing new";

  expect_untouched(older, place(), "cli.other_history");
  // As long, and another: it went its own way from the same beginning.
  ASSERT_EQ(older.import_lines(holder("2023-10-09", 2)).exit_code, 0);
  ASSERT_EQ(older.digests().last_entry, store_.digests().last_entry);
  expect_untouched(older, place(), "of another history");
  // Longer than what is there, and another.
  ASSERT_EQ(older.import_lines(holder("2023-10-09", 3)).exit_code, 0);
  expect_untouched(older, place(), "of another history");
  EXPECT_EQ(digests_of(place()), store_.digests());
}

TEST_F(Backup, TheDataFolderAndTheBackupLieApart) {
  const auto before = files_of(store_.folder());
  fs::create_directory_symlink(store_.folder(), elsewhere_.path("link"));
  const std::string around = fs::path(store_.folder()).parent_path();
  for (const std::string& target :
       {store_.folder(), store_.folder() + "/backup", store_.folder() + "/journal",
        store_.folder() + "/../data/new/deep", around, elsewhere_.path("link"), elsewhere_.path("link") + "/backup"}) {
    const Ran refused = back_up(store_, target);
    EXPECT_EQ(refused.exit_code, 1) << target;
    EXPECT_NE(refused.err.find("folder"), std::string::npos) << refused.err;
    EXPECT_NE(refused.err.find("cli.bad_option"), std::string::npos) << refused.err;
    EXPECT_TRUE(files_of(store_.folder()) == before) << target;
  }
  EXPECT_EQ(back_up(store_, store_.folder() + "-backup").exit_code, 0) << "a name that begins alike is another folder";

  ASSERT_EQ(back_up(store_, place()).exit_code, 0);
  const auto kept = files_of(place());
  EXPECT_EQ(run({"restore", place(), "--data", place() + "/restored"}).exit_code, 1);
  EXPECT_TRUE(files_of(place()) == kept);
}

// What a restore leaves that was cut off is nobody's history, and the next restore ends it.
TEST_F(Backup, ARestoreThatWasCutOffIsBegunAgain) {
  ASSERT_EQ(back_up(store_, place()).exit_code, 0);
  const auto restored = [&](const Manner& manner) {
    return run({"restore", place(), "--data", elsewhere_.path("restored")}, manner);
  };
  // Stopped inside each of its files in turn, by a limit on their size.
  std::uint64_t largest = 0;
  for (const auto& [name, bytes] : files_of(place())) largest = std::max<std::uint64_t>(largest, bytes.size());
  for (std::uint64_t limit = 1; limit < largest; limit *= 8) {
    const Ran cut = restored({.largest_file = limit});
    ASSERT_EQ(cut.exit_code, 1) << limit << cut.err;
    for (const char* what : {"verify", "import"}) {
      std::vector<std::string> words{what, "--data", elsewhere_.path("restored"), "--json"};
      if (what == std::string_view("import")) words.insert(words.begin() + 1, elsewhere_.write("a.ndjson", ""));
      const Ran refused = run(words);
      EXPECT_EQ(refused.exit_code, 1) << what;
      EXPECT_NE(refused.err.find("cli.restore_unfinished"), std::string::npos) << what << refused.err;
    }
  }
  const Ran whole = restored({});
  ASSERT_EQ(whole.exit_code, 0) << whole.err;
  EXPECT_EQ(digests_of(elsewhere_.path("restored")), store_.digests());
  EXPECT_EQ(restored({}).exit_code, 1) << "now it is a store that lives";
}

TEST_F(Backup, ABackupThatCannotBeReadIsNotWrittenOver) {
  ASSERT_EQ(back_up(store_, place()).exit_code, 0);
  std::string bytes = read_file(place() + "/journal/0000000001.gbj");
  bytes[4100] = static_cast<char>(bytes[4100] ^ 1);  // the header of the first block
  elsewhere_.write("backup/journal/0000000001.gbj", bytes);
  ASSERT_EQ(store_.import_lines(holder("2023-10-09", 1)).exit_code, 0);
  expect_untouched(store_, place(), "name another folder");
}

TEST_F(Backup, ADamagedHistoryIsNotPutOverAGoodBackup) {
  ASSERT_EQ(back_up(store_, place()).exit_code, 0);
  const Digests good = digests_of(place());
  ASSERT_EQ(store_.import_lines(holder("2023-10-09", 1)).exit_code, 0);
  std::string bytes = read_file(store_.journal());
  bytes[5000] = static_cast<char>(bytes[5000] ^ 1);
  store_.write("data/journal/0000000001.gbj", bytes);
  EXPECT_EQ(back_up(store_, place()).exit_code, 1);
  EXPECT_EQ(digests_of(place()), good);
}

// Killed at any moment: what lies there is a backup, the earlier or the new one, and the next run ends well.
TEST_F(Backup, WhenItIsCutOffTheEarlierOneIsWhole) {
  ASSERT_EQ(back_up(store_, place()).exit_code, 0);
  const Digests earlier = digests_of(place());
  ASSERT_EQ(store_.import_lines(holder("2023-10-09", 1)).exit_code, 0);
  const Digests newer = store_.digests();
  // A limit on the size of files stops it inside each of its files in turn, from the smallest to the largest.
  for (const std::uint64_t room : {0, 100, 600, 5'000, 9'000, 20'000, 40'000, 80'000}) {
    const Ran cut = run({"backup", place(), "--data", store_.folder()}, {.largest_file = room});
    const Digests there = digests_of(place());
    EXPECT_TRUE(there == earlier || (cut.exit_code == 0 && there == newer)) << room;
    const Folder restored;
    EXPECT_EQ(run({"restore", place(), "--data", restored.path("data")}).exit_code, 0);
    fs::copy_file(store_.folder() + "/master.key", restored.path("data") + "/master.key");
    EXPECT_EQ(run({"vault", "check", "--data", restored.path("data")}).exit_code, 0) << room;
  }
  for (int after = 0; after < 12; ++after) {
    int asked = 0;
    run({"backup", place(), "--data", store_.folder()},
        {.signal_when = [&] { return ++asked > after * 4 ? SIGKILL : 0; }});
    const Digests there = digests_of(place());
    EXPECT_TRUE(there == earlier || there == newer);
  }
  ASSERT_EQ(back_up(store_, place()).exit_code, 0);
  EXPECT_EQ(digests_of(place()), newer);
  for (const auto& [name, bytes] : files_of(place())) EXPECT_EQ(name.find(".part"), std::string::npos) << name;
}

}  // namespace
}  // namespace gongbao::import_test
