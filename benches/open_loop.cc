// How long single commands over HTTP wait when they come at their own pace, at half and at four fifths of what the
// service takes at most: whoever is late makes the next ones late too, and that is counted.
//
// Against: GET /healthz of the same server, as often a second. The peak is that of a closed loop before each pair.
#include "benches/serving.h"

namespace {

using namespace gongbao;
using bench::Answered;

constexpr std::size_t pairs = 5, connections = 256;
constexpr double seconds_each = 3;
constexpr int shares[] = {50, 80};  // percent of the peak

struct At {
  const char* name;
  double share;
};
constexpr At ats[] = {{"p99", 0.99}, {"p99.9", 0.999}, {"longest", 1}};

}  // namespace

int main(int argc, char** argv) {
  const bench::EmptyCity city({.operators = 100, .cards = 1, .records = 1}, cli::ClockKind::demo);
  bench::Interest interest(city, bench::keys_of_bank(city.path(), city.plan().bank_id, connections));
  const bench::Served served(city.path());
  const auto command = [&](std::uint64_t) { return interest.next(); };
  const auto alive = [](std::uint64_t) { return bench::ask_whether_alive; };
  bench::closed_loop(served.port(), connections, seconds_each, command);  // warm
  std::vector<bench::Row> rows;
  for (const int share : shares) {
    std::vector<std::vector<bench::Pair>> seen(std::size(ats));
    bench::Row rate;
    rate.question = "open loop at " + std::to_string(share) + "% of the peak of 256 connections: rate";
    rate.unit = "commands/s";
    bench::measure(rate, pairs, [&] {
      const double peak = bench::closed_loop(served.port(), connections, 1, command).rate;
      const double planned = peak * share / 100;
      const Answered ours = bench::open_loop(served.port(), connections, seconds_each, planned, command);
      const Answered health = bench::open_loop(served.port(), connections, seconds_each, planned, alive);
      for (std::size_t i = 0; i != std::size(ats); ++i) {
        seen[i].push_back({bench::at_share(ours.latency, ats[i].share), bench::at_share(health.latency, ats[i].share)});
      }
      return bench::Pair{ours.rate, planned};
    });
    rate.goal = "–";
    rate.met = true;
    rate.grows_with = "the share of the peak";
    rows.push_back(rate);
    for (std::size_t i = 0; i != std::size(ats); ++i) {
      bench::Row row = rate;
      row.question = "open loop at " + std::to_string(share) + "% of the peak, from the planned moment: " + ats[i].name;
      row.unit = "ms";
      bench::tell(row, seen[i]);
      rows.push_back(row);
    }
  }
  return bench::print_all(rows, bench::options_of(argc, argv));
}
