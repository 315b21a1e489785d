// 车辆登记 as the traffic police tell it: whose each vehicle is, and since when (4b).
#pragma once

#include "policies/used_vehicle/numbers.h"

namespace gongbao::used_vehicle {

struct VehicleRow {
  std::string vin;
  std::string plate;
  std::string engine_no;
  std::string type;
  NamedParty owner;
  Date owner_since;
  bool sealed = false;
  bool mortgaged = false;
  GB_FIELDS(vin, plate, engine_no, type, owner, owner_since, sealed, mortgaged)
};
struct ImportOwnerRegister {
  static constexpr std::uint16_t number = 6007;
  static constexpr std::string_view name = "import_owner_register";
  std::vector<VehicleRow> rows;
  GB_FIELDS(rows)
};
struct OwnerRegisterImported {
  static constexpr std::uint16_t number = 6506;
  std::map<std::string, Vehicle> vehicles;
  GB_FIELDS(vehicles)
};

Answer decide(const Context& in, const ImportOwnerRegister& command);
void apply(World& world, const OwnerRegisterImported& fact, const FactOrigin& origin);

using RegisterCommands = policies::TypeList<ImportOwnerRegister>;
using RegisterFacts = policies::TypeList<OwnerRegisterImported>;

}  // namespace gongbao::used_vehicle
