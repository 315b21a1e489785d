// 交通秩序监测 and its ranking (3.3b, 3.3c): opened by the leading office, scored by a third party, recomputable by
// anybody.
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct OpenRound {
  static constexpr std::uint16_t number = 9100;
  static constexpr std::string_view name = "open_round";
  Date from;
  Date to;
  std::optional<std::uint64_t> third_party;  // its organisation
  std::vector<RoundItem> items;
  std::vector<std::uint64_t> schools;
  std::optional<std::uint64_t> replaces;  // a round that was withdrawn
  GB_FIELDS(from, to, third_party, items, schools, replaces)
};
struct EnterScore {
  static constexpr std::uint16_t number = 9101;
  static constexpr std::string_view name = "enter_score";
  std::uint64_t round = 0;
  std::uint64_t school = 0;
  std::string item;
  std::int32_t score = 0;  // hundredths of a point
  GB_FIELDS(round, school, item, score)
};
struct FreezeRound {
  static constexpr std::uint16_t number = 9102;
  static constexpr std::string_view name = "freeze_round";
  std::uint64_t round = 0;
  GB_FIELDS(round)
};
struct PublishRound {
  static constexpr std::uint16_t number = 9103;
  static constexpr std::string_view name = "publish_round";
  std::uint64_t round = 0;
  GB_FIELDS(round)
};
struct WithdrawRound {
  static constexpr std::uint16_t number = 9104;
  static constexpr std::string_view name = "withdraw_round";
  std::uint64_t round = 0;
  SealedText reason;
  GB_FIELDS(round, reason)
};
struct RoundWritten {
  static constexpr std::uint16_t number = 9600;
  std::uint64_t round = 0;
  Round row;
  GB_FIELDS(round, row)
};
struct ScoreEntered {
  static constexpr std::uint16_t number = 9601;
  std::uint64_t round = 0;
  ScoreKey cell;
  std::int32_t score = 0;
  GB_FIELDS(round, cell, score)
};

Answer decide(const Context& in, const OpenRound& command);
Answer decide(const Context& in, const EnterScore& command);
Answer decide(const Context& in, const FreezeRound& command);
Answer decide(const Context& in, const PublishRound& command);
Answer decide(const Context& in, const WithdrawRound& command);
void apply(World& world, const RoundWritten& fact, const FactOrigin& origin);
void apply(World& world, const ScoreEntered& fact, const FactOrigin& origin);

using RoundCommands = policies::TypeList<OpenRound, EnterScore, FreezeRound, PublishRound, WithdrawRound>;
using RoundFacts = policies::TypeList<RoundWritten, ScoreEntered>;

}  // namespace gongbao::school_traffic
