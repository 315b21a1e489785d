// What each feature costs, in processor time an instruction, which other programs enter little: the rules with postings
// and invariants in memory, of which the invariants alone, and what the chain, durable files and the lists add.
//
// Against: the rules and postings without any of them, in the same run.
#include <ctime>

#include "benches/night.h"
#include "custody/invariants/invariants.h"
#include "policies/registry/views.h"
#include "views/views.h"

namespace {

using namespace gongbao;
using bench::need;

constexpr std::size_t pairs = 3, batch = 8'192;

// Of all threads of this process.
template <class Work>
double processor_seconds(Work&& work) {
  const auto now = [] {
    timespec time{};
    GB_CHECK(clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time) == 0);
    return static_cast<double>(time.tv_sec) + 1e-9 * static_cast<double>(time.tv_nsec);
  };
  const double begun = now();
  work();
  return now() - begun;
}

// The city's set-up, block by block as it was written, into a log in memory.
std::unique_ptr<journal::Log> set_up_in_memory(const bench::EmptyCity& city) {
  const auto from = need(cli::open_log_to_read(city.path()));
  auto to = journal::open_memory_log();
  need(from->for_each_block({.from = 1, .check_hashes = false, .progress = {}}, [&](const journal::Block& block) {
    journal::BlockBuilder builder(block.rules_version());
    block.visit([&](const journal::EntryView& entry) {
      builder.add_source(entry.source);
      if (entry.instruction != nullptr) {
        const journal::InstructionView& view = *entry.instruction;
        builder.add(view.record, view.outcome, view.extensions);
      } else {
        builder.add(entry.typed->head, entry.typed->command, entry.typed->facts, entry.typed->figures);
      }
      return true;
    });
    need(to->append(builder));
    return Result<void>{};
  }));
  return to;
}

void execute_all(engine::Engine& engine, std::span<const engine::Record> records, const engine::Source& source) {
  while (!records.empty()) {
    const auto some = records.first(std::min(batch, records.size()));
    need(engine.execute(some, source));
    records = records.subspan(some.size());
  }
}

double in_memory(const bench::EmptyCity& city, std::span<const engine::Record> records, const engine::Source& source) {
  const auto log = set_up_in_memory(city);
  const auto state = need(policies::City::open());
  engine::Engine engine(*state, *log, {.threads = false, .allow_long_turns = true});
  need(engine.start());
  return processor_seconds([&] { execute_all(engine, records, source); });
}

// All of them on a movement of two legs, once an instruction.
double of_invariants(std::size_t instructions) {
  const custody::OperatorBook book{};
  const std::array<ledger::Leg, 2> legs{};
  std::size_t held = 0;
  const double took = processor_seconds([&] {
    for (std::size_t i = 0; i < instructions; ++i) {
      const custody::Change change{book, book, custody::cause_of(custody::Op::redeem), legs, {}, 0, 0};
      for (const custody::Invariant& invariant : custody::invariants()) held += invariant.holds(change) ? 1 : 0;
    }
  });
  GB_CHECK(held > 0);
  return took;
}

struct Costs {
  double rules = 0, invariants = 0, chain = 0, files = 0, views = 0;  // seconds of all instructions
};

Costs costs(const bench::EmptyCity& city, std::span<const engine::Record> records) {
  Costs seen;
  const std::string folder = city.copy();
  engine::Source source;
  double durable = 0;
  std::uint64_t bytes = 0;
  {
    const auto store = need(cli::Store::open(folder, {.threads = false}));
    source = bench::sent_by_bank(city, *store);
    const std::uint64_t before = bench::bytes_in(cli::journal_folder(folder));
    durable = processor_seconds([&] { execute_all(store->engine(), records, source); });
    bytes = bench::bytes_in(cli::journal_folder(folder)) - before;
  }
  const std::vector<std::uint8_t> block(bytes / (records.size() / batch + 1), 7);
  seen.chain = processor_seconds([&] {
    for (std::uint64_t done = 0; done < bytes; done += block.size()) GB_CHECK(sm3(block) != Hash32{});
  });
  seen.invariants = of_invariants(records.size());
  const double memory = in_memory(city, records, source);
  seen.rules = memory - seen.chain - seen.invariants;
  seen.files = durable - memory;
  const auto log = need(cli::open_log_to_read(folder));
  views::Options options;
  options.folder = city.folder().at("views");
  std::filesystem::remove_all(options.folder);
  options.clauses = policies::clauses_behind(city.law());
  const auto made = need(views::Views::open(*log, std::move(options), policies::all_view_systems()));
  seen.views = processor_seconds([&] { need(made->catch_up()); });
  return seen;
}

}  // namespace

int main(int argc, char** argv) {
  const bench::Options options = bench::options_of(argc, argv);
  const std::uint64_t count = options.scaled(10'000'000);
  const bench::EmptyCity city({.operators = 2'000,
                               .cards = std::max<std::uint64_t>(1, count / 10),
                               .records = count,
                               .refused_per_10000 = 100,
                               .duplicates_per_10000 = 10});
  const std::vector<engine::Record> records = bench::as_records(city.records());
  std::vector<Costs> all;
  for (std::size_t i = 0; i != pairs; ++i) all.push_back(costs(city, records));
  const std::pair<const char*, double Costs::*> features[] = {{"rules and postings, ids remembered", &Costs::rules},
                                                              {"+ invariants", &Costs::invariants},
                                                              {"+ chain (SM3 of each block)", &Costs::chain},
                                                              {"+ durable files", &Costs::files},
                                                              {"+ lists, from the first byte", &Costs::views}};
  std::vector<bench::Row> rows;
  for (const auto& [name, member] : features) {
    bench::Row& row = rows.emplace_back();
    row.question = "price: " + std::string(name);
    row.unit = "µs of processor time an instruction";
    std::vector<bench::Pair> seen;
    const double each = 1e6 / static_cast<double>(count);
    for (const Costs& one : all) seen.push_back({one.*member * each, one.rules * each});
    bench::tell(row, seen);
    row.goal = "–";
    row.met = true;
    row.grows_with = "the number of records";
  }
  return bench::print_all(rows, options);
}
