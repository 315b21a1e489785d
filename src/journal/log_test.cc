// What every log promises, whatever lies beneath: one suite for memory, for files, and for files on a disk of our own.
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "journal/fake_disk.h"
#include "journal/file_log.h"
#include "journal/samples.h"

namespace gongbao::journal {
namespace {

constexpr FileOptions small_files{.file_bytes = 64 * 1024};

struct BackEnd {
  const char* name;
  std::function<std::unique_ptr<Log>(const std::string& folder)> open;
};

class LogTest : public testing::TestWithParam<BackEnd> {
 protected:
  LogTest() : folder_(std::filesystem::temp_directory_path() / ("gongbao_log_" + std::to_string(::getpid()))) {
    std::filesystem::remove_all(folder_);
    log_ = GetParam().open(folder_ / "journal");
  }
  ~LogTest() override {
    log_.reset();
    std::filesystem::remove_all(folder_);
  }
  void append(BlockNo last) {
    for (BlockNo n = log_->last_block() + 1; n <= last; ++n) ASSERT_EQ(log_->append(sample_block(n)).value(), n);
  }
  std::vector<BlockNo> walk(const Log::ReadOptions& options) {
    std::vector<BlockNo> numbers;
    EXPECT_TRUE(log_->for_each_block(options, [&](const Block& block) -> Result<void> {
      numbers.push_back(block.number());
      return {};
    }));
    return numbers;
  }

  std::filesystem::path folder_;
  std::unique_ptr<Log> log_;
};

TEST_P(LogTest, BeginsEmpty) {
  EXPECT_EQ(log_->last_block(), 0u);
  EXPECT_EQ(log_->last_entry(), 0u);
  EXPECT_EQ(log_->chain(), Hash32{});
  EXPECT_TRUE(walk({}).empty());
  EXPECT_EQ(error_of(log_->read(1)).code, "journal.no_such_entry");
  EXPECT_EQ(error_of(log_->block_of(1)).code, "journal.no_such_entry");
}

TEST_P(LogTest, GivesBackEveryBlockAsItWasAppended) {
  append(30);
  EXPECT_EQ(log_->last_block(), 30u);
  EntryNo first = 1;
  for (BlockNo n = 1; n <= 30; ++n) {
    const BlockBuilder expected = sample_block(n);
    const Block block = log_->read(n).value();
    EXPECT_EQ(block.number(), n);
    EXPECT_EQ(block.first_entry(), first);
    EXPECT_EQ(block.rules_version(), n % 3 + 1);
    EXPECT_EQ(entries_of(block), entries_of(expected, first));
    first += expected.entries();
  }
  EXPECT_EQ(log_->last_entry(), first - 1);
  EXPECT_EQ(log_->chain(), log_->read(30)->hash());
}

TEST_P(LogTest, HasTheSameChainAsAnyOtherLog) {
  append(12);
  const auto other = open_memory_log();
  for (BlockNo n = 1; n <= 12; ++n) ASSERT_TRUE(other->append(sample_block(n)));
  EXPECT_EQ(log_->chain(), other->chain());
}

TEST_P(LogTest, FindsTheBlockOfEveryEntry) {
  append(12);
  for (EntryNo entry = 1; entry <= log_->last_entry(); ++entry) {
    const Block block = log_->block_of(entry).value();
    EXPECT_GE(entry, block.first_entry());
    EXPECT_LT(entry, block.first_entry() + block.entries());
  }
  EXPECT_EQ(error_of(log_->block_of(0)).code, "journal.no_such_entry");
  EXPECT_EQ(error_of(log_->block_of(log_->last_entry() + 1)).code, "journal.no_such_entry");
  EXPECT_EQ(error_of(log_->read(0)).code, "journal.no_such_entry");
  EXPECT_EQ(error_of(log_->read(13)).code, "journal.no_such_entry");
}

TEST_P(LogTest, ShowsOneEntryWithoutItsBlock) {
  append(12);
  for (EntryNo entry = log_->last_entry(); entry > 0; --entry) {
    SeenEntry alone, in_block;
    ASSERT_TRUE(log_->see_entry(entry, [&](const EntryView& view) { alone = copy_of(view); })) << entry;
    log_->block_of(entry).value().visit_entry(entry, [&](const EntryView& view) { in_block = copy_of(view); });
    EXPECT_EQ(alone.number, entry);
    EXPECT_EQ(alone, in_block) << entry;
  }
  EXPECT_EQ(error_of(log_->see_entry(0, [](const EntryView&) {})).code, "journal.no_such_entry");
  EXPECT_EQ(error_of(log_->see_entry(log_->last_entry() + 1, [](const EntryView&) {})).code, "journal.no_such_entry");
}

TEST_P(LogTest, WalksFromTheBlockOfAnEntry) {
  append(9);
  const Block fourth = log_->read(4).value();
  for (const bool check_hashes : {false, true}) {
    EXPECT_EQ(walk({.from = 0, .check_hashes = check_hashes, .progress = {}}).size(), 9u);
    const EntryNo last_of_fourth = fourth.first_entry() + fourth.entries() - 1;
    EXPECT_EQ(walk({.from = last_of_fourth, .check_hashes = check_hashes, .progress = {}}),
              (std::vector<BlockNo>{4, 5, 6, 7, 8, 9}));
  }
  EXPECT_TRUE(walk({.from = log_->last_entry() + 1, .check_hashes = true, .progress = {}}).empty());
}

TEST_P(LogTest, TellsItsProgressInBytes) {
  append(5);
  std::vector<std::uint64_t> done;
  std::uint64_t total = 0;
  walk({.from = 1, .check_hashes = false, .progress = [&](std::uint64_t d, std::uint64_t t) {
          done.push_back(d);
          total = t;
        }});
  ASSERT_EQ(done.size(), 5u);
  EXPECT_TRUE(std::ranges::is_sorted(done));
  EXPECT_EQ(done.back(), total);
  EXPECT_EQ(total % 4096, 0u);
}

TEST_P(LogTest, StopsWalkingAtAProblem) {
  append(5);
  int seen = 0;
  const Result<void> walked = log_->for_each_block({}, [&](const Block&) -> Result<void> {
    if (++seen == 2) return problem("test.enough", {}, "enough");
    return {};
  });
  EXPECT_EQ(error_of(walked).code, "test.enough");
  EXPECT_EQ(seen, 2);
}

TEST_P(LogTest, KeepsABlockAliveAfterItself) {
  append(3);
  const Block block = log_->read(3).value();
  std::vector<Block> kept;
  ASSERT_TRUE(log_->for_each_block({}, [&](const Block& b) -> Result<void> {
    kept.push_back(b);
    return {};
  }));
  log_.reset();
  EXPECT_EQ(entries_of(block), entries_of(sample_block(3), block.first_entry()));
  for (const Block& b : kept) EXPECT_EQ(entries_of(b), entries_of(sample_block(b.number()), b.first_entry()));
}

TEST_P(LogTest, CanBeReadWhileItIsAppendedTo) {
  std::atomic<bool> done = false;
  std::thread reader([&] {
    BlockNo seen = 0;
    while (!done || seen < log_->last_block()) {
      const BlockNo last = log_->last_block();
      BlockNo walked = 0;
      const Result<void> read =
          log_->for_each_block({.from = 1, .check_hashes = true, .progress = {}}, [&](const Block& b) -> Result<void> {
            walked = b.number();
            return {};
          });
      ASSERT_TRUE(read) << to_string(read.error());
      ASSERT_GE(walked, last);
      if (last != 0) {
        const Block block = log_->read(last).value();
        ASSERT_EQ(entries_of(block), entries_of(sample_block(last), block.first_entry()));
        ASSERT_TRUE(log_->block_of(log_->last_entry()));
      }
      seen = last;
    }
  });
  append(60);
  done = true;
  reader.join();
}

std::string kind_name(const testing::TestParamInfo<BackEnd>& info) { return info.param.name; }

INSTANTIATE_TEST_SUITE_P(
    BackEnds, LogTest,
    testing::Values(BackEnd{"memory", [](const std::string&) { return open_memory_log(); }},
                    BackEnd{"files",
                            [](const std::string& folder) { return open_file_log(folder, small_files).value(); }},
                    BackEnd{"fake_disk",
                            [](const std::string& folder) {
                              return open_file_log_on(std::make_shared<FakeFileSystem>(), folder, small_files).value();
                            }}),
    kind_name);

}  // namespace
}  // namespace gongbao::journal
