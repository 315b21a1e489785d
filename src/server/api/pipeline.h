// Sends runs of records to the engine without waiting for each, and hands the answers out in the order of sending, on
// the caller's thread.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>

#include "engine/engine.h"

namespace gongbao::server {

// What the caller wants to have beside an answer.
struct Tag {
  std::uint64_t line = 0;    // of the input
  std::uint64_t ticket = 0;  // of a planned row
};

class Pipeline {
 public:
  using See = std::function<void(const Tag&, const engine::InstructionResult&)>;

  // At most so many records wait or are in work at once. While the engine's queue is full it waits, that long.
  Pipeline(engine::Engine& engine, See see, std::size_t most_in_flight = 131'072,
           std::chrono::milliseconds patience = std::chrono::minutes(1));

  // As many tags as records. Hands out what has been answered meanwhile; waits while too much is in flight.
  Result<void> send(std::vector<engine::Record> records, const engine::Source& source, std::vector<Tag> tags);
  // Waits for the answer to the oldest run and hands it out; nothing in flight: returns at once.
  Result<void> take_one();
  // Until nothing is in flight.
  Result<void> drain();
  bool idle() const { return sent_.empty(); }

 private:
  using Answer = Result<std::vector<engine::InstructionResult>>;
  struct Inbox {
    std::mutex mutex;
    std::condition_variable arrived;
    std::deque<Answer> answers;
  };

  bool anything_arrived() const;
  Result<void> submit(std::span<const engine::Record> records, const engine::Source& source);

  engine::Engine& engine_;
  See see_;
  std::size_t most_in_flight_;
  std::chrono::milliseconds patience_;
  std::size_t in_flight_ = 0;
  std::deque<std::vector<Tag>> sent_;
  std::shared_ptr<Inbox> inbox_ = std::make_shared<Inbox>();  // outlives us in the callbacks
};

}  // namespace gongbao::server
