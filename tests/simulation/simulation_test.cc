// The promises of the design on a made-up year of the real city: however the stream is cut, with or without threads,
// through memory or files, with crashes in between, entries, verdicts and state are the same; and what was written
// replays and re-decides to the same.
#include <gtest/gtest.h>

#include <filesystem>

#include "base/hash.h"
#include "engine/replay.h"
#include "year.h"

namespace gongbao::simulation {
namespace {

using policies::City;

constexpr Size small{3, 20, 30};
const Date start = date_of(2023, 9, 15);

std::unique_ptr<City> open_city() {
  auto city = City::open();
  GB_CHECK(city.has_value());
  return std::move(*city);
}

struct Run {
  Id16 digest{};
  engine::EntryNo entries = 0;
  std::vector<engine::InstructionResult> results;
};

struct Cut {
  bool threads = false;
  std::uint32_t block_entries = 1000;
  std::size_t run_length = 1;  // records handed over at a time, where the source allows
};

// Sends days of the year; equal sources are joined into runs of at most that length.
Run send(std::uint64_t seed, int days, const Cut& cut, journal::Log& log) {
  const auto city = open_city();
  engine::Options options;
  options.threads = cut.threads;
  options.block_entries = cut.block_entries;
  options.allow_long_turns = true;
  engine::Engine engine(*city, log, options);
  GB_CHECK(engine.start().has_value());
  GB_CHECK(engine.turn_to(start).has_value());
  Year year(seed, small, start);
  year.set_up(engine);
  Run run;
  for (int d = 0; d < days; ++d) {
    for (const Step& step : year.next_day()) {
      const auto results = engine.execute(std::span(&std::get<engine::Record>(step.what), 1), step.source);
      GB_CHECK(results.has_value());
      run.results.insert(run.results.end(), results->begin(), results->end());
    }
  }
  GB_CHECK(engine.ask([&] { run.digest = city->digest(); }).has_value());
  run.entries = log.last_entry();
  engine.stop();
  return run;
}

TEST(Simulation, HoweverBlocksAreCutTheCityIsTheSame) {
  for (const std::uint64_t seed : {11U, 12U, 13U}) {
    const auto plain = journal::open_memory_log();
    const Run expected = send(seed, 40, {}, *plain);
    std::size_t accepted = 0;
    for (const auto& result : expected.results) accepted += result.code == 0 ? 1U : 0U;
    EXPECT_GT(accepted, expected.results.size() / 3) << "a year in which most is refused shows little";
    for (const Cut& cut : {Cut{true, 1000, 1}, Cut{false, 1, 1}, Cut{true, 7, 1}}) {
      const auto log = journal::open_memory_log();
      const Run run = send(seed, 40, cut, *log);
      EXPECT_EQ(run.entries, expected.entries);
      EXPECT_EQ(run.results, expected.results);
      EXPECT_EQ(to_hex(run.digest), to_hex(expected.digest)) << "seed " << seed;
    }
  }
}

TEST(Simulation, AYearReplaysAndIsDecidedAgainToTheSame) {
  const auto log = journal::open_memory_log();
  const Run run = send(21, 380, {}, *log);
  const auto replayed = open_city();
  ASSERT_TRUE(engine::replay(*log, *replayed, {}).has_value());
  EXPECT_EQ(replayed->digest(), run.digest);
  const auto judged = open_city();
  const auto report = engine::verify(*log, *judged, {});
  ASSERT_TRUE(report.has_value()) << to_string(report.error());
  EXPECT_TRUE(report->differences.empty());
  EXPECT_EQ(judged->digest(), run.digest);
}

TEST(Simulation, AnOutsidersBooksAgree) {
  const auto log = journal::open_memory_log();
  send(31, 200, {}, *log);
  const auto city = open_city();
  ledger::TrialBalance outsider(custody::chart);
  city->on_journal([&](const ledger::Journal& journal) { ASSERT_TRUE(outsider.post(journal)); });
  ASSERT_TRUE(engine::replay(*log, *city, {}).has_value());
  EXPECT_EQ(outsider.wrong_side(), "");
  for (const std::uint64_t id : city->books().operator_ids) {
    const custody::OperatorBook& book = *city->books().find_operator(id);
    EXPECT_EQ(outsider.total(id, 1001) + outsider.total(id, 1002), Wide{book.q.custody});
    EXPECT_EQ(-outsider.total(id, 2001), Wide{book.q.liability});
    EXPECT_EQ(-outsider.total(id, 2002), Wide{book.q.pending});
    EXPECT_EQ(outsider.total(id, 1003), Wide{book.q.in_transit_all});
  }
}

TEST(Simulation, ASavedCityGoesOnAsTheOneItWasSavedFrom) {
  const auto log = journal::open_memory_log();
  send(41, 60, {}, *log);
  const auto city = open_city();
  ASSERT_TRUE(engine::replay(*log, *city, {}).has_value());
  Bytes saved;
  ByteWriter out(saved);
  city->save(out);
  const auto loaded = open_city();
  ByteReader in(saved);
  ASSERT_TRUE(loaded->load(in));
  EXPECT_EQ(loaded->digest(), city->digest());
  saved.resize(saved.size() - 1);
  ByteReader cut(saved);
  EXPECT_FALSE(open_city()->load(cut));
}

}  // namespace
}  // namespace gongbao::simulation
