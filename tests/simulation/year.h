// A city's year made up from a seed: a bank, operators and their cards, and on each day what such people send: sales,
// cash, redemptions, applications, objections, refunds, mistakes and attempts at more than is allowed. The same seed
// gives the same commands, whatever the engine does with them.
#pragma once

#include <optional>
#include <variant>
#include <vector>

#include "engine/engine.h"
#include "policies/registry/city.h"

namespace gongbao::simulation {

struct Step {
  std::variant<engine::TypedCommand, engine::Record> what;
  engine::Source source;
};

struct Size {
  std::size_t operators = 3;
  std::uint64_t cards_per_operator = 20;
  std::size_t records_per_day = 30;
};

class Year {
 public:
  Year(std::uint64_t seed, Size size, Date first_day) : size_(size), day_(first_day), random_(seed | 1) {}

  // Registers everybody on the first day; asks the engine because operators are named by their entries.
  void set_up(engine::Engine& engine);
  // What is sent on the next day, in order.
  std::vector<Step> next_day();
  Date day() const { return day_; }
  const std::vector<std::uint64_t>& operators() const { return operators_; }

  static constexpr std::uint64_t bank_id = 7'000'001;

 private:
  std::uint64_t random(std::uint64_t below);
  const Id16& some(const std::vector<Id16>& ids);
  engine::Source source(access::Role role, std::uint64_t organisation);
  engine::EntryNo command(engine::Engine& engine, const engine::Source& source, std::uint16_t type, Bytes bytes);
  custody::Instruction blank(custody::Op op, std::size_t who);
  custody::Instruction make_record();

  Size size_;
  Date day_;
  std::uint64_t random_;
  std::uint64_t ids_ = 0;
  std::int64_t second_ = 0;
  std::vector<std::uint64_t> operators_;
  std::vector<Id16> sales_, items_, receipts_, all_;
};

}  // namespace gongbao::simulation
