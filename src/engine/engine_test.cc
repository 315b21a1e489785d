// The engine driving counters: the order of checks, duplicates, keys, days, questions, batches, a full queue, and a log
// that fails. Everything here holds with and without threads.
#include "engine/engine.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <latch>

#include "engine/test_support.h"

namespace gongbao::engine {
namespace {

using namespace testing;

class EngineTest : public ::testing::TestWithParam<bool> {
 protected:
  static Options options() { return {.threads = GetParam()}; }
};
INSTANTIATE_TEST_SUITE_P(, EngineTest, ::testing::Bool(), [](const auto& p) { return p.param ? "Threads" : "Inline"; });

TEST_P(EngineTest, ALoneRecordIsDecidedAppliedAndDurable) {
  House h(options());
  const InstructionResult r = h.send(record(id_on(first_day, 1)), at(first_day));
  EXPECT_EQ(r.instr_id, id_on(first_day, 1));
  EXPECT_EQ(r.entry_no, 2u);  // 1 is the first day's
  EXPECT_EQ(r.journal_no, 1u);
  EXPECT_EQ(r.booked_at, at(first_day).stamp_micros);
  EXPECT_EQ(r.code, 0);
  EXPECT_EQ(r.outcome, Verdict::accepted);
  EXPECT_EQ(h.log->last_entry(), 2u);
  EXPECT_EQ(h.engine->durable_entry(), 2u);
  h.engine->stop();
  EXPECT_EQ(h.machine.counters().at(1).value, 10);
}

TEST_P(EngineTest, ChecksComeInTheirOrderAndSomeLeaveTheIdFree) {
  const Date today = first_day + Days{60};
  Source forbidden = at(today);
  forbidden.role = 9;
  const Id16 id = id_on(today, 1);
  struct Case {
    const char* what;
    Record record;
    Source source;
    std::uint16_t code;
    bool id_free;
  };
  const Case cases[] = {
      {"form", record(id, {.op = 0}), at(today), ToyMachine::schema_invalid, true},
      {"later day", record(id_on(today + Days{1}, 1)), at(today), ToyMachine::schema_invalid, true},
      {"later day goes before role", record(id_on(today + Days{1}, 1)), forbidden, ToyMachine::schema_invalid, true},
      {"role", record(id), forbidden, ToyMachine::forbidden, true},
      {"role goes before expired", record(id_on(today - Days{50}, 1)), forbidden, ToyMachine::forbidden, true},
      {"expired", record(id_on(today - Days{50}, 1)), at(today), ToyMachine::expired, true},
      {"the last day of the window", record(id_on(today - Days{49}, 1)), at(today), 0, false},
      {"refused by decide", record(id, {.amount = -1}), at(today), ToyMachine::negative, false},
      {"accepted", record(id), at(today), 0, false},
  };
  for (const Case& c : cases) {
    SCOPED_TRACE(c.what);
    House h(options());
    const InstructionResult first = h.send(c.record, c.source);
    EXPECT_EQ(first.code, c.code);
    EXPECT_EQ(first.outcome, c.code == 0 ? Verdict::accepted : Verdict::refused);
    EXPECT_EQ(first.flags & id_stays_free, 0);
    const InstructionResult again = h.send(c.record, c.source);
    EXPECT_EQ(again.code, c.code);
    EXPECT_EQ(again.outcome, c.id_free ? first.outcome : Verdict::duplicate);
    EXPECT_EQ(h.log->last_entry(), 3u);  // each became an entry
    EXPECT_EQ(again.entry_no, c.id_free ? 3u : 2u);
  }
}

TEST_P(EngineTest, ADuplicateGetsTheOriginalsAnswer) {
  House h(options());
  const Record r = record(id_on(first_day, 1), {.amount = 13});
  const InstructionResult first = h.send(r, at(first_day));
  EXPECT_EQ(first.flags, 8);
  for (const Date day : {first_day, first_day + Days{7}, first_day + Days{14}}) {
    InstructionResult again = h.send(r, at(day, 7200));
    EXPECT_EQ(again.outcome, Verdict::duplicate);
    again.outcome = Verdict::accepted;
    EXPECT_EQ(again, first);
  }
  h.engine->stop();
  EXPECT_EQ(h.machine.counters().at(1).value, 13);
}

TEST_P(EngineTest, IdsOfOneHashAreNotTakenForOneAnother) {
  House h(options());
  const auto like = [](std::uint32_t n) { return record(id_of_one_hash(first_day, n)); };
  for (std::uint32_t n = 1; n != 4; ++n) EXPECT_EQ(h.send(like(n), at(first_day)).outcome, Verdict::accepted) << n;
  for (std::uint32_t n = 1; n != 4; ++n) {
    const InstructionResult again = h.send(like(n), at(first_day));
    EXPECT_EQ(again.outcome, Verdict::duplicate);
    EXPECT_EQ(again.instr_id, id_of_one_hash(first_day, n));
    EXPECT_EQ(again.entry_no, n + 1) << "the first entry is the day's";
  }
}

TEST_P(EngineTest, OtherBytesUnderTheSameIdAreAConflict) {
  House h(options());
  h.send(record(id_on(first_day, 1)), at(first_day));
  for (std::size_t byte = 17; byte < 128; byte += 10) {
    Record other = record(id_on(first_day, 1));
    other[byte] ^= 1;
    const InstructionResult r = h.send(other, at(first_day));
    EXPECT_EQ(r.code, ToyMachine::conflict) << byte;
    EXPECT_EQ(r.outcome, Verdict::refused);
  }
  EXPECT_EQ(h.send(record(id_on(first_day, 1)), at(first_day)).outcome, Verdict::duplicate);
  EXPECT_EQ(h.send(record(id_on(first_day, 1), {.amount = 5}), at(first_day, 3600, 2)).code, 0) << "another sender";
}

TEST_P(EngineTest, DuplicatesConflictsAndReferencesInsideOneBlock) {
  House h(options());
  const Id16 a = id_on(first_day, 1);
  const std::vector<Record> run = {record(a),
                                   record(a),
                                   record(a, {.amount = 11}),
                                   reference_to(id_on(first_day, 2), 1, a),
                                   reference_to(id_on(first_day, 3), 1, id_on(first_day, 99)),
                                   record(id_on(first_day, 4), {.amount = -100}),
                                   record(id_on(first_day, 4), {.amount = -100})};
  const auto results = h.engine->execute(run, at(first_day));
  ASSERT_TRUE(results.has_value());
  std::vector<int> codes, outcomes;
  std::vector<EntryNo> entries;
  for (const InstructionResult& r : *results) {
    codes.push_back(r.code);
    outcomes.push_back(static_cast<int>(r.outcome));
    entries.push_back(r.entry_no);
  }
  EXPECT_THAT(codes, ::testing::ElementsAre(0, 0, 102, 0, 105, 104, 104));
  EXPECT_THAT(outcomes, ::testing::ElementsAre(0, 2, 1, 0, 1, 1, 2));
  EXPECT_THAT(entries, ::testing::ElementsAre(2, 2, 4, 5, 6, 7, 7));
  EXPECT_EQ((*results)[6].detail_fen, 20);
  EXPECT_EQ(h.log->last_block(), 1u) << "they were meant to lie in one block";
}

TEST_P(EngineTest, AnIdempotencyKeyIsForOneCommand) {
  House h(options());
  h.send(record(id_on(first_day, 1)), at(first_day));
  const TypedReply first = h.send(rename(1, "a", 5), at(first_day));
  EXPECT_EQ(first.verdict, Verdict::accepted);
  EXPECT_EQ(first.entry_no, 3u);
  EXPECT_FALSE(first.figures.empty());

  TypedReply again = h.send(rename(1, "a", 5), at(first_day, 7200));
  EXPECT_EQ(again.verdict, Verdict::duplicate);
  again.verdict = Verdict::accepted;
  EXPECT_EQ(again, first);

  const TypedReply other = h.send(rename(1, "b", 5), at(first_day));
  EXPECT_EQ(other.verdict, Verdict::refused);
  EXPECT_EQ(other.code, ToyMachine::conflict);
  EXPECT_EQ(other.entry_no, 0u);

  const TypedReply refused = h.send(rename(42, "x", 6), at(first_day));
  EXPECT_EQ(refused.code, ToyMachine::unknown);
  EXPECT_EQ(refused.entry_no, 4u);
  EXPECT_EQ(h.send(rename(42, "x", 6), at(first_day)).entry_no, 4u) << "a refusal by decide is remembered";
  EXPECT_EQ(h.send(rename(1, "c"), at(first_day)).entry_no, 5u);
  EXPECT_EQ(h.send(rename(1, "c"), at(first_day)).entry_no, 6u) << "no key, no memory";
  EXPECT_EQ(h.log->last_entry(), 6u);
}

TEST_P(EngineTest, AKeyIsRememberedAsLongAsAnIdOfItsDay) {
  House h(options());
  h.send(record(id_on(first_day, 1)), at(first_day));
  const EntryNo first = h.send(rename(1, "a", 5), at(first_day)).entry_no;
  ASSERT_TRUE(h.engine->turn_to(first_day + Days{49}, true));
  EXPECT_EQ(h.send(rename(1, "a", 5), at(first_day + Days{49})).entry_no, first);
  EXPECT_NE(h.send(rename(1, "a", 5), at(first_day + Days{50})).entry_no, first);
}

TEST_P(EngineTest, ATypeTheMachineDoesNotKnowIsNotEntered) {
  House h(options());
  h.send(record(id_on(first_day, 1)), at(first_day));
  const auto reply = h.engine->execute(TypedCommand{.type = 99, .version = 3, .bytes = {}}, at(first_day));
  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, "engine.unknown_type");
  EXPECT_EQ(h.log->last_entry(), 2u);
  EXPECT_EQ(h.send(rename(1, "a"), at(first_day)).entry_no, 3u);
}

TEST_P(EngineTest, TheEnginesOwnSourceIsNotForOthers) {
  House h(options());
  Source own = at(first_day);
  own.account = 0;
  own.role = 0;
  const auto reply = h.engine->execute(rename(1, "a"), own);
  ASSERT_FALSE(reply.has_value());
  EXPECT_EQ(reply.error().code, "engine.wrong_source");
}

TEST_P(EngineTest, MissedDaysAreTurnedOneByOne) {
  House h(options());
  h.send(record(id_on(first_day, 1), {.amount = 10000}), at(first_day));
  h.send(record(id_on(first_day, 2), {.subject = 2, .amount = 0}), at(first_day + Days{3}));
  h.engine->stop();
  // Three days of interest at one percent, rounded down each day.
  EXPECT_EQ(h.machine.counters().at(1).value, 10303);
  EXPECT_EQ(h.machine.day(), first_day + Days{3});
  std::vector<std::string> turns;
  const auto walked = h.log->for_each_block({}, [&](const journal::Block& block) -> Result<void> {
    block.visit([&](const journal::EntryView& e) {
      if (e.typed != nullptr && of_the_engine(e.source)) {
        turns.push_back(std::to_string(e.typed->head.type) + " " + to_string(Stamp{e.source.stamp_micros}));
      }
      return true;
    });
    return {};
  });
  ASSERT_TRUE(walked.has_value());
  EXPECT_THAT(turns,
              ::testing::ElementsAre("11 2023-11-01T00:00:00.000000+08:00", "10 2023-11-02T00:00:00.000000+08:00",
                                     "11 2023-11-02T00:00:00.000000+08:00", "10 2023-11-03T00:00:00.000000+08:00",
                                     "11 2023-11-03T00:00:00.000000+08:00", "10 2023-11-04T00:00:00.000000+08:00",
                                     "11 2023-11-04T00:00:00.000000+08:00"));
}

TEST_P(EngineTest, MoreThanSevenDaysOnlyWhenToldTo) {
  House h(options());
  EXPECT_EQ(h.send(record(id_on(first_day, 1)), at(first_day)).code, 0);
  EXPECT_EQ(h.send(record(id_on(first_day, 2)), at(first_day + Days{7})).code, 0);
  const EntryNo before = h.log->last_entry();
  const Date far = first_day + Days{15};
  const auto record_result = h.engine->execute(record(id_on(far, 3)), at(far));
  const auto typed_result = h.engine->execute(rename(1, "a"), at(far));
  const auto turn_result = h.engine->turn_to(far);
  ASSERT_FALSE(record_result || typed_result || turn_result);
  for (const Problem& p : {record_result.error(), typed_result.error(), turn_result.error()}) {
    EXPECT_EQ(p.code, "engine.days_missed");
  }
  EXPECT_EQ(h.log->last_entry(), before);
  EXPECT_EQ(h.send(record(id_on(first_day, 4)), at(first_day + Days{7})).booked_at,
            at(first_day + Days{7}).stamp_micros)
      << "a stamp that was not taken leaves no trace";
  const auto turned = h.engine->turn_to(far, true);
  ASSERT_TRUE(turned.has_value());
  EXPECT_EQ(*turned, h.log->last_entry());
  EXPECT_EQ(h.send(record(id_on(far, 3)), at(far)).code, 0);
  EXPECT_EQ(*h.engine->turn_to(far), h.log->last_entry()) << "nothing to turn";
}

TEST_P(EngineTest, TheClockNeverGoesBack) {
  House h(options());
  const Date later = first_day + Days{1};
  h.send(record(id_on(first_day, 1)), at(first_day, 100));
  h.send(record(id_on(first_day, 2)), at(later, 200));
  const InstructionResult r = h.send(record(id_on(later, 3)), at(first_day, 300));
  EXPECT_EQ(r.booked_at, at(later, 200).stamp_micros);
  EXPECT_EQ(r.code, 0) << "the day is that of the later stamp";
  EXPECT_EQ(h.send(rename(1, "a"), at(first_day, 300)).stamp.micros, at(later, 200).stamp_micros);
}

TEST_P(EngineTest, AStampOutsideTheCalendarIsRefused) {
  House h(options());
  Source s = at(first_day);
  s.stamp_micros = std::numeric_limits<std::int64_t>::max();
  const auto r = h.engine->execute(record(id_on(first_day, 1)), s);
  ASSERT_FALSE(r.has_value());
  EXPECT_EQ(r.error().code, "engine.wrong_stamp");
  EXPECT_EQ(h.engine->turn_to(Date{1 << 30}, true).error().code, "engine.wrong_stamp");
  EXPECT_EQ(h.log->last_entry(), 0u);
}

TEST_P(EngineTest, AQuestionSeesOwnWritesAndIsToldWhenTheyAreDurable) {
  House h(options());
  std::atomic<int> told = 0;
  for (std::uint64_t i = 0; i != 50; ++i) {
    ASSERT_TRUE(h.engine->submit(std::vector{record(id_on(first_day, i))}, at(first_day), [&](auto r) {
      ASSERT_TRUE(r.has_value());
      ++told;
    }));
  }
  std::int64_t value = 0;
  const auto seen = h.engine->ask([&] { value = h.machine.counters().at(1).value; });
  ASSERT_TRUE(seen.has_value());
  EXPECT_EQ(*seen, 51u);
  EXPECT_EQ(value, 500);
  EXPECT_GE(h.engine->durable_entry(), *seen);
  EXPECT_EQ(told, 50);
}

TEST_P(EngineTest, AWindowSetByACommandHoldsFromThen) {
  House h(options());
  const Date later = first_day + Days{5};
  h.send(record(id_on(first_day, 1)), at(first_day));
  EXPECT_EQ(h.send(record(id_on(first_day, 2)), at(later)).code, 0);
  h.send(TypedCommand{.type = ToyMachine::set_window, .bytes = ToyMachine::bytes_of_window(4)}, at(later));
  EXPECT_EQ(h.send(record(id_on(first_day, 3)), at(later)).code, ToyMachine::expired);
  EXPECT_EQ(h.send(record(id_on(first_day, 1)), at(later)).code, ToyMachine::expired);
  h.send(TypedCommand{.type = ToyMachine::set_window, .bytes = ToyMachine::bytes_of_window(49)}, at(later));
  EXPECT_EQ(h.send(record(id_on(first_day, 1)), at(later)).code, ToyMachine::expired) << "it may have been used";
}

TEST_P(EngineTest, TheCapOnIdsStopsNewRunsButNotABatchThatHasBegun) {
  Options o = options();
  o.max_ids = 3;
  House h(o);
  const EntryNo batch = h.send(record(id_on(first_day, 1)), at(first_day)).entry_no;
  const auto run = [](std::uint64_t from, std::uint64_t n) {
    std::vector<Record> records;
    for (std::uint64_t i = 0; i != n; ++i) records.push_back(record(id_on(first_day, from + i)));
    return records;
  };
  ASSERT_TRUE(h.engine->execute(run(10, 1), in_batch(at(first_day), batch)));
  const auto fresh = h.engine->execute(run(20, 2), at(first_day));
  ASSERT_FALSE(fresh.has_value());
  EXPECT_EQ(fresh.error().code, "engine.busy");
  EXPECT_TRUE(h.engine->execute(run(30, 5), in_batch(at(first_day), batch)));
  EXPECT_FALSE(h.engine->execute(run(40, 1), in_batch(at(first_day), batch + 1)));
  EXPECT_EQ(h.send(rename(1, "a"), at(first_day)).verdict, Verdict::accepted) << "others go on";
}

TEST_P(EngineTest, AFailedWriteStopsEverything) {
  for (int fails_at = 1; fails_at <= 6; ++fails_at) {
    SCOPED_TRACE(fails_at);
    auto real = journal::open_memory_log();
    std::vector<InstructionResult> acknowledged;
    {
      FailingLog log(*real, fails_at);
      ToyMachine machine;
      Engine engine(machine, log, options());
      ASSERT_TRUE(engine.start());
      bool failed = false;
      for (std::uint64_t i = 0; i != 8; ++i) {
        const auto r = engine.execute(record(id_on(first_day, i)), at(first_day));
        if (r) {
          acknowledged.push_back(*r);
          EXPECT_FALSE(failed) << "nothing is accepted after a failure";
        } else {
          EXPECT_EQ(r.error().code, "journal.no_space");
          failed = true;
        }
      }
      EXPECT_EQ(acknowledged.size(), static_cast<std::size_t>(fails_at - 1));
      ASSERT_TRUE(engine.failed().has_value());
      EXPECT_EQ(engine.failed()->code, "journal.no_space");
      EXPECT_FALSE(engine.ask([] {}));
      EXPECT_FALSE(engine.execute(rename(1, "a"), at(first_day)));
      EXPECT_FALSE(engine.turn_to(first_day + Days{1}));
    }
    House again(std::move(real), options());
    for (const InstructionResult& r : acknowledged) {
      const InstructionResult told = again.send(record(r.instr_id), at(first_day));
      EXPECT_EQ(told.outcome, Verdict::duplicate);
      EXPECT_EQ(told.entry_no, r.entry_no);
    }
  }
}

TEST_P(EngineTest, NothingBeforeStartAndAfterStop) {
  auto log = journal::open_memory_log();
  ToyMachine machine;
  Engine engine(machine, *log, options());
  EXPECT_EQ(engine.execute(record(id_on(first_day, 1)), at(first_day)).error().code, "engine.stopped");
  ASSERT_TRUE(engine.start());
  EXPECT_TRUE(engine.execute(record(id_on(first_day, 1)), at(first_day)));
  engine.stop();
  EXPECT_EQ(engine.execute(record(id_on(first_day, 2)), at(first_day)).error().code, "engine.stopped");
}

TEST_P(EngineTest, ABatchCutOffIsContinuedWithTheVerdictsOfAnUndisturbedRun) {
  std::vector<Record> records;
  for (std::uint64_t i = 0; i != 200; ++i) {
    const std::uint64_t n = i % 5 == 4 ? i - 2 : i;  // some are duplicates inside the batch
    records.push_back(record(id_on(first_day, n), {.subject = n % 7, .amount = n % 3 == 0 ? -4 : 9}));
  }
  Options o = options();
  o.block_entries = 16;
  const auto opened = [](House& h) { return h.send(record(id_on(first_day, 900)), at(first_day)).entry_no; };

  House whole(o);
  const auto undisturbed = *whole.engine->execute(records, in_batch(at(first_day), opened(whole)));

  auto real = journal::open_memory_log();
  EntryNo batch = 0;
  std::size_t first_part = 0;
  {
    FailingLog log(*real, 5);
    ToyMachine machine;
    Engine engine(machine, log, o);
    ASSERT_TRUE(engine.start());
    batch = engine.execute(record(id_on(first_day, 900)), at(first_day))->entry_no;
    EXPECT_FALSE(engine.execute(records, in_batch(at(first_day), batch)));
  }
  House again(std::move(real), o);
  first_part = *again.engine->batch_progress(batch);
  ASSERT_GT(first_part, 0u);
  ASSERT_LT(first_part, records.size());
  again.send(rename(0, "between"), at(first_day));
  std::vector<InstructionResult> verdicts;
  const auto see = [&](const InstructionResult& r) { verdicts.push_back(r); };
  EXPECT_EQ(*again.engine->batch_verdicts(batch, 0, see), first_part);
  const std::vector<InstructionResult> head(undisturbed.begin(), undisturbed.begin() + std::ssize(verdicts));
  EXPECT_EQ(verdicts, head);
  const auto rest = again.engine->execute(std::span(records).subspan(first_part), in_batch(at(first_day), batch));
  ASSERT_TRUE(rest.has_value());
  verdicts.insert(verdicts.end(), rest->begin(), rest->end());
  ASSERT_EQ(verdicts.size(), undisturbed.size());
  for (std::size_t i = 0; i != verdicts.size(); ++i) {
    InstructionResult expected = undisturbed[i];
    if (expected.entry_no > batch + first_part) ++expected.entry_no;  // the rename took a number
    EXPECT_EQ(verdicts[i], expected) << i;
  }
  EXPECT_EQ(*again.engine->batch_progress(batch), records.size());
  verdicts.clear();
  EXPECT_EQ(*again.engine->batch_verdicts(batch, 150, see), 50u);
  EXPECT_EQ(verdicts[0].instr_id, journal::id_of(records[150]));
  EXPECT_EQ(*again.engine->batch_progress(batch + 1), 0u);
  EXPECT_EQ(*again.engine->batch_verdicts(batch + 1, 0, see), 0u);
}

// --- with threads only -------------------------------------------------------------------------------------------

// Appends wait until they are let through.
class GatedLog : public FailingLog {
 public:
  explicit GatedLog(journal::Log& log) : FailingLog(log, 1 << 30) {}
  Result<journal::BlockNo> append(const journal::BlockBuilder& block) override {
    std::unique_lock lock(mutex_);
    arrived_ = true;
    wakes_.notify_all();
    wakes_.wait(lock, [&] { return open_; });
    return FailingLog::append(block);
  }
  void wait_for_append() {
    std::unique_lock lock(mutex_);
    wakes_.wait(lock, [&] { return arrived_; });
  }
  void open() {
    const std::lock_guard lock(mutex_);
    open_ = true;
    wakes_.notify_all();
  }

 private:
  std::mutex mutex_;
  std::condition_variable wakes_;
  bool open_ = false, arrived_ = false;
};

TEST(EngineThreads, AFullQueueSaysBusyAtOnce) {
  auto real = journal::open_memory_log();
  GatedLog log(*real);
  ToyMachine machine;
  Engine engine(machine, log, {.block_entries = 4, .small_block_bytes = 0, .queue_entries = 10});
  ASSERT_TRUE(engine.start());
  std::atomic<std::uint64_t> told = 0;
  std::uint64_t taken = 0;
  std::optional<Problem> refused;
  for (std::uint64_t i = 0; i != 100 && !refused; ++i) {
    const auto r = engine.submit(std::vector{record(id_on(first_day, i))}, at(first_day), [&](auto result) {
      EXPECT_TRUE(result.has_value());
      ++told;
    });
    if (r) ++taken;
    if (!r) refused = r.error();
  }
  ASSERT_TRUE(refused.has_value());
  EXPECT_EQ(refused->code, "engine.busy");
  EXPECT_EQ(told, 0u) << "no answer before the block is durable";
  log.open();
  engine.stop();
  EXPECT_EQ(told, taken);
  EXPECT_EQ(real->last_entry(), taken + 1);
}

TEST(EngineThreads, TheNextBlockIsDecidedWhileOneIsWrittenAndFindsItsEntries) {
  auto real = journal::open_memory_log();
  GatedLog log(*real);
  ToyMachine machine;
  Engine engine(machine, log, {.small_block_bytes = 0});
  ASSERT_TRUE(engine.start());
  std::vector<InstructionResult> told;
  const auto keep = [&](Result<std::vector<InstructionResult>> r) { told.insert(told.end(), r->begin(), r->end()); };
  const Id16 a = id_on(first_day, 1);
  ASSERT_TRUE(engine.submit(std::vector{record(a)}, at(first_day), keep));
  log.wait_for_append();
  ASSERT_TRUE(engine.submit(std::vector{record(a), reference_to(id_on(first_day, 2), 1, a)}, at(first_day), keep));
  while (engine.waiting() != 0) std::this_thread::yield();
  EXPECT_EQ(real->last_entry(), 0u);
  log.open();
  engine.stop();
  ASSERT_EQ(told.size(), 3u);
  EXPECT_EQ(told[1].outcome, Verdict::duplicate);
  EXPECT_EQ(told[1].entry_no, told[0].entry_no);
  EXPECT_EQ(told[2].code, 0);
  EXPECT_EQ(machine.counters().at(1).value, 20);
}

TEST(EngineThreads, ALongBatchDoesNotKeepASingleCommandWaiting) {
  auto log = journal::open_memory_log();
  ToyMachine machine;
  Engine engine(machine, *log, {.block_entries = 64});
  ASSERT_TRUE(engine.start());
  ASSERT_TRUE(engine.execute(record(id_on(first_day, 0)), at(first_day)));
  std::vector<Record> records;
  for (std::uint64_t i = 0; i != 200'000; ++i) records.push_back(record(id_on(first_day, 10 + i)));
  ASSERT_TRUE(engine.submit(std::move(records), in_batch(at(first_day), 2), [](auto r) { EXPECT_TRUE(r); }));
  const auto reply = engine.execute(rename(1, "now"), at(first_day));
  ASSERT_TRUE(reply.has_value());
  EXPECT_LT(reply->entry_no, 200'000u);
  engine.stop();
  EXPECT_EQ(log->last_entry(), 200'003u);
}

// Large blocks are written by one thread and small ones by the other; told is told in order all the same.
TEST(EngineThreads, AnswersComeInOrderWhoeverWrites) {
  auto log = journal::open_memory_log();
  ToyMachine machine;
  Engine engine(machine, *log, {});
  ASSERT_TRUE(engine.start());
  std::vector<std::uint64_t> told;
  std::uint64_t id = 0;
  constexpr std::uint64_t runs = 300;
  for (std::uint64_t run = 0; run != runs; ++run) {
    std::vector<Record> records(run % 7 == 0 ? 500 : run % 3 + 1);
    for (Record& each : records) each = record(id_on(first_day, ++id));
    const bool large = records.size() > 100;
    ASSERT_TRUE(engine.submit(std::move(records), at(first_day), [&told, run, large](auto r) {
      EXPECT_TRUE(r);
      if (large) std::this_thread::sleep_for(std::chrono::milliseconds(2));  // small blocks are sealed meanwhile
      told.push_back(run);
    }));
    if (run % 11 == 0) ASSERT_TRUE(engine.ask([] {}));
  }
  engine.stop();
  ASSERT_EQ(told.size(), runs);
  EXPECT_TRUE(std::ranges::is_sorted(told));
}

TEST(EngineThreads, ManyCallersAtOnce) {
  auto log = journal::open_memory_log();
  ToyMachine machine;
  Engine engine(machine, *log, {.block_entries = 100});
  ASSERT_TRUE(engine.start());
  std::vector<std::thread> callers;
  for (std::uint64_t caller = 1; caller <= 4; ++caller) {
    callers.emplace_back([&engine, caller] {
      for (std::uint64_t i = 0; i != 300; ++i) {
        const auto r = engine.execute(record(id_on(first_day, i), {.subject = caller}), at(first_day, 3600, caller));
        ASSERT_TRUE(r && r->code == 0);
        ASSERT_TRUE(i % 50 != 0 || engine.ask([] {}));
      }
    });
  }
  for (std::thread& t : callers) t.join();
  engine.stop();
  for (std::uint64_t caller = 1; caller <= 4; ++caller) EXPECT_EQ(machine.counters().at(caller).value, 3000);
  ToyMachine again;
  ASSERT_TRUE(replay(*log, again).has_value());
  EXPECT_EQ(again.digest(), machine.digest());
}

}  // namespace
}  // namespace gongbao::engine
