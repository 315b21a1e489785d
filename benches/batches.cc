// What a batch of 1, 100 and 8,189 instructions costs whoever waits for each before sending the next, without a
// network between; and the longest such wait while snapshots are taken one after the other.
//
// Against: read nothing, SM3, write and fdatasync of as many bytes as the journal got for such a batch. For the pauses:
// a fixed time.
#include <fcntl.h>

#include <atomic>
#include <thread>

#include "benches/night.h"

namespace {

using namespace gongbao;
using bench::need;

constexpr std::size_t pairs = 5;
constexpr std::size_t sizes[] = {1, 100, 8'189};
constexpr std::size_t most_batches = 500;
constexpr std::size_t full_snapshots = 1'000;
constexpr double longest_pause = 50;  // milliseconds

double serial_loop(const std::string& path, std::uint64_t bytes, std::size_t times) {
  const int out = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  GB_CHECK(out >= 0);
  const std::vector<std::uint8_t> output(bytes, 7);
  const double took = bench::seconds([&] {
    for (std::size_t i = 0; i != times; ++i) {
      GB_CHECK(sm3(output) != Hash32{});
      GB_CHECK(write(out, output.data(), bytes) == static_cast<ssize_t>(bytes));
      GB_CHECK(fdatasync(out) == 0);
    }
  });
  close(out);
  return took;
}

bench::Row batches_of(std::size_t size, const bench::EmptyCity& city, std::span<const engine::Record> records) {
  const std::size_t times = std::min(most_batches, records.size() / size);
  const auto all = static_cast<double>(times * size);
  bench::Row row;
  row.question = "batches of " + std::to_string(size) + ", one after the other, durable";
  row.unit = "instructions/s";
  bench::measure(row, pairs, [&] {
    const std::string folder = city.copy();
    const auto store = need(cli::Store::open(folder, {}));
    const engine::Source source = bench::sent_by_bank(city, *store);
    const std::uint64_t before = bench::bytes_in(cli::journal_folder(folder));
    const double took = bench::seconds([&] {
      for (std::size_t i = 0; i != times; ++i) {
        need(store->engine().execute(records.subspan(i * size, size), source));
      }
    });
    const std::uint64_t bytes = (bench::bytes_in(cli::journal_folder(folder)) - before) / times;
    return bench::Pair{all / took, all / serial_loop(city.folder().at("serial"), bytes, times)};
  });
  row.goal = "–";
  row.met = true;
  row.grows_with = "the number of batches, and of records";
  return row;
}

bench::Row pauses(const bench::EmptyCity& city, std::span<const engine::Record> records, std::size_t snapshots) {
  const auto store = need(cli::Store::open(city.copy(), {}));
  const engine::Source source = bench::sent_by_bank(city, *store);
  const std::size_t before = records.size() / 2;
  need(store->engine().execute(records.first(before), source));
  std::atomic<bool> taken = false;
  std::jthread beside([&] {
    for (std::size_t i = 0; i != snapshots; ++i) need(store->engine().snapshot());
    taken = true;
  });
  const bench::Others others;
  std::vector<double> waits;
  for (std::size_t at = before; !taken && at + 2 <= records.size(); at += 2) {
    waits.push_back(1e3 * bench::seconds([&] { need(store->engine().execute(records.subspan(at, 2), source)); }));
  }
  std::ranges::sort(waits);
  bench::Row row;
  row.question = "longest wait of batches of 2 over " + std::to_string(snapshots) + " snapshots, " +
                 std::to_string(before) + " instructions before";
  row.unit = "ms";
  row.ours = waits.back();
  row.against = longest_pause;
  row.ratio = row.ours / row.against;
  row.runs = waits.size();
  row.spread = bench::spread_of({bench::at_share(waits, 0.5) / longest_pause, row.ratio});
  row.goal = "≤ 50 ms";
  row.met = row.ours <= longest_pause;
  row.others = others.cores();
  row.grows_with = "cards, and ids of the last 49 days";
  return row;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const std::uint64_t count = std::max<std::uint64_t>(100'000, options.scaled(4'000'000));
  const bench::EmptyCity city({.operators = 2'000,
                               .cards = count / 10,
                               .records = count,
                               .refused_per_10000 = 100,
                               .duplicates_per_10000 = 10});
  const std::vector<engine::Record> records = bench::as_records(city.records());
  std::vector<bench::Row> rows;
  for (const std::size_t size : sizes) rows.push_back(batches_of(size, city, records));
  rows.push_back(pauses(city, records, options.scaled(full_snapshots)));
  return bench::print_all(rows, options);
}
