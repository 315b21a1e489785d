// Lived once, told again.
#include "simulation/year.h"

#include <gtest/gtest.h>

#include "simulation/life.h"

namespace gongbao::simulation {

Year live(const Plan& plan, Counter& counter) { return Life(plan, counter).all(); }

namespace {

std::size_t size_of(const Event& event) { return event.command ? 1 : event.records.size(); }
// How much of it became entries up to that one.
std::size_t known_of(const Event& event, engine::EntryNo after) {
  return after < event.first_entry ? 0 : after + 1 - event.first_entry;
}

}  // namespace

void live_one_by_one(const Year& year, City& city) {
  for (const Event& event : year.events) {
    if (event.command) {
      const auto reply = city.engine().execute(*event.command, event.source);
      ASSERT_TRUE(reply && *reply == event.reply) << event.first_entry;
    }
    for (std::size_t i = 0; i < event.records.size(); ++i) {
      const auto result = city.engine().execute(event.records[i], event.source);
      ASSERT_TRUE(result && *result == event.results[i]) << event.first_entry + i;
    }
  }
}

void live_in_a_hurry(const Year& year, City& city, engine::EntryNo after) {
  std::size_t answered = 0, sent = 0;  // answered: by the writing thread, read when everything is in
  const auto settle = [&] {
    const auto asked = city.engine().ask([] {});
    ASSERT_TRUE(asked.has_value());
  };
  for (const Event& event : year.events) {
    const std::size_t known = known_of(event, after);
    if (known >= size_of(event)) continue;
    const bool batch = event.source.batch_entry != 0;
    if (batch) settle();
    ++sent;
    if (event.command) {
      ASSERT_TRUE(city.engine().submit(*event.command, event.source, [&](const Result<engine::TypedReply>& reply) {
        answered += reply && *reply == event.reply ? 1 : 0;
      }));
    } else {
      const auto rest = std::span(event.records).subspan(known);
      ASSERT_TRUE(city.engine().submit(
          rest, event.source, [&, known](const Result<std::vector<engine::InstructionResult>>& results) {
            answered += results && std::ranges::equal(*results, std::span(event.results).subspan(known)) ? 1 : 0;
          }));
    }
    if (batch || (event.command && event.command->type == policies::OpenBatch::number)) settle();
  }
  city.engine().stop();
  EXPECT_EQ(answered, sent);
}

}  // namespace gongbao::simulation
