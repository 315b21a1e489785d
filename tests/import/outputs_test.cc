// What a command writes goes where it was told to, over nothing it reads and nothing a data folder keeps; and what it
// cannot do it says without having made or emptied anything.
#include <gtest/gtest.h>
#include <sys/stat.h>

#include <csignal>
#include <filesystem>
#include <thread>

#include "import/store.h"

namespace gongbao::import_test {
namespace {

namespace fs = std::filesystem;

const std::string a_purchase =
    R"({"command":"purchase","on":"2023-10-09","operator_id":"uscc:91110105MA00AAAA1T","card_id":1,"product_id":1,)"
    R"("outlet_id":1,"amount_fen":10000,"payee_account":"6217000010001234567","bank_txn_no":"T1"})"
    "\n";

class Outputs : public testing::Test {
 protected:
  void SetUp() override { store_ = Store::with_operator(); }
  std::string beside(const std::string& name) const { return fs::path(store_.folder()).parent_path() / name; }
  Ran import_to(const std::string& verdicts, std::vector<std::string> more = {}) const {
    std::vector<std::string> words{
        "import", store_.write("in.ndjson", a_purchase), "--data", store_.folder(), "--verdicts", verdicts, "--json"};
    words.insert(words.end(), more.begin(), more.end());
    return run(words);
  }
  Ran export_to(const std::string& to, const std::string& format = "hledger") const {
    return run({"export", "--data", store_.folder(), "--format", format, "--to", to});
  }
  Store store_;
};

TEST_F(Outputs, VerdictsOverwriteNeitherTheDataFolderNorWhatIsRead) {
  const Digests before = store_.digests();
  const std::string vault = read_file(store_.folder() + "/vault.db");
  fs::create_symlink(store_.folder() + "/vault.db", beside("link.csv"));
  fs::create_directory_symlink(store_.folder(), beside("way"));
  for (const std::string& target :
       {store_.journal(), store_.folder() + "/vault.db", store_.folder() + "/clock",
        store_.folder() + "/journal/new.csv", store_.folder() + "/verdicts", store_.folder() + "/verdicts/../vault.db",
        beside("link.csv"), beside("way") + "/master.key", beside("in.ndjson"), beside("other/../in.ndjson")}) {
    const Ran refused = import_to(target);
    EXPECT_EQ(refused.exit_code, 1) << target;
    EXPECT_NE(refused.err.find("verdicts: "), std::string::npos) << refused.err;
  }
  EXPECT_EQ(read_file(beside("in.ndjson")), a_purchase);
  const std::string key = store_.write("elsewhere.key", "a key\n"), map = store_.write("map.toml", "a = 1\n");
  EXPECT_EQ(import_to(key, {"--master-key", key}).exit_code, 1);
  EXPECT_EQ(import_to(map, {"--map", map}).exit_code, 1);
  EXPECT_EQ(read_file(key), "a key\n");
  EXPECT_EQ(read_file(map), "a = 1\n");
  EXPECT_EQ(read_file(store_.folder() + "/vault.db"), vault);
  EXPECT_EQ(store_.digests(), before) << "and nothing was posted";
}

// The words of a line that is not understood are named, and help is found by its name.
TEST_F(Outputs, AnUnknownSubcommandIsNamed) {
  const Ran unknown = run({"bogus", "--data", store_.folder()});
  EXPECT_EQ(unknown.exit_code, 2);
  EXPECT_NE(unknown.err.find("\"bogus\""), std::string::npos) << unknown.err;
  const Ran help = run({"help", "import"});
  EXPECT_EQ(help.exit_code, 0) << help.err;
  EXPECT_NE(help.out.find("--verdicts"), std::string::npos) << help.out;
  EXPECT_EQ(run({"--version"}).exit_code, 0);
  EXPECT_EQ(run({}).exit_code, 2);
}

TEST_F(Outputs, AHistoryWithoutItsVaultIsNotGoneOnWith) {
  EXPECT_TRUE(store_.ask({"verify"}).json().at("remarks").as_array().empty());
  fs::remove(store_.folder() + "/vault.db");
  fs::remove(store_.folder() + "/journal/head");
  const Ran verified = store_.ask({"verify"});
  EXPECT_EQ(verified.exit_code, 0) << "the journal itself is whole";
  ASSERT_EQ(verified.json().at("remarks").as_array().size(), 2U);
  EXPECT_NE(boost::json::serialize(verified.json().at("remarks")).find("cannot be told without it"), std::string::npos);
  const Ran refused = import_to(beside("v.csv"));
  EXPECT_EQ(refused.exit_code, 1);
  EXPECT_NE(refused.err.find("cli.no_vault"), std::string::npos) << refused.err;
  EXPECT_FALSE(fs::exists(store_.folder() + "/vault.db")) << "a new one knows nobody";
}

// The card that a CSV file names by text is found by that text.
TEST_F(Outputs, AStatementKnowsACardByItsTextInAFile) {
  const std::string map = store_.write("map.toml", R"([source]
name = "till"
[date]
column = "day"
[op]
column = "what"
[op.values]
sold = "credit"
[amount]
column = "yuan"
[subject]
columns = "card"
kind = "text"
first_sale_product = 1
[operator]
constant = "uscc:91110105MA00AAAA1T"
[outlet]
constant = 1
[account]
constant = "6217000010001234567"
[bank_txn_no]
column = "no"
)");
  const std::string rows = store_.write("rows.csv", "day,what,yuan,card,no\n2023-10-09,sold,100.01,甲-1,T1\n");
  const Ran imported = store_.import(rows, {"--map", map});
  ASSERT_EQ(imported.json().at("accepted").to_number<int>(), 1) << imported.out;
  const Ran told = store_.ask({"statement", "--operator", the_operator, "--card", "甲-1"});
  ASSERT_EQ(told.exit_code, 0) << told.err;
  EXPECT_EQ(told.json().at("balance_fen").to_number<int>(), 10'001);
  const std::string number = std::to_string(told.json().at("card_id").to_number<std::uint64_t>());
  EXPECT_EQ(store_.ask({"statement", "--operator", the_operator, "--card", number}).exit_code, 0);
  const Ran other = store_.ask({"statement", "--operator", the_operator, "--card", "甲-2"});
  EXPECT_NE(other.err.find("no card 甲-2"), std::string::npos) << other.err;
  const Ran nobody = store_.ask({"statement", "--operator", "99"});
  EXPECT_NE(nobody.err.find("cli.unknown_operator"), std::string::npos) << nobody.err;
}

TEST_F(Outputs, VerdictsHaveAFormAndAFolder) {
  const Digests before = store_.digests();
  for (const std::string& name : {beside("v.xls"), beside("v"), beside("no/such/v.csv")}) {
    const Ran refused = import_to(name);
    EXPECT_EQ(refused.exit_code, 1) << name;
    EXPECT_NE(refused.err.find("verdicts: "), std::string::npos) << refused.err;
    EXPECT_FALSE(fs::exists(name));
  }
  EXPECT_FALSE(fs::exists(beside("no")));
  EXPECT_EQ(store_.digests(), before) << "and nothing was posted";
}

TEST_F(Outputs, VerdictsGoWhereTheyMay) {
  const auto expect_accepted = [](const Ran& ran) { EXPECT_EQ(ran.exit_code, 0) << ran.err; };
  fs::create_directories(store_.folder() + "/verdicts");
  expect_accepted(import_to(store_.folder() + "/verdicts/mine.csv"));
  EXPECT_NE(read_file(store_.folder() + "/verdicts/mine.csv").find("accepted"), std::string::npos);
  // A hard link of what is read is a name of its own and is replaced; a symlink stays one.
  store_.write("old.csv", "old\n");
  fs::create_symlink(beside("old.csv"), beside("to-old.csv"));
  expect_accepted(import_to(beside("to-old.csv")));
  EXPECT_TRUE(fs::is_symlink(beside("to-old.csv")));
  EXPECT_NE(read_file(beside("old.csv")).find("duplicate"), std::string::npos);
  for (const char* way : {"/dev/stdout", "/proc/self/fd/1"}) {
    const Ran shown = import_to(way);
    expect_accepted(shown);
    EXPECT_NE(shown.out.find("duplicate"), std::string::npos) << way;
  }
  ASSERT_EQ(mkfifo(beside("pipe.csv").c_str(), 0600), 0);
  std::string piped;
  std::thread reader([&] { piped = read_file(beside("pipe.csv")); });
  expect_accepted(import_to(beside("pipe.csv")));
  reader.join();
  EXPECT_NE(piped.find("duplicate"), std::string::npos);
  EXPECT_TRUE(fs::is_fifo(beside("pipe.csv")));
}

TEST_F(Outputs, AnExportReplacesNothingBeforeItIsComplete) {
  const std::string good = store_.write("good", "good\n");
  for (const char* format : {"hledger", "csv"}) {
    EXPECT_EQ(run({"export", "--data", beside("nope"), "--to", good, "--format", format}).exit_code, 1);
    EXPECT_EQ(read_file(good), "good\n");
    for (const std::string& target : {store_.journal(), store_.folder() + "/vault.db", store_.folder()}) {
      EXPECT_EQ(export_to(target, format).exit_code, 1) << target;
    }
  }
  EXPECT_EQ(run({"export", "--data", beside("nope"), "--to", beside("made"), "--by-operator"}).exit_code, 1);
  EXPECT_FALSE(fs::exists(beside("made")));
  EXPECT_EQ(run({"export", "--data", store_.folder(), "--to", store_.folder(), "--by-operator"}).exit_code, 1);
  // Cut off: out of room for the file.
  EXPECT_EQ(run({"export", "--data", store_.folder(), "--to", good}, {.largest_file = 10}).exit_code, 1);
  EXPECT_EQ(read_file(good), "good\n");
  EXPECT_FALSE(fs::exists(good + ".part"));
  store_.digests();
  EXPECT_EQ(export_to(good).exit_code, 0);
  EXPECT_NE(read_file(good), "good\n");
  EXPECT_EQ(export_to("/dev/stdout").exit_code, 0);
}

TEST_F(Outputs, AnOperatorThatDoesNotExistIsNotFound) {
  for (const char* name : {"77", "0", "18446744073709551615"}) {
    const Ran ran = run({"export", "--data", store_.folder(), "--operator", name, "--to", beside("none")});
    EXPECT_EQ(ran.exit_code, 1);
    EXPECT_NE(ran.err.find("operator: "), std::string::npos) << ran.err;
    EXPECT_NE(ran.err.find("cli.unknown_operator"), std::string::npos) << ran.err;
    EXPECT_FALSE(fs::exists(beside("none")));
  }
  EXPECT_EQ(run({"export", "--data", store_.folder(), "--operator", std::to_string(store_.operator_id())}).exit_code,
            0);
}

TEST_F(Outputs, NoFolderIsMadeForAFileThatIsNotThere) {
  const std::string fresh = beside("fresh");
  const Ran missing = run({"import", beside("missing.ndjson"), "--data", fresh});
  EXPECT_EQ(missing.exit_code, 1);
  EXPECT_NE(missing.err.find("cli.file_unreadable"), std::string::npos) << missing.err;
  const std::string here = store_.write("in.csv", "a,b\n");
  EXPECT_EQ(run({"import", here, "--map", beside("missing.toml"), "--data", fresh}).exit_code, 1);
  EXPECT_EQ(run({"import", store_.folder(), "--data", fresh}).exit_code, 1);
  EXPECT_EQ(run({"import", here, "--data", fresh, "--verdicts", here}).exit_code, 1);
  EXPECT_FALSE(fs::exists(fresh));
  EXPECT_EQ(read_file(here), "a,b\n");
}

TEST_F(Outputs, ANumberThatIsNoneIsRefusedByTheNameOfItsOption) {
  for (const char* last : {"-1", "0", "1000001", "18446744073709551616", "1.5", "0x10", " 1", ""}) {
    const Ran ran = store_.ask({"statement", "--operator", std::to_string(store_.operator_id()), "--last", last});
    EXPECT_EQ(ran.exit_code, 2) << last;
    EXPECT_NE(ran.err.find("--last"), std::string::npos) << ran.err;
  }
  EXPECT_EQ(store_.ask({"statement", "--operator", std::to_string(store_.operator_id()), "--last", "1"}).exit_code, 0);
  const Ran bank = import_to(beside("v.csv"), {"--bank", "-1"});
  EXPECT_EQ(bank.exit_code, 2);
  EXPECT_NE(bank.err.find("--bank"), std::string::npos) << bank.err;
}

// Nothing was sent yet: a signal ends the program at once, whatever it waits for.
TEST_F(Outputs, ASignalBeforeAnythingIsSentEndsTheProgram) {
  ASSERT_EQ(mkfifo(beside("silent.toml").c_str(), 0600), 0);
  for (const int signal : {SIGTERM, SIGINT}) {
    int asked = 0;
    const Ran ran = store_.import(store_.write("in.csv", "a\n"), {"--map", beside("silent.toml")},
                                  {.signal_when = [&] { return ++asked > 1000 ? signal : 0; }});
    EXPECT_EQ(ran.signal, signal);
    EXPECT_NE(ran.err.find("nothing of the file was entered"), std::string::npos) << ran.err;
  }
}

}  // namespace
}  // namespace gongbao::import_test
