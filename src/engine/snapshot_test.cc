// Snapshots save time and never change a state: good ones, damaged ones, those of another journal or other rules.
#include "engine/snapshot.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "engine/test_support.h"

namespace gongbao::engine {
namespace {

using namespace testing;
namespace fs = std::filesystem;

class SnapshotTest : public ::testing::Test {
 protected:
  void SetUp() override {
    folder_ = (fs::path(::testing::TempDir()) /
               (std::string("gongbao_") + ::testing::UnitTest::GetInstance()->current_test_info()->name()))
                  .string();
    fs::remove_all(folder_);
  }
  void TearDown() override { fs::remove_all(folder_); }

  Options options() const { return {.threads = false, .snapshot_folder = folder_}; }

  // Sends records n … n + 9; some are duplicates, one command has a key.
  static void send_some(House& h, std::uint64_t n) {
    for (std::uint64_t i = n; i != n + 10; ++i) {
      const Date day = first_day + Days{static_cast<std::int32_t>(i / 7)};
      h.send(record(id_on(day, i), {.subject = i % 3}), in_batch(at(day), 1));
      h.send(record(id_on(day, i / 2), {.subject = i % 3}), at(day));
    }
    h.send(rename(1, "n" + std::to_string(n), static_cast<std::uint8_t>(n + 1)), at(first_day));
  }

  std::vector<EntryNo> kept() const {
    std::vector<EntryNo> entries;
    for (const SnapshotFile& f : snapshots_in(folder_)) entries.push_back(f.entry);
    return entries;
  }

  static void flip(const std::string& path, std::size_t at) {
    std::fstream file(path, std::ios::binary | std::ios::in | std::ios::out);
    file.seekg(static_cast<std::streamoff>(at));
    const int was = file.get();
    file.seekp(static_cast<std::streamoff>(at));
    file.put(static_cast<char>(was ^ 0x10));
  }

  std::string folder_;
};

TEST_F(SnapshotTest, IdsKeepTheKeyThatTheirHashesWereMadeWith) {
  Options first = options(), second = options();
  first.id_hash_key = {.first = 3, .second = 5};
  second.id_hash_key = {.first = 7, .second = 11};
  House h(first);
  const auto sent = record(id_on(first_day, 1));
  const auto was = h.send(sent, at(first_day));
  ASSERT_TRUE(h.engine->snapshot());
  House again(h.close(), second);
  EXPECT_GT(again.report.snapshot_entry, 0u);
  EXPECT_EQ(again.send(sent, at(first_day)).entry_no, was.entry_no);
}

TEST_F(SnapshotTest, StartsFromTheNewestAndReplaysTheTail) {
  House h(options());
  EXPECT_EQ(*h.engine->snapshot(), 0u) << "nothing to keep yet";
  send_some(h, 0);
  const EntryNo taken = *h.engine->snapshot();
  EXPECT_EQ(taken, h.log->last_entry());
  send_some(h, 10);
  const Id16 digest = h.machine.digest();
  const EntryNo last = h.log->last_entry();

  House again(h.close(), options());
  EXPECT_EQ(again.report.snapshot_entry, taken);
  EXPECT_EQ(again.report.last_entry, last);
  EXPECT_EQ(again.report.instructions + again.report.typed, last - taken);
  EXPECT_TRUE(again.report.warnings.empty());
  EXPECT_EQ(again.machine.digest(), digest);
  // Ids, keys, batches and the stamp are back too, those before the snapshot and those after.
  EXPECT_EQ(*again.engine->batch_progress(1), 20u);
  const Date day = first_day + Days{2};
  EXPECT_EQ(again.send(record(id_on(first_day, 3), {.subject = 0}), at(day)).outcome, Verdict::duplicate);
  EXPECT_EQ(again.send(record(id_on(day, 15), {.subject = 0}), at(day)).outcome, Verdict::duplicate);
  EXPECT_EQ(again.send(rename(1, "n0", 1), at(day)).verdict, Verdict::duplicate);
  EXPECT_EQ(again.send(rename(1, "n10", 11), at(day)).verdict, Verdict::duplicate);
  EXPECT_EQ(again.send(rename(1, "x"), at(first_day)).stamp.micros, at(day).stamp_micros);
}

TEST_F(SnapshotTest, TwoAreKept) {
  House h(options());
  std::vector<EntryNo> taken;
  for (std::uint64_t n = 0; n != 40; n += 10) {
    send_some(h, n);
    taken.push_back(*h.engine->snapshot());
  }
  EXPECT_THAT(kept(), ::testing::ElementsAre(taken[3], taken[2]));
}

TEST_F(SnapshotTest, EveryDamagedByteIsFoundAndTheOlderOneServes) {
  House h(options());
  send_some(h, 0);
  const EntryNo older = *h.engine->snapshot();
  send_some(h, 10);
  const EntryNo newer = *h.engine->snapshot();
  const Id16 digest = h.machine.digest();
  auto log = h.close();
  const std::string path = snapshots_in(folder_)[0].path;
  for (std::size_t at = 0; at < fs::file_size(path); at += at < 128 ? 1 : 97) {
    flip(path, at);
    House again(std::move(log), options());
    ASSERT_EQ(again.report.snapshot_entry, older) << "byte " << at;
    ASSERT_THAT(again.report.warnings, ::testing::ElementsAre(::testing::HasSubstr("engine.snapshot_")));
    ASSERT_EQ(again.machine.digest(), digest);
    log = again.close();
    flip(path, at);
  }
  fs::resize_file(path, fs::file_size(path) - 1);
  House cut(std::move(log), options());
  EXPECT_EQ(cut.report.snapshot_entry, older);
  EXPECT_EQ(cut.machine.digest(), digest);
  EXPECT_NE(older, newer);
}

TEST_F(SnapshotTest, OneOfAnotherJournalIsLeftAside) {
  House h(options());
  send_some(h, 0);
  ASSERT_TRUE(h.engine->snapshot());
  House other({.threads = false});
  for (std::uint64_t i = 0; i != 100; ++i) other.send(record(id_on(first_day, i)), at(first_day));
  const Id16 digest = other.machine.digest();
  House again(other.close(), options());
  EXPECT_EQ(again.report.snapshot_entry, 0u);
  EXPECT_THAT(again.report.warnings, ::testing::ElementsAre(::testing::HasSubstr("snapshot_of_other_journal")));
  EXPECT_EQ(again.machine.digest(), digest);
}

TEST_F(SnapshotTest, OneOfOtherRulesIsLeftAside) {
  House h(options());
  send_some(h, 0);
  ASSERT_TRUE(h.engine->snapshot());
  const Id16 digest = h.machine.digest();
  const auto log = h.close();
  ToyMachine newer(2);
  Engine engine(newer, *log, options());
  const auto report = engine.start();
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->snapshot_entry, 0u);
  EXPECT_THAT(report->warnings, ::testing::ElementsAre(::testing::HasSubstr("snapshot_of_other_rules")));
  EXPECT_EQ(newer.digest(), digest);
}

// The checksum of the head fits, so that it is the version that is refused.
TEST_F(SnapshotTest, OneOfAnotherFormatIsLeftAside) {
  House h(options());
  send_some(h, 0);
  ASSERT_TRUE(h.engine->snapshot());
  const Id16 digest = h.machine.digest();
  auto log = h.close();
  for (const std::uint32_t format : {3u, 5u}) {
    std::fstream file(snapshots_in(folder_)[0].path, std::ios::in | std::ios::out | std::ios::binary);
    std::array<std::uint8_t, 128> head{};
    file.read(reinterpret_cast<char*>(head.data()), head.size());
    std::memcpy(&head[8], &format, sizeof format);
    const std::uint32_t checksum = crc32c(ByteView(head).first(124));
    std::memcpy(&head[124], &checksum, sizeof checksum);
    file.seekp(0).write(reinterpret_cast<const char*>(head.data()), head.size());
    file.close();
    House again(std::move(log), options());
    EXPECT_EQ(again.report.snapshot_entry, 0u);
    EXPECT_THAT(again.report.warnings, ::testing::ElementsAre(::testing::HasSubstr("snapshot_of_other_rules")));
    EXPECT_EQ(again.machine.digest(), digest);
    log = again.close();
  }
}

TEST_F(SnapshotTest, TakenByItselfEverySoManyEntries) {
  for (const bool threads : {false, true}) {
    fs::remove_all(folder_);
    Options o = options();
    o.threads = threads;
    o.snapshot_every = 15;
    House h(o);
    send_some(h, 0);
    send_some(h, 10);
    h.engine->stop();
    EXPECT_FALSE(h.engine->snapshot_problem().has_value());
    ASSERT_EQ(kept().size(), 2u);
    EXPECT_GE(kept()[0], 30u);
    const Id16 digest = h.machine.digest();
    House again(h.close(), o);
    EXPECT_GE(again.report.snapshot_entry, 30u);
    EXPECT_EQ(again.machine.digest(), digest);
  }
}

TEST_F(SnapshotTest, AFolderThatCannotBeWrittenIsAProblemAndNoMore) {
  House none({.threads = false});
  EXPECT_EQ(none.engine->snapshot().error().code, "engine.no_snapshots");
  Options o = options();
  o.snapshot_folder = "/proc/none";
  o.snapshot_every = 1;
  House h(o);
  send_some(h, 0);
  ASSERT_TRUE(h.engine->snapshot_problem().has_value());
  EXPECT_EQ(h.engine->snapshot_problem()->code, "engine.snapshot_unwritable");
  EXPECT_FALSE(h.engine->failed().has_value());
}

}  // namespace
}  // namespace gongbao::engine
