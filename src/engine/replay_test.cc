// However a stream of commands is cut into runs, blocks and processes, entries, verdicts and state are the same; and
// verify finds what was decided otherwise.
#include "engine/replay.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include "engine/test_support.h"

namespace gongbao::engine {
namespace {

using namespace testing;

// A record, or a rename when name is set.
struct Said {
  Record record{};
  std::optional<TypedCommand> command;
  Source source;
};

rc::Gen<std::vector<Said>> some_stream() {
  return rc::gen::exec([] {
    std::vector<Said> stream;
    Date day = first_day;
    std::int64_t second = 0;
    for (int n = *rc::gen::inRange(1, 150); n > 0; --n) {
      if (*rc::gen::inRange(0, 25) == 0) {
        day = day + Days{*rc::gen::inRange(1, 4)};
        second = 0;
      }
      second += *rc::gen::inRange(0, 2);
      Said said;
      said.source = at(day, second, *rc::gen::inRange<std::uint64_t>(1, 3));
      const Id16 id = id_on(day - Days{*rc::gen::inRange(-1, 3)}, *rc::gen::inRange<std::uint64_t>(0, 20));
      switch (*rc::gen::inRange(0, 8)) {
        case 0: {
          const auto key = *rc::gen::inRange<std::uint8_t>(0, 4);
          said.command = rename(*rc::gen::inRange<std::uint64_t>(0, 4), "n" + std::to_string(key), key);
          break;
        }
        case 1:
          said.record = reference_to(id, said.source.organisation, id_on(day, *rc::gen::inRange<std::uint64_t>(0, 20)));
          break;
        default:
          said.record = record(id, {.subject = *rc::gen::inRange<std::uint64_t>(0, 4),
                                    .amount = *rc::gen::inRange<std::int64_t>(-20, 30)});
      }
      stream.push_back(std::move(said));
    }
    return stream;
  });
}

// One line per command told: what came back.
std::string line_of(const InstructionResult& r) {
  return to_hex({reinterpret_cast<const std::uint8_t*>(&r), sizeof r});
}
std::string line_of(const TypedReply& r) {
  return std::to_string(r.entry_no) + " " + std::to_string(static_cast<int>(r.verdict)) + " " + std::to_string(r.code) +
         " " + to_hex(r.figures) + " " + to_string(r.stamp);
}

// Sends stream[from … to) in runs of at most that many records of one source; nothing waits for an answer but the end.
void send(Engine& engine, std::span<const Said> stream, std::size_t longest_run, std::vector<std::string>& told) {
  const auto keep_run = [&](Result<std::vector<InstructionResult>> r) {
    GB_CHECK(r.has_value());
    for (const InstructionResult& each : *r) told.push_back(line_of(each));
  };
  std::vector<Record> run;
  for (std::size_t i = 0; i != stream.size(); ++i) {
    if (stream[i].command) {
      GB_CHECK(engine.submit(*stream[i].command, stream[i].source, [&](Result<TypedReply> r) {
        GB_CHECK(r.has_value());
        told.push_back(line_of(*r));
      }));
      continue;
    }
    run.push_back(stream[i].record);
    const bool goes_on = i + 1 != stream.size() && !stream[i + 1].command && run.size() < longest_run &&
                         stream[i + 1].source == stream[i].source;
    if (goes_on) continue;
    GB_CHECK(engine.submit(std::exchange(run, {}), stream[i].source, keep_run));
  }
  GB_CHECK(engine.ask([] {}));
}

struct Cut {
  bool threads;
  std::uint32_t block_entries;
  std::size_t longest_run;
  std::vector<std::size_t> restarts;  // after so many commands the process begins anew
};

struct Ran {
  std::vector<std::string> told, entries;
  Id16 digest{};
  std::unique_ptr<journal::Log> log;
};

Ran run_cut(const std::vector<Said>& stream, const Cut& cut) {
  Ran ran;
  ran.log = journal::open_memory_log();
  std::vector<std::size_t> ends = cut.restarts;
  ends.push_back(stream.size());
  std::size_t from = 0;
  for (const std::size_t end : ends) {
    House h(std::move(ran.log), {.threads = cut.threads, .block_entries = cut.block_entries});
    send(*h.engine, std::span(stream).subspan(from, end - from), cut.longest_run, ran.told);
    h.engine->stop();
    ran.digest = h.machine.digest();
    ran.log = h.close();
    from = end;
  }
  ran.entries = entries_of(*ran.log);
  return ran;
}

RC_GTEST_PROP(Replay, HoweverCutTheEntriesVerdictsAndStateAreTheSame, ()) {
  const std::vector<Said> stream = *some_stream();
  const Ran singles = run_cut(stream, {.threads = false, .block_entries = 1, .longest_run = 1, .restarts = {}});
  RC_ASSERT(singles.told.size() == stream.size());
  for (const bool threads : {false, true}) {
    Cut cut{.threads = threads,
            .block_entries = *rc::gen::inRange<std::uint32_t>(1, 40),
            .longest_run = *rc::gen::inRange<std::size_t>(1, 40),
            .restarts = {}};
    cut.restarts.push_back(*rc::gen::inRange<std::size_t>(0, stream.size() + 1));
    const Ran ran = run_cut(stream, cut);
    RC_ASSERT(ran.told == singles.told);
    RC_ASSERT(ran.entries == singles.entries);
    RC_ASSERT(ran.digest == singles.digest);
  }
  std::array<Bytes, 2> tables_saved;
  for (const bool threads : {false, true}) {
    ToyMachine machine;
    Tables tables;
    ReplayReport report;
    RC_ASSERT(replay_tail(*singles.log, machine, tables, {.threads = threads, .progress = {}}, report));
    ByteWriter out(tables_saved[threads]);
    tables.save(out);
  }
  RC_ASSERT(tables_saved[0] == tables_saved[1]);
  ToyMachine replayed;
  RC_ASSERT(replay(*singles.log, replayed).has_value());
  RC_ASSERT(replayed.digest() == singles.digest);
  ToyMachine verified;
  const auto report = verify(*singles.log, verified);
  RC_ASSERT(report.has_value() && report->good());
  RC_ASSERT(report->instructions + report->typed == singles.entries.size());
  RC_ASSERT(verified.digest() == singles.digest);
}

// A copy of a log in which one entry is another, sealed by whoever could compute the chain.
std::unique_ptr<journal::Log> rewritten(const journal::Log& log, std::uint32_t rules_version, EntryNo number,
                                        const std::function<void(Outcome&)>& change) {
  auto copy = journal::open_memory_log();
  journal::BlockBuilder builder(rules_version);
  const auto walked = log.for_each_block({}, [&](const journal::Block& block) -> Result<void> {
    builder.clear();
    block.visit([&](const journal::EntryView& e) {
      const std::uint16_t place = builder.add_source(e.source);
      if (e.typed != nullptr) {
        journal::TypedHead head = e.typed->head;
        head.source = place;
        builder.add(head, e.typed->command, e.typed->facts, e.typed->figures);
      } else {
        Outcome outcome = e.instruction->outcome;
        outcome.source = place;
        if (e.number == number) change(outcome);
        builder.add(e.instruction->record, outcome, e.instruction->extensions);
      }
      return true;
    });
    GB_CHECK(copy->append(builder).has_value());
    return {};
  });
  GB_CHECK(walked.has_value());
  return copy;
}

std::unique_ptr<journal::Log> some_journal() {
  House h({.threads = false});
  for (std::uint64_t i = 0; i != 10; ++i) {
    h.send(record(id_on(first_day, i), {.amount = 40 + static_cast<std::int64_t>(i)}), at(first_day));
  }
  h.send(rename(1, "a"), at(first_day));
  h.send(record(id_on(first_day + Days{1}, 1)), at(first_day + Days{1}));
  return h.close();
}

TEST(Verify, NamesTheEntryAndWhatDiffers) {
  const auto log = some_journal();
  const auto altered = rewritten(*log, 1, 5, [](Outcome& o) { o.subject_after += 1; });
  ToyMachine machine;
  const auto report = verify(*altered, machine);
  ASSERT_TRUE(report.has_value());
  EXPECT_FALSE(report->good());
  // Only entry 5 was altered, but what follows was decided from the true balance.
  ASSERT_FALSE(report->differences.empty());
  EXPECT_EQ(report->differences[0].entry, 5u);
  EXPECT_EQ(report->differences[0].what, "subject_after: stored 167, now 166");
  EXPECT_EQ(report->differences[0].rules_version, 1u);
}

TEST(Verify, JudgesNoBlockThatIsNotHashed) {
  const auto log = some_journal();
  std::vector<journal::BlockNo> asked;
  ToyMachine machine;
  const auto stopped = verify(*log, machine, {.progress = {}, .hashed = [&](journal::BlockNo number) -> Result<void> {
                                                asked.push_back(number);
                                                if (number < 3) return {};
                                                return problem("journal.damaged_block", {}, "here");
                                              }});
  EXPECT_EQ(stopped.error().code, "journal.damaged_block");
  EXPECT_EQ(asked, (std::vector<journal::BlockNo>{1, 2, 3}));
  ToyMachine whole;
  const auto hashed = [](journal::BlockNo) -> Result<void> { return {}; };
  EXPECT_TRUE(verify(*log, whole, {.progress = {}, .hashed = hashed})->good());
  EXPECT_NE(whole.digest(), machine.digest());
}

TEST(Verify, OtherRulesAreListedAndDoNotFail) {
  const auto log = some_journal();
  ToyMachine stricter(2, 45);
  const auto report = verify(*log, stricter);
  ASSERT_TRUE(report.has_value());
  EXPECT_TRUE(report->good());
  EXPECT_EQ(report->differing, 0u);
  ASSERT_EQ(report->differing_of_other_rules, 4u);  // 46 … 49
  EXPECT_EQ(report->differences_of_other_rules[0].entry, 8u);
  EXPECT_THAT(report->differences_of_other_rules[0].what, ::testing::HasSubstr("code: stored 0, now 104"));
  EXPECT_EQ(report->entries_of_other_rules, log->last_entry());
  ToyMachine same;
  EXPECT_EQ(verify(*log, same)->differing_of_other_rules, 0u);
  EXPECT_EQ(same.digest(), stricter.digest()) << "what is applied is what the journal says";
}

TEST(Replay, AnUnknownTypeIsNamedWithItsEntry) {
  auto log = journal::open_memory_log();
  {
    House h(std::move(log), {.threads = false});
    h.send(record(id_on(first_day, 1)), at(first_day));
    log = h.close();
  }
  journal::BlockBuilder builder(1);
  const std::uint16_t place = builder.add_source(at(first_day));
  builder.add({.type = 99, .version = 4, .source = place}, {}, {}, {});
  ASSERT_TRUE(log->append(builder));
  ToyMachine machine;
  const auto replayed = replay(*log, machine);
  ASSERT_FALSE(replayed.has_value());
  EXPECT_EQ(replayed.error().code, "engine.unknown_type");
  EXPECT_EQ(replayed.error().where, "entry 3");
  EXPECT_THAT(replayed.error().message, ::testing::HasSubstr("type 99 version 4"));
  ToyMachine other;
  EXPECT_EQ(verify(*log, other).error().code, "engine.unknown_type");
  ToyMachine third;
  Engine engine(third, *log, {.threads = false});
  EXPECT_EQ(engine.start().error().code, "engine.unknown_type");
  EXPECT_FALSE(engine.execute(rename(1, "a"), at(first_day)));
}

TEST(Replay, ATurnCutOffInTheMiddleGoesOn) {
  auto real = journal::open_memory_log();
  const auto fill = [](Engine& engine) {
    for (std::uint64_t i = 0; i != 20; ++i) {
      GB_CHECK(engine.execute(record(id_on(first_day, i), {.subject = i, .amount = 1000}), at(first_day)).has_value());
    }
  };
  {
    FailingLog log(*real, 24);  // 20 records and three blocks of the turn
    ToyMachine machine;
    Engine engine(machine, log, {.threads = false, .block_entries = 4});
    ASSERT_TRUE(engine.start());
    fill(engine);
    EXPECT_FALSE(engine.turn_to(first_day + Days{1}));
  }
  ToyMachine half;
  ASSERT_TRUE(replay(*real, half));
  ASSERT_EQ(half.day(), first_day) << "the turn was meant to be cut off";
  ASSERT_EQ(half.counters().at(0).value, 1010);
  ASSERT_EQ(half.counters().at(19).value, 1000);

  House again(std::move(real), {.threads = false});
  const InstructionResult r = again.send(record(id_on(first_day + Days{1}, 1), {.subject = 19}), at(first_day, 86000));
  EXPECT_EQ(r.code, 0) << "an earlier stamp finds the new day begun";
  EXPECT_EQ(again.machine.day(), first_day + Days{1});
  for (std::uint64_t i = 0; i != 19; ++i) EXPECT_EQ(again.machine.counters().at(i).value, 1010) << i;

  House undisturbed({.threads = false});
  fill(*undisturbed.engine);
  ASSERT_TRUE(undisturbed.engine->turn_to(first_day + Days{1}));
  undisturbed.send(record(id_on(first_day + Days{1}, 1), {.subject = 19}), at(first_day, 86000));
  EXPECT_EQ(undisturbed.machine.digest(), again.machine.digest());
  EXPECT_EQ(entries_of(*undisturbed.log), entries_of(*again.log));
}

TEST(Replay, ProgressIsToldAtStart) {
  auto log = some_journal();
  std::uint64_t done = 0, total = 0;
  House h(std::move(log), {.threads = false, .progress = [&](std::uint64_t d, std::uint64_t t) {
                             done = d;
                             total = t;
                           }});
  EXPECT_GT(total, 0u);
  EXPECT_EQ(done, total);
  EXPECT_EQ(h.report.last_entry, h.log->last_entry());
  EXPECT_EQ(h.report.instructions, 11u);
}

}  // namespace
}  // namespace gongbao::engine
