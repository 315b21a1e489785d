// One row per document.
#include "policies/registry/laws.h"

#include "policies/prepaid_card/citations.h"

namespace gongbao::policies {

std::vector<PolicyLaw> all_laws() {
  return {{prepaid_card::citation_table(), prepaid_card::implementers(), prepaid_card::clauses_without_software()}};
}

}  // namespace gongbao::policies
