// One row per document.
#include "policies/registry/laws.h"

#include "policies/accounts/commands.h"
#include "policies/persons/commands.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/codes.h"
#include "policies/prepaid_card/commands.h"

namespace gongbao::policies {

std::vector<PolicyLaw> all_laws() {
  return {{prepaid_card::citation_table(), prepaid_card::implementers(), prepaid_card::clauses_without_software()}};
}

std::string_view code_name(custody::Code code) {
  const std::string_view name = prepaid_card::code_name(code);
  return name.empty() ? accounts::code_name(code) : name;
}

std::optional<custody::Code> code_named(std::string_view name) {
  const auto code = prepaid_card::code_named(name);
  return code ? code : accounts::code_named(name);
}

std::span<const access::Grant> grants_of(std::string_view command) {
  for (const auto grants : {accounts::grants_of(command), persons::grants_of(command)}) {
    if (!grants.empty()) return grants;
  }
  return prepaid_card::grants_of(command);
}

}  // namespace gongbao::policies
