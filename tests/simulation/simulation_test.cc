// The promises of the house, each kept through a year of a made-up city: the cut of blocks and the number of threads
// change nothing, replay and verify agree, an outsider adds the journals up to the same books, a snapshot and a crash
// cost time only.
#include "simulation/year.h"

#include <gtest/gtest.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include "base/hash.h"
#include "cli/ledger_digest.h"
#include "import/judges.h"
#include "import/program.h"

namespace gongbao::simulation {
namespace {

namespace fs = std::filesystem;

class Folder {
 public:
  Folder() {
    std::string name = fs::temp_directory_path() / "gongbao-year-XXXXXX";
    GB_CHECK(mkdtemp(name.data()) != nullptr);
    path_ = name;
  }
  ~Folder() { fs::remove_all(path_); }
  std::string at(const char* name) const { return path_ / name; }

 private:
  fs::path path_;
};

std::string ledger_digest(const City& city) { return to_hex(cli::ledger_digest(city.state().books())); }

engine::Options with_threads() {
  engine::Options options = City::inline_options();
  options.threads = true;
  return options;
}

// Lived once for all tests, in memory, with an outsider who sees every journal; then said again to an engine with
// threads that writes files.
struct Lived {
  Folder folder;
  ledger::TrialBalance outsider{custody::chart};
  std::uint64_t refused_by_outsider = 0;
  Year year;
  std::string ledger, state, state_on_files;
  engine::EntryNo last = 0;

  Lived() {
    const auto memory = journal::open_memory_log();
    City city(*memory, City::inline_options(),
              [this](const ledger::Journal& journal) { refused_by_outsider += outsider.post(journal) ? 0 : 1; });
    year = live(Plan{}, city);
    ledger = ledger_digest(city);
    state = city.state_digest();
    last = memory->last_entry();
    const auto files = journal::open_file_log(folder.at("journal"));
    GB_CHECK(files.has_value());
    City again(**files, with_threads());
    live_in_a_hurry(year, again);
    state_on_files = again.state_digest();
  }
};
const Lived& lived() {
  static const Lived once;
  return once;
}

void expect_the_same(const City& city) {
  EXPECT_EQ(ledger_digest(city), lived().ledger);
  EXPECT_EQ(city.state_digest(), lived().state);
  EXPECT_EQ(city.last_entry(), lived().last);
}

std::unique_ptr<journal::Log> read_log() {
  auto log = journal::open_file_log(lived().folder.at("journal"), {.read_only = true});
  GB_CHECK(log.has_value());
  return *std::move(log);
}

TEST(Simulation, EverythingHappensInIt) {
  std::map<custody::Op, std::uint64_t> accepted, refused;
  std::set<policies::Code> codes;
  for (const auto& [what, times] : lived().year.instructions) {
    (what.second == 0 ? accepted : refused)[what.first] += times;
    codes.insert(what.second);
  }
  for (const std::uint8_t scheme : {custody::scheme_prepaid_card, custody::scheme_childcare}) {
    for (const custody::Op op : custody::all_ops(scheme)) {
      const bool never = scheme == custody::scheme_childcare && op == custody::Op::bank_fee;
      if (!never) EXPECT_GT(accepted[op], 0u) << custody::op_name(op);
    }
  }
  EXPECT_GE(codes.size(), 20u);
  // What the law of nurseries refuses (spec/02 8.5), but for what a district orders and what no bill of theirs has.
  for (const int code :
       {302, 311, 312, 314, 315, 316, 317, 318, 319, 320, 321, 322, 323, 324, 325, 326, 327, 328, 330, 333})
    EXPECT_TRUE(codes.contains(static_cast<policies::Code>(code))) << code;
  for (const char* command : {"submit_quarter_report", "check_quarter_report", "set_parameter", "announce_termination",
                              "request_free_release", "demand_refund", "withdraw_refund", "reissue_card", "open_batch",
                              "register_contract", "acknowledge_contract", "register_bill", "notify_family",
                              "record_outcome", "confirm_outcome", "set_category"}) {
    EXPECT_GT((lived().year.commands.contains({command, 0}) ? lived().year.commands.at({command, 0}) : 0), 0u)
        << command;
  }
}

TEST(Simulation, AnOutsiderAddsUpTheSameBooks) {
  EXPECT_EQ(lived().refused_by_outsider, 0u);
  EXPECT_EQ(lived().outsider.wrong_side(), "");
  EXPECT_EQ(to_hex(cli::ledger_digest(lived().outsider)), lived().ledger);
}

TEST(Simulation, TheCutOfBlocksChangesNothing) {
  for (const std::uint32_t block_entries : {1u, 7u}) {
    const auto log = journal::open_memory_log();
    engine::Options options = City::inline_options();
    options.block_entries = block_entries;
    City city(*log, options);
    ASSERT_NO_FATAL_FAILURE(live_one_by_one(lived().year, city));
    expect_the_same(city);
  }
}

TEST(Simulation, ThreadsAndFilesChangeNothing) {
  EXPECT_EQ(lived().state_on_files, lived().state);
  EXPECT_EQ(read_log()->last_entry(), lived().last);
}

TEST(Simulation, ReplayGivesTheSameState) {
  const auto log = read_log();
  const auto city = policies::City::open();
  ASSERT_TRUE(city);
  ASSERT_TRUE(engine::replay(*log, **city, {.check_hashes = true, .progress = {}}));
  EXPECT_EQ(to_hex((*city)->digest()), lived().state);
}

TEST(Simulation, VerifyDecidesEverythingTheSame) {
  const auto log = read_log();
  const auto city = policies::City::open();
  ASSERT_TRUE(city);
  const auto verified = engine::verify(*log, **city);
  ASSERT_TRUE(verified) << to_string(verified.error());
  for (const engine::Difference& each : verified->differences) ADD_FAILURE() << each.entry << ": " << each.what;
  EXPECT_TRUE(verified->good());
}

TEST(Simulation, ASnapshotAndItsTailGiveTheSameState) {
  const Folder folder;
  fs::copy(lived().folder.at("journal"), folder.at("journal"));
  engine::Options options = City::inline_options();
  options.snapshot_folder = folder.at("snapshots");
  {
    auto log = journal::open_file_log(folder.at("journal"));
    ASSERT_TRUE(log);
    City city(**log, options);
    ASSERT_TRUE(city.engine().snapshot());
  }
  auto log = journal::open_file_log(folder.at("journal"));
  ASSERT_TRUE(log);
  auto state = policies::City::open();
  ASSERT_TRUE(state);
  engine::Engine engine(**state, **log, options);
  const auto started = engine.start();
  ASSERT_TRUE(started);
  EXPECT_EQ(started->snapshot_entry, lived().last);
  EXPECT_EQ(to_hex((*state)->digest()), lived().state);
}

// The year's journal as a data folder of the program, its books judged by hledger and ledger.
TEST(Simulation, TheProgramFindsItWholeAndTheJudgesAgree) {
  GB_JUDGES_OR_SKIP();
  const std::string data = fs::path(lived().folder.at("journal")).parent_path();
  const auto verified = import_test::run({"verify", "--data", data, "--json"});
  ASSERT_EQ(verified.exit_code, 0) << verified.out << verified.err;
  EXPECT_EQ(import_test::text_of(verified.json().at("ledger_digest")), lived().ledger);

  const std::string books = lived().folder.at("books.journal");
  const auto exported = import_test::run({"export", "--data", data, "--to", books, "--json"});
  ASSERT_EQ(exported.exit_code, 0) << exported.out << exported.err;
  EXPECT_TRUE(import_test::hledger_accepts(books));
  EXPECT_TRUE(import_test::ledger_accepts(books));
  EXPECT_EQ(import_test::digest_by_hledger(books), lived().ledger);
  EXPECT_EQ(import_test::digest_by_ledger(books), lived().ledger);
  const auto postings = exported.json().at("postings").to_number<std::size_t>();
  const std::string altered = import_test::with_one_altered_amount(books, postings / 3);
  EXPECT_FALSE(import_test::hledger_accepts(altered));
  EXPECT_FALSE(import_test::ledger_accepts(altered));
}

// The machine dies somewhere: the file ends in the middle of a block. What had not become durable is said again.
TEST(Simulation, CutAnywhereAndSaidAgainItEndsTheSame) {
  std::mt19937_64 dice(7);
  const fs::path whole = fs::path(lived().folder.at("journal")) / "0000000001.gbj";
  for (int round = 0; round < 6; ++round) {
    const Folder folder;
    fs::create_directories(folder.at("journal"));
    const fs::path part = fs::path(folder.at("journal")) / "0000000001.gbj";
    fs::copy_file(whole, part);
    fs::resize_file(part, 4096 + dice() % (fs::file_size(whole) - 4096));
    auto log = journal::open_file_log(folder.at("journal"));
    ASSERT_TRUE(log) << to_string(log.error());
    City city(**log, with_threads());
    ASSERT_NO_FATAL_FAILURE(live_in_a_hurry(lived().year, city, (*log)->last_entry()));
    expect_the_same(city);
  }
}

}  // namespace
}  // namespace gongbao::simulation
