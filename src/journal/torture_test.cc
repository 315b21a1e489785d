// Every call to the system fails once, and the power goes at every call, with any part of what was unsynced arriving.
// Afterwards: each acknowledged block is there unchanged, at most the one in flight beside it, nothing half-done, and
// the log goes on.
#include <gtest/gtest.h>

#include <cerrno>

#include "journal/fake_disk.h"
#include "journal/file_log.h"
#include "journal/samples.h"

namespace gongbao::journal {
namespace {

const std::string torture_folder = "/data/journal";
constexpr FileOptions torture_files{.file_bytes = 8 * 4096};
constexpr BlockNo blocks = 9;  // with roll-overs, and blocks of one and of several pages

// The hashes that blocks 1 … must have, from a log that cannot fail.
const std::vector<Hash32>& expected_hashes() {
  static const std::vector<Hash32> hashes = [] {
    std::vector<Hash32> all;
    const auto log = open_memory_log();
    for (BlockNo n = 1; n <= blocks + 4; ++n) {
      EXPECT_TRUE(log->append(sample_block(n)));
      all.push_back(log->chain());
    }
    return all;
  }();
  return hashes;
}

struct RunResult {
  BlockNo acknowledged = 0;
  bool stopped = false;
};

// Opens and appends until the first problem; the log stays open in `log`, as it would in a killed process.
RunResult run(const std::shared_ptr<FakeFileSystem>& system, std::unique_ptr<Log>& log) {
  auto opened = open_file_log_on(system, torture_folder, torture_files);
  if (!opened) return {.acknowledged = 0, .stopped = true};
  log = std::move(*opened);
  RunResult result{.acknowledged = log->last_block()};
  while (result.acknowledged < blocks) {
    const Result<BlockNo> done = log->append(sample_block(result.acknowledged + 1));
    if (!done) {
      // For good: the same problem again, and nothing more is seen.
      const Result<BlockNo> again = log->append(sample_block(result.acknowledged + 1));
      EXPECT_EQ(again, Result<BlockNo>(std::unexpected(done.error())));
      EXPECT_EQ(log->last_block(), result.acknowledged);
      return {.acknowledged = result.acknowledged, .stopped = true};
    }
    result.acknowledged = *done;
  }
  return result;
}

void expect_whole(const Log& log, const std::string& label) {
  BlockNo n = 0;
  const auto walked =
      log.for_each_block({.from = 1, .check_hashes = true, .progress = {}}, [&](const Block& b) -> Result<void> {
        EXPECT_EQ(b.hash(), expected_hashes()[n]) << label;
        ++n;
        return {};
      });
  ASSERT_TRUE(walked) << label << ": " << to_string(walked.error());
  ASSERT_EQ(n, log.last_block()) << label;
}

// Opens what was found after the fault; returns the disk after one more acknowledged block.
Disk expect_survives(Disk found, BlockNo acknowledged, const std::string& label) {
  auto system = std::make_shared<FakeFileSystem>(std::move(found));
  {
    auto opened = open_file_log_on(system, torture_folder, torture_files);
    EXPECT_TRUE(opened) << label << ": " << (opened ? "" : to_string(opened.error()));
    if (!opened) return {};
    Log& log = **opened;
    EXPECT_GE(log.last_block(), acknowledged) << label;
    EXPECT_LE(log.last_block(), acknowledged + 1) << label;
    expect_whole(log, label);
    EXPECT_TRUE(log.append(sample_block(log.last_block() + 1))) << label;
    found = system->disk.after_kill();
  }
  const std::vector<Problem> findings = verify_files_on(*system, torture_folder);
  EXPECT_TRUE(findings.empty()) << label << ": " << to_string(findings.front());
  return found;
}

void expect_survives_power_cuts(const Disk& disk, BlockNo acknowledged, const std::string& label, unsigned seed) {
  for (const std::size_t kept : {0, 1, 2, 3, 1000}) {
    expect_survives(disk.after_power_cut_keeping(kept), acknowledged, label + ", first " + std::to_string(kept));
  }
  for (unsigned i = 0; i < 6; ++i) {
    std::mt19937 dice(seed * 100 + i);
    expect_survives(disk.after_power_cut(dice), acknowledged, label + ", dice " + std::to_string(seed * 100 + i));
  }
}

struct FaultCase {
  const char* name;
  Fault fault;
  int error;
};

class Torture : public testing::TestWithParam<FaultCase> {};

TEST_P(Torture, EveryCallFailsOnce) {
  auto clean = std::make_shared<FakeFileSystem>();
  std::unique_ptr<Log> log;
  ASSERT_EQ(run(clean, log).acknowledged, blocks);
  const int calls = clean->disk.calls;
  log.reset();
  ASSERT_GT(calls, 40);
  int stopped = 0;
  for (int k = 1; k <= calls && !testing::Test::HasFailure(); ++k) {
    const std::string label = std::string(GetParam().name) + " at call " + std::to_string(k);
    auto system = std::make_shared<FakeFileSystem>();
    system->disk.fault = GetParam().fault;
    system->disk.fault_at = k;
    system->disk.fault_errno = GetParam().error;
    const RunResult result = run(system, log);
    stopped += result.stopped;
    const Disk killed = system->disk.after_kill();
    log.reset();
    const Disk reopened = expect_survives(killed, result.acknowledged, label + ", killed");
    expect_survives_power_cuts(killed, result.acknowledged, label + ", power cut", static_cast<unsigned>(k));
    // Opened again by a new process on the same kernel, one more acknowledged, and only then the power goes.
    if (testing::Test::HasFailure()) break;
    BlockNo last = 0;
    {
      auto look = std::make_shared<FakeFileSystem>(reopened);
      last = open_file_log_on(look, torture_folder, torture_files).value()->last_block();
    }
    expect_survives_power_cuts(reopened, last, label + ", killed, then power cut", static_cast<unsigned>(k));
  }
  EXPECT_EQ(stopped, calls);  // no error of the system passes unseen
}

std::string fault_name(const testing::TestParamInfo<FaultCase>& tested) { return tested.param.name; }

INSTANTIATE_TEST_SUITE_P(Faults, Torture,
                         testing::Values(FaultCase{"io_error", Fault::error, EIO},
                                         FaultCase{"disk_full", Fault::error, ENOSPC},
                                         FaultCase{"half_written", Fault::half, ENOSPC},
                                         FaultCase{"sync_lost", Fault::lost_sync, EIO},
                                         FaultCase{"power_cut", Fault::dead, EIO}),
                         fault_name);

// Opening mends a torn tail, and may itself be cut short at any call, again and again.
TEST(TortureOpening, EveryCallOfAnOpeningFailsOnce) {
  auto system = std::make_shared<FakeFileSystem>();
  std::unique_ptr<Log> log;
  ASSERT_EQ(run(system, log).acknowledged, blocks);
  const Disk before = system->disk.after_kill();  // with block 9 known to the head
  ASSERT_TRUE(log->append(sample_block(blocks + 1)));
  Disk torn = system->disk.after_kill();
  log.reset();
  torn.files.at(torture_folder + "/head") = before.files.at(torture_folder + "/head");
  std::string last_file;
  for (const auto& [path, content] : torn.files) {
    if (path.ends_with(".gbj")) last_file = path;
  }
  torn.files.at(last_file).now.back() ^= 1;
  for (const Fault fault : {Fault::error, Fault::half, Fault::lost_sync, Fault::dead}) {
    for (int k = 1; k < 60; ++k) {
      auto broken = std::make_shared<FakeFileSystem>(torn);
      broken->disk.fault = fault;
      broken->disk.fault_at = k;
      const bool opened = open_file_log_on(broken, torture_folder, torture_files).has_value();
      if (opened && broken->disk.calls < k) break;
      const std::string label = "opening, call " + std::to_string(k);
      expect_survives(broken->disk.after_kill(), blocks, label);
      expect_survives_power_cuts(broken->disk.after_kill(), blocks, label, static_cast<unsigned>(k));
      if (testing::Test::HasFailure()) return;
    }
  }
}

TEST(TortureErrors, AreNamedForWhatTheyAre) {
  for (const auto& [error, code] :
       {std::pair{ENOSPC, "journal.no_space"}, {EDQUOT, "journal.no_space"}, {EIO, "journal.io_failed"}}) {
    auto system = std::make_shared<FakeFileSystem>();
    auto log = open_file_log_on(system, torture_folder, torture_files).value();
    system->disk.fault = Fault::error;
    system->disk.fault_errno = error;
    system->disk.fault_at = system->disk.calls + 1;
    EXPECT_EQ(error_of(log->append(sample_block(1))).code, code);
    EXPECT_EQ(error_of(log->append(sample_block(1))).code, code);
  }
}

}  // namespace
}  // namespace gongbao::journal
