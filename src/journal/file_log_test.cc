// What files add to the promises of a log: they survive, they are locked, a torn tail is cut, and damage of any kind is
// found and named by file and byte, without anything being touched.
#include "journal/file_log.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <unistd.h>

#include <atomic>
#include <filesystem>
#include <thread>

#include "base/hash.h"
#include "journal/fake_disk.h"
#include "journal/format.h"
#include "journal/samples.h"

namespace gongbao::journal {
namespace {

using testing::HasSubstr;

const std::string log_folder = "/data/journal";
const std::string first_file = log_folder + "/0000000001.gbj";
const std::string second_file = log_folder + "/0000000002.gbj";
const std::string third_file = log_folder + "/0000000003.gbj";
const std::string head_file = log_folder + "/head";
constexpr FileOptions tiny_files{.file_bytes = 5 * 4096};

// A block of one page, and one of three.
BlockBuilder one_page(std::uint64_t seed = 1) {
  BlockBuilder block;
  add_sample_instruction(block, seed);
  return block;
}
BlockBuilder three_pages(std::uint64_t seed = 1) {
  BlockBuilder block;
  for (std::uint64_t i = 0; i < 40; ++i) add_sample_instruction(block, seed + i);
  return block;
}

class FileLogTest : public testing::Test {
 protected:
  void open(const FileOptions& options = tiny_files) {
    log_.reset();
    auto opened = open_file_log_on(system_, log_folder, options, &report_);
    problem_ = opened ? Problem{} : opened.error();
    if (opened) log_ = std::move(*opened);
  }
  void append(const BlockBuilder& block) { ASSERT_TRUE(log_->append(block).has_value()); }
  // Four blocks of a page and one more in a second file; closed.
  void write_two_files() {
    open();
    for (std::uint64_t i = 1; i <= 5; ++i) append(one_page(i));
    log_.reset();
  }
  Bytes& file(const std::string& path) { return system_->disk.files.at(path).now; }
  void forget_head() { system_->disk.files.erase(head_file); }
  // A head that knows no more than that block.
  void age_head(BlockNo block) {
    Disk::Content keep = head_after(block);
    system_->disk.files[head_file] = keep;
  }
  Disk::Content head_after(BlockNo block) {
    auto other = std::make_shared<FakeFileSystem>();
    auto log = open_file_log_on(other, log_folder, tiny_files).value();
    for (std::uint64_t i = 1; i <= block; ++i) EXPECT_TRUE(log->append(one_page(i)));
    log.reset();
    return other->disk.files.at(head_file);
  }
  std::vector<Problem> verify() { return verify_files_on(*system_, log_folder); }
  void expect_problem(const char* code, const std::string& where) {
    const Disk before = system_->disk;
    open();
    EXPECT_EQ(problem_.code, code) << to_string(problem_);
    EXPECT_EQ(problem_.where, where) << to_string(problem_);
    for (const auto& [path, content] : before.files) EXPECT_EQ(file(path), content.now) << path << " was touched";
    const std::vector<Problem> findings = verify();
    EXPECT_TRUE(std::ranges::any_of(findings, [&](const Problem& p) { return p.code == code && p.where == where; }))
        << code << ", and verify says: " << (findings.empty() ? "nothing" : to_string(findings.front()));
  }

  std::shared_ptr<FakeFileSystem> system_ = std::make_shared<FakeFileSystem>();
  std::unique_ptr<Log> log_;
  OpenReport report_;
  Problem problem_;
};

TEST_F(FileLogTest, SurvivesClosing) {
  write_two_files();
  open();
  ASSERT_NE(log_, nullptr) << to_string(problem_);
  EXPECT_EQ(log_->last_block(), 5u);
  EXPECT_FALSE(report_.head_missing);
  append(one_page(6));
  EXPECT_EQ(entries_of(*log_->read(6)), entries_of(one_page(6), 6));
  log_.reset();
  EXPECT_TRUE(verify().empty());
}

TEST_F(FileLogTest, BeginsTheNextFileWhenABlockDoesNotFit) {
  open();
  append(one_page());
  append(three_pages());
  EXPECT_FALSE(system_->disk.files.contains(second_file));
  append(three_pages());
  EXPECT_EQ(file(first_file).size(), 5 * 4096u);
  EXPECT_EQ(file(second_file).size(), 4 * 4096u);
  append(three_pages());
  EXPECT_TRUE(system_->disk.files.contains(third_file));
  EXPECT_EQ(file(second_file).size(), 4 * 4096u);
}

TEST_F(FileLogTest, RefusesABlockLargerThanAFileAndStops) {
  open();
  BlockBuilder large;
  for (std::uint64_t i = 0; i < 200; ++i) add_sample_instruction(large, i);
  EXPECT_EQ(error_of(log_->append(large)).code, "journal.block_too_large");
  EXPECT_EQ(error_of(log_->append(one_page())).code, "journal.block_too_large");
}

TEST_F(FileLogTest, IsHeldByOneAtATime) {
  open();
  EXPECT_EQ(error_of(open_file_log_on(system_, log_folder)).code, "journal.locked");
  log_.reset();
  EXPECT_TRUE(open_file_log_on(system_, log_folder).has_value());
}

TEST_F(FileLogTest, IsReadBesideItsWriter) {
  open();
  append(one_page(1));
  const auto reader =
      open_file_log_on(system_, log_folder, {.file_bytes = 5 * 4096, .stream = 0, .read_only = true}).value();
  append(one_page(2));
  EXPECT_EQ(reader->last_block(), 1u);
  EXPECT_TRUE(reader->read(1).has_value());
  EXPECT_EQ(error_of(reader->append(one_page())).code, "journal.read_only");
}

// A reader opens at any moment of an append: it sees every block acknowledged before, and never takes one for damage.
TEST(PosixJournal, IsOpenedForReadingAtAnyMoment) {
  const std::filesystem::path base =
      std::filesystem::temp_directory_path() / ("gongbao_beside_" + std::to_string(::getpid()));
  std::filesystem::remove_all(base);
  auto log = open_file_log(base, {.file_bytes = 16 * 4096}).value();
  ASSERT_TRUE(log->append(one_page()));
  std::atomic<bool> done = false;
  std::thread writer([&] {
    for (std::uint64_t i = 1; i <= 300; ++i) EXPECT_TRUE(log->append(i % 3 == 0 ? three_pages(i) : one_page(i)));
    done = true;
  });
  while (!done) {
    const BlockNo acknowledged = log->last_block();
    const auto reader = open_file_log(base, {.file_bytes = 16 * 4096, .stream = 0, .read_only = true});
    EXPECT_TRUE(reader) << to_string(error_of(reader));
    if (!reader) break;
    EXPECT_GE((*reader)->last_block(), acknowledged);
  }
  writer.join();
  log.reset();
  EXPECT_TRUE(verify_files(base).empty());
  std::filesystem::remove_all(base);
}

// Whoever decides beside it may go as far as it was told, and no further.
TEST_F(FileLogTest, VerifyTellsOfSoundBlocksUntilItFindsSomething) {
  write_two_files();
  const auto sound = [&] {
    std::vector<BlockNo> told;
    static_cast<void>(verify_files_on(*system_, log_folder, [&](BlockNo number) { told.push_back(number); }));
    return told;
  };
  EXPECT_EQ(sound(), (std::vector<BlockNo>{1, 2, 3, 4, 5}));
  file(first_file)[3 * 4096 + 200] ^= 1;
  EXPECT_EQ(sound(), (std::vector<BlockNo>{1, 2}));
  file(first_file)[3 * 4096 + 200] ^= 1;
  file(second_file)[0] ^= 1;
  EXPECT_EQ(sound(), (std::vector<BlockNo>{1, 2, 3, 4}));
}

TEST_F(FileLogTest, ReadOnlyLeavesATornTail) {
  write_two_files();
  age_head(4);
  file(second_file).resize(2 * 4096 - 1);
  open({.file_bytes = 5 * 4096, .stream = 0, .read_only = true});
  ASSERT_NE(log_, nullptr) << to_string(problem_);
  EXPECT_EQ(log_->last_block(), 4u);
  EXPECT_EQ(report_.torn_bytes_cut, 4095u);
  EXPECT_EQ(file(second_file).size(), 2 * 4096u - 1);
}

// --- torn tails
// --------------------------------------------------------------------------------------------------------

struct Tear {
  const char* name;
  std::function<void(Bytes& file)> change;  // of the second file: header and one block of three pages
};

TEST_F(FileLogTest, CutsATornTail) {
  const Tear tears[] = {
      {"one byte missing", [](Bytes& f) { f.pop_back(); }},
      {"half a header", [](Bytes& f) { f.resize(4096 + 100); }},
      {"one byte of it", [](Bytes& f) { f.resize(4096 + 1); }},
      {"its first page only", [](Bytes& f) { f.resize(2 * 4096); }},
      {"first page lost", [](Bytes& f) { std::fill_n(f.begin() + 4096, 4096, std::uint8_t{0}); }},
      {"middle page lost", [](Bytes& f) { std::fill_n(f.begin() + 2 * 4096, 4096, std::uint8_t{0}); }},
      {"only zeros arrived", [](Bytes& f) { std::fill(f.begin() + 4096, f.end(), std::uint8_t{0}); }},
      {"garbage", [](Bytes& f) { std::fill(f.begin() + 4096, f.end(), std::uint8_t{0x5a}); }},
      {"one byte differs", [](Bytes& f) { f[3 * 4096] ^= 1; }},
  };
  for (const Tear& tear : tears) {
    system_->disk = {};
    open();
    for (std::uint64_t i = 1; i <= 4; ++i) append(one_page(i));
    append(three_pages());
    log_.reset();
    age_head(4);
    tear.change(file(second_file));
    const std::uint64_t torn = file(second_file).size() - 4096;
    EXPECT_EQ(verify().size(), 1u) << tear.name;
    EXPECT_EQ(verify().front().code, "journal.torn_tail") << tear.name;
    open();
    ASSERT_NE(log_, nullptr) << tear.name << ": " << to_string(problem_);
    EXPECT_EQ(log_->last_block(), 4u) << tear.name;
    EXPECT_EQ(report_.torn_bytes_cut, torn) << tear.name;
    EXPECT_EQ(report_.where, "journal/0000000002.gbj byte 4096") << tear.name;
    append(one_page(5));
    log_.reset();
    EXPECT_TRUE(verify().empty()) << tear.name;
  }
}

TEST_F(FileLogTest, BeginsAFileAgainThatWasNeverWhole) {
  for (const std::size_t size : {0, 1, 100, 4095, 4096}) {
    system_->disk = {};
    open();
    for (std::uint64_t i = 1; i <= 4; ++i) append(one_page(i));
    log_.reset();
    system_->disk.put(second_file, Bytes(size));
    open();
    ASSERT_NE(log_, nullptr) << size << ": " << to_string(problem_);
    EXPECT_EQ(report_.torn_bytes_cut, size);
    append(one_page(5));
    log_.reset();
    EXPECT_TRUE(verify().empty()) << size;
  }
}

TEST_F(FileLogTest, GoesOnInAFileThatHasNoBlockYet) {
  open();
  for (std::uint64_t i = 1; i <= 5; ++i) append(one_page(i));
  log_.reset();
  age_head(4);
  file(second_file).resize(4096);
  open();
  ASSERT_NE(log_, nullptr) << to_string(problem_);
  append(one_page(5));
  log_.reset();
  EXPECT_TRUE(verify().empty());
}

// --- damage
// ------------------------------------------------------------------------------------------------------------

TEST_F(FileLogTest, NeverCutsWhatTheHeadKnows) {
  write_two_files();
  file(second_file).resize(2 * 4096 - 1);
  expect_problem("journal.truncated", "journal/0000000002.gbj byte 8191");
}

TEST_F(FileLogTest, MissesBlocksThatTheHeadKnows) {
  write_two_files();
  file(second_file).resize(4096);
  expect_problem("journal.truncated", "journal/0000000002.gbj byte 4096");
}

TEST_F(FileLogTest, MissesAFileThatTheHeadKnows) {
  write_two_files();
  system_->disk.files.erase(second_file);
  expect_problem("journal.truncated", "journal/0000000001.gbj byte 20480");
}

TEST_F(FileLogTest, MissesTheOnlyFile) {
  write_two_files();
  system_->disk.files.erase(second_file);
  system_->disk.files.erase(first_file);
  expect_problem("journal.truncated", "journal/0000000001.gbj byte 0");
}

TEST_F(FileLogTest, MissesAFileBetween) {
  write_two_files();
  system_->disk.files.erase(first_file);
  expect_problem("journal.truncated", "journal/0000000001.gbj byte 0");
}

TEST_F(FileLogTest, MissesBlocksThatTheNextFileKnows) {
  write_two_files();
  forget_head();
  file(first_file).resize(4 * 4096);
  expect_problem("journal.truncated", "journal/0000000001.gbj byte 16384");
}

TEST_F(FileLogTest, MissesHalfABlockThatTheNextFileKnows) {
  write_two_files();
  forget_head();
  file(first_file).resize(4 * 4096 + 17);
  expect_problem("journal.truncated", "journal/0000000001.gbj byte 16401");
}

TEST_F(FileLogTest, NeverCutsAHole) {
  write_two_files();
  forget_head();
  std::fill_n(file(first_file).begin() + 2 * 4096, 4096, std::uint8_t{0});
  expect_problem("journal.damaged_block", "journal/0000000001.gbj byte 8192");
}

TEST_F(FileLogTest, NeverCutsAHoleInTheLastFile) {
  open({.file_bytes = 1 << 20});
  for (std::uint64_t i = 1; i <= 5; ++i) append(one_page(i));
  log_.reset();
  forget_head();
  std::fill_n(file(first_file).begin() + 3 * 4096, 2 * 4096, std::uint8_t{0});
  expect_problem("journal.damaged_block", "journal/0000000001.gbj byte 12288");
}

TEST_F(FileLogTest, NamesBlocksThatChangedPlaces) {
  write_two_files();
  std::swap_ranges(file(first_file).begin() + 4096, file(first_file).begin() + 2 * 4096,
                   file(first_file).begin() + 2 * 4096);
  expect_problem("journal.out_of_order", "journal/0000000001.gbj byte 4096");
}

TEST_F(FileLogTest, NamesFilesThatChangedPlaces) {
  write_two_files();
  std::swap(file(first_file), file(second_file));
  expect_problem("journal.out_of_order", "journal/0000000001.gbj byte 0");
}

TEST_F(FileLogTest, NamesABlockOfAnotherHistory) {
  write_two_files();
  auto other = std::make_shared<FakeFileSystem>();
  auto log = open_file_log_on(other, log_folder, tiny_files).value();
  for (std::uint64_t i = 11; i <= 15; ++i) ASSERT_TRUE(log->append(one_page(i)));
  const Bytes& theirs = other->disk.files.at(first_file).now;
  std::copy_n(theirs.begin() + 2 * 4096, 4096, file(first_file).begin() + 2 * 4096);
  expect_problem("journal.out_of_order", "journal/0000000001.gbj byte 8192");
}

TEST_F(FileLogTest, NamesAWholeHistoryThatIsNotTheHeads) {
  write_two_files();
  const Disk::Content head = system_->disk.files.at(head_file);
  system_->disk = {};
  open();
  for (std::uint64_t i = 11; i <= 16; ++i) append(one_page(i));
  log_.reset();
  system_->disk.files[head_file] = head;
  expect_problem("journal.out_of_order", "journal/0000000002.gbj byte 4096");
}

template <class Header>
void write_over(Bytes& file, std::size_t at, Header header) {
  header.header_crc = crc32c(bytes_of(header).first(sizeof header - 4));
  std::copy_n(bytes_of(header).begin(), sizeof header, file.begin() + static_cast<std::ptrdiff_t>(at));
}

TEST_F(FileLogTest, RefusesANewerFormat) {
  write_two_files();
  const Disk sound = system_->disk;
  BlockHeader block;
  std::memcpy(&block, file(first_file).data() + 2 * 4096, sizeof block);
  block.preamble.version = 2;
  write_over(file(first_file), 2 * 4096, block);
  expect_problem("journal.newer_format", "journal/0000000001.gbj byte 8192");

  system_->disk = sound;
  FileHeader header;
  std::memcpy(&header, file(second_file).data(), sizeof header);
  header.preamble.version = 2;
  write_over(file(second_file), 0, header);
  expect_problem("journal.newer_format", "journal/0000000002.gbj byte 0");

  system_->disk = sound;
  Head head;
  std::memcpy(&head, file(head_file).data(), sizeof head);
  head.preamble.version = 2;
  write_over(file(head_file), 0, head);
  open();
  EXPECT_EQ(problem_.code, "journal.newer_format");

  // A version that its checksum does not vouch for is damage.
  system_->disk = sound;
  file(first_file)[2 * 4096 + 8] = 2;
  expect_problem("journal.damaged_block", "journal/0000000001.gbj byte 8192");
}

TEST_F(FileLogTest, NeverCutsATailOfANewerFormat) {
  write_two_files();
  age_head(4);
  BlockHeader block;
  std::memcpy(&block, file(second_file).data() + 4096, sizeof block);
  block.preamble.version = 2;
  write_over(file(second_file), 4096, block);
  expect_problem("journal.newer_format", "journal/0000000002.gbj byte 4096");
}

TEST_F(FileLogTest, RefusesAForeignStream) {
  write_two_files();
  open({.file_bytes = 5 * 4096, .stream = 1});
  EXPECT_EQ(problem_.code, "journal.wrong_stream");
  forget_head();
  open({.file_bytes = 5 * 4096, .stream = 1});
  EXPECT_EQ(problem_.code, "journal.wrong_stream");
  EXPECT_EQ(problem_.where, "journal/0000000001.gbj byte 0");
}

TEST_F(FileLogTest, FindsADamagedBodyWhenItIsRead) {
  write_two_files();
  file(first_file)[2 * 4096 + 700] ^= 4;
  open();
  ASSERT_NE(log_, nullptr) << to_string(problem_);
  EXPECT_TRUE(log_->read(1).has_value());
  EXPECT_EQ(error_of(log_->read(2)).code, "journal.damaged_block");
  EXPECT_EQ(error_of(log_->read(2)).where, "journal/0000000001.gbj byte 8192");
  const auto walked = log_->for_each_block({}, [](const Block&) -> Result<void> { return {}; });
  EXPECT_EQ(error_of(walked).where, "journal/0000000001.gbj byte 8192");
}

// As one that appended them and as one that came later; 249 extensions are the most whose length is kept in a byte.
TEST_F(FileLogTest, ShowsEachOfManyEntriesShortAndLong) {
  constexpr std::uint64_t entries = 90;
  BlockBuilder block;
  for (std::uint64_t i = 0; i != entries; ++i) {
    if (i == 70) add_sample_typed(block, i);
    add_sample_instruction(block, i, i == 30 ? 249 : i == 60 ? 250 : i % 3);
  }
  const std::vector<SeenEntry> appended = entries_of(block, 1);
  open(FileOptions{});
  append(block);
  for (int process = 0; process != 2; ++process) {
    for (const SeenEntry& entry : appended) {
      SeenEntry alone;
      ASSERT_TRUE(log_->see_entry(entry.number, [&](const EntryView& view) { alone = copy_of(view); }));
      EXPECT_EQ(alone, entry) << entry.number;
    }
    open(FileOptions{});
  }
}

// Blocks of an earlier process are looked at as a whole before one of their entries is shown.
TEST_F(FileLogTest, ShowsEntriesOfAnEarlierProcessAndNoneOfADamagedBlock) {
  write_two_files();
  open();
  for (EntryNo entry = 1; entry <= 5; ++entry) {
    std::optional<SeenEntry> seen;
    ASSERT_TRUE(log_->see_entry(entry, [&](const EntryView& view) { seen = copy_of(view); }));
    ASSERT_TRUE(seen.has_value());
    EXPECT_EQ(seen->number, entry);
    EXPECT_EQ(seen->record, sample_record(entry));
  }
  open();
  file(first_file)[2 * 4096 + 1000] ^= 1;
  bool shown = false;
  EXPECT_EQ(error_of(log_->see_entry(2, [&](const EntryView&) { shown = true; })).code, "journal.damaged_block");
  EXPECT_FALSE(shown);
  EXPECT_TRUE(log_->see_entry(1, [&](const EntryView&) { shown = true; }));
  EXPECT_TRUE(shown);
}

TEST_F(FileLogTest, FindsARewrittenBlockByItsHash) {
  write_two_files();
  auto bytes = std::make_shared<Block::Bytes>();
  Bytes& bytes_of_file = file(first_file);
  BlockHeader header;
  std::memcpy(&header, bytes_of_file.data() + 2 * 4096, sizeof header);
  bytes_of_file[2 * 4096 + header.entries_at + 50] ^= 1;  // an amount, and all checksums made good
  header.body_crc = crc32c(ByteView(bytes_of_file).subspan(2 * 4096 + 256, 4096 - 256));
  write_over(bytes_of_file, 2 * 4096, header);
  open();
  ASSERT_NE(log_, nullptr) << to_string(problem_);
  const auto see = [](const Block&) -> Result<void> { return {}; };
  EXPECT_TRUE(log_->for_each_block({}, see).has_value());
  const auto walked = log_->for_each_block({.from = 1, .check_hashes = true, .progress = {}}, see);
  EXPECT_EQ(error_of(walked).where, "journal/0000000001.gbj byte 8192");
  ASSERT_EQ(verify().size(), 1u);
  EXPECT_EQ(verify().front().where, "journal/0000000001.gbj byte 8192");
}

TEST_F(FileLogTest, WorksWithoutAHead) {
  write_two_files();
  for (const Bytes& head : {Bytes{}, Bytes(100), Bytes(512), Bytes(513)}) {
    system_->disk.put(head_file, head);
    ASSERT_EQ(verify().size(), 1u);
    EXPECT_EQ(verify().front().code, "journal.head_damaged");
    open();
    ASSERT_NE(log_, nullptr) << to_string(problem_);
    EXPECT_TRUE(report_.head_missing);
    EXPECT_EQ(log_->last_block(), 5u);
    EXPECT_TRUE(verify().empty());
  }
}

TEST_F(FileLogTest, VerifyTellsAllFindings) {
  write_two_files();
  file(first_file)[4096 + 300] ^= 1;     // body of block 1
  file(first_file)[3 * 4096 + 30] ^= 1;  // header of block 3
  file(second_file)[100] ^= 1;           // header of the file
  file(head_file)[70] ^= 1;
  std::vector<std::string> found;
  for (const Problem& p : verify()) found.push_back(p.code + " " + p.where);
  EXPECT_THAT(found, testing::ElementsAre("journal.head_damaged journal/head byte 0",
                                          "journal.damaged_block journal/0000000001.gbj byte 4096",
                                          "journal.damaged_block journal/0000000001.gbj byte 12288",
                                          "journal.damaged_block journal/0000000002.gbj byte 0"));
  EXPECT_THAT(verify()[1].message, HasSubstr("block 1 (first entry 1)"));
  EXPECT_THAT(verify()[2].message, HasSubstr("block 3 (first entry 3)"));
}

// The part of a file that a finding names: "bytes 4096 to 8191: …".
bool names_byte(const Problem& p, std::uint64_t byte) {
  unsigned long long from = 0, to = 0;
  return std::sscanf(p.message.c_str(), "bytes %llu to %llu", &from, &to) == 2 && from <= byte && byte <= to;
}

TEST_F(FileLogTest, FindsAndNamesEveryFlippedByte) {
  open({.file_bytes = 3 * 4096});
  append(one_page(1));
  append(one_page(2));
  append(one_page(3));
  log_.reset();
  const Disk sound = system_->disk;
  ASSERT_TRUE(verify().empty());
  for (const std::string& path : {first_file, second_file, head_file}) {
    const std::string name = std::filesystem::path(path).filename();
    for (std::size_t at = 0; at < sound.files.at(path).now.size(); ++at) {
      std::uint8_t& byte = file(path)[at];
      const std::uint8_t bit = static_cast<std::uint8_t>(1u << (at % 8));
      byte ^= bit;
      const std::vector<Problem> found = verify();
      ASSERT_EQ(found.size(), 1u) << name << " byte " << at;
      ASSERT_THAT(found[0].where, HasSubstr("journal/" + name)) << at;
      ASSERT_TRUE(path == head_file || names_byte(found[0], at)) << name << " byte " << at << ": " << found[0].message;
      byte ^= bit;
    }
  }
}

TEST_F(FileLogTest, OpensNoJournalWithAFlippedByteUnawares) {
  open({.file_bytes = 3 * 4096});
  append(one_page(1));
  append(one_page(2));
  append(one_page(3));
  log_.reset();
  const Disk sound = system_->disk;
  for (const std::string& path : {first_file, second_file}) {
    for (std::size_t at = 0; at < sound.files.at(path).now.size(); at += at % 4096 < 800 ? 3 : 97) {
      system_->disk = sound;
      file(path)[at] ^= 0x10;
      open({.file_bytes = 3 * 4096});
      ASSERT_EQ(report_.torn_bytes_cut, 0u) << path << " byte " << at;
      if (log_ == nullptr) continue;
      const auto walked = log_->for_each_block({}, [](const Block&) -> Result<void> { return {}; });
      ASSERT_FALSE(walked.has_value()) << path << " byte " << at;
    }
  }
}

// --- the real file system
// ----------------------------------------------------------------------------------------------

TEST(PosixJournal, IsCreatedReopenedLockedAndVerified) {
  const std::filesystem::path base =
      std::filesystem::temp_directory_path() / ("gongbao_posix_" + std::to_string(::getpid()));
  std::filesystem::remove_all(base);
  const std::string path = base / "deep" / "journal";
  {
    auto log = open_file_log(path, tiny_files).value();
    for (std::uint64_t i = 1; i <= 9; ++i) ASSERT_TRUE(log->append(one_page(i)));
    EXPECT_EQ(error_of(open_file_log(path, tiny_files)).code, "journal.locked");
  }
  EXPECT_TRUE(verify_files(path).empty());
  std::filesystem::resize_file(path + "/0000000003.gbj", 4096 + 5);
  EXPECT_EQ(error_of(open_file_log(path, tiny_files)).code, "journal.truncated");
  std::filesystem::remove(path + "/head");
  OpenReport report;
  {
    auto log = open_file_log(path, tiny_files, &report).value();
    EXPECT_EQ(log->last_block(), 8u);
    EXPECT_EQ(report.torn_bytes_cut, 5u);
    EXPECT_TRUE(log->append(one_page(9)));
  }
  EXPECT_TRUE(verify_files(path).empty());
  EXPECT_EQ(error_of(open_file_log(base / "nowhere", {.file_bytes = 8192, .stream = 0, .read_only = true})).code,
            "journal.io_failed");
  std::filesystem::remove_all(base);
}

}  // namespace
}  // namespace gongbao::journal
