// Schools with their gates, and what a unit sets itself where the text has no number (addressees-a, 4.2c, 4.2d, 2.1f).
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct RegisterSchool {
  static constexpr std::uint16_t number = 9001;
  static constexpr std::string_view name = "register_school";
  std::uint64_t school = 0;  // of the city's register
  std::string school_name;
  SchoolKind kind{};
  std::string unit;  // 110108, BDA, YANSHAN
  std::uint64_t township = 0;
  bool compulsory = false;
  SealedDocument internal_system;
  std::string gate;  // its first
  std::uint64_t road = 0;
  std::int64_t pos_cm = 0;
  GB_FIELDS(school, school_name, kind, unit, township, compulsory, internal_system, gate, road, pos_cm)
};
struct RegisterGate {
  static constexpr std::uint16_t number = 9002;
  static constexpr std::string_view name = "register_gate";
  std::uint64_t school = 0;
  std::string gate;
  std::uint64_t road = 0;
  std::int64_t pos_cm = 0;
  GB_FIELDS(school, gate, road, pos_cm)
};
struct CloseGate {
  static constexpr std::uint16_t number = 9003;
  static constexpr std::string_view name = "close_gate";
  std::uint64_t school = 0;
  std::string gate;
  GB_FIELDS(school, gate)
};
struct CloseSchool {
  static constexpr std::uint16_t number = 9004;
  static constexpr std::string_view name = "close_school";
  std::uint64_t school = 0;
  GB_FIELDS(school)
};
struct ConfigureUnit {
  static constexpr std::uint16_t number = 9005;
  static constexpr std::string_view name = "configure_unit";
  std::string unit;
  std::optional<Date> from;  // today
  std::optional<PeriodKind> report_period;
  std::optional<std::int32_t> report_lag;
  std::optional<PeriodKind> check_period;
  std::optional<std::int32_t> incident_target;
  std::vector<Term> terms;  // given: all of them
  GB_FIELDS(unit, from, report_period, report_lag, check_period, incident_target, terms)
};

struct SchoolWritten {
  static constexpr std::uint16_t number = 9501;
  std::uint64_t school = 0;
  School row;
  GB_FIELDS(school, row)
};
struct GateWritten {
  static constexpr std::uint16_t number = 9502;
  GateKey gate;
  Gate row;
  GB_FIELDS(gate, row)
};
struct UnitConfigured {
  static constexpr std::uint16_t number = 9503;
  AreaCode unit = 0;
  UnitRules row;
  GB_FIELDS(unit, row)
};

Answer decide(const Context& in, const RegisterSchool& command);
Answer decide(const Context& in, const RegisterGate& command);
Answer decide(const Context& in, const CloseGate& command);
Answer decide(const Context& in, const CloseSchool& command);
Answer decide(const Context& in, const ConfigureUnit& command);
void apply(World& world, const SchoolWritten& fact, const FactOrigin& origin);
void apply(World& world, const GateWritten& fact, const FactOrigin& origin);
void apply(World& world, const UnitConfigured& fact, const FactOrigin& origin);

using SchoolCommands = policies::TypeList<RegisterSchool, RegisterGate, CloseGate, CloseSchool, ConfigureUnit>;
using SchoolFacts = policies::TypeList<SchoolWritten, GateWritten, UnitConfigured>;

}  // namespace gongbao::school_traffic
