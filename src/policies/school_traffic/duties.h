// 三方责任 (3.2): fourteen duties of three parties, which clause asks for each and who says how it stands.
#pragma once

#include <span>

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct DutyItem {
  std::string_view item;  // A1; its letter is the party
  std::string_view clause;
  std::array<Department, 2> bearers;  // twice the same: one
};
std::span<const DutyItem> duty_items();

struct SetDuty {
  static constexpr std::uint16_t number = 9045;
  static constexpr std::string_view name = "set_duty";
  std::uint64_t school = 0;
  std::string item;
  DutyState state{};
  SealedText reason;
  GB_FIELDS(school, item, state, reason)
};
struct DutyWritten {
  static constexpr std::uint16_t number = 9545;
  DutyKey duty;
  Duty row;
  GB_FIELDS(duty, row)
};

Answer decide(const Context& in, const SetDuty& command);
void apply(World& world, const DutyWritten& fact, const FactOrigin& origin);

// Whether it may be said of that item at that school that it does not apply (F4).
bool may_not_apply(const State& state, const School& school, std::string_view item, Date day);
// Those of a party that are neither in place nor said not to apply; empty: the party carries its duties.
std::vector<std::string_view> duties_missing(const State& state, std::uint64_t school, char party);

using DutyCommands = policies::TypeList<SetDuty>;
using DutyFacts = policies::TypeList<DutyWritten>;

}  // namespace gongbao::school_traffic
