// The vault through the program: its key is made and wanted, replaced even when the process is killed over it, and
// never in a backup.
#include <gtest/gtest.h>
#include <signal.h>

#include <filesystem>

#include "import/store.h"

namespace gongbao::import_test {
namespace {

namespace fs = std::filesystem;

std::string holders(int count) {
  std::string lines;
  for (int card = 1; card <= count; ++card) {
    boost::json::object holder{{"name", "持卡人"}, {"phone", std::to_string(13'800'000'000 + card)}};
    lines += boost::json::serialize(boost::json::object{{"command", "bind_card_holder"},
                                                        {"on", "2023-10-09"},
                                                        {"by", "custody_bank:3"},
                                                        {"operator_id", the_operator},
                                                        {"card_id", card},
                                                        {"holder", std::move(holder)}}) +
             "\n";
  }
  return lines;
}

Store with_holders(int count) {
  Store store = Store::with_operator();
  const Ran ran = store.import_lines(holders(count));
  EXPECT_EQ(ran.exit_code, 0) << ran.err;
  EXPECT_EQ(ran.json().at("accepted").to_number<int>(), count);
  return store;
}

std::string key_of(const Store& store) { return read_file(store.folder() + "/master.key"); }

void expect_whole(const Store& store, int persons) {
  const Ran checked = store.ask({"vault", "check"});
  EXPECT_EQ(checked.exit_code, 0) << checked.err;
  EXPECT_EQ(checked.json().at("persons").to_number<int>(), persons);
}

TEST(Vault, ItsKeyIsMadeOnceAndWantedEverAfter) {
  const Store store = with_holders(2);
  expect_whole(store, 3);
  fs::rename(store.folder() + "/master.key", store.folder() + "/elsewhere.key");
  const Ran without = store.ask({"vault", "check"});
  EXPECT_EQ(without.exit_code, 1);
  EXPECT_NE(without.err.find("vault.master_key_missing"), std::string::npos) << without.err;
  EXPECT_EQ(store.import_lines(holders(3)).exit_code, 1) << "nothing is imported past a closed vault";
  EXPECT_EQ(store.ask({"vault", "check", "--master-key", store.folder() + "/elsewhere.key"}).exit_code, 0);
  EXPECT_FALSE(fs::exists(store.folder() + "/master.key"));
}

TEST(Vault, ARotationThatIsKilledIsTakenUpAgain) {
  constexpr int persons = 400;
  const Store before = with_holders(persons);
  const std::string old_key = key_of(before);
  int killed = 0;
  // At every stage that can be seen from outside: at once, when the key file changes, and some looks after that.
  for (int looks = 0; looks < 12; ++looks) {
    const Store store = before.copy();
    int seen = 0;
    const Manner manner{.signal_when = [&] {
      if (key_of(store) == old_key && looks > 0) return 0;
      return seen++ >= looks ? SIGKILL : 0;
    }};
    const Ran rotated = run({"vault", "rotate", "--data", store.folder(), "--json"}, manner);
    if (rotated.signal == SIGKILL) ++killed;
    expect_whole(store, persons + 1);
    const Ran again = store.ask({"vault", "rotate"});
    ASSERT_EQ(again.exit_code, 0) << again.err;
    EXPECT_EQ(key_of(store).find(old_key.substr(21, 64)), std::string::npos);
    EXPECT_EQ(key_of(store).size(), old_key.size()) << "one version";
    expect_whole(store, persons + 1);
  }
  EXPECT_GE(killed, 1);
}

std::string vault_line(const char* command, boost::json::object members) {
  members["command"] = command;
  members["on"] = "2023-10-09";
  return boost::json::serialize(members) + "\n";
}
boost::json::object first_holder() { return {{"name", "持卡人"}, {"phone", "13800000001"}}; }

int count_in(const Store& store, const char* what) {
  return store.ask({"vault", "check"}).json().at(what).to_number<int>();
}

TEST(Vault, WhoIsErasedStaysErasedInARestoredVault) {
  const Store store = with_holders(2);
  const Folder elsewhere;
  const std::string older = elsewhere.path("vault.db");
  fs::copy_file(store.folder() + "/vault.db", older);

  const Ran erased =
      store.import_lines(vault_line("erase_person", {{"person", first_holder()}, {"reason", "本人申请"}}), "a");
  ASSERT_EQ(erased.exit_code, 0) << erased.err;
  ASSERT_EQ(erased.json().at("accepted").to_number<int>(), 1) << erased.out;
  EXPECT_EQ(count_in(store, "persons"), 2);
  EXPECT_EQ(count_in(store, "erased"), 1);

  fs::copy_file(older, store.folder() + "/vault.db", fs::copy_options::overwrite_existing);
  EXPECT_EQ(count_in(store, "persons"), 3) << "the older vault knows the person";
  const std::string again =
      vault_line("bind_card_holder",
                 {{"operator_id", the_operator}, {"by", "custody_bank:3"}, {"card_id", 9}, {"holder", first_holder()}});
  const Ran came_back = store.import_lines(again, "b");
  ASSERT_EQ(came_back.json().at("accepted").to_number<int>(), 1) << came_back.out << came_back.err;
  EXPECT_EQ(count_in(store, "erased"), 1);
  EXPECT_EQ(count_in(store, "persons"), 3) << "and the same person, come back, is somebody else";
  const Ran twice =
      store.import_lines(vault_line("erase_person", {{"person", first_holder()}, {"reason", "再次"}}), "c");
  EXPECT_EQ(twice.json().at("accepted").to_number<int>(), 1) << "the new one";
  EXPECT_EQ(count_in(store, "erased"), 2);
}

TEST(Vault, ABackupHasNoKeyAndOpensWithIt) {
  const Store store = with_holders(2);
  const Folder elsewhere;
  const std::string backup = elsewhere.path("backup"), restored = elsewhere.path("restored");
  ASSERT_EQ(run({"backup", backup, "--data", store.folder(), "--json"}).exit_code, 0);
  for (const auto& entry : fs::recursive_directory_iterator(backup)) {
    if (!entry.is_regular_file()) continue;
    EXPECT_NE(entry.path().filename(), "master.key");
    EXPECT_EQ(read_file(entry.path()).find(key_of(store).substr(21, 64)), std::string::npos) << entry.path();
  }
  ASSERT_EQ(run({"restore", backup, "--data", restored, "--json"}).exit_code, 0);
  const std::vector<std::string> check{"vault", "check", "--data", restored, "--json"};
  EXPECT_EQ(run(check).exit_code, 1) << "without the key nothing opens";
  fs::copy_file(store.folder() + "/master.key", restored + "/master.key");
  const Ran opened = run(check);
  EXPECT_EQ(opened.exit_code, 0) << opened.err;
  EXPECT_EQ(opened.json().at("persons").to_number<int>(), 3);
}

}  // namespace
}  // namespace gongbao::import_test
