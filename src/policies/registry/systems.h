// Which commands there are and which system each belongs to: for whoever lists or publishes them without knowing any.
#pragma once

#include "policies/accounts/commands.h"
#include "policies/childcare/citations.h"
#include "policies/childcare/commands.h"
#include "policies/persons/commands.h"
#include "policies/prepaid_card/commands.h"
#include "policies/registry/city_commands.h"
#include "policies/registry/documents.h"

namespace gongbao::policies {

// What people and programs may send; JSON, OpenAPI and scenarios derive from it.
using CityPublicCommands = TypeList<SetParameter, AdoptCalendarNotice, OpenBatch>;
using PublicCommands = Join<CityPublicCommands, accounts::Commands, persons::Commands, prepaid_card::Commands,
                            childcare::Commands, OfDocuments::Commands>;

// As it stands in addresses: /v1/prepaid-card/confirm_filing.
template <class Command>
constexpr std::string_view system_of() {
  if constexpr (accounts::Commands::has<Command>) return "accounts";
  if constexpr (persons::Commands::has<Command>) return "persons";
  if constexpr (prepaid_card::Commands::has<Command>) return "prepaid-card";
  if constexpr (childcare::Commands::has<Command>) return "childcare";
  if constexpr (OfDocuments::Commands::has<Command>) return DocumentOf<Command>::law.document;
  return "city";
}

// Calls visit.template operator()<Command>() for the public command of that name (split_name); false: there is none.
template <class Visit>
bool with_public_command(std::string_view full, Visit&& visit) {
  const NameInSystem asked = split_name(full);
  bool found = false;
  PublicCommands::each([&]<class Command>() {
    const bool meant = Command::name == asked.name && (asked.system.empty() || asked.system == system_of<Command>());
    if (found || !meant) return;
    found = true;
    visit.template operator()<Command>();
  });
  return found;
}

// "childcare/submit_filing"
template <class Command>
std::string full_name_of() {
  return std::string(system_of<Command>()) + "/" + std::string(Command::name);
}

// The document in whose words a record of that scheme is told; empty: no document has it. Then an operation of it.
std::string_view system_of_scheme(std::uint8_t scheme);
std::string full_name_of(custody::Op op, std::uint8_t scheme);

// In whose words an answer to that command is cited: its own, or, of a parameter, those of the document that has it.
std::string cited_name(std::uint16_t number, ByteView command);

}  // namespace gongbao::policies
