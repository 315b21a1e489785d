// The quiet city: one engine on one log.
#include "simulation/city.h"

#include <gtest/gtest.h>

#include "base/check.h"
#include "base/hash.h"

namespace gongbao::simulation {

engine::Options City::inline_options() {
  engine::Options options;
  options.threads = false;
  options.allow_long_turns = true;
  return options;
}

City::City(journal::Log& log, engine::Options options, std::function<void(const ledger::Journal&)> see) : log_(log) {
  auto city = policies::City::open();
  GB_CHECK(city.has_value());
  city_ = std::move(*city);
  city_->on_journal(std::move(see));
  engine_ = std::make_unique<engine::Engine>(*city_, log, std::move(options));
  const auto started = engine_->start();
  if (!started) ADD_FAILURE() << to_string(started.error());
  GB_CHECK(started.has_value());
}

engine::TypedReply City::take(const engine::TypedCommand& command, const engine::Source& source) {
  const auto reply = engine_->execute(command, source);
  GB_CHECK(reply.has_value());
  return *reply;
}

std::vector<engine::InstructionResult> City::take(std::span<const engine::Record> records,
                                                  const engine::Source& source) {
  const auto results = engine_->execute(records, source);
  GB_CHECK(results.has_value());
  return *results;
}

std::string City::state_digest() const { return to_hex(city_->digest()); }

}  // namespace gongbao::simulation
