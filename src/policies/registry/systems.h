// Which commands there are and which system each belongs to: for whoever lists or publishes them without knowing any.
#pragma once

#include "policies/accounts/commands.h"
#include "policies/persons/commands.h"
#include "policies/prepaid_card/commands.h"
#include "policies/registry/city_commands.h"

namespace gongbao::policies {

// What people and programs may send; JSON, OpenAPI and scenarios derive from it.
using CityPublicCommands = TypeList<SetParameter, AdoptCalendarNotice, OpenBatch>;
using PublicCommands = Join<CityPublicCommands, accounts::Commands, persons::Commands, prepaid_card::Commands>;

// As it stands in addresses: /v1/prepaid-card/confirm_filing.
template <class Command>
constexpr std::string_view system_of() {
  if constexpr (accounts::Commands::has<Command>) return "accounts";
  if constexpr (persons::Commands::has<Command>) return "persons";
  if constexpr (prepaid_card::Commands::has<Command>) return "prepaid-card";
  return "city";
}

}  // namespace gongbao::policies
