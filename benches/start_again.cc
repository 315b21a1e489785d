// How long a service is away when it is started again, and how fast a journal is replayed and judged anew.
//
// Ready: snapshot and the tail behind it, against reading the bytes of both once from the same disk; before each of the
// two the system forgets what it holds of the files. Replay: every entry folded into an empty city, checksums looked
// at. Verify: what `gongbao verify` does, every byte re-hashed, every entry decided again, the books added up anew from
// the journals. What if: what `gongbao whatif` does under another ratio, two cities side by side, against a verify.
#include "benches/night.h"
#include "benches/report.h"
#include "cli/verify_store.h"
#include "cli/what_if/what_if.h"
#include "engine/snapshot.h"

namespace {

using namespace gongbao;
namespace fs = std::filesystem;
using bench::need;

constexpr std::size_t pairs = 7, passes = 3;
constexpr double most_reads = 3, most_verifies = 2;
constexpr double goal_replay = 2e6, goal_verify = 1e6;
constexpr std::uint64_t tail_share = 50;  // one in so many records came after the snapshot

// A city with a history and a snapshot that has nearly all of it.
void fill(const bench::EmptyCity& city) {
  const auto records = city.records();
  const std::size_t before = records.size() - records.size() / tail_share;
  const std::string first = city.write("first.gbb", std::span(records).first(before));
  const std::string rest = city.write("rest.gbb", std::span(records).subspan(before));
  const auto store = need(cli::Store::open(city.path(), {}));
  bench::import_file(*store, city.law(), first);
  need(store->engine().snapshot());
  bench::import_file(*store, city.law(), rest);
  fs::remove(first);
  fs::remove(rest);
}

// The newest snapshot and what was journaled since.
std::uint64_t bytes_to_start(const bench::EmptyCity& city) {
  const auto snapshot = engine::snapshots_in(cli::snapshot_folder(city.path())).front();
  const auto log = need(cli::open_log_to_read(city.path()));
  std::uint64_t tail = 0;
  need(log->for_each_block({.from = snapshot.entry + 1, .check_hashes = false, .progress = {}},
                           [&](const journal::Block& block) {
                             tail += block.sections().entries.size();
                             return Result<void>{};
                           }));
  return fs::file_size(snapshot.path) + tail;
}

bench::Row ready(const bench::EmptyCity& city) {
  const std::string snapshots = cli::snapshot_folder(city.path()), journal = cli::journal_folder(city.path());
  const std::uint64_t bytes = bytes_to_start(city);
  const fs::path plain = city.folder().at("plain");
  std::ofstream(plain) << std::string(bytes, 'x');
  bench::Row row;
  row.question = "start again: " + std::to_string(city.plan().cards) + " cards, " +
                 std::to_string(city.plan().records) + " instructions; " + std::to_string(bytes >> 20) +
                 " MiB of snapshot and tail";
  row.unit = "s until ready";
  bench::measure(row, pairs, [&] {
    bench::forget(bench::files_in(snapshots));
    bench::forget(bench::files_in(journal));
    bench::Pair pair;
    pair.ours = bench::seconds([&] { need(cli::Store::open(city.path(), {})); });
    bench::forget({plain});
    pair.against = bench::seconds([&] { bench::read_all({plain}); });
    return pair;
  });
  row.goal = "≤ 3 times reading as many bytes";
  row.met = row.ratio <= most_reads;
  row.grows_with = "cards, ids of the last 49 days, and what came since the last snapshot; not with history";
  return row;
}

// Instructions a second of a pass over the whole journal, against that goal.
template <class Pass>
bench::Row a_pass(const bench::EmptyCity& city, const std::string& what, double goal, Pass&& pass) {
  bench::Row row;
  row.question = what;
  row.unit = "instructions/s";
  bench::measure(row, passes, [&] {
    return bench::Pair{static_cast<double>(city.plan().records) / bench::seconds(pass), goal};
  });
  row.goal = "≥ " + bench::figure(goal) + "/s";
  row.met = row.ours >= goal;
  row.grows_with = "the number of entries";
  return row;
}

bench::Row replay(const bench::EmptyCity& city) {
  return a_pass(city, "replay from the first byte, checksums looked at", goal_replay, [&] {
    const auto log = need(cli::open_log_to_read(city.path()));
    need(engine::replay(*log, *need(policies::City::open())));
  });
}

void verify_once(const bench::EmptyCity& city) {
  const cli::Findings found = cli::verify_store(city.path());
  GB_CHECK(found.bytes_are_whole && found.all.empty());
}

bench::Row verify(const bench::EmptyCity& city) {
  return a_pass(city, "verify: every byte hashed again, every entry decided again, the books added up anew",
                goal_verify, [&] { verify_once(city); });
}

bench::Row what_if(const bench::EmptyCity& city) {
  bench::Row row;
  row.question = "what if: the same journal under a ratio of 60%, beside the books as they were";
  row.unit = "s";
  bench::measure(row, passes, [&] {
    bench::Pair pair;
    pair.ours = bench::seconds([&] {
      const auto log = need(cli::open_log_to_read(city.path()));
      const auto told = need(cli::what_if(*log, {.set = {"prepaid-card/custody_ratio=60%"}}));
      GB_CHECK(told.answers.same > 0);
    });
    pair.against = bench::seconds([&] { verify_once(city); });
    return pair;
  });
  row.goal = "≤ twice a verify";
  row.met = row.ratio <= most_verifies;
  row.grows_with = "the number of entries, and memory with two cities and the instructions answered otherwise";
  return row;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const bench::EmptyCity city({.operators = 2'000,
                               .cards = options.scaled(2'000'000),
                               .records = options.scaled(10'000'000),
                               .refused_per_10000 = 100,
                               .duplicates_per_10000 = 10});
  fill(city);
  return bench::print_all({ready(city), replay(city), verify(city), what_if(city)}, options);
}
