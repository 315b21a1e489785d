// What a journal's commands would have been answered: the same by the same machine, by another one as if it had been
// there from the first day on.
#include "engine/rejudge.h"

#include <gtest/gtest.h>

#include "engine/test_support.h"

namespace gongbao::engine {
namespace {

using namespace testing;

struct Answer {
  EntryNo number = 0;
  int was = 0, now = 0;  // codes; a duplicate's is negative
  bool operator==(const Answer&) const = default;
};
std::ostream& operator<<(std::ostream& out, const Answer& a) {
  return out << a.number << ": " << a.was << " → " << a.now;
}

class Notes final : public RejudgeWitness {
 public:
  std::vector<Answer> answers;
  std::vector<Date> days;
  void before_day(Date to) override { days.push_back(to); }
  void see(EntryNo number, const Source&, const journal::InstructionView& was,
           const InstructionDecision& now) override {
    answers.push_back({number, code(was.outcome), code(now.outcome)});
  }
  void see(EntryNo number, const Source&, const journal::TypedView& was, const TypedDecision& now) override {
    answers.push_back({number, was.head.code, now.code});
  }

 private:
  static int code(const Outcome& outcome) {
    return outcome.verdict == Verdict::duplicate ? -1 - outcome.code : outcome.code;
  }
};

// Dice that every machine throws alike.
void live(House& house, std::uint64_t seed) {
  std::mt19937_64 dice(seed);
  Date day = first_day;
  for (std::int64_t n = 0; n != 300; ++n) {
    if (dice() % 20 == 0) day = day + Days{1 + static_cast<std::int32_t>(dice() % 3)};
    const Source source = at(day, 3600 + n, 1 + dice() % 2);
    const Id16 id = id_on(day, dice() % 40);
    if (dice() % 8 == 0) {
      house.send(rename(dice() % 4, "n" + std::to_string(n)), source);
    } else if (dice() % 8 == 0) {
      house.send(reference_to(id, source.organisation, id_on(day, dice() % 40)), source);
    } else {
      const std::int64_t amount = static_cast<std::int64_t>(dice() % 5'000) - 2'000;
      house.send(record(id, {.subject = dice() % 4, .amount = amount}), source);
    }
  }
}

TEST(Rejudge, TheSameMachineAnswersTheSame) {
  for (std::uint64_t seed = 1; seed != 20; ++seed) {
    House house;
    live(house, seed);
    ToyMachine again;
    Notes notes;
    const auto report = rejudge(*house.log, again, notes);
    ASSERT_TRUE(report.has_value());
    for (const Answer& each : notes.answers) ASSERT_EQ(each.was, each.now) << each << ", seed " << seed;
    EXPECT_EQ(again.digest(), house.machine.digest()) << seed;
    EXPECT_EQ(report->turn_steps, report->turn_steps_were);
    EXPECT_EQ(report->last_entry, house.log->last_entry());
    EXPECT_EQ(report->instructions + report->typed + report->turn_steps_were, report->last_entry);
    EXPECT_EQ(report->entries_of_other_rules, 0u);
  }
}

// What is read back of an earlier command is what it was answered here, not what the journal has.
TEST(Rejudge, WhoRefersToACommandSeesItsNewAnswer) {
  House house;
  const Record great = record(id_on(first_day, 1), {.subject = 1, .amount = 500});
  house.send(great, at(first_day, 1));                                                        // 2
  house.send(great, at(first_day, 2));                                                        // 3: said again
  house.send(record(id_on(first_day, 2), {.subject = 1, .amount = -400}), at(first_day, 3));  // 4
  house.send(rename(1, "one"), at(first_day, 4));                                             // 5
  house.send(record(id_on(first_day, 3), {.subject = 2, .amount = 20}), at(first_day, 5));    // 6
  ToyMachine stricter(1, 100);
  Notes notes;
  ASSERT_TRUE(rejudge(*house.log, stricter, notes).has_value());
  constexpr int negative = ToyMachine::negative, unknown = ToyMachine::unknown;
  const std::vector<Answer> expected{
      {2, 0, negative}, {3, -1, -1 - negative}, {4, 0, negative}, {5, 0, unknown}, {6, 0, 0}};
  EXPECT_EQ(notes.answers, expected);
}

// Days are turned by the machine: where it has more to do than the journal's had, no number is given twice.
TEST(Rejudge, ATurnMayHaveOtherSteps) {
  House strict;
  const auto days = {first_day, first_day + Days{1}, first_day + Days{3}};
  std::uint64_t n = 0;
  for (const Date day : days) {
    for (std::uint64_t subject = 1; subject != 5; ++subject) {
      ++n;
      strict.send(record(id_on(day, n), {.subject = subject, .amount = 1'000}), at(day, static_cast<std::int64_t>(n)));
    }
  }
  ToyMachine narrow(1, 999);  // nobody has a counter, so nobody gets interest
  Notes notes;
  const auto fewer = rejudge(*strict.log, narrow, notes);
  ASSERT_TRUE(fewer.has_value());
  EXPECT_EQ(fewer->turn_steps, 4u);
  EXPECT_EQ(fewer->turn_steps_were, 4u + 4u * 3u);
  EXPECT_EQ(notes.days, (std::vector<Date>{first_day, first_day + Days{1}, first_day + Days{2}, first_day + Days{3}}));
}

// The journal of a machine that refused, told by one that does not.
TEST(Rejudge, StepsThatTheJournalHasNoNumberForComeAfterItsLast) {
  auto log = journal::open_memory_log();
  {
    ToyMachine narrow(1, 999);
    Engine engine(narrow, *log, {.threads = false});
    ASSERT_TRUE(engine.start().has_value());
    for (const std::int32_t day : {0, 1, 2}) {
      for (std::uint64_t subject = 1; subject != 4; ++subject) {
        const Date today = first_day + Days{day};
        ASSERT_TRUE(engine.execute(record(id_on(today, subject), {.subject = subject, .amount = 1'000}), at(today)));
      }
    }
  }
  ToyMachine generous;
  Notes notes;
  const auto report = rejudge(*log, generous, notes);
  ASSERT_TRUE(report.has_value());
  EXPECT_EQ(report->turn_steps_were, 3u);
  EXPECT_EQ(report->turn_steps, 3u + 2u * 3u);
  for (const Answer& each : notes.answers) EXPECT_EQ(each.now, 0) << each;
  EXPECT_EQ(generous.day(), first_day + Days{2});
}

TEST(Rejudge, EntriesOfOtherRulesAreCounted) {
  House house;
  house.send(record(id_on(first_day, 1)), at(first_day));
  ToyMachine newer(2);
  Notes notes;
  EXPECT_EQ(rejudge(*house.log, newer, notes)->entries_of_other_rules, 1u);
}

}  // namespace
}  // namespace gongbao::engine
