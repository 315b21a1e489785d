// Single commands over HTTP, each durable before it is answered: how many a second, and how long one takes.
//
// Against: alone, what one write of 4 KiB and its fdatasync take on the same disk; with many at once, how often the
// same server says at /healthz that it is alive. The service is the program itself; client and service share the
// machine, connections are kept, and on each the next request leaves when the answer is there.
#include "benches/serving.h"

namespace {

using namespace gongbao;
using bench::Answered;
using bench::need;

constexpr std::size_t pairs = 7;
constexpr std::size_t keys_used = 256;
constexpr double seconds_each = 1;
constexpr double most_syncs = 2, goal_ratio = 0.4;
constexpr std::size_t writes = 300, write_bytes = 4096;

// Milliseconds of each, sorted.
std::vector<double> write_and_sync(const std::string& path) {
  const int file = open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  const std::vector<std::uint8_t> bytes(write_bytes, 7);
  std::vector<double> took;
  for (std::size_t i = 0; i < writes; ++i) {
    took.push_back(1e3 * bench::seconds([&] {
                     GB_CHECK(write(file, bytes.data(), bytes.size()) == static_cast<ssize_t>(bytes.size()));
                     GB_CHECK(fdatasync(file) == 0);
                   }));
  }
  close(file);
  std::ranges::sort(took);
  return took;
}

class Asking {
 public:
  Asking()
      : city_({.operators = 100, .cards = 1, .records = 1}, cli::ClockKind::demo),
        interest_(city_, bench::keys_of_bank(city_.path(), city_.plan().bank_id, keys_used)),
        served_(city_.path()) {
    commands(keys_used, seconds_each);
    alive(keys_used);
  }

  std::vector<bench::Row> alone() {
    bench::Row half = row("one at a time, 1 connection: p50", "ms", "≤ 2 times one write of 4 KiB and fdatasync");
    bench::Row most = row("one at a time, 1 connection: p99", "ms", "–");
    std::vector<bench::Pair> of_most;
    bench::measure(half, pairs, [&] {
      const Answered ours = commands(1, seconds_each);
      const std::vector<double> disk = write_and_sync(city_.folder().at("writes"));
      of_most.push_back({bench::at_share(ours.latency, 0.99), bench::at_share(disk, 0.99)});
      return bench::Pair{bench::at_share(ours.latency, 0.5), bench::at_share(disk, 0.5)};
    });
    half.met = half.ratio <= most_syncs;
    told(most, of_most, half);
    return {half, most};
  }

  std::vector<bench::Row> together(std::size_t connections) {
    const std::string who = "one at a time, " + std::to_string(connections) + " connections: ";
    bench::Row rate = row(who + "rate", "commands/s", "ratio ≥ 0.4 of GET /healthz");
    bench::Row half = row(who + "p50", "ms", "–"), most = row(who + "p99", "ms", "–");
    std::vector<bench::Pair> of_half, of_most;
    bench::measure(rate, pairs, [&] {
      const Answered ours = commands(connections, seconds_each), health = alive(connections);
      of_half.push_back({bench::at_share(ours.latency, 0.5), bench::at_share(health.latency, 0.5)});
      of_most.push_back({bench::at_share(ours.latency, 0.99), bench::at_share(health.latency, 0.99)});
      return bench::Pair{ours.rate, health.rate};
    });
    rate.met = rate.ratio >= goal_ratio;
    told(half, of_half, rate);
    told(most, of_most, rate);
    return {rate, half, most};
  }

 private:
  static bench::Row row(std::string question, std::string unit, std::string goal) {
    bench::Row row;
    row.question = std::move(question);
    row.unit = std::move(unit);
    row.goal = std::move(goal);
    row.grows_with = "connections, until the cores are busy; not with history";
    return row;
  }
  // What was seen in the same pairs as another row; no goal is set for it.
  static void told(bench::Row& row, const std::vector<bench::Pair>& seen, const bench::Row& with) {
    bench::tell(row, seen);
    row.others = with.others;
    row.met = true;
  }

  Answered commands(std::size_t connections, double long_for) {
    return bench::closed_loop(served_.port(), connections, long_for, [&](std::uint64_t) { return interest_.next(); });
  }
  Answered alive(std::size_t connections) {
    return bench::closed_loop(served_.port(), connections, seconds_each,
                              [](std::uint64_t) { return bench::ask_whether_alive; });
  }

  bench::EmptyCity city_;
  bench::Interest interest_;
  bench::Served served_;
};

}  // namespace

int main(int argc, char** argv) {
  Asking asking;
  std::vector<bench::Row> rows = asking.alone();
  for (const std::size_t connections : {32, 256}) {
    std::ranges::move(asking.together(connections), std::back_inserter(rows));
  }
  return bench::print_all(rows, bench::options_of(argc, argv));
}
