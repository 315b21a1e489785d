// Operators and their filing, their connection to the verification system, and registration stations (addressees-a,
// 3c, 4d).
#pragma once

#include "policies/used_vehicle/context.h"

namespace gongbao::used_vehicle {

struct RegisterOperator {
  static constexpr std::uint16_t number = 6001;
  static constexpr std::string_view name = "register_operator";
  std::string uscc;
  std::string operator_name;
  std::vector<OperatorKind> kinds;
  std::string filing_no;
  std::optional<std::uint64_t> market;  // where it resides
  GB_FIELDS(uscc, operator_name, kinds, filing_no, market)
};
struct OperatorRegistered {
  static constexpr std::uint16_t number = 6501;
  Operator row;
  GB_FIELDS(row)
};
struct EndFiling {
  static constexpr std::uint16_t number = 6002;
  static constexpr std::string_view name = "end_filing";
  std::uint64_t operator_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, reason)
};
struct FilingEnded {
  static constexpr std::uint16_t number = 6502;
  std::uint64_t operator_id = 0;
  SealedText reason;
  GB_FIELDS(operator_id, reason)
};
struct RecordConnection {
  static constexpr std::uint16_t number = 6003;
  static constexpr std::string_view name = "record_connection";
  Date from;
  GB_FIELDS(from)
};
struct ConnectionRecorded {
  static constexpr std::uint16_t number = 6503;
  std::uint64_t operator_id = 0;
  Date from;
  GB_FIELDS(operator_id, from)
};

struct ApplyStation {
  static constexpr std::uint16_t number = 6004;
  static constexpr std::string_view name = "apply_station";
  GB_FIELDS()
};
struct StationApplied {
  static constexpr std::uint16_t number = 6504;
  std::uint64_t operator_id = 0;
  GB_FIELDS(operator_id)
};
struct ApproveStation {
  static constexpr std::uint16_t number = 6005;
  static constexpr std::string_view name = "approve_station";
  std::uint64_t station = 0;
  GB_FIELDS(station)
};
struct StopStation {
  static constexpr std::uint16_t number = 6006;
  static constexpr std::string_view name = "stop_station";
  std::uint64_t station = 0;
  SealedText reason;
  GB_FIELDS(station, reason)
};
struct StationMoved {
  static constexpr std::uint16_t number = 6505;
  std::uint64_t station = 0;
  StationState to{};
  SealedText reason;
  GB_FIELDS(station, to, reason)
};

Answer decide(const Context& in, const RegisterOperator& command);
Answer decide(const Context& in, const EndFiling& command);
Answer decide(const Context& in, const RecordConnection& command);
Answer decide(const Context& in, const ApplyStation& command);
Answer decide(const Context& in, const ApproveStation& command);
Answer decide(const Context& in, const StopStation& command);
void apply(World& world, const OperatorRegistered& fact, const FactOrigin& origin);
void apply(World& world, const FilingEnded& fact, const FactOrigin& origin);
void apply(World& world, const ConnectionRecorded& fact, const FactOrigin& origin);
void apply(World& world, const StationApplied& fact, const FactOrigin& origin);
void apply(World& world, const StationMoved& fact, const FactOrigin& origin);

using OperatorCommands =
    policies::TypeList<RegisterOperator, EndFiling, RecordConnection, ApplyStation, ApproveStation, StopStation>;
using OperatorFacts =
    policies::TypeList<OperatorRegistered, FilingEnded, ConnectionRecorded, StationApplied, StationMoved>;

}  // namespace gongbao::used_vehicle
