// A city with its engine on a log, and the counter at which everything is said to it: a life talks to the counter and
// does not know whether the city behind it is quiet or is being broken on purpose.
#pragma once

#include <functional>
#include <string>

#include "engine/engine.h"
#include "policies/registry/city.h"

namespace gongbao::simulation {

// Takes what is said, in order, and answers once it is durable. What is said again under its id or key is answered as
// it was the first time, the outcome aside.
class Counter {
 public:
  virtual ~Counter() = default;
  virtual engine::TypedReply take(const engine::TypedCommand& command, const engine::Source& source) = 0;
  virtual std::vector<engine::InstructionResult> take(std::span<const engine::Record> records,
                                                      const engine::Source& source) = 0;
  // The state now; only until something more is said.
  virtual const policies::City& state() const = 0;
  virtual engine::EntryNo last_entry() const = 0;
};

// Nothing goes wrong, and nothing runs in the background unless asked.
class City final : public Counter {
 public:
  explicit City(journal::Log& log, engine::Options options = inline_options(),
                std::function<void(const ledger::Journal&)> see = {});
  static engine::Options inline_options();

  engine::TypedReply take(const engine::TypedCommand& command, const engine::Source& source) override;
  std::vector<engine::InstructionResult> take(std::span<const engine::Record> records,
                                              const engine::Source& source) override;
  const policies::City& state() const override { return *city_; }
  engine::EntryNo last_entry() const override { return log_.last_entry(); }

  engine::Engine& engine() { return *engine_; }
  std::string state_digest() const;

 private:
  std::unique_ptr<policies::City> city_;
  std::unique_ptr<engine::Engine> engine_;
  journal::Log& log_;
};

}  // namespace gongbao::simulation
