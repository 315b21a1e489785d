// Whether what was quick stays so: the same night's mix into one city until it has 1, 10 and 50 million instructions.
//
// At each size: the rate of the last records before it, the disk's bytes of all that the store keeps, and how soon the
// city is ready again after a snapshot. Against: the same at the first size.
#include "benches/night.h"

namespace {

using namespace gongbao;
namespace fs = std::filesystem;
using bench::need;

constexpr std::uint64_t sizes[] = {1'000'000, 10'000'000, 50'000'000};
constexpr std::uint64_t measured_share = 2;  // of the first size, one in so many records
constexpr double most_bytes = 200;

struct Seen {
  std::uint64_t size = 0;
  double rate = 0, bytes = 0, ready = 0, others = 0;
};

std::uint64_t bytes_below(const fs::path& folder) {
  std::uint64_t all = 0;
  for (const auto& each : fs::recursive_directory_iterator(folder)) {
    if (each.is_regular_file()) all += each.file_size();
  }
  return all;
}

class Growing {
 public:
  explicit Growing(const bench::Options& options)
      : city_({.operators = 2'000,
               .cards = options.scaled(sizes[2]) / 10,
               .records = options.scaled(sizes[2]),
               .refused_per_10000 = 100,
               .duplicates_per_10000 = 10}),
        records_(city_.records()),
        empty_bytes_(kept_bytes()) {}

  Seen to(std::uint64_t size, std::uint64_t measured) {
    const bench::Others others;
    Seen seen{.size = size};
    {
      const auto store = need(cli::Store::open(city_.path(), {}));
      take(*store, size - measured);
      seen.rate = static_cast<double>(measured) / bench::seconds([&] { take(*store, size); });
      need(store->engine().snapshot());
    }
    fs::remove_all(cli::verdict_folder(city_.path()));
    seen.bytes = static_cast<double>(kept_bytes() - empty_bytes_) / static_cast<double>(size);
    seen.ready = bench::seconds([&] { need(cli::Store::open(city_.path(), {})); });
    seen.others = others.cores();
    return seen;
  }

 private:
  // What stays for ever: snapshots come and go.
  std::uint64_t kept_bytes() const {
    const std::string snapshots = cli::snapshot_folder(city_.path());
    return bytes_below(city_.path()) - (fs::exists(snapshots) ? bytes_below(snapshots) : 0);
  }
  void take(cli::Store& store, std::uint64_t upto) {
    if (taken_ >= upto) return;
    const std::string name = "to-" + std::to_string(upto);
    const std::string file = city_.write(name, std::span(records_).subspan(taken_, upto - taken_));
    bench::import_file(store, city_.law(), file);
    fs::remove(file);
    taken_ = upto;
  }

  bench::EmptyCity city_;
  std::vector<custody::PackedInstruction> records_;
  std::uint64_t empty_bytes_ = 0, taken_ = 0;
};

bench::Row row_of(const std::string& what, const Seen& seen, const std::string& unit, const std::string& grows_with) {
  bench::Row row;
  row.question = "grown to " + std::to_string(seen.size) + " instructions: " + what;
  row.unit = unit;
  row.goal = "–";
  row.met = true;
  row.runs = 1;
  row.others = seen.others;
  row.grows_with = grows_with;
  return row;
}

void against(bench::Row& row, double ours, double first) {
  row.ours = ours;
  row.against = first;
  row.ratio = ours / first;
  row.spread = bench::spread_of({row.ratio});
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  Growing city(options);
  std::vector<bench::Row> rows;
  std::optional<Seen> first;
  for (const std::uint64_t size : sizes) {
    const Seen seen = city.to(options.scaled(size), options.scaled(sizes[0]) / measured_share);
    if (!first) first = seen;
    against(rows.emplace_back(row_of("the night's rate", seen, "instructions/s", "nothing")), seen.rate, first->rate);
    against(rows.emplace_back(row_of("ready again", seen, "s", "cards, and ids of the last 49 days")), seen.ready,
            first->ready);
    bench::Row& bytes = rows.emplace_back(row_of("stored, all in", seen, "bytes each", "the number of records"));
    against(bytes, seen.bytes, most_bytes);
    bytes.goal = "≤ 200 bytes an instruction";
    bytes.met = bytes.ours <= most_bytes;
  }
  return bench::print_all(rows, options);
}
