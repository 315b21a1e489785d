// 四支队伍 (2.6a), the traffic vice-principal (2.6b), staggered hours (2.9c).
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct AppointVicePrincipal {
  static constexpr std::uint16_t number = 9040;
  static constexpr std::string_view name = "appoint_vice_principal";
  std::uint64_t school = 0;
  PersonToken officer;
  Force force{};  // as the gate found it
  Date from;
  Date to;
  GB_FIELDS(school, officer, force, from, to)
};
struct EndVicePrincipal {
  static constexpr std::uint16_t number = 9041;
  static constexpr std::string_view name = "end_vice_principal";
  std::uint64_t appointment = 0;
  Date on;  // the last day
  SealedText reason;
  GB_FIELDS(appointment, on, reason)
};
struct RosterTeam {
  static constexpr std::uint16_t number = 9042;
  static constexpr std::string_view name = "roster_team";
  std::uint64_t school = 0;
  Date day;
  Direction direction{};
  std::vector<TeamMember> members;
  GB_FIELDS(school, day, direction, members)
};
struct CheckIn {
  static constexpr std::uint16_t number = 9043;
  static constexpr std::string_view name = "check_in";
  std::uint64_t school = 0;
  Direction direction{};
  std::string team;
  std::optional<Stamp> at;  // now
  GB_FIELDS(school, direction, team, at)
};
struct SetBellSchedule {
  static constexpr std::uint16_t number = 9044;
  static constexpr std::string_view name = "set_bell_schedule";
  std::uint64_t school = 0;
  Date from;
  std::vector<Batch> batches;
  GB_FIELDS(school, from, batches)
};

struct VicePrincipalWritten {
  static constexpr std::uint16_t number = 9540;
  std::uint64_t appointment = 0;
  VicePrincipal row;
  GB_FIELDS(appointment, row)
};
struct TeamRostered {
  static constexpr std::uint16_t number = 9541;
  SlotKey slot;
  std::vector<TeamMember> members;
  GB_FIELDS(slot, members)
};
struct CheckedIn {
  static constexpr std::uint16_t number = 9542;
  SlotKey slot;
  Presence row;
  GB_FIELDS(slot, row)
};
struct BellsSet {
  static constexpr std::uint16_t number = 9543;
  std::uint64_t school = 0;
  BellSchedule row;
  GB_FIELDS(school, row)
};

Answer decide(const Context& in, const AppointVicePrincipal& command);
Answer decide(const Context& in, const EndVicePrincipal& command);
Answer decide(const Context& in, const RosterTeam& command);
Answer decide(const Context& in, const CheckIn& command);
Answer decide(const Context& in, const SetBellSchedule& command);
void apply(World& world, const VicePrincipalWritten& fact, const FactOrigin& origin);
void apply(World& world, const TeamRostered& fact, const FactOrigin& origin);
void apply(World& world, const CheckedIn& fact, const FactOrigin& origin);
void apply(World& world, const BellsSet& fact, const FactOrigin& origin);

using TeamCommands = policies::TypeList<AppointVicePrincipal, EndVicePrincipal, RosterTeam, CheckIn, SetBellSchedule>;
using TeamFacts = policies::TypeList<VicePrincipalWritten, TeamRostered, CheckedIn, BellsSet>;

}  // namespace gongbao::school_traffic
