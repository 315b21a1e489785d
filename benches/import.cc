// How fast a bank's night is imported, durably and under full rules, and what a million cards cost in memory.
//
// Against: a serial loop over the same bytes that the journal got, in blocks of the size the journal got them: read
// that part of the input, SM3, write, fdatasync. Both run in turns on the same disk; the median of the pairs' ratios
// counts.
#include <fcntl.h>
#include <malloc.h>
#include <unistd.h>

#include <cstring>
#include <filesystem>
#include <fstream>

#include "base/check.h"
#include "benches/report.h"
#include "benches/scratch.h"
#include "cli/import_batch.h"
#include "cli/import_ndjson.h"
#include "cli/sample_night.h"

namespace {

using namespace gongbao;
namespace fs = std::filesystem;
using bench::Folder;
using bench::need;

constexpr std::size_t pairs = 7;
constexpr double goal_ratio = 0.30;
constexpr double goal_bytes_a_card = 150;

std::int64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::int64_t all = 0, resident = 0;
  in >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

// A night on disk and an empty city set up for it, to be copied for each run.
class Night {
 public:
  explicit Night(const cli::NightPlan& plan) : plan_(plan), operators_(cli::sample_operators(plan)) {
    std::ofstream(folder_.at("setup.ndjson")) << cli::setup_lines(plan, operators_);
    const auto store = need(cli::Store::open(city(), {.clock = cli::ClockChoice{cli::ClockKind::file}}));
    taken(*store, [&](cli::ImportRun& run) { return cli::import_ndjson(folder_.at("setup.ndjson"), run); });
    need(store->ask([&](const policies::City& city) { cli::number_operators(city, operators_); }));
    need(formats::write_batch_file(file(),
                                   {.bank_id = plan.bank_id,
                                    .account_no = operators_.front().account_no,
                                    .batch_id = "night",
                                    .business_date = plan.day,
                                    .per_op = {}},
                                   formats::RecordForm::binary, cli::night_records(plan, operators_)));
  }

  std::string city() const { return folder_.at("city"); }
  std::string file() const { return folder_.at("night.gbb"); }
  const Folder& folder() const { return folder_; }
  const cli::NightPlan& plan() const { return plan_; }

  template <class Work>
  cli::Tally taken(cli::Store& store, Work&& work) const {
    const cli::Screen silent(true);
    cli::Verdicts verdicts(store.folder() + "/verdicts/verdicts.csv");
    cli::ImportRun run{
        .store = store, .law = *law_, .verdicts = verdicts, .screen = silent, .interrupt = {}, .as = {}, .bank = {}};
    need(Result<void>(work(run)));
    need(verdicts.close());
    return verdicts.tally();
  }
  cli::Tally import_night(cli::Store& store) const {
    return taken(store, [&](cli::ImportRun& run) -> Result<void> {
      auto batch = formats::BatchFile::open(file());
      if (!batch) return std::unexpected(batch.error());
      return cli::import_batch(*batch, run);
    });
  }

 private:
  std::unique_ptr<policies::LawBooks> law_ = need(policies::LawBooks::open());
  cli::NightPlan plan_;
  std::vector<cli::SampleOperator> operators_;
  Folder folder_;
};

struct Written {
  double import_seconds = 0;
  std::uint64_t bytes = 0, blocks = 0;  // of the journal, by this import
};

Written import_into_a_copy(const Night& night) {
  const fs::path copy = night.folder().at("run");
  fs::remove_all(copy);
  fs::copy(night.city(), copy, fs::copy_options::recursive);
  Written written;
  journal::BlockNo before = 0;
  std::uint64_t bytes_before = 0;
  const auto size = [&] {
    std::uint64_t all = 0;
    for (const auto& each : fs::directory_iterator(copy / "journal")) all += each.file_size();
    return all;
  };
  {
    const auto store = need(cli::Store::open(copy, {}));
    before = store->log().last_block();
    bytes_before = size();
    written.import_seconds = bench::seconds([&] {
      const cli::Tally tally = night.import_night(*store);
      GB_CHECK(tally.lines == night.plan().records);
    });
    written.blocks = store->log().last_block() - before;
  }
  written.bytes = size() - bytes_before;
  return written;
}

double serial_loop(const Night& night, const Written& written) {
  const fs::path target = night.folder().at("serial");
  fs::remove(target);
  const std::size_t block = written.bytes / written.blocks;
  std::vector<std::uint8_t> input(fs::file_size(night.file()) / written.blocks + 1), output(block, 7);
  return bench::seconds([&] {
    const int in = open(night.file().c_str(), O_RDONLY | O_CLOEXEC);
    const int out = open(target.c_str(), O_WRONLY | O_CREAT | O_CLOEXEC, 0600);
    GB_CHECK(in >= 0 && out >= 0);
    Hash32 chain{};
    for (std::uint64_t i = 0; i < written.blocks; ++i) {
      const ssize_t got = read(in, input.data(), input.size());
      GB_CHECK(got >= 0);
      std::memcpy(output.data(), input.data(), std::min<std::size_t>(static_cast<std::size_t>(got), block));
      std::copy(chain.begin(), chain.end(), output.begin());
      chain = sm3(output);
      GB_CHECK(write(out, output.data(), block) == static_cast<ssize_t>(block));
      GB_CHECK(fdatasync(out) == 0);
    }
    close(in);
    close(out);
  });
}

bench::Row nightly_file() {
  const Night night({.operators = 2'000,
                     .cards = 400'000,
                     .records = 1'000'000,
                     .refused_per_10000 = 100,
                     .duplicates_per_10000 = 10});
  std::vector<double> ratios, ours, against;
  for (std::size_t i = 0; i < pairs; ++i) {
    const Written written = import_into_a_copy(night);
    const double serial = serial_loop(night, written);
    const auto records = static_cast<double>(night.plan().records);
    ours.push_back(records / written.import_seconds);
    against.push_back(records / serial);
    ratios.push_back(serial / written.import_seconds);
    std::fprintf(stderr, "  pair %zu: import %.2f s, serial %.2f s, %llu blocks, %.0f MB\n", i + 1,
                 written.import_seconds, serial, static_cast<unsigned long long>(written.blocks),
                 static_cast<double>(written.bytes) / 1e6);
  }
  bench::Row row;
  row.question = "nightly file: 1,000,000 custody instructions, mixed ops, 2,000 operators, durable, a verdict each";
  row.unit = "instructions/s";
  row.ours = bench::median(ours);
  row.against = bench::median(against);
  row.ratio = bench::median(ratios);
  row.goal = "ratio ≥ 0.30 of read + SM3 + write + fdatasync of the journal's bytes";
  row.met = row.ratio >= goal_ratio;
  row.runs = pairs;
  row.spread = bench::spread_of(ratios);
  row.grows_with = "the number of records; not with cards or history";
  return row;
}

bench::Row a_million_cards() {
  constexpr std::uint64_t cards = 1'000'000;
  const Night night(
      {.operators = 100, .cards = cards, .records = cards, .refused_per_10000 = 0, .duplicates_per_10000 = 0});
  const auto store = need(cli::Store::open(night.city(), {}));
  malloc_trim(0);
  const std::int64_t before = resident_bytes();
  GB_CHECK(night.import_night(*store).outcomes[0] == cards);
  need(store->ask([](const policies::City&) {}));
  malloc_trim(0);  // what the import used and gave back is not the cards'
  bench::Row row;
  row.question = "memory of 1,000,000 cards sold in one night, their ids inside the window included";
  row.unit = "bytes a card, resident";
  row.ours = static_cast<double>(resident_bytes() - before) / static_cast<double>(cards);
  row.against = goal_bytes_a_card;
  row.ratio = row.ours / row.against;
  row.goal = "≤ 150 bytes a card";
  row.met = row.ours <= goal_bytes_a_card;
  row.runs = 1;
  row.spread = bench::spread_of({row.ratio});
  row.grows_with = "cards, and ids of the last 49 days";
  return row;
}

}  // namespace

int main(int argc, char** argv) {
  const bool json = argc > 1 && std::string_view(argv[1]) == "--json";
  // Memory first: what was freed by other runs would hide what this one takes.
  const bench::Row memory = a_million_cards();
  const bench::Row night = nightly_file();
  bench::print(night, json);
  bench::print(memory, json);
  return night.met && memory.met ? 0 : 1;
}
