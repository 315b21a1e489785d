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
#include "benches/night.h"
#include "benches/report.h"

namespace {

using namespace gongbao;
namespace fs = std::filesystem;
using bench::EmptyCity;
using bench::need;

constexpr std::size_t pairs = 7;
constexpr double goal_ratio = 0.7;
constexpr double goal_bytes_a_card = 100 + 24;

std::int64_t resident_bytes() {
  std::ifstream in("/proc/self/statm");
  std::int64_t all = 0, resident = 0;
  in >> all >> resident;
  return resident * sysconf(_SC_PAGESIZE);
}

// A night's file, and the city to take it, to be copied for each run.
struct Night {
  explicit Night(const cli::NightPlan& plan) : city(plan), file(city.write("night.gbb", city.records())) {}
  EmptyCity city;
  std::string file;

  const cli::NightPlan& plan() const { return city.plan(); }
  cli::Tally import_into(cli::Store& store) const { return bench::import_file(store, city.law(), file); }
};

struct Written {
  double import_seconds = 0;
  std::uint64_t bytes = 0, blocks = 0;  // of the journal, by this import
};

Written import_into_a_copy(const Night& night) {
  const fs::path copy = night.city.copy();
  const auto size = [&] { return bench::bytes_in(copy / "journal"); };
  Written written;
  std::uint64_t bytes_before = 0;
  {
    const auto store = need(cli::Store::open(copy, {}));
    const journal::BlockNo before = store->log().last_block();
    bytes_before = size();
    written.import_seconds = bench::seconds([&] {
      const cli::Tally tally = night.import_into(*store);
      GB_CHECK(tally.lines == night.plan().records);
    });
    written.blocks = store->log().last_block() - before;
  }
  written.bytes = size() - bytes_before;
  return written;
}

double serial_loop(const Night& night, const Written& written) {
  const fs::path target = night.city.folder().at("serial");
  fs::remove(target);
  const std::size_t block = written.bytes / written.blocks;
  std::vector<std::uint8_t> input(fs::file_size(night.file) / written.blocks + 1), output(block, 7);
  return bench::seconds([&] {
    const int in = open(night.file.c_str(), O_RDONLY | O_CLOEXEC);
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

bench::Row nightly_file(const bench::Options& options) {
  const Night night({.operators = 2'000,
                     .cards = options.scaled(1'000'000),
                     .records = options.scaled(10'000'000),
                     .refused_per_10000 = 100,
                     .duplicates_per_10000 = 10});
  const auto records = static_cast<double>(night.plan().records);
  bench::Row row;
  row.question = "nightly file: " + std::to_string(night.plan().records) +
                 " custody instructions, mixed ops, 2,000 operators, durable, a verdict each";
  row.unit = "instructions/s";
  bench::measure(row, pairs, [&] {
    const Written written = import_into_a_copy(night);
    return bench::Pair{records / written.import_seconds, records / serial_loop(night, written)};
  });
  row.goal = "ratio ≥ 0.7 of read + SM3 + write + fdatasync of the journal's bytes";
  row.met = row.ratio >= goal_ratio;
  row.grows_with = "the number of records; not with cards or history";
  return row;
}

bench::Row a_million_cards() {
  constexpr std::uint64_t cards = 1'000'000;
  const Night night(
      {.operators = 100, .cards = cards, .records = cards, .refused_per_10000 = 0, .duplicates_per_10000 = 0});
  const auto store = need(cli::Store::open(night.city.path(), {}));
  malloc_trim(0);
  const std::int64_t before = resident_bytes();
  GB_CHECK(night.import_into(*store).outcomes[0] == cards);
  need(store->ask([](const policies::City&) {}));
  malloc_trim(0);  // what the import used and gave back is not the cards'
  bench::Row row;
  row.question = "memory of 1,000,000 cards sold in one night, their ids inside the window included";
  row.unit = "bytes a card, resident";
  row.ours = static_cast<double>(resident_bytes() - before) / static_cast<double>(cards);
  row.against = goal_bytes_a_card;
  row.ratio = row.ours / row.against;
  row.goal = "≤ 100 bytes a card and ≤ 24 an id";
  row.met = row.ours <= goal_bytes_a_card;
  row.runs = 1;
  row.spread = bench::spread_of({row.ratio});
  row.grows_with = "cards, and ids of the last 49 days";
  return row;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  // Memory first: what was freed by other runs would hide what this one takes.
  const bench::Row memory = a_million_cards();
  return bench::print_all({nightly_file(options), memory}, options);
}
