// An import that is killed, interrupted or out of disk goes on where it stopped: in the end the journal's ledger and
// state are those of a run that nothing disturbed.
#include <gtest/gtest.h>
#include <sys/resource.h>

#include <csignal>
#include <filesystem>
#include <optional>

#include "import/batch.h"
#include "import/store.h"

namespace gongbao::import_test {
namespace {

namespace fs = std::filesystem;

// How one kind of file is imported, and what comes of it undisturbed.
struct Import {
  std::string file;
  std::vector<std::string> more;
};

// 5,000 cards are sold, then topped up and redeemed in turn.
std::string a_night(std::uint64_t operator_id, std::uint64_t count) {
  constexpr std::uint64_t cards = 5'000;
  std::vector<RecordBytes> records;
  for (std::uint64_t number = 1; number <= count; ++number) {
    Record record{number, number <= cards ? purchase : number % 2 == 0 ? topup : redeem, 0, 1, 1, "2023-10-09"};
    record.operator_id = operator_id;
    record.subject = 1 + number % cards;
    record.counter = record.op == purchase ? 1 : 0;
    record.amount = static_cast<std::int64_t>(10'000 + number % 977);
    record.outlet = 1;
    if (record.op != redeem) {
      record.account = the_account;
      record.bank_txn_no = "T" + std::to_string(number);
    }
    records.push_back(bytes_of(record));
  }
  return batch_file(envelope_of(records, "night", "2023-10-09"), records);
}

// Sales and typed commands in turn, each of those an entry of its own.
std::string lines_of_people() {
  std::string lines;
  for (int card = 1; card <= 300; ++card) {
    boost::json::object sale{{"command", "purchase"},
                             {"on", "2023-10-09"},
                             {"operator_id", the_operator},
                             {"card_id", card},
                             {"product_id", 1},
                             {"outlet_id", 1},
                             {"amount_fen", 10'000 + card},
                             {"payee_account", the_account},
                             {"bank_txn_no", "T" + std::to_string(card)}};
    boost::json::object holder{{"command", "bind_card_holder"},
                               {"on", "2023-10-09"},
                               {"by", "custody_bank:3"},
                               {"operator_id", the_operator},
                               {"card_id", card},
                               {"holder", boost::json::object{{"name", "客" + std::to_string(card)}}}};
    lines += boost::json::serialize(sale) + "\n" + boost::json::serialize(holder) + "\n";
  }
  return lines;
}

class Interrupted : public testing::TestWithParam<const char*> {
 protected:
  void SetUp() override {
    empty_ = Store::with_operator();
    if (is_batch()) {
      begin({empty_.write("night.gbb", a_night(empty_.operator_id(), 40'000)), {}});
    } else if (std::string(GetParam()) == "ndjson") {
      begin({empty_.write("people.ndjson", lines_of_people()), {}});
    } else {
      GB_SAMPLE_OR_SKIP(path, "berka-slice.csv.gz");
      begin({path, {"--map", map_path("berka.toml")}});
    }
  }
  static bool is_batch() { return std::string(GetParam()) == "batch"; }
  void begin(Import import) {
    import_ = std::move(import);
    const Store whole = empty_.copy();
    const Ran ran = whole.import(import_.file, import_.more);
    ASSERT_EQ(ran.exit_code, 0) << ran.err;
    undisturbed_ = digests_in(ran.json());
    growth_ = whole.journal_bytes() - empty_.journal_bytes();
    verdicts_ = read_file(whole.verdicts());
  }
  // Once the journal has grown by that part of what it will.
  std::function<int()> when_grown_by(const Store& store, double part, int signal) const {
    const auto wanted = empty_.journal_bytes() + static_cast<std::uint64_t>(part * static_cast<double>(growth_));
    return [&store, wanted, signal] { return store.journal_bytes() >= wanted ? signal : 0; };
  }
  // A block that was being written may be there in part: it is named, and cut at the next start.
  static void expect_whole_but_for_its_tail(const Store& store) {
    const auto verified = store.ask({"verify"}).json();
    for (const auto& finding : verified.at("findings").as_array()) {
      EXPECT_NE(text_of(finding).find("journal.torn_tail"), std::string::npos) << text_of(finding);
    }
  }
  // Goes on, and ends as if nothing had happened.
  void expect_goes_on(const Store& store) const {
    const Ran again = store.import(import_.file, import_.more);
    ASSERT_EQ(again.exit_code, 0) << again.err;
    EXPECT_EQ(digests_in(again.json()), undisturbed_);
    EXPECT_EQ(store.digests(), undisturbed_);
    if (!is_batch()) return;
    EXPECT_TRUE(read_file(store.verdicts()) == verdicts_) << "a batch that is continued answers as if it were whole";
  }
  Store empty_;
  Import import_;
  Digests undisturbed_;
  std::uint64_t growth_ = 0;
  std::string verdicts_;
};
INSTANTIATE_TEST_SUITE_P(Files, Interrupted, testing::Values("batch", "csv", "ndjson"),
                         [](const auto& each) { return std::string(each.param); });

TEST_P(Interrupted, KilledInTheMiddleItGoesOn) {
  for (const double part : {0.05, 0.4, 0.75}) {
    SCOPED_TRACE(part);
    // Where the machine is busy the signal may come when all is written already: then once more.
    std::optional<Store> killed_store;
    int signal = 0;
    for (int tries = 0; tries < 10; ++tries) {
      killed_store.emplace(empty_.copy());
      const Ran killed = killed_store->import(import_.file, import_.more,
                                              {.signal_when = when_grown_by(*killed_store, part, SIGKILL)});
      signal = killed.signal;
      if (signal == SIGKILL && killed_store->journal_bytes() < empty_.journal_bytes() + growth_) break;
    }
    ASSERT_EQ(signal, SIGKILL) << "it was over too soon";
    const Store& store = *killed_store;
    EXPECT_GT(store.journal_bytes(), empty_.journal_bytes());
    EXPECT_LT(store.journal_bytes(), empty_.journal_bytes() + growth_);
    expect_whole_but_for_its_tail(store);
    expect_goes_on(store);
  }
}

TEST_P(Interrupted, KilledAgainAndAgainItStillGoesOn) {
  const Store store = empty_.copy();
  for (const double part : {0.2, 0.35, 0.5, 0.65}) {
    const Ran killed = store.import(import_.file, import_.more, {.signal_when = when_grown_by(store, part, SIGKILL)});
    ASSERT_EQ(killed.signal, SIGKILL) << part;
  }
  expect_goes_on(store);
}

TEST_P(Interrupted, CtrlCEndsItWithOrder) {
  // What has been read is finished, and a small batch is read at once.
  if (is_batch()) begin({empty_.write("night.gbb", a_night(empty_.operator_id(), 150'000)), {}});
  const Store store = empty_.copy();
  const Ran asked = store.import(import_.file, import_.more, {.signal_when = when_grown_by(store, 0.02, SIGINT)});
  EXPECT_EQ(asked.exit_code, 130) << asked.err;
  const auto answer = asked.json();
  EXPECT_TRUE(answer.at("interrupted").as_bool());
  EXPECT_LT(answer.at("last_entry").to_number<std::uint64_t>(), undisturbed_.last_entry);
  EXPECT_EQ(store.digests(), digests_in(answer)) << "what it said last is what is there";
  expect_goes_on(store);
}

TEST_P(Interrupted, WithoutRoomOnTheDiskItSaysSoAndGoesOnLater) {
  const Store store = empty_.copy();
  const std::uint64_t room = empty_.journal_bytes() + growth_ / 2;
  const Ran full = store.import(import_.file, import_.more, {.largest_file = room});
  EXPECT_EQ(full.signal, 0) << "an error, not a death";
  EXPECT_EQ(full.exit_code, 1);
  EXPECT_NE(full.err.find("nothing is posted twice"), std::string::npos) << full.err;
  // The journal's, or the vault's where names come first; each says its file.
  const bool journal = full.err.find("journal.io_failed") != std::string::npos;
  EXPECT_TRUE(journal || full.err.find("vault.io_failed") != std::string::npos) << full.err;
  EXPECT_NE(full.err.find(journal ? "0000000001.gbj" : "vault.db"), std::string::npos) << full.err;
  EXPECT_LE(store.journal_bytes(), room);
  expect_goes_on(store);
}

TEST_P(Interrupted, AVerdictFileThatCannotBeWrittenIsAnErrorAndTheJournalIsWhole) {
  const Store store = empty_.copy();
  std::vector<std::string> words{"import", import_.file, "--data", store.folder(), "--verdicts", "/dev/full"};
  words.insert(words.end(), import_.more.begin(), import_.more.end());
  const Ran ran = run(words);
  EXPECT_EQ(ran.exit_code, 1);
  EXPECT_NE(ran.err.find("/dev/full"), std::string::npos) << ran.err;
  expect_goes_on(store);
}

// A backup of a store that is being written holds a beginning of its history; restored, the same file goes on.
TEST_P(Interrupted, ABackupTakenMeanwhileIsABeginningThatGoesOn) {
  const Store store = empty_.copy(), restored;
  Ran backup;
  const auto grown = when_grown_by(store, 0.02, 1);
  const auto back_up = [&] {
    if (backup.exit_code == -1 && grown() != 0) backup = store.ask({"backup", store.write("b", "") + "ackup"});
    return 0;
  };
  const Ran ran = store.import(import_.file, import_.more, {.signal_when = back_up});
  ASSERT_EQ(ran.exit_code, 0) << ran.err;
  ASSERT_EQ(backup.exit_code, 0) << backup.err;
  const std::string folder = fs::path(store.folder()).parent_path() / "backup";
  const Ran back = restored.ask({"restore", folder});
  ASSERT_EQ(back.exit_code, 0) << back.err;
  const auto entries = back.json().at("last_entry").to_number<std::uint64_t>();
  EXPECT_EQ(entries, backup.json().at("last_entry").to_number<std::uint64_t>());
  EXPECT_LE(entries, undisturbed_.last_entry);
  EXPECT_EQ(restored.digests().last_entry, entries);
  // The master key is in no backup: it comes from where it is kept.
  fs::copy_file(store.folder() + "/master.key", restored.folder() + "/master.key");
  expect_goes_on(restored);

  // The same backup folder again, now that nothing is being written.
  ASSERT_EQ(store.ask({"backup", folder}).exit_code, 0);
  const Store second;
  ASSERT_EQ(second.ask({"restore", folder}).exit_code, 0);
  EXPECT_EQ(second.digests(), undisturbed_);
}

}  // namespace
}  // namespace gongbao::import_test
