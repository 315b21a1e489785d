// What stands at the gates and on the roads before them (2.3, 2.5): facilities, markings, vehicles that park,
// violations.
#pragma once

#include "policies/school_traffic/context.h"
#include "policies/school_traffic/zones.h"

namespace gongbao::school_traffic {

struct RecordFacility {
  static constexpr std::uint16_t number = 9020;
  static constexpr std::string_view name = "record_facility";
  std::uint64_t school = 0;
  std::string gate;
  std::string kind;
  FacilityStatus status{};
  SealedDocument evidence;
  SealedText reason;
  GB_FIELDS(school, gate, kind, status, evidence, reason)
};
struct ProposeMarking {
  static constexpr std::uint16_t number = 9021;
  static constexpr std::string_view name = "propose_marking";
  std::uint64_t road = 0;
  std::int64_t from_cm = 0;
  std::int64_t to_cm = 0;
  MarkingKind kind{};
  GB_FIELDS(road, from_cm, to_cm, kind)
};
struct RecordParkedVehicle {
  static constexpr std::uint16_t number = 9022;
  static constexpr std::string_view name = "record_parked_vehicle";
  std::uint64_t road = 0;
  std::int64_t from_cm = 0;
  std::int64_t to_cm = 0;
  std::optional<Stamp> at;  // now
  SealedText plate;
  GB_FIELDS(road, from_cm, to_cm, at, plate)
};
struct RecordViolation {
  static constexpr std::uint16_t number = 9023;
  static constexpr std::string_view name = "record_violation";
  std::uint64_t school = 0;
  std::string kind;
  std::uint64_t road = 0;
  std::optional<Stamp> at;
  SealedText plate;
  GB_FIELDS(school, kind, road, at, plate)
};

struct FacilityWritten {
  static constexpr std::uint16_t number = 9520;
  FacilityKey facility;
  Facility row;
  GB_FIELDS(facility, row)
};
struct MarkingRecorded {
  static constexpr std::uint16_t number = 9521;
  Marking row;
  GB_FIELDS(row)
};
struct ViolationRecorded {
  static constexpr std::uint16_t number = 9522;
  Violation row;
  GB_FIELDS(row)
};
// Of a vehicle that stood outside of every zone: seen, and nothing else.
struct VehicleSeen {
  static constexpr std::uint16_t number = 9523;
  Stretch where;
  Stamp at;
  GB_FIELDS(where, at)
};

Answer decide(const Context& in, const RecordFacility& command);
Answer decide(const Context& in, const ProposeMarking& command);
Answer decide(const Context& in, const RecordParkedVehicle& command);
Answer decide(const Context& in, const RecordViolation& command);
void apply(World& world, const FacilityWritten& fact, const FactOrigin& origin);
void apply(World& world, const MarkingRecorded& fact, const FactOrigin& origin);
void apply(World& world, const ViolationRecorded& fact, const FactOrigin& origin);
void apply(World& world, const VehicleSeen& fact, const FactOrigin& origin);

using FacilityCommands = policies::TypeList<RecordFacility, ProposeMarking, RecordParkedVehicle, RecordViolation>;
using FacilityFacts = policies::TypeList<FacilityWritten, MarkingRecorded, ViolationRecorded, VehicleSeen>;

}  // namespace gongbao::school_traffic
