// One row per document.
#include "policies/registry/laws.h"

#include "policies/accounts/commands.h"
#include "policies/prepaid_card/citations.h"
#include "policies/prepaid_card/codes.h"

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

}  // namespace gongbao::policies
