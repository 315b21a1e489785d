// Gardens are registered by the street office and closed after a notice (1 to 3).
#pragma once

#include "policies/shared_garden/state.h"

namespace gongbao::shared_garden {

struct RegisterGarden {
  static constexpr std::uint16_t number = 13001;
  static constexpr std::string_view name = "register_garden";
  std::string garden_name;
  std::string address;
  GB_FIELDS(garden_name, address)
};
struct GardenRegistered {
  static constexpr std::uint16_t number = 13501;
  Garden row;
  GB_FIELDS(row)
};
struct CloseGarden {
  static constexpr std::uint16_t number = 13002;
  static constexpr std::string_view name = "close_garden";
  std::uint64_t garden = 0;
  Date closes_on;
  GB_FIELDS(garden, closes_on)
};
struct ClosureAnnounced {
  static constexpr std::uint16_t number = 13502;
  std::uint64_t garden = 0;
  Date closes_on;
  GB_FIELDS(garden, closes_on)
};

Answer decide(const Context& in, const RegisterGarden& command);
Answer decide(const Context& in, const CloseGarden& command);
void apply(World& world, const GardenRegistered& fact, const FactOrigin& origin);
void apply(World& world, const ClosureAnnounced& fact, const FactOrigin& origin);

using Commands = policies::TypeList<RegisterGarden, CloseGarden>;
using FactTypes = policies::TypeList<GardenRegistered, ClosureAnnounced>;

}  // namespace gongbao::shared_garden
