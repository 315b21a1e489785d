// The pool of a year (第六条): who was outstanding, who wants to stay, the renewal; and how a membership ends before
// its year does.
#pragma once

#include "policies/eldercare/context.h"

namespace gongbao::eldercare {

struct RateSupervisor {
  static constexpr std::uint16_t number = 8030;
  static constexpr std::string_view name = "rate_supervisor";
  std::uint64_t supervisor = 0;
  Rating rating{};
  GB_FIELDS(supervisor, rating)
};
struct SupervisorRated {
  static constexpr std::uint16_t number = 8530;
  std::uint64_t supervisor = 0;
  Rating rating{};
  GB_FIELDS(supervisor, rating)
};
struct StateWill {
  static constexpr std::uint16_t number = 8031;
  static constexpr std::string_view name = "state_will";
  std::uint64_t supervisor = 0;
  bool will_continue = false;
  GB_FIELDS(supervisor, will_continue)
};
struct WillStated {
  static constexpr std::uint16_t number = 8531;
  std::uint64_t supervisor = 0;
  bool will_continue = false;
  GB_FIELDS(supervisor, will_continue)
};

struct RenewPool {
  static constexpr std::uint16_t number = 8032;
  static constexpr std::string_view name = "renew_pool";
  std::optional<std::string> department;
  std::int32_t year = 0;
  GB_FIELDS(department, year)
};
struct PoolRenewed {
  static constexpr std::uint16_t number = 8532;
  law::AreaCode department = 0;
  std::int32_t year = 0;
  std::map<std::uint64_t, Application> entered;  // who stays, in the round of the new year
  GB_FIELDS(department, year, entered)
};

struct Leave {
  static constexpr std::uint16_t number = 8033;
  static constexpr std::string_view name = "leave";
  std::uint64_t supervisor = 0;
  GB_FIELDS(supervisor)
};
struct RemoveMember {
  static constexpr std::uint16_t number = 8034;
  static constexpr std::string_view name = "remove_member";
  std::uint64_t supervisor = 0;
  SealedText reason;
  SealedText hearing;  // what the person said to it
  GB_FIELDS(supervisor, reason, hearing)
};
struct MembershipEnded {
  static constexpr std::uint16_t number = 8533;
  std::uint64_t supervisor = 0;
  MembershipEnd end{};
  Date last_day;
  SealedText reason;
  SealedText hearing;
  GB_FIELDS(supervisor, end, last_day, reason, hearing)
};

Answer decide(const Context& in, const RateSupervisor& command);
Answer decide(const Context& in, const StateWill& command);
Answer decide(const Context& in, const RenewPool& command);
Answer decide(const Context& in, const Leave& command);
Answer decide(const Context& in, const RemoveMember& command);
void apply(World& world, const SupervisorRated& fact, const FactOrigin& origin);
void apply(World& world, const WillStated& fact, const FactOrigin& origin);
void apply(World& world, const PoolRenewed& fact, const FactOrigin& origin);
void apply(World& world, const MembershipEnded& fact, const FactOrigin& origin);

using PoolCommands = policies::TypeList<RateSupervisor, StateWill, RenewPool, Leave, RemoveMember>;
using PoolFacts = policies::TypeList<SupervisorRated, WillStated, PoolRenewed, MembershipEnded>;

}  // namespace gongbao::eldercare
