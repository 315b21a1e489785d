// What each system of the city says about its document, in the order of the registry: the clauses behind its answers
// and what runs for each clause. Whoever cites reads it from here, so that a new policy is cited without a line
// elsewhere.
#pragma once

#include "law/clause_map.h"

namespace gongbao::policies {

struct PolicyLaw {
  law::CitationTable citations;
  std::span<const law::Implementer> implementers;
  std::span<const law::NoSoftware> reasons;
};

std::vector<PolicyLaw> all_laws();

}  // namespace gongbao::policies
