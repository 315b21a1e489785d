// A round of recruitment (第五条): it opens where staff is designated and channels are public, closes with its last
// day, and is decided once.
#pragma once

#include "policies/eldercare/context.h"

namespace gongbao::eldercare {

struct OpenRound {
  static constexpr std::uint16_t number = 8010;
  static constexpr std::string_view name = "open_round";
  std::optional<std::string> department;
  std::int32_t year = 0;
  Date opens;
  Date closes;
  std::optional<std::int32_t> size;
  GB_FIELDS(department, year, opens, closes, size)
};
struct RoundOpened {
  static constexpr std::uint16_t number = 8510;
  Round row;
  GB_FIELDS(row)
};
struct Select {
  static constexpr std::uint16_t number = 8011;
  static constexpr std::string_view name = "select";
  std::uint64_t round = 0;
  GB_FIELDS(round)
};
struct PoolSelected {
  static constexpr std::uint16_t number = 8511;
  std::uint64_t round = 0;
  Date first_day;
  std::vector<std::uint64_t> selected;
  std::vector<std::uint64_t> reserve;
  std::vector<std::uint64_t> not_selected;  // nobody had reviewed them
  GB_FIELDS(round, first_day, selected, reserve, not_selected)
};

// 优先从以下人员中选择 (5c): the accepted applications of a round in the order in which they are taken.
std::vector<std::uint64_t> ranked(const State& state, std::uint64_t round, bool flat);

Answer decide(const Context& in, const OpenRound& command);
Answer decide(const Context& in, const Select& command);
void apply(World& world, const RoundOpened& fact, const FactOrigin& origin);
void apply(World& world, const PoolSelected& fact, const FactOrigin& origin);

using RoundCommands = policies::TypeList<OpenRound, Select>;
using RoundFacts = policies::TypeList<RoundOpened, PoolSelected>;

}  // namespace gongbao::eldercare
