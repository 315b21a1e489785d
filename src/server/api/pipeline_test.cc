// A queue that others have filled does not end a batch that has begun.
#include "server/api/pipeline.h"

#include <gtest/gtest.h>

#include <future>
#include <thread>

#include "access/access.h"
#include "base/check.h"
#include "policies/registry/city.h"

namespace gongbao::server {
namespace {

constexpr std::size_t room = 100;

class PipelineTest : public ::testing::Test {
 protected:
  PipelineTest() {
    GB_CHECK(engine.start().has_value());
    GB_CHECK(engine.turn_to(date_of(2023, 10, 9)).has_value());
    // Holds the deciding thread until it is let go.
    std::promise<void> begun;
    auto has_begun = begun.get_future();
    GB_CHECK(engine
                 .submit_question(
                     [this, &begun] {
                       begun.set_value();
                       released.get_future().wait();
                     },
                     [](Result<engine::EntryNo>) {})
                 .has_value());
    has_begun.wait();
  }
  Result<void> send(Pipeline& pipeline) {
    const engine::Source source =
        access::source_of({access::Role::custody_bank, 0, 7'000'001, 0}, stamp_of(date_of(2023, 10, 9), 3600));
    return pipeline.send(std::vector<engine::Record>(room), source, std::vector<Tag>(room));
  }

  std::unique_ptr<journal::Log> log = journal::open_memory_log();
  std::unique_ptr<policies::City> city = policies::City::open().value();
  engine::Engine engine{*city, *log, {.queue_entries = room + 1, .allow_long_turns = true}};
  std::promise<void> released;
  std::size_t seen = 0;
};

TEST_F(PipelineTest, AFullQueueIsWaitedFor) {
  Pipeline pipeline(engine, [this](const Tag&, const engine::InstructionResult&) { ++seen; });
  ASSERT_TRUE(send(pipeline));
  std::jthread later([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(150));
    released.set_value();
  });
  const auto sent = send(pipeline);
  EXPECT_TRUE(sent) << to_string(sent.error());
  EXPECT_TRUE(pipeline.drain());
  EXPECT_EQ(seen, 2 * room);
}

TEST_F(PipelineTest, ButNotForEver) {
  std::jthread later([this] {
    std::this_thread::sleep_for(std::chrono::milliseconds(500));
    released.set_value();
  });
  Pipeline filler(engine, [](const Tag&, const engine::InstructionResult&) {});
  ASSERT_TRUE(send(filler));
  Pipeline pipeline(
      engine, [](const Tag&, const engine::InstructionResult&) {}, 1000, std::chrono::milliseconds(60));
  const auto sent = send(pipeline);
  ASSERT_FALSE(sent);
  EXPECT_EQ(sent.error().code, "engine.busy");
}

}  // namespace
}  // namespace gongbao::server
