// A year of a made-up city (life.h): what was said in it and what was answered is kept, and can be said again to
// another engine in another cut.
#pragma once

#include <random>

#include "simulation/city.h"

namespace gongbao::simulation {

// One submission: a run of records of one source, or one typed command.
struct Event {
  engine::EntryNo first_entry = 0;  // the entry its first record, or its command, became
  engine::Source source;
  std::vector<engine::Record> records;
  std::optional<engine::TypedCommand> command;
  std::vector<engine::InstructionResult> results;  // of the records, as first answered
  engine::TypedReply reply;                        // of the command
};

struct Plan {
  std::uint64_t seed = 1;
  Date first = date_of(2023, 10, 9);
  std::int32_t days = 420;
  std::uint64_t operators = 3;
  std::uint64_t institutions = 2;
  std::int32_t acts_a_day = 8;                          // of each operator, at most
  std::vector<policies::SetParameter> parameters = {};  // taking effect on the day after the first
};

struct Year {
  std::vector<Event> events;
  std::map<std::pair<custody::Op, policies::Code>, std::uint64_t> instructions;  // how often each op was answered so
  std::map<std::pair<std::string, policies::Code>, std::uint64_t> commands;      // each typed command likewise
};

Year live(const Plan& plan, Counter& counter);

// Everything once more, each record on its own. An answer that differs from the first one is a test failure.
void live_one_by_one(const Year& year, City& city);
// The same without waiting for answers, as far as lanes allow, and only what became entries behind `after`. For an
// engine with threads; stops it.
void live_in_a_hurry(const Year& year, City& city, engine::EntryNo after = 0);

}  // namespace gongbao::simulation
