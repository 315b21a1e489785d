// Inside the gate (2.2): what may drive and park there, what is built; and the alarm that calls the police (2.5c).
#pragma once

#include "policies/school_traffic/context.h"

namespace gongbao::school_traffic {

struct PermitCampusVehicle {
  static constexpr std::uint16_t number = 9010;
  static constexpr std::string_view name = "permit_campus_vehicle";
  std::uint64_t school = 0;
  SealedText plate;
  Date from;
  Date to;
  GB_FIELDS(school, plate, from, to)
};
struct SetSeparation {
  static constexpr std::uint16_t number = 9011;
  static constexpr std::string_view name = "set_separation";
  std::uint64_t school = 0;
  Separation state{};
  SealedDocument evidence;
  GB_FIELDS(school, state, evidence)
};
struct PermitCampusUse {
  static constexpr std::uint16_t number = 9012;
  static constexpr std::string_view name = "permit_campus_use";
  std::uint64_t school = 0;
  CampusUse use{};
  SealedText what;
  Date from;
  Date to;
  GB_FIELDS(school, use, what, from, to)
};
struct ReportCampusUse {
  static constexpr std::uint16_t number = 9013;
  static constexpr std::string_view name = "report_campus_use";
  std::uint64_t school = 0;
  CampusUse use{};
  SealedDocument evidence;
  GB_FIELDS(school, use, evidence)
};
struct ReviewProject {
  static constexpr std::uint16_t number = 9014;
  static constexpr std::string_view name = "review_project";
  std::uint64_t school = 0;
  ProjectType type{};
  std::int64_t dropoff_m2 = 0;
  bool inside_land = false;  // 在项目用地内
  bool public_car_park = false;
  GB_FIELDS(school, type, dropoff_m2, inside_land, public_car_park)
};
struct SetAlarm {
  static constexpr std::uint16_t number = 9015;
  static constexpr std::string_view name = "set_alarm";
  std::uint64_t school = 0;
  Alarm state{};
  GB_FIELDS(school, state)
};

struct PermitWritten {
  static constexpr std::uint16_t number = 9510;
  std::uint64_t permit = 0;
  Permit row;
  GB_FIELDS(permit, row)
};
struct SeparationSet {
  static constexpr std::uint16_t number = 9511;
  std::uint64_t school = 0;
  Separation state{};
  SealedDocument evidence;
  GB_FIELDS(school, state, evidence)
};
struct CampusUseSeen {
  static constexpr std::uint16_t number = 9512;
  std::uint64_t school = 0;
  CampusUse use{};
  SealedDocument evidence;
  GB_FIELDS(school, use, evidence)
};
struct ProjectReviewed {
  static constexpr std::uint16_t number = 9513;
  Project row;
  GB_FIELDS(row)
};
struct AlarmSet {
  static constexpr std::uint16_t number = 9514;
  std::uint64_t school = 0;
  Alarm state{};
  GB_FIELDS(school, state)
};

Answer decide(const Context& in, const PermitCampusVehicle& command);
Answer decide(const Context& in, const SetSeparation& command);
Answer decide(const Context& in, const PermitCampusUse& command);
Answer decide(const Context& in, const ReportCampusUse& command);
Answer decide(const Context& in, const ReviewProject& command);
Answer decide(const Context& in, const SetAlarm& command);
void apply(World& world, const PermitWritten& fact, const FactOrigin& origin);
void apply(World& world, const SeparationSet& fact, const FactOrigin& origin);
void apply(World& world, const CampusUseSeen& fact, const FactOrigin& origin);
void apply(World& world, const ProjectReviewed& fact, const FactOrigin& origin);
void apply(World& world, const AlarmSet& fact, const FactOrigin& origin);

using CampusCommands =
    policies::TypeList<PermitCampusVehicle, SetSeparation, PermitCampusUse, ReportCampusUse, ReviewProject, SetAlarm>;
using CampusFacts = policies::TypeList<PermitWritten, SeparationSet, CampusUseSeen, ProjectReviewed, AlarmSet>;

}  // namespace gongbao::school_traffic
