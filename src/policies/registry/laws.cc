// One row per document.
#include "policies/registry/laws.h"

#include "policies/accounts/commands.h"
#include "policies/childcare/citations.h"
#include "policies/persons/commands.h"
#include "policies/prepaid_card/choices.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/codes.h"
#include "policies/prepaid_card/commands.h"
#include "policies/registry/systems.h"

namespace gongbao::policies {

std::vector<PolicyLaw> all_laws() {
  return {{prepaid_card::citation_table(), prepaid_card::implementers(), prepaid_card::clauses_without_software(),
           prepaid_card::choices_of},
          {childcare::citation_table(), childcare::implementers(), childcare::clauses_without_software(), nullptr}};
}

std::string_view code_name(custody::Code code) {
  for (const std::string_view name : {prepaid_card::code_name(code), childcare::code_name(code)}) {
    if (!name.empty()) return name;
  }
  return accounts::code_name(code);
}

std::optional<custody::Code> code_named(std::string_view name) {
  if (const auto code = prepaid_card::code_named(name)) return code;
  const auto code = childcare::code_named(name);
  return code ? code : accounts::code_named(name);
}

namespace {

using access::Grant;
using access::Role;
using access::Scope;

// The city's own commands look at their actor themselves (city.cc). A parameter is changed by the role that owns it.
constexpr std::array parameter_owners{Grant{Role::city_commerce, Scope::city},
                                      Grant{Role::district_commerce, Scope::city}};
constexpr std::array keeper_of_the_system{Grant{Role::market_regulation, Scope::city}};
constexpr std::array bank_itself{Grant{Role::custody_bank, Scope::own_organisation}};

std::span<const Grant> grants_of_city(std::string_view command) {
  if (command == SetParameter::name) return parameter_owners;
  if (command == AdoptCalendarNotice::name) return keeper_of_the_system;
  if (command == OpenBatch::name) return bank_itself;
  return {};
}

}  // namespace

std::span<const Grant> grants_of(std::string_view command) {
  const std::string_view name = split_name(command).name;
  for (const auto grants : {grants_of_city(name), accounts::grants_of(name), persons::grants_of(name)}) {
    if (!grants.empty()) return grants;
  }
  const auto of_cards = prepaid_card::grants_of(name);
  if (split_name(command).system == childcare::document || of_cards.empty()) return childcare::grants_of(name);
  return of_cards;
}

std::span<const Grant> grants_of(custody::Op op, std::uint8_t scheme) {
  return scheme == custody::scheme_childcare ? childcare::grants_of(op) : prepaid_card::grants_of(op);
}

std::string full_name_of(custody::Op op, std::uint8_t scheme) {
  return std::string(system_of_scheme(scheme)) + "/" + std::string(custody::op_name(op));
}

}  // namespace gongbao::policies
